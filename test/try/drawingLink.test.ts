import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {drawingFragment, drawingOf, holdsDrawing} from "../../src/try/drawingLink.js";
import {drawLine} from "../../src/try/drawing/strokes.js";

describe("a link that holds a drawing", () => {
  it("gives back every pixel of any drawing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({minLength: 784, maxLength: 784}), async (pixels) => {
        expect(await drawingOf(await drawingFragment(pixels))).toEqual(pixels);
      }),
      {numRuns: 30}
    );
  });
  it("is some hundred characters long for a drawing of a few strokes", async () => {
    const pixels = new Uint8Array(784);
    drawLine(pixels, {x: 6, y: 4}, {x: 22, y: 24}, {level: 210, radius: 1.2, isMirrored: true});
    const fragment = await drawingFragment(pixels);
    expect(holdsDrawing(fragment)).toBe(true);
    expect(fragment).toMatch(/^#drawing=[\w-]+$/);
    expect(fragment.length).toBeLessThan(400);
  });
  it.each(["", "#drawing=", "#drawing=%3Cscript%3E", "#drawing=AAAA", `#drawing=${"A".repeat(5000)}`, "#sources"])(
    "that is damaged, as %s, holds none",
    async (fragment) => {
      expect(await drawingOf(fragment)).toBeUndefined();
    }
  );
  it("of another number of pixels holds none", async () => {
    expect(await drawingOf(await drawingFragment(new Uint8Array(100)))).toBeUndefined();
  });
});
