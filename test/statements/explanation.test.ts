import {describe, expect, it} from "vitest";
import {fewerLabels} from "../../src/figures/fewerLabels.js";
import {pixelOrder} from "../../src/figures/pixelOrder.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Tables} from "../../src/lib/tables.js";
import {gainOfLabels, leadOnShuffled, leadOnTuned, scatterSources, sizeAlone} from "../../src/statements/analysis.js";
import {familySoFar} from "../../src/statements/claims.js";
import {depthAlone} from "../../src/statements/improvements.js";
import {findings} from "../../src/statements/findings.js";
import {summaryFits} from "../../src/statements/results.js";
import {garmentShown, readingThatFits, twoSoftmaxes} from "../../src/statements/topology.js";
import {nothingRecorded, seedsRow, variantRow} from "../figures/changeTables.js";
import {recordedRun} from "../figures/seedRows.js";
import {numbersIn} from "../fixtures/meaningOf.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";
import {useDocument} from "../fixtures/useDocument.js";

useDocument();

/** What a figure says in its title of some tables, the others empty. */
const titleOf = (draw: typeof pixelOrder | typeof fewerLabels, tables: Partial<Tables>): string =>
  draw({...nothingRecorded, ...tables}, {width: 680}).querySelector(".figure-title")!.textContent;

/** Runs of a variant, one a seed, with these test accuracies. */
function runsOf(variant: string, accuracies: readonly number[]): Row<"runs">[] {
  return accuracies.map((testAccuracy, i) => {
    const run = `${variant}-s${i + 1}`;
    return recordedRun(variant.startsWith("ann") ? "ann" : "cnn", i + 1, {run, variant, testAccuracy});
  });
}

it("says which of the two described networks fits the stated accuracies, once that is judged", () => {
  const judged = (verdict: Row<"claims">["verdict"], note: string): string => {
    const row = {id: "C15", stated: "98.4% train, 92.6% validation", verdict, note} as Row<"claims">;
    return readingThatFits({claims: [row]});
  };
  expect(judged("compatible", "The network with one pooling fits.")).toMatch(
    /\(98\.4% train, 92\.6% validation\): the network with one pooling fits\.$/
  );
  expect(judged("not measured yet", "The one network does not fit.")).toMatch(/cannot be told yet/);
});

describe("what depth adds", () => {
  const deep = (name: string) => runsOf("cnn-all-three", [0.93, 0.9]).concat(runsOf(name, [0.94]));
  it("is told against the CNN with the same changes, on the seeds that both have", () => {
    expect(numbersIn(depthAlone({runs: deep("vgg")}))).toEqual([30, 1]);
    expect(depthAlone({runs: deep("vgg")})).toMatch(/ points \(one seed\) in the VGG\.$/);
    expect(depthAlone({runs: runsOf("cnn", [0.9])})).toMatch(/not recorded yet/);
  });
});

it("how many claims are tested together, and that more are to come", () => {
  const claims = (waiting: number) =>
    [
      {pValue: 0.01, verdict: "reproduced"},
      {pValue: null, verdict: "as described"},
      ...Array.from({length: waiting}, () => ({pValue: null, verdict: "not measured yet"}))
    ] as Row<"claims">[];
  expect(familySoFar({claims: claims(3)})).toMatch(/^So far 1 claim is in it; .* 3 /);
  expect(familySoFar({claims: claims(0)})).toMatch(/^1 claim is in it\.$/);
});

describe("the CNN's lead on shuffled pixels", () => {
  const base = [...runsOf("ann", [0.88, 0.88, 0.89]), ...runsOf("cnn", [0.92, 0.92, 0.93])];
  const shuffled = (cnn: readonly number[]) => [
    ...base,
    ...runsOf("ann-permuted", [0.88, 0.89, 0.88]),
    ...runsOf("cnn-permuted", cnn)
  ];

  it("is paired by seed, beside the lead on images as they are", () => {
    const [left, , , whole] = numbersIn(leadOnShuffled({runs: shuffled([0.893, 0.903, 0.893])})).filter(
      (value) => value !== 95
    );
    expect([left, whole]).toEqual([1.3, 4]);
  });
  it("is the figure's finding, whichever way it goes", () => {
    expect(titleOf(pixelOrder, {runs: shuffled([0.893, 0.903, 0.893])})).toMatch(/is 1\.3 points ahead, not 4\.0/);
    expect(titleOf(pixelOrder, {runs: shuffled([0.87, 0.88, 0.87])})).toMatch(/is 1\.0 points behind, not 4\.0 ahead/);
    expect(titleOf(pixelOrder, {runs: shuffled([0.88, 0.8905, 0.8795])})).toMatch(/lead of 4\.0 points is gone/);
    expect(titleOf(pixelOrder, {runs: shuffled([0.88, 0.888, 0.883])})).toMatch(/lead is [+−]?0\.\d points, not 4\.0/);
  });
  it("is a finding of the first page, with what it falls to", () => {
    const told = (cnn: readonly number[]): string[] =>
      findings({...evidenceOf(), runs: shuffled(cnn), robustness: [], claims: []})
        .filter(({href}) => href.endsWith("#figure-pixel-order"))
        .map(({number, sentence}) => `${number} ${sentence}`);
    expect(told([0.87, 0.88, 0.87]).map(numbersIn)).toEqual([[4, -1]]);
    expect(told([0.87, 0.88, 0.87])[0]).toMatch(/depends on their order/);
    expect(told([0.91, 0.92, 0.91])[0]).toMatch(/most of it stays/);
    expect(told([])).toEqual([]);
  });
  it("stands beside that of tuned networks, where both are recorded", () => {
    const untuned = [...runsOf("ann", [0.88, 0.88, 0.89]), ...runsOf("cnn", [0.92, 0.92, 0.99])];
    const tuned = [...runsOf("ann-tuned", [0.89, 0.9]), ...runsOf("cnn-tuned", [0.92, 0.93, 0.94])];
    const [left, , , whole] = numbersIn(leadOnTuned({runs: [...untuned, ...tuned]})).filter((value) => value !== 95);
    expect([left, whole]).toEqual([3, 4]);
    expect(leadOnTuned({runs: [...untuned, ...tuned.slice(0, 2)]})).toMatch(/not recorded yet/);
  });
  it("is not guessed from one seed, nor without any", () => {
    expect(leadOnShuffled({runs: base})).toMatch(/not recorded yet/);
    expect(titleOf(pixelOrder, {runs: base})).toMatch(/not recorded yet/);
  });
});

it("what size alone gives is said of those that are recorded", () => {
  const seeds = [seedsRow("ann", 0.88), seedsRow("ann-as-many-parameters", 0.882), seedsRow("linear", 0.84)];
  expect(numbersIn(sizeAlone({seeds}))).toEqual([88.2, 84, 88]);
  expect(sizeAlone({seeds: seeds.slice(0, 1)})).toMatch(/not recorded yet/);
});

describe("fewer labels", () => {
  const variants = [1000, 12_000].flatMap((count) =>
    ["ann", "cnn"].map((model) => variantRow(`${model}-labels-${count}`, {group: "labels", labelsPerClass: count / 10}))
  );
  const accuracies = {ann: [0.8, 0.86, 0.88], cnn: [0.81, 0.89, 0.92]};
  /** Two seeds at so much, of the whole split three more at 5 points above. */
  const runs = Object.entries(accuracies).flatMap(([model, [few, more, all]]) => [
    ...runsOf(`${model}-labels-1000`, [few!, few!]),
    ...runsOf(`${model}-labels-12000`, [more!, more!]),
    ...runsOf(model, [all!, all!, all! + 0.05, all! + 0.05, all! + 0.05])
  ]);
  it("are enough for the CNN where it first does as well as the ANN with all, over the seeds that all points have", () => {
    expect(numbersIn(titleOf(fewerLabels, {variants, runs}))).toEqual([12_000, 48_000]);
  });
  it("are compared from the least to the most", () => {
    expect(numbersIn(gainOfLabels({variants, runs}))).toEqual([80, 1000, 88, 48_000, 81, 1000, 92, 48_000]);
  });
  it("have no curve of the whole split alone", () => {
    expect(gainOfLabels({variants: [], runs})).toMatch(/not recorded yet/);
  });
});

describe("the original report's summary", () => {
  const reached = {
    "ann-two-softmaxes": [0.857, 0.847],
    "cnn-two-softmaxes": [0.909, 0.902],
    ann: [0.89, 0.88],
    cnn: [0.925, 0.918]
  };
  const seedsWith = (changes: Partial<typeof reached>): Row<"seeds">[] =>
    Object.entries({...reached, ...changes}).flatMap(([variant, [validation, test]]) => [
      seedsRow(variant, validation!, {measure: "validationAccuracy"}),
      seedsRow(variant, test!)
    ]);
  const softmaxes = (cnn: number): Row<"runs">[] => [
    ...runsOf("ann-two-softmaxes", [0.846, 0.848]),
    ...runsOf("cnn-two-softmaxes", [cnn, cnn])
  ];
  const told = (runs: readonly Row<"runs">[]): string[] =>
    findings({...evidenceOf(), runs, robustness: [], claims: []}).flatMap(({number}) =>
      /and/.test(number) ? [number] : []
    );

  it("is held against networks with two softmaxes, figure by figure", () => {
    const words = summaryFits({seeds: seedsWith({})});
    expect(numbersIn(words)).toEqual([85.7, 84.7, 90.9, 90.2, 89, 92.5, 5.1, 88.4, 92.6]);
    expect(words).toMatch(/all four figures of its summary/);
    expect(summaryFits({seeds: seedsWith({"cnn-two-softmaxes": [0.909, 0.913]})})).toMatch(/three of the four/);
    expect(summaryFits({seeds: []})).toMatch(/not recorded yet/);
  });
  it("is a finding where both test accuracies agree, and else none", () => {
    expect(told(softmaxes(0.902))).toEqual(["85% and 90%"]);
    expect(told(softmaxes(0.92))).toEqual([]);
  });
});

it("a second softmax is held against one", () => {
  const seeds = [seedsRow("ann", 0.88), seedsRow("ann-two-softmaxes", 0.847), seedsRow("cnn-two-softmaxes", 0.9)];
  expect(numbersIn(twoSoftmaxes({seeds}))).toEqual([84.7, 88]);
  expect(twoSoftmaxes({seeds: []})).toMatch(/not recorded yet/);
});

it("what both networks say of the garment in their drawings is told, alike or not", () => {
  const last = {layer: "logits", example: 17, label: 4, cell: 0, largest: 0.5};
  const flowTo = (ann: number, cnn: number): Row<"flow">[] => [
    {...last, model: "ann", sheet: "ann-flow", strongest: ann},
    {...last, model: "cnn", sheet: "cnn-flow", strongest: cnn}
  ];
  expect(garmentShown({flow: flowTo(2, 4)})).toMatch(/^Test image 17, a coat, .*ANN says pullover, the CNN coat\.$/);
  expect(garmentShown({flow: flowTo(9, 9)})).toMatch(/both say ankle boot\.$/);
});

it("the scatter of each thing that a seed decides stands beside that of all of them", () => {
  const scatter = (variant: string, standardDeviation: number | null): Row<"seeds"> =>
    seedsRow(variant, 0.88, {standardDeviation, seedCount: 20});
  const seeds = [scatter("ann", 0.0026), scatter("ann-varies-split", 0.003), scatter("ann-varies-order", 0.0018)];
  expect(numbersIn(scatterSources({seeds}))).toEqual([0.3, 20, 0.18, 20, 0.26, 20, 95]);
  expect(scatterSources({seeds: [scatter("ann", 0.0026), scatter("ann-varies-split", null)]})).toMatch(
    /not recorded yet/
  );
});
