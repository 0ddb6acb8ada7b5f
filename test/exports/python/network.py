"""Both networks in NumPy alone, from a file of Keras's weights: python network.py FILE MEAN STANDARD_DEVIATION."""

import sys

import numpy as np

path, mean, standard_deviation = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
weights = np.load(path)
levels = np.fromfile("levels.u8", np.uint8).reshape(-1, 28, 28, 1)
x = ((levels / 255 - mean) / standard_deviation).astype(np.float32)


def of(name):
    return weights[f"{name}/kernel"], weights[f"{name}/bias"]


def convolved(x, name):
    kernel, bias = of(name)
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), (1, 2))  # [n, h, w, in, 3, 3]
    sums = np.einsum("nhwcij,ijco->nhwo", windows, kernel, optimize=True) + bias
    n, h, w, c = sums.shape
    return np.maximum(sums, 0).reshape(n, h // 2, 2, w // 2, 2, c).max((2, 4))


def dense(x, name):
    kernel, bias = of(name)
    return x @ kernel + bias


for name in [name for name in ("conv1", "conv2") if f"{name}/kernel" in weights.files]:
    x = convolved(x, name)
x = x.reshape(len(x), -1)
for name in [name for name in ("dense1", "dense2") if f"{name}/kernel" in weights.files]:
    x = np.maximum(dense(x, name), 0)
logits = dense(x, "logits")
exponentials = np.exp(logits - logits.max(1, keepdims=True))
(exponentials / exponentials.sum(1, keepdims=True)).astype(np.float32).tofile("probabilities.f32")
