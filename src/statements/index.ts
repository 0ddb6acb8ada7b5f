import {fixed, list, percent, percentInterval, points, pointsInterval, seconds, times} from "../lib/format.js";
import {accuracyInterval, coreComparison, coreRun} from "../lib/lookup.js";
import {verdicts, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";

/** Both models' mean test accuracy over all recorded seeds; this build's own where no seeds are known. */
export const headline = (tables: Pick<Tables, "runs" | "seeds">): string => {
  const accuracy = (model: Model): string =>
    percent(accuracyOverSeeds(tables, model)?.mean ?? coreRun(tables, model).testAccuracy, 0);
  return `A plain network gets ${accuracy("ann")} of garments right, a convolutional one ${accuracy("cnn")}`;
};

function accuracyOverSeeds({seeds}: Pick<Tables, "seeds">, model: Model): Tables["seeds"][number] | undefined {
  return seeds.find(
    ({variant, measure, seedCount}) => variant === model && measure === "testAccuracy" && seedCount > 0
  );
}

export const annAccuracy = (tables: Pick<Tables, "runs">): string => percent(coreRun(tables, "ann").testAccuracy);
export const cnnAccuracy = (tables: Pick<Tables, "runs">): string => percent(coreRun(tables, "cnn").testAccuracy);
export const annInterval = (tables: Pick<Tables, "runs" | "classCounts">): string =>
  percentInterval(accuracyInterval(tables, "ann", "test"));
export const cnnInterval = (tables: Pick<Tables, "runs" | "classCounts">): string =>
  percentInterval(accuracyInterval(tables, "cnn", "test"));

/** Who is ahead on the test images and by how much, or that nobody is. */
export const ahead = (tables: Pick<Tables, "runs" | "comparisons">): string => {
  const comparison = coreComparison(tables);
  const {difference, lower, upper} = comparison;
  const interval = `95% interval ${pointsInterval(comparison)}`;
  if (lower > 0) return `the CNN is ahead by ${points(difference)} (${interval})`;
  if (upper < 0) return `the CNN is behind by ${points(-difference)} (CNN − ANN: ${interval})`;
  return `the two cannot be told apart (CNN − ANN: ${points(difference)}, ${interval})`;
};

export const verdictCounts = (tables: Pick<Tables, "claims">): string => {
  const counts = verdicts.map((verdict) => ({
    verdict,
    n: tables.claims.filter((claim) => claim.verdict === verdict).length
  }));
  return list(counts.filter(({n}) => n > 0).map(({verdict, n}) => `${n} ${verdict}`));
};

export const claimCount = (tables: Pick<Tables, "claims">): string => String(tables.claims.length);

export const price = (tables: Pick<Tables, "runs">): string => {
  const [ann, cnn] = [coreRun(tables, "ann"), coreRun(tables, "cnn")];
  return `${times(cnn.parameterCount / ann.parameterCount)} the parameters, ${times(cnn.forwardFlops / ann.forwardFlops)} the operations and ${times(cnn.trainSeconds / ann.trainSeconds)} the training time`;
};

export const trainingTimes = (tables: Pick<Tables, "runs">): string => {
  const [ann, cnn] = [coreRun(tables, "ann"), coreRun(tables, "cnn")];
  return `${seconds(ann.trainSeconds)} for the ANN and ${seconds(cnn.trainSeconds)} for the CNN`;
};

export const overfitting = (tables: Pick<Tables, "runs">): string => {
  const {trainAccuracy, validationAccuracy} = coreRun(tables, "cnn");
  return `${percent(trainAccuracy)} on the images it has seen and ${percent(validationAccuracy)} on the validation split, a gap of ${fixed(100 * (trainAccuracy - validationAccuracy), 1)} points`;
};
