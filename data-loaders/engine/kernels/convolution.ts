import {backend_util} from "@tensorflow/tfjs";
import {floatBytes, type Address, type NativeKernels, type Shape} from "./kernel.js";
import {panelWidth} from "./matrixProduct.js";

/** Tiles that go through Winograd's domain at once: what they take fits the second-level cache. */
const tilesPerChunk = 52; // no power of two, whose strides would fall on few lines of the first-level cache

/** Sizes of a convolution of images whose channels come last, with its padding made explicit. */
export interface Convolution {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideDown: number;
  readonly strideAcross: number;
  readonly top: number;
  readonly left: number;
  /** Size of the padded image. */
  readonly paddedHeight: number;
  readonly paddedWidth: number;
  /** Values under a filter. */
  readonly patchSize: number;
}

interface Attributes {
  readonly strides: number | [number, number];
  readonly pad: "same" | "valid" | number | [[number, number], [number, number], [number, number], [number, number]];
  readonly dataFormat: string;
  readonly dilations?: number | [number, number];
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

type Shape4 = [number, number, number, number];

/**
 * Sizes of a convolution from tfjs's shapes and attributes.
 * @returns undefined for dilated filters, and for images whose channels come first
 */
export function convolutionOf(
  imageShape: Shape,
  filterShape: Shape,
  attributes: Readonly<Record<string, unknown>>
): Convolution | undefined {
  const {strides, pad, dataFormat, dilations = 1, dimRoundingMode} = attributes as unknown as Attributes;
  if (dataFormat !== "NHWC") return undefined;
  const info = backend_util.computeConv2DInfo(
    imageShape as Shape4,
    filterShape as Shape4,
    strides,
    dilations,
    pad,
    dimRoundingMode
  );
  if (info.dilationHeight !== 1 || info.dilationWidth !== 1) return undefined;
  return {
    images: info.batchSize,
    height: info.inHeight,
    width: info.inWidth,
    inChannels: info.inChannels,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
    outChannels: info.outChannels,
    filterHeight: info.filterHeight,
    filterWidth: info.filterWidth,
    strideDown: info.strideHeight,
    strideAcross: info.strideWidth,
    ...padding(info),
    patchSize: info.filterHeight * info.filterWidth * info.inChannels
  };
}

/** As much border as the filters reach into, which may be less than tfjs says below and on the right. */
function padding(info: backend_util.Conv2DInfo): Pick<Convolution, "top" | "left" | "paddedHeight" | "paddedWidth"> {
  const {top, left} = info.padInfo;
  const reachDown = (info.outHeight - 1) * info.strideHeight + info.filterHeight;
  const reachAcross = (info.outWidth - 1) * info.strideWidth + info.filterWidth;
  return {
    top,
    left,
    paddedHeight: Math.max(reachDown, top + info.inHeight),
    paddedWidth: Math.max(reachAcross, left + info.inWidth)
  };
}

/** Whether a convolution goes through Winograd's domain: 3 × 3, stride 1, and channels that fill vectors and panels. */
export function isWinograd(convolution: Convolution): boolean {
  const {filterHeight, filterWidth, strideDown, strideAcross, inChannels, outChannels} = convolution;
  const isSmall = filterHeight === 3 && filterWidth === 3 && strideDown === 1 && strideAcross === 1;
  return isSmall && inChannels % 4 === 0 && outChannels % panelWidth === 0;
}

/** Numbers that Winograd's kernels take. */
export interface WinogradSizes {
  readonly tiles: number;
  readonly chunk: number;
  /** Of the padded images, whose border reaches as far as the last tiles do. */
  readonly paddedHeight: number;
  readonly rowBytes: number;
  readonly imageBytes: number;
  readonly paddedBytes: number;
  readonly filterBytes: number;
  readonly scratchBytes: number;
}

/** Sizes for Winograd's kernels. */
export function winogradSizes(convolution: Convolution): WinogradSizes {
  const {images, outHeight, outWidth, inChannels, outChannels} = convolution;
  const down = Math.ceil(outHeight / 2);
  const across = Math.ceil(outWidth / 2);
  const tiles = images * down * across;
  const chunk = Math.min(tiles, tilesPerChunk);
  const paddedHeight = Math.max(convolution.paddedHeight, 2 * down + 2);
  const rowBytes = Math.max(convolution.paddedWidth, 2 * across + 2) * inChannels * floatBytes;
  return {
    tiles,
    chunk,
    paddedHeight,
    rowBytes,
    imageBytes: paddedHeight * rowBytes,
    paddedBytes: images * paddedHeight * rowBytes,
    filterBytes: 16 * inChannels * outChannels * floatBytes,
    scratchBytes: 16 * chunk * (inChannels + outChannels) * floatBytes
  };
}

/** Copies images into their border. */
export function pad(
  native: NativeKernels,
  {height, width, inChannels, top, left}: Convolution,
  {images, paddedHeight, rowBytes}: {images: number; paddedHeight: number; rowBytes: number},
  x: Address,
  padded: Address
): void {
  const pixel = inChannels * floatBytes;
  native.padImages(x, images, height, width * pixel, padded, paddedHeight, rowBytes, top, left * pixel);
}

/** Writes what a filter sees at each position of one padded image, [outHeight · outWidth, patchSize]. */
export function patches(native: NativeKernels, convolution: Convolution, padded: Address, columns: Address): void {
  native.patchesOf(padded, ...patchArguments(convolution), columns);
}

/** What `patchesOf` and `addPatches` take between their two addresses. */
export function patchArguments(convolution: Convolution): [number, number, number, number, number, number, number] {
  const {filterHeight, filterWidth, inChannels, outHeight, outWidth, strideDown, strideAcross} = convolution;
  const pixel = inChannels * floatBytes;
  const rowBytes = convolution.paddedWidth * pixel;
  const runBytes = filterWidth * pixel;
  return [rowBytes, filterHeight, runBytes, outHeight, outWidth, strideDown * rowBytes, strideAcross * pixel];
}

/** Bytes of one padded image. */
export function paddedImageBytes({paddedHeight, paddedWidth, inChannels}: Convolution): number {
  return paddedHeight * paddedWidth * inChannels * floatBytes;
}
