import {describe, expect, it} from "vitest";
import {corruptedImages} from "../../src/figures/corruptedImages.js";
import {corruptionKinds} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened} from "./drawn.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const corruptions = opened(corruptedImages);

const rows = [0, 2].flatMap((example) =>
  corruptionKinds.flatMap((kind) =>
    [1, 2].map((strength): Row<"corruptions"> => {
      const parameter = kind === "contrast" ? "remaining contrast, share" : "size, px";
      return {
        kind,
        strength,
        parameter,
        value: Math.fround(0.3 * strength),
        example,
        sheet: "corruptions",
        cell: strength
      };
    })
  )
);
const sheets: Row<"sheets">[] = [
  {sheet: "corruptions", cellWidth: 28, columnCount: 5, cellCount: 24, bytes: 1, sha256: "00"}
];

describe("corruptions", () => {
  it("show every image with words for those who do not see it", () => {
    const drawing = corruptions.draw({corruptions: rows, sheets}, {width: 340});
    const labels = Array.from(drawing.querySelectorAll("img"), (image) => image.getAttribute("alt"));
    expect(labels).toHaveLength(24);
    expect(labels[0]).toBe("Test image 0, noise, strength 1");
    expect(new Set(labels).size).toBe(24);
  });
  it("write settings without float32's last digits", () => {
    const settings = corruptions.numbers({corruptions: rows, sheets}).rows.map(([, , setting]) => setting);
    expect(settings).toHaveLength(12);
    expect(settings).toEqual(expect.arrayContaining(["size 0.3 px", "remaining contrast 0.6"]));
  });
  it("lead to the images as they are", () => {
    expect(corruptions.links({corruptions: rows, sheets})).toEqual([
      "./explore.html?image=0",
      "./explore.html?image=2"
    ]);
  });
  it("say so where there are none", () => {
    const none = {corruptions: [], sheets: []};
    expect(meaningOf(corruptions.title(none))).toEqual(meaningOf("There are no corrupted images to show yet"));
    expect(corruptions.draw(none, {width: 340}).textContent).toContain("not recorded yet");
    expect(corruptions.numbers(none).rows).toHaveLength(1);
  });
});
