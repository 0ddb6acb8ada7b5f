import {tags} from "../components/tags.js";
import {modelName} from "../components/theme.js";
import {count, seconds} from "../lib/format.js";
import type {RetrainingNews, RunCheckpoint} from "../lib/retraining.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {dataAlert} from "../page/dataAlert.js";
import {sha256} from "../page/sha256.js";
import {choiceField} from "./choiceField.js";
import {reproductionFile} from "./fetchedFiles.js";
import {gatherMeans, megabytes} from "./gatherMeans.js";
import type {ReproduceTables} from "./reproduceView.js";
import {Retraining} from "./retraining.js";

const {button, code, dd, div, dl, dt, p, progress} = tags;

/** One epoch of a run, from the checkpoint before it to the one after. */
interface Stretch {
  readonly run: Row<"runs">;
  readonly before: Row<"checkpoints"> | undefined;
  readonly after: Row<"checkpoints">;
}

/** One epoch of this report's runs, trained again from the published checkpoint before it to the one after. */
export class StretchView {
  readonly element: HTMLElement;
  readonly #tables: ReproduceTables;
  readonly #stretches: readonly Stretch[];
  readonly #choice: ReturnType<typeof choiceField>;
  readonly #go = button({type: "button", class: "main-button"}, "Check it") as HTMLButtonElement;
  readonly #stop = button({type: "button", hidden: true}, "Stop") as HTMLButtonElement;
  readonly #status = p({class: "training-status", role: "status"});
  readonly #bar = progress({
    class: "training-bar",
    max: 1,
    value: 0,
    hidden: true,
    "aria-label": "Part of the stretch that is done"
  }) as HTMLProgressElement;
  readonly #place = div({});
  #retraining: Retraining | undefined;
  #giveUp = new AbortController();

  constructor(tables: ReproduceTables) {
    this.#tables = tables;
    this.#stretches = stretchesOf(tables);
    this.#choice = choiceField(
      "Stretch",
      this.#stretches.map((stretch, i) => [String(i), nameOf(stretch)])
    );
    this.#go.addEventListener("click", () => void this.#check());
    this.#stop.addEventListener("click", () => this.#close("Stopped."));
    const fields = div({class: "source-fields"}, this.#choice.element, this.#go, this.#stop);
    this.element = div({class: "training"}, fields, this.#status, this.#bar, this.#place);
  }

  async #check(): Promise<void> {
    const stretch = this.#stretches[Number(this.#choice.field.value)]!;
    const giveUp = (this.#giveUp = new AbortController());
    this.#setChecking(true);
    this.#status.textContent = "Fetching the checkpoint, the images and the engine.";
    try {
      const from = await checkpointBefore(stretch, giveUp.signal);
      const means = await gatherMeans(this.#tables.imagePieces, this.#status, giveUp.signal);
      if (giveUp.signal.aborted) return;
      const {run, after} = stretch;
      const startedAt = performance.now();
      this.#status.textContent = `Training ${nameOf(stretch)}.`;
      this.#retraining = new Retraining(
        {run, from, lastEpoch: after.epoch},
        means,
        (news) => void this.#follow(stretch, news, startedAt),
        (reason) => this.#fail(new Error(`the workers were lost: ${reason}`))
      );
    } catch (error) {
      if (!giveUp.signal.aborted) this.#fail(error);
    }
  }

  async #follow(stretch: Stretch, news: RetrainingNews, startedAt: number): Promise<void> {
    if (news.kind === "step") this.#bar.value = news.seenCount / news.trainCount;
    if (news.kind === "error") this.#fail(new Error(news.message));
    if (news.kind !== "checkpoint" || news.checkpoint.step > 0) return;
    this.#close("");
    const found = await sha256(news.checkpoint.state, stretch.after.sha256);
    this.#tell(stretch, found, (performance.now() - startedAt) / 1000);
  }

  #tell(stretch: Stretch, found: string, taken: number): void {
    const {after} = stretch;
    const isEqual = found === after.sha256;
    const meaning = isEqual
      ? `Equal: ${nameOf(stretch)}, trained here in ${seconds(taken)}, lands on the published checkpoint to the last bit.`
      : `Different: ${nameOf(stretch)}, trained here in ${seconds(taken)}, lands elsewhere. Either this browser rounds otherwise, or one of the two checkpoints is not what training left: try another stretch.`;
    const hashes = dl(
      {},
      dt({}, `SHA-256 after step ${count(after.stepCount)}, trained here`),
      dd({}, code({}, found)),
      dt({}, "SHA-256 as published"),
      dd({}, code({}, after.sha256))
    );
    this.#place.append(div({class: isEqual ? "hashes" : "hashes different"}, p({}, meaning), hashes));
    this.#status.textContent = isEqual ? "Equal." : "Different.";
  }

  #fail(error: unknown): void {
    this.#close("");
    this.#place.append(dataAlert(error, "The stretch cannot be checked.", () => void this.#check()));
  }

  #close(words: string): void {
    const hadFocus = document.activeElement === this.#stop;
    this.#giveUp.abort();
    this.#retraining?.end();
    this.#setChecking(false);
    this.#status.textContent = words;
    if (hadFocus) this.#go.focus({preventScroll: true});
  }

  #setChecking(isChecking: boolean): void {
    this.#choice.field.disabled = this.#go.disabled = isChecking;
    this.#stop.hidden = this.#bar.hidden = !isChecking;
    this.#bar.value = 0;
    if (isChecking) this.#place.replaceChildren();
  }
}

function stretchesOf({runs, checkpoints}: ReproduceTables): Stretch[] {
  return checkpoints.flatMap((after) => {
    const run = runs.find((row) => row.run === after.run);
    const before = checkpoints.find((row) => row.run === after.run && row.epoch === after.epoch - 1);
    return run === undefined ? [] : [{run, before, after}];
  });
}

function nameOf({run, before, after}: Stretch): string {
  return `${modelName[run.model]}, epoch ${after.epoch}: steps ${count(before?.stepCount ?? 0)} to ${count(after.stepCount)}${before === undefined ? "" : `, from ${megabytes(before.bytes)}`}`;
}

/** The published checkpoint that a stretch begins with; none for the first, which begins with what the seed draws. */
async function checkpointBefore({before}: Stretch, signal: AbortSignal): Promise<RunCheckpoint | undefined> {
  if (before === undefined) return undefined;
  const blob = await reproductionFile(before.file, before.sha256, signal);
  const {stepCount, epoch} = before;
  const none = {step: 0, seenCount: 0, lossSum: 0, correctCount: 0, epochs: []};
  return {stepCount, epoch, ...none, state: new Uint8Array(await blob.arrayBuffer())};
}
