import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {epochOrder, shardExamples, shardShapes} from "../../data-loaders/training/batches.js";

const examples = Uint32Array.from({length: 100}, (_, i) => 3 * i);
const batch = {batchSize: 64, shardSize: 16};

describe("epochOrder", () => {
  it("holds each example once", () => {
    expect(epochOrder(examples, 1, 0).toSorted()).toEqual(examples);
  });
  it("is the same for the same seed and epoch, and another for others", () => {
    const order = epochOrder(examples, 1, 0);
    expect(epochOrder(examples, 1, 0)).toEqual(order);
    expect(epochOrder(examples, 1, 1)).not.toEqual(order);
    expect(epochOrder(examples, 2, 0)).not.toEqual(order);
  });
});

describe("shardExamples", () => {
  it("of all shards and steps, one after the other, are the epoch's order", () => {
    const size = fc.integer({min: 1, max: 40});
    fc.assert(
      fc.property(fc.nat(200), size, size, (count, batchSize, shardSize) => {
        const order = Uint32Array.from({length: count}, (_, i) => i);
        const visited: number[] = [];
        for (let step = 0; step < Math.ceil(count / batchSize); ++step) {
          for (let shard = 0; shard < Math.ceil(batchSize / shardSize); ++shard) {
            const size = Math.min(shardSize, batchSize);
            visited.push(...shardExamples(order, step, shard, {batchSize, shardSize: size}));
          }
        }
        expect(visited.toSorted((a, b) => a - b)).toEqual([...order]);
      })
    );
  });
  it("are sixteen of each of a batch's four shards", () => {
    const order = Uint32Array.from({length: 480}, (_, i) => i);
    expect([...shardExamples(order, 1, 2, batch)]).toEqual([...order.subarray(96, 112)]);
  });
  it("are fewer in the last batch, and none where it does not reach", () => {
    const order = Uint32Array.from({length: 90}, (_, i) => i);
    const lengths = [0, 1, 2, 3].map((shard) => shardExamples(order, 1, shard, batch).length);
    expect(lengths).toEqual([16, 10, 0, 0]);
  });
});

describe("shardShapes", () => {
  it("are those of full batches alone where batches divide the examples", () => {
    expect(shardShapes(4800, {batchSize: 64, shardSize: 16})).toEqual([{exampleCount: 16, batchSize: 64}]);
  });
  it("are those that an epoch's shards have, each once", () => {
    const sizes = {batchSize: 64, shardSize: 16};
    for (const count of [1, 15, 16, 40, 64, 100, 1000]) {
      const order = Uint32Array.from({length: count}, (_, i) => i);
      const found = new Set<string>();
      for (let step = 0; step * 64 < count; ++step) {
        for (let shard = 0; shard < 4; ++shard) {
          const {length} = shardExamples(order, step, shard, sizes);
          if (length > 0) found.add(`${length} of ${Math.min(64, count - 64 * step)}`);
        }
      }
      const shapes = shardShapes(count, sizes).map(({exampleCount, batchSize}) => `${exampleCount} of ${batchSize}`);
      expect(new Set(shapes)).toEqual(found);
      expect(shapes).toHaveLength(found.size);
    }
  });
});
