import {zipSync} from "fflate";
import type {Weights} from "./portableNetwork.js";
import {bytesOf} from "../store/floatBytes.js";

/** A zip's earliest time, in whatever zone this runs: it is written as hours and minutes without one. */
const earliest = new Date(1980, 0, 1);

/** Weights as NumPy's `savez` writes them, not compressed, the same bytes for the same weights. */
export function npz(weights: readonly (readonly [name: string, weights: Weights])[]): Uint8Array {
  const entries = weights.map(([name, array]) => [`${name}.npy`, [npy(array), {level: 0, mtime: earliest}]] as const);
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]);
}

/** An array as NumPy's `save` writes it. Source: NumPy enhancement proposal 1, version 1.0. */
function npy({shape, values}: Weights): Uint8Array {
  const axes = `${shape.join(", ")}${shape.length === 1 ? "," : ""}`;
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${axes}), }`;
  const magicLength = 10;
  const headLength = 64 * Math.ceil((magicLength + text.length + 1) / 64);
  const head = Buffer.from(`\x93NUMPY\x01\x00  ${text.padEnd(headLength - magicLength - 1)}\n`, "latin1");
  head.writeUInt16LE(headLength - magicLength, 8);
  return Buffer.concat([head, bytesOf(values)]);
}
