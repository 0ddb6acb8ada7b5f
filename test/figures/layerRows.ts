import type {Row} from "../../src/lib/schemas/tableSchemas.js";

type Layer = Row<"layers">;
type Shape = readonly [height: number, width: number, channelCount: number];

/** The three networks by hand: parameters are (weights + 1 bias) × units, operations 2 × weights × outputs. */
export const layerRows: readonly Layer[] = [
  ...network("ann", [
    ["input", "input", [1, 1, 784], 0, 0],
    ["dense1", "dense", [1, 1, 256], 785 * 256, 2 * 784 * 256],
    ["dropout1", "dropout", [1, 1, 256], 0, 0],
    ["dense2", "dense", [1, 1, 128], 257 * 128, 2 * 256 * 128],
    ["dropout2", "dropout", [1, 1, 128], 0, 0],
    ["logits", "dense", [1, 1, 10], 129 * 10, 2 * 128 * 10],
    ["softmax", "softmax", [1, 1, 10], 0, 30]
  ]),
  ...network("cnn", [
    ["input", "input", [28, 28, 1], 0, 0],
    ["conv1", "conv", [28, 28, 32], 10 * 32, 2 * 9 * 28 * 28 * 32],
    ["pool1", "pool", [14, 14, 32], 0, 3 * 14 * 14 * 32],
    ["conv2", "conv", [14, 14, 64], 289 * 64, 2 * 288 * 14 * 14 * 64],
    ["pool2", "pool", [7, 7, 64], 0, 3 * 7 * 7 * 64],
    ["flatten", "flatten", [1, 1, 3136], 0, 0],
    ["dense1", "dense", [1, 1, 128], 3137 * 128, 2 * 3136 * 128],
    ["dropout1", "dropout", [1, 1, 128], 0, 0],
    ["logits", "dense", [1, 1, 10], 129 * 10, 2 * 128 * 10],
    ["softmax", "softmax", [1, 1, 10], 0, 30]
  ]),
  ...network("cnn-one-pool", [
    ["input", "input", [28, 28, 1], 0, 0],
    ["conv1", "conv", [28, 28, 32], 10 * 32, 2 * 9 * 28 * 28 * 32],
    ["conv2", "conv", [28, 28, 64], 289 * 64, 2 * 288 * 28 * 28 * 64],
    ["pool2", "pool", [14, 14, 64], 0, 3 * 14 * 14 * 64],
    ["flatten", "flatten", [1, 1, 12544], 0, 0],
    ["dense1", "dense", [1, 1, 128], 12545 * 128, 2 * 12544 * 128],
    ["dropout1", "dropout", [1, 1, 128], 0, 0],
    ["logits", "dense", [1, 1, 10], 129 * 10, 2 * 128 * 10],
    ["softmax", "softmax", [1, 1, 10], 0, 30]
  ])
];

type Entry = readonly [layer: string, kind: Layer["kind"], shape: Shape, parameterCount: number, flops: number];

function network(variant: string, entries: readonly Entry[]): Layer[] {
  return entries.map(([layer, kind, [height, width, channelCount], parameterCount, flops], position) => {
    return {variant, position, layer, kind, height, width, channelCount, parameterCount, flops};
  });
}
