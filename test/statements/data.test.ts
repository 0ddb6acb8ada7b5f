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
} from "../../src/statements/data.js";
import {doubtRow, foldVariants, jointRows} from "../figures/doubtRows.js";
import {evidenceOf, type Changes} from "../fixtures/report/evidenceOf.js";

function tablesOf(changes: Changes = {}): Tables {
  const evidence = evidenceOf(changes);
  return {...evidence, claims: claimRows(evidence)};
}

function plain(text: string): string {
  return text.replaceAll("\u202f", " ");
}

const joint = jointRows(6000, [[4, 6, 161]]);
const known = (example: number, rank: number) => doubtRow({example, rank, label: 4, isKnown: true});

describe("labels called wrong before", () => {
  it("are listed with their places, the most doubted first", () => {
    const tables = tablesOf({"label-errors": [known(16691, 8), known(33982, 2)], "label-error-joint": joint});
    expect(knownPlaces(tables)).toBe(
      "Counted from the most doubtful of its class, 33982 (Coat) is at place 2 of 6,000 and 16691 (Coat) at place 8 of 6,000."
    );
  });
  it.each([
    ["all", 120, "are all among the 2 % most doubted of their class."],
    ["but one", 121, "are, but for 1, among the 2 % most doubted of their class."]
  ])("named twice: %s within 2 % of 6,000, which are 120", (_, rank, words) => {
    const rows = [known(16691, rank), known(33982, 2), known(42018, 1), known(40513, 12)];
    expect(plain(calledWrongByBoth(tablesOf({"label-errors": rows, "label-error-joint": joint})))).toContain(words);
  });
});

describe("doubtedLabels", () => {
  it("are the estimates off the diagonal", () => {
    expect(plain(doubtedLabels(tablesOf({"label-error-joint": joint})))).toBe(
      "By its estimate about 161 of 60,000 training labels are wrong (0.3 %)."
    );
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
    ["both fall", {ann: [960, 810], cnn: [980, 860]}, "For both the intervals lie apart"],
    ["one falls", {ann: [960, 810], cnn: [900, 890]}, "Only for the ANN the intervals lie apart"],
    ["none falls", {ann: [820, 810], cnn: [900, 890]}, "no fall with the distance is shown"]
  ])("follows from the intervals where %s", (_, hits, words) => {
    expect(fallWithDistance(tablesOf({"duplicate-bands": bands(hits)}))).toContain(words);
  });
});

describe("publishedDuplicates", () => {
  it("gives the distance within which 6 % of the test images lie", () => {
    const rows = Array.from({length: 100}, (_, i) => ({example: i, neighbour: 0, neighbourLabel: 0, distance: 10 * i}));
    expect(plain(publishedDuplicates(tablesOf({"near-duplicates": rows})))).toContain(
      "about 6 %; here that many lie within 50 levels"
    );
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
