import {tags} from "../components/tags.js";
import {setText} from "../components/setText.js";
import type {PictureRequest, PictureSteps} from "../lib/modelWorker.js";
import {copied} from "../page/copied.js";
import {dataAlert} from "../page/dataAlert.js";
import {answer} from "../modelView/answer.js";
import {onNetworks, ownNetworks} from "../modelView/ownNetworks.js";
import {loadingWords} from "../modelView/loadingWords.js";
import {TaskError} from "../modelView/modelWorker.js";
import {runningModels, type RunningModels} from "../modelView/runningModels.js";
import {whyParts} from "../modelView/whyParts.js";
import {whyView} from "../modelView/whyView.js";
import {distanceWarning} from "./distanceWarning.js";
import {DrawingBox, type Drawn} from "./drawing/drawingBox.js";
import {drawingFragment, drawingOf, holdsDrawing} from "./drawingLink.js";
import {falseAlarms} from "./falseAlarms.js";
import {Latest} from "./latest.js";
import {CameraSource} from "./sources/cameraSource.js";
import {wholePicture} from "./sources/cropFields.js";
import {PictureView} from "./sources/pictureView.js";
import {testImageData} from "./sources/testImageData.js";
import {TestImageSource, testImageWords, type ChosenImage} from "./sources/testImageSource.js";
import {uploadSource} from "./sources/uploadSource.js";
import {dareOf, isSymmetric, predictionOf, type Starter} from "./starters.js";
import {starterStrip} from "./starterStrip.js";
import {Turned} from "./turned.js";

const {a, div, h2, p} = tags;

const cameraOrigin: Origin = {name: "What the camera sees"};

/** How long drawing does not ask for the networks again after they could not be had, ms. */
const pauseMs = 2000;

/** Where what lies in the box comes from. */
interface Origin {
  readonly name: string;
  /** The test image, where it is one. */
  readonly chosen?: ChosenImage;
  /** The same, where what both networks say of it is known already. */
  readonly starter?: Starter;
  readonly isPicture?: boolean;
  readonly isLinked?: boolean;
}

/** Name of the address's parameter that holds a test image. */
const imageParameter = "image";

/** Where images come from, which on a phone is far below the drawing. */
const sourcesId = "sources";

export interface TryOptions {
  readonly starters: readonly Starter[];
  /** Ends what it hears from the page. */
  readonly signal: AbortSignal;
}

/** The reader's image in the middle, where it comes from on one side, what both networks make of it on the other. */
export class TryIt {
  readonly #place: HTMLElement;
  readonly #starters: readonly Starter[];
  readonly #signal: AbortSignal;
  readonly #drawing: DrawingBox<Origin>;
  readonly #latest = new Latest();
  readonly #answer = answer();
  readonly #warning = distanceWarning(falseAlarms);
  readonly #why;
  readonly #picture: PictureView;
  readonly #testImages;
  readonly #camera;
  readonly #origin: HTMLElement;
  /** What to try, and what has been achieved. */
  readonly #dare: HTMLElement;
  readonly #turned = new Turned();
  readonly #alerts: HTMLElement;
  /** When the networks last could not be had, ms. */
  #failedAt = -Infinity;
  /** What is shown, where it is a test image as it is. */
  #chosen: ChosenImage | undefined;
  /** What lies in the box. */
  #pixels = new Uint8Array();
  #wanted: Uint8Array | undefined;
  #isAsking = false;
  #isBlank = true;
  /** Whether the box shows what the camera sees. */
  #isLooking = false;

  constructor(place: HTMLElement, {starters, signal}: TryOptions) {
    this.#place = place;
    this.#starters = starters;
    this.#signal = signal;
    this.#drawing = new DrawingBox({
      onChange: (drawn) => this.#show(drawn),
      copyLink: async (pixels) => copied(addressOf(await drawingFragment(pixels)), "Link copied: it holds the drawing.")
    });
    this.#why = whyView(whyParts(() => shownTestImages()));
    this.#camera = new CameraSource({
      onLook: (frame) => this.#look(frame),
      onFrame: (frame) => void this.#picture.show(frame)
    });
    this.#picture = new PictureView({
      begin: () => this.#begin(),
      read: (request) => this.#read(request),
      onPixels: (pixels) => this.#put(pixels, {name: "Your picture at 28 × 28 pixels", isPicture: true}),
      onError: (error) => this.#alert(error, "The picture cannot be read without it.")
    });
    this.#testImages = new TestImageSource({
      begin: () => this.#begin(),
      onImage: (chosen) => this.#put(chosen.pixels, {name: testImageWords(chosen), chosen}),
      onError: (error) => this.#alert(error, "The test images cannot be shown without it.")
    });
    this.#origin = p({class: "try-origin", role: "status"}, "Draw a garment here.");
    this.#dare = p({class: "try-dare", role: "status"});
    this.#alerts = div({class: "explore-alerts"});
  }

  /** Takes the place of what is there, and shows what the address asks for, else the first starter. */
  start(): void {
    const toSources = a({href: `#${sourcesId}`}, "test image, picture or camera");
    this.#place.replaceChildren(
      this.#alerts,
      div(
        {class: "try-stage"},
        div({class: "try-head"}, this.#origin, this.#dare, p({class: "to-sources"}, "Or use a ", toSources, ".")),
        div({class: "try-verdict"}, this.#answer.verdict),
        this.#drawing.surface,
        div({class: "try-answer"}, this.#answer.table, this.#warning.element),
        starterStrip(this.#starters, {
          onStarter: (starter) => this.#putStarter(starter, chosenOf(starter)),
          onEmpty: () => {
            this.#put(new Uint8Array(28 * 28), undefined);
            this.#drawing.mirror(true);
          }
        }),
        this.#drawing.tools
      ),
      this.#sources(),
      this.#picture.element,
      h2({id: "why"}, "Why this answer"),
      this.#why.element
    );
    document.querySelector(".try-before")?.remove(); // what the HTML holds makes way for what runs
    this.#place.removeAttribute("aria-busy");
    this.#listen();
    void this.#showAddress();
  }

  #listen(): void {
    this.#place.addEventListener("keydown", (event) => {
      const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!isUndo || (event.target as Element).closest("input[type=number]") !== null) return;
      event.preventDefault();
      this.#drawing.undo();
    });
    onNetworks(() => {
      this.#answer.name(ownNetworks());
      if (!this.#isBlank) void this.#judge(this.#pixels);
    }, this.#signal);
    // What is known of a starter is no reason: whoever asks for that wants the networks.
    this.#why.element.addEventListener("toggle", () => !this.#isBlank && void this.#judge(this.#pixels), {
      capture: true,
      once: true
    });
  }

  async #showAddress(): Promise<void> {
    const linked = await drawingOf(location.hash);
    if (linked !== undefined) return this.#put(linked, {name: "A drawing from a link", isLinked: true});
    const isBroken = holdsDrawing(location.hash);
    const [first] = this.#starters;
    const asked = new URLSearchParams(location.search).get(imageParameter);
    const isImage = asked !== null && /^\d{1,4}$/.test(asked);
    const starter = this.#starters.find(({example}) => isImage && example === Number(asked));
    if (starter !== undefined) this.#putStarter(starter, chosenOf(starter));
    else if (isImage) void this.#testImages.choose(Number(asked));
    else if (first !== undefined) this.#putStarter(first);
    if (isBroken) this.#say("The link’s drawing is damaged: copy the link as a whole.");
    else if (asked !== null && !isImage)
      this.#say(`The address asks for image “${asked.slice(0, 40)}”, which there is not: they go from 0 to 9,999.`);
  }

  /** Says what of the address could not be followed. */
  #say(sentence: string): void {
    this.#alerts.replaceChildren(p({class: "try-notice", role: "status"}, sentence));
  }

  #sources(): HTMLElement {
    return tags.div(
      {class: "sources", id: sourcesId},
      this.#testImages.element,
      uploadSource({onFile: (file) => void this.#picture.show(file), signal: this.#signal}, this.#place),
      this.#camera.element
    );
  }

  /** Begins to look for another image than the camera's. @returns whether nothing was begun since */
  #begin(): () => boolean {
    this.#camera.close();
    return this.#latest.begin();
  }

  /** Puts a starter into the box. @param chosen the same as a test image that the address is to name */
  #putStarter(starter: Starter, chosen?: ChosenImage): void {
    const name = testImageWords({image: starter.example, label: starter.label});
    this.#put(starter.pixels, {name, starter, ...(chosen && {chosen})});
    this.#drawing.mirror(isSymmetric(starter.label));
  }

  /** Shows what the camera sees now as the networks see it; of frames that follow each other none is kept. */
  async #look(frame: ImageBitmap): Promise<boolean> {
    const isLatest = this.#latest.begin();
    try {
      const {pixels} = await this.#read({source: frame, crop: wholePicture});
      if (!isLatest()) return false;
      if (this.#isLooking) this.#drawing.replace(pixels, cameraOrigin);
      else this.#put(pixels, cameraOrigin);
      return true;
    } catch (error) {
      if (error instanceof TaskError) return isLatest(); // the next frame may show more
      if (isLatest()) this.#alert(error, "The camera’s picture cannot be read without it.");
      return false;
    } finally {
      frame.close();
    }
  }

  #put(pixels: Uint8Array, origin: Origin | undefined): void {
    this.#failedAt = -Infinity;
    this.#drawing.put(pixels, origin);
  }

  /** Says what lies in the box now, and asks both networks of it. */
  #show(drawn: Drawn<Origin>): void {
    const {origin, isChanged, pixels} = drawn;
    this.#isLooking = origin === cameraOrigin && !isChanged;
    if (this.#isLooking) this.#latest.begin();
    else this.#begin();
    if (origin?.isPicture !== true) this.#picture.hide();
    setText(this.#origin, originInWords(drawn));
    this.#choose(isChanged ? undefined : origin?.chosen, origin?.isLinked === true && !isChanged);
    this.#pixels = pixels as Uint8Array<ArrayBuffer>;
    this.#isBlank = pixels.every((level) => level === 0);
    this.#turned.begin(origin?.starter);
    if (!isChanged) setText(this.#dare, origin?.starter === undefined ? "" : dareOf(origin.starter.label));
    if (this.#isBlank) this.#clear();
    else if (!isChanged && origin?.starter !== undefined && ownNetworks().size === 0) this.#tell(origin.starter);
    else void this.#judge(pixels);
  }

  /** Says what is known of a starter: neither network is loaded for that. */
  #tell(starter: Starter): void {
    const prediction = predictionOf(starter);
    this.#wanted = undefined;
    this.#answer.update(prediction, starter.label);
    this.#warning.update(prediction);
    this.#why.clear();
  }

  /** Nothing is asked of an empty box. */
  #clear(): void {
    this.#wanted = undefined;
    this.#answer.clear();
    this.#warning.clear();
    this.#why.clear();
  }

  #choose(chosen: ChosenImage | undefined, isLinked: boolean): void {
    this.#chosen = chosen;
    this.#testImages.name(chosen?.image);
    const hash = holdsDrawing(location.hash) && !isLinked ? "" : location.hash;
    const address = `${location.pathname}${chosen === undefined ? "" : `?${imageParameter}=${chosen.image}`}${hash}`;
    if (location.pathname + location.search + location.hash === address) return;
    history.replaceState(history.state, "", address);
  }

  /** Asks both networks; while they are at work, only the latest image waits. */
  async #judge(pixels: Uint8Array): Promise<void> {
    this.#wanted = pixels;
    if (this.#isAsking || performance.now() - this.#failedAt < pauseMs) return;
    this.#isAsking = true;
    this.#place.setAttribute("aria-busy", "true");
    const loading = loadingWords((words) => {
      if (this.#wanted !== undefined) this.#answer.clear(words);
    });
    try {
      const models = await runningModels();
      loading.end();
      this.#alerts.replaceChildren();
      while (this.#wanted !== undefined) await this.#judgeNext(models);
    } catch (error) {
      loading.end();
      this.#failedAt = performance.now();
      this.#answer.clear();
      this.#alert(error, "The networks cannot answer.", () => this.#judgeAgain());
    } finally {
      this.#isAsking = false;
      this.#place.removeAttribute("aria-busy");
    }
  }

  #judgeAgain(): void {
    this.#failedAt = -Infinity;
    this.#alerts.replaceChildren();
    this.#place.focus();
    void this.#judge(this.#pixels);
  }

  async #judgeNext(models: RunningModels): Promise<void> {
    const pixels = this.#wanted!;
    this.#wanted = undefined;
    const chosen = this.#chosen;
    const prediction = await models.ask("predict", {pixels});
    if (pixels !== this.#pixels && this.#wanted === undefined) return; // of what is there now all is said
    this.#answer.update(prediction, chosen?.label);
    this.#warning.update(prediction);
    this.#why.update({pixels, prediction, testImage: chosen?.image}, models);
    const achieved = this.#turned.follow(pixels, prediction);
    if (achieved !== "") setText(this.#dare, achieved);
  }

  async #read(request: PictureRequest): Promise<PictureSteps> {
    return (await runningModels()).ask("readPicture", request);
  }

  #alert(error: unknown, consequence: string, retry?: () => void): void {
    this.#alerts.replaceChildren(dataAlert(error, consequence, retry));
  }
}

function chosenOf({example, label, pixels}: Starter): ChosenImage {
  return {image: example, label, pixels};
}

function addressOf(fragment: string): string {
  return `${location.origin}${location.pathname}${fragment}`;
}

function originInWords({origin, isChanged}: Drawn<Origin>): string {
  if (origin === undefined) return isChanged ? "Your drawing." : "Draw a garment here.";
  return isChanged ? `${origin.name}, changed by you.` : `${origin.name}. Draw on it.`;
}

async function shownTestImages() {
  const {images, garments} = await testImageData();
  return {label: (image: number) => images.labels[image]!, picture: garments.testImage};
}
