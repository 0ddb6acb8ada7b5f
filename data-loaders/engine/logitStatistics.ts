/** What a network's outputs say about some examples. */
export interface LogitStatistics {
  /** Sum of the examples' cross-entropy, nats. */
  readonly lossSum: number;
  readonly correctCount: number;
}

/**
 * Loss and hits from logits. The cross-entropy goes through their log-sum-exp, so that a hopeless example
 * stays finite where its probability would round to zero.
 * @param logits by example, then class; shape [n, classCount]
 * @param labels true class indices; shape [n]
 */
export function logitStatistics(logits: Float32Array, labels: Uint8Array): LogitStatistics {
  const classCount = logits.length / labels.length;
  let lossSum = 0;
  let correctCount = 0;
  labels.forEach((label, i) => {
    const row = logits.subarray(i * classCount, (i + 1) * classCount);
    const largest = Math.max(...row);
    const prediction = row.indexOf(largest);
    lossSum += largest + Math.log(exponentialSum(row, largest)) - row[label]!;
    if (prediction === label) ++correctCount;
  });
  return {lossSum, correctCount};
}

function exponentialSum(row: Float32Array, largest: number): number {
  let sum = 0;
  for (const logit of row) sum += Math.exp(logit - largest);
  return sum;
}
