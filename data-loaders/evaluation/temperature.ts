const classCount = 10;
const [lowestTemperature, highestTemperature] = [1e-3, 1e3];
const largestStepCount = 100;
const smallestChange = 1e-12;

export interface TemperatureFit {
  /** What the logits are to be divided by, in [0.001, 1,000]; above 1 where the network is too sure of itself. */
  readonly temperature: number;
  /** Mean cross-entropy of the logits as they are, nats. */
  readonly lossBefore: number;
  /** The same of the logits divided by the temperature; no larger. */
  readonly lossAfter: number;
}

/**
 * The temperature that calibrates logits: their divisor of the least mean cross-entropy.
 * The loss is convex in 1 / T, so Newton's method finds the zero of its slope there, halving where a step would leave
 * the bracket. Where the loss falls without end, as when every prediction is right, it is the end of the range.
 * Losses are computed in float64 and not clamped, unlike those of `crossEntropy`.
 * Source: Guo et al. 2017, "On calibration of modern neural networks", section 4.2.
 * @param logits by example, then class; shape [n, 10], finite
 * @param labels true class indices; shape [n]
 * @throws RangeError if the lengths do not fit, there are no examples, a logit is not finite or a label is no class
 */
export function temperature(logits: Float32Array, labels: Uint8Array): TemperatureFit {
  requireExamples(logits, labels);
  const inverse = inverseTemperature((inverse) => scaledLoss(logits, labels, inverse));
  const [before, after] = [1, inverse].map((inverse) => scaledLoss(logits, labels, inverse).loss);
  return {temperature: 1 / inverse, lossBefore: before!, lossAfter: after!};
}

/** Mean loss at an inverse temperature, and its first two derivatives by it. */
interface ScaledLoss {
  readonly loss: number;
  readonly slope: number;
  readonly curvature: number;
}

function inverseTemperature(lossAt: (inverse: number) => ScaledLoss): number {
  let [lower, upper] = [1 / highestTemperature, 1 / lowestTemperature];
  if (lossAt(lower).slope >= 0) return lower;
  if (lossAt(upper).slope <= 0) return upper;
  let inverse = 1;
  for (let step = 0; step < largestStepCount; ++step) {
    const {slope, curvature} = lossAt(inverse);
    if (slope < 0) lower = inverse;
    else upper = inverse;
    const newton = inverse - slope / curvature;
    const next = newton > lower && newton < upper ? newton : Math.sqrt(lower * upper);
    if (Math.abs(next - inverse) <= smallestChange * inverse) break;
    inverse = next;
  }
  return inverse;
}

/** The slope is the mean of expected less true logit, the curvature that of the logits' variance. */
function scaledLoss(logits: Float32Array, labels: Uint8Array, inverse: number): ScaledLoss {
  let [loss, slope, curvature] = [0, 0, 0];
  labels.forEach((label, i) => {
    const row = logits.subarray(i * classCount, (i + 1) * classCount);
    const largest = Math.max(...row);
    let [sum, first, second] = [0, 0, 0];
    for (const logit of row) {
      const below = logit - largest;
      const weight = Math.exp(below * inverse);
      sum += weight;
      first += weight * below;
      second += weight * below ** 2;
    }
    const below = row[label]! - largest;
    loss += Math.log(sum) - below * inverse;
    slope += first / sum - below;
    curvature += second / sum - (first / sum) ** 2;
  });
  const n = labels.length;
  return {loss: loss / n, slope: slope / n, curvature: curvature / n};
}

function requireExamples(logits: Float32Array, labels: Uint8Array): void {
  if (labels.length === 0) throw new RangeError("invalid labels: expected at least one example, got none");
  if (logits.length !== classCount * labels.length) {
    throw new RangeError(
      `invalid logits: expected ${classCount} for each of ${labels.length} labels, got ${logits.length}`
    );
  }
  const example = labels.findIndex((label) => label >= classCount);
  if (example !== -1) {
    throw new RangeError(
      `invalid label of example ${example}: expected less than ${classCount}, got ${labels[example]}`
    );
  }
  const place = logits.findIndex((logit) => !Number.isFinite(logit));
  if (place !== -1) throw new RangeError(`invalid logit ${place}: expected a finite number, got ${logits[place]}`);
}
