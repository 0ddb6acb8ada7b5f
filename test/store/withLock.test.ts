import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {describe, expect, it} from "vitest";
import {ownedPath} from "../../data-loaders/store/ownedPath.js";
import {withLock} from "../../data-loaders/store/withLock.js";
import {startProcess} from "./startProcess.js";
import {temporaryFolder} from "./temporaryFolder.js";

function lockPath(): string {
  return join(temporaryFolder(), "key");
}

function claims(path: string): string[] {
  return readdirSync(dirname(path)).filter((name) => name.endsWith(".lock"));
}

/** A process that keeps the lock until it is killed. */
async function holder(path: string) {
  const started = startProcess("holdLock.ts", [path]);
  await started.ready;
  return started;
}

/** Asks for the lock; `waits` is fulfilled with the line logged as soon as it has to wait. */
function asker(path: string) {
  const lines: string[] = [];
  let result: Promise<string> | undefined;
  const waits = new Promise<string>((resolve) => {
    const log = (line: string) => resolve((lines.push(line), line));
    result = withLock(path, () => "done", {log, pollMs: 5});
  });
  return {lines, waits, result: result!};
}

describe("withLock", () => {
  it("gives the task's result, and leaves no claim", async () => {
    const path = lockPath();
    expect(await withLock(path, () => claims(path))).toEqual([basename(ownedPath(path, "lock"))]);
    expect(claims(path)).toEqual([]);
  });
  it("is released by a task that fails", async () => {
    const path = lockPath();
    const failure = withLock(path, () => Promise.reject(new Error("loss is NaN")));
    await expect(failure).rejects.toThrow("loss is NaN");
    expect(claims(path)).toEqual([]);
  });
  it("leaves no listener behind", async () => {
    const listenerCounts = () => ["exit", "SIGINT", "SIGTERM"].map((event) => process.listenerCount(event));
    const before = listenerCounts();
    await withLock(lockPath(), () => undefined);
    expect(listenerCounts()).toEqual(before);
  });
  it("lets two tasks of one process run one after the other", async () => {
    const path = lockPath();
    const events: string[] = [];
    const task = async (name: string) => {
      events.push(`${name} starts`);
      await new Promise(setImmediate);
      events.push(`${name} ends`);
    };
    const options = {log: () => undefined, pollMs: 2};
    await Promise.all([withLock(path, () => task("first"), options), withLock(path, () => task("second"), options)]);
    expect(events).toEqual(["first starts", "first ends", "second starts", "second ends"]);
  });
  it("does not wait for the lock of another path, even one that starts alike", async () => {
    const path = lockPath();
    const inner = () => withLock(path, () => "done", {log: (line) => expect.unreachable(line)});
    expect(await withLock(`${path}.bin`, inner)).toBe("done");
  });
  it("waits for another process, says so once, and takes over from it when it is killed", async () => {
    const path = lockPath();
    const {pid, kill, ended} = await holder(path);
    const {lines, waits, result} = asker(path);
    const claim = claims(path).find((name) => name.startsWith("key."))!;
    const remedy = `if that is no build of this project, remove ${join(dirname(path), claim)} to go on`;
    expect(await waits).toBe(`waiting for process ${pid}, which holds the lock of ${path}; ${remedy}`);
    kill("SIGKILL");
    await ended;
    expect(await result).toBe("done");
    expect(lines).toHaveLength(1);
    expect(claims(path)).toEqual([expect.stringMatching(/^key-outer\.\d+-\d+\.lock$/)]); // the killed process's other lock
  });
  it("takes a dead process's lock at once, without a word", async () => {
    const path = lockPath();
    const {kill, ended} = await holder(path);
    kill("SIGKILL");
    await ended;
    expect(claims(path)).toHaveLength(2);
    expect(await withLock(path, () => "done", {log: (line) => expect.unreachable(line)})).toBe("done");
  });
  it.skipIf(!existsSync("/proc/self/stat"))("is not fooled by a later process with a dead owner's id", async () => {
    const path = lockPath();
    writeFileSync(ownedPath(path, "lock", `${process.pid}-1`), "");
    expect(await withLock(path, () => "done", {log: (line) => expect.unreachable(line)})).toBe("done");
  });
  it("lets a dead process's claim stay that it cannot remove", async () => {
    const path = lockPath();
    mkdirSync(ownedPath(path, "lock", "0-1")); // no file: to be removed by nobody
    expect(await withLock(path, () => "done", {log: (line) => expect.unreachable(line)})).toBe("done");
    expect(claims(path)).toHaveLength(1);
  });
  it.each([
    ["SIGTERM", 143],
    ["SIGINT", 130]
  ] as const)("is released, nested locks too, by %s", async (signal, code) => {
    const path = lockPath();
    const {kill, ended} = await holder(path);
    kill(signal);
    expect(await ended).toEqual({code, signal: null});
    expect(claims(path)).toEqual([]);
  });
  it("leaves a signal to a program that handles it itself", async () => {
    const path = lockPath();
    const program = startProcess("finishOnSignal.ts", [path]);
    await program.ready;
    program.kill("SIGTERM");
    expect(await program.ended).toEqual({code: 0, signal: null});
    expect(program.errors()).toBe("finished under the lock\n");
    expect(claims(path)).toEqual([]);
  });
  it("never lets two of four processes in at once, though its first owner was killed", async () => {
    const path = lockPath();
    const countFile = `${path}-count`;
    writeFileSync(countFile, "0");
    const first = await holder(path);
    const roundCount = 25;
    const counters = [1, 2, 3, 4].map(() => startProcess("countUnderLock.ts", [path, countFile, String(roundCount)]));
    await Promise.all(counters.map(({ready}) => ready));
    first.kill("SIGKILL");
    for (const counter of counters) expect(await counter.ended).toEqual({code: 0, signal: null});
    expect(Number(readFileSync(countFile, "utf8"))).toBe(counters.length * roundCount);
  }, 30_000);
});
