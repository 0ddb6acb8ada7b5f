import {spawnSync} from "node:child_process";
import {mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {provideChromium} from "./browser/provideChromium.js";
import {countTests, type Tally} from "./countTests.js";

const reports = ".cache/test-reports";
const quickSite = ".cache/quick-site";
/** Longer than any command here takes on a slow machine: one that hangs is to fail by its name. */
const limitMinutes = 30;

/** What `npm test` runs, in this order, each although others have failed. */
const steps = {
  types: () => allOf(["tsx", "site/cells.ts"], ["tsc", "--noEmit"]),
  lint: () => allOf(["eslint", "."]),
  units: () => vitest("units"),
  build: () => quickBuild(),
  browser: () => browserTests(quickSite)
} as const satisfies Record<string, () => Tally>;

/** What runs only when it is named: it needs the report of the whole data set. */
const namedSteps = {
  core: () => vitest("core"),
  site: () => browserTests("dist")
} as const satisfies Record<string, () => Tally>;

/** Runs a command of node_modules/.bin with its output shown. */
function run([command, ...args]: readonly [string, ...string[]], env: NodeJS.ProcessEnv = {}): boolean {
  const path = join("node_modules", ".bin", command);
  const {status, signal, error} = spawnSync(path, args, {
    stdio: ["ignore", "inherit", "inherit"],
    timeout: limitMinutes * 60_000,
    env: {...process.env, ...env}
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ETIMEDOUT")
    console.error(`${command} took longer than ${limitMinutes} minutes`);
  else if (error !== undefined) console.error(`cannot run ${command}: ${error.message}`);
  if (signal !== null) console.error(`${command} was ended by ${signal}`);
  return status === 0;
}

/** One check, which passes if each command does; the commands after one that fails are not run. */
function allOf(...commands: readonly [string, ...string[]][]): Tally {
  return commands.every((command) => run(command)) ? {passed: 1, failed: 0} : {passed: 0, failed: 1};
}

function vitest(name: "units" | "core" | "browser", env: NodeJS.ProcessEnv = {}): Tally {
  const config = name === "units" ? "vitest.config.ts" : `vitest.${name}.config.ts`;
  const report = join(reports, `${name}.json`);
  rmSync(report, {force: true});
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return countTests(report, run(["vitest", "run", "--config", config, ...reporters], env));
}

/** Builds the site that the browser tests look at; none is left for them if it fails. */
function quickBuild(): Tally {
  rmSync(quickSite, {recursive: true, force: true});
  return allOf(["tsx", "data-loaders/cli.ts", "build", "--profile", "quick", "--output", quickSite]);
}

function browserTests(site: string): Tally {
  try {
    return vitest("browser", {SITE_DIST: site, CHROMIUM_PATH: provideChromium(console.error)});
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return {passed: 0, failed: 1};
  }
}

function runStep(name: string): Tally {
  const step = {...steps, ...namedSteps}[name];
  if (step === undefined) {
    const known = Object.keys({...steps, ...namedSteps}).join(", ");
    console.error(`unknown step: expected one of ${known}; got ${name}`);
    return {passed: 0, failed: 1};
  }
  console.log(`\n── ${name}`);
  const tally = step();
  console.log(`── ${name}: ${tally.passed} passed, ${tally.failed} failed`);
  return tally;
}

mkdirSync(reports, {recursive: true});
const named = process.argv.slice(2);
const tallies = (named.length === 0 ? Object.keys(steps) : named).map(runStep);
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
