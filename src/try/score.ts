import {percentInterval} from "../lib/format.js";
import {wilsonInterval} from "../lib/wilsonInterval.js";

/** How many of the images someone names rightly, as words. */
export function scoreInWords(rightCount: number, count: number): string {
  return `${rightCount} of ${count}, 95% interval ${percentInterval(wilsonInterval(rightCount, count), 0)}`;
}
