import {count, fixed} from "../../src/lib/format.js";
import {splitCount} from "../../src/lib/lookup.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Evidence} from "./claim.js";
import type {Fact} from "./facts.js";

/** What is counted of the data set: §2. */
export const dataFacts: Readonly<Record<string, Fact>> = {
  C01: ({datasetFiles: files, classCounts: counts, audit}) => {
    const ofImages = files.filter(({file}) => file.includes("images"));
    const imageCount = ofImages.reduce((sum, {exampleCount}) => sum + exampleCount, 0);
    const classCount = new Set(counts.map(({label}) => label)).size;
    const areSized = audit.filter(({check}) => check.startsWith("bytes per image")).every(({passed}) => passed);
    return {
      measured: `${count(imageCount)} images, ${areSized ? "all" : "not all"} 28 × 28 in one grey channel, ${classCount} classes`,
      value: imageCount,
      conditions: [imageCount === 70_000, classCount === 10, areSized],
      note: "Counted in the four files, whose hashes are the official ones."
    };
  },
  C02: (evidence) => {
    const [train, validation, test] = (["train", "validation", "test"] as const).map((split) =>
      splitCount(evidence, split)
    );
    return {
      measured: `${count(train!)} : ${count(validation!)}, and ${count(test!)} test images`,
      value: train! / (train! + validation!),
      note: "We draw by class with the seed, so that each class is split 80/20 as well; the original report does not say how it drew."
    };
  },
  C04: ({classCounts: rows}) => {
    const [train, test] = [perClass(rows, ["train", "validation"]), perClass(rows, ["test"])];
    return {
      measured: `${extent(train)} images of each class in the training file, ${extent(test)} in the test file`,
      conditions: [train, test].map((counts) => new Set(counts).size === 1)
    };
  },
  C05: ({audit}) => {
    const relevant = audit.filter(({check}) => !check.includes("images equal to"));
    const passed = relevant.filter((row) => row.passed).length;
    return {
      measured: `${passed} of ${relevant.length} checks of sizes, ranges, counts and blank images passed`,
      value: passed / relevant.length,
      conditions: relevant.map((row) => row.passed),
      note: `The page Data makes ${audit.length - relevant.length} more, for duplicates, of which the original report says nothing.`
    };
  },
  C46: ({pixelStatistics: rows}) => {
    const [own, all] = [pooled(rows.filter(({split}) => split === "train")), pooled(rows)];
    const words = ({mean, deviation}: Moments): string =>
      `mean ${fixed(mean, 4)}, standard deviation ${fixed(deviation, 4)}`;
    return {
      measured: `training images: ${words(own)}; all 70,000: ${words(all)}`,
      note: "We use those of the training images alone, so that no test image bears on training."
    };
  }
};

function perClass(rows: Evidence["classCounts"], splits: readonly Row<"class-counts">["split"][]): number[] {
  const labels = [...new Set(rows.map(({label}) => label))];
  return labels.map((label) => {
    const own = rows.filter((row) => row.label === label && splits.includes(row.split));
    return own.reduce((sum, row) => sum + row.count, 0);
  });
}

/** "6,000", or "5,900 to 6,100". */
function extent(counts: readonly number[]): string {
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  return fewest === most ? count(fewest) : `${count(fewest)} to ${count(most)}`;
}

interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

/** Mean and standard deviation of all pixels of some splits. */
function pooled(rows: Evidence["pixelStatistics"]): Moments {
  const size = rows.reduce((sum, {exampleCount}) => sum + exampleCount, 0);
  const part = (of: (row: Row<"pixel-statistics">) => number): number =>
    rows.reduce((sum, row) => sum + (row.exampleCount / size) * of(row), 0);
  const mean = part((row) => row.mean);
  return {mean, deviation: Math.sqrt(part((row) => row.standardDeviation ** 2 + row.mean ** 2) - mean ** 2)};
}
