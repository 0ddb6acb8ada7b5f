import {gzipSync} from "node:zlib";
import {models, type Model} from "../../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../../src/lib/schemas/tableSchemas.js";
import {pixelCount, type Examples} from "../../dataset/examples.js";
import type {EpochCheckpoint} from "../../runs/epochCheckpoints.js";
import type {Run} from "../../training/run.js";
import type {TrainingData} from "../../training/trainingTask.js";
import {sha256} from "../../store/sha256.js";

/** Images of a piece at most, so that none has 20 MiB: a raw image has 784 bytes. */
const pieceImageCount = 15_000;

/** What a reader's browser trains the report's runs again with. */
export interface ReproductionParts {
  readonly data: Pick<TrainingData, "train" | "test">;
  readonly runs: Readonly<Record<Model, Run>>;
  readonly checkpoints: Readonly<Record<Model, readonly EpochCheckpoint[]>>;
}

/** Files by name, and the tables that name and hash them. */
export interface Reproduction {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly tables: {
    readonly imagePieces: readonly Row<"image-pieces">[];
    readonly checkpoints: readonly Row<"checkpoints">[];
  };
}

/** The images in pieces, and what each epoch of the report's runs left; the last epoch's is a hash alone. */
export function reproduction({data, runs, checkpoints}: ReproductionParts): Reproduction {
  const files: Record<string, Uint8Array> = {};
  const kept = (file: string, bytes: Uint8Array) => {
    files[file] = bytes;
    return {file, bytes: bytes.length, sha256: sha256(bytes)};
  };
  const imagePieces = (["train", "test"] as const).flatMap((file) =>
    piecesOf(data[file]).map(({first, count, bytes}, i) => ({
      ...kept(`${file}-images-${i + 1}.bin`, bytes),
      images: file,
      first,
      count
    }))
  );
  const checkpointRows = models.flatMap((model) =>
    checkpoints[model].map((left, i): Row<"checkpoints"> => {
      const {epoch, stepCount} = left;
      const isLast = i === checkpoints[model].length - 1;
      const file = isLast ? "" : kept(`${model}-epoch-${epoch}.bin`, left.bytes).file;
      return {run: runs[model].name, epoch, stepCount, file, bytes: left.bytes.length, sha256: left.sha256};
    })
  );
  return {files, tables: {imagePieces, checkpoints: checkpointRows}};
}

interface Piece {
  readonly first: number;
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** Images and their labels, gzipped: pixels of all images of the piece, then their labels. */
function piecesOf({pixels, labels, count}: Examples): Piece[] {
  return Array.from({length: Math.ceil(count / pieceImageCount)}, (_, i) => {
    const first = i * pieceImageCount;
    const end = Math.min(count, first + pieceImageCount);
    const content = Buffer.concat([pixels.subarray(first * pixelCount, end * pixelCount), labels.subarray(first, end)]);
    return {first, count: end - first, bytes: gzipSync(content)};
  });
}
