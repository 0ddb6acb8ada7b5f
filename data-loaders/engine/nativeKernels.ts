import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";
import {memoryOf, type Address} from "./memory.js";

/** Bytes from one thing to the next. */
type Bytes = number;

/** A window over images: shapes and steps as pooling and its gradient take them. */
export type PoolingArguments = [
  images: number,
  height: number,
  width: number,
  channels: number,
  outHeight: number,
  outWidth: number,
  windowHeight: number,
  windowWidth: number,
  strideDown: number,
  strideAcross: number,
  top: number,
  left: number
];

/** The functions of `assembly/kernels.ts`, which says what they do. */
export interface NativeKernels {
  add(a: Address, b: Address, bytes: Bytes, c: Address): void;
  addBias(x: Address, bias: Address, rows: number, channels: number, y: Address, isRectified: boolean): void;
  addPatches(
    columns: Address,
    rowBytes: Bytes,
    filterHeight: number,
    runBytes: Bytes,
    outHeight: number,
    outWidth: number,
    downBytes: Bytes,
    acrossBytes: Bytes,
    x: Address
  ): void;
  averagePool(x: Address, ...pooling: [...PoolingArguments, y: Address]): void;
  averagePoolGradient(dy: Address, ...pooling: [...PoolingArguments, dx: Address]): void;
  channelMeans(x: Address, rows: number, channels: number, means: Address): void;
  channelSums(x: Address, rows: number, channels: number, sums: Address): void;
  channelVariances(x: Address, means: Address, rows: number, channels: number, variances: Address): void;
  cropImages(
    y: Address,
    images: number,
    height: number,
    rowBytes: Bytes,
    x: Address,
    paddedHeight: number,
    paddedRowBytes: Bytes,
    top: number,
    left: Bytes
  ): void;
  divideBy(a: Address, b: Address, bytes: Bytes, c: Address): void;
  dropoutMask(
    key0: number,
    key1: number,
    block: number,
    step: number,
    epoch: number,
    part: number,
    dropBelow: number,
    kept: number,
    count: number,
    mask: Address
  ): void;
  maxPool(x: Address, ...pooling: [...PoolingArguments, y: Address]): void;
  maxPoolGradient(
    x: Address,
    y: Address,
    dy: Address,
    isRectified: boolean,
    ...pooling: [...PoolingArguments, dx: Address]
  ): void;
  multiply(a: Address, b: Address, bytes: Bytes, c: Address): void;
  narrow(x: Address, rows: number, stride: number, columns: number, y: Address): void;
  normalise(
    x: Address,
    means: Address,
    variances: Address,
    scales: Address,
    shifts: Address,
    rows: number,
    channels: number,
    epsilon: number,
    y: Address,
    scratch: Address
  ): void;
  normaliseGradient(
    dy: Address,
    x: Address,
    means: Address,
    variances: Address,
    scales: Address,
    scaleGradients: Address,
    shiftGradients: Address,
    rows: number,
    channels: number,
    epsilon: number,
    dx: Address,
    scratch: Address
  ): void;
  packColumns(b: Address, k: number, n: number, panels: Address): void;
  packRows(b: Address, k: number, n: number, panels: Address): void;
  padImages(
    x: Address,
    images: number,
    height: number,
    rowBytes: Bytes,
    y: Address,
    paddedHeight: number,
    paddedRowBytes: Bytes,
    top: number,
    left: Bytes
  ): void;
  patchesOf(
    x: Address,
    rowBytes: Bytes,
    filterHeight: number,
    runBytes: Bytes,
    outHeight: number,
    outWidth: number,
    downBytes: Bytes,
    acrossBytes: Bytes,
    columns: Address
  ): void;
  product(
    a: Address,
    aRow: Bytes,
    aStep: Bytes,
    b: Address,
    bRow: Bytes,
    bPanel: Bytes,
    c: Address,
    cRow: Bytes,
    m: number,
    k: number,
    panels: number,
    adds: boolean
  ): void;
  rectifiedGradient(dy: Address, x: Address, bytes: Bytes, dx: Address): void;
  rectify(x: Address, bytes: Bytes, y: Address): void;
  scaleGradient(
    dy: Address,
    x: Address,
    means: Address,
    variances: Address,
    rows: number,
    channels: number,
    epsilon: number,
    sums: Address
  ): void;
  softmax(x: Address, rows: number, classes: number, y: Address): void;
  subtract(a: Address, b: Address, bytes: Bytes, c: Address): void;
  transpose(x: Address, rows: number, columns: number, rowBytes: Bytes, y: Address): void;
  turnFilters(g: Address, taps: number, inChannels: number, outChannels: number, y: Address): void;
  winogradConvolution(
    x: Address,
    imageBytes: Bytes,
    rowBytes: Bytes,
    u: Address,
    bias: Address,
    isRectified: boolean,
    y: Address,
    height: number,
    width: number,
    tiles: number,
    inChannels: number,
    outChannels: number,
    chunk: number,
    scratch: Address
  ): void;
  winogradFilter(g: Address, inChannels: number, outChannels: number, u: Address): void;
  winogradFilterGradient(du: Address, inChannels: number, outChannels: number, dg: Address): void;
  winogradFilterSums(
    x: Address,
    imageBytes: Bytes,
    rowBytes: Bytes,
    dy: Address,
    du: Address,
    height: number,
    width: number,
    tiles: number,
    inChannels: number,
    outChannels: number,
    chunk: number,
    scratch: Address
  ): void;
}

/** Puts our kernels to work in the backend's own memory. @param module `assembly/kernels.ts`, compiled */
export async function nativeKernels(backend: BackendWasm, module: WebAssembly.Module): Promise<NativeKernels> {
  const instance = await WebAssembly.instantiate(module, {env: {memory: memoryOf(backend)}});
  return instance.exports as unknown as NativeKernels;
}
