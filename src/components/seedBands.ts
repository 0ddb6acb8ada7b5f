import * as Plot from "@observablehq/plot";
import {epochBands, type EpochBand, type SeedEpoch} from "../lib/seedCurves.js";

/** A variant's learning curves over its seeds. */
export interface SeedLine {
  /** Stands at the end of the line; a line break splits it. */
  readonly label: string;
  readonly colour: string;
  /** Dashes of the mean's line; unbroken where absent. */
  readonly dash?: string;
  readonly epochs: readonly SeedEpoch[];
}

/** What is drawn of an epoch. */
export type CurveMeasure = "loss" | "accuracy";

/** Means in the unit of the axis: nats, or %. */
export function bandsOf({epochs}: SeedLine, measure: CurveMeasure): EpochBand[] {
  const factor = measure === "loss" ? 1 : 100;
  return epochBands(epochs, measure).map(({mean, least, most, ...rest}) => {
    return {...rest, mean: factor * mean, least: factor * least, most: factor * most};
  });
}

/** Which of several panels a line is drawn in, as Plot's facet options. */
export interface Panel {
  readonly fx?: () => string;
  readonly fy?: () => string;
}

/** A line a seed, thin; a band from the least to the most seed, and the mean over them. */
export function seedBandMarks(line: SeedLine, measure: CurveMeasure, panel: Panel = {}): Plot.Markish[] {
  const {colour: stroke, dash, epochs} = line;
  const factor = measure === "loss" ? 1 : 100;
  const bands = bandsOf(line, measure);
  const thin = epochs.map((row) => ({...row, value: factor * row[measure]}));
  const mean = {x: "epoch", y: "mean", stroke, strokeWidth: 2.25, ...(dash && {strokeDasharray: dash})};
  return [
    Plot.areaY(bands, {x: "epoch", y1: "least", y2: "most", fill: stroke, fillOpacity: 0.14, ...panel}),
    Plot.line(thin, {x: "epoch", y: "value", z: "seed", stroke, strokeWidth: 0.75, strokeOpacity: 0.6, ...panel}),
    Plot.line(bands, {...mean, ...panel})
  ];
}
