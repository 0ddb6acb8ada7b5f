import {ideas, type Idea} from "./ideas.js";
import type {Model} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";
import {changeOf, recordedVariant, seedsOf, trainingTimeRatio} from "./variantLookup.js";

/** A change of a model and what came of it; what is not recorded is undefined. */
export interface Rung {
  readonly idea: Idea;
  readonly model: Model;
  readonly variant: Row<"variants"> | undefined;
  /** Its training time as a multiple of the baseline's. */
  readonly timeRatio: number | undefined;
  /** Test accuracy over the seeds. */
  readonly accuracy: Row<"seeds"> | undefined;
  /** Test accuracy held against the base's. */
  readonly change: Row<"changes"> | undefined;
}

/** What rungs are made of. */
export type RungTables = Pick<Tables, "variants" | "seeds" | "changes">;

/** All changes of a model: by falling gain in test accuracy, then those that cannot be compared, then the unrecorded. */
export function rungsOf(tables: RungTables, model: Model): Rung[] {
  const base = recordedVariant(tables, model);
  const rungs = ideas.flatMap((idea): Rung[] => {
    const name = idea.variants[model];
    if (name === undefined) return [];
    const variant = recordedVariant(tables, name);
    return [
      {
        idea,
        model,
        variant,
        timeRatio: variant && trainingTimeRatio(variant, base),
        accuracy: seedsOf(tables, name, "testAccuracy"),
        change: changeOf(tables, name, "testAccuracy")
      }
    ];
  });
  const order = ({variant, change}: Rung): number => change?.difference ?? (variant === undefined ? -3 : -2);
  return rungs.sort((a, b) => order(b) - order(a));
}
