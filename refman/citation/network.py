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

from refman.citation.crf import Floats
from refman.citation.features import attributes, flags
from refman.citation.tokens import Token

Scores: TypeAlias = Mapping[str, Floats]
"""By head the scores of each label for each token (tokens by labels)."""

_TOGETHER: Final = 64
"""How many sequences are read at once."""
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

    def read(self, tokens: Floats, order: "_Order") -> Floats:
        """The states (tokens by 2 × units) for tokens that stand in `order`."""
        units = self.states.shape[1]
        ahead, back = (tokens @ weights for weights in self.inputs)
        gates = np.stack([ahead, back[order.mirror]])
        gates += self.bias
        states = np.empty((2, len(tokens), units), np.float32)
        state: Floats = np.zeros((2, order.counts[0], units), np.float32)
        first = 0
        for count in order.counts:  # in place, for new arrays cost more than what is done with them
            state, now = state[:, :count], gates[:, first : first + count]
            sums = state @ self.states
            both, new = sums[..., : 2 * units], sums[..., 2 * units :]
            both += now[..., : 2 * units]
            np.tanh(both, out=both)
            both /= 2
            both += 0.5
            reset, update = both[..., :units], both[..., units:]
            new += self.state_bias
            new *= reset
            new += now[..., 2 * units :]
            np.tanh(new, out=new)
            state = state - new
            state *= update
            state += new
            states[:, first : first + count] = state
            first += count
        return np.concatenate([states[0], states[1][order.mirror]], axis=1)


class _Order:
    """How the tokens of sequences, longest first, stand behind one another: all first ones, then all second ones.

    Attributes:
        counts: how many sequences have a first, second, … token.
        places: for each sequence where its tokens stand.
        mirror: for each place that of the token as far from its sequence's other end.

    """

    def __init__(self, lengths: Sequence[int]) -> None:
        longer = np.array(lengths)[None, :] > np.arange(lengths[0])[:, None]
        self.counts: list[int] = longer.sum(axis=1).tolist()
        starts = np.cumsum([0, *self.counts[:-1]])
        self.places = [starts[:n] + k for k, n in enumerate(lengths)]
        self.mirror = np.empty(sum(lengths), np.intp)
        for places in self.places:
            self.mirror[places] = places[::-1]


@dataclass(frozen=True, slots=True)
class Head:
    """Scores of labels from states, and of one label after another: what a `crf` needs."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats
    transitions: Floats


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
    _known: dict[str, int] = field(default_factory=dict)
    _sums: Floats = field(init=False)

    def __post_init__(self) -> None:
        self._sums = np.empty((0, self.embedding.shape[1]), np.float32)

    def scores(self, sequences: Sequence[Sequence[Token]]) -> list[Scores]:
        """The scores for each sequence; longer ones are read first, that a batch holds what is of one length."""
        found = [
            {name: np.zeros((0, len(head.labels)), np.float32) for name, head in self.heads.items()}
            for _ in sequences
        ]
        filled = sorted((i for i, tokens in enumerate(sequences) if tokens), key=lambda i: -len(sequences[i]))
        if len(self._known) > _MEMORY:
            self._known.clear()
        for first in range(0, len(filled), _TOGETHER):
            group = filled[first : first + _TOGETHER]
            order = _Order([len(sequences[i]) for i in group])
            states = self._read([sequences[i] for i in group], order)
            for name, head in self.heads.items():
                scores = states @ head.weights + head.bias
                for i, places in zip(group, order.places, strict=True):
                    found[i][name] = scores[places]
        return list[Scores](found)

    def _read(self, sequences: Sequence[Sequence[Token]], order: _Order) -> Floats:
        """The states of the last layer for tokens that stand in `order`."""
        states = np.empty((len(order.mirror), self.embedding.shape[1]), np.float32)
        for tokens, places in zip(sequences, order.places, strict=True):
            rows = [self._row(token.text) for token in tokens]
            states[places] = self._sums[rows] + flags(tokens) @ self.flags
        for layer in self.layers:
            states = layer.read(states, order)
        return states

    def _row(self, word: str) -> int:
        """Where `_sums` has the sum of what is known of a word's attributes."""
        row = self._known.get(word)
        if row is None:
            row = self._known[word] = len(self._known)
            if row >= len(self._sums):
                more = np.empty((row + 1024, self.embedding.shape[1]), np.float32)
                self._sums = np.concatenate([self._sums, more])
            known = [number for name in attributes(word) if (number := self.rows.get(name)) is not None]
            self._sums[row] = self.embedding[known].sum(axis=0)
        return row

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
