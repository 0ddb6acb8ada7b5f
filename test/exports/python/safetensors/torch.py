"""Reads safetensors with nothing but the standard library and PyTorch, for tests where the package is not installed."""

import json
import struct

import torch


def load_file(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        content = bytearray(file.read())
    header.pop("__metadata__", None)
    assert all(entry["dtype"] == "F32" for entry in header.values())
    return {
        name: torch.frombuffer(content[slice(*entry["data_offsets"])], dtype=torch.float32).reshape(entry["shape"])
        for name, entry in header.items()
    }
