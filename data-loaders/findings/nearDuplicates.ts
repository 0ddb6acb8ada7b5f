import type {FashionMnist} from "../dataset/examples.js";
import {inTwoBytes, nearest} from "../inspection/nearest.js";

/** For each test image the training image that is nearest, pixel by pixel. */
export interface NearDuplicates {
  /** Positions in the training file; shape [10000]. */
  readonly neighbours: Uint16Array;
  /** Euclidean distances over the 784 levels; same shape. */
  readonly distances: Float32Array;
}

/** The nearest training image of each test image by Euclidean distance of levels, of equally near ones the first. */
export async function nearDuplicates({train, test}: Pick<FashionMnist, "train" | "test">): Promise<NearDuplicates> {
  const levels = ({pixels}: {readonly pixels: Uint8Array}) => ({values: Float32Array.from(pixels), unitCount: 784});
  const {positions, distances} = await nearest(levels(test), levels(train), 1);
  return {neighbours: inTwoBytes(positions), distances: Float32Array.from(distances)};
}
