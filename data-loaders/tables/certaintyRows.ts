import {classNames} from "../../src/lib/classNames.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {confidencesOf} from "../evaluation/calibration.js";
import {agreement} from "../evaluation/agreement.js";
import {confusionMatrix} from "../evaluation/confusionMatrix.js";
import {conformalThresholds, predictionSets, summariseSets} from "../evaluation/conformal.js";
import {riskCoverageArea, selectiveCurve} from "../evaluation/selective.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";

/** Shares of the sets that are to hold the label. */
const wantedCoverages = [0.9, 0.95, 0.99] as const;

/** Shares of the images that are answered, at which the risk is kept: every hundredth. */
const coverageCount = 100;

/**
 * How sets of classes turn out on the test images, whose thresholds were taken from the validation images, over all and
 * class by class: rows of table `prediction-sets`.
 */
export function predictionSetRows({model, evaluations: {validation, test}}: EvaluatedRun): Row<"prediction-sets">[] {
  return wantedCoverages.flatMap((wanted) =>
    (["one", "by class"] as const).flatMap((thresholds) => {
      const limits = conformalThresholds(
        validation.probabilities,
        validation.labels,
        wanted,
        thresholds === "by class"
      );
      const sets = predictionSets(test.probabilities, limits);
      return [undefined, ...classNames.keys()].map((label) => {
        const {count, coveredCount, classCount, emptyCount, singleCount} = summariseSets(sets, test.labels, label);
        const {lower, upper} = wilsonInterval(coveredCount, count);
        return {
          model,
          wanted,
          thresholds,
          label: label ?? null,
          count,
          coverage: coveredCount / count,
          lower,
          upper,
          meanSize: classCount / count,
          emptyCount,
          singleCount
        };
      });
    })
  );
}

/** A core model's errors if it answers only what it is most confident of: rows of table `risk-coverage`. */
export function riskCoverageRows({model, evaluations: {test}}: EvaluatedRun): Row<"risk-coverage">[] {
  const curve = selectiveCurve(confidencesOf(test), test.correct);
  return Array.from({length: coverageCount}, (_, i) => {
    const wanted = (i + 1) / coverageCount;
    const {coverage, threshold, risk} = curve.find((point) => point.coverage >= wanted - 1e-9)!;
    return {model, wanted, coverage, threshold, risk};
  });
}

/** Measures of a core model that are one number over all test images: rows of table `overall-measures`. */
export function overallMeasureRows({model, evaluations: {test}}: EvaluatedRun): Row<"overall-measures">[] {
  const {labels, predictions, correct} = test;
  const {kappa, matthews} = agreement(confusionMatrix(labels, predictions, classNames.length));
  const area = riskCoverageArea(selectiveCurve(confidencesOf(test), correct));
  return [
    {model, measure: "kappa", value: kappa},
    {model, measure: "matthews", value: matthews},
    {model, measure: "risk-coverage area", value: area}
  ];
}
