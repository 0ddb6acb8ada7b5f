import {readFileSync} from "node:fs";
import {tableFromIPC} from "apache-arrow";
import type {Page} from "playwright-core";
import {afterEach, beforeAll, describe, expect, it} from "vitest";
import {axeViolations} from "./axeViolations.js";
import {servedSite, siteFolder} from "./servedSite.js";
import {visit, type Visit, type VisitOptions} from "./visit.js";

const site = servedSite();
let visited: Visit;

async function explore(query = "", options: Partial<VisitOptions> = {}): Promise<Page> {
  visited = await visit(site(), {path: `/explore${query}`, ...options});
  await visited.page.locator(".explore-count").waitFor();
  return visited.page;
}

const queryOf = (page: Page): string => new URL(page.url()).search;
const numberIn = (text: string | null): number => Number.parseInt(text!.replaceAll(",", ""));
const shownCount = async (page: Page): Promise<number> => numberIn(await page.locator(".explore-count").textContent());
const openImage = async (page: Page): Promise<string | null> => page.locator(".panel[open] .panel-title").textContent();
const focusedImage = (page: Page): Promise<string | undefined> => {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-image]")?.dataset["image"]);
};
/** The images of the gallery that are in the page, by their places. */
const drawnImages = (page: Page): Promise<number[]> =>
  page.locator(".gallery-cell").evaluateAll((cells) =>
    cells
      .map((cell) => ({
        place: Number(cell.getAttribute("aria-posinset")),
        image: Number(cell.getAttribute("data-image"))
      }))
      .sort((a, b) => a.place - b.place)
      .map(({image}) => image)
  );

/** A test image as table `predictions` has it: read by its rows and apart from the explorer's own code. */
interface Seen {
  readonly label: number;
  readonly ann: Answer;
  readonly cnn: Answer;
}

interface Answer {
  readonly prediction: number;
  readonly loss: number;
  readonly probabilities: readonly number[];
}

let seen: Seen[];

beforeAll(() => {
  const answers = {ann: [] as Answer[], cnn: [] as Answer[]};
  const labels: number[] = [];
  for (const {example, model, label, prediction, loss, probabilities} of predictionRows()) {
    labels[example] = label;
    answers[model][example] = {prediction, loss, probabilities: Array.from(probabilities)};
  }
  seen = labels.map((label, example) => ({label, ann: answers.ann[example]!, cnn: answers.cnn[example]!}));
});

interface PredictionRow {
  readonly example: number;
  readonly model: "ann" | "cnn";
  readonly label: number;
  readonly prediction: number;
  readonly loss: number;
  readonly probabilities: Iterable<number>;
}

function predictionRows(): PredictionRow[] {
  return Array.from(tableFromIPC(readFileSync(`${siteFolder}/data/predictions.arrow`)) as Iterable<PredictionRow>);
}

afterEach(() => visited.close());

describe("a cell of a matrix of /results", () => {
  it("chosen with the keyboard leads to exactly its images, and Escape leads back to it", async () => {
    visited = await visit(site(), {path: "/results"});
    const {page} = visited;
    const cell = page.locator("#figure-confusion .confusion-ann tbody td a").nth(60); // true Shirt, taken for T-shirt
    await cell.scrollIntoViewIfNeeded();
    await page.locator("#figure-confusion .figure-controls:not([hidden])").waitFor();
    await page.locator('#figure-confusion .confusion-ann a[tabindex="0"]').focus();
    await page.keyboard.press("Control+Home");
    for (let i = 0; i < 7; ++i) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    expect(await cell.evaluate((link) => link === document.activeElement)).toBe(true);
    const promised = numberIn(await cell.textContent());
    await page.keyboard.press("Enter");
    await page.locator(".explore-count").waitFor();
    expect(await shownCount(page)).toBe(promised);
    const expected = seen.flatMap(({label, ann}, image) => (label === 6 && ann.prediction === 0 ? [image] : []));
    expect((await drawnImages(page)).every((image) => expected.includes(image))).toBe(true);
    await page.keyboard.press("Escape");
    await page.waitForURL("**/results");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("true Shirt"));
  });
  it.each(["ann", "cnn"] as const)(
    "of the %s, each of the hundred, leads to exactly the images of the table",
    async (model) => {
      visited = await visit(site(), {path: "/results"});
      const {page} = visited;
      const links = await page
        .locator(`#figure-confusion .confusion-${model} tbody td a`)
        .evaluateAll((all) => all.map((link) => ({href: (link as HTMLAnchorElement).href, text: link.textContent})));
      expect(links).toHaveLength(100);
      await page.goto(links[0]!.href);
      await page.locator(".explore-count").waitFor();
      for (const [place, {href, text}] of links.entries()) {
        const [label, prediction] = [Math.floor(place / 10), place % 10];
        await page.evaluate((to) => {
          history.pushState({}, "", to);
          dispatchEvent(new PopStateEvent("popstate"));
        }, href);
        const expected = seen
          .flatMap((image, example) =>
            image.label === label && image[model].prediction === prediction ? [example] : []
          )
          .sort((a, b) => seen[b]!.cnn.loss - seen[a]!.cnn.loss || a - b);
        expect([label, prediction, await shownCount(page)]).toEqual([label, prediction, numberIn(text)]);
        const drawn = await drawnImages(page);
        expect(drawn).toEqual(expected.slice(0, drawn.length));
        expect(drawn.length).toBeGreaterThanOrEqual(Math.min(expected.length, 8));
      }
      expect(visited.faults).toEqual([]);
    },
    120_000
  );
});

describe("the explorer's own matrix", () => {
  it("leads with Enter from a cell to its images, and with Escape back to the cell", async () => {
    const page = await explore("?matrix=ann");
    await page.locator('.matrix td button[tabindex="0"]').focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("ArrowUp");
    const name = await page.evaluate(() => document.activeElement!.getAttribute("aria-label"));
    expect(name).toMatch(/^true Ankle boot, predicted Bag: [\d,]+ \(/);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    expect(queryOf(page)).toBe("?label=9&ann=9&matrix=ann");
    expect(await focusedImage(page)).toBeDefined();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement!.getAttribute("aria-label"))).toContain(
      "predicted Ankle boot"
    );
  });
  it.each(["cnn", "ann", "agreement", "difference"])(
    "in mode %s says in each cell how many images it leads to",
    async (mode) => {
      const page = await explore(`?matrix=${mode}`);
      const cells = page.locator(".matrix tbody td button");
      expect(await cells.count()).toBe(100);
      for (const place of [0, 2, 11, 27, 44, 78]) {
        const spoken = (await cells.nth(place).getAttribute("aria-label"))!;
        await cells.nth(place).click();
        const found = await shownCount(page);
        if (mode === "difference") expect(found).toBe(onlyOneModelSays(place));
        else expect(found).toBe(numberIn(/: ([\d,]+)/.exec(spoken)![1]!));
        await cells.nth(place).click();
        expect(await shownCount(page)).toBe(10_000);
      }
    }
  );
  it("filters by rows, columns, groups and the diagonal, and folds groups", async () => {
    const page = await explore();
    await page.locator(".matrix tbody th.group button").first().click();
    expect(queryOf(page)).toBe("?label=0,2,6");
    expect(await shownCount(page)).toBe(seen.filter(({label}) => [0, 2, 6].includes(label)).length);
    await page.locator(".matrix thead tr").nth(1).locator("button").first().click();
    expect(queryOf(page)).toBe("?cnn=0");
    await page.getByRole("button", {name: /^CNN right/}).click();
    expect(await shownCount(page)).toBe(seen.filter(({label, cnn}) => cnn.prediction === label).length);
    await page.getByRole("button", {name: /^CNN right/}).click();
    await page.locator(".pane-controls").getByText("Footwear").click();
    expect(queryOf(page)).toBe("?fold=footwear");
    expect(await page.locator(".matrix tbody td button").count()).toBe(64);
  });
  it("follows the table of who is right, which filters too", async () => {
    const page = await explore();
    const both = page.locator(".explore-outcomes button").nth(3);
    const promised = numberIn(await both.locator("strong").textContent());
    await both.click();
    expect(queryOf(page)).toBe("?right=neither");
    expect(await shownCount(page)).toBe(promised);
    const cells = await page.locator(".matrix tbody td button").allTextContents();
    expect(cells.reduce((sum, text) => sum + numberIn(text), 0)).toBe(promised);
    expect(cells.filter((_, i) => i % 11 === 0).map(numberIn)).toEqual(Array(10).fill(0));
  });
});

describe("filters", () => {
  it("of a random hundred combinations leave what a filter written for this test leaves, in its order", async () => {
    const page = await explore();
    const random = generator(20_261_125);
    for (let i = 0; i < 100; ++i) {
      const {query, passes, order} = randomCombination(random);
      await page.evaluate((to) => {
        history.pushState({}, "", to);
        dispatchEvent(new PopStateEvent("popstate"));
      }, `${site().address}/explore?${query}`);
      const expected = Array.from(seen.keys()).filter(passes).sort(order);
      await page.waitForFunction(
        (wanted) =>
          Number.parseInt(document.querySelector(".explore-count")!.textContent.replaceAll(",", "")) === wanted,
        expected.length,
        {timeout: 5000}
      );
      const drawn = await drawnImages(page);
      expect([query, drawn]).toEqual([query, expected.slice(0, drawn.length)]);
    }
    expect(visited.faults).toEqual([]);
  }, 180_000);
  it("stand in the address and can be taken back", async () => {
    const page = await explore();
    await page.getByRole("combobox", {name: "True class"}).selectOption("Shirt");
    await page.getByRole("combobox", {name: "CNN says"}).selectOption("a wrong class");
    expect(queryOf(page)).toBe("?label=6&cnn=wrong");
    const both = await shownCount(page);
    await page.getByRole("button", {name: "Remove filter: true class Shirt"}).click();
    expect(queryOf(page)).toBe("?cnn=wrong");
    expect(await shownCount(page)).toBeGreaterThan(both);
    await page.goBack();
    await page.goBack();
    expect(queryOf(page)).toBe("?label=6");
    await page.goBack();
    expect(await shownCount(page)).toBe(10_000);
    await page.goForward();
    expect(await page.getByRole("combobox", {name: "True class"}).inputValue()).toBe("6");
    expect(visited.faults).toEqual([]);
  });
  it("and scrolling are answered at once, and print how long that takes on a machine four times as slow", async () => {
    const page = await explore();
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", {rate: 4});
    const milliseconds = await page.evaluate(() => {
      const buttons = [
        ...document.querySelectorAll<HTMLButtonElement>(".explore-outcomes button, .matrix tbody td button")
      ];
      return buttons.slice(0, 24).map((button) => {
        const start = performance.now();
        button.click();
        document.body.getBoundingClientRect(); // the layout that the change asks for is part of it
        return performance.now() - start;
      });
    });
    const frames = await page.evaluate(async () => {
      const times: number[] = [];
      let last = performance.now();
      for (let i = 0; i < 60; ++i) {
        scrollBy(0, 300);
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return times;
    });
    const largest = (times: readonly number[]): number => Math.round(Math.max(...times));
    console.log(
      `a filter takes at most ${largest(milliseconds)} ms, a frame of scrolling at most ${largest(frames)} ms`
    );
    expect(milliseconds).toHaveLength(24);
    expect(await shownCount(page)).toBeLessThan(10_000);
  });
});

describe("the gallery", () => {
  it("keeps fewer than 1,500 nodes in the page, wherever it is scrolled to, with an image open or the map", async () => {
    for (const query of ["", "?image=7", "?show=map"]) {
      const page = await explore(query, {width: 2200});
      for (const share of [0, 0.5, 1]) {
        await page.evaluate((to) => scrollTo(0, to * document.documentElement.scrollHeight), share);
        await page.waitForTimeout(100);
        expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(1500);
        expect(await page.locator(".gallery-cell").count()).toBeGreaterThan(8);
      }
      await visited.close();
    }
    await explore();
  });
  it("keeps the focus through 500 random keys", async () => {
    const page = await explore("?cnn=wrong");
    const random = generator(500);
    const keys = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "j", "k", "Home", "End", "x", "Shift+ArrowRight"];
    await page.locator('.gallery-item[tabindex="0"]').focus();
    for (let i = 0; i < 500; ++i) {
      const key = keys[Math.floor(random() * keys.length)]!;
      await page.keyboard.press(key);
      expect([i, key, await focusedImage(page)]).toEqual([i, key, expect.stringMatching(/^\d+$/)]);
    }
    expect(await page.locator('.gallery-item[tabindex="0"]').count()).toBe(1);
    expect(visited.faults).toEqual([]);
  }, 120_000);
  it("picks images out by keys and clicks, shows only them, and holds them in the address", async () => {
    const page = await explore();
    await page.locator('.gallery-item[tabindex="0"]').focus();
    await page.keyboard.press("x");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    expect(await page.locator(".picked-count").textContent()).toBe("3 picked");
    await page.getByRole("button", {name: /^Pick images/}).click();
    await page.locator(".gallery-item").nth(1).click();
    expect(await page.locator(".picked-count").textContent()).toBe("2 picked");
    await page.getByRole("button", {name: "Show only these picked images"}).click();
    expect(await shownCount(page)).toBe(2);
    expect(queryOf(page)).toMatch(/^\?ids=\d+,\d+$/);
  });
});

describe("an image", () => {
  it("opens by a click, with both models' probabilities, its neighbours and what covering does, and closes by going back", async () => {
    const page = await explore("?cnn=wrong");
    await page.locator(".gallery-item").nth(2).click();
    await page.locator(".panel[open] .occlusion canvas").first().waitFor();
    expect(await page.locator(".panel[open] .probabilities tbody tr").count()).toBe(10);
    expect(await page.locator(".panel[open] .neighbours li").count()).toBe(5);
    expect(await page.locator(".panel[open] .occlusion").count()).toBe(2);
    expect(queryOf(page)).toMatch(/^\?cnn=wrong&image=\d+$/);
    await page.goBack();
    expect(await page.locator(".panel[open]").count()).toBe(0);
    expect(visited.faults).toEqual([]);
  });
  it("lets the networks run on it where it is asked for, and leads to drawing on it", async () => {
    const page = await explore("?image=42");
    const part = page.locator(".panel[open] .panel-part", {hasText: "Inside the networks"});
    expect(visited.requests.filter((request) => /worker|\.f32|\.wasm/.test(request))).toEqual([]);
    expect(await part.locator("a").getAttribute("href")).toBe("./try?image=42");
    await part.getByRole("button", {name: "Look inside"}).click();
    await part.locator("summary", {hasText: "Layer by layer"}).click();
    await part.locator(".maps button").first().waitFor();
    expect(await part.locator(".maps button").count()).toBe(32 + 64);
    await part.locator("summary", {hasText: "What it resembles"}).click();
    const nearest = part.locator(".nearest-tests a");
    await nearest.first().waitFor();
    expect(await nearest.count()).toBe(10);
    expect(await nearest.first().getAttribute("href")).toMatch(/^\.\/explore\?image=(?!42$)\d+$/);
    expect(visited.faults).toEqual([]);
  });
  it("that both models get right says that covering was not tried", async () => {
    const right = seen.findIndex(({label, ann, cnn}) => ann.prediction === label && cnn.prediction === label);
    const page = await explore(`?image=${right}`);
    await page.getByText("Not computed: only for images").waitFor();
    expect(visited.faults).toEqual([]);
  });
  it("opens from a pasted address with its filters, in a new window as it was", async () => {
    const page = await explore("?label=6&ann=0&sort=ann-loss");
    await page.locator(".gallery-item").nth(2).click();
    const [address, title, drawn] = [page.url(), await openImage(page), await drawnImages(page)];
    await visited.close();
    visited = await visit(site(), {path: address.slice(site().address.length)});
    const again = visited.page;
    await again.locator(".panel[open]").waitFor();
    expect(await openImage(again)).toBe(title);
    expect(await drawnImages(again)).toEqual(drawn);
    expect(await again.locator('.gallery-item[aria-current="true"]').count()).toBe(1);
  });
  it("is reached, opened, left behind and closed by keys alone, and the focus is never lost", async () => {
    const page = await explore();
    await page.locator('.gallery-item[tabindex="0"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("j");
    const chosen = await focusedImage(page);
    await page.keyboard.press("Enter");
    expect(queryOf(page)).toBe(`?image=${chosen}`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("panel-title");
    const steps = await page.evaluate(() => history.length);
    await page.keyboard.press("ArrowRight");
    expect(queryOf(page)).not.toBe(`?image=${chosen}`);
    expect(await page.evaluate(() => history.length)).toBe(steps);
    await page.keyboard.press("k");
    expect(queryOf(page)).toBe(`?image=${chosen}`);
    await page.keyboard.press("Escape");
    expect(queryOf(page)).toBe("");
    expect(await focusedImage(page)).toBe(chosen);
    await page.keyboard.press("End");
    expect(await focusedImage(page)).not.toBe(chosen);
  });
  it("covers a narrow window, keeps the focus inside, and closes by Escape", async () => {
    const page = await explore("", {width: 375});
    await page.locator(".gallery-item").first().click();
    expect(await page.locator(".panel:modal").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.locator(".panel[open]").count()).toBe(0);
    expect(await focusedImage(page)).toBeDefined();
  });
});

describe("the map", () => {
  it("is drawn, zoomed and chosen from by keys, with a table of what is chosen", async () => {
    const page = await explore("?show=map");
    await page.locator(".map-canvas").focus();
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/zoom=2\.25/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/area=cnn-umap/);
    const chosen = await shownCount(page);
    expect(chosen).toBeGreaterThan(0);
    expect(chosen).toBeLessThan(10_000);
    await page.getByText("Selection as a table").click();
    await page.locator(".map-twin tbody tr").nth(14).waitFor();
    expect(await page.locator(".map-twin tbody tr").count()).toBe(15);
    expect(visited.faults).toEqual([]);
  });
  it("is chosen from by drawing around a part of it, and the address restores that", async () => {
    const page = await explore("?show=map");
    await page.locator(".map-pane").getByText("Lasso", {exact: true}).click();
    const box = (await page.locator(".map-canvas").boundingBox())!;
    const corner = (x: number, y: number): [number, number] => [box.x + x * box.width, box.y + y * box.height];
    await page.mouse.move(...corner(0.1, 0.1));
    await page.mouse.down();
    for (const [x, y] of [
      [0.9, 0.1],
      [0.9, 0.6],
      [0.1, 0.6]
    ] as const)
      await page.mouse.move(...corner(x, y), {steps: 5});
    await page.mouse.up();
    await page.waitForURL(/area=cnn-umap/);
    const chosen = await shownCount(page);
    const url = page.url();
    await page.goto("about:blank");
    await page.goto(url);
    await page.locator(".explore-count").waitFor();
    expect(await shownCount(page)).toBe(chosen);
  });
  it("opens the image under the pointer", async () => {
    const page = await explore("?show=map&ids=123&zoom=1,0,0");
    await page.locator(".map-canvas").waitFor();
    const places = tableFromIPC(readFileSync(`${siteFolder}/data/map.arrow`))
      .get(123)!
      .toJSON() as Record<string, number>;
    await page.evaluate(
      (to) => {
        history.pushState({}, "", `?show=map&zoom=20,${to.join()}`);
        dispatchEvent(new PopStateEvent("popstate"));
      },
      [places["cnnUmapX"]!.toFixed(3), places["cnnUmapY"]!.toFixed(3)]
    );
    await page.waitForTimeout(200);
    await page.locator(".map-canvas").click();
    await page.locator(".panel[open]").waitFor();
    expect(queryOf(page)).toContain("image=");
  });
  it("draws its frames, and prints how long they take on a machine four times as slow", async () => {
    const page = await explore("?show=map");
    await page.locator(".map-canvas").focus();
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", {rate: 4});
    const frames = await page.evaluate(async () => {
      const canvas = document.querySelector(".map-canvas")!;
      const times: number[] = [];
      let last = performance.now();
      for (let i = 0; i < 40; ++i) {
        canvas.dispatchEvent(
          new WheelEvent("wheel", {deltaY: i < 20 ? -8 : 8, clientX: 400, clientY: 500, cancelable: true})
        );
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return times.slice(1);
    });
    const sorted = frames.toSorted((a, b) => a - b);
    console.log(
      `a frame of the map takes ${Math.round(sorted[20]!)} ms (median), ${Math.round(sorted.at(-1)!)} ms at most`
    );
    expect(frames).toHaveLength(39);
  });
});

describe("taking away", () => {
  async function download(page: Page, name: RegExp): Promise<{name: string; bytes: Buffer}> {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", {name}).click()]);
    return {name: file.suggestedFilename(), bytes: readFileSync(await file.path())};
  }
  it("gives the selected images as CSV and as Arrow with the same numbers", async () => {
    const page = await explore("?label=6&ann=0");
    const found = await shownCount(page);
    const {name, bytes} = await download(page, /as CSV/);
    expect(name).toBe(`test-images-${found}.csv`);
    const [head, ...lines] = bytes.toString("utf8").trim().split("\r\n");
    expect(head).toMatch(/^example,label,annPrediction,cnnPrediction,cnnLoss/);
    const expected = seen
      .flatMap(({label, ann}, image) => (label === 6 && ann.prediction === 0 ? [image] : []))
      .sort((a, b) => seen[b]!.cnn.loss - seen[a]!.cnn.loss || a - b);
    expect(lines.map((line) => Number.parseInt(line))).toEqual(expected);
    const arrow = tableFromIPC((await download(page, /as Arrow/)).bytes);
    expect(Array.from(arrow.getChild("example")!)).toEqual(expected);
    expect(arrow.getChild("label")!.get(0)).toBe("Shirt");
    expect(visited.faults).toEqual([]);
  });
  it("gives a contact sheet as PNG", async () => {
    const page = await explore("?label=6&ann=0");
    const {name, bytes} = await download(page, /as PNG/);
    expect(name).toMatch(/\.png$/);
    expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(bytes.length).toBeGreaterThan(10_000);
  });
  it("copies the link", async () => {
    const page = await explore("?label=6");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", {name: /^Copy link/}).click();
    await page.getByText("Link copied.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });
  it("prints the images and nothing else of the page", async () => {
    const page = await explore("?label=6&ann=0");
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "");
    });
    await page.getByRole("button", {name: "Print these images"}).click();
    await page.locator("body[data-printed]").waitFor();
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".print-pages canvas").first().isVisible()).toBe(true);
    expect(await page.locator("#observablehq-center").isVisible()).toBe(false);
  });
});

describe("the explorer is accessible", () => {
  it.each([
    ["?matrix=cnn", "light", 1280],
    ["?matrix=ann&unit=row", "dark", 1280],
    ["?matrix=agreement&fold=tops", "light", 320],
    ["?matrix=difference", "light", 768],
    ["?matrix=difference&shade=all", "dark", 320],
    ["?show=map", "light", 1280],
    ["?show=map&colour=outcome", "dark", 320],
    ["?cnn=wrong&image=", "light", 1280],
    ["?cnn=wrong&image=", "dark", 320],
    ["?label=6&cnn=0&picked=1-5", "light", 1280]
  ] as const)("in %s, %s at %i px", async (query, colorScheme, width) => {
    const wrong = seen.findIndex(({label, cnn}) => cnn.prediction !== label);
    const page = await explore(query.replace(/image=$/, `image=${wrong}`), {colorScheme, width});
    await page.waitForTimeout(300);
    await page.locator(".filter-more summary").evaluate((summary) => (summary as HTMLElement).click());
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(visited.faults).toEqual([]);
  });
});

describe("an address", () => {
  it.each(["?right=%3Cimg%20src=x%20onerror=alert(1)%3E", "?label=99", "?image=-1", "?sort=constructor", "?area=x"])(
    "with %s is answered with a notice",
    async (query) => {
      const page = await explore(query);
      expect(await page.locator(".explore-notice").textContent()).toContain("which there is not; it is left out.");
      expect(await page.locator(".gallery-item").count()).toBeGreaterThan(3);
      expect(visited.faults).toEqual([]);
    }
  );
});

describe("a damaged file", () => {
  it("of outcomes is named, and the rest of the page stays", async () => {
    const page = await explore();
    await page.route("**/outcomes.*.arrow", (route) => route.fulfill({body: "nonsense"}));
    await page.reload();
    await page.locator("#explorer [role=alert]").waitFor();
    expect(await page.locator("#explorer [role=alert]").textContent()).toContain(
      "data/outcomes.arrow could not be used."
    );
    expect(await page.locator("h1").isVisible()).toBe(true);
  });
  it.each(["predictions", "neighbours", "occlusion"])(
    "of %s is named in the open image, and the rest of it stays",
    async (table) => {
      const page = await explore();
      await page.route(`**/${table}.*.arrow`, (route) => route.fulfill({body: "nonsense"}));
      await page.locator("[data-image] a").first().click();
      await page.locator(".panel [role=alert]").waitFor();
      expect(await page.locator(".panel [role=alert]").textContent()).toContain(
        `data/${table}.arrow could not be used.`
      );
      expect(await page.locator(".panel .panel-words").isVisible()).toBe(true);
    }
  );
  it("of measures is named when they are asked for, and the gallery keeps to what it can", async () => {
    const page = await explore();
    await page.route("**/measures.*.arrow", (route) => route.fulfill({body: "nonsense"}));
    await page.getByRole("combobox", {name: "Sorted by"}).selectOption("disagreement");
    await page.locator(".explore-alerts [role=alert]").waitFor();
    expect(await page.locator(".explore-alerts").textContent()).toContain("data/measures.arrow could not be used.");
    expect(await page.getByRole("combobox", {name: "Sorted by"}).inputValue()).toBe("cnn-loss");
  });
  it("of the map is named where it would be, and the matrix stays", async () => {
    const page = await explore();
    await page.route("**/map.*.arrow", (route) => route.fulfill({body: "nonsense"}));
    await page.locator(".explore-panes").getByText("Map", {exact: true}).click();
    await page.locator(".explore-alerts [role=alert]").waitFor();
    expect(await page.locator(".matrix").isVisible()).toBe(true);
  });
  it("of images is named once, and the rest of the gallery stays", async () => {
    visited = await visit(site(), {path: "/references"});
    const {page} = visited;
    await page.route("**/data/test-00.png*", (route) => route.fulfill({body: "nonsense"}));
    await page.goto(`${site().address}/explore`);
    await page.locator(".explore-alerts [role=alert]").waitFor();
    expect(await page.locator(".explore-alerts [role=alert]").count()).toBe(1);
    expect(await page.locator(".explore-alerts").textContent()).toContain("data/test-00.png could not be used.");
    expect(await page.locator(".gallery-item").count()).toBeGreaterThan(8);
  });
});

it("without scripts the page says what is missing and where the data lies", async () => {
  visited = await visit(site(), {path: "/references"});
  const context = await site().browser.newContext({javaScriptEnabled: false});
  const page = await context.newPage();
  await page.goto(`${site().address}/explore`);
  expect(await page.locator("#explorer").innerText()).toContain("Browsing the images needs scripts");
  expect(await page.locator("#explorer a[download]").count()).toBe(4);
  await context.close();
});

/** Images of a cell's true class of which just one model predicts its column; classes stand in groups. */
function onlyOneModelSays(place: number): number {
  const order = [0, 2, 6, 3, 4, 1, 5, 7, 9, 8];
  const [row, column] = [order[Math.floor(place / 10)], order[place % 10]];
  const isOfOne = ({ann, cnn}: Seen): boolean => (ann.prediction === column) !== (cnn.prediction === column);
  return seen.filter((image) => image.label === row && isOfOne(image)).length;
}

/** Random numbers in [0, 1) that are the same for the same seed. Source: Vigna's mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Combination {
  readonly query: string;
  readonly passes: (image: number) => boolean;
  readonly order: (a: number, b: number) => number;
}

/** Some filters and an order, as an address asks for them and as this test understands them. */
function randomCombination(random: () => number): Combination {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const hasPart = (): boolean => random() < 0.35;
  const parts: string[] = [];
  const tests: ((image: Seen, example: number) => boolean)[] = [];
  const add = (part: string, test: (image: Seen, example: number) => boolean): void => {
    parts.push(part);
    tests.push(test);
  };
  const someClasses = (): number[] => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(() => random() < 0.4);
  if (hasPart()) {
    const right = pick(["both", "ann", "cnn", "neither"]);
    add(`right=${right}`, ({label, ann, cnn}) => {
      const [a, c] = [ann.prediction === label, cnn.prediction === label];
      return right === "both" ? a && c : right === "ann" ? a && !c : right === "cnn" ? c && !a : !a && !c;
    });
  }
  for (const key of ["label", "ann", "cnn"] as const) {
    const classes = someClasses();
    if (!hasPart() || classes.length === 0) continue;
    add(`${key}=${classes.join()}`, (image) => classes.includes(key === "label" ? image.label : image[key].prediction));
  }
  if (hasPart()) {
    const isSame = random() < 0.5;
    add(`same=${isSame ? "yes" : "no"}`, ({ann, cnn}) => (ann.prediction === cnn.prediction) === isSame);
  }
  if (hasPart()) {
    const [measure, valueOf] = pick(Object.entries(measureValues));
    const [lower, upper] = [random(), random()].map((end) => Number(end.toFixed(3))).sort((a, b) => a - b);
    add(`range=${measure}:${lower}..${upper}`, (image) => valueOf(image) >= lower! && valueOf(image) <= upper!);
  }
  if (hasPart()) {
    const from = Math.floor(random() * 9000);
    add(`ids=${from}-${from + 900}`, (_, example) => example >= from && example <= from + 900);
  }
  const [sort, sortOf] = pick(Object.entries(measureValues));
  const direction = pick([1, -1]);
  parts.push(`sort=${sort}`, `order=${direction === 1 ? "asc" : "desc"}`);
  return {
    query: parts.join("&"),
    passes: (example) => tests.every((test) => test(seen[example]!, example)),
    order: (a, b) => direction * (sortOf(seen[a]!) - sortOf(seen[b]!)) || a - b
  };
}

/** Measures from a model's probabilities, rounded as the tables are; `Math.fround` for float32. */
const measureValues: Readonly<Record<string, (image: Seen) => number>> = {
  "cnn-loss": ({cnn}) => cnn.loss,
  "ann-loss": ({ann}) => ann.loss,
  "cnn-confidence": ({cnn}) => Math.max(...cnn.probabilities),
  "ann-confidence": ({ann}) => Math.max(...ann.probabilities),
  "cnn-margin": ({cnn}) => marginOf(cnn),
  "ann-margin": ({ann}) => marginOf(ann),
  "cnn-entropy": ({cnn}) => entropyOf(cnn),
  "ann-entropy": ({ann}) => entropyOf(ann),
  disagreement: ({ann, cnn}) =>
    Math.fround(ann.probabilities.reduce((sum, p, i) => sum + Math.abs(p - cnn.probabilities[i]!), 0) / 2)
};

function marginOf({probabilities}: Answer): number {
  const [largest, second] = [...probabilities].sort((a, b) => b - a);
  return Math.fround(largest! - second!);
}

function entropyOf({probabilities}: Answer): number {
  return Math.fround(probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0));
}
