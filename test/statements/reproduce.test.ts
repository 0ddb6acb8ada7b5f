import {describe, expect, it} from "vitest";
import {recordedSoFar} from "../../src/statements/reproduce.js";
import {numbersIn} from "../fixtures/meaningOf.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";

const [row] = evidenceOf().runs;
const recorded = {...row!, origin: "recorded" as const, trainSeconds: 60};
const named = (run: string, isStale = false) => ({...recorded, run, isStale});

describe("recordedSoFar", () => {
  it("says of how many runs today's code has given the bits", () => {
    expect(recordedSoFar({runs: [row!, named("ann-s2"), named("ann-s3")]})).toMatch(/made each of them, or trained it/);
    const words = recordedSoFar({runs: [named("ann-s2", true), named("ann-s3"), named("ann-s4")]});
    expect(words).toMatch(/1 of them is stale/);
    expect(numbersIn(words)).toEqual([3, 1, 3, 0, 1]);
  });
  it("says so where none is recorded", () => {
    expect(recordedSoFar({runs: [row!]})).toBe("None is recorded yet.");
  });
});
