import {expect, it} from "vitest";
import {measuresOf, testImages, valuesOf, withMaps, withMeasures} from "../../../src/explore/images/testImages.js";
import {fewColumns, fewImages, ownModel} from "./fewImages.js";

const example = Uint16Array.of(0, 1, 2, 3, 4, 5);
const column = (start: number): Float32Array => Float32Array.from(example, (image) => start + image);

it("the test images are those of table outcomes, with the ANN compared with the CNN", () => {
  const {labels, models, report} = fewImages();
  const columns = fewColumns();
  expect(labels).toEqual(columns.label);
  expect([models.a.predictions, models.b.predictions]).toEqual([columns.annPrediction, columns.cnnPrediction]);
  expect([models.a.measures.loss, models.b.measures.confidence]).toEqual([columns.annLoss, columns.cnnConfidence]);
  expect(models).toEqual({a: report.ann, b: report.cnn});
});

it("measures are had of models that give probabilities, and the disagreement of two such", () => {
  const {models, ...images} = fewImages();
  expect(measuresOf({models})).toHaveLength(9);
  expect(measuresOf({...images, models: {a: ownModel(), b: models.b}})).toEqual([
    "b-loss",
    "b-confidence",
    "b-margin",
    "b-entropy"
  ]);
});

it("rows out of the order of the test file are refused", () => {
  const columns = {...fewColumns(), example: Uint16Array.of(0, 2, 1, 3, 4, 5)};
  expect(() => testImages(columns)).toThrow("expected test image 1 in row 1, got 2");
});

it("table measures adds its own and leaves the others", () => {
  const columns = {
    example,
    annMargin: column(0),
    annEntropy: column(10),
    cnnMargin: column(20),
    cnnEntropy: column(30),
    disagreement: column(40)
  };
  const images = withMeasures(fewImages(), columns);
  expect(valuesOf(images, "b-entropy")[2]).toBe(32);
  expect(valuesOf(images, "a-margin")[5]).toBe(5);
  expect(valuesOf(images, "a-loss")).toEqual(fewColumns().annLoss);
});

it("table map gives each model's places by each method", () => {
  const names = ["annPca", "annUmap", "cnnPca", "cnnUmap"];
  const places = Object.fromEntries(
    names.flatMap((name, i) => [
      [`${name}X`, column(100 * i)],
      [`${name}Y`, column(100 * i + 50)]
    ])
  );
  const {maps} = withMaps(fewImages(), {example, ...places} as unknown as Parameters<typeof withMaps>[1]);
  expect([maps["ann-umap"]!.x[1], maps["ann-umap"]!.y[1]]).toEqual([101, 151]);
  expect([maps["cnn-pca"]!.x[0], maps["cnn-pca"]!.y[0]]).toEqual([200, 250]);
});
