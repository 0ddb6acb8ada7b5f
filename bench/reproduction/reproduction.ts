import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {availableParallelism, tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {BrowserModels} from "../../data-loaders/browser/browserModels.js";
import {reproduction as reproductionFiles} from "../../data-loaders/browser/build/reproductionFiles.js";
import {workerCode} from "../../data-loaders/browser/build/workerCode.js";
import {loadFashionMnist} from "../../data-loaders/dataset/loadFashionMnist.js";
import {assembledBytes} from "../../data-loaders/engine/assemble.js";
import {exportVariant, parameterCountsOf} from "../../data-loaders/experiments/describeVariant.js";
import {variant} from "../../data-loaders/experiments/variants.js";
import {machine} from "../../data-loaders/runs/machine.js";
import {shardShapes} from "../../data-loaders/training/batches.js";
import {chunkCounts} from "../../data-loaders/training/predict.js";
import {runOf} from "../../data-loaders/training/run.js";
import {train} from "../../data-loaders/training/train.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import type {TrainingData} from "../../data-loaders/training/trainingTask.js";
import {serve} from "../../site/serve.js";
import {withCleanup} from "../../site/withCleanup.js";
import {modelName} from "../../src/components/theme.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import {launchChromium} from "../../test/browser/launchChromium.js";
import type {DrivenPage} from "../../test/release/drivenPage.js";
import {otherBrowsers} from "../../test/release/otherBrowsers.js";
import {chosenNetworks, median, roundCount, spread, timesOf, type Contender, type Times} from "../rounds.js";
import type {StepTime, Timing} from "./page.js";

/** Workers that share a step: as many as the report's page starts on two cores. */
const workerCount = Math.min(2, availableParallelism());

type TimedPage = Pick<DrivenPage, "goTo" | "run" | "close">;

/**
 * How long a step of the report's runs takes where readers train them again: in a browser's workers, with shared memory and
 * with posted gradients, beside Node's threads.
 * @param names of the networks; both where there are none
 * @throws RangeError for an unknown one, before any is timed
 */
export async function reproduction(names: readonly string[]): Promise<void> {
  const chosen = chosenNetworks(models, names);
  console.log(`${machine()}; ${workerCount} workers, ${roundCount} rounds, all contenders in turn\n`);
  const dataset = await loadFashionMnist({}, {log: () => {}});
  const data = trainingData(dataset, variant("ann").protocol, 1);
  const folder = mkdtempSync(join(tmpdir(), "reproduction-"));
  await withCleanup(
    () => measure(chosen, data, folder),
    () => rmSync(folder, {recursive: true})
  );
}

/** @param folder where the page is written that the browsers open */
async function measure(chosen: readonly Model[], data: TrainingData, folder: string): Promise<void> {
  const pieces = await writePage(folder, data);
  const server = await serve({folder, port: 0});
  const pages: TimedPage[] = [];
  try {
    const contenders = [inNode(data)];
    for (const {name: browser, launch} of [{name: "Chromium", launch: chromiumPage}, ...otherBrowsers]) {
      const page = await launch?.();
      if (page === undefined) continue;
      pages.push(page);
      await page.goTo(`${server.address}/`);
      const canShare = await page.run(() => typeof SharedArrayBuffer === "function", undefined);
      if (canShare) contenders.push(inBrowser(page, `${browser}, memory shared`, {isShared: true, pieces}));
      contenders.push(inBrowser(page, `${browser}, gradients posted`, {isShared: false, pieces}));
    }
    for (const model of chosen) printTimes(model, await timesOf(model, contenders));
  } finally {
    await Promise.all(pages.map((page) => page.close()));
    await server.close();
  }
}

/** A page with all that its workers train with. @returns names of the images' pieces */
async function writePage(folder: string, data: TrainingData): Promise<Timing["pieces"]> {
  const runs = {ann: runOf("ann", 1), cnn: runOf("cnn", 1)};
  const {files, tables} = reproductionFiles({data, runs, checkpoints: {ann: [], cnn: []}});
  const described = Object.fromEntries(models.map((model) => [model, describe(model, data)]));
  const script = fileURLToPath(new URL("page.ts", import.meta.url));
  const {outputFiles} = await build({entryPoints: [script], bundle: true, write: false, format: "iife"});
  const contents: Record<string, Uint8Array | string> = {
    ...files,
    "index.html": '<!doctype html><meta charset="utf-8" /><title>Timing</title><script src="page.js"></script>',
    "page.js": outputFiles[0]!.text,
    "reproducing.js": await workerCode("reproducingWorker"),
    "models.json": JSON.stringify({models: described}),
    "kernels.wasm": await assembledBytes("kernels"),
    "lone-optimiser.wasm": await assembledBytes("lone-optimiser"),
    "shared-optimiser.wasm": await assembledBytes("optimiser")
  };
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
  const named = (images: "train" | "test") =>
    tables.imagePieces.filter((piece) => piece.images === images).map(({file}) => file);
  return {train: named("train"), test: named("test")};
}

/** A network as workers train it. */
function describe(
  model: Model,
  {split, test}: TrainingData
): Pick<BrowserModels["models"][Model], "network" | "counts" | "wholeProtocol"> {
  const wholeProtocol = variant(model).protocol;
  const counts = [split.train.length, split.validation.length, test.count].flatMap(chunkCounts);
  const shards = shardShapes(split.train.length, wholeProtocol);
  const network = exportVariant(model, {outputCounts: [...new Set(counts)], shards});
  return {network, counts: parameterCountsOf(model), wholeProtocol};
}

async function chromiumPage(): Promise<TimedPage> {
  const chromium = await launchChromium();
  const page = await chromium.newPage();
  return {
    goTo: async (address) => void (await page.goto(address)),
    run: (act, argument) => page.evaluate(act as never, argument) as never,
    close: () => chromium.close()
  };
}

function inBrowser(page: TimedPage, name: string, how: Pick<Timing, "isShared" | "pieces">): Contender<Model> {
  const helperCount = workerCount - 1;
  return {
    name,
    measure: (model) =>
      page.run((asked) => (globalThis as unknown as {stepTime: StepTime}).stepTime(asked), {...how, model, helperCount})
  };
}

function inNode(data: TrainingData): Contender<Model> {
  return {name: "Node", measure: (model) => stepTimeInNode(model, data)};
}

async function stepTimeInNode(model: Model, data: TrainingData): Promise<number> {
  const {topology, protocol} = variant(model);
  const told: {readonly at: number; readonly stepCount: number}[] = [];
  await train(runOf(model, 1), protocol, data, topology, {
    checkpointPath: join(tmpdir(), "no-checkpoint"),
    checkpointSeconds: Infinity,
    workerCount,
    lastEpoch: 1,
    onMessage: (news) => {
      if (news.kind === "step") told.push({at: performance.now(), stepCount: news.position.stepCount});
    }
  });
  const [first, last] = [told[0]!, told.at(-1)!];
  return (last.at - first.at) / (last.stepCount - first.stepCount);
}

function printTimes(model: Model, times: Times<Model>): void {
  console.log(`\n${modelName[model]}, ms per step\n| | min | median | max | × Node (median) |\n|---|---|---|---|---|`);
  const [inNode] = Array.from(times.values(), median);
  for (const [{name}, values] of times)
    console.log(`| ${[name, ...spread(values), (median(values) / inNode!).toFixed(2)].join(" | ")} |`);
}
