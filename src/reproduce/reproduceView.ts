import {tags} from "../components/tags.js";
import {modelColour, modelName} from "../components/theme.js";
import {seconds} from "../lib/format.js";
import type {RetrainingNews, RunCheckpoint} from "../lib/retraining.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import {dataAlert} from "../page/dataAlert.js";
import {sha256} from "../page/sha256.js";
import {LiveCurve} from "../try/training/liveCurve.js";
import {choiceField, fill} from "./choiceField.js";
import {costInWords, gatherMeans} from "./gatherMeans.js";
import {reproducedResult} from "./reproducedResult.js";
import {Retraining, type RetrainingMeans} from "./retraining.js";
import {
  forgetUnfinished,
  keepUnfinished,
  lastRun,
  unfinishedRun,
  type Comparison,
  type UnfinishedRun
} from "./unfinishedRuns.js";

const {button, div, figcaption, figure, p, progress} = tags;

/** Widest curve, px. */
const largestCurve = 672;

/** How often in a row, without a step between, a run goes on by itself after its workers were lost. */
const mostLosses = 3;

const curveCaption =
  "Line: accuracy on the training images so far in the epoch, with dropout. Dots and the last share: on the validation images at each epoch’s end.";

/** What the page knows of the report's runs. */
export interface ReproduceTables {
  readonly runs: readonly Row<"runs">[];
  readonly imagePieces: readonly Row<"image-pieces">[];
  readonly checkpoints: readonly Row<"checkpoints">[];
}

/** A run under way. */
interface Session {
  readonly expected: Row<"runs">;
  readonly means: RetrainingMeans;
  readonly curve: LiveCurve;
  /** Where it stands, or stood when it was begun. */
  left: UnfinishedRun | undefined;
  /** When these workers took their first step, ms, and what part of the run was done then, in epochs; 0 until they do. */
  startedAt: number;
  firstDone: number;
  /** Until when their time is counted, ms. */
  countedAt: number;
  /** Whether the browser keeps its checkpoints, and not this page alone. */
  isKept: boolean;
  /** Settles when every checkpoint that was told has been kept. */
  keeping: Promise<void>;
  lossCount: number;
  retraining: Retraining | undefined;
}

/** The report's runs, to be trained again in the reader's browser, to the last bit. */
export class ReproduceView {
  readonly element: HTMLElement;
  readonly #tables: ReproduceTables;
  readonly #model = choiceField(
    "Model",
    models.map((model) => [model, modelName[model]])
  );
  readonly #seed = choiceField("Seed", []);
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
  #session: Session | undefined;
  #giveUp = new AbortController();

  constructor(tables: ReproduceTables) {
    this.#tables = tables;
    this.#model.field.addEventListener("change", () => this.#offerSeeds());
    this.#seed.field.addEventListener("change", () => void this.#offer());
    this.#go.addEventListener("click", () => void this.#train(true));
    this.#anew.addEventListener("click", () => void this.#train(false));
    this.#pause.addEventListener("click", () => this.#session?.retraining?.pause());
    this.#stop.addEventListener("click", () => this.#end());
    const choices = div({class: "source-fields"}, this.#model.element, this.#seed.element);
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
    this.#offerSeeds();
    void lastRun().then((run) => this.#choose(run));
  }

  get #chosen(): Row<"runs"> {
    return this.#tables.runs.find(({run}) => run === this.#seed.field.value)!;
  }

  /** Shows the run that was trained here last, where there is one. */
  #choose(run: string | undefined): void {
    const found = this.#tables.runs.find((row) => row.run === run);
    if (found === undefined || this.#session !== undefined) return;
    this.#model.field.value = found.model;
    this.#offerSeeds(found.run);
  }

  #offerSeeds(chosen?: string): void {
    const model = this.#model.field.value as Model;
    const runs = this.#tables.runs.filter((row) => row.model === model).toSorted((a, b) => a.seed - b.seed);
    fill(
      this.#seed.field,
      runs.map(({run, seed, origin}) => [run, origin === "build" ? `${seed}, this report’s` : String(seed)])
    );
    if (chosen !== undefined) this.#seed.field.value = chosen;
    void this.#offer();
  }

  /** Says what the chosen run takes, and where it stands on this device. */
  async #offer(): Promise<void> {
    const expected = this.#chosen;
    const [left, cost] = await Promise.all([unfinishedRun(expected), costInWords(this.#tables.imagePieces)]);
    if (this.#session !== undefined || this.#chosen !== expected) return;
    const stands = left && `It stands in ${epochInWords(left, expected)}. `;
    this.#go.textContent = left === undefined ? "Train it here" : "Go on";
    this.#anew.hidden = left === undefined;
    this.#left.textContent = `${stands ?? ""}${cost}`;
  }

  async #train(goesOn: boolean): Promise<void> {
    const expected = this.#chosen;
    this.#begin();
    const {signal} = this.#giveUp;
    try {
      const left = goesOn ? await unfinishedRun(expected) : undefined;
      const means = await gatherMeans(this.#tables.imagePieces, this.#status, signal);
      if (signal.aborted) return;
      this.#session = {
        expected,
        means,
        left,
        curve: this.#curve(expected),
        startedAt: 0,
        firstDone: 0,
        countedAt: 0,
        isKept: true,
        keeping: Promise.resolve(),
        lossCount: 0,
        retraining: undefined
      };
      if (left !== undefined) this.#session.curve.epoch(left.checkpoint.epochs);
      this.#tellChain(left?.comparison ?? {count: 0});
      this.#startWorkers(this.#session);
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

  #startWorkers(session: Session): void {
    const {expected, means, left} = session;
    session.startedAt = 0;
    const {model, seed} = expected;
    this.#status.textContent = "Unpacking the images.";
    session.retraining = new Retraining(
      {run: {model, seed}, from: left?.checkpoint},
      means,
      (news) => void this.#follow(session, news),
      (reason) => this.#goOn(session, reason)
    );
  }

  /** Begins again where the last checkpoint was left, when workers were lost. */
  #goOn(session: Session, reason: string): void {
    if (session !== this.#session) return;
    if (++session.lossCount > mostLosses) return this.#fail(new Error(`the workers were lost: ${reason}`));
    this.#startWorkers(session);
  }

  async #follow(session: Session, news: RetrainingNews): Promise<void> {
    if (session !== this.#session) return;
    switch (news.kind) {
      case "step":
        return this.#step(session, news);
      case "epoch":
        return session.curve.epoch(news.measures);
      case "checkpoint":
        session.keeping = session.keeping.then(() => this.#keep(session, news.checkpoint));
        return session.keeping;
      case "paused":
        return this.#rest(session);
      case "done":
        return this.#finish(session, news);
      case "error":
        return this.#fail(new Error(news.message));
    }
  }

  #step(session: Session, step: Extract<RetrainingNews, {kind: "step"}>): void {
    const {expected, curve} = session;
    const done = step.epoch + step.seenCount / step.trainCount;
    session.lossCount = 0;
    if (session.startedAt === 0) {
      session.startedAt = session.countedAt = performance.now();
      session.firstDone = done;
    }
    curve.step(step);
    this.#bar.value = done / step.epochCount;
    const words = `Training the ${modelName[expected.model]}, seed ${expected.seed}: epoch ${step.epoch + 1} of ${step.epochCount}`;
    if (this.#status.textContent !== words) this.#status.textContent = words;
    const rate = (done - session.firstDone) / (performance.now() - session.startedAt);
    if (rate > 0) this.#left.textContent = `About ${seconds((step.epochCount - done) / rate / 1000)} left.`;
  }

  /** Keeps a checkpoint, and holds one that an epoch left against the published one. */
  async #keep(session: Session, checkpoint: RunCheckpoint): Promise<void> {
    const {weightsSha256, run} = session.expected;
    const before = session.left;
    const seconds = (before?.seconds ?? 0) + secondsSince(session);
    const comparison = before?.comparison ?? {count: 0};
    session.left = {weightsSha256, checkpoint, seconds, comparison};
    if (checkpoint.step === 0) {
      const compared = await this.#compared(run, checkpoint, comparison);
      session.left = {...session.left, comparison: compared};
      this.#tellChain(compared);
    }
    if (session !== this.#session) return;
    session.isKept = await keepUnfinished(run, session.left);
  }

  async #compared(run: string, {epoch, state}: RunCheckpoint, before: Comparison): Promise<Comparison> {
    const published = this.#tables.checkpoints.find((row) => row.run === run && row.epoch === epoch);
    if (published === undefined) return before;
    const isEqual = (await sha256(state, published.sha256)) === published.sha256;
    return {count: before.count + 1, differsFrom: before.differsFrom ?? (isEqual ? undefined : epoch)};
  }

  #tellChain({count, differsFrom}: Comparison): void {
    if (count === 0) return;
    this.#chain.textContent =
      differsFrom === undefined
        ? `Checkpoints equal to the published ones so far: ${count} of ${count}.`
        : `The checkpoint of epoch ${differsFrom} is another than the published one.`;
  }

  /** Stands still, with the workers ended and their memory free. */
  async #rest(session: Session): Promise<void> {
    session.retraining?.end();
    await session.keeping;
    if (session !== this.#session) return;
    this.#close();
    const warning = session.isKept
      ? ""
      : " This browser’s storage is off or full: leave this page, and it begins anew.";
    this.#status.textContent = `Paused in ${epochInWords(session.left, session.expected)}.${warning}`;
    this.#go.focus({preventScroll: true});
  }

  /** Ends it at the reader's wish; what the last checkpoint holds is kept. */
  #end(): void {
    this.#giveUp.abort();
    this.#session?.retraining?.end();
    this.#close();
    this.#status.textContent = "Stopped.";
    this.#go.focus({preventScroll: true});
  }

  async #finish(session: Session, {weights, testAccuracy}: Extract<RetrainingNews, {kind: "done"}>): Promise<void> {
    const {expected} = session;
    session.retraining?.end();
    await session.keeping;
    const taken = (session.left?.seconds ?? 0) + secondsSince(session);
    await forgetUnfinished(expected.run);
    const found = await sha256(weights, expected.weightsSha256);
    const result = await reproducedResult({expected, weightsSha256: found, testAccuracy, seconds: taken});
    this.#place.append(result);
    this.#close();
    this.#bar.hidden = false;
    this.#bar.value = 1;
    this.#status.textContent = "Done.";
  }

  #fail(error: unknown): void {
    this.#session?.retraining?.end();
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
    for (const field of [this.#model.field, this.#seed.field, this.#go, this.#anew]) field.disabled = isTraining;
    this.#pause.hidden = this.#stop.hidden = this.#bar.hidden = !isTraining;
    this.#bar.value = 0;
  }

  #curve({model, epochCount}: Row<"runs">): LiveCurve {
    const width = Math.min(largestCurve, this.#place.clientWidth);
    const curve = new LiveCurve({epochCount, colour: modelColour[model], width});
    this.#place.append(figure({class: "live-curve"}, curve.element, figcaption({class: "panel-note"}, curveCaption)));
    return curve;
  }
}

/** The epoch in which a run stands: "epoch 3 of 10". */
function epochInWords(left: UnfinishedRun | undefined, {epochCount}: Row<"runs">): string {
  return `epoch ${Math.min((left?.checkpoint.epoch ?? 0) + 1, epochCount)} of ${epochCount}`;
}

/** Seconds since this was last asked of a run, while its workers train. */
function secondsSince(session: Session): number {
  if (session.startedAt === 0) return 0;
  const before = session.countedAt;
  session.countedAt = performance.now();
  return (session.countedAt - before) / 1000;
}
