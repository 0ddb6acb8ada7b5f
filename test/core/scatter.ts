import {mean} from "./studentT.js";

/**
 * The mean distance of an epoch's loss from the mean of its two neighbours, in the second half of the epochs; undefined
 * for fewer than four epochs.
 * @param losses by epoch, nats
 */
export function scatter(losses: readonly number[]): number | undefined {
  if (losses.length < 4) return undefined;
  const distances = losses.flatMap((loss, i) => {
    const [before, after] = [losses[i - 1], losses[i + 1]];
    const isLate = i >= Math.floor(losses.length / 2);
    return isLate && before !== undefined && after !== undefined ? [Math.abs(loss - (before + after) / 2)] : [];
  });
  return mean(distances);
}
