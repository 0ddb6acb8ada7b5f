import {interpolateRgb} from "d3";
import {classColours} from "../../components/classColours.js";
import {classCount, classNames} from "../../lib/classNames.js";
import {rightOf} from "../images/filter.js";
import {rightName} from "../filters/filtersInWords.js";
import type {TestImages} from "../images/testImages.js";
import type {Theme} from "../../components/themeColours.js";
import {rights, type Colouring, type Layout} from "../view/view.js";

/** Points of one colour. */
export interface ColourClass {
  readonly name: string;
  readonly colour: string;
}

/** What a map's colours stand for, and which each image has; shape [count]. */
export interface Colours {
  readonly classes: readonly ColourClass[];
  readonly of: Uint8Array;
}

/** Upper bounds of the bands of loss, nats. */
const lossBands = [0.05, 0.5, 2, Infinity];

/**
 * The colours of a map's points.
 * @param layout says whose loss is meant
 */
export function coloursOf(images: TestImages, colouring: Colouring, layout: Layout, theme: Theme): Colours {
  const {count, labels} = images;
  const of = new Uint8Array(count);
  if (colouring === "class") {
    of.set(Array.from(labels));
    const palette = classColours[theme.isDark ? "dark" : "light"];
    return {classes: classNames.map((name, label) => ({name, colour: palette[label % classCount]!})), of};
  }
  if (colouring === "outcome") {
    for (let i = 0; i < count; ++i) of[i] = rights.indexOf(rightOf(images, i));
    const colours = {both: theme.muted, a: theme.a, b: theme.b, neither: theme.error};
    return {classes: rights.map((right) => ({name: rightName(right, images.models), colour: colours[right]})), of};
  }
  const losses = images.report[layout.startsWith("ann") ? "ann" : "cnn"].measures.loss!;
  for (let i = 0; i < count; ++i) of[i] = lossBands.findIndex((bound) => losses[i]! <= bound);
  return {classes: lossClasses(theme), of};
}

function lossClasses({muted, error}: Theme): ColourClass[] {
  const shares = [0, 0.35, 0.7, 1];
  const mix = interpolateRgb(muted, error);
  return lossBands.map((bound, i) => {
    const name = bound === Infinity ? `loss over ${lossBands[i - 1]} nats` : `to ${bound}`;
    return {name, colour: mix(shares[i]!)};
  });
}
