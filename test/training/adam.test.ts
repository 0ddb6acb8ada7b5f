import {describe, expect, it} from "vitest";
import {adamState, adamStep} from "../../data-loaders/training/adam.js";
import {sourceProtocol} from "../../data-loaders/training/protocol.js";

const gradients = [
  [0.5, -3, 1e-9, 0],
  [-0.25, 1, 1e-9, 0],
  [4, 1e-3, -1e-8, 2]
];

/**
 * PyTorch 1.13.0:
 *   w = torch.tensor([1.0, -2.0, 0.5, 0.0], dtype=torch.float64, requires_grad=True)
 *   adam = torch.optim.Adam([w], lr=0.001, betas=(0.9, 0.999), eps=1e-8)
 *   for gradient in ([0.5, -3, 1e-9, 0], [-0.25, 1, 1e-9, 0], [4, 1e-3, -1e-8, 2]):
 *       w.grad = torch.tensor(gradient, dtype=torch.float64)
 *       adam.step()
 *       print(w.tolist())
 */
const expected = [
  [0.99900000002, -1.9990000000033334, 0.4999090909090909, 0.0],
  [0.9987336629870784, -1.9985997814331693, 0.49981818181818183, 0.0],
  [0.9980725165600485, -1.9982906135369625, 0.5000113788971647, -0.0006388135938689934]
];

function relativeErrors(actual: Float32Array, values: readonly number[]): number[] {
  return values.map((value, i) => Math.abs(actual[i]! - value) / (Math.abs(value) || 1));
}

describe("adamStep", () => {
  it("agrees with PyTorch over three steps, where gradients are tiny or nought too", () => {
    const state = adamState(Float32Array.of(1, -2, 0.5, 0));
    gradients.forEach((gradient, step) => {
      adamStep(state, [Float32Array.from(gradient)], sourceProtocol);
      expect(state.stepCount).toBe(step + 1);
      expect(Math.max(...relativeErrors(state.parameters, expected[step]!))).toBeLessThan(2e-7);
    });
  });
  it("takes the sum of the shards' gradients", () => {
    const [whole, sharded] = [adamState(Float32Array.of(1, 2)), adamState(Float32Array.of(1, 2))];
    adamStep(whole, [Float32Array.of(0.75, -4)], sourceProtocol);
    adamStep(sharded, [Float32Array.of(0.5, 2), Float32Array.of(0, 0), Float32Array.of(0.25, -6)], sourceProtocol);
    expect(sharded).toEqual(whole);
  });
  it("changes the given parameters in place", () => {
    const parameters = Float32Array.of(1);
    adamStep(adamState(parameters), [Float32Array.of(1)], sourceProtocol);
    expect(parameters[0]).toBeCloseTo(0.999, 6);
  });
});
