import {tags} from "../components/tags.js";
import {modelName} from "../components/theme.js";
import {count, seconds} from "../lib/format.js";
import type {RetrainingNews, RunCheckpoint} from "../lib/retraining.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {sha256} from "../page/sha256.js";
import {choiceField} from "./choiceField.js";
import {reproductionFile} from "./fetchedFiles.js";
import {gatherMeans, megabytes} from "./gatherMeans.js";
import type {ReproduceTables} from "./reproduceView.js";
import {lostWorkers, Retraining} from "./retraining.js";
import {TrainingForm} from "./trainingForm.js";

const {code, dd, div, dl, dt, p} = tags;

/** One epoch of a run, from the checkpoint before it to the one after. */
interface Stretch {
  readonly run: Row<"runs">;
  readonly before: Row<"checkpoints"> | undefined;
  readonly after: Row<"checkpoints">;
}

/** One epoch of this report's runs, trained again from the published checkpoint before it to the one after. */
export class StretchView {
  readonly #tables: ReproduceTables;
  readonly #stretches: readonly Stretch[];
  readonly #choice: ReturnType<typeof choiceField>;
  readonly #form: TrainingForm;

  constructor(tables: ReproduceTables) {
    this.#tables = tables;
    this.#stretches = stretchesOf(tables);
    this.#choice = choiceField(
      "Stretch",
      this.#stretches.map((stretch, i) => [String(i), nameOf(stretch)])
    );
    this.#form = new TrainingForm({
      choice: this.#choice,
      go: "Check it",
      what: "the stretch",
      consequence: "The stretch cannot be checked.",
      start: (signal) => this.#start(signal)
    });
  }

  get element(): HTMLElement {
    return this.#form.element;
  }

  async #start(signal: AbortSignal): Promise<Retraining | undefined> {
    const stretch = this.#stretches[Number(this.#choice.field.value)]!;
    const {status} = this.#form;
    status.textContent = "Fetching the checkpoint, the images and the engine.";
    const from = await checkpointBefore(stretch, signal);
    const means = await gatherMeans(this.#tables.imagePieces, status, signal);
    if (signal.aborted) return undefined;
    const {run, after} = stretch;
    const startedAt = performance.now();
    status.textContent = `Training ${nameOf(stretch)}.`;
    return new Retraining(
      {run, from, lastEpoch: after.epoch},
      means,
      (news) => void this.#follow(stretch, news, startedAt),
      (reason) => this.#form.fail(lostWorkers(reason))
    );
  }

  async #follow(stretch: Stretch, news: RetrainingNews, startedAt: number): Promise<void> {
    if (news.kind === "step") this.#form.advance(news.seenCount / news.trainCount);
    if (news.kind === "error") this.#form.fail(new Error(news.message));
    if (news.kind !== "checkpoint" || news.checkpoint.step > 0) return;
    this.#form.close("");
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
    this.#form.place.append(div({class: isEqual ? "hashes" : "hashes different"}, p({}, meaning), hashes));
    this.#form.status.textContent = isEqual ? "Equal." : "Different.";
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
