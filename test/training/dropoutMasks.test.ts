import {describe, expect, it} from "vitest";
import {assemble} from "../../data-loaders/engine/assemble.js";
import {nativeKernels} from "../../data-loaders/engine/runtime/loadNetwork.js";
import {randomWords} from "../../data-loaders/random/streams.js";
import {drawDropoutMask} from "../../data-loaders/training/dropoutMasks.js";

const place = {seed: 1, epoch: 2, step: 3, shard: 0, shardSize: 16};

const dropouts = [
  {rate: 0.2, units: 256},
  {rate: 0.2, units: 128}
];
const memory = new WebAssembly.Memory({initial: 10});
const native = await nativeKernels(await assemble("kernels"), memory);

/** The masks of two layers, as one array each. */
function masks(exampleCount: number, where = place): Float32Array[] {
  return dropouts.map((dropout, part) => {
    drawDropoutMask(native, dropout, part, exampleCount, where, 64);
    return new Float32Array(memory.buffer, 64, exampleCount * dropout.units).slice();
  });
}

describe("dropout masks", () => {
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
  it("are refused where shards would share random numbers, which are drawn in fours", () => {
    const draw = (shardSize: number, units: number) => (): void =>
      drawDropoutMask(native, {rate: 0.5, units}, 0, 1, {...place, shardSize}, 64);
    expect(draw(1, 10)).toThrow("expected shard size × units a multiple of 4, got 1 × 10");
    expect(draw(2, 10)).not.toThrow();
  });
});
