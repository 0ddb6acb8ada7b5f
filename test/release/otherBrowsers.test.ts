import {afterAll, beforeAll, describe, expect, it} from "vitest";
import expected from "../fixtures/predictions/expected.json" with {type: "json"};
import {fileBytes} from "../browserWorker/predictions/files.js";
import {textOf, type DrivenPage} from "./drivenPage.js";
import {otherBrowsers} from "./otherBrowsers.js";
import {seenImages} from "../browser/seenImages.js";
import {publishedTable, servedSite} from "../browser/servedSite.js";

const site = servedSite();
describe.each(otherBrowsers)("in $name", ({launch}) => {
  if (launch === undefined) return it.skip("which is not there");
  let page: DrivenPage;
  beforeAll(async () => void (page = await launch()), 60_000);
  afterAll(() => page?.close());

  it("the explorer shows the images that a cell of its matrix leaves, and opens one with all that is known of it", async () => {
    await page.goTo(`${site().address}/explore?label=shirt&cnn=t-shirt`);
    const count = seenImages().filter(({label, cnn}) => label === 6 && cnn.prediction === 0).length;
    await textOf(page, ".explore-count", `^${count.toLocaleString("en-US")} images?$`);
    await page.run(() => document.querySelector<HTMLElement>(".gallery-item")!.click(), undefined);
    await textOf(page, ".panel[open] .probabilities", "Shirt");
    await textOf(page, ".panel[open] .neighbours", "\\d");
    expect(await page.faults()).toEqual([]);
  }, 60_000);
  it("a page asks for the fonts that hold what it shows, and for no other", async () => {
    await page.goTo(`${site().address}/results`);
    await textOf(page, "main h1", "\\w");
    const fonts = await page.run(async () => {
      await document.fonts.ready;
      const names = performance.getEntriesByType("resource").map(({name}) => name.split("/").at(-1)!);
      return [...new Set(names.filter((name) => name.endsWith(".woff2")))].sort();
    }, undefined);
    expect(fonts).toEqual(expect.arrayContaining(["source-sans-3-normal.woff2", "source-serif-4-normal.woff2"]));
    expect(fonts.filter((name) => name.includes("-rest"))).toEqual([]);
  }, 60_000);
  it("a reader’s predictions are judged as elsewhere, and a link restores them", async () => {
    await page.goTo(`${site().address}/mine`);
    await textOf(page, ".mine-snippets", "PyTorch");
    const text = Buffer.from(fileBytes("good/logits-f4.npy")).toString("base64");
    await page.run((given) => {
      const dataTransfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(given), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], "logits.npy"));
      for (const name of ["dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(name, {dataTransfer, bubbles: true, cancelable: true}));
    }, text);
    const accuracy = await textOf(page, ".mine-accuracy", "\\d");
    expect(accuracy).toContain((expected.correct / 100).toFixed(2));
    expect(await textOf(page, ".mine-calibration, .mine-judged", "nats")).toContain(expected.loss.toFixed(3));
    expect(await page.faults()).toEqual([]);
  }, 60_000);
  it("both networks answer a drawing, and a starter as the report has it", async () => {
    await page.goTo(`${site().address}/try`);
    await textOf(page, "#try .belief-verdict", "^(Both|They)");
    const {annProbabilities} = publishedTable("starters")[0]!;
    const shown = await page.run(() => document.querySelector("#try .belief-table td.numeric")!.textContent, undefined);
    expect(Number.parseFloat(shown)).toBeCloseTo(100 * annProbabilities[0]!, 0);
    const [x, y, width] = await page.run(() => {
      const box = document.querySelector("#try .pixel-ground")!;
      box.scrollIntoView({block: "center"});
      const {left, top, width: wide} = box.getBoundingClientRect();
      return [left, top, wide] as const;
    }, undefined);
    await page.drag([
      [x + 0.3 * width, y + 0.2 * width],
      [x + 0.3 * width, y + 0.5 * width],
      [x + 0.3 * width, y + 0.8 * width]
    ]);
    await textOf(page, ".try-origin", "changed by you");
    await textOf(page, "#try .belief-verdict", "^(Both|They)");
    expect(await page.faults()).toEqual([]);
  }, 60_000);
  it("one epoch of the ANN, trained again there, lands on the published checkpoint", async () => {
    await page.goTo(`${site().address}/reproduce`);
    await textOf(page, "#stretch-here button", "Check it");
    await page.run(() => document.querySelector<HTMLElement>("#stretch-here button")!.click(), undefined);
    expect(await textOf(page, "#stretch-here .hashes", ".")).toContain("Equal: ");
    expect(await page.faults()).toEqual([]);
  }, 60_000);
});
