import {expect, test} from "vitest";
import {accuracyByDistance} from "../../src/figures/accuracyByDistance.js";
import {nearestImages} from "../../src/figures/nearestImages.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened, wordsOf} from "./drawn.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const duplicateBands = opened(accuracyByDistance);
const nearestPairs = opened(nearestImages);

/** Bands of 1,000 images with so many hits each. */
function bandRows(hits: Readonly<Record<Model, readonly number[]>>): Row<"duplicate-bands">[] {
  return models.flatMap((model) =>
    hits[model].map((right, i) => ({
      model,
      band: i + 1,
      from: 100 * i,
      to: 100 * i + 99,
      count: 1000,
      accuracy: right / 1000,
      ...wilsonInterval(right, 1000)
    }))
  );
}

const sheets = [{sheet: "nearest-pairs", cellWidth: 28, columnCount: 12, cellCount: 4, bytes: 0, sha256: ""}];
const pair = {neighbour: 5, label: 6, neighbourLabel: 6, distance: 20.81, sheet: "nearest-pairs", cell: 0};
const pairs = [
  {...pair, example: 40},
  {...pair, example: 41, neighbourLabel: 4, cell: 2}
];

test("a fall is said where the intervals of both ends lie apart in both models", () => {
  const falling = {duplicateBands: bandRows({ann: [960, 810], cnn: [980, 860]})};
  expect(meaningOf(duplicateBands.title(falling))).toEqual(
    meaningOf("Accuracy falls with distance: ANN 96% to 81%, CNN 98% to 86%")
  );
});

test("a fall is said of one model where those of the other overlap, and of none where those of both do", () => {
  const one = {duplicateBands: bandRows({ann: [960, 810], cnn: [900, 890]})};
  expect(meaningOf(duplicateBands.title(one))).toEqual(meaningOf("Accuracy falls with distance for the ANN alone"));
  const none = {duplicateBands: bandRows({ann: [900, 890], cnn: [900, 890]})};
  expect(duplicateBands.title(none)).toMatch(/^No clear fall with distance/);
});

test("each model is named at its line, and the caption says where the scale starts", () => {
  const tables = {duplicateBands: bandRows({ann: [960, 810], cnn: [980, 860]})};
  expect(wordsOf(duplicateBands.draw(tables, {width: 680}))).toEqual(expect.arrayContaining(["ANN", "CNN"]));
  expect(duplicateBands.caption(tables)).toContain("the 2,000 test images");
  expect(duplicateBands.caption(tables)).toContain("starts at 75%"); // the least bound is 78.5%
});

test("each pair opens its test image", () => {
  const drawing = nearestPairs.draw({nearestPairs: pairs, sheets}, {width: 1040});
  const links = Array.from(drawing.querySelectorAll("a"), (link) => link.getAttribute("href"));
  expect(links).toEqual(["./explore.html?image=40", "./explore.html?image=41"]);
  expect(drawing.querySelectorAll("img")).toHaveLength(4);
});

test("pairs of two classes name both and are counted in the title", () => {
  const drawing = nearestPairs.draw({nearestPairs: pairs, sheets}, {width: 1040});
  const names = Array.from(drawing.querySelectorAll(".nearest-class"), ({textContent}) => textContent);
  expect(names).toEqual(["Shirt", "Shirt, Coat"]);
  expect(nearestPairs.title({nearestPairs: pairs, sheets})).toContain("1 of the 2 closest pairs");
});

test("without distances both figures say that nothing is recorded yet", () => {
  const none = {nearestPairs: [], duplicateBands: [], sheets: []};
  for (const figure of [nearestPairs, duplicateBands]) {
    expect(figure.title(none)).toContain("not recorded yet");
    expect(figure.caption(none)).not.toMatch(/NaN|Infinity|undefined/);
    expect(figure.draw(none, {width: 680}).textContent).toContain("not recorded yet");
    expect(figure.numbers(none).rows).toHaveLength(1);
  }
});
