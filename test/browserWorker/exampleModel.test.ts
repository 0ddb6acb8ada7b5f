import {expect, it} from "vitest";
import {exampleFile} from "../../data-loaders/browser/build/exampleModel.js";
import {answersIn} from "../../data-loaders/browser/predictions/answers.js";
import {interpret} from "../../data-loaders/browser/predictions/interpret.js";
import {readFile} from "../../data-loaders/browser/predictions/readFile.js";
import {pixelCount} from "../../data-loaders/dataset/examples.js";

/** Images of which each class has a bright band of its own: what a softmax regression can tell apart. */
function bands(count: number) {
  const labels = Uint8Array.from({length: count}, (_, i) => i % 10);
  const pixels = Uint8Array.from({length: count * pixelCount}, (_, i) => {
    const band = Math.floor((i % pixelCount) / 78);
    return band === labels[Math.floor(i / pixelCount)] ? 255 : 0;
  });
  return {pixels, labels, count};
}

it("the example's file is read as probabilities of a model that has learned", async () => {
  const data = bands(2000);
  const train = Uint32Array.from({length: 2000}, (_, i) => i);
  const file = exampleFile({train: data, test: bands(200), split: {train, validation: new Uint32Array()}});
  const {format, ...table} = await readFile(new Uint8Array(file));
  const {predictions, notes, doubts} = interpret(answersIn(table));
  expect([format, notes, doubts]).toEqual(["NPY", ["Read as probabilities."], []]);
  expect(predictions!.ids).toEqual(bands(200).labels);
  expect(predictions!.probabilities).toHaveLength(2000);
});

it("the same images give the same bytes", () => {
  const parts = {
    train: bands(100),
    test: bands(10),
    split: {train: Uint32Array.of(0, 1, 2), validation: new Uint32Array()}
  };
  expect(exampleFile(parts)).toEqual(exampleFile(parts));
});
