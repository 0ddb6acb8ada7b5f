import {tags} from "./tags.js";

const {p, span} = tags;

/** What the two hues of a weight's image mean, from the most negative to the most positive. */
export function weightLegend(): HTMLElement {
  return p(
    {class: "weight-legend"},
    "Purple: below zero, an inked pixel holds the unit back",
    span({class: "weight-ramp", "aria-hidden": "true"}),
    "Green: above zero, an inked pixel drives it"
  );
}
