import {describe, expect, it} from "vitest";
import {claimRows} from "../../data-loaders/claims/claimRows.js";
import type {Tables} from "../../src/lib/tables.js";
import {disagreement, gaps, oracle} from "../../src/statements/analysis.js";
import {ahead, quickBuild, verdictCounts} from "../../src/statements/index.js";
import {clearlyBetter, easiest, errorCounts, hardest} from "../../src/statements/results.js";
import {cnnMemory} from "../../src/statements/training.js";
import {cnnErrors, epochRows, evidenceOf, type Changes} from "../fixtures/report/evidenceOf.js";

function tablesOf(changes: Changes = {}): Tables {
  const evidence = evidenceOf(changes);
  return {...evidence, claims: claimRows(evidence)};
}

/** A number's narrow space before its percent sign made plain. */
function plain(text: string): string {
  return text.replaceAll("\u202f", " ");
}

describe("quickBuild", () => {
  it("says nothing of a whole build", () => {
    expect(quickBuild(tablesOf())).toBe("");
  });
  it("says what a quick build was trained on", () => {
    const quick = {profile: "quick", trainCount: 4800, epochCount: 2} as const;
    expect(quickBuild(tablesOf({run: {cnn: quick}}))).toContain("trained on 4,800 images for 2 epochs");
  });
});

describe("verdictCounts", () => {
  it("leaves out verdicts that no claim has", () => {
    expect(verdictCounts(tablesOf())).toBe(
      "19 reproduced, 4 contradicted inside the source, 2 not testable and 10 not measured yet"
    );
  });
});

describe("ahead", () => {
  it.each([
    [
      "above zero",
      {difference: 0.015, lower: 0.01, upper: 0.02},
      "the CNN is ahead by 1.5 points (95 % interval 1.0 to 2.0 points)"
    ],
    [
      "around zero",
      {difference: 0.005, lower: -0.01, upper: 0.02},
      "the two cannot be told apart (CNN − ANN: 0.5 points, 95 % interval −1.0 to 2.0 points)"
    ],
    [
      "below zero",
      {difference: -0.015, lower: -0.02, upper: -0.01},
      "the CNN is behind by 1.5 points (CNN − ANN: 95 % interval −2.0 to −1.0 points)"
    ]
  ])("follows from an interval %s", (_, interval, words) => {
    const comparisons = evidenceOf().comparisons.map((row) => ({...row, ...interval}));
    expect(plain(ahead(tablesOf({comparisons})))).toBe(words);
  });
});

describe("clearlyBetter", () => {
  it("names the classes whose intervals lie apart", () => {
    expect(clearlyBetter(tablesOf({errors: {ann: [...cnnErrors, ["Dress", "Shirt", 100]]}}))).toBe(
      "The intervals of F1 lie apart in 2 of 10 classes: Dress and Shirt."
    );
  });
  it("says where there is none", () => {
    expect(clearlyBetter(tablesOf({errors: {ann: cnnErrors}}))).toBe("In no class do the intervals of F1 lie apart.");
  });
});

describe("hardest and easiest", () => {
  it("name the class each model finds least of, and the three it finds most of", () => {
    expect(plain(hardest(tablesOf()))).toBe(
      "The ANN finds 78.0 % of the shirts, its worst class, the CNN 89.0 % of the shirts."
    );
    expect(plain(easiest(tablesOf()))).toBe(
      "Best found are, by the ANN, trousers 98.0 %, sandals 96.4 % and dresses 96.0 %, and by the CNN, trousers 99.0 %, sandals 98.2 % and dresses 98.0 %."
    );
  });
});

describe("counts of errors", () => {
  it("are the cells off the diagonal", () => {
    expect(errorCounts(tablesOf())).toBe("766 errors of the ANN and 383 of the CNN");
  });
  it("are compared image by image", () => {
    // 134 only the ANN gets right, 517 only the CNN, 249 neither, of 10,000.
    expect(plain(disagreement(tablesOf()))).toBe(
      "Of 10,000 images the two networks disagree in being right on 651 (6.5 %)"
    );
    expect(plain(oracle(tablesOf()))).toBe("97.5 %");
  });
});

describe("gaps", () => {
  it("are training minus validation accuracy", () => {
    expect(gaps(tablesOf())).toBe("0.2 points for the ANN, 0.3 points for the CNN");
  });
});

describe("cnnMemory", () => {
  it("says so where the validation loss is lowest at the end", () => {
    expect(cnnMemory(tablesOf())).toBe("The CNN’s validation loss is lowest at the end, 0.300 nats.");
  });
  it("says when it was lowest where it rises again", () => {
    const epochs = epochRows("cnn", [0.984, 0.926]).map((row) => (row.epoch === 3 ? {...row, loss: 0.4} : row));
    expect(plain(cnnMemory(tablesOf({epochs: [...epochRows("ann", [0.896, 0.884]), ...epochs]})))).toMatch(
      /lowest after epoch 2, 0\.350 nats, and 0\.400 after the last, while its validation accuracy goes from 91\.6 % to 92\.6 %/
    );
  });
});
