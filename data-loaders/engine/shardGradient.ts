import * as tf from "@tensorflow/tfjs";

/** What a shard of examples says about the model, with dropout on. */
export interface ShardStatistics {
  /** Sum of the examples' cross-entropy, nats. */
  readonly lossSum: number;
  readonly correctCount: number;
}

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
): ShardStatistics {
  let statistics: ShardStatistics = {lossSum: NaN, correctCount: 0};
  tf.tidy(() => {
    const crossEntropy = tf.customGrad((...args) => {
      const [logits, save] = args as unknown as [tf.Tensor2D, tf.GradSaveFunc];
      statistics = shardStatistics(logits.dataSync<"float32">(), labels);
      save([tf.sub(tf.softmax(logits), tf.oneHot(tf.tensor1d(labels, "int32"), logits.shape[1]))]);
      const gradFunc = (_: tf.Tensor, [errors]: tf.Tensor[]): tf.Tensor => tf.div(errors!, batchSize);
      return {value: tf.scalar(statistics.lossSum / batchSize), gradFunc};
    });
    const weights = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
    const {grads} = tf.variableGrads(() => crossEntropy(model.apply(x, {training: true}) as tf.Tensor) as tf.Scalar, weights);
    let at = 0;
    for (const {name, size} of weights) {
      gradient.set(grads[name]!.dataSync(), at);
      at += size;
    }
  });
  return statistics;
}

/** Cross-entropy through the log-sum-exp of the logits, so that a hopeless example stays finite. */
function shardStatistics(logits: Float32Array, labels: Uint8Array): ShardStatistics {
  const classCount = logits.length / labels.length;
  let lossSum = 0;
  let correctCount = 0;
  labels.forEach((label, i) => {
    const row = logits.subarray(i * classCount, (i + 1) * classCount);
    const largest = Math.max(...row);
    const exponentials = row.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
    lossSum += largest + Math.log(exponentials) - row[label]!;
    if (row.indexOf(largest) === label) ++correctCount;
  });
  return {lossSum, correctCount};
}
