import {serve} from "../site/serve.js";
import {launchChromium} from "../test/browser/launchChromium.js";
import {visit, type Visit} from "../test/browser/visit.js";

const folder = process.env["SITE_DIST"] ?? "dist";

/**
 * Times both networks in a browser, on a site that is built: how long until the first answer, how long an answer takes
 * as one draws, what training takes beside Node, and the main thread's longest tasks on the way.
 */
export async function browser(): Promise<void> {
  const server = await serve({folder, port: 0});
  const chromium = await launchChromium();
  try {
    const shown = await visit({browser: chromium, address: server.address}, {path: "/try"});
    await watchLongTasks(shown);
    console.log(`first answer, files and all: ${await milliseconds(() => firstAnswer(shown))} ms`);
    const strokes = 40;
    const drawn = await milliseconds(() => draw(shown, strokes));
    console.log(`${strokes} steps of a stroke, each answered: ${drawn} ms`);
    for (const name of ["ANN", "CNN"]) console.log(await training(shown, name));
    const tasks = await shown.page.evaluate<number[]>("window.longTasks");
    console.log(
      `tasks of the main thread over 50 ms: ${tasks.length === 0 ? "none" : tasks.map(Math.round).join(", ")}`
    );
  } finally {
    await chromium.close();
    await server.close();
  }
}

async function watchLongTasks({page}: Visit): Promise<void> {
  await page.evaluate(`window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({duration}) => duration)))
      .observe({type: "longtask"});`);
}

async function milliseconds(task: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await task();
  return Math.round(performance.now() - startedAt);
}

async function firstAnswer({page}: Visit): Promise<void> {
  await page.getByRole("button", {name: "At random"}).click();
  await page.waitForFunction(() => document.querySelector(".belief-verdict")!.textContent !== "Nothing to judge yet");
}

async function draw({page}: Visit, steps: number): Promise<void> {
  const box = (await page.locator(".pixel-ground").boundingBox())!;
  await page.mouse.move(box.x + box.width / 3, box.y + box.height / 5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + (4 * box.height) / 5, {steps});
  await page.mouse.up();
  await page.waitForFunction(() => !document.querySelector("#try")!.hasAttribute("aria-busy"));
}

async function training({page}: Visit, name: string): Promise<string> {
  await page.getByRole("button", {name: `Train the ${name}`}).click();
  await page.waitForSelector(".hashes", {timeout: 120_000});
  return (await page.textContent(".training-status"))!;
}
