import {describe, expect, it} from "vitest";
import {servedSite} from "../browser/servedSite.js";
import {visit} from "../browser/visit.js";

/** Chromium has a camera of its own for tests: a moving pattern. */
const madeUpCamera = "--use-fake-device-for-media-stream";

describe("a camera that a reader allows", () => {
  const site = servedSite([madeUpCamera, "--use-fake-ui-for-media-stream"]);
  it("gives a picture as an upload does, and is off afterwards", async () => {
    const shown = await visit(site(), {path: "/try"});
    const {page} = shown;
    await page.getByRole("button", {name: "Use the camera"}).click();
    await page.getByRole("button", {name: "Take the picture"}).waitFor();
    const light = await page.evaluateHandle(() => {
      const camera = document.querySelector<HTMLVideoElement>(".camera-view")!;
      return (camera.srcObject as MediaStream).getTracks()[0]!;
    });
    expect(await light.evaluate(({readyState}) => readyState)).toBe("live");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".picture-steps li");
    expect(await page.textContent(".picture-steps li:first-child .panel-detail")).toMatch(/^\d+ × \d+$/);
    expect(await light.evaluate(({readyState}) => readyState)).toBe("ended");
    await page.waitForFunction(() => document.querySelector(".belief-verdict")!.textContent !== "Nothing to judge yet");
    expect(shown.faults).toEqual([]);
    await shown.close();
  });
  it("is opened once, however fast it is asked for, and no frame is kept that another image has replaced", async () => {
    const shown = await visit(site(), {path: "/try"});
    const {page} = shown;
    const kept = await page.evaluateHandle(recordCamera);
    await page.getByRole("button", {name: "Use the camera"}).evaluate(clickTwice);
    await page.getByRole("button", {name: "Take the picture"}).evaluate(clickTwice);
    await page.waitForSelector(".picture-steps li");
    const openFrames = () => kept.evaluate(({frames}) => frames.filter(({width}) => width > 0).length); // a closed one has none
    expect(await kept.evaluate(({streams}) => streams.map(({active}) => active))).toEqual([false]);
    await expect.poll(openFrames).toBe(1);
    await page.getByRole("button", {name: "At random"}).click();
    await page.waitForFunction(() => document.querySelector(".picture")!.hasAttribute("hidden"));
    expect(await openFrames()).toBe(0);
    await shown.close();
  });
  it("is judged frame by frame while it is on, until the reader draws; the image before comes back by undoing", async () => {
    const shown = await visit(site(), {path: "/try?image=0"});
    const {page} = shown;
    const origin = page.locator(".try-origin");
    await expect.poll(() => origin.textContent()).toContain("Test image 0");
    await page.getByRole("button", {name: "Use the camera"}).click();
    await expect.poll(() => origin.textContent()).toContain("What the camera sees");
    const box = () => page.locator(".pixel-ground canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const first = await box();
    await expect.poll(box, {timeout: 10_000}).not.toBe(first);
    await page.waitForFunction(() => /says|both/i.test(document.querySelector(".belief-verdict")!.textContent));
    await page.locator(".pixel-ground").click({position: {x: 20, y: 20}});
    expect(await page.locator(".camera-view").isVisible()).toBe(false);
    expect(await origin.textContent()).toContain("changed by you");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect.poll(() => origin.textContent()).toContain("Test image 0");
    expect(shown.faults).toEqual([]);
    await shown.close();
  });
  it("claims no answers where the networks cannot be had", async () => {
    const shown = await visit(site(), {path: "/try", without: "**/*-weights*"});
    const {page} = shown;
    await page.getByRole("button", {name: "Use the camera"}).click();
    await page.locator(".explore-alerts [role=alert]").waitFor();
    expect(await page.locator(".explore-alerts").textContent()).toContain(
      "The camera’s picture cannot be read without it."
    );
    const status = page.locator(".source", {hasText: "The camera"}).locator("[role=status]");
    await expect.poll(() => status.textContent()).toBe("");
    await shown.close();
  });
  it("is off when switched off", async () => {
    const shown = await visit(site(), {path: "/try"});
    await shown.page.getByRole("button", {name: "Use the camera"}).click();
    await shown.page.getByRole("button", {name: "Switch it off"}).click();
    expect(await shown.page.locator(".camera-view").isVisible()).toBe(false);
    expect(await shown.page.locator(".camera-view").evaluate((view: HTMLVideoElement) => view.srcObject)).toBeNull();
    await shown.close();
  });
});

/** Refuses the camera as a reader does; a browser without a window asks nobody and would wait for ever. */
function refuseCamera(): void {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("Permission denied", "NotAllowedError"));
}

describe.each([
  {camera: "that a reader refuses", prepare: refuseCamera, words: "The camera was refused."},
  {camera: "that is not there", prepare: () => undefined, words: "No camera was found."}
])("a camera $camera", ({prepare, words}) => {
  const site = servedSite(["--use-fake-ui-for-media-stream"]);
  it("is answered with the reason and another way", async () => {
    const shown = await visit(site(), {path: "/try"});
    await shown.page.evaluate(prepare);
    await shown.page.getByRole("button", {name: "Use the camera"}).click();
    const answer = shown.page.locator(".source", {hasText: "The camera"}).locator("[role=status]");
    await shown.page.waitForFunction((told) => document.body.textContent.includes(told), words);
    expect(await answer.textContent()).toMatch(/pload a picture/);
    expect(await shown.page.getByRole("button", {name: "Use the camera"}).isVisible()).toBe(true);
    expect(shown.faults).toEqual([]);
    await shown.close();
  });
});

function clickTwice(button: HTMLElement): void {
  button.click();
  button.click();
}

/** Keeps what the page gets of the camera from now on. Runs in the page. */
function recordCamera(): {streams: MediaStream[]; frames: ImageBitmap[]} {
  const kept: ReturnType<typeof recordCamera> = {streams: [], frames: []};
  const {mediaDevices} = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (asked) => {
    const stream = await open(asked);
    kept.streams.push(stream);
    return stream;
  };
  const frame = window.createImageBitmap.bind(window);
  window.createImageBitmap = async (source: ImageBitmapSource) => {
    const made = await frame(source);
    kept.frames.push(made);
    return made;
  };
  return kept;
}
