import {gzipSync} from "node:zlib";
import {decode} from "fast-png";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {models} from "../../src/lib/schemas/vocabulary.js";
import {publishedFile, publishedPath, publishedTable, servedSite} from "./servedSite.js";
import {visit, type Visit} from "./visit.js";

const site = servedSite();
let shown: Visit;

/** Pixels of all test images as the site's sheets hold them, [count, 784]. */
function testPixels(): Uint8Array {
  const places = publishedTable("test-images");
  const pictures = new Map(
    publishedTable("sheets").map(({sheet, columnCount, cellWidth}) => [sheet, {sheet, columnCount, cellWidth}] as const)
  );
  const decoded = new Map<string, Uint8Array>();
  const pixels = new Uint8Array(places.length * 784);
  for (const {example, sheet, cell} of places) {
    const {columnCount, cellWidth} = pictures.get(sheet)!;
    const image = decoded.get(sheet) ?? (decode(publishedFile(`${sheet}.png`)).data as Uint8Array);
    decoded.set(sheet, image);
    const [left, top] = [(cell % columnCount) * cellWidth, Math.floor(cell / columnCount) * cellWidth];
    for (let row = 0; row < 28; ++row) {
      const start = (top + row) * columnCount * cellWidth + left;
      pixels.set(image.subarray(start, start + 28), example * 784 + row * 28);
    }
  }
  return pixels;
}

/** What the worker starts with. */
const workerFiles = ["models.json", "kernels.wasm", "ann-weights.f32", "cnn-weights.f32", "detector.f32"];

/** Code that starts the site's worker in a page and lets it be asked. */
const startWorker = `(async () => {
  const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
  const worker = new Worker(${JSON.stringify(publishedPath("worker.js"))});
  let lastId = 0;
  const waiting = new Map();
  worker.onmessage = ({data}) => data.kind === "error" ? waiting.get(data.id)[1](new Error(data.message)) : waiting.get(data.id)[0](data.result);
  window.askWorker = (task, argument) => new Promise((...settle) => {
    waiting.set(++lastId, settle);
    worker.postMessage({id: lastId, task, argument});
  });
  const [models, kernels, ann, cnn, detector] = await Promise.all(
    ${JSON.stringify(workerFiles.map(publishedPath))}.map(bytes));
  const startedAt = performance.now();
  await askWorker("start", {models, kernels, weights: {ann, cnn}, detector});
  await askWorker("predict", {pixels: new Uint8Array(784)});
  return performance.now() - startedAt;
})()`;

/** Probabilities of both networks for some images, [count, 20]. */
function predicted(pixels: Uint8Array): Promise<number[]> {
  const encoded = Buffer.from(pixels).toString("base64");
  return shown.page.evaluate<number[]>(`(async () => {
    const pixels = Uint8Array.from(atob("${encoded}"), (character) => character.charCodeAt(0));
    const found = [];
    for (let i = 0; i < pixels.length; i += 784) {
      const {beliefs: {ann, cnn}} = await askWorker("predict", {pixels: pixels.slice(i, i + 784)});
      found.push(...ann.probabilities, ...cnn.probabilities);
    }
    return found;
  })()`);
}

/** All images of a whole build; of a quick one as many as show that the networks are those of Node. */
function askedCount(): number {
  const isQuick = publishedTable("runs").some(({origin, profile}) => origin === "build" && profile === "quick");
  return isQuick ? 500 : 10_000;
}

let firstPrediction = NaN;
beforeAll(async () => {
  shown = await visit(site(), {path: "/try"});
  firstPrediction = await shown.page.evaluate<number>(startWorker);
});
afterAll(() => shown.close());

describe("both networks in a browser", () => {
  it("say of test images what they say in Node, with probabilities within 1e-4", {timeout: 300_000}, async () => {
    const pixels = testPixels();
    const count = Math.min(askedCount(), pixels.length / 784);
    const found = new Float64Array(count * 20);
    for (let start = 0; start < count; start += 500)
      found.set(await predicted(pixels.subarray(start * 784, (start + 500) * 784)), start * 20);
    let largest = 0;
    const different: string[] = [];
    for (const {model, example, probabilities, prediction} of publishedTable("predictions")) {
      if (example >= count) continue;
      const mine = found.subarray(
        example * 20 + 10 * models.indexOf(model),
        example * 20 + 10 * models.indexOf(model) + 10
      );
      mine.forEach((share, label) => (largest = Math.max(largest, Math.abs(share - probabilities[label]!))));
      if (mine.indexOf(Math.max(...mine)) !== prediction) different.push(`${model} on ${example}`);
    }
    console.log(
      `${count} images, largest difference of a probability ${largest}; first prediction ${Math.round(firstPrediction)} ms after the files were there`
    );
    expect(pixels.length / 784).toBe(publishedTable("outcomes").length);
    expect(different).toEqual([]);
    expect(largest).toBeLessThanOrEqual(1e-4);
  });
  it("take at most 55 kB of code besides their weights, compressed", () => {
    const sizes = ["worker.js", "kernels.wasm", "models.json"].map((name) => {
      return [name, gzipSync(publishedFile(name)).length] as const;
    });
    console.log(sizes.map(([name, bytes]) => `${name} ${bytes} bytes`).join(", "));
    expect(sizes.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThanOrEqual(55_000);
  });
});
