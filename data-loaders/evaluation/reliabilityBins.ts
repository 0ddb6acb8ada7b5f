import {requireSameLength} from "./requireSameLength.js";

/** Examples whose confidence lies in a band. */
export interface ReliabilityBin {
  /** Ends of the band, in [0, 1]; the lower is in it only in the first band, the upper always. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Examples among them that are classified correctly. */
  readonly correctCount: number;
  /** Mean of their confidences, in [0, 1]; NaN where there are none. */
  readonly meanConfidence: number;
}

/**
 * Confidence against correctness in bands of equal width: a reliability diagram.
 * Source: Guo et al. 2017, "On calibration of modern neural networks", section 2.
 * @param confidences largest class probability per example, in [0, 1]; shape [n]
 * @param correct 1 where the prediction equals the label; shape [n]
 * @throws RangeError if the lengths differ
 */
export function reliabilityBins(confidences: Float32Array, correct: Uint8Array, binCount: number): ReliabilityBin[] {
  requireSameLength(confidences, correct, ["confidences", "correct"]);
  const counts = new Uint32Array(binCount);
  const correctCounts = new Uint32Array(binCount);
  const sums = new Float64Array(binCount);
  confidences.forEach((confidence, i) => {
    const bin = Math.max(0, Math.ceil(confidence * binCount) - 1);
    counts[bin]! += 1;
    correctCounts[bin]! += correct[i]!;
    sums[bin]! += confidence;
  });
  return Array.from(counts, (count, bin) => ({
    from: bin / binCount,
    to: (bin + 1) / binCount,
    count,
    correctCount: correctCounts[bin]!,
    meanConfidence: sums[bin]! / count
  }));
}
