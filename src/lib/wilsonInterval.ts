import {normalQuantile, type Interval} from "./interval.js";

/**
 * Wilson's 95% score interval of a proportion, without continuity correction. Within [0, 1];
 * all of [0, 1] for no trials.
 * Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".
 * @param successCount an integer in [0, count]
 * @param count trials
 * @throws RangeError if successCount is not in its range
 */
export function wilsonInterval(successCount: number, count: number): Interval {
  if (!(successCount >= 0 && successCount <= count)) {
    throw new RangeError(`invalid success count: expected 0 to ${count}, got ${successCount}`);
  }
  if (count === 0) return {lower: 0, upper: 1};
  const failureCount = count - successCount;
  const zz = normalQuantile ** 2;
  const centre = successCount + zz / 2;
  const halfWidth = normalQuantile * Math.sqrt((successCount * failureCount) / count + zz / 4);
  // The ends are exact where rounding would miss them.
  return {
    lower: successCount === 0 ? 0 : (centre - halfWidth) / (count + zz),
    upper: failureCount === 0 ? 1 : (centre + halfWidth) / (count + zz)
  };
}
