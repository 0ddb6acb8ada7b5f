import {execFile, spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {join, resolve} from "node:path";
import {promisify} from "node:util";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Examples} from "../../data-loaders/dataset/examples.js";
import {pixelStatistics} from "../../data-loaders/dataset/pixelStatistics.js";
import {standardisationTable} from "../../data-loaders/dataset/standardisationTable.js";
import {modelFiles} from "../../data-loaders/exports/modelFiles.js";
import type {TrainedParameters} from "../../data-loaders/exports/portableNetwork.js";
import {networkAnswers} from "../../data-loaders/inspection/networkAnswers.js";
import {stratifiedSplit} from "../../data-loaders/dataset/stratifiedSplit.js";
import {modelLines, type Standardisation} from "../../src/lib/modelLines.js";
import {models, portableVariants, type PortableVariant} from "../../src/lib/schemas/vocabulary.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";
import {agreement} from "./agreement.js";
import {recordedResnet} from "./recordedResnet.js";

/** The first of these that has what a test needs runs its Python. */
const pythons = [process.env["PYTHON"] ?? "python3", "/usr/bin/python3"];
const scripts = resolve("test/exports/python");
const tolerance = 1e-4;
/** In the checkout, so that scripts find its packages. */
mkdirSync(".cache", {recursive: true});
const folder = mkdtempSync(resolve(".cache/exports-test-"));
let report: FixtureReport;
let standardisation: Standardisation;
let trained: Readonly<Record<PortableVariant, TrainedParameters>>;
let files: Readonly<Record<string, Uint8Array>> = {};
let server: Server;

beforeAll(async () => {
  report = await fixtureReport();
  const {dataset, ann, cnn} = report;
  standardisation = pixelStatistics(dataset.train.pixels, stratifiedSplit(dataset.train.labels, 1, 0.2).train);
  trained = {ann, cnn, "resnet-20": await recordedResnet()};
  for (const variant of portableVariants) files = {...files, ...(await modelFiles(trained[variant], standardisation))};
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  server = createServer(({url}, response) => void response.end(readFileSync(join(folder, url!))));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterAll(() => {
  server.close();
  rmSync(folder, {recursive: true});
});

/** How many images each network is asked about: tfjs takes up to a second for one. */
const imageCounts: Readonly<Record<PortableVariant, number>> = {ann: 200, cnn: 60, "resnet-20": 10};

/** The first of the test images. */
function testImages(variant: PortableVariant): Examples {
  const {pixels, labels} = report.dataset.test;
  const few = imageCounts[variant];
  return {pixels: pixels.subarray(0, 784 * few), labels: labels.subarray(0, few), count: few};
}

/** What the engine says of the test images. */
async function engineProbabilities(variant: PortableVariant): Promise<Float32Array> {
  const {run, parameters} = trained[variant];
  return networkAnswers(run, parameters, testImages(variant), standardisationTable(standardisation));
}

/** What each Python was found to have, asked once: PyTorch takes a second to load. */
const imports = new Map<string, boolean>();

function hasPackages(python: string, packages: readonly string[]): boolean {
  const program = `import ${packages.join(", ")}`;
  const known = imports.get(`${python} ${program}`) ?? spawnSync(python, ["-c", program]).status === 0;
  imports.set(`${python} ${program}`, known);
  return known;
}

/** A Python that has some packages; undefined where none has all of them. */
function pythonWith(packages: readonly string[]): string | undefined {
  return pythons.find((python) => hasPackages(python, packages));
}

/** Runs a program in the folder of the files and reads the probabilities that it leaves. */
async function probabilitiesBy(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {}
): Promise<Float32Array> {
  const result = join(folder, "probabilities.f32");
  rmSync(result, {force: true});
  await promisify(execFile)(command, [...args], {cwd: folder, env: {...process.env, ...env}, timeout: 100_000});
  return new Float32Array(new Uint8Array(readFileSync(result)).buffer);
}

async function expectAgreement(variant: PortableVariant, probabilities: Float32Array): Promise<void> {
  const expected = await engineProbabilities(variant);
  const {imageCount, otherClassCount, largestDifference} = agreement(probabilities, expected);
  expect([imageCount, otherClassCount]).toEqual([testImages(variant).count, 0]);
  expect(largestDifference).toBeLessThan(tolerance);
}

const before = {
  python: ["import numpy as np", 'levels = np.fromfile("levels.u8", np.uint8).reshape(-1, 28, 28)'],
  javascript: [
    'import {readFileSync, writeFileSync} from "node:fs";',
    'const levels = new Uint8Array(readFileSync("levels.u8"));',
    // as in a page, an address is relative to where the program was found
    "const fetchIt = fetch;",
    "globalThis.fetch = (address, options) => fetchIt(new URL(address, process.env.FILES_ADDRESS), options);"
  ]
};
const after = {
  python: ['np.asarray(probabilities, dtype=np.float32).tofile("probabilities.f32")'],
  javascript: [
    "const {data} = probabilities;",
    'writeFileSync("probabilities.f32", typeof data === "function" ? await data.call(probabilities) : data);'
  ]
};

/** Asks a model as a reader does who has copied the lines. */
async function probabilitiesByLines(
  command: string,
  language: "python" | "javascript",
  lines: readonly string[]
): Promise<Float32Array> {
  const program = [...before[language], ...lines, ...after[language]].join("\n");
  if (language === "python") {
    return probabilitiesBy(
      command,
      ["-c", program],
      hasPackages(command, ["safetensors"]) ? {} : {PYTHONPATH: scripts}
    );
  }
  writeFileSync(join(folder, "lines.mjs"), program);
  const {port} = server.address() as AddressInfo;
  return probabilitiesBy(command, ["lines.mjs"], {FILES_ADDRESS: `http://127.0.0.1:${port}/`});
}

const libraries = modelLines("ann", {mean: 0, standardDeviation: 1}).map(({library}) => library);

describe.each(portableVariants)("the lines that load the %s", (variant) => {
  beforeAll(() => writeFileSync(join(folder, "levels.u8"), testImages(variant).pixels));

  it.for(libraries)("with %s give the engine's classes and probabilities", async (library, {skip}) => {
    const {language, lines, packages} = modelLines(variant, standardisation).find((one) => one.library === library)!;
    const needed = packages.filter((name) => name !== "safetensors");
    const command = language === "javascript" ? process.execPath : pythonWith(needed);
    if (command === undefined) return skip(`no Python here has ${needed.join(" and ")}`);
    await expectAgreement(variant, await probabilitiesByLines(command, language, lines));
  });
  it("are at most twelve, and twenty of the larger network", () => {
    const counts = modelLines(variant, standardisation).map(({lines}) => lines.length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(variant === "resnet-20" ? 20 : 12);
  });
});

describe.each(models)("the weights of the %s for Keras", (model) => {
  beforeAll(() => writeFileSync(join(folder, "levels.u8"), testImages(model).pixels));

  it("give the engine's classes and probabilities in NumPy alone", async ({skip}) => {
    const python = pythonWith(["numpy"]);
    if (python === undefined) return skip("no Python here has numpy");
    const {mean, standardDeviation} = standardisation;
    const args = [join(scripts, "network.py"), `${model}.npz`, String(mean), String(standardDeviation)];
    await expectAgreement(model, await probabilitiesBy(python, args));
  });
});

describe("the files", () => {
  it("are the same bytes for the same weights", async () => {
    const again = await modelFiles(report.cnn, standardisation);
    for (const [name, content] of Object.entries(again)) expect(Buffer.from(content).equals(files[name]!)).toBe(true);
  });
  it("hold no time: every entry of an archive is of 1 January 1980, 00:00", () => {
    const npz = Buffer.from(files["ann.npz"]!);
    const starts = Array.from({length: npz.length - 4}, (_, i) => i).filter((i) => npz.readUInt32LE(i) === 0x04034b50);
    expect(starts.map((start) => [npz.readUInt16LE(start + 10), npz.readUInt16LE(start + 12)])).toEqual(
      Array.from({length: 6}, () => [0, 0x21])
    );
  });
  it("name the weights that they hold", () => {
    const {weightsSha256} = report.ann;
    const named = ["ann.safetensors", "ann.onnx", "ann-tfjs.json"];
    expect(named.filter((name) => !Buffer.from(files[name]!).includes(weightsSha256))).toEqual([]);
  });
  it("have PyTorch's names and layouts", () => {
    const file = Buffer.from(files["cnn.safetensors"]!);
    const length = Number(file.readBigUInt64LE());
    const header = JSON.parse(file.toString("utf8", 8, 8 + length)) as Record<string, {shape: number[]}>;
    const shapes = Object.entries(header).flatMap(([name, {shape}]) =>
      name === "__metadata__" ? [] : [[name, shape]]
    );
    expect(length % 8).toBe(0);
    expect(Object.fromEntries(shapes)).toEqual({
      "conv1.weight": [32, 1, 3, 3],
      "conv1.bias": [32],
      "conv2.weight": [64, 32, 3, 3],
      "conv2.bias": [64],
      "dense1.weight": [128, 3136],
      "dense1.bias": [128],
      "logits.weight": [10, 128],
      "logits.bias": [10]
    });
  });
  it("are refused of a network with a layer that not every format knows, by its name", async () => {
    const run = {...report.cnn, run: {...report.cnn.run, variant: "cnn-sigmoid"}};
    await expect(modelFiles(run, standardisation)).rejects.toThrow(
      /cannot write layer conv1-sigmoid of cnn-sigmoid in every format: .*; got SmoothActivation/
    );
  });
});
