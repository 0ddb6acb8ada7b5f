import {beforeAll, expect, it} from "vitest";
import {exploring, shownCount} from "../browser/exploring.js";
import {seenImages, type Seen} from "../browser/seenImages.js";

const {site, open, faults} = exploring();
let seen: Seen[];
beforeAll(() => void (seen = seenImages()));

it.each(["/claims", "/improvements"])("each link of %s to images leads to some", async (path) => {
  const from = await open({path});
  const addresses = await from
    .locator("main a[href^='./explore.html?']")
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(addresses.length).toBeGreaterThan(1);
  const empty: string[] = [];
  for (const address of new Set(addresses)) {
    const page = await open({path: address.slice(site().address.length)});
    await page.locator(".explore-count").waitFor();
    if ((await shownCount(page)) === 0 || faults().length > 0) empty.push(address);
  }
  expect(empty).toEqual([]);
});

it.each([20, 50, 80])(
  "where %i percent are answered, /results leads to the errors that it counts, and no more",
  async (answered) => {
    for (const model of ["ann", "cnn"] as const) {
      const from = await open({path: `/results?risk-coverage.answered=${answered}`});
      await from.mouse.move(10, 10, {steps: 2});
      const link = from.locator("#figure-risk-coverage .figure-links a", {hasText: model.toUpperCase()});
      await link.scrollIntoViewIfNeeded();
      await from.locator(`#figure-risk-coverage .figure-title`, {hasText: `surest ${answered}%`}).waitFor();
      const surest = seen
        .map(({label, [model]: {prediction, probabilities}}) => ({
          sure: Math.max(...probabilities),
          isRight: prediction === label
        }))
        .toSorted((a, b) => b.sure - a.sure);
      const least = surest[(answered / 100) * surest.length - 1]!.sure;
      const errors = surest.filter(({sure, isRight}) => sure >= least && !isRight).length;
      await link.click();
      await from.locator(".explore-count").waitFor();
      await expect.poll(() => shownCount(from)).toBe(errors);
    }
  }
);
