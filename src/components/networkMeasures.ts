import {greatest} from "d3";
import {percent} from "../lib/format.js";
import {operationTotal, parameterTotal, type Stage} from "./networkStages.js";

/** Something a network has so much of, spread over its stages. */
export interface NetworkMeasure {
  readonly name: string;
  /** A stage's part. */
  readonly of: (stage: Stage) => number;
  /** The whole network's. */
  readonly total: (stages: readonly Stage[]) => number;
}

/** Trained parameters. */
export const parameters: NetworkMeasure = {
  name: "Parameters",
  of: ({parameterCount}) => parameterCount,
  total: parameterTotal
};

/** Floating-point operations of one image's forward pass. */
export const operations: NetworkMeasure = {name: "Operations", of: ({flops}) => flops, total: operationTotal};

/** What a network costs to hold and to run. */
export const networkMeasures: readonly NetworkMeasure[] = [parameters, operations];

/** The stage that has most of a measure, and its share of the whole in [0, 1]. */
export function largestPart({of, total}: NetworkMeasure, stages: readonly Stage[]): {stage: Stage; share: number} {
  const stage = greatest(stages, of)!;
  return {stage, share: of(stage) / total(stages)};
}

/** A share of a measure that does not round to nothing: "95.2%", "< 0.1%". */
export function shareText(share: number): string {
  return share > 0 && share < 0.0005 ? `< ${percent(0.001)}` : percent(share);
}
