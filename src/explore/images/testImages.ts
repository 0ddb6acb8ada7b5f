import {modelName} from "../../components/theme.js";
import type {Columns} from "../../lib/columns.js";
import type {Model} from "../../lib/schemas/vocabulary.js";
import {slots, type Slot} from "../view/slots.js";
import type {Layout} from "../view/view.js";
import type {Likeness} from "./likeness.js";
import {measures, partsOf, type Measure} from "./measures.js";
import {hasProbabilities, type ModelAnswers} from "./modelAnswers.js";

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
  /** Who is compared. */
  readonly models: Readonly<Record<Slot, ModelAnswers>>;
  /** The report's two models, compared or not. */
  readonly report: Readonly<Record<Model, ModelAnswers>>;
  /** Of the two that are compared, if it is there. */
  readonly disagreement?: ArrayLike<number>;
  /** To the image that a view asks about, if it is there. */
  readonly likeness?: Likeness;
  /** Those that are there. */
  readonly maps: Readonly<Partial<Record<Layout, Places>>>;
}

/**
 * The test images that table `outcomes` holds, with the ANN compared with the CNN.
 * @throws RangeError if its rows are not in the order of the test file
 */
export function testImages(columns: Columns<"outcomes">): TestImages {
  requireFileOrder(columns.example, "outcomes");
  const ann = reportModel("ann", columns.annPrediction, {
    loss: columns.annLoss,
    confidence: columns.annConfidence
  });
  const cnn = reportModel("cnn", columns.cnnPrediction, {
    loss: columns.cnnLoss,
    confidence: columns.cnnConfidence
  });
  return {
    count: columns.example.length,
    labels: columns.label,
    models: {a: ann, b: cnn},
    report: {ann, cnn},
    maps: {}
  };
}

function reportModel(model: Model, predictions: ArrayLike<number>, measured: ModelAnswers["measures"]): ModelAnswers {
  const name = modelName[model];
  return {source: model, name, said: `the ${name}`, whose: `${name}’s`, predictions, measures: measured};
}

/** The same with the report's models as table `measures` knows them. @throws as testImages */
export function withMeasures(images: TestImages, columns: Columns<"measures">): TestImages {
  requireFileOrder(columns.example, "measures");
  const {ann, cnn} = images.report;
  return withReport(images, {
    ann: {...ann, measures: {...ann.measures, margin: columns.annMargin, entropy: columns.annEntropy}},
    cnn: {...cnn, measures: {...cnn.measures, margin: columns.cnnMargin, entropy: columns.cnnEntropy}}
  });
}

function withReport(images: TestImages, report: TestImages["report"]): TestImages {
  const known = ({source, ...rest}: ModelAnswers): ModelAnswers => report[source as Model] ?? {source, ...rest};
  return {...images, report, models: {a: known(images.models.a), b: known(images.models.b)}};
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

/** The measures that can be had of the two that are compared, loaded or not. */
export function measuresOf({models}: Pick<TestImages, "models">): Measure[] {
  return measures.filter((measure) => {
    const parts = partsOf(measure);
    return parts === undefined
      ? slots.every((slot) => hasProbabilities(models[slot]))
      : hasProbabilities(models[parts[0]]);
  });
}

/** The values of a measure, if they are there. */
export function knownValues({models, disagreement}: TestImages, measure: Measure): ArrayLike<number> | undefined {
  const parts = partsOf(measure);
  return parts === undefined ? disagreement : models[parts[0]].measures[parts[1]];
}

/**
 * The values of a measure.
 * @throws RangeError if they have not been loaded
 */
export function valuesOf(images: TestImages, measure: Measure): ArrayLike<number> {
  const values = knownValues(images, measure);
  if (values === undefined) throw new RangeError(`missing measure: expected the images to hold ${measure}, got none`);
  return values;
}

/** How like the images are to one of them. @throws RangeError if that has not been worked out */
export function likenessOf({likeness}: TestImages): ArrayLike<number> {
  if (likeness === undefined) throw new RangeError("missing likeness: expected the images to hold it, got none");
  return likeness.values;
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

/** Whether the model in a slot predicts the true class of an image. */
export function isRight({labels, models}: TestImages, slot: Slot, image: number): boolean {
  return models[slot].predictions[image] === labels[image];
}

function requireFileOrder(example: ArrayLike<number>, table: string): void {
  const misplaced = Array.from(example).findIndex((image, row) => image !== row);
  if (misplaced < 0) return;
  throw new RangeError(
    `invalid table ${table}: expected test image ${misplaced} in row ${misplaced}, got ${example[misplaced]}`
  );
}
