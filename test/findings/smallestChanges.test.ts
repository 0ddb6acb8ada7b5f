import {beforeAll, describe, expect, it} from "vitest";
import {inputGradient, type InputGradient} from "../../data-loaders/findings/smallestChanges/inputGradient.js";
import {smallestChanges, type SmallestChanges} from "../../data-loaders/findings/smallestChanges/smallestChanges.js";
import {trainedNetwork} from "../../data-loaders/inspection/trainedNetwork.js";
import {randomWords, unitInterval} from "../../data-loaders/random/streams.js";

const mean = 0.3;
const deviation = 0.35;
const standardised = Float32Array.from({length: 256}, (_, level) => (level / 255 - mean) / deviation);
const count = 4;

/** Levels far from 0 and 255, so that no change meets an end. */
const pixels = Uint8Array.from(randomWords({seed: 3, stream: "sample"}, count * 784), (word) =>
  Math.floor(110 + 40 * unitInterval(word))
);

async function initial(variant: string): Promise<Float32Array> {
  const network = await trainedNetwork({variant, seed: 1}, new Float32Array(0), []);
  return network.initialParameters();
}

function losses({logits, targets}: InputGradient): number[] {
  return Array.from({length: count}, (_, i) => {
    const own = Array.from(logits.subarray(10 * i, 10 * i + 10));
    return Math.log(own.reduce((sum, logit) => sum + Math.exp(logit), 0)) - own[targets.indexOf(1, 10 * i) - 10 * i]!;
  });
}

describe.each(["ann", "cnn", "linear"])("the gradient of the %s by its input", (variant) => {
  it("agrees with central differences of each image's cross-entropy", async () => {
    const network = await inputGradient(variant, await initial(variant), count);
    network.x.forEach((_, at) => (network.x[at] = standardised[pixels[at]!]!));
    for (let i = 0; i < count; ++i) network.targets[10 * i + i] = 1;
    network.run();
    const gradient = network.gradient.slice();
    const largest = Math.max(...gradient.map(Math.abs));
    const errors: number[] = [];
    const half = 0.003; // small enough to meet few kinks, large enough for float32
    for (const place of [0, 29, 400, 401, 555, 783]) {
      const at = (i: number): number => i * 784 + place;
      const lossesWith = (change: number): number[] => {
        for (let i = 0; i < count; ++i) network.x[at(i)] = standardised[pixels[at(i)]!]! + change;
        network.run();
        return losses(network);
      };
      const [above, below] = [lossesWith(half), lossesWith(-half)];
      lossesWith(0);
      for (let i = 0; i < count; ++i) {
        const difference = (above[i]! - below[i]!) / (2 * half);
        errors.push(Math.abs(gradient[at(i)]! - difference) / largest);
      }
    }
    errors.sort((a, b) => a - b);
    expect(errors[Math.floor(0.75 * errors.length)]).toBeLessThan(0.01);
    expect(errors.at(-1)).toBeLessThan(0.1); // at a kink of the largest of four, or of ReLU
  });
});

describe("the smallest changes of a linear model's answers", () => {
  let parameters: Float32Array;
  let found: SmallestChanges;
  beforeAll(async () => {
    parameters = await initial("linear");
    parameters[7840 + 4] = 10; // class 4, whatever the image
    found = smallestChanges(await inputGradient("linear", parameters, 2), pixels, standardised);
  });

  const logit = (image: Uint8Array, k: number): number =>
    image.reduce((sum, level, p) => sum + standardised[level]! * parameters[10 * p + k]!, parameters[7840 + k]!);

  it("are little longer than the way to the nearest of the planes between classes", () => {
    expect([...found.answers]).toEqual([4, 4, 4, 4]);
    found.distances.forEach((distance, i) => {
      const image = pixels.subarray(784 * i, 784 * i + 784);
      const ways = [0, 1, 2, 3, 5, 6, 7, 8, 9].map((k) => {
        const squares = Array.from({length: 784}, (_, p) => (parameters[10 * p + 4]! - parameters[10 * p + k]!) ** 2);
        const length = Math.sqrt(squares.reduce((a, b) => a + b));
        return (deviation * (logit(image, 4) - logit(image, k))) / length;
      });
      const shortest = Math.min(...ways);
      expect(distance).toBeGreaterThanOrEqual(shortest);
      expect(distance).toBeLessThan(1.03 * shortest);
    });
  });
  it("give whole levels at the distance that is told, taken for the class that is told", () => {
    found.distances.forEach((distance, i) => {
      const changed = found.changed.subarray(784 * i, 784 * i + 784);
      const squares = changed.reduce((sum, level, p) => sum + (level - pixels[784 * i + p]!) ** 2, 0);
      expect(distance).toBeCloseTo(Math.sqrt(squares) / 255, 5);
      const logits = Array.from({length: 10}, (_, k) => logit(changed, k));
      expect(logits.indexOf(Math.max(...logits))).toBe(found.predictions[i]);
      expect(found.predictions[i]).not.toBe(4);
    });
  });
  it("are refused for images that are no multiple of what the network takes at once", async () => {
    const network = await inputGradient("linear", parameters, 3);
    expect(() => smallestChanges(network, pixels, standardised)).toThrow(/multiple of 3, got 4/);
  });
});
