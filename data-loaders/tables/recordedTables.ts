import {classCount} from "../../src/lib/classNames.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {models} from "../../src/lib/schemas/vocabulary.js";
import type {Tables} from "../../src/lib/tables.js";
import type {Examples, FashionMnist} from "../dataset/examples.js";
import {confusionMatrix} from "../evaluation/confusionMatrix.js";
import {correctness} from "../evaluation/correctness.js";
import type {HogSvm} from "../findings/hogSvm/hogSvm.js";
import type {NearDuplicates} from "../findings/nearDuplicates.js";
import type {ChangesOfBoth} from "../findings/smallestChanges/changesOfBoth.js";
import type {OutOfFold} from "../runs/recorded/outOfFold.js";
import type {RecordedRun} from "../runs/recorded/recordedRuns.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";
import {calibrationRows} from "./calibrationRows.js";
import {changeRows, type CorrectByRun} from "./changeRows.js";
import {doubtedLabels, labelErrorImages, labelErrorJoint, setAsideRows} from "./labelErrorRows.js";
import {duplicateBandRows, nearDuplicateRows, nearestPairImages} from "./nearDuplicateRows.js";
import {pairRows} from "./pairRows.js";
import {robustnessRows} from "./robustnessRows.js";
import {seedLuckRows} from "./seedLuckRows.js";
import {seedRows} from "./seedRows.js";
import {sheet, type Sheet} from "./sheet.js";
import {changedImages, smallestChangeRows} from "./smallestChangeRows.js";
import type {ExampleTimes} from "./variantRows.js";
import {voteRows, type Member} from "./voteRows.js";

/** What was found once and is kept in git. */
export interface Recorded {
  readonly runs: readonly RecordedRun[];
  /** The variants that these and this build's runs belong to. */
  readonly variants: readonly Row<"variants">[];
  readonly trials: readonly Row<"trials">[];
  readonly trainingTimes: ExampleTimes;
  /** Absent until all folds are recorded. */
  readonly outOfFold?: OutOfFold | undefined;
  /** Absent until they are recorded for this data set. */
  readonly nearDuplicates?: NearDuplicates | undefined;
  readonly hogSvm?: HogSvm | undefined;
  /** Absent until they are recorded for these weights. */
  readonly smallestChanges?: ChangesOfBoth | undefined;
}

type RunTable =
  | "variants"
  | "trainingTimes"
  | "trials"
  | "recordedEpochs"
  | "seeds"
  | "seedConfusion"
  | "changes"
  | "pairs"
  | "calibration"
  | "robustness"
  | "votes"
  | "seedLuck";

/** The tables of many runs. @param runs rows of table `runs`, this build's first */
export function recordedRunTables(
  recorded: Recorded,
  runs: readonly Row<"runs">[],
  built: readonly EvaluatedRun[],
  test: Examples
): Pick<Tables, RunTable> {
  const {variants, trials, trainingTimes} = recorded;
  const correct = correctByRun(recorded, built, test);
  const members = membersOf(recorded, built, test.count);
  return {
    variants,
    trials,
    trainingTimes: Object.entries(trainingTimes).flatMap(([variant, times]) =>
      times.map((exampleMicroseconds, i) => ({variant, seed: i + 1, exampleMicroseconds}))
    ),
    recordedEpochs: recordedEpochs(recorded),
    seeds: seedRows(runs, variants),
    changes: changeRows(runs, variants, correct),
    pairs: pairRows(new Map(members.map(({run, predictions}) => [run, correctness(test.labels, predictions)]))),
    seedConfusion: seedConfusion(members, test.labels),
    calibration: calibrationRows(built, current(recorded)),
    robustness: robustnessRows(recorded.runs),
    votes: voteRows(members, test.labels),
    seedLuck: seedLuckRows(members, test.labels)
  };
}

/** This build's runs but for those of a quick build, which stand beside no recorded one. */
function wholeRuns(built: readonly EvaluatedRun[]): readonly EvaluatedRun[] {
  return built.filter(({profile}) => profile === "core");
}

function current({runs}: Recorded): readonly RecordedRun[] {
  return runs.filter(({row}) => !row.isStale);
}

/** The core models' seeds that were trained on all images and measured on so many: this build's, then recorded ones. */
function membersOf(recorded: Recorded, built: readonly EvaluatedRun[], count: number): Member[] {
  const own = wholeRuns(built).map(({model, run, evaluations}) => {
    return {model, run: run.name, seed: run.seed, predictions: evaluations.test.predictions};
  });
  const others = current(recorded)
    .filter(({row}) => (models as readonly string[]).includes(row.variant) && !own.some(({run}) => run === row.run))
    .map(({row: {variant, run, seed}, predictions}) => ({model: variant, run, seed, predictions}));
  return [...own, ...others].filter(({predictions}) => predictions.length === count);
}

/** Groups whose learning curves are shown. */
const curveGroups: readonly Row<"variants">["group"][] = ["source", "ablation", "proposal", "control", "best"];

function recordedEpochs(recorded: Recorded): Row<"recorded-epochs">[] {
  const shown = new Set(recorded.variants.filter(({group}) => curveGroups.includes(group)).map(({variant}) => variant));
  return current(recorded)
    .filter(({row}) => shown.has(row.variant))
    .flatMap(({row, epochs}) => epochs.map((epoch) => ({run: row.run, ...epoch})));
}

/** Of this build's runs and of the recorded ones that were measured on all of these test images. */
function correctByRun(recorded: Recorded, built: readonly EvaluatedRun[], {labels, count}: Examples): CorrectByRun {
  const own = wholeRuns(built).map(({run, evaluations}) => [run.name, evaluations.test.correct] as const);
  const others = current(recorded)
    .filter(({predictions, row}) => predictions.length === count && !own.some(([name]) => name === row.run))
    .map(({row, predictions}) => [row.run, correctness(labels, predictions)] as const);
  return new Map([...own, ...others]);
}

/** Confusion matrices of the two models, seed by seed: rows of table `seed-confusion`. */
function seedConfusion(members: readonly Member[], labels: Uint8Array): Row<"seed-confusion">[] {
  return members.flatMap(({run, predictions}) =>
    Array.from(confusionMatrix(labels, predictions, classCount), (count, cell) => {
      return {run, label: Math.floor(cell / classCount), prediction: cell % classCount, count};
    })
  );
}

/** Tables of images that something was found out about. */
export type ImageTable =
  | "smallestChanges"
  | "changedImages"
  | "labelErrors"
  | "labelErrorJoint"
  | "setAside"
  | "nearDuplicates"
  | "duplicateBands"
  | "nearestPairs";

/** The tables of doubtful, near and changed images, empty where nothing is recorded, and their sheets. */
export function recordedImageTables(
  recorded: Recorded,
  dataset: FashionMnist,
  {ann, cnn}: {readonly ann: EvaluatedRun; readonly cnn: EvaluatedRun}
): {tables: Pick<Tables, ImageTable>; sheets: readonly Sheet[]} {
  const correct = {ann: ann.evaluations.test.correct, cnn: cnn.evaluations.test.correct};
  const {nearDuplicates, outOfFold, smallestChanges} = recorded;
  const changed = smallestChanges && changedImages(dataset.test, smallestChanges);
  const doubted = outOfFold && doubtedLabels(outOfFold.train, dataset.train);
  const errors = doubted && labelErrorImages(dataset.train, doubted);
  const pairs = nearDuplicates && nearestPairImages(dataset, nearDuplicates);
  const tables = {
    smallestChanges: smallestChanges === undefined ? [] : smallestChangeRows(dataset.test.labels, smallestChanges),
    changedImages: changed?.rows ?? [],
    labelErrors: errors?.rows ?? [],
    labelErrorJoint: doubted === undefined ? [] : labelErrorJoint(doubted),
    setAside: outOfFold === undefined ? [] : setAsideRows(outOfFold.test, dataset.test.labels, correct),
    nearDuplicates: nearDuplicates === undefined ? [] : nearDuplicateRows(dataset, nearDuplicates),
    duplicateBands: nearDuplicates === undefined ? [] : duplicateBandRows(nearDuplicates, correct),
    nearestPairs: pairs?.rows ?? []
  };
  return {
    tables,
    sheets: [
      changed?.sheet ?? blankSheet("changed-images"),
      errors?.sheet ?? blankSheet("label-errors"),
      pairs?.sheet ?? blankSheet("nearest-pairs")
    ]
  };
}

/** What stands in for a sheet that the pages name and of which nothing is recorded: one blank cell. */
function blankSheet(name: string): Sheet {
  return sheet(new Uint8Array(784), {name, cellWidth: 28, columnCount: 1, channelCount: 1});
}
