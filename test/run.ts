import {spawn} from "node:child_process";
import {mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {text} from "node:stream/consumers";
import {provideChromium} from "./browser/provideChromium.js";
import {countTests, type Tally} from "./countTests.js";

const reports = ".cache/test-reports";
const quickSite = ".cache/quick-site";
/** Longer than any command here takes on a slow machine: one that hangs is to fail by its name. */
const limitMinutes = 30;

type Step = () => Promise<Tally>;
type Command = readonly [string, ...string[]];

/** What `npm test` runs; the next begins although one has failed. */
const steps = {
  types: () => allOf(["node", "start.js", "site/typedCells.ts"], ["tsc", "--noEmit"]),
  lint: () => allOf(["node", "--max-semi-space-size=64", "node_modules/eslint/bin/eslint.js", "."]), // a fifth faster
  build: () => quickBuild(),
  units: () => vitest("units"),
  browser: () => inBrowser("browser", {SITE_DIST: quickSite}, "test/browser/")
} as const satisfies Record<string, Step>;

/**
 * What runs only when it is named: it needs the report of the whole data set, or minutes of its own. "site" adds
 * test/release, but for "retraining", whose runs only a quick build has.
 */
const namedSteps = {
  notebook: () => inBrowser("notebook"),
  core: () => vitest("core"),
  site: () => inBrowser("browser", {SITE_DIST: "dist"}),
  retraining: () => inBrowser("browser", {SITE_DIST: quickSite}, "test/browser/reproduce", "test/release/retraining")
} as const satisfies Record<string, Step>;

/** Steps that run beside each other, each list in its order, both as long; the others follow. */
const lanes: readonly (readonly string[])[] = [
  ["lint", "build"],
  ["types", "units"]
];

/** Runs node or a command of node_modules/.bin. Its output is shown as it comes, or at its end where `isQuiet`. */
async function run([command, ...args]: Command, env: NodeJS.ProcessEnv = {}, isQuiet = false): Promise<boolean> {
  const path = command === "node" ? process.execPath : join("node_modules", ".bin", command);
  const child = spawn(path, args, {
    stdio: ["ignore", isQuiet ? "pipe" : "inherit", isQuiet ? "pipe" : "inherit"],
    timeout: limitMinutes * 60_000,
    env: {...process.env, ...env}
  });
  const output = Promise.all(
    [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : Promise.resolve("")))
  );
  const ending = await new Promise<string>((resolve) => {
    child.once("error", ({message}) => resolve(message));
    child.once("close", (code, signal) => resolve(signal ?? (code === 0 ? "" : `code ${code}`)));
  });
  process.stdout.write((await output).join(""));
  const isLate = child.killed ? ` after ${limitMinutes} minutes` : "";
  if (ending !== "") console.error(`${command} ${args[0] ?? ""} ended with ${ending}${isLate}`);
  return ending === "";
}

/** One check, which passes if each command does; the commands after one that fails are not run. */
async function allOf(...commands: readonly Command[]): Promise<Tally> {
  for (const command of commands) if (!(await run(command, {}, true))) return {passed: 0, failed: 1};
  return {passed: 1, failed: 0};
}

type Suite = "units" | "core" | "browser" | "notebook";

/** @param folders the folder of the suite that is run; all that it has, if none is given */
async function vitest(name: Suite, env: NodeJS.ProcessEnv = {}, ...folders: readonly string[]): Promise<Tally> {
  const config = name === "units" ? "vitest.config.ts" : `vitest.${name}.config.ts`;
  const report = join(reports, `${name}.json`);
  rmSync(report, {force: true});
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return countTests(report, await run(["vitest", "run", "--config", config, ...folders, ...reporters], env));
}

/** Builds the site that the browser tests look at; none is left for them if it fails. */
async function quickBuild(): Promise<Tally> {
  rmSync(quickSite, {recursive: true, force: true});
  const isBuilt = await run([
    "node",
    "start.js",
    "data-loaders/cli.ts",
    "build",
    "--profile",
    "quick",
    "--output",
    quickSite
  ]);
  return isBuilt ? {passed: 1, failed: 0} : {passed: 0, failed: 1};
}

async function inBrowser(name: Suite, env: NodeJS.ProcessEnv = {}, ...folders: readonly string[]): Promise<Tally> {
  try {
    return await vitest(name, {...env, CHROMIUM_PATH: provideChromium(console.error)}, ...folders);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return {passed: 0, failed: 1};
  }
}

async function runStep(name: string): Promise<Tally> {
  const step = {...steps, ...namedSteps}[name];
  if (step === undefined) {
    const known = Object.keys({...steps, ...namedSteps}).join(", ");
    console.error(`unknown step: expected one of ${known}; got ${name}`);
    return {passed: 0, failed: 1};
  }
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const tally = await step();
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`── ${name}: ${tally.passed} passed, ${tally.failed} failed, ${seconds} s`);
  return tally;
}

async function inTurn(names: readonly string[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const name of names) tallies.push(await runStep(name));
  return tallies;
}

mkdirSync(reports, {recursive: true});
const named = process.argv.slice(2);
const asked = named.length === 0 ? Object.keys(steps) : named;
const beside = await Promise.all(lanes.map((lane) => inTurn(asked.filter((name) => lane.includes(name)))));
const after = await inTurn(asked.filter((name) => !lanes.flat().includes(name)));
const tallies = [...beside.flat(), ...after];
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
