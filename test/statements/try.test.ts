import {describe, expect, it} from "vitest";
import {outsideKinds} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {trainingInWords, warningInWords} from "../../src/statements/try.js";
import {numbersIn} from "../fixtures/meaningOf.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";

type Kind = Row<"out-of-distribution">;

function row(kind: Kind["kind"], outsideCount: number, imageCount = 2000): Kind {
  return {
    kind,
    imageCount,
    outsideCount,
    outsideByPixelsCount: outsideCount,
    outsideByLayerCount: 0,
    area: kind === "test" ? null : 0.9
  };
}

/** A report in which the warning meets so many of 2,000 images of each kind. */
function reportWith(counts: Partial<Record<Kind["kind"], number>>) {
  const rows = [row("test", 500, 10_000), ...outsideKinds.map((kind) => row(kind, counts[kind] ?? 2000))];
  return {...evidenceOf({outOfDistribution: rows}), claims: []};
}

describe("the warning in words", () => {
  it("states the false alarms with their interval", () => {
    expect(numbersIn(warningInWords(reportWith({})))).toEqual(expect.arrayContaining([5.0, 10_000, 95, 4.6, 5.4]));
  });
  it("says what it notices reliably and how much of the rest it lets pass", () => {
    const words = warningInWords(reportWith({"quarter-turn": 1100, "upside-down": 900}));
    expect(words).toMatch(/notices nine in ten or more of/);
    expect(words).toMatch(/lets 45% of garments turned by a quarter .*55% of garments upside down/);
  });
  it("claims no weakness where there is none, and no strength either", () => {
    expect(warningInWords(reportWith({}))).not.toContain("It lets");
    const none = Object.fromEntries(outsideKinds.map((kind) => [kind, 100]));
    expect(warningInWords(reportWith(none))).toContain("It notices none of these reliably.");
  });
});

describe("training in words", () => {
  it("names how much is trained", () => {
    const run = {
      model: "ann",
      run: "ann-s1",
      epochCount: 2,
      trainCount: 4800,
      validationCount: 1200,
      validationAccuracy: 0.8,
      weightsSha256: "00"
    } as const;
    const words = trainingInWords(evidenceOf({browserRuns: [run]}));
    expect(numbersIn(words)).toEqual(expect.arrayContaining([4800, 2, 1200]));
  });
});
