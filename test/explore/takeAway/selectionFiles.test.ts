import {tableFromIPC} from "apache-arrow";
import {expect, it} from "vitest";
import {selectionArrow, selectionCsv} from "../../../src/explore/takeAway/selectionFiles.js";
import {selectionTable} from "../../../src/explore/takeAway/selectionTable.js";
import {quantities} from "../../../src/explore/images/measures.js";
import {fewImages, ownModel} from "../images/fewImages.js";

const values = Float32Array.of(0, 1, 2, 3, 0.1, 5);
const all = Object.fromEntries(quantities.map((quantity) => [quantity, values]));
const {models, ...images} = fewImages();
const measured = {a: {...models.a, measures: all}, b: {...models.b, measures: all}};
const columns = selectionTable({...images, models: measured, disagreement: values}, Uint16Array.of(4, 1));

it("selected images are taken away in their order, with classes by name and all measures", () => {
  const [head, first, second, end] = selectionCsv(columns).split("\r\n");
  expect(head).toBe(
    "example,label,annPrediction,cnnPrediction,cnnLoss,cnnConfidence,cnnMargin,cnnEntropy,annLoss,annConfidence,annMargin,annEntropy,disagreement"
  );
  expect(first).toMatch(/^4,Shirt,Coat,Shirt,0\.1/);
  expect([second, end]).toEqual(["1,Shirt,T-shirt,T-shirt,1,1,1,1,1,1,1,1,1", ""]);
});

it("as Arrow they keep their types", () => {
  const table = tableFromIPC(selectionArrow(columns));
  expect(table.numRows).toBe(2);
  expect(table.schema.fields.map(({name, type}) => `${name} ${type}`).slice(0, 5)).toEqual([
    "example Uint16",
    "label Dictionary<Int32, Utf8>",
    "annPrediction Dictionary<Int32, Utf8>",
    "cnnPrediction Dictionary<Int32, Utf8>",
    "cnnLoss Float32"
  ]);
  expect(Array.from(table.getChild("example")!)).toEqual([4, 1]);
  expect(Array.from(table.getChild("cnnPrediction")!)).toEqual(["Shirt", "T-shirt"]);
});

it("of a model without probabilities its classes are taken away alone, under its name in addresses", () => {
  const own = {...ownModel(), source: "cnn-tuned-s1"};
  const found = selectionTable({...images, models: {a: own, b: {...measured.b}}}, Uint16Array.of(0));
  expect(found.map(({name}) => name)).toEqual([
    "example",
    "label",
    "cnnTunedS1Prediction",
    "cnnPrediction",
    "cnnLoss",
    "cnnConfidence",
    "cnnMargin",
    "cnnEntropy"
  ]);
});
