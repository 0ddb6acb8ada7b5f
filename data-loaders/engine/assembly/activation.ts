import {exponential} from "./exponential";

/** y = 1 / (1 + e^−x). */
export function sigmoid(x: usize, count: i32, y: usize): void {
  for (let i = 0; i < count; ++i, x += 4, y += 4) {
    const value = <f64>load<f32>(x);
    const power = exponential(-abs(value));
    store<f32>(y, <f32>((value < 0 ? power : 1) / (1 + power)));
  }
}

/** dx = dy · y · (1 − y). @param y what the sigmoid gave */
export function sigmoidGradient(dy: usize, y: usize, count: i32, dx: usize): void {
  for (let i = 0; i < count; ++i, dy += 4, y += 4, dx += 4) {
    const value = load<f32>(y);
    store<f32>(dx, load<f32>(dy) * (value * (1 - value)));
  }
}

/** y = tanh x. */
export function hyperbolicTangent(x: usize, count: i32, y: usize): void {
  for (let i = 0; i < count; ++i, x += 4, y += 4) {
    const value = <f64>load<f32>(x);
    const power = exponential(-2 * abs(value));
    const size = (1 - power) / (1 + power);
    store<f32>(y, <f32>(value < 0 ? -size : size));
  }
}

/** dx = dy · (1 − y²). @param y what the tangent gave */
export function hyperbolicTangentGradient(dy: usize, y: usize, count: i32, dx: usize): void {
  for (let i = 0; i < count; ++i, dy += 4, y += 4, dx += 4) {
    const value = load<f32>(y);
    store<f32>(dx, load<f32>(dy) * (1 - value * value));
  }
}

/**
 * Probabilities of rows of logits.
 * @param x [rows, classes]
 * @param y [rows, classes]
 */
export function softmax(x: usize, rows: i32, classes: i32, y: usize): void {
  const rowBytes: usize = classes << 2;
  for (let row = 0; row < rows; ++row) {
    let largest = load<f32>(x);
    for (let c: usize = 4; c < rowBytes; c += 4) largest = max(largest, load<f32>(x + c));
    let sum: f64 = 0;
    for (let c: usize = 0; c < rowBytes; c += 4) sum += exponential(<f64>load<f32>(x + c) - <f64>largest);
    for (let c: usize = 0; c < rowBytes; c += 4) {
      store<f32>(y + c, <f32>(exponential(<f64>load<f32>(x + c) - <f64>largest) / sum));
    }
    x += rowBytes;
    y += rowBytes;
  }
}

/**
 * Gradient of the same by the logits: y · (dy − Σ dy · y).
 * @param y what softmax gave, [rows, classes]
 */
export function softmaxGradient(dy: usize, y: usize, rows: i32, classes: i32, dx: usize): void {
  const rowBytes: usize = classes << 2;
  for (let row = 0; row < rows; ++row) {
    let sum: f64 = 0;
    for (let c: usize = 0; c < rowBytes; c += 4) sum += <f64>load<f32>(dy + c) * <f64>load<f32>(y + c);
    for (let c: usize = 0; c < rowBytes; c += 4) {
      store<f32>(dx + c, <f32>(<f64>load<f32>(y + c) * (<f64>load<f32>(dy + c) - sum)));
    }
    dy += rowBytes;
    y += rowBytes;
    dx += rowBytes;
  }
}
