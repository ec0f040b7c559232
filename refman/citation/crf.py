"""A linear-chain conditional random field at work: the best labels of many sequences at once, and how sure they are.

Viterbi search and the forward-backward recursions as in C. Sutton and A. McCallum, "An Introduction to Conditional
Random Fields", Foundations and Trends in Machine Learning 4, no. 4 (2012), sections 4.1 and 4.2; without weights for
the ends of a sequence.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.intp]


_TOGETHER: Final = 64
"""How many sequences are walked at once."""


def decode(scores: Sequence[Floats], transitions: Floats) -> list[tuple[Ints, Floats]]:
    """For each sequence of scores (tokens by labels, none empty) the best path and the marginals (tokens by labels)."""
    found: dict[int, tuple[Ints, Floats]] = {}
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    for first in range(0, len(order), _TOGETHER):
        group = order[first : first + _TOGETHER]
        found |= zip(group, _decode([scores[i] for i in group], transitions), strict=True)
    return [found[i] for i in range(len(scores))]


def _decode(scores: Sequence[Floats], transitions: Floats) -> list[tuple[Ints, Floats]]:
    """`decode` for sequences that come longest first, so that those that still go on at a step are the first ones."""
    lengths = np.array([len(of_one) for of_one in scores])
    padded = np.zeros((int(lengths[0]), len(scores), transitions.shape[0]), np.float32)
    for place, of_one in enumerate(scores):
        padded[: len(of_one), place] = of_one
    paths, marginals = _viterbi(padded, lengths, transitions), _marginals(padded, lengths, transitions)
    return [(paths[:n, k], marginals[:n, k]) for k, n in enumerate(lengths)]


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
