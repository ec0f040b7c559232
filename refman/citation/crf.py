"""A linear-chain conditional random field at work: the best labels of many sequences at once, and how sure they are.

Viterbi search and the forward-backward recursions as in C. Sutton and A. McCallum, "An Introduction to Conditional
Random Fields", Foundations and Trends in Machine Learning 4, no. 4 (2012), sections 4.1 and 4.2; without weights for
the ends of a sequence.
"""

from collections.abc import Sequence

import numpy as np

from refman.citation.packing import Floats, Ints, Packing, packings


def decode(scores: Sequence[Floats], transitions: Floats) -> list[tuple[Ints, Floats]]:
    """For each sequence of scores (tokens by labels) the best path, and the marginal probability of each of its labels."""
    found: list[tuple[Ints, Floats]] = [(np.empty(0, np.intp), np.empty(0, np.float32)) for _ in scores]
    for packing in packings(tuple(map(len, scores))):
        packed = packing.pack(np.concatenate([scores[i] for i in packing.members]))
        path = _viterbi(packed, packing, transitions)
        sure = _marginals(packed, packing, transitions)[np.arange(len(path)), path]
        for (i, of_one), (_, how_sure) in zip(packing.unpack(path), packing.unpack(sure), strict=True):
            found[i] = of_one, how_sure
    return found


def _viterbi(scores: Floats, packing: Packing, transitions: Floats) -> Ints:
    """Where a path came from is looked up for the best path only, which spares the arg max over all pairs."""
    best = np.ascontiguousarray(
        scores.T
    )  # labels by tokens: numpy finds a maximum over the first axis fastest
    moves = transitions[:, :, None]
    for before, now, count in packing.steps:
        reached = best[:, None, before : before + count] + moves
        best[:, now : now + count] += np.maximum.reduce(reached, axis=0)
    best, into = np.ascontiguousarray(best.T), np.ascontiguousarray(transitions.T)
    path: Ints = best.argmax(axis=1)  # stays where a sequence ends
    for before, now, count in reversed(packing.steps):
        path[before : before + count] = (
            best[before : before + count] + into[path[now : now + count]]
        ).argmax(axis=1)
    return path


def _marginals(scores: Floats, packing: Packing, transitions: Floats) -> Floats:
    """Forward and backward sums in one walk, the latter over the reversed sequences, scaled to stay in range."""
    local = np.exp(np.maximum(scores - scores.max(axis=1, keepdims=True), -60.0))
    both = np.stack([local, local[packing.mirror]])
    move = np.exp(transitions - transitions.max())
    moves = np.stack([move, move.T])
    for before, now, count in packing.steps:
        reached = both[:, before : before + count] @ moves
        reached *= both[:, now : now + count]
        both[:, now : now + count] = reached / np.add.reduce(reached, axis=2, keepdims=True)
    product = both[0] * (both[1][packing.mirror] / local)
    result: Floats = product / product.sum(axis=1, keepdims=True)
    return result
