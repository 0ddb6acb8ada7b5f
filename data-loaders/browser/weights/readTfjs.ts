import type {GivenWeights} from "../../../src/lib/weightsIn.js";
import {PredictionFileError} from "../predictions/predictionFileError.js";
import type {NamedArray} from "./namedArray.js";

interface Manifest {
  readonly weightsManifest?: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly {readonly name: string; readonly shape: readonly number[]; readonly dtype: string}[];
  }[];
}

/**
 * Reads a model as tfjs saves it: its description, and the files of weights that it names.
 * @returns undefined where the description is of no such model
 * @throws PredictionFileError if one of the files is missing, cut short or of another type
 */
export function readTfjs(description: GivenWeights, others: readonly GivenWeights[]): NamedArray[] | undefined {
  const groups = manifestOf(description).weightsManifest;
  if (groups === undefined) return undefined;
  if (!isManifest(groups))
    throw new PredictionFileError(
      `The manifest of weights in ${description.name} is damaged.`,
      "Save the model again."
    );
  return groups.flatMap(({paths, weights}) => {
    const parts = paths.map((path) => {
      const found = others.find(({name}) => name === path.split("/").at(-1));
      if (found !== undefined) return found.bytes;
      throw new PredictionFileError(`The weights of ${description.name} are in ${path}.`, "Drop both files together.");
    });
    const {buffer} = joined(parts);
    let at = 0;
    return weights.map(({name, shape, dtype}) => {
      const count = shape.reduce((product, length) => product * length, 1);
      const end = at + count * Float32Array.BYTES_PER_ELEMENT;
      if (dtype !== "float32" || end > buffer.byteLength)
        throw new PredictionFileError(
          `“${name}” is ${dtype === "float32" ? "cut short" : `of type ${dtype}`}.`,
          "Save the model again, without quantisation."
        );
      const values = new Float32Array(buffer.slice(at, end));
      at = end;
      return {name, shape, values};
    });
  });
}

function manifestOf({bytes}: GivenWeights): Manifest {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function isManifest(groups: unknown): boolean {
  return (
    Array.isArray(groups) &&
    groups.every((group: Partial<Record<"paths" | "weights", unknown>> | null) => {
      const {paths, weights} = group ?? {};
      const arePaths = Array.isArray(paths) && paths.every((path) => typeof path === "string");
      return arePaths && Array.isArray(weights) && weights.every(isWeight);
    })
  );
}

function isWeight(value: unknown): boolean {
  const {name, shape, dtype} = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof name === "string" && typeof dtype === "string" && Array.isArray(shape) && shape.every(Number.isInteger);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
