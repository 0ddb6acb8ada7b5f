import {elements} from "../components/elements.js";
import {modelName} from "../components/theme.js";
import {className, classNames} from "../lib/classNames.js";
import {percentInterval} from "../lib/format.js";
import {models} from "../lib/schemas/vocabulary.js";
import {wilsonInterval} from "../lib/wilsonInterval.js";
import {dataAlert} from "../live/dataAlert.js";
import {testImageData, type TestImageData} from "./sources/testImageData.js";

const roundLength = 20;

/** Twenty test images for the reader to name, beside what both networks made of them. */
export function quiz(document: Document): HTMLElement {
  const {div, button} = elements(document);
  const start = button({type: "button", class: "main-button"}, "Name twenty images");
  const place = div({class: "quiz"}, start);
  start.addEventListener("click", () => {
    void testImageData(document)
      .then((data) => playRound(data, place, document))
      .catch((error: unknown) => place.append(dataAlert(error, "There is nothing to name without it.", document)));
  });
  return place;
}

interface Round {
  readonly data: TestImageData;
  readonly images: readonly number[];
  readonly guesses: number[];
}

function playRound(data: TestImageData, place: HTMLElement, document: Document): void {
  ask({data, images: drawn(data.images.count), guesses: []}, place, document);
}

/** As many different images, each as likely. */
function drawn(count: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, roundLength)) chosen.add(Math.floor(Math.random() * count));
  return [...chosen];
}

function ask(round: Round, place: HTMLElement, document: Document): void {
  const {div, p, fieldset, legend, button} = elements(document);
  const {images, guesses, data} = round;
  const image = images[guesses.length]!;
  const progress = p({class: "panel-note", role: "status"}, `Image ${guesses.length + 1} of ${images.length}`);
  const choices = classNames.map((name, label) => {
    const choice = button({type: "button"}, name);
    choice.addEventListener("click", () => {
      guesses.push(label);
      if (guesses.length < images.length) ask(round, place, document);
      else showResult(round, place, document);
    });
    return choice;
  });
  place.replaceChildren(
    div(
      {class: "quiz-round"},
      data.garments.testImage(image, "The image to be named"),
      div({}, progress, fieldset({class: "quiz-choices"}, legend({}, "What is it?"), choices))
    )
  );
  if (guesses.length > 0) choices[0]!.focus({preventScroll: true});
}

/** How many of the images someone names rightly, as words. */
export function scoreInWords(rightCount: number, count: number): string {
  return `${rightCount} of ${count}, 95 % interval ${percentInterval(wilsonInterval(rightCount, count), 0)}`;
}

function showResult(round: Round, place: HTMLElement, document: Document): void {
  const {div, h3, p, ul, li, strong, button, table, thead, tbody, tr, th, td} = elements(document);
  const {images, guesses, data} = round;
  const {labels, predictions} = data.images;
  const rightCount = (named: (image: number, i: number) => number): number =>
    images.filter((image, i) => named(image, i) === labels[image]).length;
  const scores = [
    li(
      {},
      strong({}, "You"),
      ` ${scoreInWords(
        rightCount((_, i) => guesses[i]!),
        images.length
      )}`
    ),
    ...models.map((model) =>
      li(
        {},
        strong({class: `name-${model}`}, modelName[model]),
        ` ${scoreInWords(
          rightCount((image) => predictions[model][image]!),
          images.length
        )}`
      )
    )
  ];
  const again = button({type: "button", class: "main-button"}, "Twenty others");
  again.addEventListener("click", () => playRound(data, place, document));
  const cell = (named: number, label: number): HTMLElement =>
    td({class: named === label ? undefined : "wrong"}, className(named), named === label ? undefined : " ✗");
  const rows = images.map((image, i) => {
    const label = labels[image]!;
    const named = [guesses[i]!, predictions.ann[image]!, predictions.cnn[image]!];
    return tr(
      {},
      td({}, data.garments.testImage(image, `Test image ${image}`)),
      th({scope: "row"}, className(label)),
      named.map((one) => cell(one, label))
    );
  });
  const head = tr(
    {},
    ["Image", "Label", "You", "ANN", "CNN"].map((name) => th({scope: "col"}, name))
  );
  const title = h3({tabindex: -1}, "You against the networks");
  place.replaceChildren(
    div(
      {class: "quiz-result"},
      title,
      ul({class: "quiz-scores"}, scores),
      p({class: "panel-note"}, "Wilson’s intervals: twenty images tell this much and no more."),
      again,
      div({class: "table-scroll"}, table({class: "quiz-table"}, thead({}, head), tbody({}, rows)))
    )
  );
  title.focus({preventScroll: true});
}
