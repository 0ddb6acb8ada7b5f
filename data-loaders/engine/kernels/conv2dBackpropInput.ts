import {
  convolutionOf,
  isWinograd,
  pad,
  paddedImageBytes,
  patchArguments,
  winogradSizes,
  type Convolution
} from "./convolution.js";
import {floatBytes, type Kernel, type NativeKernels, type Procedure, type Shape} from "./kernel.js";
import {matrixProduct} from "./matrixProduct.js";

/**
 * Gradient of a convolution's input: 3 × 3 with stride 1 as a convolution of the output's gradient with the filters
 * turned by half a turn, any other as the product of the output's gradient with the filters, transposed, whose rows
 * are added back where the patches came from.
 */
export const conv2dBackpropInput: Kernel = {
  name: "Conv2DBackpropInput",
  prepare(native, {shapes, attributes}) {
    const inputShape = attributes["inputShape"] as Shape;
    const convolution = convolutionOf(inputShape, shapes["filter"]!, attributes);
    if (convolution === undefined) return undefined;
    const back = turned(convolution);
    const goesBack = isWinograd(back) && back.top >= 0 && back.left >= 0;
    const run = goesBack ? winograd(native, back) : byPatches(native, convolution);
    return {shape: [...inputShape], ...run};
  }
};

type Run = Omit<Procedure, "shape">;

/** The convolution that leads from the output's gradient to the input's; it has stride 1. */
function turned(forward: Convolution): Convolution {
  const {filterHeight, filterWidth} = forward;
  const top = filterHeight - 1 - forward.top;
  const left = filterWidth - 1 - forward.left;
  return {
    ...forward,
    height: forward.outHeight,
    width: forward.outWidth,
    inChannels: forward.outChannels,
    outHeight: forward.height,
    outWidth: forward.width,
    outChannels: forward.inChannels,
    top,
    left,
    paddedHeight: Math.max(forward.height + filterHeight - 1, top + forward.outHeight),
    paddedWidth: Math.max(forward.width + filterWidth - 1, left + forward.outWidth)
  };
}

function winograd(native: NativeKernels, back: Convolution): Run {
  const {images, outHeight, outWidth, inChannels, outChannels} = back;
  const sizes = winogradSizes(back);
  const filterBytes = 9 * inChannels * outChannels * floatBytes;
  return {
    scratchBytes: filterBytes + sizes.paddedBytes + sizes.filterBytes + sizes.scratchBytes,
    run: ({dy, filter}, dx, scratch) => {
      const padded = scratch + filterBytes;
      const u = padded + sizes.paddedBytes;
      native.turnFilters(filter!, 9, outChannels, inChannels, scratch);
      native.winogradFilter(scratch, inChannels, outChannels, u);
      pad(native, back, {images, ...sizes}, dy!, padded);
      native.winogradConvolution(
        padded,
        sizes.imageBytes,
        sizes.rowBytes,
        u,
        0,
        false,
        dx,
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

function byPatches(native: NativeKernels, convolution: Convolution): Run {
  const {images, height, width, inChannels, outHeight, outWidth, outChannels, patchSize} = convolution;
  const positions = outHeight * outWidth;
  const sizes = {m: positions, k: outChannels, n: patchSize, transposeA: false, transposeB: true};
  const {scratchBytes, multiply} = matrixProduct(native, sizes);
  const paddedBytes = paddedImageBytes(convolution);
  const columnsBytes = positions * patchSize * floatBytes;
  const pixel = inChannels * floatBytes;
  const {paddedHeight, paddedWidth, top, left} = convolution;
  return {
    scratchBytes: paddedBytes + columnsBytes + scratchBytes,
    run: ({dy, filter}, dx, padded) => {
      const columns = padded + paddedBytes;
      for (let image = 0; image < images; ++image) {
        const from = dy! + image * positions * outChannels * floatBytes;
        const to = dx + image * height * width * pixel;
        multiply(from, filter!, columns, columns + columnsBytes);
        native.padImages(padded, 1, 0, 0, padded, paddedHeight, paddedWidth * pixel, 0, 0); // zeros
        native.addPatches(columns, ...patchArguments(convolution), padded);
        native.cropImages(padded, 1, height, width * pixel, to, paddedHeight, paddedWidth * pixel, top, left * pixel);
      }
    }
  };
}
