import {expect, test} from "vitest";
import {firstLayerWeights} from "../../src/figures/firstLayerWeights.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "./drawn.js";
import {layerRows} from "./layerRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const firstLayer = opened(firstLayerWeights);

/** The later a unit, the larger its weights. */
function units(model: "ann" | "cnn", unitCount: number): Row<"first-layer">[] {
  return Array.from({length: unitCount}, (_, unit) => {
    return {model, unit, sheet: `${model}-first-layer`, cell: unit, largest: (unit + 1) / unitCount};
  });
}

function sheet(name: string, cellWidth: number, cellCount: number): Row<"sheets"> {
  return {sheet: name, cellWidth, columnCount: 16, cellCount, bytes: 0, sha256: ""};
}

const tables = {
  layers: layerRows,
  firstLayer: [...units("ann", 256), ...units("cnn", 32)],
  sheets: [sheet("ann-first-layer", 28, 256), sheet("cnn-first-layer", 3, 32)]
};
const drawing = firstLayer.draw(tables, {width: 1040});

test("all filters of the CNN are shown, and 64 units of the ANN", () => {
  expect(drawing.querySelectorAll(".weights-cnn .garment")).toHaveLength(32);
  expect(drawing.querySelectorAll(".weights-ann .garment")).toHaveLength(64);
});

test("units with the largest weights come first", () => {
  const images = Array.from(drawing.querySelectorAll(".weights-ann .garment"), (image) => image.getAttribute("style"));
  expect(images[0]).toContain("--column:15;--row:15"); // unit 255 of 16 a row
  expect(images[63]).toContain("--column:0;--row:12"); // unit 192
});

test("each network's images have one name that says what is shown", () => {
  const names = Array.from(drawing.querySelectorAll("[role=img]"), (group) => group.getAttribute("aria-label"));
  expect(names).toEqual([
    "CNN: all 32 filters, largest first; 320 parameters in the layer",
    "ANN: the 64 of 256 units with the largest weights, largest first; 200,960 parameters in the layer"
  ]);
});

test("both hues are named", () => {
  expect(drawing.querySelector(".weight-legend")!.textContent).toMatch(/Purple: below zero.*Green: above zero/);
});

test("title and caption follow from the numbers", () => {
  expect(meaningOf(firstLayer.title(tables))).toEqual(
    meaningOf("A filter of the CNN weighs 9 pixels, a unit of the ANN all 784")
  );
  expect(firstLayer.caption(tables)).toContain("0.03 to 1.00 in the CNN and 0.00 to 1.00 in the ANN");
});

test("the twin has every unit, shown or not", () => {
  expect(firstLayer.numbers(tables).rows).toHaveLength(256 + 32);
});
