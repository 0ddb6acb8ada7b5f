import {assemble} from "../engine/assemble.js";
import {loadNetwork, type Network} from "../engine/runtime/loadNetwork.js";
import {exportVariant} from "../experiments/describeVariant.js";

/**
 * A run's network at work with the run's parameters.
 * @param parameters as the run stores them, [parameterCount]
 * @param outputCounts numbers of examples whose outputs are asked for at once
 * @param layers names of layers whose values for one example are asked for
 */
export async function trainedNetwork(
  run: {readonly variant: string; readonly seed: number},
  parameters: Float32Array,
  outputCounts: readonly number[],
  layers: readonly string[] = []
): Promise<Network> {
  const exported = exportVariant(run.variant, {outputCounts, layers});
  const network = await loadNetwork(exported, await assemble("kernels"), run.seed);
  network.parameters.view.set(parameters);
  return network;
}
