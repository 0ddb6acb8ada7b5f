import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {basename, join} from "node:path";
import type {Fault, Step} from "./fault.js";
import type {Tree} from "./tree.js";

const site = ".cache/quick-site";
const report = ".cache/mutation-report.json";
/** Longer than any command here takes on a slow machine: one that hangs has found something. */
const limitMinutes = 20;

/** How a step is run for some faults. */
export interface Scope {
  readonly tree: Tree;
  readonly faults: readonly Pick<Fault, "file" | "tests">[];
}

/** What a step found first, in its own words; undefined if it found nothing. */
export type Finding = string | undefined;

/**
 * Runs a step as `npm test` does, restricted to what is to find some faults.
 * @throws Error if the tree has none of the tests that are to find one
 */
export const findings: Readonly<Record<Step, (scope: Scope) => Finding>> = {
  types: ({tree}) => run(tree, [...starter(tree), "site/typedCells.ts"]) ?? run(tree, [tool("tsc"), "--noEmit"]),
  lint: ({tree, faults}) => run(tree, [tool("eslint"), ...new Set(faults.map(({file}) => file))], ruleBroken),
  units: (scope) => vitest("vitest.config.ts", scope),
  build: ({tree}) => quickBuild(tree),
  browser: (scope) => quickBuild(scope.tree) ?? vitest("vitest.browser.config.ts", scope)
};

/** ESLint's line of a rule that is broken. */
const ruleBroken = /^\s+\d+:\d+\s+error/;
/** The line after which a build lists what is wrong, or Node's of an error. */
const buildBroken = /^\s+\S+: \S|Error: /;

function quickBuild(tree: Tree): Finding {
  rmSync(join(tree.folder, site), {recursive: true, force: true});
  const command = ["data-loaders/cli.ts", "build", "--profile", "quick", "--output", site];
  const found = run(tree, [...starter(tree), ...command], buildBroken);
  return found === undefined ? undefined : `the build: ${found}`;
}

function vitest(config: string, scope: Scope): Finding {
  const {tree} = scope;
  const path = join(tree.folder, report);
  mkdirSync(join(tree.folder, ".cache"), {recursive: true});
  rmSync(path, {force: true});
  const options = ["--config", config, "--bail", "1", "--reporter=json", `--outputFile=${report}`];
  const failure = run(tree, [tool("vitest"), "run", ...options, ...testsOf(scope)]);
  return failure === undefined ? undefined : (firstFailure(path) ?? failure);
}

function testsOf({tree, faults}: Scope): string[] {
  const wanted = faults.map(({file, tests}) => {
    const present = tests.filter((test) => existsSync(join(tree.folder, test)));
    if (present.length > 0) return present;
    throw new Error(`no test for ${file}: expected one of ${tests.join(", ")} in ${tree.folder}; correct the paths`);
  });
  return [...new Set(wanted.flat())];
}

/** The part of vitest's JSON report that names what failed. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {readonly fullName: string; readonly status: string}[];
  }[];
}

function firstFailure(path: string): Finding {
  if (!existsSync(path)) return undefined;
  const {testResults} = JSON.parse(readFileSync(path, "utf8")) as Report;
  const names = testResults.flatMap(({name, status, message, assertionResults}) => {
    const failed = assertionResults.filter((test) => test.status === "failed").map(({fullName}) => fullName);
    const unread = status === "failed" && assertionResults.length === 0 ? [firstLine(message)] : [];
    return [...failed, ...unread].map((found) => `${basename(name)}: ${found}`);
  });
  return names[0];
}

/** Runs a command. @param telling the line to quote where it fails; else the first */
function run({folder}: Tree, [command, ...args]: readonly string[], telling = /\S/): Finding {
  const {status, stdout, stderr, error} = spawnSync(command!, args, {
    cwd: folder,
    env: {...process.env, SITE_DIST: site},
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    timeout: limitMinutes * 60_000,
    killSignal: "SIGKILL"
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ETIMEDOUT")
    return `no end within ${limitMinutes} minutes`;
  if (error !== undefined) throw new Error(`cannot run ${command}: ${error.message}`, {cause: error});
  if (status === 0) return undefined;
  const lines = `${stderr}\n${stdout}`.split("\n");
  return firstLine(lines.find((line) => telling.test(line)) ?? `${command} ended with code ${status}`);
}

/** How the tree's TypeScript programs are started: by its start.js, or as before there was one. */
function starter({folder}: Tree): readonly string[] {
  return existsSync(join(folder, "start.js")) ? [process.execPath, "start.js"] : [tool("tsx")];
}

function tool(name: string): string {
  return join("node_modules", ".bin", name);
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0]!.replace(/\s+/g, " ");
}
