import {join} from "node:path";
import type {Model} from "../src/lib/schemas/vocabulary.js";
import {tableNames, type Row} from "../src/lib/schemas/tableSchemas.js";
import {browserFiles} from "./browser/browserFiles.js";
import {activationCounts, detection} from "./browser/detection.js";
import {browserRunRows, shortRuns} from "./browser/shortRuns.js";
import type {FashionMnist} from "./dataset/examples.js";
import {assembledBytes} from "./engine/assemble.js";
import {stratifiedSplit} from "./dataset/stratifiedSplit.js";
import {inspectionExtents, type Inspection} from "./inspection/inspection.js";
import {inspectionEntries, inspectionKey, obtainInspection} from "./inspection/obtainInspection.js";
import {trainedNetwork} from "./inspection/trainedNetwork.js";
import {thisProject, type Project} from "./project.js";
import {recordedNearDuplicates} from "./recorded/nearDuplicates.js";
import {outOfFold} from "./recorded/outOfFold.js";
import {recordedRuns} from "./recorded/recordedRuns.js";
import {recordedVisitTimes} from "./recorded/visitTimes.js";
import {codeHash} from "./store/codeHash.js";
import {contentKey} from "./store/contentKey.js";
import {readArtefact} from "./store/readArtefact.js";
import {removeOlder} from "./store/removeOlder.js";
import {removeLitter} from "./store/removeLitter.js";
import {sha256} from "./store/sha256.js";
import {withLock} from "./store/withLock.js";
import {writeArtefact} from "./store/writeArtefact.js";
import {encodeTable} from "./tables/encodeTable.js";
import {provenanceRows} from "./tables/provenanceRows.js";
import {reportTables} from "./tables/reportTables.js";
import type {Recorded} from "./tables/recordedTables.js";
import {layerRows} from "./tables/runTables.js";
import {evaluatedRun} from "./runs/evaluatedRun.js";
import {obtainRun, type RunStore} from "./runs/obtainRun.js";
import {trialRows} from "./runs/trialRows.js";
import {variantRows} from "./runs/variantRows.js";
import {coreSeed, protocolOf} from "./runs/profileRuns.js";
import {trainingAmount, type Profile, type TrainingAmount} from "./training/protocol.js";
import {runOf, type Run} from "./training/run.js";
import type {StoredRun} from "./runs/storedRun.js";
import {describeVariant} from "./training/variants/describeVariant.js";
import {trainingEntries} from "./training/trainingCode.js";
import {trainingData} from "./training/trainingData.js";
import type {TrainingData} from "./training/trainingTask.js";

/** The two runs that every build trains. */
export const coreRuns: Readonly<Record<Model, Run>> = {ann: runOf("ann", coreSeed), cnn: runOf("cnn", coreSeed)};

/** Networks that the pages draw: the two that are trained, and the source's other reading. */
const drawnVariants = ["ann", "cnn", "cnn-one-pool"] as const;

/** What runs when a report is made, here and in a reader's browser. */
export const reportEntries: readonly string[] = [
  join(import.meta.dirname, "report.ts"),
  join(import.meta.dirname, "browser", "worker.ts"),
  ...trainingEntries,
  ...inspectionEntries
];

let code: Promise<string> | undefined;

/** The code as it is when it is first asked for, since it is that code that runs even if a file is edited meanwhile. */
function reportCode(): Promise<string> {
  return (code ??= codeHash(reportEntries));
}

export interface ReportOptions {
  /** Data, store and log, where they are others than this checkout's. */
  readonly project?: Project;
  /** Trains although the runs are stored. */
  readonly again?: boolean;
}

/** The report's files by name: NAME.arrow for each table, NAME.png for each sheet of images, and those of `browserFiles`. */
export type ReportFiles = Readonly<Record<string, Uint8Array>>;

/**
 * Everything the pages show. Trains what the store does not hold; a second call finds all of it there.
 * @throws Error if the data cannot be had, a training fails, or a result cannot be written
 */
export async function report(
  asked: Profile,
  {project = thisProject, again = false}: ReportOptions = {}
): Promise<ReportFiles> {
  const {cache, log, training = {}} = project;
  const profile = trainingAmount(asked);
  await reportCode();
  removeLitter(cache);
  const dataset = await project.loadDataset();
  const protocol = protocolOf(coreRuns.ann, profile);
  const data = trainingData(dataset, protocol, coreSeed);
  const store = {cache, datasetSha256: dataset.sha256, log, training, again};
  const ann = await obtainRun(coreRuns.ann, protocol, data, store);
  const cnn = await obtainRun(coreRuns.cnn, protocol, data, store);
  const folder = await reportFolder(profile, dataset.sha256, {ann, cnn}, project);
  return withLock(
    folder,
    async () => {
      const stored = readArtefact(folder, log);
      if (stored !== undefined) return stored.files;
      const {standardised} = data;
      const extent = inspectionExtents[profile];
      const options = {cache, profile, extent, standardised, seed: coreSeed, log};
      const inspection = await obtainInspection(dataset, {ann, cnn}, options);
      log("making tables and sheets of images");
      const files = await makeFiles(profile, dataset, data, {ann, cnn, inspection}, store, project);
      writeArtefact(folder, files, {profile});
      removeOlder(folder, profile);
      return files;
    },
    {log}
  );
}

async function reportFolder(
  profile: TrainingAmount,
  datasetSha256: string,
  runs: Readonly<Record<Model, StoredRun>>,
  {cache, recorded}: Project
): Promise<string> {
  const programs = await Promise.all((["kernels", "lone-optimiser"] as const).map(assembledBytes));
  const key = contentKey({
    profile,
    inspection: await inspectionKey(datasetSha256, runs, {seed: coreSeed}),
    runs: Object.values(runs).map(({weightsSha256, startedAt}) => ({weightsSha256, startedAt})),
    recorded: (await recordedRuns(recorded)).map(({sha256, row}) => ({
      sha256,
      isStale: row.isStale,
      verifiedAt: row.verifiedAt
    })),
    nearDuplicates: recordedNearDuplicates(recorded, datasetSha256)?.sha256 ?? null,
    visitTimes: recordedVisitTimes(recorded) ?? null,
    code: await reportCode(),
    programs: programs.map((program) => sha256(program)),
    node: process.versions.node
  });
  return join(cache, "reports", `${profile}-${key.slice(0, 16)}`);
}

/** What a report is made of besides the data. */
interface Results {
  readonly ann: StoredRun;
  readonly cnn: StoredRun;
  readonly inspection: Inspection;
}

async function makeFiles(
  profile: TrainingAmount,
  dataset: FashionMnist,
  data: TrainingData,
  {ann, cnn, inspection}: Results,
  store: RunStore,
  project: Project
): Promise<ReportFiles> {
  const protocol = protocolOf(coreRuns.ann, profile);
  const short = await shortRuns(dataset, coreRuns, store);
  const found = detection(await trainedNetwork(cnn.run, cnn.parameters, activationCounts(data)), data, coreSeed);
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
    browserRuns: browserRunRows(short),
    recorded: await recordedEvidence(dataset, project)
  });
  const arrows = tableNames.map((name) => [`${name}.arrow`, encodeTable(name, tables[name])] as const);
  const pictures = sheets.map(({row, png}) => [`${row.sheet}.png`, png] as const);
  const forBrowsers = await browserFiles({runs: {ann, cnn}, data, detection: found, short});
  return {...Object.fromEntries([...arrows, ...pictures]), ...forBrowsers};
}

/** What is recorded, beside this build's runs. */
async function recordedEvidence(dataset: FashionMnist, {recorded, log}: Project): Promise<Recorded> {
  const runs = await recordedRuns(recorded);
  const known = new Map(runs.filter(({row}) => !row.isStale).map(({row}) => [row.run, row]));
  return {
    runs,
    variants: variantRows(
      runs.map(({row}) => row),
      recordedVisitTimes(recorded)?.microseconds
    ),
    trials: trialRows((run) => known.get(run)?.validationAccuracy),
    outOfFold: outOfFold(runs, dataset.train, log),
    nearDuplicates: recordedNearDuplicates(recorded, dataset.sha256)
  };
}

function drawnLayers(): Row<"layers">[] {
  return drawnVariants.flatMap((name) => layerRows({run: runOf(name, coreSeed), layers: describeVariant(name)}));
}
