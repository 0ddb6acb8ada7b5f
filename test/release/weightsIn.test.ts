import {describe, expect, it} from "vitest";
import {percent} from "../../src/lib/format.js";
import {drop, opened} from "../browser/givenPredictions.js";
import {publishedFile, publishedTable, servedSite} from "../browser/servedSite.js";

const site = servedSite();
const file = (name: string) => ({name, bytes: publishedFile(name)});

/** The CNN, which takes longer, in one format; test/browserWorker/weights.test.ts reads all of both. */
const given = [
  ["ann", ["ann.safetensors"]],
  ["ann", ["ann.npz"]],
  ["ann", ["ann-tfjs.json", "ann-tfjs.bin"]],
  ["cnn", ["cnn.safetensors"]]
] as const;

describe("weights that are dropped", {timeout: 120_000}, () => {
  it.each(given)("of the %s, as %s, are judged as the report judges them", async (model, names) => {
    const {page, context, faults, requests} = await opened(site(), "/mine");
    await page.waitForSelector("#mine:not([aria-busy=true])");
    await drop(page, "body", names.map(file));
    await page.locator(".mine-card").first().waitFor({timeout: 90_000});
    const {testAccuracy} = publishedTable("runs").find((row) => row.model === model && row.origin === "build")!;
    expect(await page.locator(".mine-accuracy").first().textContent()).toContain(percent(testAccuracy, 2));
    expect(await page.locator(".mine-card").count()).toBe(1);
    expect(requests.filter((request) => /train-images/.test(request))).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
  it("fill the explorer's slot, and damaged ones are refused", async () => {
    const {page, context} = await opened(site(), "/explore");
    await page.locator(".gallery-item").first().waitFor();
    await drop(page, "body", [file("cnn.safetensors")]);
    await page.locator(".mine-card").first().waitFor({timeout: 90_000});
    expect(new URL(page.url()).searchParams.get("b")).toBe("mine");
    const {bytes} = file("ann.safetensors");
    const text = Buffer.from(bytes.toString("latin1").replace("[256,784]", "[128,784]"), "latin1");
    await drop(page, "body", [{name: "other.safetensors", bytes: text}]);
    await page.locator(".mine-doubts[role=alert]").waitFor({timeout: 90_000});
    expect(await page.locator(".mine-doubts[role=alert]").textContent()).toContain("cut short");
    await context.close();
  });
});
