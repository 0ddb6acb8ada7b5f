import {tags} from "../../components/tags.js";
import {modelColour, modelName} from "../../components/theme.js";
import type {TrainingProgress} from "../../lib/modelWorker.js";
import {models, type Model} from "../../lib/schemas/vocabulary.js";
import type {Row} from "../../lib/schemas/tableSchemas.js";
import {dataAlert} from "../../page/dataAlert.js";
import {loadTable} from "../../explore/tables.js";
import {modelWorker, StoppedError, type ModelWorker} from "../../modelView/modelWorker.js";
import {requireWebAssembly} from "../../modelView/runningModels.js";
import {trainingFiles, modelWorkerHref} from "../../modelView/workerFiles.js";
import {afterTraining} from "./afterTraining.js";
import {filtersForming} from "./filtersForming.js";
import {LiveCurve} from "./liveCurve.js";
import {hashComparison, resultInWords} from "./trainingResult.js";

const {button, div, p} = tags;

const curveCaption =
  "Line: accuracy on the training images so far in the epoch, with dropout where there is some. Dots and the shares below them: on the validation images at each epoch’s end.";

/** Both networks to be trained in the reader's browser, by the loaders' own engine, one at a time. */
export class TrainingView {
  readonly element: HTMLElement;
  readonly #choices: Readonly<Record<Model, HTMLButtonElement>>;
  readonly #place: HTMLElement;
  readonly #status: HTMLElement;
  readonly #stop: HTMLElement;
  #worker: ModelWorker | undefined;
  #giveUp: (reason: StoppedError) => void = () => {};

  constructor() {
    const choice = (model: Model): HTMLButtonElement => {
      const made = button({type: "button", class: "main-button"}, `Train the ${modelName[model]}`) as HTMLButtonElement;
      made.addEventListener("click", () => void this.#train(model));
      return made;
    };
    this.#choices = {ann: choice("ann"), cnn: choice("cnn")};
    this.#status = p({class: "training-status", role: "status"});
    this.#stop = button({type: "button", hidden: true}, "Stop");
    this.#stop.addEventListener("click", () => this.#end());
    this.#place = div({});
    const choices = div({class: "source-fields"}, Object.values(this.#choices), this.#stop);
    this.element = div({class: "training"}, choices, this.#status, this.#place);
  }

  async #train(model: Model): Promise<void> {
    const stopped = this.#begin();
    try {
      requireWebAssembly();
      const needed = Promise.all([trainingFiles(), loadTable("browser-runs")]);
      const [files, rows] = await Promise.race([needed, stopped]);
      this.#worker = modelWorker(modelWorkerHref);
      const expected = rows.find((row) => row.model === model)!;
      const done = await this.#worker.ask("train", {files, model}, this.#follow(expected));
      this.#status.textContent = resultInWords(done, expected);
      this.#place.append(await hashComparison(done, expected), afterTraining(model, done, this.#worker));
    } catch (error) {
      this.#worker?.stop();
      this.#tellOf(error);
    } finally {
      const hadFocus = document.activeElement === this.#stop;
      this.#setTraining(false);
      if (hadFocus) this.#choices[model].focus({preventScroll: true});
    }
  }

  /** @returns what fails as soon as the reader stops it */
  #begin(): Promise<never> {
    this.#worker?.stop();
    this.#worker = undefined;
    this.#place.replaceChildren();
    this.#status.textContent = "Fetching the images and the engine.";
    this.#setTraining(true);
    this.#stop.focus();
    return new Promise((_, reject) => (this.#giveUp = reject));
  }

  #end(): void {
    this.#giveUp(new StoppedError("stopped"));
    this.#worker?.stop();
  }

  #setTraining(isTraining: boolean): void {
    for (const model of models) this.#choices[model].disabled = isTraining;
    this.#stop.hidden = !isTraining;
  }

  #tellOf(error: unknown): void {
    this.#status.textContent = error instanceof StoppedError ? "Stopped. Nothing is kept of it." : "";
    if (!(error instanceof StoppedError)) this.#place.append(dataAlert(error, "Training could not go on."));
  }

  /** Draws curve and filters. @returns what makes them follow the training */
  #follow({model, epochCount}: Row<"browser-runs">): (progress: TrainingProgress) => void {
    const curve = new LiveCurve(this.#place, {epochCount, colour: modelColour[model], caption: curveCaption});
    const filters = filtersForming(model);
    this.#place.append(filters.element);
    return (progress) => {
      if (progress.kind === "epoch") return curve.epoch(progress.measures);
      curve.step(progress);
      filters.update(progress.firstLayer);
      const tenths = Math.floor((10 * progress.seenCount) / progress.trainCount);
      const words = `Training the ${modelName[model]}: epoch ${progress.epoch + 1} of ${epochCount}, ${10 * tenths} %`;
      if (this.#status.textContent !== words) this.#status.textContent = words;
    };
  }
}
