import {describe, expect, it} from "vitest";
import {claimRows} from "../../data-loaders/claims/claimRows.js";
import {classNames} from "../../src/lib/classNames.js";
import {verdicts} from "../../src/lib/schemas/vocabulary.js";
import type {Tables} from "../../src/lib/tables.js";
import {disagreement, gaps, oracle} from "../../src/statements/analysis.js";
import {verdictCounts} from "../../data-loaders/publication/verdictCounts.js";
import {ahead} from "../../src/statements/index.js";
import {clearlyBetter, easiest, errorCounts, hardest} from "../../src/statements/results.js";
import {cnnMemory} from "../../src/statements/training.js";
import {numbersIn} from "../fixtures/meaningOf.js";
import {cnnErrors, epochRows, evidenceOf, type Changes} from "../fixtures/report/evidenceOf.js";

function tablesOf(changes: Changes = {}): Tables {
  const evidence = evidenceOf(changes);
  return {...evidence, claims: claimRows(evidence)};
}

/** A number's narrow space before its percent sign made plain. */
function plain(text: string): string {
  return text.replaceAll("\u202f", " ");
}

describe("verdictCounts", () => {
  it("leaves out verdicts that no claim has", () => {
    const {claims} = tablesOf();
    const words = verdictCounts({claims});
    const known = verdicts.filter((verdict) => claims.some((claim) => claim.verdict === verdict));
    expect(known).not.toContain("not reproduced");
    expect(words).not.toMatch(/not reproduced/i);
    expect(numbersIn(words)).toEqual(
      known.map((verdict) => claims.filter((claim) => claim.verdict === verdict).length)
    );
  });
});

describe("ahead", () => {
  it.each([
    ["above zero", {difference: 0.015, lower: 0.01, upper: 0.02}, /CNN leads/, [1.5, 95, 1.0, 2.0]],
    ["around zero", {difference: 0.005, lower: -0.01, upper: 0.02}, /cannot be told apart/, [0.5, 95, -1.0, 2.0]],
    ["below zero", {difference: -0.015, lower: -0.02, upper: -0.01}, /CNN is behind/, [1.5, 95, -2.0, -1.0]]
  ])("follows from an interval %s", (_, interval, verdict, numbers) => {
    const comparisons = evidenceOf().comparisons.map((row) => ({...row, ...interval}));
    const words = ahead(tablesOf({comparisons}));
    expect(words).toMatch(verdict);
    expect(numbersIn(words)).toEqual(numbers);
  });
});

describe("clearlyBetter", () => {
  it("names the classes whose intervals lie apart", () => {
    const words = clearlyBetter(tablesOf({errors: {ann: [...cnnErrors, ["Dress", "Shirt", 100]]}}));
    expect(numbersIn(words)).toEqual([1, 2, 10]);
    expect(classNames.filter((name) => new RegExp(`\\b${name}\\b`).test(words))).toEqual(["Dress", "Shirt"]);
  });
  it("says where there is none", () => {
    const words = clearlyBetter(tablesOf({errors: {ann: cnnErrors}}));
    expect(words).toMatch(/\bno class\b/);
    expect(classNames.filter((name) => words.includes(name))).toEqual([]);
  });
});

describe("hardest and easiest", () => {
  it("name the class each model finds least of, and the three it finds most of", () => {
    expect(hardest(tablesOf())).toMatch(/ANN.*shirts.*CNN.*shirts/);
    expect(numbersIn(hardest(tablesOf()))).toEqual([78.0, 89.0]);
    expect(easiest(tablesOf())).toMatch(/ANN.*trousers.*sandals.*dresses.*CNN.*trousers.*sandals.*dresses/);
    expect(numbersIn(easiest(tablesOf()))).toEqual([98.0, 96.4, 96.0, 99.0, 98.2, 98.0]);
  });
});

describe("counts of errors", () => {
  it("are the cells off the diagonal", () => {
    expect(numbersIn(errorCounts(tablesOf()))).toEqual([766, 383]);
  });
  it("are compared image by image", () => {
    // 134 only the ANN gets right, 517 only the CNN, 249 neither, of 10,000.
    expect(numbersIn(disagreement(tablesOf()))).toEqual([1, 651, 10_000, 6.5]);
    expect(plain(oracle(tablesOf()))).toBe("97.5%");
  });
});

describe("gaps", () => {
  it("are training minus validation accuracy", () => {
    expect(gaps(tablesOf())).toMatch(/ANN.*CNN/);
    expect(numbersIn(gaps(tablesOf()))).toEqual([0.2, 0.3]);
  });
});

describe("cnnMemory", () => {
  it("says so where the validation loss is lowest at the end", () => {
    expect(cnnMemory(tablesOf())).toMatch(/lowest at the end/);
    expect(numbersIn(cnnMemory(tablesOf()))).toEqual([0.3]);
  });
  it("says when it was lowest where it rises again", () => {
    const epochs = epochRows("cnn", [0.984, 0.926]).map((row) => (row.epoch === 3 ? {...row, loss: 0.4} : row));
    const words = cnnMemory(tablesOf({epochs: [...epochRows("ann", [0.896, 0.884]), ...epochs]}));
    expect(numbersIn(words)).toEqual([2, 0.35, 0.4, 91.6, 92.6]);
  });
});
