import {svgTags} from "../../components/tags.js";
import type {Range} from "../view/view.js";

const {rect, svg} = svgTags;

const barCount = 40;
const height = 28;

/**
 * How often a measure has which values, and which of them a range lets pass: bars whose heights are the square roots of
 * their counts, so that rare values show. The numbers are in the fields beside it.
 * @param values of all images, not below 0
 */
export function histogram(values: ArrayLike<number>, {lower, upper}: Range): SVGElement {
  const most = Array.from(values).reduce((largest, value) => Math.max(largest, value), 0);
  const width = (most || 1) / barCount;
  const counts = new Uint32Array(barCount);
  for (const value of Array.from(values)) ++counts[Math.min(barCount - 1, Math.floor(value / width))]!;
  const largest = Math.max(...counts);
  const bars = Array.from(counts, (count, i) => {
    const size = height * Math.sqrt(count / largest);
    const isIn = (i + 1) * width >= lower && i * width <= upper;
    return rect({x: i, y: height - size, width: 0.9, height: size, class: isIn ? "bar-in" : "bar-out"});
  });
  const view = {viewBox: `0 0 ${barCount} ${height}`, preserveAspectRatio: "none"};
  return svg({class: "range-bars", ...view, "aria-hidden": "true"}, bars);
}
