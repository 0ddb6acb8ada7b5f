import {className} from "../../lib/classNames.js";
import {measures} from "../images/measures.js";
import {valuesOf, type TestImages} from "../images/testImages.js";

/** A column of what the reader takes away: numbers, or names. */
export interface SelectionColumn {
  readonly name: string;
  readonly values: Uint16Array | Float32Array | readonly string[];
}

/**
 * Selected images as columns: number in the test file, classes by name, all measures.
 * @throws RangeError if a measure has not been loaded
 */
export function selectionTable(images: TestImages, selection: Uint16Array): SelectionColumn[] {
  const names = (labels: ArrayLike<number>): string[] => Array.from(selection, (image) => className(labels[image]!));
  return [
    {name: "example", values: selection},
    {name: "label", values: names(images.labels)},
    {name: "annPrediction", values: names(images.predictions.ann)},
    {name: "cnnPrediction", values: names(images.predictions.cnn)},
    ...measures.map((measure) => {
      const values = valuesOf(images, measure);
      return {name: columnName(measure), values: Float32Array.from(selection, (image) => values[image]!)};
    })
  ];
}

function columnName(measure: string): string {
  return measure.replace(/-(.)/, (_, letter: string) => letter.toUpperCase());
}
