import {browser} from "./browser.js";
import {training} from "./training/training.js";
import {variants} from "./variants.js";

const benchmarks: Readonly<Record<string, (names: readonly string[]) => Promise<void>>> = {browser, training, variants};

const [name = "", ...names] = process.argv.slice(2);
const benchmark = benchmarks[name];
if (benchmark === undefined) {
  console.error(`unknown benchmark: expected one of ${Object.keys(benchmarks).join(", ")}; got "${name}"`);
  process.exitCode = 1;
} else await benchmark(names);
