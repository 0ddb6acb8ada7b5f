import {expect, test} from "vitest";
import {recordedRuns as recordedRunsFigure} from "../../src/figures/recordedRuns.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "./drawn.js";
import {foldVariants} from "./doubtRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const recordedRuns = opened(recordedRunsFigure);

const built = evidenceOf().runs; // ann-s1 and cnn-s1, trained by the build
const recorded = built.map((run): Row<"runs"> => ({...run, origin: "recorded"}));
const fold = {...recorded[1]!, run: "cnn-fold-1-s1", variant: "cnn-fold-1"};
const variants = [
  ...foldVariants(1),
  ...(["ann", "cnn"] as const).map((model) => {
    return {...foldVariants(1)[0]!, variant: model, model, group: "source" as const, change: ""};
  })
];

/** What a run's row says of it, by the run's name. */
function rowOf(runs: readonly Row<"runs">[], name: string): readonly (string | number)[] {
  return recordedRuns.numbers({runs, variants}).rows.find(([, run]) => run === name)!;
}

test("runs are named in words, the original report's networks first", () => {
  const names = recordedRuns.numbers({runs: [fold, ...built, ...recorded], variants}).rows.map(([trained]) => trained);
  expect(names).toEqual(["ANN, seed 1", "CNN, seed 1", "CNN, fifth 1 left out, seed 1"]);
});

test("equal weights are said to be equal, and all of them in the title", () => {
  const runs = [...built, ...recorded, fold];
  expect(rowOf(runs, "cnn-s1").at(-1)).toBe("equal");
  expect(rowOf(runs, "cnn-fold-1-s1").at(-1)).toBe("not trained here");
  expect(meaningOf(recordedRuns.title({runs, variants}))).toEqual(
    meaningOf("3 runs recorded, none stale; 2 repeated here with the same bits")
  );
});

test("other weights are said to be different, and counted", () => {
  const runs = [...built, recorded[0]!, {...recorded[1]!, weightsSha256: "0".repeat(64)}];
  expect(rowOf(runs, "cnn-s1").at(-1)).toBe("different");
  expect(recordedRuns.title({runs, variants})).toContain("2 repeated here, 1 with the same bits");
});

test("a quick build's runs are not compared", () => {
  const runs = [...built.map((run): Row<"runs"> => ({...run, profile: "quick"})), ...recorded];
  expect(rowOf(runs, "ann-s1").at(-1)).toBe("trained otherwise");
  expect(recordedRuns.title({runs, variants})).toContain("none stale");
});

test("a stale run of a variant that there is no more keeps its name, last", () => {
  const former = {...recorded[1]!, run: "cnn-old-s1", variant: "cnn-old", isStale: true};
  const {rows} = recordedRuns.numbers({runs: [former, ...built, ...recorded], variants});
  expect(rows.at(-1)!.slice(0, 2)).toEqual(["CNN, cnn-old, seed 1", "cnn-old-s1"]);
  expect(rows.at(-1)!.at(-1)).toBe("stale");
  const drawing = recordedRuns.draw({runs: [former, ...built, ...recorded], variants}, {width: 1040});
  expect(Array.from(drawing.querySelectorAll(".run-group"), ({textContent}) => textContent)).toEqual([
    "The original report’s networks",
    "No longer trained"
  ]);
});

test("without recorded runs the figure says so", () => {
  const none = {runs: built, variants: []};
  expect(meaningOf(recordedRuns.title(none))).toEqual(meaningOf("Runs are not recorded yet"));
  expect(recordedRuns.draw(none, {width: 1040}).textContent).toContain("not recorded yet");
  expect(recordedRuns.numbers(none).rows).toHaveLength(1);
});
