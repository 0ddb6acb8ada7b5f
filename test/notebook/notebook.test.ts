import {appendFileSync, copyFileSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {listFiles} from "../../site/builtSite.js";
import {serve} from "../../site/serve.js";
import {subjects} from "../../src/lib/schemas/subjects.js";
import {launchChromium} from "../browser/launchChromium.js";
import {visit} from "../browser/visit.js";
import {observable, smallProject, type Observable, type SmallProject} from "./smallProject.js";

let project: SmallProject;
let browser: Browser;

beforeAll(async () => {
  project = smallProject();
  copyFileSync("test/notebook/my-page.md", join(project.folder, "src/my-page.md"));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  project.remove();
});

/** Changes a file of the project as an editor does. @throws Error if it does not hold the words */
function edit(file: string, from: string, to: string): void {
  const path = join(project.folder, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`nothing to edit in ${file}: expected it to hold ${from}`);
  writeFileSync(path, text.replaceAll(from, to));
}

/** What a page of a reader's own shows of everything that Framework's documentation teaches. */
async function expectWhole(page: Page): Promise<void> {
  await page.locator("em.mine").waitFor();
  await page.locator("#figure-learning-curves svg").first().waitFor();
  const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
  expect(text).toMatch(/Of \d+ runs the best gets \d\d\.\d% right\./);
  expect(await page.locator("em.mine").textContent()).toBe("ann and cnn");
  expect(await page.locator(".katex").count()).toBe(1);
  expect(await page.locator("svg.mine circle").count()).toBe(1);
  expect(await page.locator("g[aria-label=dot] circle").count()).toBeGreaterThan(2);
  expect(await page.locator("pre:has-text('Plot.dot')").count()).toBe(1);
  expect(await page.locator("select option").allTextContents()).toEqual(["train", "validation"]);
}

describe("a plain preview of a fresh clone", () => {
  let preview: Observable;
  let address: string;
  /**
   * Waits until a page shows a change of a file. After each change Framework puts its watchers anew, and what is written
   * meanwhile passes it by: so the file is saved again every few seconds, as its writer would.
   */
  async function untilShown(file: string, shown: Promise<unknown>): Promise<void> {
    const saving = setInterval(() => utimesSync(join(project.folder, file), new Date(), new Date()), 3_000);
    const missing = (cause: unknown): never => {
      throw new Error(`${file} not shown; the preview's last lines:\n${preview.lines.slice(-40).join("\n")}`, {cause});
    };
    await shown.catch(missing).finally(() => clearInterval(saving));
  }
  const open = (path: string): ReturnType<typeof visit> => visit({browser, address}, {path});

  beforeAll(async () => {
    preview = observable(project.folder, ["preview", "--no-open", "--port", "4123"]);
    [address = ""] = /http:\/\/[^/]+/.exec(await preview.printed(/http:\/\/127/))!;
  });
  afterAll(() => preview.stop());

  it("trains when the first page asks for a table, says so, and fills the page", async () => {
    expect(existsSync(join(project.folder, ".cache/runs"))).toBe(false);
    const {page, faults, close} = await open("/training");
    await page.locator("#figure-learning-curves svg").first().waitFor({timeout: 240_000});
    for (const run of ["ann-s1", "cnn-s1"])
      expect(preview.lines.filter((line) => line.includes(`${run}  epoch 1/2  train loss`))).toHaveLength(1);
    expect(readdirSync(join(project.folder, ".cache/runs"))).toHaveLength(2);
    expect(faults).toEqual([]);
    await close();
  }, 300_000);
  it("shows a page of a reader's own, with no request elsewhere", async () => {
    const {page, faults, close} = await open("/my-page");
    await expectWhole(page);
    await page.locator("select").selectOption("validation");
    await page.locator("g[aria-label=dot] circle").first().waitFor();
    expect(faults).toEqual([]);
    await close();
  });
  it("shows an edited sentence, style and figure without a restart", async () => {
    const {page, close} = await open("/training");
    edit("src/training.md", "# Training\n", "# Another heading\n");
    await untilShown("src/training.md", page.locator("h1", {hasText: "Another heading"}).waitFor());
    appendFileSync(join(project.folder, "src/style.css"), "\nh1 { letter-spacing: 7px !important; }\n");
    const spaced = page.waitForFunction(() => getComputedStyle(document.querySelector("h1")!).letterSpacing === "7px");
    await untilShown("src/style.css", spaced);
    const figure = "src/figures/learningCurves.ts";
    edit(figure, "Mean cross-entropy or accuracy", "Cross-entropy on average");
    await untilShown(figure, page.locator(".figure-caption", {hasText: "Cross-entropy on average"}).waitFor());
    await close();
  });
  it("shows what an edited loader makes without a restart", async () => {
    const {page, close} = await open("/reproduce");
    await page.locator("#figure-provenance-list", {hasText: "batch size"}).waitFor();
    edit("data-loaders/tables/provenanceRows.ts", '"batch size"', '"images in a step"');
    await page.locator("#figure-provenance-list", {hasText: "images in a step"}).waitFor({timeout: 90_000});
    await close();
  });
});

describe("a plain build of a fresh clone", () => {
  it("is complete, with a page of a reader's own, the explorer and the playground", async () => {
    const build = observable(project.folder, ["build"]);
    expect(await build.ended).toBe(0);
    const files = await listFiles(join(project.folder, "dist"));
    const unhashed = files.map((file) => file.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, ""));
    for (const [subject, {tables, pictures}] of Object.entries(subjects)) {
      for (const table of tables) expect(files).toContain(`data/${subject}/${table}.arrow`);
      for (const picture of pictures) expect(unhashed).toContain(`_file/data/${subject}/${picture}.png`);
    }
    expect(files.filter((file) => /^data\/images\/(?:test|neighbours)-\d+\.png$/.test(file)).length).toBeGreaterThan(1);
    for (const name of readdirSync("src/figures")) if (name.endsWith(".ts")) expect(files).toContain(`figures/${name}`);
    const server = await serve({folder: join(project.folder, "dist"), port: 0});
    try {
      const mine = await visit({browser, address: server.address}, {path: "/my-page"});
      await expectWhole(mine.page);
      expect(mine.faults).toEqual([]);
      await mine.close();
      const explorer = await visit({browser, address: server.address}, {path: "/explore"});
      await explorer.page.locator(".gallery-item").first().waitFor();
      expect(explorer.faults).toEqual([]);
      await explorer.close();
      const tryIt = await visit({browser, address: server.address}, {path: "/try"});
      await tryIt.page.locator(".belief-verdict").first().waitFor();
      expect(tryIt.faults).toEqual([]);
      await tryIt.close();
    } finally {
      await server.close();
    }
  }, 300_000);
});
