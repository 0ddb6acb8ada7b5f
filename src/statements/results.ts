import {modelName} from "../components/theme.js";
import {className, pluralName} from "../lib/classNames.js";
import {count, fixed, list, percent, percentInterval, points, pointsInterval} from "../lib/format.js";
import {classMetricsOf, confusionOf} from "../lib/lookup.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {people, publishedResults} from "../lib/publishedResults.js";
import {modelDifference, seedRuns} from "../lib/seedRuns.js";
import {differenceTest, isApart, meanText} from "../lib/seedSentences.js";
import {seedSummary} from "../lib/seedSummary.js";
import {capitalised, seedsOfBoth} from "../lib/seedWords.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {seedsOf} from "../lib/variantLookup.js";

export const againstSource = (tables: Pick<Tables, "claims">): string => {
  const verdict = (id: string): string => tables.claims.find((claim) => claim.id === id)!.verdict;
  return `Its section 5.1 is ${verdict("C14")} for the ANN and ${verdict("C15")} for the CNN`;
};

export const clearlyBetter = (tables: Pick<Tables, "runs" | "classMetrics">): string => {
  const apart = classMetricsOf(tables, "cnn").filter(
    (row, label) => row.f1Lower > classMetricsOf(tables, "ann")[label]!.f1Upper
  );
  if (apart.length === 0) return "In no class do the intervals of F1 lie apart.";
  return `The intervals of F1 lie apart in ${apart.length} of 10 classes: ${list(apart.map(({label}) => className(label)))}.`;
};

export const hardest = (tables: Pick<Tables, "runs" | "classMetrics">): string => {
  const worst = (model: Model): string => {
    const row = classMetricsOf(tables, model).reduce((low, one) => (one.recall < low.recall ? one : low));
    return `${percent(row.recall)} of the ${pluralName(row.label)}`;
  };
  return `The ANN finds ${worst("ann")}, its worst class, the CNN ${worst("cnn")}.`;
};

export const easiest = (tables: Pick<Tables, "runs" | "classMetrics">): string => {
  const best = models.map((model) =>
    classMetricsOf(tables, model)
      .toSorted((a, b) => b.recall - a.recall)
      .slice(0, 3)
  );
  const names = best.map((rows) => list(rows.map(({label, recall}) => `${pluralName(label)} ${percent(recall)}`)));
  return `Best found are, by the ANN, ${names[0]}, and by the CNN, ${names[1]}.`;
};

export const errorCounts = (tables: Pick<Tables, "runs" | "confusion">): string => {
  const errors = (model: Model): number => {
    return confusionOf(tables, model).reduce((sum, value, cell) => (cell % 11 === 0 ? sum : sum + value), 0);
  };
  return `${count(errors("ann"))} errors of the ANN and ${count(errors("cnn"))} of the CNN`;
};

/** What five seeds or fewer say of the two models' test accuracy. */
export const overSeeds = (tables: Pick<Tables, "seeds" | "runs">): string => {
  const [ann, cnn] = models.map((model) => seedsOf(tables, model, "testAccuracy"));
  if (ann === undefined || cnn === undefined) return `How far another seed would change this is ${notRecordedYet}.`;
  const means = `Over ${seedsOfBoth(ann.seedCount, cnn.seedCount)} the ANN gets ${meanText(ann)} right and the CNN ${meanText(cnn)}`;
  const summary = modelDifference(tables, ({testAccuracy}) => testAccuracy);
  if (summary.count < 2) return `${means}; with fewer than two seeds of both, nothing is tested.`;
  const test = differenceTest(summary);
  if (!isApart(summary))
    return `${means}; seed by seed the difference is not significant (CNN − ANN, paired: ${test}).`;
  const side = summary.mean > 0 ? "ahead" : "behind";
  return `${means}; seed by seed the CNN is ${side} by ${points(Math.abs(summary.mean))} (CNN − ANN, paired: ${test}).`;
};

/** How far validation accuracy lies above test accuracy, over the seeds and over all runs that learned from all images. */
export const validationGap = (tables: Pick<Tables, "runs">): string => {
  const gapOf = ({validationAccuracy, testAccuracy}: Row<"runs">): number => validationAccuracy - testAccuracy;
  const said = models.flatMap((model) => {
    const summary = seedSummary(seedRuns(tables, model).map(gapOf));
    if (summary.count < 2) return [];
    return [`${points(summary.mean)} for the ${modelName[model]} (95% t interval ${pointsInterval(summary)})`];
  });
  if (said.length === 0) return `How far validation accuracy lies above test accuracy is ${notRecordedYet}.`;
  const all = tables.runs.filter(({profile, isStale}) => profile === "core" && !isStale);
  const above = all.filter((run) => gapOf(run) > 0).length;
  return `The validation images are easier than the test images: over the seeds by ${list(said)}, and in ${count(above)} of ${count(all.length)} runs of this report. So a choice by validation is fair, and its accuracy no forecast.`;
};

/** Agreement of labels and predictions beyond chance. */
export const agreementBeyondChance = (tables: Pick<Tables, "overallMeasures">): string => {
  const said = models.flatMap((model) => {
    const values = (["kappa", "matthews"] as const).map((measure) => {
      return tables.overallMeasures.find((row) => row.model === model && row.measure === measure)?.value;
    });
    if (values.includes(undefined)) return [];
    return [`${values.map((value) => fixed(value!, 3)).join(" and ")} for the ${modelName[model]}`];
  });
  if (said.length === 0) return `Cohen’s κ and Matthews’ correlation are ${notRecordedYet}.`;
  return `Cohen’s κ and Matthews’ correlation are ${list(said)}.`;
};

/** Training and validation accuracy over the seeds. */
export const otherSplits = (tables: Pick<Tables, "seeds">): string => {
  const parts = models.flatMap((model) => {
    const [train, validation] = (["trainAccuracy", "validationAccuracy"] as const).map((measure) => {
      return seedsOf(tables, model, measure);
    });
    if (train === undefined || validation === undefined) return [];
    return [
      `${percent(train.mean)} of the training and ${meanText(validation)} of the validation images for the ${modelName[model]}`
    ];
  });
  if (parts.length === 0) return "";
  return `Dropout off, after the last epoch, it is ${list(parts)}.`;
};

/** Precision, recall and F1 averaged over the classes, with bootstrap intervals. */
export const macro = ({macroMetrics: rows}: Pick<Tables, "macroMetrics">): string => {
  const parts = models.flatMap((model) => {
    const own = rows.filter((row) => row.model === model);
    const texts = own.map(
      (row) => `${row.measure === "f1" ? "F1" : row.measure} ${percent(row.value)} (${percentInterval(row)})`
    );
    return own.length === 0 ? [] : [`for the ${modelName[model]} ${list(texts)}`];
  });
  if (parts.length === 0) return `Their averages over the classes are ${notRecordedYet}.`;
  return `Averaged over the ten classes, each weighing the same, that is ${parts.join("; ")}: 95% bootstrap intervals over the test images, one seed.`;
};

/** Which model is the better calibrated, as trained and after a temperature. */
export const calibrated = (tables: Pick<Tables, "calibration" | "runs">): string => {
  const said = (["as trained", "temperature"] as const).map((scaling) => {
    const errors = new Map(
      tables.calibration.filter((row) => row.scaling === scaling).map((row) => [row.run, row.equalWidthError])
    );
    const summary = modelDifference(tables, ({run}) => errors.get(run));
    const when = scaling === "as trained" ? "As trained" : "after a temperature";
    if (summary.count < 2) return `${when} the two are ${notRecordedYet} with two seeds or more`;
    if (!isApart(summary)) return `${when} the two do not differ significantly (CNN − ANN: ${differenceTest(summary)})`;
    return `${when} the CNN’s calibration error is the ${summary.mean > 0 ? "larger" : "smaller"} by ${points(Math.abs(summary.mean))} (CNN − ANN: ${differenceTest(summary)})`;
  });
  return `${said.join("; ")}.`;
};

/** Our two models beside the published ones that are built most like them, and beside people. */
export const besidePublished = (tables: Pick<Tables, "seeds">): string => {
  const nearest = {ann: "MLP 256-128-100", cnn: "2 conv + dense 128"} as const;
  const parts = models.flatMap((model) => {
    const own = seedsOf(tables, model, "testAccuracy");
    const other = publishedResults.find(({name}) => name === nearest[model])!;
    if (own === undefined) return [];
    return [
      `our ${modelName[model]} gets ${meanText(own)} and the published network most like it, ${other.name}, ${fixed(other.accuracy, 1)}%`
    ];
  });
  if (parts.length === 0) return `Our own means are ${notRecordedYet}.`;
  const ahead = models.filter((model) => {
    const own = seedsOf(tables, model, "testAccuracy");
    return own !== undefined && 100 * (own.lower ?? own.mean) > people.accuracy;
  });
  const who = ["Neither", `The ${ahead.map((model) => modelName[model]).join("")} alone`, "Both"][ahead.length]!;
  const beyond = `${who} lie${ahead.length === 2 ? "" : "s"} above the ${fixed(people.accuracy, 1)}% of the people who were asked`;
  return `${capitalised(parts.join("; "))}. ${beyond}.`;
};
