import type {ModelAnswers} from "../explore/images/modelAnswers.js";
import {addressOfView} from "../explore/view/address.js";
import {mostOwn, ownSource, type Source} from "../explore/view/slots.js";
import type {View} from "../explore/view/view.js";
import type {Doubt, Offer, Predictions, Reading} from "../lib/judging.js";
import type {RunPredictions} from "../lib/runPredictions.js";
import {RefusedError, type JudgingWorker} from "./judgingWorker.js";
import {keepModels, keptModels, type KeptModel} from "./keptModels.js";
import {asLinked, fragmentOf, shortTitle, type LinkedModel} from "./ownLink.js";
import {asCompared, type Origin, type OwnModel} from "./ownModel.js";

/** What a reader's predictions are held against. */
export interface Yardstick {
  /** Of the test images, shape [n]. */
  readonly labels: Uint8Array;
  /** Predictions of the report's ANN and CNN, in this order. */
  readonly report: readonly [ann: Uint8Array, cnn: Uint8Array];
  /** All recorded runs. @throws Error if their file cannot be had */
  runs(): Promise<RunPredictions>;
}

/** A file that was read and is not judged, or may mean something else. */
export interface DoubtfulFile {
  readonly title: string;
  readonly doubts: readonly Doubt[];
}

/** What came of a file: a judged model, doubts that its owner has to settle, or both. */
export interface Outcome {
  readonly model?: OwnModel;
  readonly doubtful?: DoubtfulFile;
}

/** A file or a text of the reader's. */
export interface GivenFile {
  /** Of a file of the reader's, whose ending tells what it may hold; else "". */
  readonly name: string;
  readonly title: string;
  readonly origin: Origin;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Names of files that may hold weights in place of predictions. */
const mayHoldWeights = /\.(?:safetensors|npz|json)$/i;

/** The reader's own models: read, judged, and each given a name for addresses. Nothing of them leaves the page. */
export class OwnModels {
  readonly #yardstick: Yardstick;
  readonly #worker: () => Promise<JudgingWorker>;
  readonly #models = new Map<Source, OwnModel>();
  readonly #compared = new WeakMap<OwnModel, ModelAnswers>();
  /** What this device keeps of models, as links hold it. */
  readonly #kept = new Map<Source, string>();

  constructor(yardstick: Yardstick, worker: () => Promise<JudgingWorker>) {
    this.#yardstick = yardstick;
    this.#worker = worker;
  }

  /** In the order in which they came. */
  get all(): readonly OwnModel[] {
    return [...this.#models.values()];
  }

  /** The same as the explorer compares them. */
  get compared(): readonly ModelAnswers[] {
    return this.all.map((model) => {
      const known = this.#compared.get(model) ?? asCompared(model, this.#yardstick.labels);
      this.#compared.set(model, known);
      return known;
    });
  }

  /**
   * Judges a file's predictions, or those of the weights that it holds of one of the report's networks.
   * @param together all files that were given with it
   * @throws RefusedError if it holds neither; Error if there are too many models, or the worker cannot be had
   */
  async read(file: GivenFile, together: readonly GivenFile[]): Promise<Outcome> {
    const ofWeights = mayHoldWeights.test(file.name) ? await this.#run(file, together) : undefined;
    return ofWeights ?? this.#readPredictions(file);
  }

  async #run(file: GivenFile, together: readonly GivenFile[]): Promise<Outcome | undefined> {
    const {predictionsOfWeights} = await import("../weightsIn/predictionsOfWeights.js");
    const found = await predictionsOfWeights(file, together, this.#yardstick.labels);
    if (found === undefined) return undefined;
    if ("remedy" in found) throw new RefusedError(found.message, found.remedy);
    const {predictions, notes, doubts} = found;
    const {title, origin} = file;
    const model = await this.add({title, origin, predictions, notes});
    return {model, ...(doubts.length > 0 && {doubtful: {title, doubts}})};
  }

  async #readPredictions({title, origin, bytes}: GivenFile): Promise<Outcome> {
    const sha256 = await hashOf(bytes);
    const reading = await (await this.#worker()).ask("read", {bytes, labels: this.#yardstick.labels});
    const about = {title, origin, ...(sha256 !== undefined && {sha256})};
    const {predictions, doubts} = reading;
    const doubtful = doubts.length > 0 && {doubtful: {title, doubts}};
    if (predictions === undefined) return {...doubtful};
    const linked = this.all.find((model) => isCompletedBy(model, sha256));
    const notes = [...notesOf(reading), ...(linked === undefined ? [] : [completes])];
    return {model: await this.add({...about, predictions, notes}, linked?.source), ...doubtful};
  }

  /** Judges predictions that are at hand, in place of a model or as another. @throws as read */
  async add(given: Omit<OwnModel, "source" | "judgement" | "rank">, source = this.#free()): Promise<OwnModel> {
    const {labels, report} = this.#yardstick;
    const {predictions} = given;
    const worker = await this.#worker();
    const judgement = await worker.ask("judge", {predictions, labels, others: report});
    const rank = await this.#rank(judgement.correctCount);
    const model = {...given, source, judgement, ...(rank && {rank})};
    this.#models.set(source, model);
    return model;
  }

  /** Judges what a doubt offers instead, at its owner's word. @param before what was judged of the file, if anything */
  take(
    given: Pick<OwnModel, "title" | "origin" | "sha256">,
    {label, predictions}: Offer,
    before?: OwnModel
  ): Promise<OwnModel> {
    const notes = [`Not as the file has it, at your word: “${label}”.`];
    return this.add({...given, predictions, notes}, before?.source);
  }

  /** Judges a model that a link holds. @throws Error if it holds none */
  async addLinked({text, title, file}: LinkedModel): Promise<OwnModel> {
    const predictions = await this.#linked(text);
    return this.add({title, origin: "link", predictions, notes: [], ...(file && {sha256: file})});
  }

  /** Judges a model that this device keeps. @throws Error if what it keeps is none */
  async addKept({title, text}: KeptModel): Promise<OwnModel> {
    const predictions = await this.#linked(text);
    const notes = ["Kept on this device at your wish, as classes."];
    const model = await this.add({title: shortTitle(title), origin: "kept", predictions, notes});
    this.#kept.set(model.source, text);
    return model;
  }

  /** The address that holds a model and a view of the explorer, all of it behind the #. @param explorer its address */
  async link(model: OwnModel, view: View, explorer: string): Promise<string> {
    const {source, title, sha256} = model;
    const text = await this.#linkText(model);
    const query = addressOfView(asLinked(view, source));
    const fragment = fragmentOf({text, title, view: query, ...(sha256 && {file: sha256.slice(0, 16)})});
    return new URL(explorer + fragment, location.href).href;
  }

  /** Whether this device keeps a model. */
  isKept({source}: OwnModel): boolean {
    return this.#kept.has(source);
  }

  /** Has this device keep a model. @throws Error if the browser keeps nothing */
  async keep(model: OwnModel): Promise<void> {
    const text = await this.#linkText(model);
    keepModels([...keptModels().filter((kept) => kept.text !== text), {title: model.title, text}]);
    this.#kept.set(model.source, text);
  }

  /** Has the device forget a model, if it keeps it; models of the same name stay. @throws as keep */
  forget({source}: OwnModel): void {
    if (!this.#kept.has(source)) return;
    const text = this.#kept.get(source);
    keepModels(keptModels().filter((kept) => kept.text !== text));
    this.#kept.delete(source);
  }

  /** Takes a model away, from the device too. @throws as keep */
  remove(model: OwnModel): void {
    this.forget(model);
    this.#models.delete(model.source);
  }

  /** A model's classes as a link holds them. */
  async #linkText({predictions: {ids}}: OwnModel): Promise<string> {
    return (await this.#worker()).ask("linkText", {ids, labels: this.#yardstick.labels});
  }

  /** The predictions that such a text stands for. @throws Error if it stands for none */
  async #linked(text: string): Promise<Predictions> {
    return {ids: await (await this.#worker()).ask("linkedIds", {text, labels: this.#yardstick.labels})};
  }

  #free(): Source {
    const free = Array.from({length: mostOwn}, (_, place) => ownSource(place)).find(
      (source) => !this.#models.has(source)
    );
    if (free !== undefined) return free;
    throw new Error(`There is room for ${mostOwn} models: remove one first.`);
  }

  async #rank(correctCount: number): Promise<OwnModel["rank"]> {
    const {labels, runs} = this.#yardstick;
    try {
      const counts = Array.from((await runs()).values(), (ids) =>
        ids.reduce((sum, id, i) => sum + Number(id === labels[i]), 0)
      );
      return {betterCount: counts.filter((count) => count > correctCount).length, runCount: counts.length};
    } catch {
      return undefined; // the rank is left out
    }
  }
}

const completes = "It is the file of the linked model, by its SHA-256, and takes its place with all that it holds.";

/** Whether a file is the one that a link's model names. @param sha256 of the file, where it is known */
function isCompletedBy({origin, sha256: named}: OwnModel, sha256: string | undefined): boolean {
  return origin === "link" && named !== undefined && sha256?.startsWith(named) === true;
}

const formatNames: Readonly<Record<Reading["format"], string>> = {
  NPY: "NumPy (.npy)",
  NPZ: "NumPy (.npz)",
  Arrow: "Arrow",
  Parquet: "Parquet",
  JSON: "JSON",
  text: "rows of text"
};

function notesOf({format, notes}: Reading): string[] {
  return [`Read as ${formatNames[format]}.`, ...notes];
}

/** SHA-256 in hexadecimal; undefined where the browser offers none, as over plain http. */
async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  // Typed as always there, which it is not.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return undefined;
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
