import {classCount} from "../../../src/lib/classNames.js";
import {halfSize} from "./pixelSpace.js";
import type {Detector} from "./detector.js";

/**
 * A detector as little-endian float32: the two limits, the number of units and of components, then mean and
 * components by pixels, means and whitening of the layer.
 */
export function encodeDetector({pixelSpace, layerSpace, pixelLimit, layerLimit}: Detector): Uint8Array {
  const {mean, components} = pixelSpace;
  const {unitCount, means, whitening} = layerSpace;
  const head = [pixelLimit, layerLimit, unitCount, components.length / halfSize];
  return new Uint8Array(Float32Array.from([...head, ...mean, ...components, ...means, ...whitening]).buffer);
}

/** @param bytes as `encodeDetector` gives them */
export function decodeDetector({buffer, byteOffset, byteLength}: Uint8Array): Detector {
  const floats = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
  const [pixelLimit, layerLimit, unitCount, componentCount] = floats as unknown as [number, number, number, number];
  let at = 4;
  const next = (length: number): Float32Array => floats.subarray(at, (at += length));
  return {
    pixelLimit,
    layerLimit,
    pixelSpace: {mean: next(halfSize), components: next(componentCount * halfSize)},
    layerSpace: {unitCount, means: next(classCount * unitCount), whitening: next(unitCount * unitCount)}
  };
}
