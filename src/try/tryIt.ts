import {elements} from "../components/elements.js";
import type {PictureRequest, PictureSteps} from "../lib/modelWorker.js";
import {dataAlert} from "../live/dataAlert.js";
import {answer} from "../modelView/answer.js";
import {runningModels, type RunningModels} from "../modelView/runningModels.js";
import {whyParts} from "../modelView/whyParts.js";
import {whyView} from "../modelView/whyView.js";
import {distanceWarning} from "./distanceWarning.js";
import {DrawingBox} from "./drawing/drawingBox.js";
import {CameraSource} from "./sources/cameraSource.js";
import {PictureView} from "./sources/pictureView.js";
import {testImageData} from "./sources/testImageData.js";
import {TestImageSource, testImageWords, type ChosenImage} from "./sources/testImageSource.js";
import {uploadSource} from "./sources/uploadSource.js";

/** Name of the address's parameter that holds a test image. */
const imageParameter = "image";

/** The reader's image in the middle, where it comes from on one side, what both networks make of it on the other. */
export class TryIt {
  readonly #place: HTMLElement;
  readonly #document: Document;
  readonly #drawing: DrawingBox;
  readonly #answer;
  readonly #warning;
  readonly #why;
  readonly #picture;
  readonly #testImages;
  readonly #origin: HTMLElement;
  readonly #alerts: HTMLElement;
  /** What is shown, where it is a test image as it is. */
  #chosen: ChosenImage | undefined;
  #wanted: Uint8Array | undefined;
  #isAsking = false;

  constructor(place: HTMLElement) {
    const document = place.ownerDocument;
    const {p, div} = elements(document);
    this.#place = place;
    this.#document = document;
    this.#drawing = new DrawingBox(document, (pixels) => this.#draw(pixels));
    this.#answer = answer(document);
    this.#warning = distanceWarning(place.dataset["falseAlarms"] ?? "", document);
    this.#why = whyView(
      whyParts(() => shownTestImages(document), document),
      document
    );
    this.#picture = new PictureView({
      document,
      read: (request) => this.#read(request),
      onPixels: (pixels) => this.#show({pixels}, "Your picture, as they see it. Draw on it.")
    });
    this.#testImages = new TestImageSource({
      document,
      onImage: (chosen) => this.#showTestImage(chosen),
      onError: (error) => this.#alert(error, "The test images cannot be shown without it.")
    });
    this.#origin = p({class: "try-origin", role: "status"}, "Draw a garment here.");
    this.#alerts = div({class: "explore-alerts"});
  }

  /** Takes the place of what is there, and shows what the address asks for. */
  start(): void {
    const {div, h2} = elements(this.#document);
    const sources = div(
      {class: "sources"},
      this.#testImages.element,
      uploadSource({document: this.#document, onFile: (file) => void this.#picture.show(file)}, this.#place),
      new CameraSource({document: this.#document, onFrame: (frame) => void this.#picture.show(frame)}).element
    );
    this.#place.replaceChildren(
      this.#alerts,
      div(
        {class: "try-stage"},
        div({class: "try-image"}, this.#origin, this.#drawing.surface),
        div({class: "try-answer"}, this.#answer.element, this.#warning.element),
        this.#drawing.tools
      ),
      sources,
      this.#picture.element,
      h2({id: "why"}, "Why this answer"),
      this.#why.element
    );
    this.#place.removeAttribute("aria-busy");
    const asked = new URLSearchParams(this.#document.defaultView!.location.search).get(imageParameter);
    if (asked !== null && /^\d{1,4}$/.test(asked)) void this.#testImages.choose(Number(asked));
  }

  #showTestImage(chosen: ChosenImage): void {
    this.#picture.hide();
    this.#show(chosen, `${testImageWords(chosen)}. Draw on it.`, chosen);
  }

  #show({pixels}: Pick<ChosenImage, "pixels">, words: string, chosen?: ChosenImage): void {
    this.#drawing.put(pixels);
    this.#origin.textContent = words;
    this.#choose(chosen);
    void this.#judge(pixels);
  }

  #draw(pixels: Uint8Array): void {
    if (this.#chosen !== undefined) this.#origin.textContent = "A test image, changed by you.";
    this.#choose(undefined);
    void this.#judge(pixels);
  }

  #choose(chosen: ChosenImage | undefined): void {
    this.#chosen = chosen;
    this.#setAddress(chosen === undefined ? "" : `?${imageParameter}=${chosen.image}`);
  }

  #setAddress(search: string): void {
    const {history, location} = this.#document.defaultView!;
    if (location.search === search) return;
    history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
  }

  /** Asks both networks; while they are at work, only the latest image waits. */
  async #judge(pixels: Uint8Array): Promise<void> {
    this.#wanted = pixels;
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#place.setAttribute("aria-busy", "true");
    try {
      const models = await runningModels();
      while (this.#wanted !== undefined) await this.#judgeNext(models);
    } catch (error) {
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
    this.#answer.update(prediction, chosen?.label);
    this.#warning.update(prediction);
    this.#why.update({pixels, prediction, testImage: chosen?.image}, models);
  }

  async #read(request: PictureRequest): Promise<PictureSteps> {
    return (await runningModels()).ask("readPicture", request);
  }

  #alert(error: unknown, consequence: string): void {
    this.#alerts.replaceChildren(dataAlert(error, consequence, this.#document));
  }
}

async function shownTestImages(document: Document) {
  const {images, garments} = await testImageData(document);
  return {label: (image: number) => images.labels[image]!, picture: garments.testImage};
}
