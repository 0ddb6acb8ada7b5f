import {classGroups, type ClassGroup} from "../../lib/classGroups.js";
import {className} from "../../lib/classNames.js";

/** A row or a column of a matrix: a class, or a folded group of classes. */
export interface AxisItem {
  readonly name: string;
  readonly labels: readonly number[];
}

/** A group of classes as an axis shows it. */
export interface AxisGroup {
  /** Name of the group where its classes are shown one by one; none where one item stands for it. */
  readonly heading: string | undefined;
  readonly labels: readonly number[];
  readonly items: readonly AxisItem[];
}

/** The classes in groups. @param folded keys of the groups that are one item */
export function axisGroups(folded: readonly string[]): AxisGroup[] {
  return classGroups.map((group) => (canFold(group) && !folded.includes(group.key) ? unfolded(group) : asOne(group)));
}

/** Whether a group holds more than one class. */
export function canFold({labels}: Pick<ClassGroup, "labels">): boolean {
  return labels.length > 1;
}

function unfolded({name, labels}: ClassGroup): AxisGroup {
  return {heading: name, labels, items: labels.map((label) => ({name: className(label), labels: [label]}))};
}

function asOne(group: ClassGroup): AxisGroup {
  const {labels} = group;
  const name = canFold(group) ? group.name : className(labels[0]!);
  return {heading: undefined, labels, items: [{name, labels}]};
}
