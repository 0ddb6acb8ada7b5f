import {describe, expect, it} from "vitest";
import {betterHalf, bestTrial, trialRuns} from "../../data-loaders/experiments/successiveHalving.js";
import {rungs, searches, searchNames, stoppedTrials} from "../../data-loaders/experiments/searches.js";

/** Trials whose validation accuracy falls with their number, as far as a rung of so many epochs. */
function knownUpTo(epochCount: number) {
  return (run: string): number | undefined => {
    const [, trial, epochs] = /^cnn-trial-(\d+)-epochs-(\d+)-s1$/.exec(run)!;
    return Number(epochs) <= epochCount ? 1 - Number(trial) / 100 : undefined;
  };
}

describe("successive halving", () => {
  it("keeps the better half of a rung, of equals the lower trial", () => {
    const results = [0.8, 0.9, 0.8, 0.7].map((validationAccuracy, i) => ({trial: i + 1, validationAccuracy}));
    expect(betterHalf(results)).toEqual([2, 1]);
    expect(betterHalf(results.slice(0, 3))).toEqual([2, 1]);
  });
  it("starts with all trials, and names the next rung once all results of one are known", () => {
    expect(trialRuns("cnn", () => undefined)).toHaveLength(16);
    expect(
      trialRuns("cnn", knownUpTo(1))
        .map(({name}) => name)
        .slice(16)
    ).toEqual(Array.from({length: 8}, (_, i) => `cnn-trial-0${i + 1}-epochs-2-s1`));
    expect(trialRuns("cnn", knownUpTo(8))).toHaveLength(16 + 8 + 4 + 2);
  });
  it("waits where one result of a rung is missing", () => {
    const missing = (run: string): number | undefined => (run.includes("-05-") ? undefined : knownUpTo(1)(run));
    expect(trialRuns("cnn", missing)).toHaveLength(16);
  });
  it("leaves one trial, and none before the last rung is known", () => {
    expect(bestTrial("cnn", knownUpTo(4))).toBeUndefined();
    expect(bestTrial("cnn", knownUpTo(8))).toBe(1);
    expect(bestTrial("cnn", (run) => 1 - knownUpTo(8)(run)!)).toBe(16);
  });
  it("counts a trial whose training stops as right about nothing, and trains it no more", () => {
    const stopped = `ann-sgd-trial-${stoppedTrials["ann-sgd"]![0]!}`;
    const names = trialRuns("ann-sgd", () => 0.9).map(({name}) => name);
    expect(names).toHaveLength(15 + 8 + 4 + 2);
    expect(names.filter((name) => name.startsWith(stopped))).toEqual([]);
  });
  it.each(searchNames)("of %s tries sixteen different settings", (search) => {
    expect(new Set(searches[search].settings.map((settings) => JSON.stringify(settings))).size).toBe(16);
    expect(rungs).toEqual([1, 2, 4, 8]);
  });
  it("of a rate goes up by even ratios, five to a power of ten, and tries the one of the ablation", () => {
    const rates = searches["cnn-sgd"].settings.map(({learningRate}) => learningRate);
    expect(rates).toEqual([
      0.001, 0.0016, 0.0025, 0.004, 0.0063, 0.01, 0.016, 0.025, 0.04, 0.063, 0.1, 0.16, 0.25, 0.4, 0.63, 1
    ]);
    expect(searches["ann-momentum"].settings.map(({learningRate}) => learningRate)).toContain(0.01);
  });
});
