import {CholeskyDecomposition, inverse, Matrix} from "ml-matrix";
import {classCount} from "../../../src/lib/classNames.js";
import {direction, type LayerSpace} from "./layerSpace.js";

/** Added to each direction's variance, as a share of their mean: units that never fire have none. */
const ridge = 0.001;

/** What a hidden layer makes of an image of a known class. */
interface LabelledActivations {
  /** [unitCount] */
  readonly activations: Float32Array;
  readonly label: number;
}

/**
 * The means of each class's directions, and the covariance that they share.
 * @param known at least one of each class
 */
export function fitLayerSpace(known: readonly LabelledActivations[], unitCount: number): LayerSpace {
  const directions = known.map(({activations, label}) => ({label, vector: direction(activations)}));
  const means = Array.from({length: classCount}, (_, label) => {
    return meanOf(
      directions.filter((one) => one.label === label).map(({vector}) => vector),
      unitCount
    );
  });
  const rest = new Matrix(
    directions.map(({label, vector}) => Array.from(vector, (value, unit) => value - means[label]![unit]!))
  );
  const covariance = rest.transpose().mmul(rest).div(known.length);
  const added = (ridge * covariance.trace()) / unitCount;
  const root = new CholeskyDecomposition(covariance.add(Matrix.eye(unitCount).mul(added))).lowerTriangularMatrix;
  return {
    unitCount,
    means: Float32Array.from(means.flatMap((mean) => [...mean])),
    whitening: Float32Array.from(inverse(root).to1DArray())
  };
}

function meanOf(vectors: readonly Float32Array[], unitCount: number): Float64Array {
  return Float64Array.from({length: unitCount}, (_, unit) =>
    vectors.reduce((sum, vector) => sum + vector[unit]! / vectors.length, 0)
  );
}
