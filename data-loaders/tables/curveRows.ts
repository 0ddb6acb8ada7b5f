import {classNames} from "../../src/lib/classNames.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {precisionRecallCurve, type PrecisionRecallCurve} from "../evaluation/precisionRecallCurve.js";
import {rocCurve, thinnedRocCurve} from "../evaluation/rocCurve.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";

/** Points that a curve keeps at most: more than a page's pixels can tell apart. */
const pointLimit = 200;

/** Recalls at which the precision is kept. */
const recallCount = 101;

/** A core model's curves, class by class: rows of tables `curves` and `curve-areas`. */
export function curveRows({model, evaluations}: EvaluatedRun): {
  readonly points: Row<"curves">[];
  readonly areas: Row<"curve-areas">[];
} {
  const {probabilities, labels} = evaluations.test;
  const classes = classNames.map((_, label) => {
    const roc = rocCurve(probabilities, labels, label);
    const precisionRecall = precisionRecallCurve(probabilities, labels, label);
    const {falsePositiveRates, truePositiveRates} = thinnedRocCurve(roc, pointLimit);
    const rocPoints = Array.from(falsePositiveRates, (x, i) => ({x, y: truePositiveRates[i]!}));
    return {
      points: [
        ...rocPoints.map((point) => ({model, label, kind: "roc" as const, ...point})),
        ...atRecalls(precisionRecall).map((point) => ({model, label, kind: "precision-recall" as const, ...point}))
      ],
      area: {model, label, rocArea: roc.area, averagePrecision: precisionRecall.averagePrecision}
    };
  });
  return {points: classes.flatMap(({points}) => points), areas: classes.map(({area}) => area)};
}

/** The precision where each of some evenly spaced recalls is first reached. */
function atRecalls({precisions, recalls}: PrecisionRecallCurve): {x: number; y: number}[] {
  return Array.from({length: recallCount}, (_, i) => {
    const x = i / (recallCount - 1);
    const place = recalls.findIndex((recall) => recall >= x);
    return {x, y: precisions[place]!};
  });
}
