import {readFileSync} from "node:fs";
import {join} from "node:path";

/** Stands for the start time of a process where the system does not tell it. */
const unknownStart = "0";

/** A process's state and start in clock ticks since boot, as Linux keeps them. */
interface ProcessStat {
  readonly state: string;
  readonly start: string;
}

/**
 * A name for this process that no later one will bear: "PID-START", its id and its start in clock ticks since boot,
 * so that a recycled id is not taken for it. START is 0 where there is no /proc.
 */
export function processTag(procFolder = "/proc"): string {
  return `${process.pid}-${processStat(process.pid, procFolder)?.start ?? unknownStart}`;
}

/**
 * Whether the process that a tag names is alive. A zombie is dead. Where either start time is unknown, the id decides.
 * Processes of other machines and of other containers count as dead.
 * @param tag as processTag gives it
 */
export function isRunning(tag: string, procFolder = "/proc"): boolean {
  const pid = processId(tag);
  const start = tag.slice(tag.indexOf("-") + 1);
  if (!(pid > 0) || !exists(pid)) return false; // 0 stands for this process's own group
  const stat = processStat(pid, procFolder);
  if (stat === undefined) return true;
  const isDead = stat.state === "Z" || stat.state === "X";
  return !isDead && (start === unknownStart || start === stat.start);
}

/** The process id in a tag. */
export function processId(tag: string): number {
  return Number.parseInt(tag, 10);
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // another user's
  }
}

/** Source: proc(5), /proc/PID/stat: the fields after the command, which may itself hold spaces and parentheses. */
function processStat(pid: number, procFolder: string): ProcessStat | undefined {
  let line: string;
  try {
    line = readFileSync(join(procFolder, String(pid), "stat"), "utf8");
  } catch {
    return undefined; // no /proc, or hidden from this user
  }
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  return {state: fields[0]!, start: fields[19]!};
}
