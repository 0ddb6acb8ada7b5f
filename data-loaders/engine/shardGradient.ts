import * as tf from "@tensorflow/tfjs";
import {logitStatistics, type LogitStatistics} from "./logitStatistics.js";

/**
 * Gradient of a shard's share in the batch's mean cross-entropy, with dropout on.
 * @param x standardised pixels, [examples, …inputShape]
 * @param labels true class indices, [examples]
 * @param batchSize examples in the whole batch, by which the loss is divided
 * @param gradient where the gradient goes, [parameterCount], in the order of `readParameters`
 */
export function shardGradient(
  model: tf.LayersModel,
  x: tf.Tensor,
  labels: Uint8Array,
  batchSize: number,
  gradient: Float32Array
): LogitStatistics {
  let statistics: LogitStatistics | undefined;
  tf.tidy(() => {
    const crossEntropy = tf.customGrad((...args) => {
      const [logits, save] = args as unknown as [tf.Tensor2D, tf.GradSaveFunc];
      const {lossSum} = (statistics = logitStatistics(logits.dataSync<"float32">(), labels));
      save([tf.sub(tf.softmax(logits), tf.oneHot(tf.tensor1d(labels, "int32"), logits.shape[1]))]);
      const gradFunc = (_: tf.Tensor, [errors]: tf.Tensor[]): tf.Tensor => tf.div(errors!, batchSize);
      return {value: tf.scalar(lossSum / batchSize), gradFunc};
    });
    const weights = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
    const {grads} = tf.variableGrads(() => crossEntropy(model.apply(x, {training: true}) as tf.Tensor), weights);
    let at = 0;
    for (const {name, size} of weights) {
      gradient.set(grads[name]!.dataSync(), at);
      at += size;
    }
  });
  return statistics!;
}
