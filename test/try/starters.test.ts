import {expect, it} from "vitest";
import type {Prediction} from "../../src/lib/modelWorker.js";
import {changedCount, dareOf, isSymmetric, predictionOf, type Starter} from "../../src/try/starters.js";
import {Turned} from "../../src/try/turned.js";
import {classNames} from "../../src/lib/classNames.js";

/** Certain of a class. */
const certain = (label: number): Float32Array => Float32Array.from({length: 10}, (_, i) => Number(i === label));

const starter: Starter = {
  example: 7,
  label: 0,
  cell: 0,
  pixels: new Uint8Array(784),
  annProbabilities: certain(0),
  annCalibrated: certain(0),
  cnnProbabilities: certain(0),
  cnnCalibrated: certain(0)
};

const saying = (ann: number, cnn: number): Prediction =>
  predictionOf({...starter, annProbabilities: certain(ann), cnnProbabilities: certain(cnn)});

const drawn = (count: number): Uint8Array => Uint8Array.from({length: 784}, (_, i) => Number(i < count));

it("a dare names a class that the garment is not, for every class", () => {
  for (const [label, name] of classNames.entries()) {
    const target = /make both say ([\w ]+|T-shirt)\.$/.exec(dareOf(label))![1]!;
    const found = classNames.findIndex((one) => one.toLowerCase() === target.toLowerCase());
    expect([name, found >= 0 && found !== label]).toEqual([name, true]);
  }
});

it("both sides of shoes and bags are not drawn alike", () => {
  expect(classNames.filter((_, label) => !isSymmetric(label))).toEqual(["Sandal", "Sneaker", "Bag", "Ankle boot"]);
});

it("pixels that differ are counted", () => {
  expect(changedCount(drawn(5), drawn(2))).toBe(3);
});

it("each network's mind is changed with as many pixels as differed when it first said something else", () => {
  const turned = new Turned();
  turned.begin(starter);
  expect(turned.follow(drawn(3), saying(0, 0))).toBe("");
  expect(turned.follow(drawn(9), saying(2, 0))).toBe(
    "You changed the ANN’s mind with 9 pixels. The CNN still says T-shirt."
  );
  expect(turned.follow(drawn(14), saying(0, 2))).toBe(
    "You changed the ANN’s mind with 9 pixels and the CNN’s mind with 14 pixels."
  );
  turned.begin({...starter});
  expect(turned.follow(drawn(1), saying(0, 2))).toMatch(/^You changed the CNN’s mind with 1 pixel\. The ANN still/);
  turned.begin(undefined);
  expect(turned.follow(drawn(30), saying(4, 4))).toBe("");
});
