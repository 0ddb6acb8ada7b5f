import {join} from "node:path";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {assembledBytes} from "../engine/assemble.js";
import {inspectionEntries, inspectionKey} from "../inspection/obtainInspection.js";
import type {Project} from "../project.js";
import {findingNames, recordedFinding, reportBasis} from "../findings/recordedFindings.js";
import {recordedRuns} from "../runs/recorded/recordedRuns.js";
import {recordedTrainingTimes} from "../runs/recorded/trainingTimes.js";
import {codeHash} from "../store/codeHash.js";
import {contentKey} from "../store/contentKey.js";
import {sha256} from "../store/sha256.js";
import {coreSeed} from "../experiments/profileRuns.js";
import type {TrainingAmount} from "../training/protocol.js";
import type {StoredRun} from "../runs/storedRun.js";
import {packageVersions} from "../tables/provenanceRows.js";
import {trainingEntries} from "../training/trainingCode.js";

/** What runs when a report is made, here and in a reader's browser. */
export const reportEntries: readonly string[] = [
  join(import.meta.dirname, "report.ts"),
  join(import.meta.dirname, "..", "browser", "worker.ts"),
  join(import.meta.dirname, "..", "browser", "judgingWorker.ts"),
  join(import.meta.dirname, "..", "browser", "reproducingWorker.ts"),
  ...trainingEntries,
  ...inspectionEntries
];

let code: Promise<string> | undefined;

/** The code as it is when it is first asked for, since it is that code that runs even if a file is edited meanwhile. */
export function reportCode(): Promise<string> {
  return (code ??= codeHash(reportEntries));
}

/** Where a report is kept, under a key of all that decides a bit of it. */
export async function reportFolder(
  profile: TrainingAmount,
  datasetSha256: string,
  runs: Readonly<Record<Model, StoredRun>>,
  {root, cache, recorded}: Project
): Promise<string> {
  const basis = reportBasis(datasetSha256, runs);
  const findings = await Promise.all(findingNames.map((name) => recordedFinding(recorded, name, basis)));
  const programs = await Promise.all((["kernels", "lone-optimiser", "optimiser"] as const).map(assembledBytes));
  const key = contentKey({
    profile,
    inspection: await inspectionKey(datasetSha256, runs, {seed: coreSeed}),
    runs: Object.values(runs).map(({weightsSha256, startedAt}) => ({weightsSha256, startedAt})),
    recorded: (await recordedRuns(recorded)).map(({sha256, row}) => ({
      sha256,
      isStale: row.isStale,
      verifiedAt: row.verifiedAt
    })),
    findings: findings.map((finding) => finding?.sha256 ?? null),
    trainingTimes: recordedTrainingTimes(recorded) ?? null,
    code: await reportCode(),
    programs: programs.map((program) => sha256(program)),
    node: process.versions.node,
    packages: packageVersions(root) // of which some are told and not run
  });
  return join(cache, "reports", `${profile}-${key.slice(0, 16)}`);
}
