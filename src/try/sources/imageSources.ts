import {tags} from "../../components/tags.js";
import type {PictureRequest, PictureSteps} from "../../lib/modelWorker.js";
import {TaskError} from "../../modelView/modelWorker.js";
import {runningModels} from "../../modelView/runningModels.js";
import type {Drawn} from "../drawing/drawingBox.js";
import {Latest} from "../latest.js";
import type {Starter} from "../starters.js";
import {CameraSource} from "./cameraSource.js";
import {wholePicture} from "./cropFields.js";
import {PictureView} from "./pictureView.js";
import {TestImageSource, testImageWords, type ChosenImage} from "./testImageSource.js";
import {uploadSource} from "./uploadSource.js";

/** Where what lies in the box comes from. */
export interface Origin {
  readonly name: string;
  /** The test image, where it is one. */
  readonly chosen?: ChosenImage;
  /** The same, where what both networks say of it is known already. */
  readonly starter?: Starter;
  readonly isPicture?: boolean;
  readonly isLinked?: boolean;
}

const cameraOrigin: Origin = {name: "What the camera sees"};

/** Where images come from, which on a phone is far below the drawing. */
export const sourcesId = "sources";

export interface SourcesOptions {
  /** @param replaces whether they take the place of the camera's last frame, of which none is kept */
  readonly onPixels: (pixels: Uint8Array, origin: Origin, replaces: boolean) => void;
  readonly onError: (error: unknown, consequence: string) => void;
  /** Where pictures can be dropped. */
  readonly dropOn: HTMLElement;
  /** Ends what it hears from the page. */
  readonly signal: AbortSignal;
}

/** Test images, pictures and the camera: of all that is asked of them only the latest comes through. */
export class ImageSources {
  readonly element: HTMLElement;
  /** The reader's picture, step by step. */
  readonly picture: HTMLElement;
  readonly #options: SourcesOptions;
  readonly #testImages: TestImageSource;
  readonly #picture: PictureView;
  readonly #camera: CameraSource;
  readonly #latest = new Latest();
  /** Whether the box shows what the camera sees. */
  #isLooking = false;

  constructor(options: SourcesOptions) {
    const {onPixels, onError, dropOn, signal} = options;
    const begin = (): (() => boolean) => this.#begin();
    const show = (picture: Blob | ImageBitmap): void => void this.#picture.show(picture);
    this.#options = options;
    this.#testImages = new TestImageSource({
      begin,
      onImage: (chosen) => onPixels(chosen.pixels, {name: testImageWords(chosen), chosen}, false),
      onError: (error) => onError(error, "The test images cannot be shown without it.")
    });
    this.#picture = new PictureView({
      begin,
      read: readPicture,
      onPixels: (pixels) => onPixels(pixels, {name: "Your picture at 28 × 28 pixels", isPicture: true}, false),
      onError: (error) => onError(error, "The picture cannot be read without it.")
    });
    this.#camera = new CameraSource({onLook: (frame) => this.#look(frame), onFrame: show});
    this.picture = this.#picture.element;
    this.element = tags.div(
      {class: "sources", id: sourcesId},
      this.#testImages.element,
      uploadSource({onFile: show, signal}, dropOn),
      this.#camera.element
    );
  }

  /** Shows a test image by its number. */
  choose(image: number): void {
    void this.#testImages.choose(image);
  }

  /** Follows what lies in the box now: what was begun before comes too late, and what it does not come from is put away. */
  follow({origin, isChanged}: Drawn<Origin>): void {
    this.#isLooking = origin === cameraOrigin && !isChanged;
    if (this.#isLooking) this.#latest.begin();
    else this.#begin();
    if (origin?.isPicture !== true) this.#picture.hide();
    this.#testImages.name(isChanged ? undefined : origin?.chosen?.image);
  }

  /** Begins to look for another image than the camera's. @returns whether nothing was begun since */
  #begin(): () => boolean {
    this.#camera.close();
    return this.#latest.begin();
  }

  /** Shows what the camera sees now as the networks see it. */
  async #look(frame: ImageBitmap): Promise<boolean> {
    const isLatest = this.#latest.begin();
    try {
      const {pixels} = await readPicture({source: frame, crop: wholePicture});
      if (!isLatest()) return false;
      this.#options.onPixels(pixels, cameraOrigin, this.#isLooking);
      return true;
    } catch (error) {
      if (error instanceof TaskError) return isLatest(); // the next frame may show more
      if (isLatest()) this.#options.onError(error, "The camera’s picture cannot be read without it.");
      return false;
    } finally {
      frame.close();
    }
  }
}

async function readPicture(request: PictureRequest): Promise<PictureSteps> {
  return (await runningModels()).ask("readPicture", request);
}
