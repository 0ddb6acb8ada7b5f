import {contentKey} from "./contentKey.js";

/** The file that makes a folder an artefact; written last. */
export const manifestName = "manifest.json";

/** What an artefact's file must be. */
export interface FileRecord {
  readonly bytes: number;
  readonly sha256: string;
}

/** Anything worth knowing about an artefact, as JSON. */
export type Facts = Readonly<Record<string, unknown>>;

/** An artefact's table of contents. */
export interface Manifest {
  readonly files: Readonly<Record<string, FileRecord>>;
  readonly facts: Facts;
}

/**
 * The manifest as JSON, with a hash over itself.
 * @throws TypeError if the facts are not JSON
 */
export function encodeManifest({files, facts}: Manifest): string {
  return `${JSON.stringify({files, facts, sha256: contentKey({files, facts})}, null, 2)}\n`;
}

/** Reads a manifest's JSON; undefined if it is corrupt: no JSON, or not what its hash is of. */
export function decodeManifest(json: string): Manifest | undefined {
  try {
    const {files, facts, sha256} = JSON.parse(json) as Manifest & {readonly sha256: string};
    return contentKey({files, facts}) === sha256 ? {files, facts} : undefined;
  } catch {
    return undefined;
  }
}
