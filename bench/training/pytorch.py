"""Prints the median time of a training step of the report's networks in PyTorch, ms: python3 pytorch.py ann|cnn THREADS.

Batches of 64 are taken from images that lie in memory, standardised; 0 threads leaves PyTorch its default.
"""

import sys
import time

import torch
from torch import nn

MODEL, THREADS = sys.argv[1], int(sys.argv[2])
WARM_UP, MEASURED = {"ann": (200, 1500), "cnn": (20, 150)}[MODEL]
BATCH = 64

if THREADS > 0:
    torch.set_num_threads(THREADS)
torch.manual_seed(1)

NETWORKS = {
    "ann": lambda: nn.Sequential(
        nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Dropout(0.2), nn.Linear(256, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 10)
    ),
    "cnn": lambda: nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(3136, 128), nn.ReLU(), nn.Dropout(0.25), nn.Linear(128, 10)
    ),
}

network = NETWORKS[MODEL]()
adam = torch.optim.Adam(network.parameters(), lr=0.001)
cross_entropy = nn.CrossEntropyLoss()
images, labels = torch.randn(6400, 1, 28, 28), torch.randint(0, 10, (6400,))
order = torch.randperm(6400)


def step(i):
    batch = order[(i * BATCH) % 6400 :][:BATCH]
    adam.zero_grad()
    cross_entropy(network(images[batch]), labels[batch]).backward()
    adam.step()


for i in range(WARM_UP):
    step(i)
times = []
for i in range(MEASURED):
    start = time.perf_counter()
    step(i)
    times.append(time.perf_counter() - start)
print(sorted(times)[MEASURED // 2] * 1000)
