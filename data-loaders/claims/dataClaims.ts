import {count} from "../../src/lib/format.js";
import {splitCount} from "../../src/lib/lookup.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {verdictOf, type Claim, type Evidence} from "./judgement.js";

/** What the source says of the data: §2. */
export const dataClaims: readonly Claim[] = [
  {
    id: "C01",
    section: "S, 2.1",
    statement: "The data set has 70,000 grayscale images of 28 × 28 pixels in 10 classes.",
    stated: "70,000 images, 28 × 28, 10 classes",
    page: "./data#2-1-the-data-set",
    judge: ({datasetFiles: files, classCounts: counts, audit}) => {
      const imageCount = files
        .filter(({file}) => file.includes("images"))
        .reduce((sum, file) => sum + file.exampleCount, 0);
      const classCount = new Set(counts.map(({label}) => label)).size;
      const areSized = audit.filter(({check}) => check.startsWith("bytes per image")).every(({passed}) => passed);
      return {
        measured: `${count(imageCount)} images, ${areSized ? "all" : "not all"} 28 × 28 in one gray channel, ${classCount} classes`,
        value: imageCount,
        verdict: verdictOf(imageCount === 70_000 && classCount === 10 && areSized),
        note: "Counted in the four files, whose hashes are the official ones."
      };
    }
  },
  {
    id: "C02",
    section: "S, 2.2",
    statement: "The training file is split 80 : 20 into training and validation; the test file stands apart.",
    stated: "80 : 20",
    page: "./data#2-2-loading-and-splitting",
    judge: (evidence) => {
      const [train, validation, test] = [
        splitCount(evidence, "train"),
        splitCount(evidence, "validation"),
        splitCount(evidence, "test")
      ];
      const share = train / (train + validation);
      return {
        measured: `${count(train)} : ${count(validation)}, and ${count(test)} test images`,
        value: share,
        verdict: verdictOf(Math.abs(share - 0.8) < 1e-9),
        note: "Drawn by class with the seed, so that each class is split 80 : 20 as well; the source does not say how it drew."
      };
    }
  },
  {
    id: "C04",
    section: "2.1, 2.4",
    statement: "The classes are equally represented.",
    stated: "equal",
    page: "./data#figure-class-balance",
    judge: ({classCounts: rows}) => {
      const ranges = (["train", "validation", "test"] as const).map((split) => classRange(rows, split));
      return {
        measured: ranges
          .map(({split, fewest, most}) => `${split} ${fewest === most ? fewest : `${fewest} to ${most}`}`)
          .join(", "),
        verdict: verdictOf(ranges.every(({fewest, most}) => fewest === most)),
        note: "Images per class in each split."
      };
    }
  },
  {
    id: "C05",
    section: "2.4",
    statement: "Every image has the same size and is grayscale; none is missing or corrupt.",
    stated: "no faults",
    page: "./data#figure-integrity",
    judge: ({audit}) => {
      const relevant = audit.filter(
        ({check}) => !check.startsWith("images equal") && !check.startsWith("test images equal")
      );
      const passed = relevant.filter((row) => row.passed).length;
      const duplicates = audit.filter(({check, passed: sound}) => check.includes("images equal to") && !sound);
      const also = duplicates.map(({subject, measured}) => `${measured} in the ${subject}`).join(", ");
      return {
        measured: `${passed} of ${relevant.length} integrity checks passed`,
        value: passed / relevant.length,
        verdict: verdictOf(passed === relevant.length),
        note: `Hashes, sizes, ranges, counts and blank images.${also === "" ? "" : ` Images equal to an earlier one, of which the source says nothing: ${also}.`}`
      };
    }
  }
];

function classRange(
  rows: Evidence["classCounts"],
  split: Row<"class-counts">["split"]
): {split: string; fewest: number; most: number} {
  const counts = rows.filter((row) => row.split === split).map((row) => row.count);
  return {split, fewest: Math.min(...counts), most: Math.max(...counts)};
}
