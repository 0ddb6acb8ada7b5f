import {tags} from "../components/tags.js";
import {dataAlert} from "../page/dataAlert.js";
import {endOf} from "../page/endOf.js";
import {quiz as makeQuiz} from "./quiz.js";
import type {Starter} from "./starters.js";
import {TrainingView} from "./training/trainingView.js";
import {TryIt} from "./tryIt.js";

// What the page Try it shows. What it needs is loaded when a reader asks for it.

/**
 * The reader's image and what both networks make of it.
 * @param starters images to begin with
 * @param invalidation settles when it is no longer needed
 */
export function playground(starters: readonly Starter[], invalidation: Promise<void>): HTMLElement {
  const place = tags.div({id: "try", class: "try"});
  return made(place, () => new TryIt(place, {starters, signal: endOf(invalidation)}).start());
}

/** Twenty images for the reader to name. */
export function quiz(): HTMLElement {
  const place = tags.div({id: "quiz", class: "quiz-place"});
  return made(place, () => place.append(makeQuiz()));
}

/** Both networks to be trained in the reader's browser. */
export function trainingHere(): HTMLElement {
  const place = tags.div({id: "train-here", class: "training-place"});
  return made(place, () => place.append(new TrainingView().element));
}

function made(place: HTMLElement, fill: () => void): HTMLElement {
  try {
    fill();
  } catch (error) {
    place.prepend(dataAlert(error, "This part of the page does not work."));
  }
  return place;
}
