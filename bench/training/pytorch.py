"""Prints the median time of a training step in PyTorch, ms: python3 pytorch.py ann|cnn|vgg|resnet-20 THREADS.

Batches are taken from images that lie in memory, standardised; 0 threads leaves PyTorch its default.
"""

import sys
import time

import torch
from torch import nn

MODEL, THREADS = sys.argv[1], int(sys.argv[2])
WARM_UP, MEASURED = {"ann": (200, 1500), "cnn": (20, 150), "vgg": (5, 25), "resnet-20": (5, 25)}[MODEL]
BATCH = 128 if MODEL == "resnet-20" else 64

if THREADS > 0:
    torch.set_num_threads(THREADS)
torch.manual_seed(1)


def normalised(channels, filters, size=3, stride=1):
    return [nn.Conv2d(channels, filters, size, stride, padding=size // 2, bias=False), nn.BatchNorm2d(filters)]


class Residual(nn.Module):
    def __init__(self, channels, filters, stride=1):
        super().__init__()
        self.change = nn.Sequential(*normalised(channels, filters, stride=stride), nn.ReLU(), *normalised(filters, filters))
        widens = channels != filters or stride != 1
        self.kept = nn.Sequential(*(normalised(channels, filters, 1, stride) if widens else []))

    def forward(self, x):
        return torch.relu(self.change(x) + self.kept(x))


def vgg():
    layers, channels = [], 1
    for filters in (32, 64, 128):
        for _ in range(2):
            layers += [*normalised(channels, filters), nn.ReLU()]
            channels = filters
        layers += [nn.MaxPool2d(2)] if filters < 128 else [nn.AvgPool2d(7), nn.Flatten(), nn.Dropout(0.25), nn.Linear(128, 10)]
    return nn.Sequential(*layers)


def resnet_20():
    layers, channels = [*normalised(1, 16), nn.ReLU()], 16
    for filters in (16, 32, 64):
        for block in range(3):
            layers.append(Residual(channels, filters, 2 if block == 0 and filters > 16 else 1))
            channels = filters
    return nn.Sequential(*layers, nn.AvgPool2d(7), nn.Flatten(), nn.Linear(64, 10))


NETWORKS = {
    "ann": lambda: nn.Sequential(
        nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Dropout(0.2), nn.Linear(256, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 10)
    ),
    "cnn": lambda: nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(3136, 128), nn.ReLU(), nn.Dropout(0.25), nn.Linear(128, 10)
    ),
    "vgg": vgg,
    "resnet-20": resnet_20,
}

network = NETWORKS[MODEL]()
parameters = network.parameters()
if MODEL == "resnet-20":
    optimiser = torch.optim.SGD(parameters, lr=0.1, momentum=0.9, nesterov=True, weight_decay=5e-4)
else:
    optimiser = torch.optim.Adam(parameters, lr=0.001)
cross_entropy = nn.CrossEntropyLoss()
images, labels = torch.randn(6400, 1, 28, 28), torch.randint(0, 10, (6400,))
order = torch.randperm(6400)


def step(i):
    batch = order[(i * BATCH) % 6400 :][:BATCH]
    optimiser.zero_grad()
    cross_entropy(network(images[batch]), labels[batch]).backward()
    optimiser.step()


for i in range(WARM_UP):
    step(i)
times = []
for i in range(MEASURED):
    start = time.perf_counter()
    step(i)
    times.append(time.perf_counter() - start)
print(sorted(times)[MEASURED // 2] * 1000)
