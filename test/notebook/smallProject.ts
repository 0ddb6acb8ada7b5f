import {execFileSync, spawn, type ChildProcess} from "node:child_process";
import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {delimiter, dirname, join, resolve} from "node:path";
import {createInterface} from "node:readline";

/** A copy of this checkout whose data set is the fixture's 600 images, as a newcomer has it: with nothing stored or built. */
export interface SmallProject {
  readonly folder: string;
  readonly remove: () => void;
}

/** In place of the whole data set's loader; the rest of the copy is what is checked in, with what was changed since. */
const loader = `import {loadFixture} from "../../test/fixtures/dataset/loadFixture.js";

export const loadFashionMnist = () => Promise.resolve(loadFixture());
`;

/** Copies the checkout. It lies in this project's folder, so that packages are found. */
export function smallProject(): SmallProject {
  mkdirSync(".cache", {recursive: true});
  const folder = mkdtempSync(resolve(".cache", "notebook-"));
  const listed = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const files = execFileSync("git", listed, {encoding: "utf8"}).split("\0");
  for (const file of files.filter((file) => file !== "" && existsSync(file))) {
    mkdirSync(dirname(join(folder, file)), {recursive: true});
    cpSync(file, join(folder, file));
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "data-loaders/dataset/loadFashionMnist.ts"), loader);
  return {folder, remove: () => rmSync(folder, {recursive: true, force: true})};
}

/** Framework's command as `npx observable` starts it, and what it prints. */
export interface Observable {
  readonly child: ChildProcess;
  /** Lines of both outputs so far. */
  readonly lines: readonly string[];
  /** Waits for a line. @throws Error with the last lines if the command ends before */
  readonly printed: (pattern: RegExp) => Promise<string>;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Ends it with all that it has started. */
  readonly stop: () => Promise<void>;
}

export function observable(folder: string, args: readonly string[]): Observable {
  const bin = resolve("node_modules/.bin");
  const child = spawn(join(bin, "observable"), args, {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {...process.env, PATH: [bin, process.env["PATH"]].join(delimiter), REPORT_PROFILE: "quick"}
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({input: stream}).on("line", (line) => {
      lines.push(line);
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const printed = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const line = lines.find((line) => pattern.test(line));
        if (line === undefined) return;
        waiting.delete(look);
        resolve(line);
      };
      waiting.add(look);
      look();
      void ended.then((code) => reject(new Error(`ended with code ${code}:\n${lines.slice(-20).join("\n")}`)));
    });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, "SIGTERM");
    await ended;
  };
  return {child, lines, printed, ended, stop};
}
