import {tags} from "../../components/tags.js";
import {classNames} from "../../lib/classNames.js";
import {percent} from "../../lib/format.js";
import type {Probabilities} from "../images/probabilities.js";
import type {TestImages} from "../images/testImages.js";
import {slots, type Slot} from "../view/slots.js";

const {div, p, span, table, tbody, td, th, thead, tr} = tags;

/** The probabilities of those of the two models that give some. */
export type ComparedProbabilities = Readonly<Partial<Record<Slot, Probabilities>>>;

/**
 * The ten probabilities that both models give an image: a table in which each row also draws its numbers as dots on a
 * line; and a sentence for a model that gives none.
 */
export function probabilityTable(images: TestImages, image: number, probabilities: ComparedProbabilities): HTMLElement {
  const given = slots.filter((slot) => probabilities[slot] !== undefined);
  const lacking = slots.flatMap((slot) => images.models[slot].lacks ?? []);
  const notes = lacking.map((sentence) => p({class: "panel-note"}, sentence));
  return div({}, given.length > 0 ? tableOf(images, image, probabilities, given) : undefined, notes);
}

function tableOf(
  images: TestImages,
  image: number,
  probabilities: ComparedProbabilities,
  given: readonly Slot[]
): HTMLElement {
  const label = images.labels[image]!;
  const head = tr(
    {},
    th({scope: "col"}, "Class"),
    td({}),
    given.map((slot) => th({scope: "col", class: `numeric name-${slot}`}, images.models[slot].name))
  );
  const shares = given.map((slot) => probabilities[slot]!(image));
  const rows = classNames.map((name, index) => {
    const ofClass = shares.map((share) => share[index]!);
    return tr(
      {class: index === label ? "true-class" : undefined},
      th({scope: "row"}, name, index === label ? span({class: "true-mark"}, " true") : undefined),
      td({class: "share-line", "aria-hidden": "true"}, shareLine(ofClass, given)),
      ofClass.map((share, i) => td({class: numberClass(images, image, index, given[i]!)}, percent(share)))
    );
  });
  return table(
    {class: "probabilities", "aria-label": `Probability of each class, test image ${image}`},
    thead({}, head),
    tbody({}, rows)
  );
}

/** Shares as dots between 0 and 1, joined by a line. */
function shareLine(shares: readonly number[], given: readonly Slot[]): HTMLElement {
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const join = span({class: "share-join", style: `left:${100 * least}%;width:${100 * (most - least)}%`});
  const dots = shares.map((share, i) => span({class: `share-dot share-${given[i]}`, style: `left:${100 * share}%`}));
  return span({class: "share-track"}, join, dots);
}

function numberClass({models}: TestImages, image: number, index: number, slot: Slot): string {
  return models[slot].predictions[image] === index ? `numeric chosen name-${slot}` : "numeric";
}
