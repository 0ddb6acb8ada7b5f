import {expect, it} from "vitest";
import {principalComponents} from "../../data-loaders/inspection/principalComponents.js";
import {umapInThread} from "../../data-loaders/inspection/umapInThread.js";
import {umapLayout} from "../../data-loaders/inspection/umapLayout.js";
import {clusters} from "./activationsOf.js";

it("a thread lays a map out to the same bytes as this one", async () => {
  const activations = clusters(60, 8, 3);
  const {places: start} = principalComponents(activations, 2);
  expect(await umapInThread({activations, start, seed: 1})).toEqual(await umapLayout(activations, start, 1));
});

it("a thread that fails tells why: here, fewer points than neighbours", async () => {
  const task = {activations: clusters(9, 8, 3), start: new Float32Array(18), seed: 1};
  await expect(umapInThread(task)).rejects.toThrow(/expected at least 15 of 8 units, got 9 of 8/);
});
