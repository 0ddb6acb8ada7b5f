import {expect, it} from "vitest";
import {disagreement, ownProbabilities, probabilitiesOf} from "../../../src/explore/images/probabilities.js";
import {ownModel} from "./fewImages.js";

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
  const {ann, cnn} = probabilitiesOf(columns);
  expect([ann(1)[0], ann(1)[9]]).toEqual([30, 39]);
  expect([cnn(1)[0], cnn(1)[9]]).toEqual([0, 9]);
});

it("an image that the table does not hold is missed by its number", () => {
  expect(() => probabilitiesOf(columns).ann(7)).toThrow("expected image 7 of the ann, got none");
});

it("a reader's own model has its probabilities row by row", () => {
  const own = ownProbabilities({...ownModel(), probabilities: Float32Array.from({length: 60}, (_, i) => i)})!;
  expect([own(2)[0], own(2)[9]]).toEqual([20, 29]);
  expect(ownProbabilities(ownModel())).toBeUndefined();
});

it("two models disagree by the share of probability that they place differently", () => {
  const first = [Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0), Float32Array.of(0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0)];
  const second = [Float32Array.of(0, 1, 0, 0, 0, 0, 0, 0, 0, 0), Float32Array.of(0.5, 0.25, 0.25, 0, 0, 0, 0, 0, 0, 0)];
  expect(
    Array.from(
      disagreement(
        (image) => first[image]!,
        (image) => second[image]!,
        2
      )
    )
  ).toEqual([1, 0.25]);
});
