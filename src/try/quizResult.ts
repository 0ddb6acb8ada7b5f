import {elements} from "../components/elements.js";
import {modelName} from "../components/theme.js";
import {className} from "../lib/classNames.js";
import {models} from "../lib/schemas/vocabulary.js";
import {scoreInWords} from "./score.js";
import type {TestImageData} from "./sources/testImageData.js";

/** Some test images and what a reader called them. */
export interface Round {
  readonly data: TestImageData;
  readonly images: readonly number[];
  /** Class indices, as many as there are answers so far. */
  readonly guesses: number[];
}

/** How a round ended: three scores, and every image with what each called it. @param again a button to go on */
export function quizResult(round: Round, again: HTMLElement, document: Document): HTMLElement {
  const {div, h3, ul, p} = elements(document);
  return div(
    {class: "quiz-result"},
    h3({tabindex: -1}, "You against the networks"),
    ul({class: "quiz-scores"}, scores(round, document)),
    p({class: "panel-note"}, "Wilson’s intervals: twenty images tell this much and no more."),
    again,
    answerTable(round, document)
  );
}

function scores({images, guesses, data}: Round, document: Document): HTMLElement[] {
  const {li, strong} = elements(document);
  const {labels, predictions} = data.images;
  const score = (named: (image: number, i: number) => number): string =>
    scoreInWords(images.filter((image, i) => named(image, i) === labels[image]).length, images.length);
  return [
    li({}, strong({}, "You"), ` ${score((_, i) => guesses[i]!)}`),
    ...models.map((model) => {
      const name = strong({class: `name-${model}`}, modelName[model]);
      return li({}, name, ` ${score((image) => predictions[model][image]!)}`);
    })
  ];
}

function answerTable({images, guesses, data}: Round, document: Document): HTMLElement {
  const {div, table, thead, tbody, tr, th, td} = elements(document);
  const {labels, predictions} = data.images;
  const cell = (named: number, label: number): HTMLElement =>
    named === label ? td({}, className(named)) : td({class: "wrong"}, `${className(named)} ✗`);
  const rows = images.map((image, i) => {
    const label = labels[image]!;
    const named = [guesses[i]!, predictions.ann[image]!, predictions.cnn[image]!];
    const picture = data.garments.testImage(image, `Test image ${image}`);
    return tr(
      {},
      td({}, picture),
      th({scope: "row"}, className(label)),
      named.map((one) => cell(one, label))
    );
  });
  const names = ["Image", "Label", "You", "ANN", "CNN"].map((name) => th({scope: "col"}, name));
  return div({class: "table-scroll"}, table({class: "quiz-table"}, thead({}, tr({}, names)), tbody({}, rows)));
}
