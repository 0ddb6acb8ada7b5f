import * as tf from "@tensorflow/tfjs";
import {beforeAll, beforeEach, describe, expect, it} from "vitest";
import {startEngine, type Engine} from "../../data-loaders/engine/startEngine.js";
import {ann} from "../../data-loaders/models/ann.js";
import type {MaskedDropout} from "../../data-loaders/models/maskedDropout.js";
import {randomWords} from "../../data-loaders/randomness/streams.js";
import {dropoutLayers, dropoutOf, standInMasks} from "../../data-loaders/training/dropoutLayers.js";
import {drawDropoutMask} from "../../data-loaders/training/dropoutMasks.js";

const place = {seed: 1, epoch: 2, step: 3, shard: 0, shardSize: 16};

describe("dropout masks", () => {
  let engine: Engine;
  let layers: readonly MaskedDropout[];

  beforeAll(async () => void (engine = await startEngine()));
  beforeEach(() => {
    layers = dropoutLayers(ann(1));
  });

  /** The masks of the two layers, as one array each. */
  function masks(exampleCount: number, where = place): Float32Array[] {
    return layers.map(dropoutOf).map((dropout, part) => {
      const size = exampleCount * dropout.units;
      const {address, release} = engine.memory.allocate(size * 4);
      drawDropoutMask(engine.native, dropout, part, exampleCount, where, address);
      const mask = engine.memory.floatsAt(address, size).slice();
      release();
      return mask;
    });
  }

  it("are drawn from the words of their place, each unit dropped whose word is below the layer's rate", () => {
    masks(16, {...place, shard: 2}).forEach((mask, part) => {
      const {seed, epoch, step} = place;
      const words = randomWords({seed, stream: "dropout", epoch, step, part}, mask.length, 2 * mask.length);
      const expected = Float32Array.from(words, (word) => (word < 0.2 * 2 ** 32 ? 0 : 1 / 0.8));
      expect(mask).toEqual(expected);
    });
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
  it("are stood in for by tensors as wide as their layers", () => {
    const standIns = standInMasks(layers, 5);
    expect(standIns.map(({shape}) => shape)).toEqual([
      [5, 256],
      [5, 128]
    ]);
    expect(layers.map(({mask}) => mask)).toEqual(standIns);
    tf.dispose(standIns);
  });
});
