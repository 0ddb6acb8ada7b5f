import {describe, expect, it} from "vitest";
import {published as publishedFigure} from "../../src/figures/published.js";
import {publishedResults} from "../../src/lib/publishedResults.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {variantRow} from "./changeTables.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened, wordsOf} from "./drawn.js";
import {recordedRun, runsOf, seedsRow} from "./seedRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const published = opened(publishedFigure);

function ownVariant(variant: string, changes: Partial<Row<"variants">> = {}): Row<"variants"> {
  return variantRow(variant, {parameterCount: 400_000, group: "source", ...changes});
}

const tables = {
  runs: [
    ...runsOf({ann: [0.88], cnn: [0.92]}),
    recordedRun("cnn", 1, {run: "cnn-augmented-s1", variant: "cnn-augmented"}),
    recordedRun("cnn", 1, {run: "cnn-fold-1-s1", variant: "cnn-fold-1"})
  ],
  variants: [
    ownVariant("cnn-augmented", {group: "proposal", change: "augmentation", base: "cnn"}),
    ownVariant("ann"),
    ownVariant("cnn"),
    ownVariant("cnn-fold-1", {group: "fold", change: "fold 1 of 5"})
  ],
  seeds: [
    seedsRow("ann", "testAccuracy", [0.876, 0.88, 0.884]),
    seedsRow("cnn", "testAccuracy", [0.917, 0.92, 0.923]),
    seedsRow("cnn-augmented", "testAccuracy", [null, 0.93, null]),
    seedsRow("cnn-fold-1", "testAccuracy", [null, 0.93, null])
  ]
};
const none = {runs: [], variants: [], seeds: []};

describe("published results", () => {
  it("are percentages below what would be a bug", () => {
    expect(publishedResults.filter(({accuracy}) => accuracy < 80 || accuracy > 97)).toEqual([]);
  });
  it("each name a source", () => {
    expect(publishedResults.filter(({source}) => source === "")).toEqual([]);
  });
});

describe("published", () => {
  it("counts the results above where a further seed of our CNN would lie", () => {
    // A mean of 92.0 ± 0.3 points over five seeds: ± 0.3 · √6 for a sixth.
    expect(meaningOf(published.title(tables))).toEqual(
      meaningOf("10 of 22 published results lie above our CNN’s range, 91.3–92.7%")
    );
  });
  it("puts the original report's two first, changed ones by their words, and no folds", () => {
    const own = published.numbers(tables).rows.filter(([, , , , , read]) => read === "measured");
    expect(own.map(([name]) => name)).toEqual(["ANN", "CNN", "CNN, augmentation"]);
    expect(own.map(([, , interval]) => String(interval).replaceAll("\u202f", " "))).toEqual([
      "87.6–88.4%",
      "91.7–92.3%",
      "none for one seed"
    ]);
  });
  it("says which results are second-hand", () => {
    const {rows} = published.numbers(tables);
    expect(rows.filter((row) => row[5] === "second-hand")).toHaveLength(3);
  });
  it.each([340, 1040])("names every published network at %i px", (width) => {
    const words = wordsOf(published.draw(tables, {width})).join(" ");
    const missing = publishedResults.filter(({name}) => !words.replace(/\s/g, "").includes(name.replace(/\s/g, "")));
    expect(missing).toEqual([]);
  });
  it("is drawn without ours where none is recorded", () => {
    expect(meaningOf(published.title(none))).toEqual(
      meaningOf("No run of ours is recorded yet to stand beside the published ones")
    );
    expect(published.caption(none)).toContain("none recorded yet");
    expect(wordsOf(published.draw(none, {width: 340})).join(" ")).toContain("MobileNet");
  });
});
