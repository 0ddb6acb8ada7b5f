import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeViolations} from "./axeViolations.js";
import {numberIn, shownCount} from "./exploring.js";
import {startHost} from "./hosts.js";
import {publishedTable, servedSite, siteFolder, type ServedSite} from "./servedSite.js";
import {visit, type Visit} from "./visit.js";

const site = servedSite();

/** The site from a host that sends no headers for shared memory, as most hosts of static files do not. */
let plainHost: Awaited<ReturnType<typeof startHost>>;
beforeAll(async () => {
  plainHost = await startHost("python3 -m http.server", siteFolder);
});
afterAll(() => plainHost.close());

const patience = 120_000;

/** Trains whole runs only on a quick build, where they are short; on a whole one they are trained by hand. */
const isQuick = publishedTable("runs").some(({origin, profile}) => origin === "build" && profile === "quick");
const onQuick = describe.runIf(isQuick);

type Memory = "shared" | "posted";

async function opened(memory: Memory = "posted"): Promise<Visit> {
  const plain: ServedSite = {...site(), address: plainHost.address.replace(/\/$/, "")};
  const shown = await visit(memory === "shared" ? site() : plain, {path: "/reproduce.html"});
  expect(await shown.page.evaluate(() => crossOriginIsolated)).toBe(memory === "shared");
  return shown;
}

async function chooseCnn(page: Page): Promise<void> {
  await page.locator("#reproduce-here").getByLabel("Model").selectOption({label: "CNN"});
}

const here = (page: Page) => page.locator("#reproduce-here");

async function press(page: Page, name: string): Promise<void> {
  await here(page).getByRole("button", {name, exact: true}).click();
}

/** Waits until a run is so far. */
async function isAt(page: Page, words: RegExp): Promise<void> {
  await here(page).locator(".training-status", {hasText: words}).waitFor({timeout: patience});
}

async function result(page: Page, id = "reproduce-here"): Promise<string> {
  await page.locator(`#${id} .hashes`).waitFor({timeout: patience});
  return (await page.locator(`#${id} .hashes`).textContent())!;
}

/** Checks that a run ended with the report's weights. */
async function expectReproduced(page: Page, model: "ann" | "cnn"): Promise<void> {
  const text = await result(page);
  const {weightsSha256, epochCount} = publishedTable("runs").find(
    (row) => row.model === model && row.origin === "build"
  )!;
  expect(text).toContain("Equal: your browser made the very weights");
  expect(text.split(weightsSha256)).toHaveLength(5); // made here, the report's, and both in the record
  expect(await here(page).locator(".chain").textContent()).toContain(`${epochCount} of ${epochCount}`);
}

describe("/reproduce", () => {
  it("loads neither images nor engine before they are asked for, and says how many bytes they have", async () => {
    const {page, requests, faults, close} = await opened();
    await page.locator(".time-left", {hasText: "MB of images"}).waitFor();
    expect(requests.filter((request) => /\.(?:wasm|bin)$|reproducing|models\.json/.test(request))).toEqual([]);
    const bytes = publishedTable("image-pieces").reduce((sum, piece) => sum + piece.bytes, 0);
    expect(await page.textContent(".time-left")).toContain((bytes / 1e6).toFixed(1));
    expect(faults).toEqual([]);
    await close();
  });
  it("has pieces of less than 20 MiB", () => {
    const pieces = publishedTable("image-pieces");
    expect(Math.max(...pieces.map(({bytes}) => bytes))).toBeLessThan(20 * 2 ** 20);
    expect(pieces.filter(({images}) => images === "test").reduce((sum, {count}) => sum + count, 0)).toBe(10_000);
  });
});

onQuick("a run that is trained again in a browser", {timeout: 4 * patience}, () => {
  it.each(["shared", "posted"] as const)("ends with the report's weights: ANN, gradients %s", async (memory) => {
    const {page, faults, close} = await opened(memory);
    await press(page, "Train it here");
    await expectReproduced(page, "ann");
    expect(await page.textContent(".run-record")).toContain(memory === "shared" ? "in shared memory" : "posted");
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
  it.each(["shared", "posted"] as const)(
    "ends so too after a pause and a reload: CNN, gradients %s",
    async (memory) => {
      const {page, faults, close} = await opened(memory);
      await chooseCnn(page);
      await press(page, "Train it here");
      await isAt(page, /epoch 1 of 2/);
      await press(page, "Pause");
      await isAt(page, /^Paused in epoch/);
      await page.reload();
      await here(page).getByRole("button", {name: "Go on"}).waitFor();
      expect(await here(page).getByLabel("Model").inputValue()).toBe("cnn");
      await press(page, "Go on");
      await expectReproduced(page, "cnn");
      expect(faults).toEqual([]);
      await close();
    }
  );
  it("goes on where it was paused though the browser keeps nothing, and says what leaving would cost", async () => {
    const {page, close} = await opened();
    await page.evaluate(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("storage is off", "SecurityError");
      };
    });
    await chooseCnn(page);
    await press(page, "Train it here");
    await isAt(page, /epoch 2 of 2/);
    await press(page, "Pause");
    await isAt(page, /^Paused in epoch 2 of 2\. .*storage is off or full/);
    expect(await axeViolations(page)).toEqual([]);
    await press(page, "Go on");
    await expectReproduced(page, "cnn");
    await close();
  });
  it("is kept where its last checkpoint was left when it is stopped, and can begin anew", async () => {
    const {page, close} = await opened();
    await chooseCnn(page);
    await press(page, "Train it here");
    await isAt(page, /epoch 2 of 2/);
    await press(page, "Stop");
    await here(page).getByRole("button", {name: "Go on"}).waitFor();
    await press(page, "Go on");
    await expectReproduced(page, "cnn");
    await here(page).getByRole("button", {name: "Train it here"}).waitFor();
    await close();
  });
  it.each(["shared", "posted"] as const)("goes on by itself when a worker is lost, %s", async (memory) => {
    const {page, close} = await opened(memory);
    await page.evaluate(() => {
      const made: Worker[] = [];
      const Made = Worker;
      Object.assign(globalThis, {
        made,
        Worker: class extends Made {
          constructor(address: string) {
            super(address);
            made.push(this);
          }
        }
      });
    });
    await page.clock.install();
    await chooseCnn(page);
    await press(page, "Train it here");
    await isAt(page, /epoch 1 of 2/);
    await page.evaluate(() => (globalThis as unknown as {made: Worker[]}).made.at(-1)!.terminate());
    await page.clock.fastForward(61_000);
    await expectReproduced(page, "cnn");
    const {count, cores} = await page.evaluate(() => ({
      count: (globalThis as unknown as {made: Worker[]}).made.length,
      cores: Math.min(4, navigator.hardwareConcurrency)
    }));
    expect(count).toBe(2 * cores);
    await close();
  });
  it("fetches nothing again that the device holds, but for a piece that was damaged there", async () => {
    const {page, requests, close} = await opened();
    await press(page, "Train it here");
    await expectReproduced(page, "ann");
    const fetched = () => requests.filter((request) => request.endsWith(".bin"));
    expect(fetched()).toHaveLength(publishedTable("image-pieces").length);
    await page.reload();
    await page.locator(".time-left", {hasText: "on this device already"}).waitFor();
    await page.evaluate(damageOnePiece);
    await press(page, "Train it here");
    await expectReproduced(page, "ann");
    expect(fetched()).toHaveLength(publishedTable("image-pieces").length + 1);
    await close();
  });
});

/** Runs in the page: another byte in the first piece that is kept. */
function damageOnePiece(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("fashion-mnist-report", 1);
    opening.onerror = () => reject(new Error("no storage"));
    opening.onsuccess = () => {
      const store = opening.result.transaction("kept", "readwrite").objectStore("kept");
      const keys = store.getAllKeys();
      keys.onsuccess = () => {
        const key = keys.result.find((one) => typeof one === "string" && one.startsWith("images "))!;
        store.put(new Blob([new Uint8Array(100)]), key).onsuccess = () => resolve();
      };
    };
  });
}

describe("pieces of the images", () => {
  it("that are damaged are named and not used, and can be tried again", async () => {
    const {page, close} = await opened();
    await page.route(/train-images-1/, (route) => route.fulfill({body: Buffer.from("not these")}));
    await press(page, "Train it here");
    await page.locator(".data-alert").waitFor();
    expect(await page.textContent(".data-alert-detail")).toContain("train-images-1.bin");
    await page.unroute(/train-images-1/);
    await press(page, "Try again");
    await isAt(page, /Training the ANN|Done/);
    expect(await page.locator(".data-alert").count()).toBe(0);
    await close();
  });
  it("that are missing are named", async () => {
    const {page, close} = await opened();
    await page.route(/test-images-1/, (route) => route.fulfill({status: 404}));
    await press(page, "Train it here");
    await page.locator(".data-alert").waitFor({timeout: patience});
    expect(await page.textContent(".data-alert-detail")).toContain("test-images-1.bin");
    await close();
  });
  it("that never come are waited for, stopped at the reader's wish, and named after a while", async () => {
    const {page, close} = await opened();
    await page.clock.install();
    const asked = page.waitForRequest(/train-images-1/);
    await page.route(/train-images-1/, () => undefined); // never answered
    await press(page, "Train it here");
    await asked;
    await press(page, "Stop");
    await isAt(page, /^Stopped/);
    expect(await page.locator(".data-alert").count()).toBe(0);
    const again = page.waitForRequest(/train-images-1/);
    await press(page, "Train it here");
    await again;
    await page.clock.fastForward(31_000);
    await page.locator(".data-alert").waitFor();
    expect(await page.textContent(".data-alert")).toContain("The line is slow or broken");
    await close();
  });
});

describe("a stretch", {timeout: 4 * patience}, () => {
  const check = (page: Page) => page.locator("#stretch-here").getByRole("button", {name: "Check it"}).click();
  const stretch = (page: Page) =>
    page.locator("#stretch-here").getByLabel("Stretch", {exact: false}).and(page.locator("select"));
  const last = () => String(publishedTable("checkpoints").filter(({run}) => run.startsWith("ann-")).length - 1);

  it.each(["shared", "posted"] as const)("lands on the published checkpoint, %s", async (memory) => {
    const {page, faults, close} = await opened(memory);
    await stretch(page).selectOption(last());
    await check(page);
    expect(await result(page, "stretch-here")).toContain("lands on the published checkpoint");
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
  it("is not trained from a forged checkpoint", async () => {
    const {page, close} = await opened();
    await page.route(/ann-epoch-/, async (route) => {
      const body = await (await route.fetch()).body();
      body[0]! ^= 1;
      await route.fulfill({body});
    });
    await stretch(page).selectOption(last());
    await check(page);
    await page.locator("#stretch-here .data-alert").waitFor();
    expect(await page.textContent(".data-alert-detail")).toMatch(/ann-epoch-\d+\.bin/);
    expect(await axeViolations(page)).toEqual([]);
    await close();
  });
});

onQuick("one bit", () => {
  it("drives two networks apart, and leads to the images on which they differ", {timeout: patience}, async () => {
    const {page, faults, close} = await opened();
    const own = page.locator("#twins-here");
    await own.getByLabel("Bit of the first weight").selectOption({label: "its sign"});
    await own.getByRole("button", {name: "Flip it and train both"}).click();
    await own.locator(".training-status", {hasText: "Done"}).waitFor({timeout: patience});
    const words = (await own.textContent())!;
    const [, count] = /differ on ([\d,]+) of them/.exec(words)!;
    const href = (await own.getByRole("link", {name: "See these images"}).getAttribute("href"))!;
    expect(await own.locator("tbody tr").count()).toBeGreaterThan(2);
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(new URL(href, page.url()).href);
    await page.locator(".explore-count").waitFor();
    expect(await shownCount(page)).toBe(numberIn(count!));
    expect(faults).toEqual([]);
    await close();
  });
});
