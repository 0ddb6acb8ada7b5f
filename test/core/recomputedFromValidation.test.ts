import {beforeAll, describe, expect, it} from "vitest";
import {thisProject} from "../../data-loaders/project.js";
import {stratifiedSplit} from "../../data-loaders/dataset/stratifiedSplit.js";
import {onnxProbabilities} from "./onnx.js";
import {wilsonEnds} from "./proportions.js";
import {models, predictionsOf, rowsOf, type Prediction} from "./tables.js";

/**
 * What was set on the validation images, a second time: their probabilities by ONNX Runtime from the published networks,
 * and what follows by code that shares nothing with the report's. The two runtimes differ by 10⁻⁵ at most, so an image at a
 * threshold may fall on its other side.
 */
type Labelled = Pick<Prediction, "label" | "probabilities">;

const validation: Record<string, Labelled[]> = {};

beforeAll(async () => {
  const {train} = await thisProject.loadDataset();
  const images = [...stratifiedSplit(train.labels, 1).validation];
  const pixels = Uint8Array.from(images.flatMap((image) => [...train.pixels.subarray(784 * image, 784 * (image + 1))]));
  for (const model of models) {
    const probabilities = await onnxProbabilities(`${model}.onnx`, pixels);
    validation[model] = images.map((image, i) => {
      return {label: train.labels[image]!, probabilities: probabilities.subarray(10 * i, 10 * (i + 1))};
    });
  }
}, 240_000);

describe.each(models)("of the %s", (model) => {
  it("prediction-sets: how the sets of each promise turn out, over all images and class by class", () => {
    const rows = rowsOf("prediction-sets").filter((row) => row["model"] === model);
    expect(rows).toHaveLength(3 * 2 * 11);
    for (const {wanted, thresholds, label, ...row} of rows) {
      const limits = Array.from({length: 10}, (_, one) => {
        const own = validation[model]!.filter((image) => thresholds === "one" || image.label === one);
        return threshold(own, wanted as number);
      });
      const images = predictionsOf(model).filter((image) => label === null || image.label === label);
      const sets = images.map(({probabilities}) => limits.map((limit, one) => probabilities[one]! >= limit));
      const sizes = sets.map((set) => set.filter(Boolean).length);
      const [empty, single] = [0, 1].map((size) => sizes.filter((one) => one === size).length);
      const held = sets.filter((set, i) => set[images[i]!.label]).length;
      const slack = 2;
      const what = `${model} ${wanted as number} ${thresholds as string} ${label as number}`;
      expect.soft(row["count"], what).toBe(images.length);
      expect.soft(Math.abs((row["coverage"] as number) * images.length - held), what).toBeLessThan(slack);
      expect.soft(Math.abs((row["emptyCount"] as number) - empty!), what).toBeLessThanOrEqual(slack);
      expect.soft(Math.abs((row["singleCount"] as number) - single!), what).toBeLessThanOrEqual(slack);
      const classCount = sizes.reduce((a, b) => a + b, 0);
      expect.soft(Math.abs((row["meanSize"] as number) * images.length - classCount), what).toBeLessThan(2 * slack);
      const ends = wilsonEnds(Math.round((row["coverage"] as number) * images.length), images.length);
      expect.soft(row["lower"] as number, what).toBeCloseTo(ends[0], 6);
      expect.soft(row["upper"] as number, what).toBeCloseTo(ends[1], 6);
    }
  });
  it("calibration: the temperature that makes the validation loss least, and what the test loss is with it", () => {
    const [row] = rowsOf("calibration").filter(({run, scaling}) => run === `${model}-s1` && scaling === "temperature");
    const temperature = leastBy((one) => lossAt(validation[model]!, one), 0.3, 5);
    expect(row!["temperature"] as number).toBeCloseTo(temperature, 3);
    expect(row!["loss"] as number).toBeCloseTo(lossAt(predictionsOf(model), temperature), 5);
  });
});

/** The probability that the label has in all but so many of the images, of n the ⌈(n + 1) · wanted⌉ surest. */
function threshold(images: readonly Labelled[], wanted: number): number {
  const falling = images.map(({label, probabilities}) => probabilities[label]!).sort((a, b) => b - a);
  return falling[Math.ceil((falling.length + 1) * wanted) - 1] ?? -Infinity;
}

/** Mean cross-entropy with logits divided by a temperature; logs of probabilities are logits but for a constant. */
function lossAt(images: readonly Labelled[], temperature: number): number {
  const losses = images.map(({label, probabilities}) => {
    const powers = [...probabilities].map((one) => one ** (1 / temperature));
    return Math.log(powers.reduce((a, b) => a + b)) - Math.log(powers[label]!);
  });
  return losses.reduce((a, b) => a + b) / losses.length;
}

/** Where a function with one valley is least, by thirds. */
function leastBy(value: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (high - low > 1e-4) {
    const third = (high - low) / 3;
    if (value(low + third) < value(high - third)) high -= third;
    else low += third;
  }
  return (low + high) / 2;
}
