import {readFileSync} from "node:fs";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import {drawStroke} from "./drawStroke.js";
import {numberIn} from "./exploring.js";
import type {Opened, OpenOptions} from "./givenPredictions.js";
import {judged} from "./judged.js";
import {opening} from "./opening.js";
import {publishedTable, siteFolder} from "./servedSite.js";

const {site, open: openAt} = opening();

const open = async (path = "/try", options: OpenOptions = {}): Promise<Opened> => {
  const found = await openAt(path, options);
  await found.page.locator("#try .try-stage").waitFor();
  return found;
};
const cells = (page: Page): Promise<string[]> => page.locator("#try .belief-table td.numeric").allTextContents();
const networkFiles = /\.(?:wasm|f32)|worker/;

/** Colours that tell a chosen pill from another. */
const coloursOf = (page: Page, text: string): Promise<string> =>
  page
    .locator(".toolbox label", {hasText: text})
    .first()
    .evaluate((pill) => `${getComputedStyle(pill).color} on ${getComputedStyle(pill).backgroundColor}`);

describe("the first screen of /try", () => {
  it("has a garment, what both networks say of it, and a dare, in the HTML", () => {
    const {document} = new JSDOM(readFileSync(join(siteFolder, "try.html"), "utf8")).window;
    const stage = document.querySelector(".try-before .try-stage")!;
    const [first] = publishedTable("starters");
    expect(stage.querySelector(".belief-verdict")!.textContent).toMatch(/^(Both say|They disagree)/);
    const shares = Array.from(stage.querySelectorAll("td.numeric"), ({textContent}) => Number.parseFloat(textContent));
    const expected = Array.from({length: 10}, (_, i) => [first!.annProbabilities[i]!, first!.cnnProbabilities[i]!]);
    expected.flat().forEach((share, i) => expect(shares[i]).toBeCloseTo(100 * share, 0));
    expect(stage.querySelector(".try-dare")!.textContent).toMatch(/make both say/);
    expect(stage.querySelectorAll(".starter")).toHaveLength(publishedTable("starters").length);
  });
  it("says of every starter what the networks themselves say of it, and loads none of them for that", async () => {
    const {page, requests, faults} = await open();
    const known: string[][] = [];
    const buttons = page.locator("#try .starters button:not(:last-child)");
    const count = await buttons.count();
    expect(count).toBeGreaterThanOrEqual(10);
    for (let i = 0; i < count; ++i) {
      await buttons.nth(i).click();
      known.push([(await page.textContent("#try .belief-verdict"))!, ...(await cells(page))]);
    }
    expect(requests.filter((url) => networkFiles.test(url))).toEqual([]);
    await page.locator(".why summary").first().click(); // which asks the networks
    for (let i = 0; i < count; ++i) {
      const {example} = publishedTable("starters")[i]!;
      await page.locator(".source input[type=number]").first().fill(String(example));
      await page.locator(".source input[type=number]").first().press("Enter");
      await page.locator(".try-origin", {hasText: `Test image ${example},`}).waitFor();
      await judged(page);
      const asked = [(await page.textContent("#try .belief-verdict"))!, ...(await cells(page))];
      expect([example, ...asked]).toEqual([example, ...known[i]!]);
    }
    expect(faults).toEqual([]);
  }, 120_000);
  it("does not move when the playground takes its place", async () => {
    const context = await site().browser.newContext({viewport: {width: 1280, height: 800}});
    const page = await context.newPage();
    await page.addInitScript(() => {
      const shifts: number[] = ((window as unknown as {shifts: number[]}).shifts = []);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as {value: number}).value);
      }).observe({type: "layout-shift", buffered: true});
    });
    await page.goto(`${site().address}/try`);
    await page.locator("#try .try-stage").waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const shifts = await page.evaluate(() => (window as unknown as {shifts: number[]}).shifts);
    expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.02);
    await context.close();
  });
  it("mirrors what suits it: a T-shirt’s two sides, but no shoe’s", async () => {
    const {page} = await open();
    const mirror = page.getByLabel("Both sides alike");
    expect(await mirror.isChecked()).toBe(true);
    expect(await page.locator(".pixel-ground.mirrored").count()).toBe(1);
    await page.getByRole("button", {name: "Begin with a sneaker"}).click();
    expect(await mirror.isChecked()).toBe(false);
    expect(await page.locator(".pixel-ground.mirrored").count()).toBe(0);
    expect(await page.locator(".toolbox").innerText()).toContain("Shoes point left");
  });
  it("says with how many pixels a reader has changed the networks’ minds", async () => {
    const {page} = await open();
    const starters = page.locator("#try .starters button:not(:last-child)");
    await page.getByLabel("Fill").check();
    let before = "";
    for (let i = 0; i < (await starters.count()); ++i) {
      await starters.nth(i).click();
      before = (await page.textContent("#try .belief-verdict"))!;
      await page.locator(".pixel-ground").click({position: {x: 6, y: 6}}); // all of the ground
      await page.waitForFunction(() => !document.querySelector("#try")!.hasAttribute("aria-busy"));
      await judged(page);
      if ((await page.textContent(".try-dare"))!.startsWith("You changed")) break;
    }
    const words = (await page.textContent(".try-dare"))!;
    expect(numberIn(/with ([\d,]+) pixels/.exec(words)![1]!)).toBeGreaterThan(100);
    await page.locator(".pixel-ground").focus();
    await page.keyboard.press("Control+z");
    expect(await page.textContent("#try .belief-verdict")).toBe(before);
  });
  it("does not wait for the table of false alarms", async () => {
    const found = await openAt("/references");
    await found.page.route("**/out-of-distribution.*.arrow", () => undefined); // never answered
    await found.page.goto(`${site().address}/try`);
    await found.page.locator("#try .try-stage").waitFor();
    await drawStroke(found.page, 6);
    await judged(found.page);
  });
});

describe("a link that holds a drawing", () => {
  it("gives the same pixels and the same answer in a new browser, and never reaches the server", async () => {
    const {page} = await open();
    await page.getByRole("button", {name: "Begin with an empty box"}).click();
    await drawStroke(page, 9);
    await judged(page);
    await page.getByRole("button", {name: "Copy link to this drawing"}).click();
    await page.getByText("Link copied").waitFor();
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(link.hash).toMatch(/^#drawing=[\w-]+$/);
    const before = await cells(page);
    const other = await open(`/try${link.hash}`);
    await judged(other.page);
    expect(await cells(other.page)).toEqual(before);
    expect(await other.page.textContent(".try-origin")).toMatch(/^A drawing from a link/);
    expect(other.requests.filter((url) => url.includes("drawing="))).toEqual([]);
    await other.page.locator(".pixel-ground").click();
    expect(new URL(other.page.url()).hash).toBe("");
  });
  it("that is damaged is told of", async () => {
    const {page} = await open("/try#drawing=nonsense");
    await page.getByText("The link’s drawing is damaged").waitFor();
  });
});

it.each(["99999", "abc", "00007"])(
  "an address that asks for image %s is answered, and a starter is shown",
  async (image) => {
    const {page} = await open(`/try?image=${image}`);
    await page.getByText(`asks for image “${image}”, which there is not`).waitFor();
    expect(await page.textContent("#try .belief-verdict")).toMatch(/^(Both say|They disagree)/);
  }
);

it("while the networks load, the verdict says how much has come", async () => {
  const {page, context} = await open();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const line = (bytesPerSecond: number): Promise<unknown> =>
    session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 100,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond
    });
  await line(300_000);
  await drawStroke(page, 6);
  await page.waitForFunction(() =>
    /^Loading both networks, \d\.\d of \d\.\d MB$/.test(document.querySelector("#try .belief-verdict")!.textContent)
  );
  await line(-1); // without a limit
  await judged(page);
});

describe("on a phone", () => {
  it("the verdict stays in sight above the box that a finger draws in", async () => {
    const {page} = await open("/try", {width: 375, hasTouch: true});
    await page.setViewportSize({width: 375, height: 667});
    await page.locator(".pixel-ground").evaluate((box) => box.scrollIntoView({block: "end"}));
    const box = (await page.locator(".pixel-ground").boundingBox())!;
    const verdict = (await page.locator("#try .belief-verdict").boundingBox())!;
    expect(verdict.y).toBeGreaterThanOrEqual(0);
    expect(verdict.y + verdict.height).toBeLessThanOrEqual(box.y);
    expect(box.y + box.height).toBeLessThan(668);
    await page.locator(".toolbox").evaluate((tools) => tools.scrollIntoView({block: "end"})); // the verdict goes along
    await expect
      .poll(async () => (await page.locator("#try .belief-verdict").boundingBox())!.y)
      .toBeGreaterThanOrEqual(0);
  });
});

it("in forced colours the chosen tool and the bars are told apart", async () => {
  const {page} = await open("/try", {forcedColors: "active"});
  expect(await coloursOf(page, "Pen")).not.toBe(await coloursOf(page, "Eraser"));
  const bar = await page
    .locator("#try .belief-bar")
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(bar).not.toBe(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
});

describe("a network that was trained here", () => {
  it("goes into the explorer’s slot with all its probabilities, as an independent count has it", async () => {
    const {page, faults} = await open();
    await page.getByRole("button", {name: "Train the ANN"}).click();
    await page.waitForSelector(".hashes", {timeout: 60_000});
    const lines = await page.locator(".curve-line").getAttribute("d");
    expect(lines!.match(/M44\.0,/g)).toHaveLength(1); // the first epoch's line begins where the epoch does
    await page.getByRole("button", {name: "Judge it on the test images"}).click();
    await page.waitForURL("**/explore.html?b=mine&mine=wrong", {timeout: 60_000});
    await page.locator(".mine-card").waitFor();
    expect(await page.locator(".mine-card h3").textContent()).toBe("“ANN, trained in this browser”");
    const wrong = numberIn(await page.locator(".explore-count").textContent());
    const accuracy = Number.parseFloat((await page.locator(".mine-accuracy").textContent())!);
    expect(100 - wrong / 100).toBeCloseTo(accuracy, 6);
    const {validationAccuracy} = publishedTable("browser-runs").find(({model}) => model === "ann")!;
    expect(Math.abs(accuracy / 100 - validationAccuracy)).toBeLessThan(0.04);
    await page.locator(".gallery-item").first().click();
    await page.locator(".panel .probabilities").waitFor();
    expect(await page.locator(".panel .probabilities thead th").allTextContents()).toEqual(["Class", "ANN", "Yours"]);
    expect(faults).toEqual([]);
  }, 120_000);
  it("can be drawn on in the place of the report’s, and gives way again", async () => {
    const {weightsSha256} = publishedTable("browser-runs").find(({model}) => model === "ann")!;
    const isReportsOwn = publishedTable("runs").some(
      (row) => row.run === "ann-s1" && row.weightsSha256 === weightsSha256
    ); // in a quick build
    const {page, faults} = await open();
    await drawStroke(page, 6);
    await judged(page);
    const before = await cells(page);
    await page.getByRole("button", {name: "Train the ANN"}).click();
    await page.waitForSelector(".hashes", {timeout: 60_000});
    await page.getByRole("button", {name: "Draw with your ANN"}).click();
    await page.locator("#try .belief-sureness", {hasText: "Your ANN"}).waitFor();
    if (!isReportsOwn) await expect.poll(() => cells(page)).not.toEqual(before);
    const ofCnn = (all: readonly string[]): string[] => all.filter((_, i) => i % 2 === 1);
    expect(ofCnn(await cells(page))).toEqual(ofCnn(before));
    await page.getByRole("button", {name: "Draw with the report’s ANN again"}).click();
    await expect.poll(() => cells(page)).toEqual(before);
    expect(faults).toEqual([]);
  }, 120_000);
});
