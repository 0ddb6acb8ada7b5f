import {classCount} from "../../lib/classNames.js";
import type {Filtered} from "../images/filter.js";
import type {TestImages} from "../images/testImages.js";
import type {Wanted} from "../view/view.js";

/**
 * How many images each choice of a menu would leave, the other filters as they are.
 * @param part the filter that the menu is of
 */
export function optionCounts(
  {labels, models}: TestImages,
  filtered: Filtered,
  part: "label" | "saysA" | "saysB"
): (wanted: Wanted) => number {
  const others = filtered.images([part]);
  const classes = part === "label" ? labels : models[part === "saysA" ? "a" : "b"].predictions;
  const ofClass = new Uint16Array(classCount);
  let rightCount = 0;
  for (const image of others) {
    ofClass[classes[image]!]! += 1;
    if (classes[image] === labels[image]) rightCount += 1;
  }
  return (wanted) => {
    if (wanted === "right") return rightCount;
    if (wanted === "wrong") return others.length - rightCount;
    return wanted.length === 0 ? others.length : wanted.reduce((sum, label) => sum + ofClass[label]!, 0);
  };
}
