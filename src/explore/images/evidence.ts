import type {RunPredictions} from "../../lib/runPredictions.js";
import type {Model} from "../../lib/schemas/vocabulary.js";
import {remembered} from "../../page/remembered.js";
import {loadColumns} from "../tables.js";
import {isModel, isRun, ownPlace, slots, type Slots, type Source} from "../view/slots.js";
import {layouts, type View} from "../view/view.js";
import type {Likeness} from "./likeness.js";
import type {Measure} from "./measures.js";
import type {ModelAnswers} from "./modelAnswers.js";
import {disagreement, ownProbabilities, type Probabilities} from "./probabilities.js";
import {knownValues, measuresOf, withMaps, withMeasures, type TestImages} from "./testImages.js";

/** A model that an address asks for and that is not there: what that means, as a sentence. */
export class MissingModelError extends Error {
  override readonly name = "MissingModelError";
}

export interface EvidenceOptions {
  /** The images with what the first table holds. */
  readonly first: TestImages;
  /** The reader's own models. */
  readonly own: {
    answers(source: Source): ModelAnswers | undefined;
    /** Brings back those that the page has not loaded yet. */
    restore(): Promise<void>;
  };
  /** Probabilities of the report's two models. */
  readonly probabilities: () => Promise<Readonly<Record<Model, Probabilities>>>;
}

/** What is loaded as a whole. */
type Part = "runs" | "measures" | "probabilities" | "map" | "activations";

/** The images with the models and values that views ask for, each loaded when it is first asked for. */
export class Evidence {
  readonly #own: EvidenceOptions["own"];
  readonly #load: (part: Part) => Promise<void>;
  readonly #runAnswers = new Map<Source, ModelAnswers>();
  /** Of pairs of models that are not the report's own. */
  readonly #differences = new WeakMap<ModelAnswers, WeakMap<ModelAnswers, Float32Array>>();
  #base: TestImages;
  #runs: RunPredictions | undefined;
  #activations: Uint8Array | undefined;
  #likeness: Likeness | undefined;
  #probabilities: Readonly<Record<Model, Probabilities>> | undefined;
  /** Of the report's two models. */
  #difference: ArrayLike<number> | undefined;

  constructor({first, own, probabilities}: EvidenceOptions) {
    this.#base = first;
    this.#own = own;
    this.#load = remembered(async (part: Part) => {
      if (part === "runs") this.#runs = await (await import("./runs.js")).loadRuns(first.labels);
      else if (part === "activations")
        this.#activations = await (await import("../../modelView/workerFiles.js")).testActivations();
      else if (part === "probabilities") this.#probabilities = await probabilities();
      else if (part === "map") this.#base = withMaps(this.#base, await loadColumns("map"));
      else {
        const columns = await loadColumns("measures");
        this.#base = withMeasures(this.#base, columns);
        this.#difference = columns.disagreement;
      }
    });
  }

  /** The labels of all images; shape [count]. */
  get labels(): ArrayLike<number> {
    return this.#base.labels;
  }

  /** What is there. @throws MissingModelError if a model is not */
  images(view: Slots & Partial<Pick<View, "sort" | "like">>): TestImages {
    const [a, b] = slots.map((slot) => this.#required(view[slot])) as [ModelAnswers, ModelAnswers];
    const difference = this.#differenceOf(a, b);
    const likeness = this.#likenessFor(view);
    return {...this.#base, models: {a, b}, ...(difference && {disagreement: difference}), ...(likeness && {likeness})};
  }

  /** Whether all that a view asks for is there. */
  suffices(view: View): boolean {
    return (
      slots.every((slot) => this.#answers(view[slot]) !== undefined) &&
      this.#missing(view).length === 0 &&
      !this.#lacksLikeness(view)
    );
  }

  /** Whether one of two models is to be the reader's own, and is not there. */
  lacksOwn(view: Slots): boolean {
    return slots.some((slot) => ownPlace(view[slot]) !== undefined && this.#answers(view[slot]) === undefined);
  }

  #lacksLikeness(view: View): boolean {
    return asksForLikeness(view) && this.#likeness?.image !== view.like;
  }

  /**
   * Loads what a view asks for and the images lack.
   * @throws MissingModelError if there is no such model; Error if a file cannot be had
   */
  async load(view: View): Promise<void> {
    await this.#loadModels(view);
    await Promise.all(this.#missing(view).map(this.#load));
    if (asksForLikeness(view) && this.#likeness?.image !== view.like) {
      const {likenessTo} = await import("./likeness.js");
      this.#likeness = likenessTo(view.like!, this.#activations!, this.#base.count);
    }
  }

  #likenessFor({sort, like}: Partial<Pick<View, "sort" | "like">>): Likeness | undefined {
    return sort === "likeness" && this.#likeness?.image === like ? this.#likeness : undefined;
  }

  /** Loads all measures of two models, likewise. */
  async loadMeasures(view: Slots): Promise<void> {
    await this.#loadModels(view);
    await Promise.all(this.#partsFor(view, measuresOf(this.images(view))).map(this.#load));
  }

  /** What all recorded runs say. @throws Error if their file cannot be had */
  async runs(): Promise<RunPredictions> {
    await this.#load("runs");
    return this.#runs!;
  }

  async #loadModels(view: Slots): Promise<void> {
    if (slots.some((slot) => isRun(view[slot]))) await this.#load("runs");
    if (this.lacksOwn(view)) await this.#own.restore();
    for (const slot of slots) this.#required(view[slot]);
  }

  #required(source: Source): ModelAnswers {
    const answers = this.#answers(source);
    if (answers !== undefined) return answers;
    throw new MissingModelError(
      isRun(source)
        ? `There is no recorded run ${source}.`
        : "The predictions that this address compares are not here: a page forgets them when it is left. Add their file again."
    );
  }

  #answers(source: Source): ModelAnswers | undefined {
    if (isModel(source)) return this.#base.report[source];
    if (!isRun(source)) return this.#own.answers(source);
    const predictions = this.#runs?.get(source);
    if (predictions === undefined) return undefined;
    const answers = this.#runAnswers.get(source) ?? runAnswers(source, predictions);
    this.#runAnswers.set(source, answers);
    return answers;
  }

  #missing(view: View): Part[] {
    const isMapMissing = asksForMap(view) && this.#base.maps[layouts[0]] === undefined;
    return [
      ...this.#partsFor(view, askedMeasures(view)),
      ...(isMapMissing ? (["map"] as const) : []),
      ...(asksForLikeness(view) && this.#activations === undefined ? (["activations"] as const) : [])
    ];
  }

  /** What has to be loaded for some measures; nothing for those that the models have not. */
  #partsFor(view: Slots, wanted: readonly Measure[]): Part[] {
    const images = this.images(view);
    const needed = measuresOf(images).filter(
      (measure) => wanted.includes(measure) && knownValues(images, measure) === undefined
    );
    const ofTable = (measure: Measure): boolean => measure !== "disagreement" || isReport(view);
    return [...new Set(needed.map((measure) => (ofTable(measure) ? "measures" : "probabilities")))];
  }

  #differenceOf(a: ModelAnswers, b: ModelAnswers): ArrayLike<number> | undefined {
    if (isReport({a: a.source, b: b.source})) return this.#difference;
    const [first, second] = [a, b].map((model) =>
      isModel(model.source) ? this.#probabilities?.[model.source] : ownProbabilities(model)
    );
    if (first === undefined || second === undefined) return undefined;
    const ofFirst = this.#differences.get(a) ?? new WeakMap<ModelAnswers, Float32Array>();
    const found = ofFirst.get(b) ?? disagreement(first, second, this.#base.count);
    this.#differences.set(a, ofFirst.set(b, found));
    return found;
  }
}

/** Whether it is the report's two models that are compared. */
function isReport({a, b}: Slots): boolean {
  return isModel(a) && isModel(b);
}

function askedMeasures({sort, ranges}: View): Measure[] {
  return [...(sort === "index" || sort === "likeness" ? [] : [sort]), ...(Object.keys(ranges) as Measure[])];
}

function asksForLikeness({sort, like}: View): boolean {
  return sort === "likeness" && like !== undefined;
}

function asksForMap({area, pane}: View): boolean {
  return area !== undefined || pane === "map";
}

/** A recorded run as one of the two that are compared. */
function runAnswers(run: string, predictions: Uint8Array): ModelAnswers {
  return {
    source: run,
    name: run,
    said: `run ${run}`,
    whose: `${run}’s`,
    predictions,
    measures: {},
    lacks: `Of run ${run} its classes are recorded, and no probabilities.`
  };
}
