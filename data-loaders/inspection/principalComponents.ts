import {PCA} from "ml-pca";
import type {Activations} from "./hiddenActivations.js";

/** Examples along the directions of largest variance. */
export interface PrincipalComponents {
  /** Places on the first two components; shape [n, 2]. */
  readonly places: Float32Array;
  /** Share of the variance along each of the first components, in [0, 1]; shape [shareCount]. */
  readonly varianceShares: Float32Array;
}

/**
 * Principal components of activations: centred, not scaled, by the eigenvectors of the covariance matrix. A
 * component's sign is free; it is chosen so that its largest loading is positive.
 * Source: Pearson 1901, "On lines and planes of closest fit to systems of points in space".
 */
export function principalComponents({values, unitCount}: Activations, shareCount: number): PrincipalComponents {
  const rows = Array.from({length: values.length / unitCount}, (_, i) =>
    Array.from(values.subarray(i * unitCount, (i + 1) * unitCount))
  );
  const pca = new PCA(rows, {method: "covarianceMatrix"});
  const signs = pca
    .getEigenvectors()
    .transpose()
    .to2DArray()
    .slice(0, 2)
    .map((loadings) => Math.sign(loadings.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0)));
  const places = pca.predict(rows, {nComponents: 2}).to2DArray();
  return {
    places: Float32Array.from(places.flatMap(([x, y]) => [x! * signs[0]!, y! * signs[1]!])),
    varianceShares: Float32Array.from(pca.getExplainedVariance().slice(0, shareCount))
  };
}
