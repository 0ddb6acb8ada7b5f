import {tags} from "../../components/tags.js";
import {modelName} from "../../components/theme.js";
import {count, percent, pValue} from "../../lib/format.js";
import {mcnemarExact} from "../../lib/mcnemarExact.js";
import {rightOf} from "../images/filter.js";
import type {TestImages} from "../images/testImages.js";
import type {Go, Shown} from "../shown.js";
import {rightNames, rights, type Right} from "../view/view.js";

const {button, div, p, span, strong, table, tbody, td, th, thead, tr} = tags;

type Counts = Readonly<Record<Right, number>>;

/** Which model is right, two by two, of the images that the other filters let pass; each cell filters. */
export interface OutcomeTable {
  readonly element: HTMLElement;
  update(shown: Shown): void;
}

export function outcomeTable(images: TestImages, go: Go): OutcomeTable {
  let chosen: readonly Right[] = [];
  const cells = rights.map((right) => {
    const [total, share] = [strong({}), span({})];
    const name = span({class: "spoken"}, `${rightNames[right]}: `);
    const element = button({type: "button"}, name, total, " ", share);
    element.addEventListener("click", () => go({right: chosen.join() === right ? [] : [right]}));
    return {right, element, total, share};
  });
  const cell = (right: Right): HTMLElement => td({}, cells.find((made) => made.right === right)!.element);
  const grid = table(
    {class: "explore-outcomes", "aria-label": "Test images by which model is right"},
    thead({}, tr({}, td({}), th({scope: "col"}, "CNN right"), th({scope: "col"}, "CNN wrong"))),
    tbody(
      {},
      tr({}, th({scope: "row"}, "ANN right"), cell("both"), cell("ann")),
      tr({}, th({scope: "row"}, "ANN wrong"), cell("cnn"), cell("neither"))
    )
  );
  return {
    element: div({class: "explore-outcome"}, grid, p({class: "matrix-caption"}, testSentence(images))),
    update({images, filtered, view}) {
      chosen = view.right;
      const found = filtered.images(["right"]);
      const counts = outcomeCounts(images, found);
      for (const {right, element, total, share} of cells) {
        total.textContent = count(counts[right]);
        share.textContent = found.length === 0 ? "" : percent(counts[right] / found.length);
        element.setAttribute("aria-pressed", String(view.right.includes(right)));
      }
    }
  };
}

function outcomeCounts(images: TestImages, found: Iterable<number>): Counts {
  const counts = {both: 0, ann: 0, cnn: 0, neither: 0};
  for (const image of found) ++counts[rightOf(images, image)];
  return counts;
}

function testSentence(images: TestImages): string {
  const {ann, cnn} = outcomeCounts(images, Array(images.count).keys());
  return `Only the ${modelName.ann} is right about ${count(ann)} of all ${count(images.count)} images, only the ${modelName.cnn} about ${count(cnn)}: McNemar’s exact test, ${pValue(mcnemarExact(ann, cnn))}.`;
}
