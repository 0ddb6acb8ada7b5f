import {className, classCount} from "../../lib/classNames.js";
import type {Model} from "../../lib/schemas/vocabulary.js";
import {partsOf} from "../images/measures.js";
import {measuresOf, valuesOf, type TestImages} from "../images/testImages.js";
import type {ComparedProbabilities} from "../panel/probabilityTable.js";
import {isModel, slots, type Slot} from "../view/slots.js";

/** A column of what the reader takes away: numbers, or names. */
export interface SelectionColumn {
  readonly name: string;
  readonly values: Uint8Array | Uint16Array | Float32Array | readonly string[];
}

/** What is known of the images beyond their measures. */
export interface Known {
  /** Of those of the two models that give some. */
  readonly probabilities: ComparedProbabilities;
  /** What the logits of the report's models are divided by to calibrate them. */
  readonly temperatures: Readonly<Partial<Record<Model, number>>>;
}

/**
 * Selected images as columns: number in the test file, classes by name and by id, all measures that the two models have,
 * calibrated confidences of the report's own, and all probabilities. A model's columns begin with its name in addresses:
 * annPrediction, cnnTunedS1Prediction, mineLoss.
 * @throws RangeError if a measure has not been loaded
 */
export function selectionTable(
  images: TestImages,
  selection: Uint16Array,
  {probabilities, temperatures}: Known
): SelectionColumn[] {
  const {models} = images;
  const ofSlot = (slot: Slot, what: string): string => columnName(models[slot].source, what);
  return [
    {name: "example", values: selection},
    ...classColumns("label", images.labels, selection),
    ...slots.flatMap((slot) => classColumns(ofSlot(slot, "prediction"), models[slot].predictions, selection)),
    ...measuresOf(images).map((measure) => {
      const values = valuesOf(images, measure);
      const [slot, quantity] = partsOf(measure) ?? [];
      return {
        name: slot === undefined ? measure : ofSlot(slot, quantity!),
        values: Float32Array.from(selection, (image) => values[image]!)
      };
    }),
    ...slots.flatMap((slot) => {
      const {source} = models[slot];
      const [of, temperature] = [probabilities[slot], isModel(source) ? temperatures[source] : undefined];
      if (of === undefined || temperature === undefined) return [];
      const values = Float32Array.from(selection, (image) => Math.max(...calibrated(of(image), temperature)));
      return [{name: ofSlot(slot, "calibrated-confidence"), values}];
    }),
    ...slots.flatMap((slot) => {
      const of = probabilities[slot];
      if (of === undefined) return [];
      return Array.from({length: classCount}, (_, label) => ({
        name: ofSlot(slot, `probability-${label}`),
        values: Float32Array.from(selection, (image) => of(image)[label]!)
      }));
    })
  ];
}

function classColumns(name: string, labels: ArrayLike<number>, selection: Uint16Array): SelectionColumn[] {
  return [
    {name, values: Array.from(selection, (image) => className(labels[image]!))},
    {name: `${name}Id`, values: Uint8Array.from(selection, (image) => labels[image]!)}
  ];
}

/**
 * Probabilities as they would be had their logits been divided by a temperature: powers, scaled to sum to 1.
 * Source: Guo et al. 2017, "On calibration of modern neural networks", section 4.2.
 */
export function calibrated(probabilities: ArrayLike<number>, temperature: number): number[] {
  const powers = Array.from(probabilities, (share) => share ** (1 / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function columnName(source: string, what: string): string {
  return `${source}-${what}`.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
