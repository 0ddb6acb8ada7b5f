import {expect, it} from "vitest";
import {seedLuckRows} from "../../data-loaders/tables/seedLuckRows.js";

const labels = Uint8Array.of(1, 2, 3, 4);
const member = (model: string, seed: number, ...predictions: number[]) => ({
  model,
  run: `${model}-s${seed}`,
  seed,
  predictions: Uint8Array.from(predictions)
});

it("images are counted by how many seeds get them right, for each model by itself", () => {
  const ann = [member("ann", 1, 1, 2, 0, 0), member("ann", 2, 1, 0, 0, 0), member("ann", 3, 1, 2, 3, 0)];
  const rows = seedLuckRows([...ann, member("cnn", 1, 1, 2, 3, 4)], labels);
  expect(rows).toEqual([0, 1, 2, 3].map((rightCount) => ({model: "ann", seedCount: 3, rightCount, count: 1})));
});
