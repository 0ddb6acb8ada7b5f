import {existsSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {decodeManifest, manifestName, type Facts, type FileRecord} from "./manifest.js";
import {sha256} from "./sha256.js";

/** A stored artefact whose every byte matches its hash. */
export interface Artefact {
  /** Contents by name, each on a buffer of its own. */
  readonly files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  readonly facts: Facts;
}

/** An artefact, or what is wrong with it: the file and its fault. */
export type Examined =
  | {readonly artefact: Artefact; readonly fault?: undefined; readonly name?: undefined}
  | {readonly artefact?: undefined; readonly name: string; readonly fault: string};

/**
 * Reads an artefact and verifies it. A corrupt one is reported and removed, so that it is made again.
 * Call it under the folder's lock.
 * @param log gets a line that names the corrupt file and its fault
 * @returns undefined where there is no artefact, only part of one (no manifest), or a corrupt one
 */
export function readArtefact(folder: string, log: (line: string) => void = console.error): Artefact | undefined {
  if (!existsSync(join(folder, manifestName))) return undefined;
  const {artefact, name, fault} = examineArtefact(folder);
  if (artefact !== undefined) return artefact;
  log(`corrupt file ${join(folder, name)}: ${fault}; removed its folder, to be made again`);
  rmSync(folder, {recursive: true});
  return undefined;
}

/** Reads an artefact's folder, verifies every file, and removes nothing. */
export function examineArtefact(folder: string): Examined {
  if (!existsSync(join(folder, manifestName))) return {name: manifestName, fault: "it is missing"};
  const manifest = decodeManifest(readFileSync(join(folder, manifestName), "utf8"));
  if (manifest === undefined) return {name: manifestName, fault: "it does not match its own hash"};
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const [name, record] of Object.entries(manifest.files)) {
    const path = join(folder, name);
    if (!existsSync(path)) return {name, fault: "it is missing"};
    const content = new Uint8Array(readFileSync(path));
    const fault = faultOf(content, record);
    if (fault !== undefined) return {name, fault};
    files[name] = content;
  }
  return {artefact: {files, facts: manifest.facts}};
}

function faultOf(content: Uint8Array, expected: FileRecord): string | undefined {
  const actual = sha256(content);
  if (actual === expected.sha256) return undefined;
  return `expected ${expected.bytes} bytes with SHA-256 ${expected.sha256}, got ${content.length} with ${actual}`;
}
