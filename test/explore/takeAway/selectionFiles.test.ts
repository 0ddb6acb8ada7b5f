import {tableFromIPC} from "apache-arrow";
import {expect, it} from "vitest";
import {selectionArrow, selectionCsv} from "../../../src/explore/takeAway/selectionFiles.js";
import {calibrated, selectionTable} from "../../../src/explore/takeAway/selectionTable.js";
import {quantities} from "../../../src/explore/images/measures.js";
import {tableFromIPC as readByFlechette} from "@uwdata/flechette";
import {fewImages, fewProbabilities, ownModel} from "../images/fewImages.js";

const values = Float32Array.of(0, 1, 2, 3, 0.1, 5);
const all = Object.fromEntries(quantities.map((quantity) => [quantity, values]));
const {models, ...images} = fewImages();
const measured = {a: {...models.a, measures: all}, b: {...models.b, measures: all}};
const known = {probabilities: fewProbabilities(), temperatures: {ann: 1, cnn: 2}};
const given = {...images, models: measured, disagreement: values};
const columns = selectionTable(given, Uint16Array.of(4, 1), known);

it("selected images are taken away in their order, with classes by name and id, all measures and probabilities", () => {
  const [head, first, second, end] = selectionCsv(columns).split("\r\n");
  const probabilities = ["ann", "cnn"].flatMap((model) =>
    Array.from({length: 10}, (_, i) => `${model}Probability${i}`)
  );
  expect(head).toBe(
    `example,label,labelId,annPrediction,annPredictionId,cnnPrediction,cnnPredictionId,cnnLoss,cnnConfidence,cnnMargin,cnnEntropy,annLoss,annConfidence,annMargin,annEntropy,disagreement,annCalibratedConfidence,cnnCalibratedConfidence,${probabilities.join()}`
  );
  expect(first).toMatch(/^4,Shirt,6,Coat,4,Shirt,6,0\.1/);
  expect(second).toMatch(/^1,Shirt,6,T-shirt,0,T-shirt,0,1,1,1,1,1,1,1,1,1,0\.5,/);
  expect(end).toBe("");
});

it("a temperature of 2 takes square roots of probabilities and scales them to sum to 1", () => {
  const found = calibrated([0.64, 0.04, 0.16, 0.16], 2); // roots 0.8, 0.2, 0.4, 0.4: sum 1.8
  [4 / 9, 1 / 9, 2 / 9, 2 / 9].forEach((share, i) => expect(found[i]).toBeCloseTo(share, 12));
});

it("without rows an Arrow file has its columns and can be read by another library", () => {
  const empty = selectionArrow(selectionTable(given, new Uint16Array(), known), {
    address: "https://a.test/?label=shirt"
  });
  for (const read of [tableFromIPC, readByFlechette]) {
    const {numRows, numCols, schema} = read(empty);
    expect([numRows, numCols]).toEqual([0, columns.length]);
    expect(schema.metadata?.get("address")).toBe("https://a.test/?label=shirt");
  }
});

it("as Arrow they keep their types", () => {
  const table = tableFromIPC(selectionArrow(columns));
  expect(table.numRows).toBe(2);
  expect(table.schema.fields.map(({name, type}) => `${name} ${type}`).slice(0, 8)).toEqual([
    "example Uint16",
    "label Dictionary<Int32, Utf8>",
    "labelId Uint8",
    "annPrediction Dictionary<Int32, Utf8>",
    "annPredictionId Uint8",
    "cnnPrediction Dictionary<Int32, Utf8>",
    "cnnPredictionId Uint8",
    "cnnLoss Float32"
  ]);
  expect(Array.from(table.getChild("example")!)).toEqual([4, 1]);
  expect(Array.from(table.getChild("cnnPrediction")!)).toEqual(["Shirt", "T-shirt"]);
});

it("of a model without probabilities its classes are taken away alone, under its name in addresses", () => {
  const own = {...ownModel(), source: "cnn-tuned-s1"};
  const found = selectionTable({...images, models: {a: own, b: {...measured.b}}}, Uint16Array.of(0), {
    probabilities: {},
    temperatures: {}
  });
  expect(found.map(({name}) => name)).toEqual([
    "example",
    "label",
    "labelId",
    "cnnTunedS1Prediction",
    "cnnTunedS1PredictionId",
    "cnnPrediction",
    "cnnPredictionId",
    "cnnLoss",
    "cnnConfidence",
    "cnnMargin",
    "cnnEntropy"
  ]);
});
