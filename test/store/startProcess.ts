import {spawn} from "node:child_process";
import {once} from "node:events";
import {fileURLToPath} from "node:url";
import {onTestFinished} from "vitest";

/** A script of test/store/processes that runs as a process of its own. */
export interface StartedProcess {
  readonly pid: number;
  /** Fulfilled when the script prints its first line; rejected, with its errors, if it ends before. */
  readonly ready: Promise<void>;
  /** Fulfilled when the process has ended. */
  readonly ended: Promise<{readonly code: number | null; readonly signal: NodeJS.Signals | null}>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** What it has written to stderr so far. */
  readonly errors: () => string;
}

/**
 * Starts a script, and kills it at the latest when the test ends.
 * @param name file name in test/store/processes
 * @param limit shell commands to run first in the same process, such as "ulimit -f 64"
 */
export function startProcess(name: string, args: readonly string[], limit = "true"): StartedProcess {
  const script = fileURLToPath(new URL(`processes/${name}`, import.meta.url));
  const command = `${limit}; exec "$0" --import tsx "$@"`;
  const child = spawn("bash", ["-c", command, process.execPath, script, ...args], {stdio: ["ignore", "pipe", "pipe"]});
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, "close").then(([code, signal]) => ({code, signal}));
  const endedEarly = ended.then(() => Promise.reject(new Error(`${name} ended before it was ready: ${errors}`)));
  const ready = Promise.race([once(child.stdout, "data").then(() => undefined), endedEarly]);
  ready.catch(() => undefined); // a test need not wait for it
  onTestFinished(() => void child.kill("SIGKILL"));
  return {pid: child.pid!, ready, ended, kill: (signal) => child.kill(signal), errors: () => errors};
}
