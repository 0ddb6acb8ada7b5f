import {describe, expect, test} from "vitest";
import {flattenContradiction as flattenContradictionFigure} from "../../src/figures/flattenContradiction.js";
import {useDocument} from "../fixtures/useDocument.js";
import {opened, wordsOf} from "./drawn.js";
import {layerRows} from "./layerRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const flattenContradiction = opened(flattenContradictionFigure);

const tables = {layers: layerRows};

function markedWords(drawing: Element): string[] {
  return Array.from(drawing.querySelectorAll("text[fill='var(--error)']"), ({textContent}) => textContent ?? "");
}

describe.each([1040, 343])("at %i px", (width) => {
  const drawing = flattenContradiction.draw(tables, {width});

  test("what follows from the missing pooling is marked, and nothing else", () => {
    expect(markedWords(drawing)).toEqual([
      "Left out",
      "here they part",
      "64 × 28 × 28",
      "50,176 values",
      "64 × 14 × 14",
      "12,544 values",
      "12,544 values",
      "1,605,760"
    ]);
  });

  test("both readings give their parameters", () => {
    expect(wordsOf(drawing)).toEqual(expect.arrayContaining(["421,642", "1,625,866"]));
  });

  test("one pooling's flattened values take four times the area", () => {
    const flattened = Array.from(drawing.querySelectorAll("path"), (path) => path.getAttribute("d"));
    expect(flattened).toEqual(expect.arrayContaining(["M0 0h49v64h-49z", "M0 0h196v64h-196z"]));
  });

  test("the same step of both readings stands in line", () => {
    const places = Array.from(drawing.querySelectorAll("g"))
      .filter((group) => group.querySelector(":scope > text")?.textContent === "Flatten")
      .map((group) =>
        group
          .getAttribute("transform")!
          .match(/[\d.]+/g)!
          .map(Number)
      );
    const axis = width < 640 ? 1 : 0;
    expect(places).toHaveLength(2);
    expect(places[0]![axis]).toBe(places[1]![axis]);
  });
});

test("title and caption hold the two sizes and the ratio of the parameters", () => {
  const plain = (text: string): string => text.replaceAll("\u00a0", " ");
  expect(meaningOf(flattenContradiction.title(tables))).toEqual(
    meaningOf(
      "A flattened size of 64 × 14 × 14 leaves room for one pooling, not two, and takes 3.9 times the parameters"
    )
  );
  expect(plain(flattenContradiction.caption(tables))).toContain("64 × 7 × 7 = 3,136 values");
});
