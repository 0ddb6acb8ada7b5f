import type {ExportedNetwork} from "../engine/runtime/exportedNetwork.js";

/** Kernel and bias of each layer that has them, in their order, of networks without batch normalisation. */
export function kernelsOf({initial}: Pick<ExportedNetwork, "initial">, parameters: Float32Array): Float32Array[] {
  let at = 0;
  const parts = initial.map(({size}) => parameters.subarray(at, (at += size)));
  return parts.filter((_, i) => i % 2 === 0);
}
