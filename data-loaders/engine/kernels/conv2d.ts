import {
  convolutionOf,
  isWinograd,
  pad,
  paddedImageBytes,
  patches,
  winogradSizes,
  type Convolution
} from "./convolution.js";
import {hasSimpleEnd, isRectified} from "./activation.js";
import {floatBytes, type Kernel, type KernelCall, type NativeKernels, type Procedure} from "./kernel.js";
import {matrixProduct} from "./matrixProduct.js";

/**
 * Convolution: 3 × 3 with stride 1 through Winograd's domain, 1 × 1 as a product of matrices, any other as a product
 * of the patches that the filters see with the filters.
 */
export const conv2d: Kernel = {
  name: "Conv2D",
  prepare: (native, call) => convolve(native, call, false)
};

/** Convolution with a bias for each channel and, at most, a rectifier after it, or with neither. */
export const fusedConv2d: Kernel = {
  name: "FusedConv2D",
  prepare: (native, call) => (hasSimpleEnd(call) ? convolve(native, call, isRectified(call)) : undefined)
};

function convolve(
  native: NativeKernels,
  {shapes, attributes}: KernelCall,
  isRectified: boolean
): Procedure | undefined {
  const convolution = convolutionOf(shapes["x"]!, shapes["filter"]!, attributes);
  if (convolution === undefined) return undefined;
  if (isPointwise(convolution)) return pointwise(native, convolution, isRectified);
  return isWinograd(convolution)
    ? winograd(native, convolution, isRectified)
    : byPatches(native, convolution, isRectified);
}

function isPointwise({filterHeight, filterWidth, height, width, outHeight, outWidth, top, left}: Convolution): boolean {
  const isSameSize = height === outHeight && width === outWidth;
  return filterHeight === 1 && filterWidth === 1 && isSameSize && top === 0 && left === 0;
}

function outputShape({images, outHeight, outWidth, outChannels}: Convolution): number[] {
  return [images, outHeight, outWidth, outChannels];
}

function pointwise(native: NativeKernels, convolution: Convolution, isRectified: boolean): Procedure {
  const {images, height, width, inChannels: k, outChannels: n} = convolution;
  const sizes = {m: images * height * width, k, n, transposeA: false, transposeB: false};
  const {scratchBytes, multiply} = matrixProduct(native, sizes);
  return {
    shape: outputShape(convolution),
    scratchBytes,
    run: ({x, filter, bias}, y, scratch) => {
      multiply(x!, filter!, y, scratch);
      if (bias !== undefined) native.addBias(y, bias, sizes.m, n, y, isRectified);
    }
  };
}

function winograd(native: NativeKernels, convolution: Convolution, isRectified: boolean): Procedure {
  const {images, outHeight, outWidth, inChannels, outChannels} = convolution;
  const sizes = winogradSizes(convolution);
  return {
    shape: outputShape(convolution),
    scratchBytes: sizes.paddedBytes + sizes.filterBytes + sizes.scratchBytes,
    run: ({x, filter, bias}, y, padded) => {
      const u = padded + sizes.paddedBytes;
      pad(native, convolution, {images, ...sizes}, x!, padded);
      native.winogradFilter(filter!, inChannels, outChannels, u);
      native.winogradConvolution(
        padded,
        sizes.imageBytes,
        sizes.rowBytes,
        u,
        bias ?? 0,
        isRectified,
        y,
        outHeight,
        outWidth,
        sizes.tiles,
        inChannels,
        outChannels,
        sizes.chunk,
        u + sizes.filterBytes
      );
    }
  };
}

function byPatches(native: NativeKernels, convolution: Convolution, isRectified: boolean): Procedure {
  const {images, height, width, inChannels, outHeight, outWidth, outChannels, patchSize} = convolution;
  const positions = outHeight * outWidth;
  const sizes = {m: positions, k: patchSize, n: outChannels, transposeA: false, transposeB: false};
  const {scratchBytes, multiply} = matrixProduct(native, sizes);
  const paddedBytes = paddedImageBytes(convolution);
  const columnsBytes = positions * patchSize * floatBytes;
  const rowBytes = convolution.paddedWidth * inChannels * floatBytes;
  const inBytes = height * width * inChannels * floatBytes;
  const outBytes = positions * outChannels * floatBytes;
  return {
    shape: outputShape(convolution),
    scratchBytes: paddedBytes + columnsBytes + scratchBytes,
    run: ({x, filter, bias}, y, padded) => {
      const columns = padded + paddedBytes;
      for (let image = 0; image < images; ++image) {
        pad(native, convolution, {...convolution, images: 1, rowBytes}, x! + image * inBytes, padded);
        patches(native, convolution, padded, columns);
        const to = y + image * outBytes;
        multiply(columns, filter!, to, columns + columnsBytes);
        if (bias !== undefined) native.addBias(to, bias, positions, outChannels, to, isRectified);
      }
    }
  };
}
