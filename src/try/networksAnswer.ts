import type {Prediction} from "../lib/modelWorker.js";
import {answer} from "../modelView/answer.js";
import {loadingWords} from "../modelView/loadingWords.js";
import {onNetworks, ownNetworks} from "../modelView/ownNetworks.js";
import {runningModels, type RunningModels} from "../modelView/runningModels.js";
import {whyParts} from "../modelView/whyParts.js";
import {whyView} from "../modelView/whyView.js";
import {distanceWarning} from "./distanceWarning.js";
import {falseAlarms} from "./falseAlarms.js";
import {testImageData} from "./sources/testImageData.js";
import type {ChosenImage} from "./sources/testImageSource.js";
import {predictionOf, type Starter} from "./starters.js";

/** How long drawing does not ask for the networks again after they could not be had, ms. */
const pauseMs = 2000;

/** An image that both networks are to judge. */
export interface AskedImage {
  /** Levels, [784]. */
  readonly pixels: Uint8Array;
  /** The same as a test image, where it is one. */
  readonly chosen: ChosenImage | undefined;
}

export interface AnswerOptions {
  /** Is marked as busy while the networks are at work. */
  readonly place: HTMLElement;
  /** Told that the networks are there. */
  readonly onReady: () => void;
  readonly onPrediction: (image: AskedImage, prediction: Prediction) => void;
  /** Told that they cannot be had. @param again asks once more */
  readonly onError: (error: unknown, again: () => void) => void;
  /** Ends what it hears from the page. */
  readonly signal: AbortSignal;
}

/** What both networks say of the image in the box, and why; they are loaded when they are first asked. */
export class NetworksAnswer {
  readonly #answer = answer();
  readonly #warning = distanceWarning(falseAlarms);
  readonly #why = whyView(whyParts(shownTestImages));
  /** A sentence, and how sure each is. */
  readonly verdict = this.#answer.verdict;
  /** All probabilities. */
  readonly table = this.#answer.table;
  /** Whether the image is unlike what they know. */
  readonly warning = this.#warning.element;
  readonly why = this.#why.element;
  readonly #options: AnswerOptions;
  /** What lies in the box; undefined for nothing. */
  #image: AskedImage | undefined;
  /** What waits to be judged. */
  #wanted: AskedImage | undefined;
  #isAsking = false;
  /** When the networks last could not be had, ms. */
  #failedAt = -Infinity;

  constructor(options: AnswerOptions) {
    this.#options = options;
    onNetworks(() => {
      this.#answer.name(ownNetworks());
      this.#askAgain();
    }, options.signal);
    // What is known of a starter is no reason: whoever asks for that wants the networks.
    this.why.addEventListener("toggle", () => this.#askAgain(), {capture: true, once: true});
  }

  /** Asks both networks; while they are at work, only the latest image waits. */
  async ask(image: AskedImage): Promise<void> {
    const {place, onReady, onError} = this.#options;
    this.#image = this.#wanted = image;
    if (this.#isAsking || performance.now() - this.#failedAt < pauseMs) return;
    this.#isAsking = true;
    place.setAttribute("aria-busy", "true");
    const loading = loadingWords((words) => {
      if (this.#wanted !== undefined) this.#answer.clear(words);
    });
    try {
      const models = await runningModels();
      loading.end();
      onReady();
      while (this.#wanted !== undefined) await this.#judge(this.#wanted, models);
    } catch (error) {
      loading.end();
      this.#failedAt = performance.now();
      this.#answer.clear();
      onError(error, () => {
        this.forgive();
        this.#askAgain();
      });
    } finally {
      this.#isAsking = false;
      place.removeAttribute("aria-busy");
    }
  }

  /** Says what is known of a starter: neither network is loaded for that. */
  tell(starter: Starter, image: AskedImage): void {
    const prediction = predictionOf(starter);
    this.#image = image;
    this.#wanted = undefined;
    this.#answer.update(prediction, starter.label);
    this.#warning.update(prediction);
    this.#why.clear();
  }

  /** Nothing is asked of an empty box. */
  clear(): void {
    this.#image = this.#wanted = undefined;
    this.#answer.clear();
    this.#warning.clear();
    this.#why.clear();
  }

  /** Asks with the next image, though the networks could not be had a moment ago. */
  forgive(): void {
    this.#failedAt = -Infinity;
  }

  #askAgain(): void {
    if (this.#image !== undefined) void this.ask(this.#image);
  }

  async #judge(image: AskedImage, models: RunningModels): Promise<void> {
    const {pixels, chosen} = image;
    this.#wanted = undefined;
    const prediction = await models.ask("predict", {pixels});
    if (image !== this.#image && this.#wanted === undefined) return; // of what is there now all is said
    this.#answer.update(prediction, chosen?.label);
    this.#warning.update(prediction);
    this.#why.update({pixels, prediction, testImage: chosen?.image}, models);
    this.#options.onPrediction(image, prediction);
  }
}

async function shownTestImages() {
  const {images, garments} = await testImageData();
  return {label: (image: number) => images.labels[image]!, picture: garments.testImage};
}
