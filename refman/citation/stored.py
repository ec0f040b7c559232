"""What a tagger has learned, as bytes: eight-bit whole numbers, each column of an array with its own scale."""

import io
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

from refman.citation.network import Head, Layer, Network
from refman.citation.packing import Floats
from refman.citation.words import Words

_STEPS: Final = 127
"""The largest eight-bit number."""


def to_bytes(words: Words, networks: Sequence[Network]) -> bytes:
    """Words and networks as `from_bytes` reads them."""
    names = {
        "attributes": words.names,
        "networks": [
            {"layers": len(n.layers), "heads": {name: head.labels for name, head in n.heads.items()}}
            for n in networks
        ],
    }
    stream = io.BytesIO()
    np.save(stream, np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), np.uint8))
    flat = words.embedding.reshape(len(words.names), -1)
    for array in [flat, *(a for n in networks for a in _arrays(n))]:
        scale = np.maximum(np.abs(array).max(axis=-2 if array.ndim > 1 else 0, keepdims=True) / _STEPS, 1e-8)
        np.save(stream, np.asarray(scale, np.float32))
        np.save(stream, np.round(array / scale).astype(np.int8))
    return stream.getvalue()


def from_bytes(data: bytes) -> tuple[Words, list[Network]]:
    """What `to_bytes` wrote."""
    stream = io.BytesIO(data)
    names = json.loads(np.load(stream).tobytes())
    known = _array(stream).reshape(len(names["attributes"]), len(names["networks"]), -1)
    words = Words(names["attributes"], known)
    return words, [_network(stream, of_one) for of_one in names["networks"]]


def _arrays(network: Network) -> Iterator[Floats]:
    yield network.flags
    for layer in network.layers:
        yield from (layer.inputs, layer.states, layer.bias, layer.state_bias)
    for head in network.heads.values():
        yield from (head.weights, head.bias, head.transitions)


def _network(stream: io.BytesIO, names: dict[str, Any]) -> Network:
    flags = _array(stream)
    layers = [Layer(*(_array(stream) for _ in range(4))) for _ in range(names["layers"])]
    heads = {
        name: Head(tuple(labels), *(_array(stream) for _ in range(3)))
        for name, labels in names["heads"].items()
    }
    return Network(flags, tuple(layers), heads)


def _array(stream: io.BytesIO) -> Floats:
    scale: Floats = np.load(stream)
    whole: Floats = np.load(stream) * scale
    return whole
