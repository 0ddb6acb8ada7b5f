import {median} from "d3";
import {mcnemarExact} from "./mcnemarExact.js";
import type {Model} from "./schemas/vocabulary.js";
import type {Tables} from "./tables.js";
import type {Interval} from "./interval.js";
import {wilsonInterval} from "./wilsonInterval.js";

/** Smallest changes found on the images that both networks name rightly. */
export interface ChangedAnswers {
  /** Lengths of the changes in ascending order, [n]. */
  readonly lengths: Readonly<Record<Model, readonly number[]>>;
  readonly medians: Readonly<Record<Model, number>>;
  /** Images on which the CNN's change is the shorter; equally long ones count for neither. */
  readonly shorterForCnn: number;
  /** Share of those, with Wilson's interval at 95%. */
  readonly share: number;
  readonly interval: Interval;
  /** Of the exact sign test. */
  readonly log10PValue: number;
}

/** What changes the two networks' answers, image by image; undefined where nothing is recorded. */
export function changedAnswers({smallestChanges: rows}: Pick<Tables, "smallestChanges">): ChangedAnswers | undefined {
  const rights = rows.filter(({label, answer}) => label === answer);
  const of = (model: Model): ReadonlyMap<number, number> =>
    new Map(rights.filter((row) => row.model === model).map(({example, distance}) => [example, distance]));
  const [ann, cnn] = [of("ann"), of("cnn")];
  const pairs = [...ann].flatMap(([example, length]) =>
    cnn.has(example) ? [[length, cnn.get(example)!] as const] : []
  );
  if (pairs.length === 0) return undefined;
  const lengths = {ann: sorted(pairs.map(([a]) => a)), cnn: sorted(pairs.map(([, b]) => b))};
  const shorterForCnn = pairs.filter(([a, b]) => b < a).length;
  const shorterForAnn = pairs.filter(([a, b]) => a < b).length;
  return {
    lengths,
    medians: {ann: median(lengths.ann)!, cnn: median(lengths.cnn)!},
    shorterForCnn,
    share: shorterForCnn / pairs.length,
    interval: wilsonInterval(shorterForCnn, pairs.length),
    log10PValue: mcnemarExact(shorterForCnn, shorterForAnn)
  };
}

function sorted(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}
