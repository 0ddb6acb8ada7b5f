import {tags} from "../components/tags.js";
import {modelName} from "../components/theme.js";
import {className} from "../lib/classNames.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import {scoreInWords} from "./score.js";
import type {TestImageData} from "./sources/testImageData.js";

const {div, h3, li, p, strong, table, tbody, td, th, thead, tr, ul} = tags;

/** Some test images and what a reader called them. */
export interface Round {
  readonly data: TestImageData;
  readonly images: readonly number[];
  /** Class indices, as many as there are answers so far. */
  readonly guesses: number[];
}

/** How a round ended: three scores, and every image with what each called it. @param again a button to go on */
export function quizResult(round: Round, again: HTMLElement): HTMLElement {
  return div(
    {class: "quiz-result"},
    h3({tabindex: -1}, outcome(round)),
    ul({class: "quiz-scores"}, scores(round)),
    p({class: "panel-note"}, "Wilson’s intervals: twenty images tell this much and no more."),
    again,
    answerTable(round)
  );
}

/** What the reader and each network called the images, class indices. */
function calledBy({images, guesses, data}: Round): Readonly<Record<"you" | Model, readonly number[]>> {
  const {report} = data.images;
  const called = (model: Model): number[] => images.map((image) => report[model].predictions[image]!);
  return {you: guesses, ann: called("ann"), cnn: called("cnn")};
}

function rightCount({images, data}: Round, called: readonly number[]): number {
  return images.filter((image, i) => called[i] === data.images.labels[image]).length;
}

function outcome(round: Round): string {
  const {you, ann, cnn} = calledBy(round);
  const right = (called: readonly number[]): string => String(rightCount(round, called));
  return `You named ${right(you)} of ${round.images.length} correctly, the ANN ${right(ann)}, the CNN ${right(cnn)}`;
}

function scores(round: Round): HTMLElement[] {
  const called = calledBy(round);
  const score = (by: "you" | Model): string => scoreInWords(rightCount(round, called[by]), round.images.length);
  return [
    li({}, strong({}, "You"), ` ${score("you")}`),
    ...models.map((model) => li({}, strong({class: `name-${model}`}, modelName[model]), ` ${score(model)}`))
  ];
}

function answerTable(round: Round): HTMLElement {
  const {images, data} = round;
  const {labels} = data.images;
  const {you, ann, cnn} = calledBy(round);
  const cell = (named: number, label: number): HTMLElement =>
    named === label ? td({}, className(named)) : td({class: "wrong"}, `${className(named)}\u00a0✗`);
  const rows = images.map((image, i) => {
    const label = labels[image]!;
    const named = [you[i]!, ann[i]!, cnn[i]!];
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
