import {describe, expect, it} from "vitest";
import {claimRows} from "../../data-loaders/claims/claimRows.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import type {Tables} from "../../src/lib/tables.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import {
  calledWrongByBoth,
  doubtedLabels,
  fallWithDistance,
  knownPlaces,
  publishedDuplicates,
  suspectsAside,
  suspectsNamedBy
} from "../../src/statements/dataset.js";
import {doubtRow, foldVariants, jointRows} from "../figures/doubtRows.js";
import {numbersIn} from "../fixtures/meaningOf.js";
import {evidenceOf, type Changes} from "../fixtures/report/evidenceOf.js";

function tablesOf(changes: Changes = {}): Tables {
  const evidence = evidenceOf(changes);
  return {...evidence, claims: claimRows(evidence)};
}

const joint = jointRows(6000, [[4, 6, 161]]);
const known = (example: number, rank: number) => doubtRow({example, rank, label: 4, isKnown: true});

describe("labels called wrong before", () => {
  it("are ranked within the first of their class", () => {
    const tables = tablesOf({labelErrors: [known(16691, 8), known(33982, 2)], labelErrorJoint: joint});
    expect(numbersIn(knownPlaces(tables))).toEqual([8, 6000]);
  });
  it.each([
    ["all", 120, [2]],
    ["but one", 121, [1, 2]]
  ])("named twice: %s within 2% of 6,000, which are 120", (_, rank, numbers) => {
    const rows = [known(16691, rank), known(33982, 2), known(42018, 1), known(40513, 12)];
    const words = calledWrongByBoth(tablesOf({labelErrors: rows, labelErrorJoint: joint}));
    expect(numbersIn(words).slice(-numbers.length)).toEqual(numbers);
    expect(/\ball among\b/.test(words)).toBe(rank === 120);
  });
});

describe("doubtedLabels", () => {
  it("are the estimates off the diagonal", () => {
    expect(numbersIn(doubtedLabels(tablesOf({labelErrorJoint: joint})))).toEqual([161, 60_000, 0.3]);
  });
});

describe("suspectsNamedBy", () => {
  it("says so only where a fold's network is the measured one", () => {
    const variants = foldVariants(1);
    const {runs} = evidenceOf();
    const fold = {...runs[1]!, run: "cnn-fold-1-s1", variant: "cnn-fold-1"};
    expect(suspectsNamedBy(tablesOf({variants, runs: [...runs, fold]}))).toContain("one of the five");
    expect(suspectsNamedBy(tablesOf({variants}))).not.toContain("one of the five");
  });
});

describe("fallWithDistance", () => {
  const bands = (hits: Readonly<Record<Model, readonly number[]>>) =>
    models.flatMap((model) =>
      hits[model].map((right, i) => {
        const range = {band: i + 1, from: i, to: i + 1, count: 1000};
        return {model, ...range, accuracy: right / 1000, ...wilsonInterval(right, 1000)};
      })
    );

  it.each([
    ["both fall", {ann: [960, 810], cnn: [980, 860]}, /\bboth\b.*apart/],
    ["one falls", {ann: [960, 810], cnn: [900, 890]}, /\bOnly for the ANN\b.*apart/],
    ["none falls", {ann: [820, 810], cnn: [900, 890]}, /\bno fall\b/]
  ])("follows from the intervals where %s", (_, hits, verdict) => {
    expect(fallWithDistance(tablesOf({duplicateBands: bands(hits)}))).toMatch(verdict);
  });
});

describe("publishedDuplicates", () => {
  it("gives the distance within which 6% of the test images lie", () => {
    const rows = Array.from({length: 100}, (_, i) => ({example: i, neighbour: 0, neighbourLabel: 0, distance: 10 * i}));
    expect(numbersIn(publishedDuplicates(tablesOf({nearDuplicates: rows})))).toEqual(expect.arrayContaining([6, 50]));
  });
});

describe("where nothing is recorded", () => {
  it.each([
    ["knownPlaces", knownPlaces],
    ["calledWrongByBoth", calledWrongByBoth],
    ["doubtedLabels", doubtedLabels],
    ["suspectsAside", suspectsAside],
    ["fallWithDistance", fallWithDistance],
    ["publishedDuplicates", publishedDuplicates]
  ])("%s says so", (_, statement) => {
    expect(statement(tablesOf())).toContain("not recorded yet");
  });
});
