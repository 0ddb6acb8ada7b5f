import {epochBands, seedEpochs, type EpochBand, type SeedEpoch} from "./seedCurves.js";
import {models, type Model} from "./schemas/vocabulary.js";
import {seedRuns} from "./seedRuns.js";
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

/** A rule's variant of a model: with the rate that a search chose, where all such are recorded, else with a usual one. */
export function optimiserVariant(tables: Pick<Tables, "runs">, model: Model, ending: string): string {
  return `${model}${ending}${ending !== "" && areRatesTuned(tables) ? "-tuned" : ""}`;
}

/** Whether runs of both models are recorded under all of Adam's rivals with rates that were searched for. */
export function areRatesTuned(tables: Pick<Tables, "runs">): boolean {
  const rivals = optimiserRules.filter(({ending}) => ending !== "");
  return models.every((model) => rivals.every(({ending}) => seedRuns(tables, `${model}${ending}-tuned`).length > 0));
}

/** A model's curves under the optimisers of which runs are recorded, on the seeds that all of these have. */
export function optimiserCurves(tables: Pick<Tables, "runs" | "recordedEpochs">, model: Model): OptimiserCurve[] {
  const recorded = optimiserRules
    .map(({name, ending}) => ({
      name,
      epochs: seedEpochs(tables, optimiserVariant(tables, model, ending), "validation")
    }))
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
