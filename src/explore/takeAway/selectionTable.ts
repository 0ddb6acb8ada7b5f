import {className} from "../../lib/classNames.js";
import {partsOf} from "../images/measures.js";
import {measuresOf, valuesOf, type TestImages} from "../images/testImages.js";
import {slots} from "../view/slots.js";

/** A column of what the reader takes away: numbers, or names. */
export interface SelectionColumn {
  readonly name: string;
  readonly values: Uint16Array | Float32Array | readonly string[];
}

/**
 * Selected images as columns: number in the test file, classes by name, all measures that the two models have. A model's
 * columns begin with its name in addresses: annPrediction, cnnTunedS1Prediction, mineLoss.
 * @throws RangeError if a measure has not been loaded
 */
export function selectionTable(images: TestImages, selection: Uint16Array): SelectionColumn[] {
  const {models} = images;
  const names = (labels: ArrayLike<number>): string[] => Array.from(selection, (image) => className(labels[image]!));
  return [
    {name: "example", values: selection},
    {name: "label", values: names(images.labels)},
    ...slots.map((slot) => ({
      name: columnName(models[slot].source, "prediction"),
      values: names(models[slot].predictions)
    })),
    ...measuresOf(images).map((measure) => {
      const values = valuesOf(images, measure);
      const [slot, quantity] = partsOf(measure) ?? [];
      return {
        name: slot === undefined ? measure : columnName(models[slot].source, quantity!),
        values: Float32Array.from(selection, (image) => values[image]!)
      };
    })
  ];
}

function columnName(source: string, what: string): string {
  return `${source}-${what}`.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
