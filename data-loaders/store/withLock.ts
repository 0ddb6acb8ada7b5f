import {randomInt} from "node:crypto";
import {readdirSync, rmSync, unlinkSync, writeFileSync} from "node:fs";
import {constants} from "node:os";
import {basename, dirname} from "node:path";
import {setTimeout} from "node:timers/promises";
import {makeFolder} from "./makeFolder.js";
import {ownedPath, ownerOf} from "./ownedPath.js";
import {isRunning, processId, processTag} from "./processTag.js";
import {writeFailure} from "./writeFailure.js";

export interface LockOptions {
  /** Gets one line if the lock has to be waited for. */
  readonly log?: (line: string) => void;
  /** Mean time between two looks at a lock that is held, ms. */
  readonly pollMs?: number;
}

/**
 * Runs a task while no other process of this machine runs one under the same path. The lock is released when the task
 * ends or fails, or the process does; a process killed outright holds it no longer, and its claim is removed.
 *
 * A process claims the lock by a file beside the path that bears its tag, and holds it if it then finds no claim of
 * another living process. Of two that claim at once at least the later sees the other, so never both hold it; who sees
 * a rival withdraws and tries again after a random while. As a claim of a dead process just does not count, there is no
 * takeover that two could attempt at once.
 *
 * Needs a local file system. A task that asks for its own lock waits for ever.
 * @param path names the lock; need not exist
 * @returns the task's result
 * @throws Error if the folder cannot be written, and whatever the task throws
 */
export async function withLock<T>(
  path: string,
  task: () => T | Promise<T>,
  {log = console.error, pollMs = 100}: LockOptions = {}
): Promise<T> {
  makeFolder(dirname(path));
  let rival = claim(path);
  if (rival !== undefined) {
    const remedy = `if that is no build of this project, remove ${ownedPath(path, "lock", rival)} to go on`;
    log(`waiting for process ${processId(rival)}, which holds the lock of ${path}; ${remedy}`);
  }
  while (rival !== undefined) {
    await setTimeout(randomInt(pollMs, 3 * pollMs) / 2);
    rival = claim(path);
  }
  const release = () => rmSync(ownedPath(path, "lock"), {force: true});
  process.once("exit", release);
  for (const signal of endingSignals) process.on(signal, exitOn);
  try {
    return await task();
  } finally {
    for (const signal of endingSignals) process.off(signal, exitOn);
    process.off("exit", release);
    release();
  }
}

/** Claims a lock, unless another process holds it: returns that one's tag. */
function claim(path: string): string | undefined {
  const holder = claimants(path).find((tag) => isRunning(tag));
  if (holder !== undefined) return holder;
  const own = ownedPath(path, "lock");
  try {
    writeFileSync(own, "", {flag: "wx"});
  } catch (error) {
    throw writeFailure(own, error);
  }
  const others = claimants(path).filter((tag) => tag !== processTag());
  const rival = others.find((tag) => isRunning(tag));
  if (rival !== undefined) {
    rmSync(own, {force: true});
    return rival;
  }
  for (const dead of others) removeDead(ownedPath(path, "lock", dead));
  return undefined;
}

/** Removes a dead process's claim; one that belongs to somebody else stays, and counts for nothing. */
function removeDead(claim: string): void {
  try {
    unlinkSync(claim);
  } catch {
    // gone already, or in a folder where only its owner may remove it
  }
}

/** The tags of the processes that have claimed a lock, dead ones among them. */
function claimants(path: string): string[] {
  return readdirSync(dirname(path)).flatMap((name) => {
    const tag = ownerOf(name);
    return tag !== undefined && name === basename(ownedPath(path, "lock", tag)) ? [tag] : [];
  });
}

const endingSignals = ["SIGINT", "SIGTERM"] as const;

/** Turns a signal into an exit, which releases every lock, unless the program handles the signal itself. */
function exitOn(signal: NodeJS.Signals): void {
  if (process.listeners(signal).every((listener) => listener === exitOn)) process.exit(128 + constants.signals[signal]);
}
