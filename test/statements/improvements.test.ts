import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {groupOf, variant as variantOfName, variantsByGroup} from "../../data-loaders/experiments/variants.js";
import {ideas} from "../../src/lib/ideas.js";
import type {Tables} from "../../src/lib/tables.js";
import * as statements from "../../src/statements/improvements.js";
import {changeRow, curveTables, nothingRecorded, seedsRow, trialRow, variantRow} from "../figures/changeTables.js";
import {numbersIn} from "../fixtures/meaningOf.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";
import {spoiltWords} from "../pages/wordsOf.js";

const planned = ideas.flatMap(({change, variants}) => Object.values(variants).map((variant) => ({variant, change})));

function tablesOf(changes: Partial<Tables> = {}): Tables {
  return {...evidenceOf(), claims: [], ...nothingRecorded, ...changes};
}

/** Held against another variant than its model, and the length of its training, which is a control. */
const [heldElsewhere, controls] = [["cnn-rotated-30"], ["cnn-plain-30"]];

describe("the ideas", () => {
  it("are all variants of sources, ablations and proposals that are held against the two models, and a control, in the same words", () => {
    const trained = (["source", "ablation", "proposal", "control"] as const).flatMap((group) =>
      Object.entries(variantsByGroup[group]).flatMap(([variant, {change}]) =>
        change === "" || heldElsewhere.includes(variant) || (group === "control" && !controls.includes(variant))
          ? []
          : [{variant, change}]
      )
    );
    const byName = (a: {variant: string}, b: {variant: string}): number => (a.variant < b.variant ? -1 : 1);
    expect(planned.toSorted(byName)).toEqual(trained.toSorted(byName));
    expect(planned.filter(({variant}) => groupOf(variant) === "transfer")).toEqual([]);
  });
});

describe("the page", () => {
  const page = readFileSync("src/improvements.md", "utf8");
  const {augmentation, shardSize} = {
    ...variantOfName("cnn-normalised").protocol,
    ...variantOfName("cnn-all-three").protocol
  };
  const worded = variantOfName("cnn-rotated-30").protocol.augmentation!;
  const turnsOf = ({tanHalfAngle, scale}: typeof worded): string =>
    `turned by up to ${((2 * Math.atan(tanHalfAngle) * 180) / Math.PI).toFixed(0)}° and scaled by up to ${100 * scale}%`;
  const rateOf = (name: string): number => variantOfName(name).protocol.learningRate;

  it.each([
    `shifted by up to ${augmentation!.shift} px`,
    turnsOf(augmentation!),
    turnsOf(worded),
    `shards of ${shardSize} images`,
    `to ${rateOf("cnn-scheduled")}, three times`,
    `get ${variantOfName("cnn-all-three").protocol.epochCount} epochs`,
    `for ${variantOfName("vgg").protocol.epochCount} epochs`
  ])("states what the protocols say: %s", (words) => {
    expect(page.replaceAll("\u202f", " ")).toContain(words);
  });
  it("states the protocols' learning rates of Adam's rivals", () => {
    const words = `learning rate of ${rateOf("cnn-sgd")}, and with a momentum of 0.9 at ${rateOf("cnn-momentum")}`;
    expect(statements.optimiserRates(tablesOf({}))).toContain(words);
  });
});

describe("every statement", () => {
  it.each(Object.entries(statements))(
    "%s has words without a number that is none where nothing is recorded",
    (_, said) => {
      expect(said(tablesOf())).not.toMatch(spoiltWords);
    }
  );
});

describe("a gain", () => {
  it("is said with its size where it is significant", () => {
    const words = statements.vgg(tablesOf({changes: [changeRow("vgg", 0.02)]}));
    expect(words).toMatch(/VGG.*rises by 2\.0 points/);
  });
  it.each([
    ["an interval around 0", {difference: 0.001, adjustedPValue: 0.01}],
    ["a corrected p above 0.05", {difference: -0.01, adjustedPValue: 0.06}]
  ])("is not called significant with %s", (_, {difference, adjustedPValue}) => {
    const changes = [changeRow("vgg", difference, {adjustedPValue})];
    expect(statements.vgg(tablesOf({changes}))).toMatch(/does not change significantly/);
  });
  it("is not recorded yet where no run is", () => {
    expect(statements.vgg(tablesOf())).toMatch(/VGG.*not recorded yet/);
  });
  it("of both models is one sentence", () => {
    const changes = [changeRow("ann-augmented", 0.001, {adjustedPValue: 0.5}), changeRow("cnn-augmented", -0.011)];
    expect(statements.augmentation(tablesOf({changes}))).toMatch(
      /^The ANN’s test accuracy does not change significantly after correction \(\+0\.10 points, three seeds\); the CNN’s falls by 1\.1 points \(three seeds\)\.$/
    );
    const none = changes.map((row) => ({...row, adjustedPValue: 0.5}));
    expect(statements.augmentation(tablesOf({changes: none}))).toMatch(
      /^Neither network’s test accuracy changes significantly after correction \(ANN \+0\.10 points, three seeds; CNN −1\.10, three seeds\)\./
    );
  });
});

describe("recordedSoFar", () => {
  it("counts apart what has one seed, of which nothing is called significant", () => {
    const variants = [variantRow("cnn-augmented"), variantRow("vgg")];
    const changes = [changeRow("cnn-augmented", 0.02), changeRow("vgg", 0.03, {seedCount: 1})];
    const words = statements.recordedSoFar(tablesOf({variants, changes}));
    expect(words).toMatch(/^Of 1 changes.*one significantly raises.* One more has one seed\./);
    expect(statements.vgg(tablesOf({changes}))).toMatch(/differs by \+3\.00 points \(one seed, .* test images\)\.$/);
    expect(statements.recordedSoFar(tablesOf({variants, changes: changes.slice(1)}))).toMatch(/none has two seeds/);
  });
  it("counts what is recorded and what it shows", () => {
    const variants = [variantRow("cnn-augmented"), variantRow("cnn-sgd")];
    const changes = [changeRow("cnn-augmented", 0.02), changeRow("cnn-sgd", -0.001)];
    const words = statements.recordedSoFar(tablesOf({variants, changes}));
    expect(numbersIn(words)).toEqual([2, planned.length - 2]);
    expect(words).toMatch(/one significantly raises.*none lowers.*one makes no difference.*not recorded yet/s);
  });
});

describe("seedNoise", () => {
  it("gives the standard deviation over the seeds of the models that have more than one", () => {
    const seeds = [
      seedsRow("ann", 0.88, {seedCount: 5}),
      seedsRow("cnn", 0.91, {seedCount: 1, standardDeviation: null})
    ];
    const words = statements.seedNoise(tablesOf({seeds}));
    expect(numbersIn(words)).toEqual([0.2]);
    expect(words).toMatch(/ANN.*five seeds/);
    expect(words).not.toContain("CNN");
  });
});

describe("convergence", () => {
  it("is compared on common seeds: the epoch in which the base's lowest loss is reached", () => {
    const curves = curveTables({
      cnn: [
        [0.5, 0.3, 0.4],
        [0, 0, 0]
      ],
      "cnn-normalised": [[0.4, 0.31, 0.2]]
    });
    const speed = statements.normalisationSpeed(tablesOf(curves));
    expect(numbersIn(speed)).toEqual([3, 2]);
    expect(speed).toMatch(/in epoch 3 instead of 2 in the CNN/);
    const alike = curveTables({cnn: [[0.5, 0.3, 0.4]], "cnn-normalised": [[0.4, 0.3, 0.2]]});
    expect(statements.normalisationSpeed(tablesOf(alike))).toMatch(/in the same epoch, 2, in the CNN \(not tested\)\./);
  });
});

describe("optimisers", () => {
  it("are compared after the first epoch and the last, and named once where both models have the same", () => {
    const curves = curveTables({
      ann: [[0.4, 0.3]],
      "ann-momentum": [[0.5, 0.2]],
      cnn: [[0.3, 0.25]],
      "cnn-sgd": [[0.6, 0.1]]
    });
    const words = statements.optimiserSpeed(tablesOf(curves));
    expect(words).toMatch(/Adam in both.*momentum in the ANN.*plain SGD in the CNN/);
    expect(numbersIn(words)).toEqual([0.4, 0.3, 0.2, 0.1]);
  });
});

describe("the search", () => {
  it("says its cost and what it chose", () => {
    const trials = [trialRow(1, 1, false), trialRow(2, 1, true), trialRow(2, 2, true)];
    const words = statements.searched(tablesOf({trials}));
    expect(numbersIn(words)).toEqual([0.0006, 64, 25, 1.5]);
    expect(words).toMatch(/^The search for the CNN saw two settings.*four epochs.*rate.*batch.*dropout.*width/);
  });
  it("tells of both models where both are recorded, and which is not finished", () => {
    const trials = [trialRow(1, 1, false, "ann"), trialRow(2, 1, true), trialRow(1, 1, false), trialRow(2, 2, true)];
    expect(statements.searched(tablesOf({trials}))).toMatch(
      /ANN saw .* and is not finished yet; the search for the CNN .* chose /
    );
  });
  it("says what the best of all settings gains on one", () => {
    const trials = [trialRow(1, 1, false), trialRow(2, 1, true)];
    const words = statements.searchGains(tablesOf({trials}));
    expect(words).toMatch(/CNN reaches 90\.\d% with one .* and 90\.2% with the best of two/);
  });
});
