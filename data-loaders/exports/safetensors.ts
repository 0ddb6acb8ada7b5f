import type {Weights} from "./portableNetwork.js";
import {bytesOf} from "../store/floatBytes.js";

/** The header's length is a multiple of this many bytes, so that the numbers after it are aligned. */
const alignment = 8;

/**
 * Weights as a file of safetensors, the same bytes for the same weights.
 * Source: https://github.com/huggingface/safetensors#format
 * @param metadata texts that the header holds beside the weights
 */
export function safetensors(
  weights: readonly (readonly [name: string, weights: Weights])[],
  metadata: Readonly<Record<string, string>>
): Uint8Array {
  let end = 0;
  const entries = weights.map(([name, {shape, values}]) => {
    return [name, {dtype: "F32", shape, data_offsets: [end, (end += values.byteLength)]}] as const;
  });
  const json = JSON.stringify({__metadata__: metadata, ...Object.fromEntries(entries)});
  const padded = Buffer.from(json.padEnd(alignment * Math.ceil(json.length / alignment)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([length, padded, ...weights.map(([, {values}]) => bytesOf(values))]);
}
