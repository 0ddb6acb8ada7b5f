import {imageSide, pixelCount} from "../../dataset/examples.js";

const cellSide = 4;
const cellsAcross = imageSide / cellSide;
const blockSide = 2; // cells
const blocksAcross = cellsAcross - blockSide + 1;
const orientations = 9;
const blockSize = blockSide * blockSide * orientations;
const epsilon = 1e-5;
const mostOfBlock = 0.2;

/** Numbers that describe an image. */
export const hogSize = blocksAcross * blocksAcross * blockSize;

/**
 * Histograms of oriented gradients: how strongly and in which of nine directions levels change, in cells of 4 × 4
 * pixels, put to one length in overlapping blocks of 2 × 2 cells and cut at 0.2 (L2-Hys). Gradients are central
 * differences, zero at the border; each pixel counts for one direction.
 * Source: Dalal and Triggs 2005, "Histograms of oriented gradients for human detection", as scikit-image has it.
 * @param pixels levels 0 to 255, [n, 784]
 * @returns [n, 1296], blocks row by row, then cells, then directions
 */
export function hog(pixels: Uint8Array): Float32Array {
  const count = pixels.length / pixelCount;
  const features = new Float32Array(count * hogSize);
  for (let i = 0; i < count; ++i) {
    const cells = cellHistograms(pixels.subarray(i * pixelCount, (i + 1) * pixelCount));
    writeBlocks(cells, features.subarray(i * hogSize, (i + 1) * hogSize));
  }
  return features;
}

/** Mean magnitude by direction, [7, 7, 9]. */
function cellHistograms(image: Uint8Array): Float64Array {
  const cells = new Float64Array(cellsAcross * cellsAcross * orientations);
  for (let y = 0; y < imageSide; ++y) {
    for (let x = 0; x < imageSide; ++x) {
      const at = y * imageSide + x;
      const down = y > 0 && y < imageSide - 1 ? image[at + imageSide]! - image[at - imageSide]! : 0;
      const right = x > 0 && x < imageSide - 1 ? image[at + 1]! - image[at - 1]! : 0;
      if (down === 0 && right === 0) continue;
      const degrees = (Math.atan2(down, right) * 180) / Math.PI + 180;
      const direction = Math.floor((degrees % 180) / (180 / orientations));
      const cell = Math.floor(y / cellSide) * cellsAcross + Math.floor(x / cellSide);
      cells[cell * orientations + direction]! += Math.hypot(down, right) / 255 / (cellSide * cellSide);
    }
  }
  return cells;
}

function writeBlocks(cells: Float64Array, features: Float32Array): void {
  const block = new Float64Array(blockSize);
  for (let row = 0; row < blocksAcross; ++row) {
    for (let column = 0; column < blocksAcross; ++column) {
      for (let i = 0; i < blockSide; ++i) {
        const from = ((row + i) * cellsAcross + column) * orientations;
        block.set(cells.subarray(from, from + blockSide * orientations), i * blockSide * orientations);
      }
      toUnitLength(block);
      for (const [i, value] of block.entries()) block[i] = Math.min(value, mostOfBlock);
      toUnitLength(block);
      features.set(block, (row * blocksAcross + column) * blockSize);
    }
  }
}

function toUnitLength(values: Float64Array): void {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, epsilon * epsilon));
  for (const [i, value] of values.entries()) values[i] = value / length;
}
