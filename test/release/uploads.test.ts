import {readFileSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {damagedFiles, readableFiles, refusedFiles, type PictureFile} from "../fixtures/pictures/pictureFiles.js";
import {servedSite} from "../browser/servedSite.js";
import {visit, type Visit} from "../browser/visit.js";

const site = servedSite();
let shown: Visit;

beforeAll(async () => {
  shown = await visit(site(), {path: "/try"});
  await shown.page.evaluate(() => {
    const picture = document.querySelector(".picture")!;
    const counts = document.body.dataset;
    counts["answers"] = "0";
    new MutationObserver(() => {
      if (!picture.hasAttribute("aria-busy")) counts["answers"] = String(Number(counts["answers"]) + 1);
    }).observe(picture, {attributeFilter: ["aria-busy"]});
  });
});
afterAll(() => shown.close());

interface Answer {
  readonly message: string;
  /** Size of the picture as given, "" where it was not read. */
  readonly given: string;
}

/** Hands the page a file and waits for its answer. */
async function answerTo({name, bytes}: PictureFile): Promise<Answer> {
  const {page} = shown;
  const before = await page.evaluate(() => document.body.dataset["answers"]);
  await page.setInputFiles(".file-button input", {name, mimeType: "application/octet-stream", buffer: bytes});
  await page.waitForFunction((count) => document.body.dataset["answers"] !== count, before);
  const message = (await page.textContent(".picture-words"))!;
  const given = page.locator(".picture-steps li:first-child .panel-detail");
  return {message, given: (await given.count()) === 0 ? "" : (await given.textContent())!};
}

describe("a picture of the reader's own", () => {
  it.each(readableFiles())("$name is read", async (file) => {
    const {message, given} = await answerTo(file);
    expect(message).toMatch(/^(No garment can be told.*)?$/);
    expect(given).toMatch(/^\d+ × \d+$/);
  });
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("with EXIF orientation %i stands upright", async (orientation) => {
    const file = readableFiles().find(({name}) => name === `exif${orientation}.jpg`)!;
    expect((await answerTo(file)).given).toBe(orientation < 5 ? "60 × 40" : "40 × 60");
  });
  it.each([
    "tee-white-bg.jpg",
    "tee-one-black-pixel.png",
    "tee-framed.png",
    "tee-darkmode-shot.png",
    "tee-rounded.png",
    "tee-extraneous.jpg",
    "whitetee-grey-bg.jpg",
    "whitetee-transparent.png",
    "phone-24-megapixels.jpg"
  ])("%s is a T-shirt to both", async (name) => {
    const bytes = readFileSync(new URL(`../fixtures/pictures/${name}`, import.meta.url));
    expect((await answerTo({name, bytes})).message).toBe("");
    expect(await shown.page.textContent(".belief-verdict")).toMatch(/Both say T-shirt/);
  });
  it("of one colour is taken as it is, and it is said that no garment is seen", async () => {
    const {message} = await answerTo(readableFiles().find(({name}) => name === "one-pixel.png")!);
    expect(message).toMatch(/No garment can be told/);
  });
  it.each(refusedFiles())("$name is refused with the reason", async (file) => {
    expect((await answerTo(file)).message).toMatch(file.refusal!);
  });
  it.each(damagedFiles())("$name is answered", async (file) => {
    const {message, given} = await answerTo(file);
    expect(message === "" ? given : message).toMatch(/^60 × 40$|is damaged/);
  });
  it("leaves what was there where a file is refused, and can be another one afterwards", async () => {
    const {page} = shown;
    await answerTo(readableFiles()[0]!);
    const before = await page.textContent(".belief-verdict");
    await answerTo(refusedFiles()[0]!);
    expect(await page.textContent(".belief-verdict")).toBe(before);
    expect((await answerTo(readableFiles()[1]!)).message).toBe("");
  });
  it("is cropped by dragging over it, and by numbers", async () => {
    const {page} = shown;
    await answerTo(readableFiles()[0]!);
    await page.locator(".crop-ground").scrollIntoViewIfNeeded();
    const box = (await page.locator(".crop-ground").boundingBox())!;
    const cropped = page.locator(".picture-steps li", {hasText: "Cropped"}).locator(".panel-detail");
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 4);
    await page.mouse.down();
    await page.mouse.move(box.x + (3 * box.width) / 4, box.y + (3 * box.height) / 4, {steps: 4});
    await page.mouse.up();
    await cropped.waitFor();
    expect(await cropped.textContent()).toBe("30 × 20");
    const fields = page.locator(".picture-controls input[type=number]");
    expect(await fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value))).toEqual([
      "25",
      "25",
      "75",
      "75"
    ]);
    await page.getByLabel("Crop right, %").fill("50");
    await page.getByLabel("Crop right, %").press("Enter");
    await page.waitForFunction(
      () => document.querySelector(".picture-steps li .panel-detail")!.textContent === "15 × 20"
    );
    await page.getByLabel("Crop left, %").fill("60");
    await page.getByLabel("Crop left, %").press("Enter");
    await page.waitForFunction(() => document.querySelector(".picture-words")!.textContent !== "");
    expect(await page.textContent(".picture-words")).toMatch(/^The crop leaves nothing/);
  });
  it("is negated where asked for", async () => {
    const {page} = shown;
    await answerTo(readableFiles()[0]!);
    expect(await page.getByLabel("Negate (for a garment darker than its ground)").isChecked()).toBe(true);
    await page.getByLabel("Negate (for a garment darker than its ground)").uncheck();
    await page.waitForSelector('.picture-steps li:last-child:has-text("Not negated")');
  });
  it("goes nowhere: the page asks for files of its own site alone, and none of them changes anything else", () => {
    expect(shown.faults).toEqual([]);
  });
});
