import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {tableNames, type Row} from "../../src/lib/schemas/tableSchemas.js";
import {browserFiles} from "../browser/build/browserFiles.js";
import {activationCounts, detection} from "../browser/build/detection.js";
import {runPredictions} from "../browser/build/runPredictions.js";
import {reproduction} from "../browser/build/reproductionFiles.js";
import {browserRunRows, shortRuns} from "../browser/build/shortRuns.js";
import type {FashionMnist} from "../dataset/examples.js";
import {stratifiedSplit} from "../dataset/stratifiedSplit.js";
import {modelsToTakeHome} from "../exports/modelsToTakeHome.js";
import {portableRuns} from "../exports/portableRuns.js";
import type {Inspection} from "../inspection/inspection.js";
import {garmentFlow} from "../inspection/garmentFlow.js";
import {networkAnswers} from "../inspection/networkAnswers.js";
import {trainedNetwork} from "../inspection/trainedNetwork.js";
import type {Project} from "../project.js";
import {recordedFinding, reportBasis, type Basis} from "../findings/recordedFindings.js";
import {outOfFold} from "../runs/recorded/outOfFold.js";
import {recordedRuns} from "../runs/recorded/recordedRuns.js";
import {recordedTrainingTimes} from "../runs/recorded/trainingTimes.js";
import {corruptedExamples} from "../tables/corruptionImages.js";
import {encodeTable} from "../tables/encodeTable.js";
import {provenanceRows} from "../tables/provenanceRows.js";
import {reportTables} from "../tables/reportTables.js";
import type {Recorded} from "../tables/recordedTables.js";
import {layerRows} from "../tables/runTables.js";
import {evaluatedRun} from "../runs/evaluatedRun.js";
import type {RunStore} from "../runs/obtainRun.js";
import {trialRows} from "../tables/trialRows.js";
import {variantRows} from "../tables/variantRows.js";
import {coreRuns, coreSeed, protocolOf} from "../experiments/profileRuns.js";
import type {TrainingAmount} from "../training/protocol.js";
import {runOf} from "../training/run.js";
import type {EpochCheckpoint} from "../runs/epochCheckpoints.js";
import type {StoredRun} from "../runs/storedRun.js";
import {describeVariant} from "../experiments/describeVariant.js";
import type {TrainingData} from "../training/trainingTask.js";
import {tableKey, type Tables} from "../../src/lib/tables.js";
import {claimRows} from "../claims/claimRows.js";
import {rulesFile} from "../claims/rules.js";

/** The report's files by name: NAME.arrow for each table, NAME.png for each sheet of images, the claims' rules and those of `browserFiles`. */
export type ReportFiles = Readonly<Record<string, Uint8Array>>;

/** Networks that the pages draw: the two that are trained, and the original report's other reading. */
const drawnVariants = ["ann", "cnn", "cnn-one-pool"] as const;

/** What a report is made of besides the data. */
export interface Results {
  readonly ann: StoredRun;
  readonly cnn: StoredRun;
  readonly inspection: Inspection;
  /** What each epoch of both runs left. */
  readonly checkpoints: Readonly<Record<Model, readonly EpochCheckpoint[]>>;
}

/** Makes all files of a report, by name. */
export async function makeFiles(
  profile: TrainingAmount,
  dataset: FashionMnist,
  data: TrainingData,
  {ann, cnn, inspection, checkpoints}: Results,
  store: RunStore,
  project: Project
): Promise<ReportFiles> {
  const protocol = protocolOf(coreRuns.ann, profile);
  const short = await shortRuns(dataset, coreRuns, {...store, again: false}); // in a quick build they are trained already
  const found = detection(await trainedNetwork(cnn.run, cnn.parameters, activationCounts(data)), data, coreSeed);
  const corrupted = corruptedExamples(dataset.test);
  const answersOf = ({run, parameters}: StoredRun) => networkAnswers(run, parameters, corrupted, data.standardised);
  const recorded = await recordedEvidence(dataset, reportBasis(dataset.sha256, {ann, cnn}), project);
  const {tables, sheets} = reportTables({
    dataset,
    datasetSplit: stratifiedSplit(dataset.train.labels, coreSeed, protocol.validationShare),
    used: {...dataset, train: data.train},
    usedSplit: data.split,
    ann: evaluatedRun(ann, data, profile),
    cnn: evaluatedRun(cnn, data, profile),
    inspection,
    layers: drawnLayers(),
    provenance: provenanceRows(protocol, dataset.sha256, profile, project.root),
    outOfDistribution: found.rows,
    testDistances: found.testDistances,
    corruptedAnswers: {ann: await answersOf(ann), cnn: await answersOf(cnn)},
    flow: await garmentFlow(dataset.test, {ann, cnn}, data.standardised),
    browserRuns: browserRunRows(short),
    recorded
  });
  const models = await modelsToTakeHome(portableRuns({ann, cnn}, data, recorded.runs, dataset), tables);
  const reproducing = reproduction({data, runs: coreRuns, checkpoints});
  const evidence = {...tables, ...reproducing.tables, modelFiles: models.rows};
  const all: Tables = {...evidence, claims: claimRows(evidence)};
  const arrows = tableNames.map((name) => [`${name}.arrow`, encodeTable(name, all[tableKey(name)])] as const);
  const pictures = sheets.map(({row, png}) => [`${row.sheet}.png`, png] as const);
  const forBrowsers = await browserFiles({runs: {ann, cnn}, data, detection: found, short});
  const ofRuns = {"run-predictions.bin": runPredictions(recorded.runs, dataset.test.labels)};
  return {
    ...Object.fromEntries([...arrows, ...pictures]),
    "rules.json": rulesFile,
    ...forBrowsers,
    ...ofRuns,
    ...models.files,
    ...reproducing.files
  };
}

/** What is recorded, beside this build's runs. */
async function recordedEvidence(dataset: FashionMnist, basis: Basis, {recorded, log}: Project): Promise<Recorded> {
  const runs = await recordedRuns(recorded);
  const trainingTimes = recordedTrainingTimes(recorded)?.microseconds ?? {};
  const known = new Map(runs.filter(({row}) => !row.isStale).map(({row}) => [row.run, row]));
  return {
    runs,
    variants: variantRows(
      runs.map(({row}) => row),
      trainingTimes
    ),
    trainingTimes,
    trials: trialRows((run) => known.get(run)?.validationAccuracy),
    outOfFold: outOfFold(runs, dataset.train, log),
    nearDuplicates: (await recordedFinding(recorded, "near-duplicates", basis, log))?.finding,
    hogSvm: (await recordedFinding(recorded, "hog-svm", basis, log))?.finding,
    smallestChanges: (await recordedFinding(recorded, "smallest-changes", basis, log))?.finding
  };
}

function drawnLayers(): Row<"layers">[] {
  return drawnVariants.flatMap((name) => layerRows({run: runOf(name, coreSeed), layers: describeVariant(name)}));
}
