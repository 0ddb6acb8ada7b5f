import {layersOf, networkSize} from "./costs.js";
import {verdictOf, type Expectation} from "./expectation.js";
import {numbersInText} from "./numbersInText.js";
import {predictionsOf, rowsOf, type Values} from "./tables.js";

/** What the claims on the data and the networks must say. */
export const dataExpectations: Readonly<Record<string, () => Expectation>> = {
  C01: () => {
    const images = rowsOf("dataset-files").filter(({file}) => (file as string).includes("images"));
    const imageCount = images.reduce((sum, {rawBytes}) => sum + ((rawBytes as number) - 16) / 784, 0); // IDX header: 16
    const classCount = new Set(predictionsOf("ann").map(({label}) => label)).size;
    const isSized = checksOf("bytes per image").every(({measured}) => measured === String(28 * 28));
    return {
      measured: [imageCount, 28, 28, classCount],
      value: imageCount,
      verdict: verdictOf(imageCount === 70_000 && classCount === 10 && isSized),
      says: [`${isSized ? "images, all" : "images, not all"} 28 × 28`]
    };
  },
  C02: () => {
    const [train, validation, test] = [total("train"), total("validation"), predictionsOf("ann").length];
    const byClass = countsOf("train").map((count, label) => count / (count + countsOf("validation")[label]!));
    return {
      measured: [train, validation, test],
      value: train / (train + validation),
      note: [80, 20],
      verdict: verdictOf([...byClass, train / (train + validation)].every((share) => Math.abs(share - 0.8) < 1e-9))
    };
  },
  C04: () => {
    const splits = [countsOf("train"), countsOf("validation"), testCounts()];
    const ranges = splits.map((counts) => [...new Set([Math.min(...counts), Math.max(...counts)])]);
    return {measured: ranges.flat(), verdict: verdictOf(ranges.every((range) => range.length === 1))};
  },
  C05: () => {
    const repeated = checksOf("images equal to an earlier one");
    const checks = checksOf("").filter(({check}) => !/^(?:test )?images equal/.test(check as string));
    const passedCount = checks.filter(isPassed).length;
    return {
      measured: [passedCount, checks.length],
      value: passedCount / checks.length,
      note: repeated.filter((row) => !isPassed(row)).flatMap(({measured}) => valuesIn(measured)),
      verdict: verdictOf(passedCount === checks.length)
    };
  },
  C06: () => {
    const sizes = layersOf("ann").flatMap(({kind, channels}) => (/input|dense/.test(kind) ? [channels] : []));
    return {
      measured: [...sizes, networkSize("ann").parameterCount],
      verdict: verdictOf(sizes.join() === "784,256,128,10")
    };
  },
  C07: () => {
    const channelsOf = (wanted: string): number[] =>
      layersOf("cnn").flatMap(({kind, channels}) => (kind === wanted ? [channels] : []));
    const [filters, pools, dense] = [channelsOf("conv"), channelsOf("pool"), channelsOf("dense")];
    return {
      measured: [...filters, pools.length, ...dense, networkSize("cnn").parameterCount],
      verdict: verdictOf(filters.join() === "32,64" && pools.length === 2 && dense.join() === "128,10")
    };
  },
  C08: () => {
    const [two, one] = [lastPool("cnn"), lastPool("cnn-one-pool")];
    const count = (sizes: readonly number[]): number => sizes.reduce((product, size) => product * size, 1);
    return {
      measured: [...two, count(two), ...one, count(one)],
      value: count(two),
      note: [networkSize("cnn").parameterCount, networkSize("cnn-one-pool").parameterCount],
      verdict: "contradicted inside the source"
    };
  }
};

/** Images of each class in a split, by rising label; shape [10]. */
function countsOf(split: string): number[] {
  const rows = rowsOf("class-counts").filter((row) => row["split"] === split);
  return rows.sort((a, b) => (a["label"] as number) - (b["label"] as number)).map(({count}) => count as number);
}

function total(split: string): number {
  return countsOf(split).reduce((sum, count) => sum + count, 0);
}

function testCounts(): number[] {
  const labels = predictionsOf("ann").map(({label}) => label);
  return Array.from({length: 10}, (_, label) => labels.filter((one) => one === label).length);
}

function checksOf(beginning: string): Values[] {
  return rowsOf("audit").filter(({check}) => (check as string).startsWith(beginning));
}

function isPassed({measured, expected}: Values): boolean {
  return measured === expected;
}

function valuesIn(text: unknown): number[] {
  return numbersInText(text as string).map(({value}) => value);
}

/** What the last pooling of a network leaves, channels first. */
function lastPool(variant: string): number[] {
  const {channels, height, width} = layersOf(variant).findLast(({kind}) => kind === "pool")!;
  return [channels, height, width];
}
