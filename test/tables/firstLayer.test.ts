import {describe, expect, it} from "vitest";
import {firstLayer} from "../../data-loaders/tables/firstLayer.js";
import type {EvaluatedRun} from "../../data-loaders/runs/evaluatedRun.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {decodeSheet} from "./decodeSheet.js";

const purple = [150, 88, 176];
const green = [54, 150, 84];

/** A network that begins with so many 2 × 2 filters, its kernel stored weight by weight, all units side by side. */
function networkOf(kernel: readonly number[], unitCount: number): EvaluatedRun {
  const sizes = {height: 1, width: 1, flops: 0};
  const layers: Omit<Row<"layers">, "variant">[] = [
    {position: 0, layer: "input", kind: "input", channelCount: 1, parameterCount: 0, ...sizes},
    {position: 1, layer: "conv", kind: "conv", channelCount: unitCount, parameterCount: 5 * unitCount, ...sizes}
  ];
  const biases = Array<number>(unitCount).fill(9);
  const run = {name: "cnn-s1", variant: "cnn", seed: 1} as const;
  return {model: "cnn", run, layers, parameters: Float32Array.from([...kernel, ...biases])} as unknown as EvaluatedRun;
}

/** Weights of two filters, [2, 2, 2]: −1, 0.5, 0, 1 and 0, 0, 0, −4. */
const two = networkOf([-1, 0, 0.5, 0, 0, 0, 1, -4], 2);

describe("firstLayer", () => {
  it("has a row for each unit, with its largest absolute weight and no bias", () => {
    const place = {model: "cnn", sheet: "cnn-first-layer"};
    expect(firstLayer(two).rows).toEqual([
      {...place, unit: 0, cell: 0, largest: 1},
      {...place, unit: 1, cell: 1, largest: 4}
    ]);
  });
  it("paints weights below zero purple and the others green, as opaque as they are large beside their unit's largest", () => {
    const {cell} = decodeSheet(firstLayer(two).sheet);
    const half = 136; // 8 of 15 steps
    expect(cell(0)).toEqual([...purple, 255, ...green, half, ...green, 0, ...green, 255]);
    expect(cell(1)).toEqual([...green, 0, ...green, 0, ...green, 0, ...purple, 255]);
  });
  it("leaves a unit of zeros clear", () => {
    const {rows, sheet} = firstLayer(networkOf([0, 0, 0, 0], 1));
    expect(rows[0]!.largest).toBe(0);
    expect(decodeSheet(sheet).cell(0)).toEqual([1, 2, 3, 4].flatMap(() => [...green, 0]));
  });
});
