import {describe, expect, it} from "vitest";
import {tags} from "../../../src/components/tags.js";
import {galleryItem} from "../../../src/explore/gallery/galleryItem.js";
import type {Garments} from "../../../src/explore/images/garments.js";
import {occlusionOf} from "../../../src/explore/images/occlusion.js";
import {occlusionMaps} from "../../../src/explore/panel/occlusionMaps.js";
import {neighbourStrip} from "../../../src/explore/panel/neighbourStrip.js";
import {finding} from "../../../src/modelView/patchMap.js";
import {probabilityTable} from "../../../src/explore/panel/probabilityTable.js";
import {verdict} from "../../../src/explore/panel/verdict.js";
import {fewImages, fewProbabilities, ownModel} from "../images/fewImages.js";
import {numbersIn} from "../../fixtures/meaningOf.js";
import {useDocument} from "../../fixtures/useDocument.js";

useDocument();

/** Words in place of pictures, since the document has no canvases to draw on. */
const garments = {
  testImage: (image: number) => tags.span({}, `[${image}]`),
  cell: (sheet: string, cell: number) => tags.span({}, `[${sheet} ${cell}]`)
} as unknown as Garments;
const look = {garments};

const textOf = (node: Element, selector: string): string[] => {
  return Array.from(node.querySelectorAll(selector), (found) => found.textContent ?? "");
};

it("an item of the gallery has the class and what each model that errs took it for", () => {
  const item = galleryItem(fewImages(), 2, look);
  expect(Array.from(item.children, ({textContent}) => textContent)).toEqual(["[2]", "Shirt", "ANN: Coat"]);
});

it("an open image says what each model made of it, how sure it was, and its loss with the rank of it", () => {
  expect(textOf(verdict(fewImages(), 2, look), ".panel-words p")).toEqual([
    "Labelled Shirt",
    "ANN wrong: Coat60.0% sureloss 3.00 nats, 2 of 6",
    "CNN right: Shirt70.0% sureloss 0.30 nats, 4 of 6"
  ]);
});

describe("an open image's table of probabilities", () => {
  const table = () => probabilityTable(fewImages(), 2, fewProbabilities());
  it("has both models' ten, with the true class marked", () => {
    expect(textOf(table(), "tbody tr")).toHaveLength(10);
    expect(textOf(table(), ".true-class > *")).toEqual(["Shirt true", "", "4.4%", "70.0%"]);
    expect(textOf(table(), ".chosen")).toEqual(["60.0%", "70.0%"]);
  });
  it("draws dots where its numbers say", () => {
    const styles = Array.from(table().querySelectorAll(".true-class .share-dot"), (dot) =>
      Number.parseFloat(dot.getAttribute("style")!.slice("left:".length))
    );
    expect(styles[0]).toBeCloseTo(40 / 9, 4);
    expect(styles[1]).toBeCloseTo(70, 4);
  });
});

describe("a model without probabilities in slot B", () => {
  const few = fewImages();
  const images = {...few, models: {a: few.models.b, b: ownModel()}};
  it("has its class in the open image, beside the two of the report", () => {
    expect(textOf(verdict(images, 2, look), ".panel-words p").slice(1)).toEqual([
      expect.stringMatching(/^CNN right: Shirt70/),
      "Yours right: Shirt",
      expect.stringMatching(/^ANN wrong: Coat60/)
    ]);
  });
  it("leaves the other's probabilities in the table, and a sentence says so", () => {
    const table = probabilityTable(images, 2, {a: fewProbabilities().b});
    expect(textOf(table, "thead th")).toEqual(["Class", "CNN"]);
    expect(textOf(table, ".panel-note")).toEqual(["Your model gives classes and no probabilities."]);
  });
  it("with another such model leaves sentences alone", () => {
    const table = probabilityTable({...images, models: {a: ownModel(), b: ownModel()}}, 2, {});
    expect(table.querySelector("table")).toBeNull();
  });
  it("has no maps of covered patches, and the report's model keeps its own", () => {
    const maps = occlusionMaps(images, 2, () => undefined, look);
    expect(textOf(maps, ".panel-note").at(-1)).toMatch(/^Not known of your model/);
  });
});

it("nearest training images show their own labels, and another label than the image's stands out", () => {
  const columns = {
    example: Uint16Array.of(0, 1),
    neighbours: Uint16Array.of(0, 0, 0, 0, 0, 10, 11, 12, 13, 14),
    neighbourLabels: Uint8Array.of(0, 0, 0, 0, 0, 6, 6, 4, 6, 6),
    distances: Float32Array.of(0, 0, 0, 0, 0, 1, 2, 3, 4, 5),
    sheet: ["a", "b"],
    cell: Uint16Array.of(0, 20)
  };
  const strip = neighbourStrip(columns, 1, 6, look);
  expect(textOf(strip, "li")).toEqual([
    "[b 20]Shirt1.0",
    "[b 21]Shirt2.0",
    "[b 22]Coat3.0",
    "[b 23]Shirt4.0",
    "[b 24]Shirt5.0"
  ]);
  expect(textOf(strip, ".other-label")).toEqual(["[b 22]Coat3.0"]);
  expect(strip.textContent).toContain("4 of 5 carry this image’s label");
});

describe("covering patches", () => {
  const patches = (changes: Readonly<Record<number, {confidence: number; prediction?: number}>>) =>
    Array.from({length: 49}, (_, i) => ({confidence: 0.9, prediction: 4, ...changes[i]}));
  it("is summed up by the patch that holds the prediction most, and by what it changes to", () => {
    const words = finding(patches({0: {confidence: 0.2, prediction: 6}, 1: {confidence: 0.7}}), 0.9, 4);
    expect(numbersIn(words)).toEqual([-70, 1, 49]);
    expect(words).toMatch(/top left.*Shirt/);
  });
  it("that weakens nothing says so", () => {
    expect(finding(patches({}), 0.9, 4)).toMatch(/No patch .*90%.*No patch changes/);
  });
  it("is found by model and image, and not for an image that was not tried", () => {
    const columns = {
      model: ["ann", "cnn"],
      example: Uint16Array.of(7, 7),
      confidences: Float32Array.from({length: 98}, (_, i) => i),
      predictions: Uint8Array.from({length: 98}, (_, i) => i % 10)
    };
    expect(occlusionOf(columns)("cnn", 7)![1]).toEqual({confidence: 50, prediction: 0});
    expect(occlusionOf(columns)("cnn", 8)).toBeUndefined();
  });
});
