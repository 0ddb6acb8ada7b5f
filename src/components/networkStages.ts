import {sum} from "d3";
import {fixed} from "../lib/format.js";
import type {Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";

type Layer = Row<"layers">;

/** A step of a network as it is drawn: a layer, with the dropout or softmax that follows it counted in. */
export interface Stage extends Omit<Layer, "variant" | "position"> {
  /** What the layer is called on the pages. */
  readonly name: string;
  /** How it is set, in the order it works: "3 × 3, ReLU". */
  readonly details: readonly string[];
}

/** Share of the hidden units dropped in training; the original report, §3.1 and §3.2. */
const dropoutRate: Readonly<Record<Model, number>> = {ann: 0.2, cnn: 0.25};

const names: Readonly<Record<Layer["kind"], string>> = {
  input: "Input",
  conv: "Convolution",
  normalisation: "Normalisation",
  rectifier: "ReLU",
  activation: "Activation",
  mean: "Mean",
  sum: "Sum",
  pool: "Max pooling",
  flatten: "Flatten",
  dense: "Dense",
  dropout: "Dropout",
  softmax: "Softmax"
};

/**
 * A variant's network from input to output.
 * @throws RangeError if the table has no layer of the variant
 */
export function networkStages({layers}: Pick<Tables, "layers">, variant: string): Stage[] {
  const rows = layers.filter((row) => row.variant === variant).sort((a, b) => a.position - b.position);
  if (rows.length === 0) throw new RangeError(`missing network: expected table layers to hold variant ${variant}`);
  const stages: Stage[] = [];
  rows.forEach((row, i) => {
    if (row.kind === "dropout" || row.kind === "softmax") stages.push(withFollower(stages.pop()!, row));
    else stages.push({...row, name: names[row.kind], details: details(row, rows[i - 1])});
  });
  return stages;
}

/** All trained parameters of a network. */
export function parameterTotal(stages: readonly Stage[]): number {
  return sum(stages, ({parameterCount}) => parameterCount);
}

/** All floating-point operations of one image's forward pass. */
export function operationTotal(stages: readonly Stage[]): number {
  return sum(stages, ({flops}) => flops);
}

/** Numbers that a stage gives for one image. */
export function valueCount({height, width, channelCount}: Pick<Stage, "height" | "width" | "channelCount">): number {
  return height * width * channelCount;
}

/** Weights of one unit or filter of a trained layer, its bias left out. */
export function weightsPerUnit({parameterCount, channelCount}: Pick<Stage, "parameterCount" | "channelCount">): number {
  return parameterCount / channelCount - 1;
}

function withFollower(stage: Stage, {kind, variant, flops}: Layer): Stage {
  if (kind === "softmax") return {...stage, name: "Output", details: ["softmax"], flops: stage.flops + flops};
  const rate = dropoutRate[variant.startsWith("ann") ? "ann" : "cnn"];
  return {...stage, details: [...stage.details, `dropout ${fixed(rate, 2).replace(/0$/, "")}`]};
}

function details(layer: Layer, before: Layer | undefined): string[] {
  if (before === undefined) return ["standardised"];
  if (layer.kind === "dense") return ["ReLU"];
  if (layer.kind === "pool") return [square(before.width / layer.width)];
  if (layer.kind === "conv") return [`${square(Math.sqrt(weightsPerUnit(layer) / before.channelCount))}, ReLU`];
  return [];
}

function square(side: number): string {
  return `${side} × ${side}`;
}
