import {describe, expect, it} from "vitest";
import {largerNetworks as largerNetworksFigure} from "../../src/figures/largerNetworks.js";
import {optimisers as optimisersFigure} from "../../src/figures/optimisers.js";
import {transfer as transferFigure} from "../../src/figures/transfer.js";
import {searchEffort as searchEffortFigure} from "../../src/figures/searchEffort.js";
import {tuning as tuningFigure} from "../../src/figures/tuning.js";
import {changeRow, curveTables, nothingRecorded, seedsRow, trialRow, variantRow} from "./changeTables.js";
import {optimiserRates} from "../../src/statements/improvements.js";
import {useDocument} from "../fixtures/useDocument.js";
import {coloursOf, opened, wordsOf} from "./drawn.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const optimisers = opened(optimisersFigure);
const largerNetworks = opened(largerNetworksFigure);
const transfer = opened(transferFigure);
const tuning = opened(tuningFigure);
const searchEffort = opened(searchEffortFigure);

describe.each([
  ["tuning", tuning],
  ["transfer", transfer],
  ["optimisers", optimisers],
  ["larger networks", largerNetworks],
  ["search effort", searchEffort]
])("%s of nothing recorded", (_, figure) => {
  it("says so in title, twin and drawing", () => {
    expect(figure.title(nothingRecorded)).toMatch(/not recorded yet$/);
    expect(figure.caption(nothingRecorded)).not.toMatch(/NaN|undefined/);
    expect(figure.numbers(nothingRecorded).rows[0]![0]).toBe("not recorded yet");
    expect(figure.draw(nothingRecorded, {width: 340}).textContent).toContain("not recorded yet");
  });
});

describe("tuning", () => {
  const trials = [trialRow(1, 1, false), trialRow(2, 1, true), trialRow(3, 1, true), trialRow(2, 2, false)];
  it("names the settings that the last rung keeps", () => {
    expect(meaningOf(tuning.title({trials: [...trials, trialRow(3, 2, true)]}))).toEqual(
      meaningOf("Kept of 3: rate 0.0006, batch 64, dropout 25%, width × 1.5")
    );
  });
  it("names none as long as a trial of the last rung is missing", () => {
    expect(meaningOf(tuning.title({trials}))).toEqual(meaningOf("The search for settings is not finished yet"));
  });
  it("paints the trial that is left, and no other, as the CNN", () => {
    expect(coloursOf(tuning.draw({trials}, {width: 680}))).not.toContain("var(--cnn)");
    expect(coloursOf(tuning.draw({trials: [...trials, trialRow(3, 2, true)]}, {width: 680}))).toContain("var(--cnn)");
  });
});

describe("search effort", () => {
  const reached = (search: "ann" | "cnn" | "cnn-sgd", accuracies: readonly number[]) =>
    accuracies.map((validationAccuracy, i) => ({...trialRow(i + 1, 1, i > 0, search), validationAccuracy}));
  const cnn = reached("cnn", [0.7, 0.9]);

  it("says who is ahead, and whether that hangs on how many settings are tried", () => {
    const title = (ann: readonly number[]): string => searchEffort.title({trials: [...reached("ann", ann), ...cnn]});
    expect(title([0.6, 0.8])).toBe("With Adam the CNN leads after one epoch, whatever the number tried");
    expect(title([0.86, 0.88])).toBe("With Adam, who leads after one epoch depends on the number tried");
    expect(title([0.95, 0.95])).toBe("With Adam the ANN leads after one epoch, whatever the number tried");
  });
  it("has a twin row for each number of settings, and leaves out a rung that is not whole", () => {
    const trials = [...cnn, ...reached("cnn-sgd", [0.5, 0.6]).map((row) => ({...row, isKept: false}))];
    expect(searchEffort.numbers({trials}).rows).toEqual([
      ["CNN", "Adam", 1, "80.00%"],
      ["CNN", "Adam", 2, "90.00%"]
    ]);
  });
});

describe("transfer", () => {
  const variants = [5, 20].flatMap((labelsPerClass) =>
    ["transfer", "scratch"].map((kind) => {
      return variantRow(`cnn-${kind}-${labelsPerClass}`, {group: "transfer", labelsPerClass});
    })
  );
  const seeds = variants.map(({variant}) => seedsRow(variant, variant.includes("transfer") ? 0.9 : 0.8));
  const changes = [changeRow("cnn-transfer-5", 0.1), changeRow("cnn-transfer-20", 0.02, {adjustedPValue: 0.2})];

  it("counts where transferred features gain or lose significantly, and gives the largest gain", () => {
    const title = (few: number, more: number): string =>
      transfer.title({
        variants,
        seeds,
        changes: [changeRow("cnn-transfer-5", few), changeRow("cnn-transfer-20", more)]
      });
    expect(meaningOf(transfer.title({variants, seeds, changes}))).toEqual(
      meaningOf("Transferred features gain at 1 of 2 label counts: 10.0 points at most")
    );
    expect(meaningOf(title(0.1, -0.1))).toEqual(
      meaningOf("Transferred features gain at 1 of 2 label counts, lose at 1")
    );
    expect(meaningOf(title(-0.2, -0.1))).toEqual(meaningOf("Transferred features lose at 2 of 2 label counts"));
    const shown = changes.map((row) => ({...row, adjustedPValue: 0.2}));
    expect(meaningOf(transfer.title({variants, seeds, changes: shown}))).toEqual(
      meaningOf("Transferred features gain significantly at none of 2 label counts")
    );
  });
  it("draws means of one seed without an interval", () => {
    const single = seeds.map((row) => ({...row, seedCount: 1, standardDeviation: null, lower: null, upper: null}));
    expect(wordsOf(transfer.draw({variants, seeds: single, changes: []}, {width: 680}))).toEqual(
      expect.arrayContaining(["5", "20", "Transferred features", "From scratch"])
    );
    expect(transfer.numbers({variants, seeds: single, changes: []}).rows[0]).toEqual([
      5,
      "transferred",
      1,
      "90.00%",
      "",
      "",
      "",
      ""
    ]);
  });
});

describe("larger networks", () => {
  const tables = curveTables({
    cnn: [[0.4, 0.3]],
    "resnet-20": [
      [0.5, 0.2],
      [0.5, 0.1]
    ]
  });
  it("names the one that ends highest, by the mean of its seeds", () => {
    expect(largerNetworks.title(tables)).toMatch(/: ResNet-20, 97\.0/);
    expect(largerNetworks.title(curveTables({cnn: [[0.1]], vgg: [[0.2]]}))).toMatch(/: CNN, 98\.0/);
  });
  it("has a twin row for each epoch of each network, and a name at the end of each line", () => {
    expect(largerNetworks.numbers(tables).rows.map((row) => [row[0], row[2], row[3]])).toEqual([
      ["CNN", 1, 1],
      ["CNN", 2, 1],
      ["ResNet-20", 1, 2],
      ["ResNet-20", 2, 2]
    ]);
    expect(wordsOf(largerNetworks.draw(tables, {width: 680}))).toEqual(expect.arrayContaining(["CNN", "ResNet-20"]));
  });
});

describe("optimisers", () => {
  it("names the optimiser of the lowest loss, early and late", () => {
    const tables = curveTables({
      ann: [[0.5, 0.4]],
      "ann-sgd": [[0.6, 0.3]],
      cnn: [[0.4, 0.2]],
      "cnn-momentum": [[0.5, 0.3]]
    });
    expect(meaningOf(optimisers.title(tables))).toEqual(
      meaningOf("Mean loss: Adam lowest after one epoch, at the end in the CNN alone")
    );
  });
  it("takes the rates that were searched for once those of both models are recorded", () => {
    const usual = {ann: [[0.5]], cnn: [[0.4]], "ann-sgd": [[0.6]], "cnn-sgd": [[0.7]]};
    const tuned = {"ann-sgd-tuned": [[0.3]], "ann-momentum-tuned": [[0.45]], "cnn-sgd-tuned": [[0.35]]};
    const plain = (tables: ReturnType<typeof curveTables>) =>
      optimisers.numbers(tables).rows.filter((row) => row[1] === "Plain SGD");
    expect(plain(curveTables({...usual, ...tuned})).map((row) => row[4])).toEqual(["0.6000", "0.7000"]);
    const all = curveTables({...usual, ...tuned, "cnn-momentum-tuned": [[0.45]]});
    expect(plain(all).map((row) => row[4])).toEqual(["0.3000", "0.3500"]);
    expect(optimiserRates(all)).toMatch(/search chose: plain at .* in the ANN and .* in the CNN/);
    expect(optimiserRates(curveTables(usual))).not.toMatch(/search/);
  });
  it("compares on the seeds that all have", () => {
    const tables = curveTables({cnn: [[0.4], [9]], "cnn-sgd": [[0.5]]});
    expect(optimisers.numbers(tables).rows).toEqual([
      ["CNN", "Adam", 1, 1, "0.4000", "0.4000", "0.4000"],
      ["CNN", "Plain SGD", 1, 1, "0.5000", "0.5000", "0.5000"]
    ]);
  });
  it("draws nothing of Adam alone", () => {
    expect(optimisers.draw(curveTables({cnn: [[0.4]]}), {width: 680}).textContent).toContain("not recorded yet");
  });
});
