import {tags} from "../../components/tags.js";
import {refusal} from "./refusal.js";

const {button, div, fieldset, legend, p, video} = tags;

const live = "Both networks answer what the camera sees. Take the picture to keep it.";
/** From one answer to the next frame, ms: time for all else in the page. */
const restMilliseconds = 100;

export interface CameraOptions {
  /** Takes what the camera sees while it is on, a frame at a time. @returns whether to go on looking */
  readonly onLook: (frame: ImageBitmap) => Promise<boolean>;
  /** Takes the picture. */
  readonly onFrame: (frame: ImageBitmap) => void;
}

/** What the camera sees, and a picture of it: on when asked for, off as soon as the picture is taken. */
export class CameraSource {
  readonly element: HTMLElement;
  readonly #navigator: Navigator;
  readonly #onLook: CameraOptions["onLook"];
  readonly #onFrame: CameraOptions["onFrame"];
  readonly #start: HTMLElement;
  readonly #take: HTMLElement;
  readonly #view: HTMLVideoElement;
  readonly #preview: HTMLElement;
  readonly #words: HTMLElement;
  #isBusy = false;

  constructor({onLook, onFrame}: CameraOptions) {
    this.#navigator = window.navigator;
    this.#onLook = onLook;
    this.#onFrame = onFrame;
    this.#words = p({class: "panel-note", role: "status"});
    this.#view = video({
      class: "camera-view",
      playsinline: true,
      "aria-label": "What the camera sees"
    }) as HTMLVideoElement;
    this.#view.muted = true;
    this.#start = button({type: "button"}, "Use the camera");
    this.#take = button({type: "button"}, "Take the picture");
    const stop = button({type: "button"}, "Switch it off");
    const buttons = div({class: "source-fields"}, this.#take, stop);
    this.#preview = div({class: "camera", hidden: true}, this.#view, buttons);
    this.element = fieldset({class: "source"}, legend({}, "The camera"), this.#start, this.#preview, this.#words);
    this.#start.addEventListener("click", () => void this.#open());
    this.#take.addEventListener("click", () => void this.#takePicture());
    stop.addEventListener("click", () => this.#switchOff());
  }

  /** Switches it off, if it is on. */
  close(): void {
    this.#release();
    this.#preview.hidden = true;
    this.#start.hidden = false;
    if (this.#words.textContent === live) this.#words.textContent = "";
  }

  async #open(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#words.textContent = "Waiting for the camera.";
    try {
      this.#view.srcObject = await stream(this.#navigator);
      await this.#view.play();
      this.#preview.hidden = false;
      this.#start.hidden = true;
      this.#words.textContent = live;
      this.#take.focus();
      void this.#look();
    } catch (error) {
      this.#release();
      this.#words.textContent = refusal(error);
    } finally {
      this.#isBusy = false;
    }
  }

  /** Hands on frames until the camera is off. */
  async #look(): Promise<void> {
    const seen = this.#view.srcObject;
    const isOn = (): boolean => seen !== null && this.#view.srcObject === seen;
    try {
      while (isOn() && (await this.#onLook(await createImageBitmap(this.#view))))
        await new Promise((resolve) => setTimeout(resolve, restMilliseconds));
      if (isOn()) this.#words.textContent = ""; // nobody answers any more; the picture can still be taken
    } catch (error) {
      if (isOn()) this.#words.textContent = refusal(error);
    }
  }

  async #takePicture(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      const frame = await createImageBitmap(this.#view);
      this.#switchOff();
      this.#onFrame(frame);
    } catch (error) {
      this.#words.textContent = refusal(error);
    } finally {
      this.#isBusy = false;
    }
  }

  #release(): void {
    for (const track of (this.#view.srcObject as MediaStream | null)?.getTracks() ?? []) track.stop();
    this.#view.srcObject = null;
  }

  #switchOff(): void {
    this.close();
    this.#start.focus();
  }
}

async function stream({mediaDevices}: Navigator): Promise<MediaStream> {
  // Typed as always there, which it is not: browsers offer it over https and on the machine itself only.
  if ((mediaDevices as MediaDevices | undefined) === undefined) throw new DOMException("", "SecurityError");
  return mediaDevices.getUserMedia({video: {facingMode: "environment"}});
}
