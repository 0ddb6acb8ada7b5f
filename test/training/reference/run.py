"""A short run of each network in PyTorch, from the same seed: an independent second writing of the whole protocol.

Reads the fixture, draws weights, orders and dropout masks with Philox, trains in float64 and prints what train.test.ts
compares. Run as: python3 test/training/reference/run.py > test/training/reference/run.json
Made with PyTorch 1.13.0 and NumPy 1.24.2.
"""

import gzip
import json
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

SEED, EPOCHS, BATCH, PER_CLASS, VALIDATION_PER_CLASS = 1, 2, 32, 10, 2
STREAMS = {"split": 1, "weights": 2, "order": 3, "dropout": 4}
MASK = np.uint64(0xFFFFFFFF)
FIXTURE = Path(__file__).parents[2] / "fixtures" / "dataset"


def words(stream, count, epoch=0, step=0, part=0):
    """Philox4x32-10 (Salmon et al. 2011) over the counters (block, step, epoch, part)."""
    blocks = -(-count // 4)
    c = [np.arange(blocks, dtype=np.uint64)] + [np.full(blocks, n, np.uint64) for n in (step, epoch, part)]
    k = [SEED, STREAMS[stream]]
    for _ in range(10):
        p0, p1 = c[0] * np.uint64(0xD2511F53), c[2] * np.uint64(0xCD9E8D57)
        c = [(p1 >> np.uint64(32)) ^ c[1] ^ np.uint64(k[0]), p1 & MASK, (p0 >> np.uint64(32)) ^ c[3] ^ np.uint64(k[1]), p0 & MASK]
        k = [(k[0] + 0x9E3779B9) % 2**32, (k[1] + 0xBB67AE85) % 2**32]
    return np.stack(c, 1).reshape(-1)[:count]


def permutation(stream, count, **place):
    order, w = list(range(count)), words(stream, count, **place)
    for i in range(count - 1, 0, -1):
        j = int(w[i]) * (i + 1) >> 32
        order[i], order[j] = order[j], order[i]
    return order


def idx(name, offset):
    return np.frombuffer(gzip.decompress((FIXTURE / f"{name}.gz").read_bytes()), np.uint8, offset=offset)


def data():
    """Standardised images, labels, and the positions of the training and the validation part."""
    images = idx("train-images-idx3-ubyte", 16).reshape(-1, 784)
    labels = idx("train-labels-idx1-ubyte", 8)
    used = np.sort(np.concatenate([np.flatnonzero(labels == c)[:PER_CLASS] for c in range(10)]))
    images, labels = images[used] / 255, labels[used]
    validation = set()
    for c in range(10):
        members = np.flatnonzero(labels == c)
        validation |= {members[i] for i in permutation("split", PER_CLASS, part=c)[:VALIDATION_PER_CLASS]}
    train = [i for i in range(len(labels)) if i not in validation]
    x = (images - images[train].mean()) / images[train].std()
    return torch.tensor(x), torch.tensor(labels.astype(np.int64)), train, sorted(validation)


def even(shape, part, start, bound):
    """Weights in float32, evenly from ±bound; `start` is a multiple of four."""
    size = math.prod(shape)
    drawn = words("weights", start + size, part=part)[start:] >> np.uint64(8)
    return (bound * (2 * (drawn * 2.0**-24) - 1)).astype(np.float32).astype(np.float64).reshape(shape)


def layer(shape, part):
    """Kernel and bias as tfjs lays them out: [in, out], or [height, width, in, out]."""
    bound = 1 / math.sqrt(math.prod(shape[:-1]))
    start = -(-math.prod(shape) // 4) * 4
    arrays = [even(shape, part, 0, bound), even(shape[-1:], part, start, bound)]
    return [torch.tensor(a, requires_grad=True) for a in arrays]


def dropout(x, rate, part, training):
    if not training:
        return x
    drawn = words("dropout", x.numel(), part=part, **training).reshape(x.shape)
    return x * torch.tensor(np.where(drawn < rate * 2**32, 0, 1 / (1 - rate)))


def ann_logits(w, x, training=None):
    x = dropout(F.relu(x @ w[0] + w[1]), 0.2, 0, training)
    x = dropout(F.relu(x @ w[2] + w[3]), 0.2, 1, training)
    return x @ w[4] + w[5]


def cnn_logits(w, x, training=None):
    x = x.reshape(-1, 1, 28, 28)
    for kernel, bias in ((w[0], w[1]), (w[2], w[3])):
        x = F.max_pool2d(F.relu(F.conv2d(x, kernel.permute(3, 2, 0, 1), bias, padding=1)), 2)
    x = x.permute(0, 2, 3, 1).flatten(1)
    x = dropout(F.relu(x @ w[4] + w[5]), 0.25, 0, training)
    return x @ w[6] + w[7]


def measured(logits, labels):
    loss = F.cross_entropy(logits, labels, reduction="sum")
    return loss, int((logits.argmax(1) == labels).sum())


def run(logits, shapes_and_parts):
    w = [tensor for shape, part in shapes_and_parts for tensor in layer(shape, part)]
    x, labels, train, validation = data()
    adam = torch.optim.Adam(w, lr=0.001, betas=(0.9, 0.999), eps=1e-8)
    epochs = []
    for epoch in range(EPOCHS):
        order = [train[i] for i in permutation("order", len(train), epoch=epoch)]
        loss_sum = hits = 0
        for step in range(-(-len(order) // BATCH)):
            batch = order[step * BATCH : (step + 1) * BATCH]
            loss, correct = measured(logits(w, x[batch], {"epoch": epoch, "step": step}), labels[batch])
            adam.zero_grad()
            (loss / len(batch)).backward()
            adam.step()
            loss_sum, hits = loss_sum + loss.item(), hits + correct
        epochs.append({"split": "train", "loss": loss_sum / len(order), "accuracy": hits / len(order)})
        with torch.no_grad():
            loss, correct = measured(logits(w, x[validation]), labels[validation])
        epochs.append({"split": "validation", "loss": loss.item() / len(validation), "accuracy": correct / len(validation)})
    weights = [{"norm": t.norm().item(), "middle": t.flatten()[t.numel() // 2].item()} for t in w]
    return {"epochs": epochs, "weights": weights}


print(
    json.dumps(
        {
            "ann": run(ann_logits, [((784, 256), 0), ((256, 128), 2), ((128, 10), 4)]),
            "cnn": run(cnn_logits, [((3, 3, 1, 32), 0), ((3, 3, 32, 64), 2), ((3136, 128), 5), ((128, 10), 7)]),
        },
        indent=2,
    )
)
