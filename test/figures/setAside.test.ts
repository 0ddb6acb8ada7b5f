import {expect, test} from "vitest";
import {accuracyWithoutSuspects} from "../../src/figures/accuracyWithoutSuspects.js";
import {models} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened, wordsOf} from "./drawn.js";
import {foldVariants} from "./doubtRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const setAside = opened(accuracyWithoutSuspects);

const hits = {ann: {suspect: 20, other: 780}, cnn: {suspect: 10, other: 855}};
const part = (model: "ann" | "cnn", name: Row<"set-aside">["part"], right: number, count: number): Row<"set-aside"> => {
  return {model, part: name, count, accuracy: right / count, ...wilsonInterval(right, count)};
};
const {runs} = evidenceOf();
const tables = {
  runs,
  variants: foldVariants(5),
  setAside: models.flatMap((model) => {
    const {suspect, other} = hits[model];
    return [
      part(model, "all", suspect + other, 1000),
      part(model, "suspect", suspect, 100),
      part(model, "other", other, 900)
    ];
  })
};

test("the title sets what is left beside all", () => {
  // 780 / 900 and 800 / 1,000; 855 / 900 and 865 / 1,000
  expect(meaningOf(setAside.title(tables))).toEqual(
    meaningOf("Without 100 suspect labels the ANN 6.7 and the CNN 8.5 points better")
  );
});

test("each value is written beside its dot", () => {
  const words = wordsOf(setAside.draw(tables, {width: 680}));
  expect(words).toEqual(expect.arrayContaining(["ANN 20.0%", "CNN 10.0%", "CNN 95.0%"]));
});

test("the caption says where one of the judges is the judged", () => {
  const fold = {...runs[1]!, run: "cnn-fold-1-s1", variant: "cnn-fold-1", origin: "recorded" as const};
  expect(setAside.caption({...tables, runs: [...runs, fold]})).toContain("the tested CNN");
  expect(setAside.caption({...tables, runs: [...runs, {...fold, weightsSha256: "0"}]})).not.toContain("the tested CNN");
});

test("without folds the figure says that nothing is recorded yet", () => {
  const none = {setAside: [], runs, variants: []};
  expect(setAside.title(none)).toContain("not recorded yet");
  expect(setAside.draw(none, {width: 680}).textContent).toContain("not recorded yet");
  expect(setAside.numbers(none).rows).toHaveLength(1);
});
