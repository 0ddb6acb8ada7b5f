import {tags} from "../../components/tags.js";
import {count, percent, pValue} from "../../lib/format.js";
import {mcnemarExact} from "../../lib/mcnemarExact.js";
import {rightName} from "../filters/filtersInWords.js";
import {rightOf} from "../images/filter.js";
import type {TestImages} from "../images/testImages.js";
import type {Go, Shown} from "../shown.js";
import {firstView, noFilters, rights, type Right, type View} from "../view/view.js";

const {button, div, p, span, strong, table, tbody, td, th, thead, tr} = tags;

type Counts = Readonly<Record<Right, number>>;

/** Which model is right, two by two, of the images that the other filters let pass; each cell filters. */
export interface OutcomeTable {
  readonly element: HTMLElement;
  update(shown: Shown): void;
}

/** @param images of which two models it speaks; others make another table */
export function outcomeTable(images: TestImages, go: Go): OutcomeTable {
  const {a, b} = images.models;
  let shown: View = {...firstView};
  const cells = rights.map((right) => {
    const [total, share] = [strong({}), span({})];
    const name = span({class: "spoken"}, `${rightName(right, images.models)}: `);
    const element = button({type: "button"}, name, total, " ", share);
    element.addEventListener("click", () => {
      go({...withoutVerdicts(shown), right: shown.right.join() === right ? [] : [right]});
    });
    return {right, element, total, share};
  });
  const cell = (right: Right): HTMLElement => td({}, cells.find((made) => made.right === right)!.element);
  const grid = table(
    {class: "explore-outcomes", "aria-label": "Test images by which model is right"},
    thead({}, tr({}, td({}), th({scope: "col"}, `${b.name} right`), th({scope: "col"}, `${b.name} wrong`))),
    tbody(
      {},
      tr({}, th({scope: "row"}, `${a.name} right`), cell("both"), cell("a")),
      tr({}, th({scope: "row"}, `${a.name} wrong`), cell("b"), cell("neither"))
    )
  );
  return {
    element: div({class: "explore-outcome"}, grid, p({class: "matrix-caption"}, testSentence(images))),
    update({filtered, view}) {
      shown = view;
      const verdicts = Object.keys(withoutVerdicts(view)) as (keyof ReturnType<typeof withoutVerdicts>)[];
      const found = filtered.images(["right", ...verdicts]);
      const counts = outcomeCounts(images, found);
      for (const {right, element, total, share} of cells) {
        total.textContent = count(counts[right]);
        share.textContent = found.length === 0 ? "" : percent(counts[right] / found.length);
        element.setAttribute("aria-pressed", String(view.right.includes(right)));
      }
    }
  };
}

/** Takes away what says the same as a cell, that a model is right or wrong: so the table stays whole. */
function withoutVerdicts({saysA, saysB}: View): Partial<Pick<View, "saysA" | "saysB">> {
  return {
    ...(typeof saysA === "string" && {saysA: noFilters.saysA}),
    ...(typeof saysB === "string" && {saysB: noFilters.saysB})
  };
}

function outcomeCounts(images: TestImages, found: Iterable<number>): Counts {
  const counts = {both: 0, a: 0, b: 0, neither: 0};
  for (const image of found) ++counts[rightOf(images, image)];
  return counts;
}

function testSentence(images: TestImages): string {
  const counts = outcomeCounts(images, Array(images.count).keys());
  const {a, b} = images.models;
  return `Only ${a.said} is right about ${count(counts.a)} of all ${count(images.count)} images, only ${b.said} about ${count(counts.b)}: McNemar’s exact test, ${pValue(mcnemarExact(counts.a, counts.b))}.`;
}
