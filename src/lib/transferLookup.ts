import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";
import {changeOf, seedsOf} from "./variantLookup.js";

/** The CNN on five new classes of which so many labels are known. */
export interface FewLabels {
  readonly labelsPerClass: number;
  /** Test accuracy with features learned on the other five classes; undefined where no run is recorded. */
  readonly known: Row<"seeds"> | undefined;
  /** Test accuracy from scratch; likewise. */
  readonly scratch: Row<"seeds"> | undefined;
  /** The first less the second on the seeds that both have; undefined where there is none. */
  readonly change: Row<"changes"> | undefined;
}

/** What the transfer runs reached, by rising number of labels; none where no run is recorded. */
export function fewLabels(tables: Pick<Tables, "variants" | "seeds" | "changes">): FewLabels[] {
  const counts = tables.variants.flatMap(({group, labelsPerClass}) => {
    return group === "transfer" && labelsPerClass !== null ? [labelsPerClass] : [];
  });
  return [...new Set(counts)]
    .sort((a, b) => a - b)
    .map((labelsPerClass) => ({
      labelsPerClass,
      known: seedsOf(tables, `cnn-transfer-${labelsPerClass}`, "testAccuracy"),
      scratch: seedsOf(tables, `cnn-scratch-${labelsPerClass}`, "testAccuracy"),
      change: changeOf(tables, `cnn-transfer-${labelsPerClass}`, "testAccuracy")
    }));
}
