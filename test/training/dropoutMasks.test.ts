import type * as tf from "@tensorflow/tfjs";
import {beforeAll, beforeEach, describe, expect, it} from "vitest";
import {startBackend} from "../../data-loaders/engine/backend.js";
import {ann} from "../../data-loaders/models/ann.js";
import type {MaskedDropout} from "../../data-loaders/models/maskedDropout.js";
import {dropoutLayers, setDropoutMasks} from "../../data-loaders/training/dropoutMasks.js";
import {heldData} from "../engine/heldData.js";

const place = {seed: 1, epoch: 2, step: 3, shard: 0, shardSize: 16};

describe("dropout masks", () => {
  let model: tf.LayersModel;
  let layers: readonly MaskedDropout[];

  beforeAll(startBackend);
  beforeEach(() => {
    model = ann(1);
    layers = dropoutLayers(model);
  });

  /** The masks of the two layers, as one array each. */
  function masks(exampleCount: number, where = place): Float32Array[] {
    setDropoutMasks(layers, exampleCount, where);
    return layers.map(({mask}) => mask!.dataSync<"float32">().slice());
  }

  it("are as wide as their layers", () => {
    setDropoutMasks(layers, 5, place);
    expect(layers.map(({mask}) => mask!.shape)).toEqual([
      [5, 256],
      [5, 128]
    ]);
  });
  it("drop the layer's share of the units, and scale the others so that the mean stays", () => {
    const [mask] = masks(400);
    const keptShare = mask!.filter((value) => value !== 0).length / mask!.length;
    expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / 0.8)]));
    expect(Math.abs(keptShare - 0.8)).toBeLessThan(4 * Math.sqrt((0.8 * 0.2) / mask!.length));
  });
  it("are the same at the same place, and others for another seed, epoch, step, shard or layer", () => {
    const [first, second] = masks(16);
    expect(masks(16)[0]).toEqual(first);
    for (const other of [{seed: 2}, {epoch: 3}, {step: 4}, {shard: 1}]) {
      expect(masks(16, {...place, ...other})[0]).not.toEqual(first);
    }
    expect(second!.subarray(0, 100)).not.toEqual(first!.subarray(0, 100));
  });
  it("of the shards, full or short, are rows of the whole batch's", () => {
    masks(40, {...place, shardSize: 64}).forEach((whole, layer) => {
      const shards = [16, 16, 8].map((count, shard) => [...masks(count, {...place, shard})[layer]!]);
      expect(shards.flat()).toEqual([...whole]);
    });
  });
  it("take the place of those before without a tensor left behind", () => {
    masks(16);
    const before = heldData();
    masks(16);
    expect(heldData()).toEqual(before);
  });
});
