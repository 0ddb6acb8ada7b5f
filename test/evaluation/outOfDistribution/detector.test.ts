import {beforeAll, describe, expect, it} from "vitest";
import {outsideKinds} from "../../../src/lib/schemas/vocabulary.js";
import {distancesOf, isOutside, type Detector} from "../../../data-loaders/evaluation/outOfDistribution/detector.js";
import {decodeDetector, encodeDetector} from "../../../data-loaders/evaluation/outOfDistribution/encodeDetector.js";
import {fitDetector, outsideShare} from "../../../data-loaders/evaluation/outOfDistribution/fitDetector.js";
import {fitLayerSpace} from "../../../data-loaders/evaluation/outOfDistribution/fitLayerSpace.js";
import {fitPixelSpace} from "../../../data-loaders/evaluation/outOfDistribution/fitPixelSpace.js";
import {layerDistance} from "../../../data-loaders/evaluation/outOfDistribution/layerSpace.js";
import {outsideImages} from "../../../data-loaders/evaluation/outOfDistribution/outsideImages.js";
import {halved, pixelDistance} from "../../../data-loaders/evaluation/outOfDistribution/pixelSpace.js";
import {randomWords, unitInterval} from "../../../data-loaders/random/streams.js";
import {loadFixture} from "../../fixtures/dataset/loadFixture.js";

const {train, test} = loadFixture();

/** Numbers in [0, 1) that are the same each time. */
function numbers(count: number, part: number): Float32Array {
  return Float32Array.from(randomWords({seed: 1, stream: "sample", part}, count), unitInterval);
}

function imageOf({pixels}: {pixels: Uint8Array}, i: number): Uint8Array {
  return pixels.subarray(i * 784, (i + 1) * 784);
}

describe("pixelDistance", () => {
  const images = Array.from({length: 300}, (_, i) => imageOf(train, i));
  it("is what components leave: none with all of them, the spread around the mean with none", () => {
    const all = fitPixelSpace(images, 196);
    expect(pixelDistance(all, imageOf(test, 0))).toBeLessThan(1e-3);
    const none = {...all, components: new Float32Array(0)};
    const rest = halved(imageOf(test, 0)).map((value, i) => value - none.mean[i]!);
    expect(pixelDistance(none, imageOf(test, 0))).toBeCloseTo(
      Math.sqrt(rest.reduce((sum, value) => sum + value ** 2, 0) / 196),
      6
    );
  });
  it("shrinks with each component, which are orthogonal", () => {
    const {mean, components} = fitPixelSpace(images, 8);
    const distances = [0, 2, 4, 8].map((count) =>
      pixelDistance({mean, components: components.subarray(0, count * 196)}, imageOf(test, 1))
    );
    expect(distances).toEqual(distances.toSorted((a, b) => b - a));
    const product = (a: number, b: number): number =>
      components.subarray(a * 196, (a + 1) * 196).reduce((sum, value, i) => sum + value * components[b * 196 + i]!, 0);
    expect(product(0, 0)).toBeCloseTo(1, 5);
    expect(product(0, 5)).toBeCloseTo(0, 5);
  });
});

describe("layerDistance", () => {
  const unitCount = 6;
  const known = Array.from({length: 400}, (_, i) => {
    const label = i % 10;
    const activations = numbers(unitCount, i).map(
      (value, unit) => value * (unit === 0 ? 3 : 1) + (unit === label % unitCount ? 4 : 0)
    );
    return {label, activations};
  });
  const space = fitLayerSpace(known, unitCount);
  it("is Mahalanobis' distance from the nearest class, by an independent path", () => {
    const unit = (vector: Float32Array): number[] => Array.from(vector, (value) => value / Math.hypot(...vector));
    const means = Array.from({length: 10}, (_, label) => {
      const own = known.filter((one) => one.label === label).map(({activations}) => unit(activations));
      return own[0]!.map((_, i) => own.reduce((sum, one) => sum + one[i]!, 0) / own.length);
    });
    const covariance = Array.from({length: unitCount}, (_, a) =>
      Array.from({length: unitCount}, (_, b) =>
        known.reduce((sum, {label, activations}) => {
          const rest = unit(activations).map((value, i) => value - means[label]![i]!);
          return sum + (rest[a]! * rest[b]!) / known.length;
        }, 0)
      )
    );
    const trace = covariance.reduce((sum, row, i) => sum + row[i]!, 0);
    covariance.forEach((row, i) => (row[i]! += (0.001 * trace) / unitCount));
    const probe = numbers(unitCount, 1000);
    const squares = means.map((mean) => {
      const rest = unit(probe).map((value, i) => value - mean[i]!);
      return rest.reduce((sum, value, i) => sum + value * solved(covariance, rest)[i]!, 0);
    });
    expect(layerDistance(space, probe)).toBeCloseTo(Math.sqrt(Math.min(...squares)), 3);
  });
  it("looks at directions alone: twice as strong activations are as far away", () => {
    const probe = numbers(unitCount, 1001);
    expect(
      layerDistance(
        space,
        probe.map((value) => 2 * value)
      )
    ).toBeCloseTo(layerDistance(space, probe), 4);
  });
  it("has an answer for activations that are all zero", () => {
    expect(layerDistance(space, new Float32Array(unitCount))).toBeGreaterThan(0);
  });
});

/** Solves a linear system by elimination. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  rows.forEach((row, i) => {
    for (const other of rows.slice(i + 1)) {
      const factor = other[i]! / row[i]!;
      row.forEach((value, j) => (other[j]! -= factor * value));
    }
  });
  const found = new Array<number>(right.length).fill(0);
  for (let i = right.length - 1; i >= 0; --i) {
    const known = found.reduce((sum, value, j) => sum + (j > i ? rows[i]![j]! * value : 0), 0);
    found[i] = (rows[i]!.at(-1)! - known) / rows[i]![i]!;
  }
  return found;
}

describe("a detector", () => {
  const unitCount = 12;
  const values = new Float32Array(train.count * unitCount);
  let detector: Detector;
  beforeAll(() => {
    for (let i = 0; i < train.count; ++i) {
      const own = numbers(unitCount, i).map((value, unit) => value + (unit === train.labels[i] ? 3 : 0));
      values.set(own, i * unitCount);
    }
    detector = fitDetector(train, {values, unitCount});
  });
  it("leaves the stated share of the images outside that set its limits", () => {
    const others = Array.from({length: Math.floor(train.count / 2)}, (_, i) => 2 * i + 1);
    const distances = others.map((i) =>
      distancesOf(detector, imageOf(train, i), values.subarray(i * unitCount, (i + 1) * unitCount))
    );
    const most = Math.floor(outsideShare * others.length);
    expect(distances.filter(({pixel}) => pixel > 1).length).toBeLessThanOrEqual(most);
    expect(distances.filter(({layer}) => layer > 1).length).toBeLessThanOrEqual(most);
    expect(distances.filter(isOutside).length).toBeGreaterThan(0);
  });
  it("comes back from its file as it was", () => {
    expect(decodeDetector(encodeDetector(detector))).toEqual({
      ...detector,
      pixelLimit: Math.fround(detector.pixelLimit),
      layerLimit: Math.fround(detector.layerLimit)
    });
  });
  it("finds noise and negated garments further away by their pixels than usual", () => {
    for (const kind of ["noise", "negated"] as const) {
      const pixels = outsideImages(kind, test, 1);
      const outside = Array.from({length: 100}, (_, i) => pixelDistance(detector.pixelSpace, imageOf({pixels}, i)));
      expect(outside.filter((distance) => distance > detector.pixelLimit).length).toBeGreaterThan(95);
    }
  });
});

describe("outsideImages", () => {
  it.each(outsideKinds)("of kind %s are the same for a seed, and none is the garment itself", (kind) => {
    const made = outsideImages(kind, test, 1);
    expect(made).toEqual(outsideImages(kind, test, 1));
    expect(made).toHaveLength(test.pixels.length);
    expect(imageOf({pixels: made}, 3)).not.toEqual(imageOf(test, 3));
  });
  it("turn garments without losing a pixel", () => {
    const sorted = (pixels: Uint8Array): Uint8Array => imageOf({pixels}, 5).slice().sort();
    for (const kind of ["upside-down", "quarter-turn"] as const)
      expect(sorted(outsideImages(kind, test, 1))).toEqual(sorted(test.pixels));
    const turned = outsideImages("quarter-turn", test, 1);
    expect(turned[0]).toBe(test.pixels[27 * 28]);
    expect(turned[27]).toBe(test.pixels[0]);
  });
  it("put two garments side by side, each at half its width", () => {
    const made = outsideImages("side-by-side", test, 1);
    expect(made[28 * 10]).toBe(test.pixels[28 * 10]);
    expect(made[28 * 10 + 13]).toBe(test.pixels[28 * 10 + 26]);
    expect(made[28 * 10 + 14]).toBe(test.pixels[784 + 28 * 10]);
  });
  it("draw scribbles with a pen, other ones for another seed", () => {
    const made = outsideImages("scribble", test, 1);
    expect(Math.max(...imageOf({pixels: made}, 0))).toBe(255);
    expect(made).not.toEqual(outsideImages("scribble", test, 2));
  });
});
