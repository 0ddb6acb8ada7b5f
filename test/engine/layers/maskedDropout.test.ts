import * as tf from "@tensorflow/tfjs";
import {describe, expect, it} from "vitest";
import {MaskedDropout} from "../../../data-loaders/engine/layers/maskedDropout.js";
import {onReference} from "../onReference.js";

function outputOf(layer: MaskedDropout, training: boolean): number[] {
  return onReference(() => [...(layer.apply(tf.tensor2d([[1, 2, 3, 4]]), {training}) as tf.Tensor).dataSync()]);
}

describe("MaskedDropout", () => {
  it("multiplies by its mask in training", () => {
    const layer = new MaskedDropout({name: "dropout", rate: 0.5});
    layer.mask = onReference(() => tf.tensor2d([[0, 2, 2, 0]]));
    expect(outputOf(layer, true)).toEqual([0, 4, 6, 0]);
  });
  it("hands its inputs on outside of training, mask or none", () => {
    const layer = new MaskedDropout({name: "dropout", rate: 0.5});
    expect(outputOf(layer, false)).toEqual([1, 2, 3, 4]);
    layer.mask = onReference(() => tf.tensor2d([[0, 2, 2, 0]]));
    expect(outputOf(layer, false)).toEqual([1, 2, 3, 4]);
  });
  it("refuses to train without a mask, naming the layer", () => {
    const layer = new MaskedDropout({name: "dropout7", rate: 0.5});
    expect(() => outputOf(layer, true)).toThrow("missing mask of dropout layer dropout7: set it before each step");
  });
  it("keeps its rate when a model is saved and loaded", async () => {
    const dropout = new MaskedDropout({name: "dropout", rate: 0.25});
    const model = onReference(() => tf.sequential({layers: [tf.layers.dense({units: 4, inputShape: [3]}), dropout]}));
    const topology = JSON.parse(model.toJSON() as unknown as string) as Parameters<typeof tf.models.modelFromJSON>[0];
    const {layers} = await tf.models.modelFromJSON(topology);
    expect(layers.at(-1)).toBeInstanceOf(MaskedDropout);
    expect((layers.at(-1) as MaskedDropout).rate).toBe(0.25);
  });
});
