// Says whether the tests find faults that are put into a copy of the project, one at a time, as a Markdown table:
// node start.js test/mutation/run.ts [--commit HASH] [NAME…]
import {parseArgs} from "node:util";
import {steps, type Fault} from "./fault.js";
import {faults} from "./faults.js";
import {findings} from "./findings.js";
import {faulty, treeAt, withFault, type Tree} from "./tree.js";

const {values, positionals} = parseArgs({options: {commit: {type: "string", default: "HEAD"}}, allowPositionals: true});

try {
  process.exitCode = tryFaults(faultsNamed(positionals), treeAt(values.commit)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @throws RangeError for a name that no fault has */
function faultsNamed(names: readonly string[]): readonly Fault[] {
  const unknown = names.filter((name) => faults.every((fault) => fault.name !== name));
  if (unknown.length === 0) return names.length === 0 ? faults : faults.filter(({name}) => names.includes(name));
  const known = faults.map(({name}) => `  ${name}`).join("\n");
  throw new RangeError(`unknown fault: expected one of\n${known}\ngot ${unknown.join(", ")}`);
}

/** Prints a row for each fault as soon as it is known. @returns whether all are found */
function tryFaults(chosen: readonly Fault[], tree: Tree): boolean {
  for (const fault of chosen) faulty(tree, fault);
  requireSound(tree, chosen);
  console.log(`Commit ${tree.commit}\n\n| fault | area | found by | seconds |\n|---|---|---|---:|`);
  const startedAt = performance.now();
  const found = chosen.filter((fault) => isFound(tree, fault));
  console.log(`\n${found.length} of ${chosen.length} found, in ${secondsSince(startedAt)} s`);
  return found.length === chosen.length;
}

/**
 * Runs everything once without a fault: what fails then would be no evidence.
 * @throws Error with what failed
 */
function requireSound(tree: Tree, chosen: readonly Fault[]): void {
  for (const step of steps) {
    const own = chosen.filter((fault) => fault.step === step);
    if (own.length === 0) continue;
    console.error(`${step}: without a fault`);
    const finding = findings[step]({tree, faults: own});
    if (finding !== undefined) throw new Error(`${step} fail without a fault: ${finding}; see ${tree.folder}`);
  }
}

function isFound(tree: Tree, fault: Fault): boolean {
  const startedAt = performance.now();
  const finding = withFault(tree, fault, () => findings[fault.step]({tree, faults: [fault]}));
  const cells = [fault.name, fault.area, finding ?? "NOT FOUND", secondsSince(startedAt)];
  console.log(`| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
  return finding !== undefined;
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(0);
}
