import type {Model} from "../../lib/schemas/vocabulary.js";
import type {Columns} from "../../lib/columns.js";
import type {Layout} from "../view/view.js";
import type {Measure} from "./measures.js";

/** Places on a map; shape [count] each. */
export interface Places {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** The test images as the explorer needs them; all arrays in the order of the test file, shape [count]. */
export interface TestImages {
  readonly count: number;
  /** True class indices. */
  readonly labels: ArrayLike<number>;
  /** Predicted class indices. */
  readonly predictions: Readonly<Record<Model, ArrayLike<number>>>;
  /** Those of which the values are there. */
  readonly measures: Readonly<Partial<Record<Measure, ArrayLike<number>>>>;
  /** Those that are there. */
  readonly maps: Readonly<Partial<Record<Layout, Places>>>;
}

/**
 * The test images that table `outcomes` holds.
 * @throws RangeError if its rows are not in the order of the test file
 */
export function testImages(columns: Columns<"outcomes">): TestImages {
  requireFileOrder(columns.example, "outcomes");
  return {
    count: columns.example.length,
    labels: columns.label,
    predictions: {ann: columns.annPrediction, cnn: columns.cnnPrediction},
    measures: {
      "ann-loss": columns.annLoss,
      "ann-confidence": columns.annConfidence,
      "cnn-loss": columns.cnnLoss,
      "cnn-confidence": columns.cnnConfidence
    },
    maps: {}
  };
}

/** The same with the values of table `measures`. @throws as testImages */
export function withMeasures(images: TestImages, columns: Columns<"measures">): TestImages {
  requireFileOrder(columns.example, "measures");
  return {
    ...images,
    measures: {
      ...images.measures,
      "ann-margin": columns.annMargin,
      "ann-entropy": columns.annEntropy,
      "cnn-margin": columns.cnnMargin,
      "cnn-entropy": columns.cnnEntropy,
      disagreement: columns.disagreement
    }
  };
}

/** The same with the places of table `map`. @throws as testImages */
export function withMaps(images: TestImages, columns: Columns<"map">): TestImages {
  requireFileOrder(columns.example, "map");
  return {
    ...images,
    maps: {
      "ann-pca": {x: columns.annPcaX, y: columns.annPcaY},
      "ann-umap": {x: columns.annUmapX, y: columns.annUmapY},
      "cnn-pca": {x: columns.cnnPcaX, y: columns.cnnPcaY},
      "cnn-umap": {x: columns.cnnUmapX, y: columns.cnnUmapY}
    }
  };
}

/**
 * The values of a measure.
 * @throws RangeError if they have not been loaded
 */
export function valuesOf({measures}: TestImages, measure: Measure): ArrayLike<number> {
  const values = measures[measure];
  if (values === undefined)
    throw new RangeError(
      `missing measure: expected the images to hold ${measure}, got ${Object.keys(measures).join(", ")}`
    );
  return values;
}

/**
 * The places on a map.
 * @throws RangeError if it has not been loaded
 */
export function placesOf({maps}: TestImages, layout: Layout): Places {
  const places = maps[layout];
  if (places === undefined) throw new RangeError(`missing map: expected the images to hold ${layout}, got none`);
  return places;
}

/** Whether a model predicts the true class of an image. */
export function isRight({labels, predictions}: TestImages, model: Model, image: number): boolean {
  return predictions[model][image] === labels[image];
}

function requireFileOrder(example: ArrayLike<number>, table: string): void {
  const misplaced = Array.from(example).findIndex((image, row) => image !== row);
  if (misplaced < 0) return;
  throw new RangeError(
    `invalid table ${table}: expected test image ${misplaced} in row ${misplaced}, got ${example[misplaced]}`
  );
}
