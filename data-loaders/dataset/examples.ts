import type {Row} from "../../src/lib/schemas/tableSchemas.js";

/** Width and height of an image, px. */
export const imageSide = 28;

/** Pixels of an image, each a byte: one gray channel. */
export const pixelCount = imageSide * imageSide;

/** Images with their labels, in file order. Loaders keep both arrays in shared memory, for worker threads to read. */
export interface Examples {
  /** Levels 0 to 255, image by image and row by row; shape [count, 784]. */
  readonly pixels: Uint8Array;
  /** True classes, 0 to 9; shape [count]. */
  readonly labels: Uint8Array;
  readonly count: number;
}

/** A file the data set was read from, as the report's table shows it. */
export type DatasetFile = Row<"dataset-files">;

export interface FashionMnist {
  /** The training file, which is split into a training and a validation part. */
  readonly train: Examples;
  readonly test: Examples;
  readonly files: readonly DatasetFile[];
  /** SHA-256 over the four raw files' hexadecimal SHA-256, in the order of `files`. */
  readonly sha256: string;
}

/** A copy in shared memory. */
export function sharedCopy(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

/**
 * Some of the examples, copied.
 * @param indices positions in `examples`, in the order wanted
 */
export function pick({pixels, labels}: Examples, indices: Uint32Array): Examples {
  const picked = {
    pixels: new Uint8Array(new SharedArrayBuffer(indices.length * pixelCount)),
    labels: new Uint8Array(new SharedArrayBuffer(indices.length)),
    count: indices.length
  };
  indices.forEach((index, i) => {
    picked.pixels.set(pixels.subarray(index * pixelCount, (index + 1) * pixelCount), i * pixelCount);
    picked.labels[i] = labels[index]!;
  });
  return picked;
}
