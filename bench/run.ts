import {browser} from "./browser.js";
import {reproduction} from "./reproduction/reproduction.js";
import {training} from "./training/training.js";
import {variants} from "./variants.js";

type Benchmark = (names: readonly string[]) => Promise<void>;

const benchmarks: Readonly<Record<string, Benchmark>> = {browser, reproduction, training, variants};
/** Those that take names of networks. */
const named: readonly Benchmark[] = [reproduction, training];

const [name = "", ...names] = process.argv.slice(2);
await run().catch((error: unknown) => {
  console.error(error instanceof RangeError ? error.message : error);
  process.exitCode = 1;
});

/** @throws RangeError for a benchmark that there is not, or names for one that takes none */
async function run(): Promise<void> {
  const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (benchmark === undefined)
    throw new RangeError(`unknown benchmark: expected one of ${Object.keys(benchmarks).join(", ")}; got "${name}"`);
  if (!named.includes(benchmark) && names.length > 0)
    throw new RangeError(`${name} takes no names: got ${names.join(" ")}`);
  await benchmark(names);
}
