import type {Protocol} from "./protocol.js";

/** Adam's memory: parameters and both means, each of shape [parameterCount], and the steps taken. */
export interface AdamState {
  readonly parameters: Float32Array;
  readonly mean: Float32Array;
  readonly meanSquare: Float32Array;
  stepCount: number;
}

/** The state before the first step. @param parameters initial weights, shape [parameterCount]; kept, not copied */
export function adamState(parameters: Float32Array): AdamState {
  const size = parameters.length;
  return {parameters, mean: new Float32Array(size), meanSquare: new Float32Array(size), stepCount: 0};
}

/**
 * Takes one step of Adam in place, with the gradient summed over the shards in their order.
 * Source: Kingma and Ba 2015, algorithm 1; epsilon is added outside the root, as PyTorch does.
 * @param shardGradients one array per shard, each of shape [parameterCount], already divided by the batch's size
 */
export function adamStep(
  state: AdamState,
  shardGradients: readonly Float32Array[],
  {learningRate, beta1, beta2, epsilon}: Protocol
): void {
  const {parameters, mean, meanSquare} = state;
  const step = ++state.stepCount;
  const rate = learningRate / (1 - beta1 ** step);
  const rootCorrection = Math.sqrt(1 - beta2 ** step);
  for (let i = 0; i < parameters.length; ++i) {
    let gradient = 0;
    for (const shard of shardGradients) gradient += shard[i]!;
    const first = beta1 * mean[i]! + (1 - beta1) * gradient;
    const second = beta2 * meanSquare[i]! + (1 - beta2) * gradient * gradient;
    mean[i] = first;
    meanSquare[i] = second;
    parameters[i]! -= (rate * first) / (Math.sqrt(second) / rootCorrection + epsilon);
  }
}
