import {describe, expect, it} from "vitest";
import {scalingTable} from "../../data-loaders/dataset/scalingTable.js";
import {writeAugmentedInput, type Augmentation} from "../../data-loaders/training/augmentation.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";

const {train} = loadFixture();
const none: Augmentation = {shift: 0, flipShare: 0, affineShare: 0, tanHalfAngle: 0, scale: 0};
const place = {seed: 1, epoch: 0, step: 0, shard: 0, shardSize: 16};
const indices = Uint32Array.from({length: 16}, (_, i) => i);
const table = scalingTable().map((value) => value - 0.25); // background is not nought

function augmented(change: Partial<Augmentation>, at: Partial<typeof place> = {}, chosen = indices): Float32Array {
  const input = new Float32Array(chosen.length * 784);
  writeAugmentedInput(train, chosen, table, input, {...place, ...at}, {...none, ...change});
  return input;
}

/** Image i as it is. */
function original(i: number): number[] {
  return Array.from(train.pixels.subarray(784 * i, 784 * (i + 1)), (level) => table[level]!);
}

function imageOf(input: Float32Array, i: number): number[] {
  return [...input.subarray(784 * i, 784 * (i + 1))];
}

function mirrorOf(image: readonly number[]): number[] {
  return image.map((_, at) => image[28 * Math.floor(at / 28) + 27 - (at % 28)]!);
}

/** An image moved down and across, with background where nothing comes from. */
function moved(image: readonly number[], down: number, across: number): number[] {
  return image.map((_, at) => {
    const [row, column] = [Math.floor(at / 28) - down, (at % 28) - across];
    return row >= 0 && row < 28 && column >= 0 && column < 28 ? image[28 * row + column]! : table[0]!;
  });
}

/** Down and across, at most two px. */
const movements = [-2, -1, 0, 1, 2].flatMap((down) => [-2, -1, 0, 1, 2].map((across) => [down, across] as const));

/** How far an image was moved. */
function movement(image: readonly number[], from: readonly number[]): readonly [down: number, across: number] {
  return movements.find(([down, across]) => moved(from, down, across).join() === image.join())!;
}

/** Places that no shift by two px brings in from beyond. */
const insidePlaces = Array.from({length: 784}, (_, at) => at).filter((at) =>
  [Math.floor(at / 28), at % 28].every((place) => place >= 2 && place < 26)
);

describe("augmentation", () => {
  it("that changes nothing leaves each image as it is", () => {
    const input = augmented({});
    for (const i of indices) expect(imageOf(input, i)).toEqual(original(i));
  });
  it("covers a rectangle of the sides that are asked for, anywhere in the image, with the mean", () => {
    const input = augmented({erasing: {share: 1, least: 3, most: 5}}, {}, new Uint32Array(200).fill(9));
    const unchanged = original(9);
    const places = new Set<string>();
    for (let i = 0; i < 200; ++i) {
      const changed = imageOf(input, i).flatMap((value, at) => (value === unchanged[at] ? [] : [at]));
      const covered = imageOf(input, i).flatMap((value, at) => (value === 0 ? [at] : []));
      const [rows, columns] = [covered.map((at) => Math.floor(at / 28)), covered.map((at) => at % 28)];
      const [height, width] = [rows, columns].map((ones) => Math.max(...ones) - Math.min(...ones) + 1);
      expect(covered).toHaveLength(height! * width!); // no level of the table is 0, so what is covered is a whole one
      expect([3, 4, 5]).toContain(height);
      expect([3, 4, 5]).toContain(width);
      expect(covered).toEqual(expect.arrayContaining(changed));
      places.add(`${height} ${width} ${rows[0]} ${columns[0]}`);
    }
    expect(places.size).toBeGreaterThan(150);
    expect(Math.max(...[...places].map((one) => Number(one.split(" ")[2])))).toBeGreaterThan(20);
  });
  it("covers about the share of the images that is asked for", () => {
    const input = augmented({erasing: {share: 0.25, least: 4, most: 4}}, {}, new Uint32Array(400).fill(9));
    const covered = Array.from({length: 400}, (_, i) => imageOf(input, i).includes(0)).filter(Boolean).length;
    expect(Math.abs(covered - 100)).toBeLessThan(35); // four standard deviations
  });
  it("mirrors left to right", () => {
    const input = augmented({flipShare: 1});
    for (const i of indices) expect(imageOf(input, i)).toEqual(mirrorOf(original(i)));
  });
  it("mirrors last, what was turned, scaled and shifted before", () => {
    const change = {shift: 2, affineShare: 0.5, tanHalfAngle: 0.05, scale: 0.05};
    const [plain, mirrored] = [augmented(change), augmented({...change, flipShare: 1})];
    for (const i of indices) expect(imageOf(mirrored, i)).toEqual(mirrorOf(imageOf(plain, i)));
  });
  it("turns about the image's centre, and shifts afterwards", () => {
    const change = {affineShare: 1, tanHalfAngle: 0.2, scale: 0.05};
    const [turned, shifted] = [augmented(change), augmented({...change, shift: 2})];
    for (const i of indices) {
      const [down, across] = movement(imageOf(augmented({shift: 2}), i), original(i));
      const expected = moved(imageOf(turned, i), down, across);
      for (const at of insidePlaces) expect(imageOf(shifted, i)[at]).toBeCloseTo(expected[at]!, 5);
    }
  });
  it("mirrors about the share that is asked for", () => {
    const input = augmented({flipShare: 0.5}, {}, new Uint32Array(400).fill(9));
    const unchanged = original(9).join();
    const changed = Array.from({length: 400}, (_, i) => i).filter((i) => imageOf(input, i).join() !== unchanged).length;
    expect(Math.abs(changed - 200)).toBeLessThan(40); // four standard deviations
  });
  it("shifts by whole pixels within its bounds, and background comes in", () => {
    const input = augmented({shift: 2}, {}, new Uint32Array(100).fill(3));
    const images = new Set(Array.from({length: 100}, (_, i) => imageOf(input, i).join()));
    const reached = movements.filter(([down, across]) => images.has(moved(original(3), down, across).join()));
    expect(reached.length).toBeGreaterThan(20); // of 25, all but surely
  });
  it("turns about the centre, which stays", () => {
    const tanHalfAngle = Math.tan(Math.PI / 8); // at most 45°, drawn from both ways
    const input = augmented({affineShare: 1, tanHalfAngle});
    const centre = (image: readonly number[]): number =>
      [13 * 28 + 13, 13 * 28 + 14, 14 * 28 + 13, 14 * 28 + 14].reduce((sum, at) => sum + image[at]!, 0);
    for (const i of indices) {
      expect(imageOf(input, i)).not.toEqual(original(i));
      expect(Math.abs(centre(imageOf(input, i)) - centre(original(i)))).toBeLessThan(1);
    }
  });
  it("gives values between those of the image", () => {
    const input = augmented({shift: 2, affineShare: 1, tanHalfAngle: 0.05, scale: 0.05, flipShare: 0.5});
    expect(Math.min(...input)).toBeGreaterThanOrEqual(table[0]! - 1e-6);
    expect(Math.max(...input)).toBeLessThanOrEqual(table[255]! + 1e-6);
  });
  it("depends on seed, epoch, step and place in the batch, and on nothing else", () => {
    const all = {shift: 2, affineShare: 0.5, tanHalfAngle: 0.05, scale: 0.05, flipShare: 0.5};
    const one = augmented(all);
    expect(augmented(all)).toEqual(one);
    for (const other of [{seed: 2}, {epoch: 1}, {step: 1}, {shard: 1}]) expect(augmented(all, other)).not.toEqual(one);
    const half = augmented(all, {shard: 1, shardSize: 8}, indices.subarray(8));
    expect(half).toEqual(one.subarray(784 * 8));
  });
});
