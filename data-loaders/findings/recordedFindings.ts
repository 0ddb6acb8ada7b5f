import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {codeHash} from "../store/codeHash.js";
import {contentKey} from "../store/contentKey.js";
import {examineArtefact} from "../store/readArtefact.js";
import {sha256} from "../store/sha256.js";
import {writeArtefact} from "../store/writeArtefact.js";
import type {NearDuplicates} from "./nearDuplicates.js";
import type {HogSvm} from "./hogSvm/hogSvm.js";
import type {ChangesOfBoth} from "./smallestChanges/changesOfBoth.js";
import {bytesOf} from "../store/floatBytes.js";

/** What is found once, since it takes a minute or more, and kept in git. */
export interface Findings {
  readonly "near-duplicates": NearDuplicates;
  readonly "hog-svm": HogSvm;
  readonly "smallest-changes": ChangesOfBoth;
}

export type FindingName = keyof Findings;

/** What a finding was made of, besides its code: hashes by name. Of a report's, each finding names those that it depends on. */
export type Basis = Readonly<Record<string, string>>;

/** What a report's findings may depend on: its data, and the weights of the two networks that it is about. */
export function reportBasis(
  datasetSha256: string,
  {ann, cnn}: Readonly<Record<Model, {readonly weightsSha256: string}>>
): Basis {
  return {datasetSha256, annWeightsSha256: ann.weightsSha256, cnnWeightsSha256: cnn.weightsSha256};
}

type Files = Readonly<Record<string, Uint8Array>>;

interface Format<Finding> {
  encode(finding: Finding): Files;
  decode(files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Finding;
}

const formats: {readonly [Name in FindingName]: Format<Findings[Name]>} = {
  "near-duplicates": {
    encode: ({neighbours, distances}) => ({"neighbours.u16": bytesOf(neighbours), "distances.f32": bytesOf(distances)}),
    decode: (files) => ({
      neighbours: new Uint16Array(files["neighbours.u16"]!.buffer),
      distances: new Float32Array(files["distances.f32"]!.buffer)
    })
  },
  "hog-svm": {
    encode: ({predictions, trials}) => ({
      "predictions.u8": predictions,
      "trials.json": new TextEncoder().encode(JSON.stringify(trials))
    }),
    decode: (files) => ({
      predictions: files["predictions.u8"]!,
      trials: JSON.parse(new TextDecoder().decode(files["trials.json"])) as HogSvm["trials"]
    })
  },
  "smallest-changes": {
    encode: ({examples, ann, cnn}) => ({
      "examples.u16": bytesOf(examples),
      ...ofModel("ann", ann),
      ...ofModel("cnn", cnn)
    }),
    decode: (files) => {
      const of = (model: string): ChangesOfBoth["ann"] => ({
        answers: files[`${model}-answers.u8`]!,
        distances: new Float32Array(files[`${model}-distances.f32`]!.buffer),
        predictions: files[`${model}-predictions.u8`]!,
        changed: files[`${model}-changed.u8`]!
      });
      return {examples: new Uint16Array(files["examples.u16"]!.buffer), ann: of("ann"), cnn: of("cnn")};
    }
  }
};

/** Names of all findings. */
export const findingNames = Object.keys(formats) as readonly FindingName[];

/** Whether a finding has this name. */
export function isFinding(name: string): name is FindingName {
  return Object.hasOwn(formats, name);
}

function ofModel(model: string, {answers, distances, predictions, changed}: ChangesOfBoth["ann"]): Files {
  return {
    [`${model}-answers.u8`]: answers,
    [`${model}-distances.f32`]: bytesOf(distances),
    [`${model}-predictions.u8`]: predictions,
    [`${model}-changed.u8`]: changed
  };
}

/** A finding as its files hold it: what two of it are compared by. */
export function encodeFinding<Name extends FindingName>(name: Name, finding: Findings[Name]): Files {
  return formats[name].encode(finding);
}

const prepared = join(import.meta.dirname, "..", "training", "trainingData.ts");

/** What runs when each is found. */
const entries: Readonly<Record<FindingName, readonly string[]>> = {
  "near-duplicates": [join(import.meta.dirname, "nearDuplicates.ts")],
  "hog-svm": [join(import.meta.dirname, "hogSvm", "hogSvm.ts"), prepared],
  "smallest-changes": [join(import.meta.dirname, "smallestChanges", "changesOfBoth.ts"), prepared]
};

const codes = new Map<FindingName, Promise<string>>();

/** The code that finds something, as it is when it is first asked for. */
async function codeOf(name: FindingName): Promise<string> {
  const code = codes.get(name) ?? codeHash(entries[name]);
  codes.set(name, code);
  return code;
}

/** Keeps a finding that today's code made, or made again. @throws Error if it cannot be written */
export async function writeFinding<Name extends FindingName>(
  recorded: string,
  name: Name,
  finding: Findings[Name],
  basis: Basis
): Promise<void> {
  writeArtefact(join(recorded, name), formats[name].encode(finding), {...basis, code: await codeOf(name)});
}

/** A finding that is kept, and its hash. */
export interface RecordedFinding<Name extends FindingName> {
  readonly finding: Findings[Name];
  readonly sha256: string;
  /** Whether other code than today's made it, which may find something else: no report takes it. */
  readonly isStale: boolean;
}

/**
 * What a report takes of what is recorded under a name.
 * @param recorded what is kept in git
 * @param basis of the report: what the finding was made of must be part of it
 * @param log gets a line where it is left out for its code alone
 * @returns undefined where it is not recorded, or was made by other code, of other data or of other networks
 * @throws Error if a file is missing or does not match its hash
 */
export async function recordedFinding<Name extends FindingName>(
  recorded: string,
  name: Name,
  basis: Basis,
  log: (line: string) => void = () => undefined
): Promise<RecordedFinding<Name> | undefined> {
  const kept = await keptFinding(recorded, name, basis);
  if (kept?.isStale !== true) return kept;
  log(
    `recorded ${name} was found by other code than today's and is left out: npm run verify -- ${name} finds it again`
  );
  return undefined;
}

/** The same, by whatever code it was made: what is found anew is compared with it. @throws Error as `recordedFinding` does */
export async function keptFinding<Name extends FindingName>(
  recorded: string,
  name: Name,
  basis: Basis
): Promise<RecordedFinding<Name> | undefined> {
  const folder = join(recorded, name);
  if (!existsSync(folder)) return undefined;
  const {artefact, name: file, fault} = examineArtefact(folder);
  if (artefact === undefined) {
    const remedy = `restore it with "git checkout -- ${folder}", or remove the folder to have it made again`;
    throw new Error(`damaged recorded data, ${join(folder, file)}: ${fault}; ${remedy}`);
  }
  const {code, ...madeOf} = artefact.facts;
  if (Object.entries(madeOf).some(([fact, value]) => basis[fact] !== value)) return undefined;
  return {
    finding: formats[name].decode(artefact.files),
    sha256: contentKey(Object.values(artefact.files).map((content) => sha256(content))),
    isStale: code !== (await codeOf(name))
  };
}
