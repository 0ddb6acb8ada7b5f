import {expect, it} from "vitest";
import {likenessTo} from "../../../src/explore/images/likeness.js";
import {sorted} from "../../../src/explore/images/sorted.js";
import {fewImages} from "./fewImages.js";

/** Two units for each of six images: distances to the first are 0, 5, 1, 10, 5 and 2. */
const activations = Uint8Array.of(10, 10, 13, 14, 10, 11, 16, 18, 14, 13, 12, 10);

it("likeness is the distance between activations, with a minus", () => {
  expect(Array.from(likenessTo(0, activations, 6).values, Math.abs)).toEqual([0, 5, 1, 10, 5, 2]);
});

it("a gallery sorted by it has the image itself first, then those most like it, equal ones in the file's order", () => {
  const images = {...fewImages(), likeness: likenessTo(0, activations, 6)};
  const all = Uint16Array.of(0, 1, 2, 3, 4, 5);
  expect(Array.from(sorted(images, all, {sort: "likeness", order: "desc"}))).toEqual([0, 2, 5, 1, 4, 3]);
});
