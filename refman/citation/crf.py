"""A linear-chain conditional random field at work: scores of labels for the tokens of many notes at once.

Viterbi search and the forward-backward recursions as in C. Sutton and A. McCallum, "An Introduction to Conditional
Random Fields", Foundations and Trends in Machine Learning 4, no. 4 (2012), sections 4.1 and 4.2; without weights for
the ends of a sequence, as CRFsuite has it.
"""

import gzip
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

_SCALE: Final = 256.0
"""Weights are kept as whole numbers of this part."""


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of a field.

    Attributes:
        labels: the labels, in the order of the columns.
        rows: the row of each attribute; the last row is zero and stands for those that are unknown.
        weights: attributes by labels.
        transitions: labels by labels, from the first to the second.

    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Floats
    transitions: Floats

    def emissions(self, groups: Sequence[Sequence[str]]) -> Floats:
        """The score of each label for each group of attributes, none of which is empty; unknown ones count nothing."""
        attributes = chain.from_iterable(groups)
        rows = np.fromiter(map(self.rows.get, attributes, repeat(len(self.rows))), np.intp)
        starts = np.cumsum([0, *map(len, groups[:-1])])
        totals: Floats = np.add.reduceat(self.weights.take(rows, axis=0), starts, axis=0)
        return totals

    @classmethod
    def from_weights(
        cls, state: Mapping[tuple[str, str], float], transitions: Mapping[tuple[str, str], float]
    ) -> "Model":
        """A model of the weights by (attribute, label) and (label, label); those that round to nothing are left out."""
        kept = {pair: value for pair, value in state.items() if round(value * _SCALE)}
        labels = tuple(
            sorted({label for _, label in state} | {label for pair in transitions for label in pair})
        )
        columns = {label: i for i, label in enumerate(labels)}
        rows = {attribute: i for i, attribute in enumerate(sorted({a for a, _ in kept}))}
        weights = np.zeros((len(rows) + 1, len(labels)), np.float32)
        for (attribute, label), value in kept.items():
            weights[rows[attribute], columns[label]] = np.clip(round(value * _SCALE), -32767, 32767) / _SCALE
        matrix = np.zeros((len(labels), len(labels)), np.float32)
        for (before, after), value in transitions.items():
            matrix[columns[before], columns[after]] = value
        return cls(labels, rows, weights, matrix)

    def to_bytes(self) -> bytes:
        """The model as `from_bytes` reads it: names, transitions, and the weights that are not zero, compressed."""
        names = "\n".join([" ".join(self.labels), *self.rows]).encode()
        row, column = np.nonzero(self.weights[:-1])
        values = np.round(self.weights[row, column] * _SCALE).astype(np.int16)
        counts = np.bincount(row, minlength=len(self.rows)).astype(np.uint8)
        stream = io.BytesIO()
        for array in (
            np.frombuffer(names, np.uint8),
            self.transitions,
            counts,
            column.astype(np.uint8),
            values,
        ):
            np.save(stream, array)
        return gzip.compress(stream.getvalue(), mtime=0)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Model":
        """What `to_bytes` wrote."""
        stream = io.BytesIO(gzip.decompress(data))
        names, transitions, counts, column, values = (np.load(stream) for _ in range(5))
        first, *attributes = names.tobytes().decode().split("\n")
        labels = tuple(first.split(" "))
        weights = np.zeros((len(attributes) + 1, len(labels)), np.float32)
        weights[np.repeat(np.arange(len(attributes)), counts), column] = values / np.float32(_SCALE)
        return cls(labels, dict(zip(attributes, range(len(attributes)), strict=True)), weights, transitions)


def decode(emissions: Sequence[Floats], transitions: Floats) -> list[tuple[Ints, Floats]]:
    """For each sequence of scores (tokens by labels, none empty) the best path and the marginals (tokens by labels).

    All sequences are walked at once, longest first, so that those that still go on at a step are the first ones.
    """
    if not emissions:
        return []
    order = sorted(range(len(emissions)), key=lambda i: -len(emissions[i]))
    lengths = np.array([len(emissions[i]) for i in order])
    scores = np.zeros((int(lengths[0]), len(order), transitions.shape[0]), np.float32)
    for place, i in enumerate(order):
        scores[: len(emissions[i]), place] = emissions[i]
    paths, marginals = _viterbi(scores, lengths, transitions), _marginals(scores, lengths, transitions)
    found = {i: (paths[:n, k], marginals[:n, k]) for k, (i, n) in enumerate(zip(order, lengths, strict=True))}
    return [found[i] for i in range(len(order))]


def _going_on(lengths: Ints) -> list[int]:
    """How many sequences are longer than each step."""
    counts: list[int] = (lengths[None, :] > np.arange(lengths[0])[:, None]).sum(axis=1).tolist()
    return counts


def _viterbi(scores: Floats, lengths: Ints, transitions: Floats) -> Ints:
    """Where a path came from is looked up for the best path only, which spares the arg max over all pairs."""
    best = scores.copy()
    going_on = _going_on(lengths)
    for t, n in enumerate(going_on[1:], 1):
        best[t, :n] += (best[t - 1, :n, :, None] + transitions).max(axis=1)
    paths = np.zeros(scores.shape[:2], np.intp)
    here = best[lengths - 1, np.arange(len(lengths))].argmax(axis=1)
    paths[-1] = here
    into = np.ascontiguousarray(transitions.T)
    for t in range(len(going_on) - 2, -1, -1):
        n = going_on[t + 1]
        here[:n] = (best[t, :n] + into[here[:n]]).argmax(axis=1)
        paths[t] = here
    return paths


def _marginals(scores: Floats, lengths: Ints, transitions: Floats) -> Floats:
    """Forward and backward sums in one walk, the latter over the reversed sequences, scaled to stay in range."""
    steps = np.arange(scores.shape[0])[:, None]
    everyone = np.arange(len(lengths))
    local = np.exp(np.maximum(scores - scores.max(axis=2, keepdims=True), -60.0))
    mirror = np.where(steps < lengths, lengths - 1 - steps, steps)
    both = np.stack([local, local[mirror, everyone]], axis=1)
    move = np.exp(transitions - transitions.max())
    moves = np.stack([move, move.T])
    for t, n in enumerate(_going_on(lengths)[1:], 1):
        reached = (both[t - 1, :, :n] @ moves) * both[t, :, :n]
        both[t, :, :n] = reached / reached.sum(axis=2, keepdims=True)
    product = both[:, 0] * (both[:, 1][mirror, everyone] / local)
    result: Floats = product / product.sum(axis=2, keepdims=True)
    return result
