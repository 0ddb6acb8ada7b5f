import {tableFromIPC} from "apache-arrow";
import {expect, it} from "vitest";
import {selectionArrow, selectionCsv} from "../../../src/explore/takeAway/selectionFiles.js";
import {selectionTable} from "../../../src/explore/takeAway/selectionTable.js";
import {measures} from "../../../src/explore/images/measures.js";
import {fewImages} from "../images/fewImages.js";

const all = Object.fromEntries(measures.map((measure, i) => [measure, Float32Array.of(i, 1, 2, 3, 0.1, 5)]));
const columns = selectionTable({...fewImages(), measures: all}, Uint16Array.of(4, 1));

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
