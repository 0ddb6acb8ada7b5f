import {join} from "node:path";
import {tmpdir} from "node:os";
import type {Page} from "playwright-core";
import {loadFashionMnist} from "../data-loaders/dataset/loadFashionMnist.js";
import {inProfile, sourceProtocol} from "../data-loaders/training/protocol.js";
import {runOf} from "../data-loaders/training/run.js";
import {train} from "../data-loaders/training/train.js";
import {trainingData} from "../data-loaders/training/trainingData.js";
import {variant} from "../data-loaders/experiments/variants.js";
import {serve} from "../site/serve.js";
import {modelName} from "../src/components/theme.js";
import {models, type Model} from "../src/lib/schemas/vocabulary.js";
import {drawStroke} from "../test/browser/drawStroke.js";
import {judged} from "../test/browser/judged.js";
import {launchChromium} from "../test/browser/launchChromium.js";
import {visit} from "../test/browser/visit.js";

const folder = process.env["SITE_DIST"] ?? "dist";

/** What a reader does, in this order. */
const acts: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "first answer, files and all": async (page) => {
    await page.getByRole("button", {name: "At random"}).click();
    await judged(page);
  },
  "a stroke of 40 steps": async (page) => {
    await drawStroke(page, 40);
    await judged(page);
  },
  "all four parts of the reasons opened": openReasons,
  "a photograph of 3,000 × 4,000 pixels": showPhotograph
};

/**
 * Times both networks in a browser, on a site that is built: each act of a reader with the main thread's tasks over
 * 50 ms, then training there beside Node's on one worker.
 */
export async function browser(): Promise<void> {
  const server = await serve({folder, port: 0});
  const chromium = await launchChromium();
  try {
    const {page} = await visit({browser: chromium, address: server.address}, {path: "/try"});
    await takePhotograph(page);
    await watchLongTasks(page);
    for (const [name, act] of Object.entries(acts)) console.log(`${name}: ${await measured(page, () => act(page))}`);
    for (const model of models) {
      const inBrowser = await measured(page, () => trainInBrowser(page, model));
      console.log(`${modelName[model]} trained: ${inBrowser}`);
      const told = /in ([\d.]+)\s/.exec((await page.textContent(".training-status"))!)![1]!;
      const inNode = await trainInNode(model);
      console.log(
        `  of training ${told} s; Node's epochs, 1 worker: ${inNode.toFixed(1)} s; × ${(+told / inNode).toFixed(2)}`
      );
    }
  } finally {
    await chromium.close();
    await server.close();
  }
}

async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(`window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({duration}) => duration)))
      .observe({type: "longtask"});`);
}

/** How long an act took, and the tasks of the main thread over 50 ms in it. */
async function measured(page: Page, act: () => Promise<void>): Promise<string> {
  const startedAt = performance.now();
  await act();
  const milliseconds = performance.now() - startedAt;
  await page.waitForTimeout(500);
  const tasks = await page.evaluate<number[]>("window.longTasks.splice(0)");
  return `${milliseconds.toFixed(0)} ms, tasks over 50 ms: ${tasks.map(Math.round).join(", ") || "none"}`;
}

async function openReasons(page: Page): Promise<void> {
  for (const summary of await page.locator(".why summary").all()) await summary.click();
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".why-body")].every((body) => body.hasChildNodes() && !body.hasAttribute("aria-busy"))
  );
}

/** A large picture as a file, before anything is timed. */
async function takePhotograph(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const canvas = Object.assign(document.createElement("canvas"), {width: 3000, height: 4000});
    const context = canvas.getContext("2d");
    context.fillStyle = "#ddd";
    context.fillRect(0, 0, 3000, 4000);
    context.fillStyle = "#722";
    context.fillRect(900, 700, 1200, 2600);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg"));
    window.photograph = new DataTransfer();
    window.photograph.items.add(new File([blob], "shirt.jpg", {type: "image/jpeg"}));
  })()`);
}

async function showPhotograph(page: Page): Promise<void> {
  await page.evaluate(`{
    const input = document.querySelector(".file-button input");
    input.files = window.photograph.files;
    input.dispatchEvent(new Event("change", {bubbles: true}));
  }`);
  await page.waitForSelector(".picture-steps li");
  await judged(page);
}

async function trainInBrowser(page: Page, model: Model): Promise<void> {
  await page.getByRole("button", {name: `Train the ${modelName[model]}`}).click();
  await page.waitForSelector(".hashes", {timeout: 300_000});
}

/** @returns seconds that its epochs take, training and validation */
async function trainInNode(model: Model): Promise<number> {
  const protocol = inProfile("quick", sourceProtocol);
  const data = trainingData(await loadFashionMnist({}, {log: () => {}}), protocol, 1);
  const options = {checkpointPath: join(tmpdir(), "no-checkpoint"), checkpointSeconds: Infinity, workerCount: 1};
  const {epochs} = await train(runOf(model, 1), protocol, data, variant(model).topology, options);
  return epochs.reduce((sum, {seconds}) => sum + seconds, 0);
}
