import {sum} from "d3";
import {modelName} from "../components/theme.js";
import {className, pluralName} from "../lib/classNames.js";
import {count, fixed, list, percent, percentInterval, points, range} from "../lib/format.js";
import {classMetricsOf, confusionOf, coreRun} from "../lib/lookup.js";
import {areAlike} from "../lib/lookAlikes.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {people, peopleImageCount, publishedResults} from "../lib/publishedResults.js";
import {modelDifference, seedRuns} from "../lib/seedRuns.js";
import {differenceTest, isApart, sizeTest} from "../lib/seedSentences.js";
import {seedSummary} from "../lib/seedSummary.js";
import {countOf, countWord, seedsOfBoth, uncapitalised} from "../lib/seedWords.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {statedAccuracies} from "../lib/statedAccuracies.js";
import type {Tables} from "../lib/tables.js";
import {seedsOf} from "../lib/variantLookup.js";

export const againstSource = (tables: Pick<Tables, "claims">): string => {
  const [ann, cnn] = ["C14", "C15"].map((id) => tables.claims.find((claim) => claim.id === id)!);
  const reading = cnn!.note === "" ? "" : ` Its text describes two CNNs: ${uncapitalised(cnn!.note)}`;
  return `On the accuracies of its section 5.1 the verdict is “${ann!.verdict}” for the ANN and “${cnn!.verdict}” for the CNN.${reading}`;
};

export const clearlyBetter = (tables: Pick<Tables, "runs" | "classMetrics">): string => {
  const apart = classMetricsOf(tables, "cnn").filter(
    (row, label) => row.f1Lower > classMetricsOf(tables, "ann")[label]!.f1Upper
  );
  if (apart.length === 0) return "With seed 1 the F1 intervals are apart in no class.";
  return `With seed 1 the F1 intervals do not overlap in ${apart.length} of 10 classes: ${list(apart.map(({label}) => className(label)))}.`;
};

export const hardest = (tables: Pick<Tables, "runs" | "classMetrics">): string => {
  const worst = (model: Model): string => {
    const row = classMetricsOf(tables, model).reduce((low, one) => (one.recall < low.recall ? one : low));
    return `${percent(row.recall)} of its worst class, ${pluralName(row.label)}`;
  };
  return `The ANN recognises ${worst("ann")}; the CNN ${worst("cnn")}.`;
};

export const easiest = (tables: Pick<Tables, "runs" | "classMetrics">): string => {
  const best = models.map((model) =>
    classMetricsOf(tables, model)
      .toSorted((a, b) => b.recall - a.recall)
      .slice(0, 3)
  );
  const names = best.map((rows) => list(rows.map(({label, recall}) => `${pluralName(label)} (${percent(recall)})`)));
  return `The ANN’s best classes are ${names[0]}; the CNN’s ${names[1]}.`;
};

export const errorCounts = (tables: Pick<Tables, "runs" | "confusion">): string => {
  const errors = (model: Model): number => {
    return confusionOf(tables, model).reduce((sum, value, cell) => (cell % 11 === 0 ? sum : sum + value), 0);
  };
  return `${count(errors("ann"))} errors of the ANN and ${count(errors("cnn"))} of the CNN`;
};

/** How many errors stay within families of classes that look alike. */
export const errorFamilies = (tables: Pick<Tables, "runs" | "confusion">): string => {
  const share = (model: Model): string => {
    const counts = confusionOf(tables, model);
    const cells = Array.from(counts, (errors, cell) => ({errors, label: Math.floor(cell / 10), prediction: cell % 10}));
    const all = sum(cells, ({errors, label, prediction}) => (label === prediction ? 0 : errors));
    return percent(sum(cells, ({errors, label, prediction}) => (areAlike(label, prediction) ? errors : 0)) / all, 0);
  };
  return `Most errors stay within a family of look-alikes, garments of the upper body or footwear: ${share("ann")} of the ANN’s and ${share("cnn")} of the CNN’s.`;
};

/** What five seeds or fewer say of the two models' test accuracy. */
export const overSeeds = (tables: Pick<Tables, "seeds" | "runs">): string => {
  const [ann, cnn] = models.map((model) => seedsOf(tables, model, "testAccuracy"));
  if (ann === undefined || cnn === undefined) return `How far another seed would change this is ${notRecordedYet}.`;
  const means = `Over ${seedsOfBoth(ann.seedCount, cnn.seedCount)} the ANN classifies ${percent(ann.mean)} of the test images correctly and the CNN ${percent(cnn.mean)}`;
  const summary = modelDifference(tables, ({testAccuracy}) => testAccuracy);
  if (summary.count < 2) return `${means}; with fewer than two seeds of both, nothing is tested.`;
  if (!isApart(summary))
    return `${means}. On the ${countOf(summary.count, "seed")} that both have, the difference is not significant (CNN − ANN: ${differenceTest(summary)}).`;
  const side = summary.mean > 0 ? "leads" : "is behind";
  return `${means}. On the ${countOf(summary.count, "seed")} that both have, the CNN ${side} by ${points(Math.abs(summary.mean))} (${sizeTest(summary)}).`;
};

/** Variants that know five classes, and are tested on the images of five. */
const testedOnSome = /^cnn-(known-classes|transfer-|scratch-)/;

/** How far validation accuracy lies above test accuracy, over the seeds and over all runs that are tested on all images. */
export const validationGap = (tables: Pick<Tables, "runs">): string => {
  const gapOf = ({validationAccuracy, testAccuracy}: Row<"runs">): number => validationAccuracy - testAccuracy;
  const said = models.flatMap((model) => {
    const summary = seedSummary(seedRuns(tables, model).map(gapOf));
    if (summary.count < 2) return [];
    return [`${points(summary.mean)} for the ${modelName[model]}`];
  });
  if (said.length === 0) return `How far validation accuracy lies above test accuracy is ${notRecordedYet}.`;
  const known = tables.runs.filter(
    ({profile, isStale, variant}) => profile === "core" && !isStale && !testedOnSome.test(variant)
  );
  const all = [...new Map(known.map((run) => [`${run.variant}-s${run.seed}`, run])).values()]; // this build's are recorded too
  const above = all.filter((run) => gapOf(run) > 0).length;
  return `Validation accuracy is higher than test accuracy: on average over the seeds by ${list(said)}, and in ${count(above)} of ${count(all.length)} runs, trials included. All were tested on the same images, so they are no independent witnesses. Validation accuracy can serve to choose settings, but it overstates test accuracy.`;
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

/** Whether networks with a second softmax have the accuracies of the original report's summary. */
export const summaryFits = (tables: Pick<Tables, "seeds">): string => {
  const found = models.flatMap((model) =>
    (["validation", "test"] as const).flatMap((split) => {
      const [once, twice] = [model, `${model}-two-softmaxes`].map((name) => seedsOf(tables, name, `${split}Accuracy`));
      return once && twice ? [{once, twice, stated: statedAccuracies[model][split].S}] : [];
    })
  );
  if (found.length < 4) return `Whether a second softmax explains the summary is ${notRecordedYet}.`;
  const [annValidation, annTest, cnnValidation, cnnTest] = found.map(({twice}) => percent(twice.mean));
  const equal = found.filter(({twice, stated}) => Math.round(100 * twice.mean) === stated).length;
  const [ann, , cnn] = found.map(({once}) => percent(once.mean));
  return `With a second softmax, which the report’s text gives if layer and loss are both taken literally, the ANN reaches ${annValidation} on validation and ${annTest} on test images, the CNN ${cnnValidation} and ${cnnTest} (${countOf(found[0]!.twice.seedCount, "seed")} each): rounded to whole per cent, ${equal === 4 ? "all four" : `${countWord(equal)} of the four`} figures of its summary. With one softmax they reach ${ann} and ${cnn} on validation images, where its section 5.1 has ${statedAccuracies.ann.validation["5.1"]}% and ${statedAccuracies.cnn.validation["5.1"]}%.`;
};

/** Training and validation accuracy over the seeds. */
export const otherSplits = (tables: Pick<Tables, "seeds">): string => {
  const parts = models.flatMap((model) => {
    const [train, validation] = (["trainAccuracy", "validationAccuracy"] as const).map((measure) => {
      return seedsOf(tables, model, measure);
    });
    if (train === undefined || validation === undefined) return [];
    return [
      `the ${modelName[model]} is at ${percent(train.mean)} training and ${percent(validation.mean)} validation accuracy`
    ];
  });
  if (parts.length === 0) return "";
  return `On average over the seeds, measured after the last epoch with dropout off, ${parts.join("; ")}.`;
};

/** F1 averaged over the classes, with bootstrap intervals. */
export const macro = ({macroMetrics: rows}: Pick<Tables, "macroMetrics">): string => {
  const parts = models.flatMap((model) => {
    const row = rows.find((one) => one.model === model && one.measure === "f1");
    return row === undefined
      ? []
      : [`${percent(row.value)} for the ${modelName[model]} (95% CI ${percentInterval(row)} over the test images)`];
  });
  if (parts.length === 0) return `F1 averaged over the classes is ${notRecordedYet}.`;
  return `With seed 1, F1 averaged over the ten classes is ${list(parts)}.`;
};

/** What one number per network, fitted on validation images, does to the calibration error of this build's runs. */
export const temperatureGain = (tables: Pick<Tables, "calibration" | "runs">): string => {
  const said = models.flatMap((model) => {
    const own = tables.calibration.filter(({run}) => run === coreRun(tables, model).run);
    const [before, after] = (["as trained", "temperature"] as const).map(
      (scaling) => own.find((row) => row.scaling === scaling)?.equalWidthError
    );
    if (before === undefined || after === undefined) return [];
    return [`from ${percent(before)} to ${percent(after)} in the ${modelName[model]}`];
  });
  if (said.length === 0) return `What a temperature does to the calibration error is ${notRecordedYet}.`;
  return `One number per network, a temperature fitted on the validation images, takes the calibration error ${list(said)} (seed 1).`;
};

/** Which model is the better calibrated, as trained and after a temperature. */
export const calibrated = (tables: Pick<Tables, "calibration" | "runs">): string => {
  const said = (["as trained", "temperature"] as const).map((scaling) => {
    const errors = new Map(
      tables.calibration.filter((row) => row.scaling === scaling).map((row) => [row.run, row.equalWidthError])
    );
    const summary = modelDifference(tables, ({run}) => errors.get(run));
    const when = scaling === "as trained" ? "As trained" : "With a temperature";
    if (summary.count < 2) return `${when} the two are ${notRecordedYet} with two seeds or more.`;
    if (!isApart(summary))
      return `${when} the two do not differ significantly (CNN − ANN, ${countOf(summary.count, "seed")}: ${differenceTest(summary)}, not corrected).`;
    const side = summary.mean > 0 ? "larger" : "smaller";
    return `${when} the CNN’s calibration error is ${side} than the ANN’s by ${points(Math.abs(summary.mean))} (${countOf(summary.count, "seed")}, ${sizeTest(summary)}, not corrected).`;
  });
  return said.join(" ");
};

/** Our two models beside the published ones of their kind, and beside people. */
export const besidePublished = (tables: Pick<Tables, "seeds">): string => {
  const kinds = {
    ann: {of: "multilayer perceptrons", sign: "MLP"},
    cnn: {of: "networks of two convolutions", sign: "2 conv"}
  };
  const parts = models.flatMap((model) => {
    const own = seedsOf(tables, model, "testAccuracy");
    const {of, sign} = kinds[model];
    const others = publishedResults.filter(({name}) => name.startsWith(sign)).map(({accuracy}) => accuracy);
    if (own === undefined) return [];
    return [
      `Our ${modelName[model]} reaches ${percent(own.mean)}, published ${of} ${range(Math.min(...others), Math.max(...others), 1)}%.`
    ];
  });
  if (parts.length === 0) return `Our own means are ${notRecordedYet}.`;
  return `${parts.join(" ")} People without expertise, asked by a third party about ${count(peopleImageCount)} of the test images, agreed with ${fixed(people.accuracy, 1)}% of the labels by majority of three.`;
};

/** What methods without a network reach. */
export const simpleMethodsReach = ({simpleMethods: rows}: Pick<Tables, "simpleMethods">): string => {
  if (rows.length === 0) return `What methods without a network reach is ${notRecordedYet}.`;
  return `Without a network, ${rows.map(methodText).join("; ")}.`;
};

function methodText(row: Row<"simple-methods">): string {
  const {method, accuracy, cost} = row;
  const share = `${percent(accuracy)} of the test images (${percentInterval(row)})`;
  if (method === "nearest neighbour")
    return `the label of the nearest of all 60,000 images of the training file (the networks had 48,000) is right on ${share}`;
  return `a linear support vector machine, given histograms of oriented gradients, is right on ${share}, with C = ${Number(cost!.toPrecision(3))} chosen on the validation images`;
}
