import {unzipSync} from "fflate";
import type {GivenWeights} from "../../../src/lib/weightsIn.js";
import {isNpy, readArray} from "../predictions/formats/npy.js";
import {isZip} from "../predictions/formats/npz.js";
import {PredictionFileError} from "../predictions/predictionFileError.js";
import type {NamedArray} from "./namedArray.js";
import {networkWeights, type NetworkWeights} from "./networkWeights.js";
import {readSafetensors} from "./readSafetensors.js";
import {readTfjs} from "./readTfjs.js";

/**
 * Reads a trained network of one of the two kinds from a file of safetensors, NumPy or tfjs.
 * @param others files given with it, among which tfjs's weights are
 * @returns undefined where the file holds no such weights
 * @throws PredictionFileError if it holds some and they are damaged or incomplete, with what its owner can do
 */
export function readWeights(file: GivenWeights, others: readonly GivenWeights[]): NetworkWeights | undefined {
  const arrays = arraysOf(file, others);
  return arrays && networkWeights(arrays);
}

function arraysOf(file: GivenWeights, others: readonly GivenWeights[]): NamedArray[] | undefined {
  const {name, bytes} = file;
  if (name.endsWith(".safetensors")) return readSafetensors(bytes);
  if (name.endsWith(".json")) return readTfjs(file, others);
  return isZip(bytes) ? arraysOfZip(bytes) : undefined;
}

/** Arrays of numbers; undefined where the archive holds none. */
function arraysOfZip(bytes: Uint8Array): NamedArray[] | undefined {
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {filter: ({name, originalSize}) => name.endsWith(".npy") && originalSize <= 200e6});
  } catch (error) {
    throw new PredictionFileError(`The archive is damaged: ${String(error)}.`, "Save or copy it again.");
  }
  const arrays = Object.entries(entries).flatMap(([name, content]): NamedArray[] => {
    const read = isNpy(content) ? readArray(content) : undefined;
    return read?.values instanceof Float64Array ? [{name, shape: read.shape, values: read.values}] : [];
  });
  return arrays.length === 0 ? undefined : arrays;
}
