import {tags} from "../../components/tags.js";
import {refusal} from "./refusal.js";

const {button, div, fieldset, legend, p, video} = tags;

export interface CameraOptions {
  readonly onFrame: (frame: ImageBitmap) => void;
}

/** A picture from the camera: on when asked for, off as soon as the picture is taken. */
export class CameraSource {
  readonly element: HTMLElement;
  readonly #navigator: Navigator;
  readonly #onFrame: (frame: ImageBitmap) => void;
  readonly #start: HTMLElement;
  readonly #take: HTMLElement;
  readonly #view: HTMLVideoElement;
  readonly #preview: HTMLElement;
  readonly #words: HTMLElement;
  #isBusy = false;

  constructor({onFrame}: CameraOptions) {
    this.#navigator = window.navigator;
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
    stop.addEventListener("click", () => this.#close());
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
      this.#words.textContent = "";
      this.#take.focus();
    } catch (error) {
      this.#release();
      this.#words.textContent = refusal(error);
    } finally {
      this.#isBusy = false;
    }
  }

  async #takePicture(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      this.#onFrame(await createImageBitmap(this.#view));
      this.#close();
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

  #close(): void {
    this.#release();
    this.#preview.hidden = true;
    this.#start.hidden = false;
    this.#start.focus();
  }
}

async function stream({mediaDevices}: Navigator): Promise<MediaStream> {
  // Typed as always there, which it is not: browsers offer it over https and on the machine itself only.
  if ((mediaDevices as MediaDevices | undefined) === undefined) throw new DOMException("", "SecurityError");
  return mediaDevices.getUserMedia({video: {facingMode: "environment"}});
}
