import {dataAlert} from "../live/dataAlert.js";
import {quiz} from "./quiz.js";
import {TrainingView} from "./training/trainingView.js";
import {TryIt} from "./tryIt.js";

/** Fills the page's places; what it shows is loaded when a reader asks for it. */
export function startTry(document: Document): void {
  fill(document, "try", (place) => new TryIt(place).start());
  fill(document, "quiz", (place) => place.replaceChildren(quiz(document)));
  fill(document, "train-here", (place) => place.replaceChildren(new TrainingView(document).element));
}

function fill(document: Document, id: string, make: (place: HTMLElement) => void): void {
  const place = document.getElementById(id)!;
  try {
    make(place);
  } catch (error) {
    place.prepend(dataAlert(error, "This part of the page does not work.", document));
  }
}
