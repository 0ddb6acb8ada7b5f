import {spawn, type ChildProcess} from "node:child_process";
import {createRequire} from "node:module";
import {delimiter, dirname, join} from "node:path";
import {createInterface} from "node:readline";
import type {Readable} from "node:stream";
import {pathToFileURL} from "node:url";
import {stripVTControlCharacters} from "node:util";
import {withCleanup} from "./withCleanup.js";

export interface FrameworkBuildOptions {
  /** Folder of observablehq.config.ts. */
  readonly project: string;
  /** Where the site goes: SITE_OUTPUT for the configuration, which passes it on as `output`. */
  readonly output: string;
  /** Takes what loaders and Framework print on stderr, line by line as it comes. */
  readonly log: (line: string) => void;
  /** How long they may print nothing before the build counts as stalled, ms. */
  readonly silenceMs?: number | undefined;
}

/** A build that went silent and was ended. */
export class StalledBuild extends Error {}

const require = createRequire(import.meta.url);
const framework = join(dirname(require.resolve("@observablehq/framework/package.json")), "dist");
/** Where Framework finds tsx, which it starts loaders with. */
const commands = join(dirname(require.resolve("tsx/package.json")), "..", ".bin");
const shownLineCount = 20;
/** Framework prints a line for each page, module and file: seconds apart even on a slow machine. */
const usualSilenceMs = 5 * 60_000;

/**
 * What Framework's process runs first.
 * - It ends with the process that started it, and with it every loader.
 * - It takes 1970 for every file's time, as Framework's own tests do: times go into pages and into the hashes of
 *   modules, and no two builds would be the same.
 */
const preload = `data:text/javascript,${encodeURIComponent(`
  import {setCurrentDate} from ${JSON.stringify(pathToFileURL(join(framework, "config.js")))};
  setCurrentDate(new Date(0));
  process.once("disconnect", () => process.kill(-process.pid, "SIGKILL"));
  process.channel.unref();
`)}`;

/**
 * Runs `observable build` with the data loaders it needs. It gets a process group of its own, which ends with
 * Framework, and with this process however this process ends, so that nothing of it goes on alone.
 * @returns everything that Framework and the loaders printed, a line each, without colours
 * @throws StalledBuild if they print nothing for `silenceMs`
 * @throws Error with the last lines if the build fails
 */
export async function frameworkBuild(options: FrameworkBuildOptions): Promise<string[]> {
  const {log, silenceMs = usualSilenceMs} = options;
  const child = start(options);
  const lines: string[] = [];
  let isStalled = false;
  const silence = setTimeout(() => {
    isStalled = true;
    killGroup(child);
  }, silenceMs);
  const hear = (line: string): void => {
    silence.refresh();
    lines.push(line);
  };
  readLines(child.stdout, hear);
  readLines(child.stderr, (line) => {
    hear(line);
    log(line);
  });
  const stop = (): void => {
    clearTimeout(silence);
    killGroup(child);
  };
  const ending = await withCleanup(() => ended(child), stop);
  const last = `its last lines:\n${lines.slice(-shownLineCount).join("\n")}`;
  if (isStalled) throw new StalledBuild(`observable build printed nothing for ${silenceMs / 1000} s; ${last}`);
  if (ending !== "code 0") throw new Error(`observable build ended with ${ending}; ${last}`);
  return lines;
}

function start({project, output}: FrameworkBuildOptions): ChildProcess {
  return spawn(process.execPath, ["--import", preload, join(framework, "bin", "observable.js"), "build"], {
    cwd: project,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      PATH: [commands, process.env.PATH].join(delimiter),
      OBSERVABLE_TELEMETRY_DISABLE: "true",
      SITE_OUTPUT: output
    }
  });
}

function readLines(stream: Readable | null, read: (line: string) => void): void {
  if (stream === null) throw new Error("observable build has no output to read");
  createInterface({input: stream}).on("line", (line) => read(stripVTControlCharacters(line)));
}

function killGroup({pid}: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Waits for Framework and all its output; what it left running would hold that open, and is ended with it. */
function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child
      .once("error", reject)
      .once("exit", () => killGroup(child))
      .once("close", (code, signal) => resolve(signal ?? `code ${code}`));
  });
}
