import {describe, expect, it} from "vitest";
import {linearSvm, svmPredictions} from "../../data-loaders/findings/hogSvm/linearSvm.js";

const [count, size] = [60, 5];
const labels = Uint8Array.from({length: count}, (_, i) => (i * 7) % 3);
const values = Float32Array.from({length: count * size}, (_, at) => {
  const [i, k] = [Math.floor(at / size), at % size];
  return Math.sin(1.7 * i + 2.3 * k * k + 0.5 * i * k) + (labels[i] === k ? 0.8 : 0);
});

// scikit-learn 1.2.1: LinearSVC(C, loss="squared_hinge", tol=1e-10), weights and then the constant
const reference = {
  0.1: [
    [0.41128609, -0.25770323, -0.29469819, 0.06398211, -0.04967393, -0.28789854],
    [-0.26655703, 0.45271693, -0.20477314, -0.07175394, 0.12658527, -0.3177477],
    [-0.20568983, -0.24380461, 0.45219056, -0.01167664, -0.08420496, -0.31808346]
  ],
  1: [
    [0.48769206, -0.29264159, -0.34049407, 0.08355908, -0.06546193, -0.32624125],
    [-0.30742557, 0.54691615, -0.23185595, -0.09246796, 0.16883199, -0.36772367],
    [-0.23057839, -0.27298395, 0.532395, -0.02767171, -0.11519499, -0.36112736]
  ]
};
const taken = "002120120012011021212212011012012012110212012022102112122021";

describe("linear support vector machines", () => {
  it.each([0.1, 1] as const)("with C = %d are scikit-learn's", (cost) => {
    const hyperplanes = linearSvm({values, size}, labels, 3, cost);
    hyperplanes.forEach((weights, label) =>
      weights.forEach((weight, k) => expect(weight).toBeCloseTo(reference[cost][label]![k]!, 2))
    );
  });
  it("predict what scikit-learn's predict", () => {
    expect([...svmPredictions({values, size}, linearSvm({values, size}, labels, 3, 0.1))].join("")).toBe(taken);
  });
});
