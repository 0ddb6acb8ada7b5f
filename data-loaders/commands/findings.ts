import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {hogSvm} from "../findings/hogSvm/hogSvm.js";
import {nearDuplicates} from "../findings/nearDuplicates.js";
import {
  encodeFinding,
  findingNames,
  keptFinding,
  recordedFinding,
  reportBasis,
  writeFinding,
  type Basis,
  type FindingName,
  type Findings
} from "../findings/recordedFindings.js";
import {changesOfBoth} from "../findings/smallestChanges/changesOfBoth.js";
import {coreRuns} from "../experiments/profileRuns.js";
import type {Project} from "../project.js";
import {obtainInProfile, prepareRun, type Workplace} from "../runs/obtainInProfile.js";
import type {StoredRun} from "../runs/storedRun.js";
import {areEqual} from "../store/areEqual.js";

/** What was found, and what it was made of. */
interface Found<Name extends FindingName> {
  readonly finding: Findings[Name];
  readonly basis: Basis;
}

const find: {readonly [Name in FindingName]: (workplace: Workplace) => Promise<Found<Name>>} = {
  "near-duplicates": async ({dataset}) => ({
    finding: await nearDuplicates(dataset),
    basis: {datasetSha256: dataset.sha256}
  }),
  "hog-svm": async (workplace) => {
    const {data} = await prepareRun(coreRuns.cnn, workplace);
    return {finding: hogSvm(data), basis: {datasetSha256: workplace.dataset.sha256}};
  },
  "smallest-changes": async (workplace) => {
    const runs = await trainedCore(workplace);
    const {data} = await prepareRun(coreRuns.cnn, workplace);
    const finding = await changesOfBoth(data.test, runs, data.standardised);
    return {finding, basis: reportBasis(workplace.dataset.sha256, runs)};
  }
};

/** Finds something anew and keeps it. @throws Error if it cannot be written */
export async function recordFinding(name: FindingName, workplace: Workplace, project: Project): Promise<void> {
  const {finding, basis} = await find[name](workplace);
  await writeFinding(project.recorded, name, finding, basis);
  project.print(`recorded ${name}`);
}

/** Names of findings that are not recorded for this data set and for the core runs of today, by today's code. */
export async function missingFindings(workplace: Workplace, {recorded}: Project): Promise<FindingName[]> {
  const basis = await basisOf(workplace);
  const found = await Promise.all(findingNames.map((name) => recordedFinding(recorded, name, basis)));
  return findingNames.filter((_, i) => found[i] === undefined);
}

/**
 * Finds something anew and compares it with what is recorded, which counts as today's from then on if it is the same.
 * @returns whether it is the same, bit by bit
 * @throws RangeError if nothing of this data set and of today's core runs is recorded
 */
export async function verifyFinding(name: FindingName, workplace: Workplace, project: Project): Promise<boolean> {
  const before = await keptFinding(project.recorded, name, await basisOf(workplace));
  if (before === undefined)
    throw new RangeError(`no ${name} of this data set and of today's core runs is recorded; see docs/reproducing.md`);
  const {finding, basis} = await find[name](workplace);
  const now = encodeFinding(name, finding);
  const then = encodeFinding(name, before.finding);
  const isSame = Object.keys(now).every((file) => areEqual(then[file], now[file]));
  project.print(`${name} ${isSame ? "equal" : "DIFFERENT"}`);
  if (isSame) await writeFinding(project.recorded, name, finding, basis);
  return isSame;
}

async function basisOf(workplace: Workplace): Promise<Basis> {
  return reportBasis(workplace.dataset.sha256, await trainedCore(workplace));
}

async function trainedCore(workplace: Workplace): Promise<Readonly<Record<Model, StoredRun>>> {
  const ann = await obtainInProfile(coreRuns.ann, workplace);
  return {ann, cnn: await obtainInProfile(coreRuns.cnn, workplace)};
}
