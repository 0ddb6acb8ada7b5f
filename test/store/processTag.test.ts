import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {isRunning, processId, processTag} from "../../data-loaders/store/processTag.js";
import {temporaryFolder} from "./temporaryFolder.js";

const start = "4242";

/** A /proc in which this process has a given state and the start above. */
function procFolder(state: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, String(process.pid)));
  const beforeStart = Array(18).fill("0").join(" ");
  const line = `${process.pid} (odd) name (x)) ${state} ${beforeStart} ${start} 0 0\n`;
  writeFileSync(join(folder, String(process.pid), "stat"), line);
  return folder;
}

describe("processTag", () => {
  it("holds id and start time, whatever the command is called", () => {
    expect(processTag(procFolder("R"))).toBe(`${process.pid}-${start}`);
  });
  it("holds 0 for the start time where there is no /proc", () => {
    expect(processTag(join(temporaryFolder(), "missing"))).toBe(`${process.pid}-0`);
  });
  it("gives back the process id", () => {
    expect(processId(processTag())).toBe(process.pid);
  });
});

describe("isRunning", () => {
  const own = `${process.pid}-${start}`;

  it("knows this process", () => {
    expect(isRunning(processTag())).toBe(true);
    expect(isRunning(own, procFolder("S"))).toBe(true);
  });
  it("knows a process that has ended", () => {
    const {pid} = spawnSync("true");
    expect(isRunning(`${pid}-1`)).toBe(false);
    expect(isRunning(`${pid}-0`)).toBe(false);
  });
  it("is not misled by a recycled process id", () => {
    expect(isRunning(`${process.pid}-4241`, procFolder("R"))).toBe(false);
  });
  it("takes a zombie for dead", () => {
    expect(isRunning(own, procFolder("Z"))).toBe(false);
  });
  it("goes by the id where a start time is unknown", () => {
    expect(isRunning(own, join(temporaryFolder(), "missing"))).toBe(true);
    expect(isRunning(`${process.pid}-0`, procFolder("R"))).toBe(true);
  });
  it.skipIf(!existsSync("/proc/1/stat"))("knows a process of another user", () => {
    expect(isRunning("1-0")).toBe(true);
  });
  it("takes an impossible process id for dead", () => {
    expect(isRunning("99999999999999999999-1")).toBe(false);
    expect(isRunning("0-0")).toBe(false); // which stands for a group of processes where signals are sent
  });
});
