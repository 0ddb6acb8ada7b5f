import {epochBands, seedEpochs, type EpochBand, type SeedEpoch} from "./seedCurves.js";
import type {Model} from "./schemas/vocabulary.js";
import type {Tables} from "./tables.js";

/** The rules by which a gradient becomes a step, Adam first, and the name that a model's variant ends in. */
export const optimiserRules = [
  {name: "Adam", ending: ""},
  {name: "momentum", ending: "-momentum"},
  {name: "plain SGD", ending: "-sgd"}
] as const;

export type OptimiserName = (typeof optimiserRules)[number]["name"];

/** A model's validation epochs under an optimiser, and their mean over the seeds. */
export interface OptimiserCurve {
  readonly model: Model;
  readonly name: OptimiserName;
  readonly epochs: readonly SeedEpoch[];
  /** Validation loss, nats. */
  readonly losses: readonly EpochBand[];
}

/** A model's curves under the optimisers of which runs are recorded, on the seeds that all of these have. */
export function optimiserCurves(tables: Pick<Tables, "runs" | "recordedEpochs">, model: Model): OptimiserCurve[] {
  const recorded = optimiserRules
    .map(({name, ending}) => ({name, epochs: seedEpochs(tables, `${model}${ending}`, "validation")}))
    .filter(({epochs}) => epochs.length > 0);
  const seeds = recorded.map(({epochs}) => new Set(epochs.map(({seed}) => seed)));
  return recorded.flatMap(({name, epochs}) => {
    const common = epochs.filter(({seed}) => seeds.every((one) => one.has(seed)));
    return common.length === 0 ? [] : [{model, name, epochs: common, losses: epochBands(common, "loss")}];
  });
}

/** Whether Adam and another optimiser are there to be compared. */
export function isComparison(curves: readonly OptimiserCurve[]): boolean {
  return curves.length > 1 && curves[0]!.name === "Adam";
}

/** The optimiser whose mean validation loss is lowest after the first or the last epoch. */
export function lowestLoss(curves: readonly OptimiserCurve[], when: "first" | "last"): OptimiserName {
  const loss = ({losses}: OptimiserCurve): number => losses.at(when === "first" ? 0 : -1)!.mean;
  return curves.reduce((best, curve) => (loss(curve) < loss(best) ? curve : best)).name;
}
