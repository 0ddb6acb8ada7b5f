import {tags} from "../components/tags.js";
import {classNames} from "../lib/classNames.js";
import {dataAlert} from "../page/dataAlert.js";
import {quizResult, type Round} from "./quizResult.js";
import {testImageData, type TestImageData} from "./sources/testImageData.js";

const {button, div, fieldset, legend, p} = tags;

const roundLength = 20;

/** Twenty test images for the reader to name, beside what both networks made of them. */
export function quiz(): HTMLElement {
  const start = button({type: "button", class: "main-button"}, "Name twenty images");
  const place = div({class: "quiz"}, start);
  start.addEventListener("click", () => {
    if (start.ariaBusy === "true") return;
    start.ariaBusy = "true";
    void testImageData()
      .then((data) => playRound(data, place))
      .catch((error: unknown) => tellOf(error, place))
      .finally(() => (start.ariaBusy = "false"));
  });
  return place;
}

function tellOf(error: unknown, place: HTMLElement): void {
  place.append(dataAlert(error, "There is nothing to name without it."));
}

/** Begins with all images there, so that none is asked for that cannot be seen. */
async function playRound(data: TestImageData, place: HTMLElement): Promise<void> {
  const images = drawn(data.images.count);
  await Promise.all(images.map((image) => data.garments.load(image)));
  ask({data, images, guesses: []}, place);
}

/** As many different images, each as likely. */
function drawn(count: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, roundLength)) chosen.add(Math.floor(Math.random() * count));
  return [...chosen];
}

function ask(round: Round, place: HTMLElement): void {
  const {images, guesses, data} = round;
  const image = images[guesses.length]!;
  const progress = p({class: "panel-note", role: "status"}, `Image ${guesses.length + 1} of ${images.length}`);
  const choices = classNames.map((name, label) => {
    const choice = button({type: "button"}, name);
    choice.addEventListener("click", () => {
      guesses.push(label);
      if (guesses.length < images.length) ask(round, place);
      else showResult(round, place);
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
  choices[0]!.focus({preventScroll: true});
}

function showResult(round: Round, place: HTMLElement): void {
  const again = tags.button({type: "button", class: "main-button"}, "Twenty others");
  again.addEventListener("click", () => {
    void playRound(round.data, place).catch((error: unknown) => tellOf(error, place));
  });
  place.replaceChildren(quizResult(round, again));
  place.querySelector("h3")!.focus({preventScroll: true});
}
