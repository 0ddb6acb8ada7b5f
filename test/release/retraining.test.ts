import type {Route} from "playwright-core";
import {expect, it} from "vitest";
import {axeViolations} from "../browser/axeViolations.js";
import {numberIn, shownCount} from "../browser/exploring.js";
import {
  chooseCnn,
  expectReproduced,
  here,
  isAt,
  onQuick,
  patience,
  press,
  reproducing
} from "../browser/reproducing.js";
import {publishedTable} from "../browser/servedSite.js";

const opened = reproducing();

onQuick("a run that is trained again in a browser", {timeout: 4 * patience}, () => {
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
    await page.evaluate(watchWorkersAndSeconds);
    await chooseCnn(page);
    await press(page, "Train it here");
    await isAt(page, /epoch 1 of 2/);
    await page.evaluate(() => (globalThis as unknown as Watched).made.at(-1)!.terminate());
    await page.waitForTimeout(500); // what the workers have said by then is heard
    await page.evaluate(() => {
      const {ticks} = globalThis as unknown as Watched;
      for (let second = 0; second < 61; ++second) for (const tick of ticks.slice()) tick();
    });
    await expectReproduced(page, "cnn");
    expect(await page.evaluate(() => (globalThis as unknown as Watched).made.length)).toBe(2);
    await close();
  });
  it("goes on by itself when a worker that helps fails", async () => {
    const {page, close} = await opened();
    await page.evaluate(watchWorkersAndSeconds);
    await page.route("**/reproducing*.js", withoutHelpers, {times: 1});
    await press(page, "Train it here");
    await expectReproduced(page, "ann");
    expect(await page.evaluate(() => (globalThis as unknown as Watched).made.length)).toBe(2);
    await close();
  });
  it("says why it ends when workers that help fail again and again", async () => {
    const {page, close} = await opened();
    await page.route("**/reproducing*.js", withoutHelpers);
    await press(page, "Train it here");
    const alert = here(page).getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toBe(
      "The workers that train were lost: a worker failed. Training could not go on. Perhaps they need more memory than there is: close what takes much of it, and begin again."
    );
    await here(page).getByRole("button", {name: "Train it here"}).waitFor();
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

/** Answers a worker's script so that the workers that it starts, which have none, fail at once. */
async function withoutHelpers(route: Route): Promise<void> {
  const response = await route.fetch();
  const change = "{const Made = Worker; Worker = class extends Made {constructor() {super('missing.js');}};}";
  await route.fulfill({response, body: change + (await response.text())});
}

/** What a page whose workers and seconds are watched has: the workers that it made, and what it does at intervals. */
interface Watched {
  readonly made: Worker[];
  readonly ticks: (() => void)[];
}

/** Runs in the page: from now on its workers are known, and its seconds can be let pass without waiting for them. */
function watchWorkersAndSeconds(): void {
  const watched: Watched = {made: [], ticks: []};
  const Made = Worker;
  const begin = setInterval;
  Object.assign(globalThis, watched, {
    Worker: class extends Made {
      constructor(address: string) {
        super(address);
        watched.made.push(this);
      }
    },
    setInterval: (tick: () => void, milliseconds: number) => {
      watched.ticks.push(tick);
      return begin(tick, milliseconds);
    }
  });
}

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
