import {expect, it} from "vitest";
import {probabilitiesOf} from "../../../src/explore/images/probabilities.js";

/** Two images of both models, the CNN's backwards; image i of a model gives its largest share to class i. */
const columns = {
  model: ["cnn", "cnn", "ann", "ann"],
  example: Uint16Array.of(1, 0, 0, 1),
  label: new Uint8Array(4),
  prediction: new Uint8Array(4),
  loss: new Float32Array(4),
  probabilities: Float32Array.from({length: 40}, (_, i) => i)
};

it("an image has ten probabilities of each model, wherever its rows are", () => {
  const {ann, cnn} = probabilitiesOf(columns)(1);
  expect([Array.from(ann)[0], Array.from(ann)[9]]).toEqual([30, 39]);
  expect([Array.from(cnn)[0], Array.from(cnn)[9]]).toEqual([0, 9]);
});

it("an image that the table does not hold is missed by its number", () => {
  expect(() => probabilitiesOf(columns)(7)).toThrow("expected image 7 of the ann, got none");
});
