import {describe, expect, it} from "vitest";
import {parseRun} from "../../data-loaders/experiments/parseRun.js";
import {runOf} from "../../data-loaders/training/run.js";

describe("parseRun", () => {
  it("reads variant and seed", () => {
    expect(parseRun("cnn-s1")).toEqual({name: "cnn-s1", variant: "cnn", seed: 1});
    expect(parseRun("cnn-one-pool-s42")).toEqual({name: "cnn-one-pool-s42", variant: "cnn-one-pool", seed: 42});
  });
  it("reads back what runOf names", () => {
    const run = runOf("ann", 999_999_999);
    expect(parseRun(run.name)).toEqual(run);
  });
  it.each([
    "",
    "ann",
    "ann-s",
    "ann-s-1",
    "ann-s1.5",
    "ann-s1234567890",
    "rnn-s1",
    "toString-s1",
    " ann-s1",
    "ann-s1\n"
  ])("refuses %j, telling where runs are listed", (name) => {
    expect(() => parseRun(name)).toThrow(
      `unknown run: expected VARIANT-sSEED, such as cnn-s1, got ${name}; npm run runs lists them`
    );
  });
});
