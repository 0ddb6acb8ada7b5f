import {expect, it} from "vitest";
import {trialRows} from "../../data-loaders/tables/trialRows.js";

/** Results of some settings in the first rung, better the later. */
const firstRung = (count: number) => (run: string) => {
  const [, trial, epochs] = (/^cnn-trial-(\d+)-epochs-(\d+)-s1$/.exec(run) ?? []).map(Number);
  return epochs === 1 && trial! <= count ? 0.8 + trial! / 1000 : undefined;
};

const ofCnn = (count: number) => trialRows(firstRung(count)).filter(({search}) => search === "cnn");

const kept = (count: number): number[] => ofCnn(count).flatMap(({trial, isKept}) => (isKept ? [trial] : []));

it("of a rung that is known as a whole the better half goes on", () => {
  expect(kept(16)).toEqual([9, 10, 11, 12, 13, 14, 15, 16]);
});

it("of a rung that is not, nobody does yet", () => {
  expect(ofCnn(10)).toHaveLength(10);
  expect(kept(10)).toEqual([]);
});
