"""A recurrent network at work: scores of labels for the tokens of many notes at once.

A token is the sum of what is learned of its attributes; gated recurrent units (K. Cho et al., "Learning Phrase
Representations using RNN Encoder-Decoder for Statistical Machine Translation", EMNLP 2014) read the tokens in both
directions; a linear layer on top scores the labels. Everything is kept in eight-bit whole numbers and read with numpy.
"""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy as np

from refman.citation.features import attributes, flags
from refman.citation.packing import Floats, Packing, packings
from refman.citation.tokens import Token

Scores: TypeAlias = Mapping[str, Floats]
"""By head the scores of each label for each token (tokens by labels)."""

_MEMORY: Final = 20_000
"""How many words a network keeps the sums of."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Gated recurrent units in both directions; the first index of each array is the direction.

    What belongs to the two gates is halved, for (1 + tanh(x / 2)) / 2 is the logistic function of x.

    Attributes:
        inputs: weights of what comes in (2, width in, 3 × units), for the reset gate, the update gate and the new state.
        states: weights of the state before (2, units, 3 × units).
        bias: added to all three (2, 1, 3 × units).
        state_bias: added to the state before in the new state (2, 1, units).

    """

    inputs: Floats
    states: Floats
    bias: Floats
    state_bias: Floats

    def read(self, tokens: Floats, packing: Packing) -> Floats:
        """The states (tokens by 2 × units) for packed tokens."""
        units = self.states.shape[1]
        inputs, weights, bias = (_by_gate(array) for array in (self.inputs, self.states, self.bias))
        gates = np.empty((3, 2, len(tokens), units), np.float32)
        np.matmul(tokens, inputs[:, 0], out=gates[:, 0])
        np.matmul(tokens[packing.mirror], inputs[:, 1], out=gates[:, 1])
        gates += bias
        states = np.empty((2, len(tokens), units), np.float32)
        state: Floats = np.zeros((2, packing.counts[0], units), np.float32)
        first = 0
        for count in packing.counts:  # in place, for new arrays cost more than what is done with them
            state, now = state[:, :count], gates[:, :, first : first + count]
            sums = state @ weights
            both, new = sums[:2], sums[2]
            both += now[:2]
            np.tanh(both, out=both)
            both *= 0.5
            both += 0.5
            new += self.state_bias
            new *= both[0]
            new += now[2]
            np.tanh(new, out=new)
            state = state - new
            state *= both[1]
            state += new
            states[:, first : first + count] = state
            first += count
        return np.concatenate([states[0], states[1][packing.mirror]], axis=1)


def _by_gate(array: Floats) -> Floats:
    """An array (2, …, 3 × units) as (3, 2, …, units)."""
    return np.ascontiguousarray(np.moveaxis(array.reshape(*array.shape[:-1], 3, -1), -2, 0))


@dataclass(frozen=True, slots=True)
class Head:
    """Scores of labels from states, and of one label after another: what a `crf` needs."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats
    transitions: Floats


class _Words(dict[str, int]):
    """The row in `sums` of each word: what is known of its attributes, added up when it is first asked for."""

    def __init__(self, rows: Mapping[str, int], embedding: Floats) -> None:
        super().__init__()
        self.sums = np.empty((0, embedding.shape[1]), np.float32)
        self._rows, self._embedding = rows, embedding

    def __missing__(self, word: str) -> int:
        row = self[word] = len(self)
        if row >= len(self.sums):
            more = np.empty((row + 1024, self.sums.shape[1]), np.float32)
            self.sums = np.concatenate([self.sums, more])
        known = [number for name in attributes(word) if (number := self._rows.get(name)) is not None]
        np.add.reduce(self._embedding[known], axis=0, out=self.sums[row])
        return row


@dataclass(slots=True)
class Network:
    """What was learned.

    Attributes:
        rows: the row of each attribute in `embedding`.
        embedding: attributes by width.
        flags: the `FLAGS` of a token by width.
        layers: one on top of the other.
        heads: by name.

    """

    rows: Mapping[str, int]
    embedding: Floats
    flags: Floats
    layers: tuple[Layer, ...]
    heads: Mapping[str, Head]
    _words: _Words = field(init=False)

    def __post_init__(self) -> None:
        self._words = _Words(self.rows, self.embedding)

    def scores(self, sequences: Sequence[Sequence[Token]]) -> list[Scores]:
        """The scores for each sequence."""
        found = [
            {name: np.zeros((0, len(head.labels)), np.float32) for name, head in self.heads.items()}
            for _ in sequences
        ]
        if len(self._words) > _MEMORY:
            self._words.clear()
        for packing in packings([len(tokens) for tokens in sequences]):
            states = self._read([sequences[i] for i in packing.members], packing)
            for name, head in self.heads.items():
                for i, scores in packing.unpack(states @ head.weights + head.bias):
                    found[i][name] = scores
        return list[Scores](found)

    def _read(self, sequences: Sequence[Sequence[Token]], packing: Packing) -> Floats:
        """The states of the last layer, packed."""
        rows = [self._words[token.text] for tokens in sequences for token in tokens]
        of_flags = np.concatenate([flags(tokens) for tokens in sequences]) @ self.flags
        states = packing.pack(self._words.sums[rows] + of_flags)
        for layer in self.layers:
            states = layer.read(states, packing)
        return states

    def to_bytes(self) -> bytes:
        """The network as `from_bytes` reads it."""
        names = {
            "attributes": list(self.rows),
            "layers": len(self.layers),
            "heads": {name: head.labels for name, head in self.heads.items()},
        }
        stream = io.BytesIO()
        np.save(stream, np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), np.uint8))
        for array in self._arrays():
            scale = max(float(np.abs(array).max()) / 127, 1e-8) if array.ndim < 2 else _column_scales(array)
            np.save(stream, np.asarray(scale, np.float32))
            np.save(stream, np.round(array / scale).astype(np.int8))
        return stream.getvalue()

    def _arrays(self) -> Iterator[Floats]:
        yield self.embedding
        yield self.flags
        for layer in self.layers:
            yield from (layer.inputs, layer.states, layer.bias, layer.state_bias)
        for head in self.heads.values():
            yield from (head.weights, head.bias, head.transitions)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Network":
        """What `to_bytes` wrote."""
        stream = io.BytesIO(data)
        names = json.loads(np.load(stream).tobytes())

        def array() -> Floats:
            scale: Floats = np.load(stream)
            whole: Floats = np.load(stream) * scale
            return whole

        embedding, of_flags = array(), array()
        layers = tuple(Layer(array(), array(), array(), array()) for _ in range(names["layers"]))
        heads = {
            name: Head(tuple(labels), array(), array(), array()) for name, labels in names["heads"].items()
        }
        rows = {attribute: i for i, attribute in enumerate(names["attributes"])}
        return cls(rows, embedding, of_flags, layers, heads)


def _column_scales(array: Floats) -> Floats:
    """What one step of an eight-bit number stands for, in each column."""
    scales: Floats = np.maximum(np.abs(array).max(axis=-2, keepdims=True) / 127, 1e-8)
    return scales
