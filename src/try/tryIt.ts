import {tags} from "../components/tags.js";
import {setText} from "../components/setText.js";
import type {PictureRequest, PictureSteps} from "../lib/modelWorker.js";
import {dataAlert} from "../page/dataAlert.js";
import {answer} from "../modelView/answer.js";
import {runningModels, type RunningModels} from "../modelView/runningModels.js";
import {whyParts} from "../modelView/whyParts.js";
import {whyView} from "../modelView/whyView.js";
import {distanceWarning} from "./distanceWarning.js";
import {DrawingBox, type Drawn} from "./drawing/drawingBox.js";
import {Latest} from "./latest.js";
import {CameraSource} from "./sources/cameraSource.js";
import {PictureView} from "./sources/pictureView.js";
import {testImageData} from "./sources/testImageData.js";
import {TestImageSource, testImageWords, type ChosenImage} from "./sources/testImageSource.js";
import {uploadSource} from "./sources/uploadSource.js";

const {a, div, h2, p} = tags;

/** How long drawing does not ask for the networks again after they could not be had, ms. */
const pauseMs = 2000;

/** Where what lies in the box comes from. */
interface Origin {
  readonly name: string;
  /** The test image, where it is one. */
  readonly chosen?: ChosenImage;
  readonly isPicture?: boolean;
}

/** Name of the address's parameter that holds a test image. */
const imageParameter = "image";

/** Where images come from, which on a phone is far below the drawing. */
const sourcesId = "sources";

/** The reader's image in the middle, where it comes from on one side, what both networks make of it on the other. */
export class TryIt {
  readonly #place: HTMLElement;
  readonly #signal: AbortSignal;
  readonly #drawing: DrawingBox<Origin>;
  readonly #latest = new Latest();
  readonly #answer;
  readonly #warning;
  readonly #why;
  readonly #picture: PictureView;
  readonly #testImages;
  readonly #origin: HTMLElement;
  readonly #alerts: HTMLElement;
  /** When the networks last could not be had, ms. */
  #failedAt = -Infinity;
  /** What is shown, where it is a test image as it is. */
  #chosen: ChosenImage | undefined;
  #wanted: Uint8Array | undefined;
  #isAsking = false;
  #isBlank = true;

  constructor(place: HTMLElement, {falseAlarms, signal}: {readonly falseAlarms: string; readonly signal: AbortSignal}) {
    this.#place = place;
    this.#signal = signal;
    this.#drawing = new DrawingBox((drawn) => this.#show(drawn));
    this.#answer = answer();
    this.#warning = distanceWarning(falseAlarms);
    this.#why = whyView(whyParts(() => shownTestImages()));
    this.#picture = new PictureView({
      begin: () => this.#latest.begin(),
      read: (request) => this.#read(request),
      onPixels: (pixels) => this.#put(pixels, {name: "Your picture at 28 × 28 pixels", isPicture: true}),
      onError: (error) => this.#alert(error, "The picture cannot be read without it.")
    });
    this.#testImages = new TestImageSource({
      begin: () => this.#latest.begin(),
      onImage: (chosen) => this.#put(chosen.pixels, {name: testImageWords(chosen), chosen}),
      onError: (error) => this.#alert(error, "The test images cannot be shown without it.")
    });
    this.#origin = p({class: "try-origin", role: "status"}, "Draw a garment here.");
    this.#alerts = div({class: "explore-alerts"});
  }

  /** Takes the place of what is there, and shows what the address asks for. */
  start(): void {
    const toSources = a({href: `#${sourcesId}`}, "test image, picture or camera");
    this.#place.replaceChildren(
      this.#alerts,
      div(
        {class: "try-stage"},
        div(
          {class: "try-image"},
          this.#origin,
          p({class: "to-sources"}, "Or use a ", toSources, "."),
          this.#drawing.surface
        ),
        div({class: "try-answer"}, this.#answer.element, this.#warning.element),
        this.#drawing.tools
      ),
      this.#sources(),
      this.#picture.element,
      h2({id: "why"}, "Why this answer"),
      this.#why.element
    );
    this.#place.removeAttribute("aria-busy");
    const asked = new URLSearchParams(location.search).get(imageParameter);
    if (asked !== null && /^\d{1,4}$/.test(asked)) void this.#testImages.choose(Number(asked));
  }

  #sources(): HTMLElement {
    return tags.div(
      {class: "sources", id: sourcesId},
      this.#testImages.element,
      uploadSource({onFile: (file) => void this.#picture.show(file), signal: this.#signal}, this.#place),
      new CameraSource({onFrame: (frame) => void this.#picture.show(frame)}).element
    );
  }

  #put(pixels: Uint8Array, origin: Origin): void {
    this.#failedAt = -Infinity;
    this.#drawing.put(pixels, origin);
  }

  /** Says what lies in the box now, and asks both networks of it. */
  #show(drawn: Drawn<Origin>): void {
    this.#latest.begin();
    if (drawn.origin?.isPicture !== true) this.#picture.hide();
    setText(this.#origin, originInWords(drawn));
    this.#choose(drawn.isChanged ? undefined : drawn.origin?.chosen);
    this.#isBlank = drawn.pixels.every((level) => level === 0);
    if (this.#isBlank) this.#clear();
    else void this.#judge(drawn.pixels);
  }

  /** Nothing is asked of an empty box. */
  #clear(): void {
    this.#wanted = undefined;
    this.#answer.clear();
    this.#warning.clear();
    this.#why.clear();
  }

  #choose(chosen: ChosenImage | undefined): void {
    this.#chosen = chosen;
    this.#testImages.name(chosen?.image);
    this.#setAddress(chosen === undefined ? "" : `?${imageParameter}=${chosen.image}`);
  }

  #setAddress(search: string): void {
    if (location.search === search) return;
    history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
  }

  /** Asks both networks; while they are at work, only the latest image waits. */
  async #judge(pixels: Uint8Array): Promise<void> {
    this.#wanted = pixels;
    if (this.#isAsking || performance.now() - this.#failedAt < pauseMs) return;
    this.#isAsking = true;
    this.#place.setAttribute("aria-busy", "true");
    try {
      const models = await runningModels();
      this.#alerts.replaceChildren();
      while (this.#wanted !== undefined) await this.#judgeNext(models);
    } catch (error) {
      this.#failedAt = performance.now();
      this.#alert(error, "The networks cannot answer.");
    } finally {
      this.#isAsking = false;
      this.#place.removeAttribute("aria-busy");
    }
  }

  async #judgeNext(models: RunningModels): Promise<void> {
    const pixels = this.#wanted!;
    this.#wanted = undefined;
    const chosen = this.#chosen;
    const prediction = await models.ask("predict", {pixels});
    if (this.#isBlank) return;
    this.#answer.update(prediction, chosen?.label);
    this.#warning.update(prediction);
    this.#why.update({pixels, prediction, testImage: chosen?.image}, models);
  }

  async #read(request: PictureRequest): Promise<PictureSteps> {
    return (await runningModels()).ask("readPicture", request);
  }

  #alert(error: unknown, consequence: string): void {
    this.#alerts.replaceChildren(dataAlert(error, consequence));
  }
}

function originInWords({origin, isChanged}: Drawn<Origin>): string {
  if (origin === undefined) return isChanged ? "Your drawing." : "Draw a garment here.";
  return isChanged ? `${origin.name}, changed by you.` : `${origin.name}. Draw on it.`;
}

async function shownTestImages() {
  const {images, garments} = await testImageData();
  return {label: (image: number) => images.labels[image]!, picture: garments.testImage};
}
