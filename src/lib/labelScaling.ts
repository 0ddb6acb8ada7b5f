import {classNames} from "./classNames.js";
import {models, type Model} from "./schemas/vocabulary.js";
import {seedRuns} from "./seedRuns.js";
import {seedSummary, type SeedSummary} from "./seedSummary.js";
import type {Tables} from "./tables.js";

/** Labels of the whole training split. */
const allLabels = 48_000;

/** A model that knew so many labels, over its seeds. */
export interface Scaled {
  readonly model: Model;
  readonly labelCount: number;
  /** Of test accuracy, as a fraction. */
  readonly summary: SeedSummary;
}

/**
 * Test accuracy of both models by the number of labels that they knew, in as many steps, over the seeds that all of them
 * have; by rising number.
 */
export function labelScaling(tables: Pick<Tables, "variants" | "runs">): Scaled[] {
  const known = tables.variants.flatMap(({variant, model, group, labelsPerClass}) => {
    if (group !== "labels" || labelsPerClass === null) return [];
    return [{variant, model, labelCount: labelsPerClass * classNames.length}];
  });
  const whole = models.map((model) => ({variant: model, model, labelCount: allLabels}));
  const trained = [...known, ...(known.length === 0 ? [] : whole)]
    .map(({variant, ...rest}) => ({...rest, runs: seedRuns(tables, variant)}))
    .filter(({runs}) => runs.length > 0);
  const isShared = (seed: number): boolean => trained.every(({runs}) => runs.some((run) => run.seed === seed));
  if (!trained.some(({runs}) => runs.some(({seed}) => isShared(seed)))) return [];
  return trained
    .map(({runs, ...rest}) => {
      const shared = runs.filter(({seed}) => isShared(seed));
      return {...rest, summary: seedSummary(shared.map(({testAccuracy}) => testAccuracy))};
    })
    .sort((a, b) => a.labelCount - b.labelCount);
}

/** The least number of labels with which the CNN does as well as the ANN with most; undefined where none is recorded. */
export function enoughForTheCnn(scaled: readonly Scaled[]): {readonly cnn: Scaled; readonly ann: Scaled} | undefined {
  const ann = scaled.findLast(({model}) => model === "ann");
  const cnn = ann && scaled.find(({model, summary}) => model === "cnn" && summary.mean >= ann.summary.mean);
  return ann && cnn && {ann, cnn};
}
