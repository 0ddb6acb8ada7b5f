import {processTag} from "./processTag.js";

/** What a process keeps beside a path while it works on it: a copy under way, or its claim to the path's lock. */
export type OwnedKind = "tmp" | "lock";

/**
 * A path for one process alone: PATH.TAG.KIND, which anyone can tell to be litter once the process is dead.
 * @param tag the process's, this one's if not given
 */
export function ownedPath(path: string, kind: OwnedKind, tag = processTag()): string {
  return `${path}.${tag}.${kind}`;
}

/** The tag of the process that a file or folder name belongs to; undefined for any other name. */
export function ownerOf(name: string): string | undefined {
  return /\.(\d+-\d+)\.(?:tmp|lock)$/.exec(name)?.[1];
}
