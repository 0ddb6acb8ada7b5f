import {expect, test} from "vitest";
import {largestPart, operations, parameters, shareText} from "../../src/components/networkMeasures.js";
import {networkStages, operationTotal, parameterTotal, weightsPerUnit} from "../../src/components/networkStages.js";
import {stageInWords} from "../../src/components/stageInWords.js";
import {layerRows} from "./layerRows.js";

const tables = {layers: layerRows};
const cnn = networkStages(tables, "cnn");
const ann = networkStages(tables, "ann");

test("dropout and softmax count to the layer before them", () => {
  expect(ann.map(({name, details}) => [name, ...details])).toEqual([
    ["Input", "standardised"],
    ["Dense", "ReLU", "dropout 0.2"],
    ["Dense", "ReLU", "dropout 0.2"],
    ["Output", "softmax"]
  ]);
});

test("kernel and pooling sides follow from parameters and shapes", () => {
  expect(cnn.map(({details}) => details[0])).toEqual([
    "standardised",
    "3 × 3, ReLU",
    "2 × 2",
    "3 × 3, ReLU",
    "2 × 2",
    undefined,
    "ReLU",
    "softmax"
  ]);
});

test("stages come in the order of their positions, whatever that of the rows", () => {
  expect(networkStages({layers: [...layerRows].reverse()}, "cnn")).toEqual(cnn);
});

test("totals are those of the protocol's networks, the softmax counted in", () => {
  expect([parameterTotal(ann), parameterTotal(cnn)]).toEqual([235146, 421642]);
  expect(parameterTotal(networkStages(tables, "cnn-one-pool"))).toBe(1625866);
  expect([operationTotal(ann), operationTotal(cnn)]).toEqual([469534, 8510558]);
});

test("a filter of the CNN has 9 weights, a unit of the ANN 784", () => {
  expect([weightsPerUnit(cnn[1]!), weightsPerUnit(ann[1]!)]).toEqual([9, 784]);
});

test("an unknown variant is an error that names it", () => {
  expect(() => networkStages(tables, "vit")).toThrow(
    new RangeError("missing network: expected table layers to hold variant vit")
  );
});

test("the CNN holds most parameters and does most work in different layers", () => {
  const [held, done] = [largestPart(parameters, cnn), largestPart(operations, cnn)];
  expect([held.stage.layer, done.stage.layer]).toEqual(["dense1", "conv2"]);
  expect(held.share).toBeCloseTo(401536 / 421642, 12);
  expect(done.share).toBeCloseTo(7225344 / 8510558, 12);
});

test("a stage is counted only among others of its name", () => {
  expect(stageInWords(cnn[3]!, cnn)).toBe("second convolution");
  expect(stageInWords(cnn[6]!, cnn)).toBe("dense layer");
  expect(stageInWords(ann[1]!, ann)).toBe("first dense layer");
  expect(stageInWords(ann[3]!, ann)).toBe("output layer");
});

test("a small share is never shown as none", () => {
  expect([0.0003, 0.0006, 0].map(shareText)).toEqual(["< 0.1%", "0.1%", "0.0%"]);
});
