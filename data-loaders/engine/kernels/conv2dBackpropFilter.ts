import {
  convolutionOf,
  isWinograd,
  pad,
  paddedImageBytes,
  patches,
  winogradSizes,
  type Convolution
} from "./convolution.js";
import {floatBytes, roundedUp, type Kernel, type NativeKernels, type Procedure, type Shape} from "./kernel.js";
import {panelWidth} from "./matrixProduct.js";

/**
 * Gradient of a convolution's filters: 3 × 3 with stride 1 through Winograd's domain,
 * any other as the product of the patches, transposed, with the output's gradient, image after image.
 */
export const conv2dBackpropFilter: Kernel = {
  name: "Conv2DBackpropFilter",
  prepare(native, {shapes, attributes}) {
    const filterShape = attributes["filterShape"] as Shape;
    const convolution = convolutionOf(shapes["x"]!, filterShape, attributes);
    if (convolution === undefined) return undefined;
    const run = isWinograd(convolution) ? winograd(native, convolution) : byPatches(native, convolution);
    return {shape: [...filterShape], ...run};
  }
};

type Run = Omit<Procedure, "shape">;

function winograd(native: NativeKernels, convolution: Convolution): Run {
  const {images, outHeight, outWidth, inChannels, outChannels} = convolution;
  const sizes = winogradSizes(convolution);
  return {
    scratchBytes: sizes.paddedBytes + sizes.filterBytes + sizes.scratchBytes,
    run: ({x, dy}, dFilter, padded) => {
      const du = padded + sizes.paddedBytes;
      pad(native, convolution, {images, ...sizes}, x!, padded);
      native.winogradFilterSums(
        padded,
        sizes.imageBytes,
        sizes.rowBytes,
        dy!,
        du,
        outHeight,
        outWidth,
        sizes.tiles,
        inChannels,
        outChannels,
        sizes.chunk,
        du + sizes.filterBytes
      );
      native.winogradFilterGradient(du, inChannels, outChannels, dFilter);
    }
  };
}

function byPatches(native: NativeKernels, convolution: Convolution): Run {
  const {images, height, width, inChannels, outHeight, outWidth, outChannels, patchSize} = convolution;
  const positions = outHeight * outWidth;
  const paddedBytes = paddedImageBytes(convolution);
  const columnsBytes = positions * patchSize * floatBytes;
  const panels = roundedUp(outChannels, panelWidth) / panelWidth;
  const panelRow = panelWidth * floatBytes;
  const panelsBytes = panels * positions * panelRow;
  const sumsBytes = patchSize * panels * panelRow;
  const rowBytes = convolution.paddedWidth * inChannels * floatBytes;
  return {
    scratchBytes: paddedBytes + columnsBytes + panelsBytes + sumsBytes,
    run: ({x, dy}, dFilter, padded) => {
      const columns = padded + paddedBytes;
      const packed = columns + columnsBytes;
      const sums = packed + panelsBytes;
      for (let image = 0; image < images; ++image) {
        const from = x! + image * height * width * inChannels * floatBytes;
        pad(native, convolution, {...convolution, images: 1, rowBytes}, from, padded);
        patches(native, convolution, padded, columns);
        native.packColumns(dy! + image * positions * outChannels * floatBytes, positions, outChannels, packed);
        native.product(
          columns,
          floatBytes,
          patchSize * floatBytes,
          packed,
          panelRow,
          positions * panelRow,
          sums,
          panels * panelRow,
          patchSize,
          positions,
          panels,
          image > 0
        );
      }
      native.narrow(sums, patchSize, panels * panelWidth, outChannels, dFilter);
    }
  };
}
