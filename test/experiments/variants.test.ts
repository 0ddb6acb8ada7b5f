import {sum} from "d3";
import {beforeAll, describe, expect, it} from "vitest";
import {parameterCounts} from "../../data-loaders/engine/export/parameters.js";
import {startTracing} from "../../data-loaders/engine/export/tracing.js";
import {describeVariant} from "../../data-loaders/experiments/describeVariant.js";
import {variant} from "../../data-loaders/experiments/variants.js";

/** Layer, height, width, channels, parameters and operations of each row. */
function table(name: "ann" | "cnn" | "cnn-one-pool"): string[] {
  return describeVariant(name).map(({layer, height, width, channelCount, parameterCount, flops}) => {
    return `${layer}: ${height} × ${width} × ${channelCount}, ${parameterCount} parameters, ${flops} flops`;
  });
}

describe("variants", () => {
  beforeAll(() => startTracing());

  it.each([
    ["ann", 235_146], // 784 × 256 + 256 + 256 × 128 + 128 + 128 × 10 + 10
    ["cnn", 421_642], // 9 × 32 + 32 + 9 × 32 × 64 + 64 + 3,136 × 128 + 128 + 128 × 10 + 10
    ["cnn-one-pool", 1_625_866], // the same with 64 × 14 × 14 = 12,544 in place of 3,136
    ["linear", 7_850], // 784 × 10 + 10
    ["ann-as-many-parameters", 421_777], // 784 × 422 + 422 + 422 × 209 + 209 + 209 × 10 + 10
    ["resnet-20", 272_186] // 176 + 6 × 2,336 + 4,672 + 5 × 9,280 + 576 + 18,560 + 5 × 36,992 + 2,176 + 650
  ] as const)("%s has %i parameters", (name, count) => {
    const model = variant(name).topology.build();
    expect(parameterCounts(model).trained).toBe(count);
    expect(model.inputs[0]!.shape).toEqual([null, ...variant(name).topology.inputShape]);
    expect(model.outputs[0]!.shape).toEqual([null, 10]);
    model.dispose();
  });
  it("of the ANN with as many operations as the CNN have as many within a hundredth", () => {
    const total = (name: string): number => sum(describeVariant(name), ({flops}) => flops);
    expect(total("ann-as-many-operations") / total("cnn")).toBeCloseTo(1, 2);
  });
  it("of the ANN: 784 → 256 → 128 → 10, two operations a weight", () => {
    expect(table("ann")).toEqual([
      "input: 1 × 1 × 784, 0 parameters, 0 flops",
      "dense1: 1 × 1 × 256, 200960 parameters, 401408 flops", // 2 × 784 × 256
      "dropout1: 1 × 1 × 256, 0 parameters, 0 flops",
      "dense2: 1 × 1 × 128, 32896 parameters, 65536 flops", // 2 × 256 × 128
      "dropout2: 1 × 1 × 128, 0 parameters, 0 flops",
      "logits: 1 × 1 × 10, 1290 parameters, 2560 flops", // 2 × 128 × 10
      "softmax: 1 × 1 × 10, 0 parameters, 30 flops" // an exponential, an addition and a division each
    ]);
  });
  it("of the CNN: two convolutions and poolings, two operations a weight and position, three comparisons a pool", () => {
    expect(table("cnn")).toEqual([
      "input: 28 × 28 × 1, 0 parameters, 0 flops",
      "conv1: 28 × 28 × 32, 320 parameters, 451584 flops", // 784 × 2 × 9 × 32
      "pool1: 14 × 14 × 32, 0 parameters, 18816 flops", // 6,272 × 3
      "conv2: 14 × 14 × 64, 18496 parameters, 7225344 flops", // 196 × 2 × 288 × 64
      "pool2: 7 × 7 × 64, 0 parameters, 9408 flops", // 3,136 × 3
      "flatten: 1 × 1 × 3136, 0 parameters, 0 flops",
      "dense1: 1 × 1 × 128, 401536 parameters, 802816 flops", // 2 × 3,136 × 128
      "dropout1: 1 × 1 × 128, 0 parameters, 0 flops",
      "logits: 1 × 1 × 10, 1290 parameters, 2560 flops",
      "softmax: 1 × 1 × 10, 0 parameters, 30 flops"
    ]);
  });
  it("of the CNN in the original report's other reading: one pooling, so 64 × 14 × 14 values are flattened", () => {
    expect(table("cnn-one-pool")).toEqual([
      "input: 28 × 28 × 1, 0 parameters, 0 flops",
      "conv1: 28 × 28 × 32, 320 parameters, 451584 flops",
      "conv2: 28 × 28 × 64, 18496 parameters, 28901376 flops", // 784 × 2 × 288 × 64
      "pool2: 14 × 14 × 64, 0 parameters, 37632 flops", // 12,544 × 3
      "flatten: 1 × 1 × 12544, 0 parameters, 0 flops",
      "dense1: 1 × 1 × 128, 1605760 parameters, 3211264 flops", // 2 × 12,544 × 128
      "dropout1: 1 × 1 × 128, 0 parameters, 0 flops",
      "logits: 1 × 1 × 10, 1290 parameters, 2560 flops",
      "softmax: 1 × 1 × 10, 0 parameters, 30 flops"
    ]);
  });
});
