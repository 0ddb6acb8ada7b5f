import {beforeAll, describe, expect, it} from "vitest";
import {drawnImages, exploring, focusedImage, numberIn, queryOf, shownAt, shownCount} from "./exploring.js";
import {randomNumbers} from "./randomNumbers.js";
import {seenImages, type Answer, type Seen} from "./seenImages.js";

const {open, explore, settled, faults} = exploring();
let seen: Seen[];
beforeAll(() => void (seen = seenImages()));

describe("a cell of a matrix of /results", () => {
  it("chosen with the keyboard leads to exactly its images, and Escape leads back to it", async () => {
    const page = await open({path: "/results"});
    const cell = page.locator("#figure-confusion-matrices .confusion-ann tbody td a").nth(60); // true Shirt, taken for T-shirt
    await page.mouse.move(10, 10, {steps: 2});
    await cell.scrollIntoViewIfNeeded();
    await settled();
    await page.locator('#figure-confusion-matrices .confusion-ann a[tabindex="0"]').focus();
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
      const results = await open({path: "/results"});
      const links = await results
        .locator(`#figure-confusion-matrices .confusion-${model} tbody td a`)
        .evaluateAll((all) => all.map((link) => ({href: (link as HTMLAnchorElement).href, text: link.textContent})));
      expect(links).toHaveLength(100);
      const page = await explore(new URL(links[0]!.href).search);
      const shown = await shownAt(
        page,
        links.map(({href}) => href)
      );
      for (const [place, {text}] of links.entries()) {
        const [label, prediction] = [Math.floor(place / 10), place % 10];
        const {count, images} = shown[place]!;
        const expected = seen
          .flatMap((image, example) =>
            image.label === label && image[model].prediction === prediction ? [example] : []
          )
          .sort((a, b) => seen[b]!.cnn.loss - seen[a]!.cnn.loss || a - b);
        expect([label, prediction, count]).toEqual([label, prediction, numberIn(text)]);
        expect([count, images]).toEqual([expected.length, expected.slice(0, images.length)]);
        expect(images.length).toBeGreaterThanOrEqual(Math.min(expected.length, 1));
      }
      expect(faults()).toEqual([]);
    }
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
    expect(queryOf(page)).toBe("?label=ankle-boot&ann=ankle-boot&matrix=ann");
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
    expect(queryOf(page)).toBe("?label=t-shirt,pullover,shirt");
    expect(await shownCount(page)).toBe(seen.filter(({label}) => [0, 2, 6].includes(label)).length);
    await page.locator(".matrix thead tr").nth(1).locator("button").first().click();
    expect(queryOf(page)).toBe("?cnn=t-shirt");
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
    const page = await explore("?sort=disagreement"); // whose table is loaded when it is asked for
    const random = randomNumbers(20_261_125);
    const combinations = Array.from({length: 100}, () => randomCombination(random));
    const shown = await shownAt(
      page,
      combinations.map(({query}) => `?${query}`)
    );
    for (const [i, {query, passes, order}] of combinations.entries()) {
      const {count, images} = shown[i]!;
      const expected = Array.from(seen.keys()).filter(passes).sort(order);
      expect([query, count, images]).toEqual([query, expected.length, expected.slice(0, images.length)]);
    }
    expect(faults()).toEqual([]);
  });
  it("stand in the address and can be taken back", async () => {
    const page = await explore();
    await page.getByRole("combobox", {name: "True class"}).selectOption("shirt");
    await page.getByRole("combobox", {name: "CNN says"}).selectOption("wrong");
    expect(queryOf(page)).toBe("?label=shirt&cnn=wrong");
    const both = await shownCount(page);
    await page.getByRole("button", {name: "Remove filter: true class Shirt"}).click();
    expect(queryOf(page)).toBe("?cnn=wrong");
    expect(await shownCount(page)).toBeGreaterThan(both);
    await page.goBack();
    await page.goBack();
    expect(queryOf(page)).toBe("?label=shirt");
    await page.goBack();
    expect(await shownCount(page)).toBe(10_000);
    await page.goForward();
    expect(await page.getByRole("combobox", {name: "True class"}).inputValue()).toBe("shirt");
    expect(faults()).toEqual([]);
  });
});

describe("an address", () => {
  it.each(["?right=%3Cimg%20src=x%20onerror=alert(1)%3E", "?label=99", "?image=-1", "?sort=constructor", "?area=x"])(
    "with %s is answered with a notice",
    async (query) => {
      const page = await explore(query);
      expect(await page.locator(".explore-notice").textContent()).toContain("which there is not; it is left out.");
      expect(await page.locator(".gallery-item").count()).toBeGreaterThan(3);
      expect(faults()).toEqual([]);
    }
  );
});

/** Images of a cell's true class of which just one model predicts its column; classes stand in groups. */
function onlyOneModelSays(place: number): number {
  const order = [0, 2, 6, 3, 4, 1, 5, 7, 9, 8];
  const [row, column] = [order[Math.floor(place / 10)], order[place % 10]];
  const isOfOne = ({ann, cnn}: Seen): boolean => (ann.prediction === column) !== (cnn.prediction === column);
  return seen.filter((image) => image.label === row && isOfOne(image)).length;
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
