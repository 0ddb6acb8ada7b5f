import {spawn, type ChildProcess} from "node:child_process";
import {once} from "node:events";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {createInterface} from "node:readline";
import {pathToFileURL} from "node:url";
import {stripVTControlCharacters} from "node:util";
import {withCleanup} from "./withCleanup.js";

interface FrameworkBuildOptions {
  /** Folder of observablehq.config.ts. */
  readonly project: string;
  /** Where the site goes: SITE_OUTPUT for the configuration, which passes it on as `output`. */
  readonly output: string;
  /** Takes what loaders and Framework print on stderr, line by line as it comes. */
  readonly log: (line: string) => void;
}

const require = createRequire(import.meta.url);
const framework = join(dirname(require.resolve("@observablehq/framework/package.json")), "dist");
const shownLineCount = 20;

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
 * @throws Error with the last lines if the build fails
 */
export async function frameworkBuild({project, output, log}: FrameworkBuildOptions): Promise<string[]> {
  const child = spawn(process.execPath, ["--import", preload, join(framework, "bin", "observable.js"), "build"], {
    cwd: project,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      OBSERVABLE_TELEMETRY_DISABLE: "true",
      SITE_OUTPUT: output
    }
  });
  const lines: string[] = [];
  createInterface({input: child.stdout!}).on("line", (line) => lines.push(stripVTControlCharacters(line)));
  createInterface({input: child.stderr!}).on("line", (line) => {
    lines.push(stripVTControlCharacters(line));
    log(lines.at(-1)!);
  });
  const end = (): void => killGroup(child);
  // What Framework leaves running would hold its output open, and "close" back.
  child.once("exit", end);
  const [code, signal] = (await withCleanup(() => once(child, "close"), end)) as [number | null, string | null];
  if (code === 0) return lines;
  const last = lines.slice(-shownLineCount).join("\n");
  throw new Error(`observable build ended with ${signal ?? `code ${code}`}; its last lines:\n${last}`);
}

function killGroup({pid}: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
