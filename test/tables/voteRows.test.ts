import {expect, it} from "vitest";
import {voteRows} from "../../data-loaders/tables/voteRows.js";

const labels = Uint8Array.of(1, 2, 3, 4);
const member = (model: string, seed: number, ...predictions: number[]) => ({
  model,
  run: `${model}-s${seed}`,
  seed,
  predictions: Uint8Array.from(predictions)
});

it("three members' majority decides, and of three different votes the lowest seed's", () => {
  const members = [member("cnn", 3, 1, 2, 0, 7), member("cnn", 1, 1, 0, 3, 4), member("cnn", 2, 1, 2, 9, 8)];
  const [row, ...others] = voteRows(members, labels);
  expect(others).toEqual([]);
  expect(row).toMatchObject({model: "cnn", memberCount: 3, accuracy: 1, unanimousShare: 0.25, unanimousAccuracy: 1});
  expect(row!.meanAccuracy).toBeCloseTo((0.5 + 0.75 + 0.5) / 3, 12);
});

it("too few members have no vote", () => {
  expect(voteRows([member("ann", 1, 1, 2, 3, 4), member("ann", 2, 1, 2, 3, 4)], labels)).toEqual([]);
});
