import {models, type Model} from "./schemas/vocabulary.js";
import {classNames} from "./classNames.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";
import {seedsOf} from "./variantLookup.js";

/** Labels of the whole training split. */
const allLabels = 48_000;

/** A model that knew so many labels, over its seeds. */
export interface Scaled {
  readonly model: Model;
  readonly labelCount: number;
  readonly summary: Row<"seeds">;
}

/** Test accuracy of both models by the number of labels that they knew, in as many steps; by rising number. */
export function labelScaling(tables: Pick<Tables, "variants" | "seeds">): Scaled[] {
  const known = tables.variants.flatMap(({variant, model, group, labelsPerClass}) => {
    if (group !== "labels" || labelsPerClass === null) return [];
    return [{variant, model, labelCount: labelsPerClass * classNames.length}];
  });
  const whole = models.map((model) => ({variant: model, model, labelCount: allLabels}));
  return [...known, ...(known.length === 0 ? [] : whole)]
    .flatMap(({variant, ...rest}) => {
      const summary = seedsOf(tables, variant, "testAccuracy");
      return summary === undefined ? [] : [{...rest, summary}];
    })
    .sort((a, b) => a.labelCount - b.labelCount);
}

/** The least number of labels with which the CNN does as well as the ANN with most; undefined where none is recorded. */
export function enoughForTheCnn(scaled: readonly Scaled[]): {readonly cnn: Scaled; readonly ann: Scaled} | undefined {
  const ann = scaled.findLast(({model}) => model === "ann");
  const cnn = ann && scaled.find(({model, summary}) => model === "cnn" && summary.mean >= ann.summary.mean);
  return ann && cnn && {ann, cnn};
}
