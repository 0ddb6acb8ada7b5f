import {weightedLayers, type PortableNetwork, type Weights} from "./portableNetwork.js";

/** A network's weights by Keras's names and in its layouts, which are tfjs's, in the order of `Model.set_weights`. */
export function kerasWeights(network: PortableNetwork): [name: string, weights: Weights][] {
  return weightedLayers(network).flatMap(({name, kernel, bias}): [string, Weights][] => [
    [`${name}/kernel`, kernel],
    [`${name}/bias`, bias]
  ]);
}
