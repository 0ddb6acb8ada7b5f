import {inspectionExtents} from "../inspection/inspection.js";
import {obtainInspection} from "../inspection/obtainInspection.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {thisProject, type Project} from "../project.js";
import {readArtefact} from "../store/readArtefact.js";
import {removeOlder} from "../store/removeOlder.js";
import {removeLitter} from "../store/removeLitter.js";
import {withLock} from "../store/withLock.js";
import {writeArtefact} from "../store/writeArtefact.js";
import {epochCheckpoints, keepingCheckpoints} from "../runs/epochCheckpoints.js";
import {obtainRun} from "../runs/obtainRun.js";
import {coreRuns, coreSeed, protocolOf} from "../experiments/profileRuns.js";
import {trainingAmount, type Profile} from "../training/protocol.js";
import type {StoredRun} from "../runs/storedRun.js";
import {trainingData} from "../training/trainingData.js";
import {makeFiles, type ReportFiles} from "./makeFiles.js";
import {reportCode, reportFolder} from "./reportFolder.js";

export interface ReportOptions {
  /** Data, store and log, where they are others than this checkout's. */
  readonly project?: Project;
  /** Trains although the runs are stored. */
  readonly again?: boolean;
}

/** A report as the store holds it. */
export interface StoredReport {
  /** Where it lies, with its manifest. */
  readonly folder: string;
  readonly files: ReportFiles;
}

/** The files of `storedReport`. */
export async function report(asked: Profile, options: ReportOptions = {}): Promise<ReportFiles> {
  return (await storedReport(asked, options)).files;
}

/**
 * Everything the pages show. Trains what the store does not hold; a second call finds all of it there.
 * @throws Error if the data cannot be had, a training fails, or a result cannot be written
 */
export async function storedReport(
  asked: Profile,
  {project = thisProject, again = false}: ReportOptions = {}
): Promise<StoredReport> {
  const {cache, log, training = {}} = project;
  const profile = trainingAmount(asked);
  await reportCode();
  removeLitter(cache);
  const dataset = await project.loadDataset();
  const protocol = protocolOf(coreRuns.ann, profile);
  const data = trainingData(dataset, protocol, coreSeed);
  const store = {cache, datasetSha256: dataset.sha256, log, training, again};
  const kept = (model: Model) => ({run: coreRuns[model], protocol, data, amount: profile});
  const obtain = async (model: Model): Promise<StoredRun> => {
    const onMessage = await keepingCheckpoints(kept(model), store);
    return obtainRun(coreRuns[model], protocol, data, {...store, training: {...training, onMessage}});
  };
  const ann = await obtain("ann");
  const cnn = await obtain("cnn");
  const folder = await reportFolder(profile, dataset.sha256, {ann, cnn}, project);
  const files = await withLock(
    folder,
    async () => {
      const stored = readArtefact(folder, log);
      if (stored !== undefined) return stored.files;
      const {standardised} = data;
      const extent = inspectionExtents[profile];
      const options = {cache, profile, extent, standardised, seed: coreSeed, log};
      const inspection = await obtainInspection(dataset, {ann, cnn}, options);
      const checkpoints = {
        ann: await epochCheckpoints(kept("ann"), store),
        cnn: await epochCheckpoints(kept("cnn"), store)
      };
      log("making tables and sheets of images");
      const files = await makeFiles(profile, dataset, data, {ann, cnn, inspection, checkpoints}, store, project);
      writeArtefact(folder, files, {profile});
      removeOlder(folder, profile);
      return files;
    },
    {log}
  );
  return {folder, files};
}
