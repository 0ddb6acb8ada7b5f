import {describe, expect, it} from "vitest";
import {Filtered} from "../../../src/explore/images/filter.js";
import {testImages} from "../../../src/explore/images/testImages.js";
import {mapContent} from "../../../src/explore/map/mapContent.js";
import {drawNames, type MapName} from "../../../src/explore/map/names.js";
import {firstView} from "../../../src/explore/view/view.js";
import type {Theme} from "../../../src/components/themeColours.js";

const imageCount = 200;
const theme = new Proxy({isDark: false} as unknown as Theme, {
  get: (target, name) => (name === "isDark" ? target.isDark : "#000")
});

/** Images all of class 0, but so many at the end of class 1, in a row from left to right. */
function imagesWith(others: number) {
  const labels = Uint8Array.from({length: imageCount}, (_, i) => Number(i >= imageCount - others));
  const one = new Float32Array(imageCount).fill(1);
  const images = testImages({
    example: Uint16Array.from({length: imageCount}, (_, i) => i),
    label: labels,
    annPrediction: labels,
    annConfidence: one,
    annLoss: one,
    cnnPrediction: labels,
    cnnConfidence: one,
    cnnLoss: one
  });
  const places = {x: Float32Array.from({length: imageCount}, (_, i) => i), y: new Float32Array(imageCount)};
  return {...images, maps: {"cnn-umap": places}} as typeof images;
}

function namesOf(others: number): readonly MapName[] {
  const images = imagesWith(others);
  const filtered = new Filtered(images, firstView);
  return mapContent({images, view: firstView, filtered, selection: filtered.images()}, theme).names;
}

/** What is written. @param scale px from one image to the next */
function written(names: readonly MapName[], scale: number): string[] {
  const words: string[] = [];
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name) => {
      if (name === "measureText") return (text: string) => ({width: 7 * text.length});
      return name === "fillText" ? (text: string) => words.push(text) : () => undefined;
    },
    set: () => true
  });
  drawNames({context, theme, font: "serif"}, {left: 0, top: 0, scale}, names);
  return words;
}

describe("the names on a map", () => {
  it("stand in the middle of their class, the largest class first", () => {
    expect(namesOf(40).map(({name, x}) => [name, x])).toEqual([
      ["T-shirt", 79.5],
      ["Trouser", 179.5]
    ]);
  });
  it("leave out a class of less than 2% of the images", () => {
    expect(namesOf(4)).toHaveLength(2);
    expect(namesOf(3).map(({name}) => name)).toEqual(["T-shirt"]);
  });
  it("leave out what would overlap a larger class's, until there is room", () => {
    const names = namesOf(40); // the names are 100 images apart, and 49 px wide
    expect(written(names, 0.4)).toEqual(["T-shirt"]);
    expect(written(names, 1)).toEqual(["T-shirt", "Trouser"]);
  });
});
