import {tags} from "../components/tags.js";
import {modelColour, modelName} from "../components/theme.js";
import {seconds} from "../lib/format.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {dataAlert} from "../page/dataAlert.js";
import {LiveCurve} from "../try/training/liveCurve.js";
import {costInWords, gatherMeans} from "./gatherMeans.js";
import {reproducedResult} from "./reproducedResult.js";
import {RunChoice} from "./runChoice.js";
import type {Reproduced} from "./runRecord.js";
import {TrainingSession, type SessionNews} from "./trainingSession.js";
import {lastRun, unfinishedRun, type Comparison, type UnfinishedRun} from "./unfinishedRuns.js";

const {button, div, p, progress} = tags;

const curveCaption =
  "Line: accuracy on the training images so far in the epoch, with dropout. Dots and the last share: on the validation images at each epoch’s end.";

/** What the page knows of the report's runs. */
export interface ReproduceTables {
  readonly runs: readonly Row<"runs">[];
  readonly imagePieces: readonly Row<"image-pieces">[];
  readonly checkpoints: readonly Row<"checkpoints">[];
}

/** The report's runs, to be trained again in the reader's browser, to the last bit. */
export class ReproduceView {
  readonly element: HTMLElement;
  readonly #tables: ReproduceTables;
  readonly #choice: RunChoice;
  readonly #go = button({type: "button", class: "main-button"}, "Train it here") as HTMLButtonElement;
  readonly #anew = button({type: "button", hidden: true}, "Begin anew") as HTMLButtonElement;
  readonly #pause = button({type: "button", hidden: true}, "Pause") as HTMLButtonElement;
  readonly #stop = button({type: "button", hidden: true}, "Stop") as HTMLButtonElement;
  readonly #status = p({class: "training-status", role: "status"});
  readonly #left = p({class: "panel-note time-left"});
  readonly #bar = progress({
    class: "training-bar",
    max: 1,
    value: 0,
    hidden: true,
    "aria-label": "Part of the run that is done"
  }) as HTMLProgressElement;
  readonly #chain = p({class: "panel-note chain"});
  readonly #place = div({});
  #session: TrainingSession | undefined;
  #giveUp = new AbortController();

  constructor(tables: ReproduceTables) {
    this.#tables = tables;
    this.#choice = new RunChoice(tables.runs, () => void this.#offer());
    this.#go.addEventListener("click", () => void this.#train(true));
    this.#anew.addEventListener("click", () => void this.#train(false));
    this.#pause.addEventListener("click", () => this.#session?.pause());
    this.#stop.addEventListener("click", () => this.#end());
    const choices = div({class: "source-fields"}, this.#choice.elements);
    const buttons = div({class: "source-fields"}, this.#go, this.#anew, this.#pause, this.#stop);
    this.element = div(
      {class: "training"},
      choices,
      buttons,
      this.#status,
      this.#bar,
      this.#left,
      this.#place,
      this.#chain
    );
    void this.#offer();
    void lastRun().then((run) => this.#choose(run));
  }

  /** Shows the run that was trained here last, where there is one. */
  #choose(run: string | undefined): void {
    const found = this.#tables.runs.find((row) => row.run === run);
    if (found === undefined || this.#session !== undefined) return;
    this.#choice.choose(found);
    void this.#offer();
  }

  /** Says what the chosen run takes, and where it stands on this device. */
  async #offer(): Promise<void> {
    const expected = this.#choice.chosen;
    const [left, cost] = await Promise.all([unfinishedRun(expected), costInWords(this.#tables.imagePieces)]);
    if (this.#session !== undefined || this.#choice.chosen !== expected) return;
    const stands = left && `It stands in ${epochInWords(left, expected)}. `;
    this.#go.textContent = left === undefined ? "Train it here" : "Go on";
    this.#anew.hidden = left === undefined;
    this.#left.textContent = `${stands ?? ""}${cost}`;
  }

  async #train(goesOn: boolean): Promise<void> {
    const expected = this.#choice.chosen;
    this.#begin();
    const {signal} = this.#giveUp;
    try {
      const left = goesOn ? await unfinishedRun(expected) : undefined;
      const means = await gatherMeans(this.#tables.imagePieces, this.#status, signal);
      if (signal.aborted) return;
      const {model, epochCount} = expected;
      const curve = new LiveCurve(this.#place, {epochCount, colour: modelColour[model], caption: curveCaption});
      if (left !== undefined) curve.epoch(left.checkpoint.epochs);
      this.#tellChain(left?.comparison ?? {count: 0});
      const options = {expected, means, left, checkpoints: this.#tables.checkpoints};
      this.#session = new TrainingSession(options, (news) => this.#follow(news, expected, curve));
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  #begin(): void {
    this.#giveUp = new AbortController();
    this.#place.replaceChildren();
    this.#chain.textContent = "";
    this.#left.textContent = "";
    this.#status.textContent = "Fetching the images and the engine.";
    this.#setTraining(true);
    this.#stop.focus();
  }

  #follow(news: SessionNews, expected: Row<"runs">, curve: LiveCurve): void {
    switch (news.kind) {
      case "begun":
        this.#status.textContent = "Unpacking the images.";
        return;
      case "step":
        curve.step(news);
        return this.#step(news, expected);
      case "epoch":
        return curve.epoch(news.measures);
      case "compared":
        return this.#tellChain(news.comparison);
      case "paused":
        return this.#rest(news, expected);
      case "done":
        return void this.#finish(news.reproduced);
      case "error":
        return this.#fail(news.error);
    }
  }

  #step(step: Extract<SessionNews, {kind: "step"}>, {model, seed}: Row<"runs">): void {
    const {epoch, epochCount, seenCount, trainCount, secondsLeft} = step;
    this.#bar.value = (epoch + seenCount / trainCount) / epochCount;
    const words = `Training the ${modelName[model]}, seed ${seed}: epoch ${epoch + 1} of ${epochCount}`;
    if (this.#status.textContent !== words) this.#status.textContent = words;
    if (secondsLeft !== undefined) this.#left.textContent = `About ${seconds(secondsLeft)} left.`;
  }

  #tellChain({count, differsFrom}: Comparison): void {
    if (count === 0) return;
    this.#chain.textContent =
      differsFrom === undefined
        ? `Checkpoints equal to the published ones so far: ${count} of ${count}.`
        : `The checkpoint of epoch ${differsFrom} is another than the published one.`;
  }

  #rest({left, isKept}: Extract<SessionNews, {kind: "paused"}>, expected: Row<"runs">): void {
    this.#close();
    const warning = isKept ? "" : " This browser’s storage is off or full: leave this page, and it begins anew.";
    this.#status.textContent = `Paused in ${epochInWords(left, expected)}.${warning}`;
    this.#go.focus({preventScroll: true});
  }

  /** Ends it at the reader's wish; what the last checkpoint holds is kept. */
  #end(): void {
    this.#giveUp.abort();
    this.#session?.end();
    this.#close();
    this.#status.textContent = "Stopped.";
    this.#go.focus({preventScroll: true});
  }

  async #finish(reproduced: Reproduced): Promise<void> {
    this.#place.append(await reproducedResult(reproduced));
    this.#close();
    this.#bar.hidden = false;
    this.#bar.value = 1;
    this.#status.textContent = "Done.";
  }

  #fail(error: unknown): void {
    this.#session?.end();
    this.#close();
    this.#status.textContent = "";
    this.#place.append(dataAlert(error, "Training could not go on.", () => void this.#train(true)));
  }

  #close(): void {
    const hadFocus = [this.#stop, this.#pause].includes(document.activeElement as HTMLButtonElement);
    this.#session = undefined;
    this.#setTraining(false);
    if (hadFocus) this.#go.focus({preventScroll: true});
    void this.#offer();
  }

  #setTraining(isTraining: boolean): void {
    this.#choice.disable(isTraining);
    this.#go.disabled = this.#anew.disabled = isTraining;
    this.#pause.hidden = this.#stop.hidden = this.#bar.hidden = !isTraining;
    this.#bar.value = 0;
  }
}

/** The epoch in which a run stands: "epoch 3 of 10". */
function epochInWords(left: UnfinishedRun | undefined, {epochCount}: Row<"runs">): string {
  return `epoch ${Math.min((left?.checkpoint.epoch ?? 0) + 1, epochCount)} of ${epochCount}`;
}
