"""Fits the scorecard to labelled entries: ridge logistic regression around weights set by hand.

The prior says what a librarian would: levels that the data never show keep it, levels they show often move away.
Each labelled set counts the same, whatever its size.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from refman.dedupe.block import candidates
from refman.dedupe.compare import compare
from refman.dedupe.decide import LEVELS, Scorecard
from refman.dedupe.doubts import doubtful
from refman.dedupe.levels import FIELDS, Comparison
from refman.dedupe.normalize import columns
from refman.dedupe.vetoes import contradicted, slipped
from refman.model import Entry

BIAS = -5.0
PRIOR: dict[str, tuple[float, ...]] = {
    "title": (0, 5, 4, 3.2, 2.8, 0.5, 2, 2, 1, -3, -4, -4.5),
    "author": (0, 2.5, 2, 0, -1, -3, 0.8),
    "year": (0, 1.5, 0, -1.5, -2),
    "venue": (0, 1, 0.6, -1),
    "volume": (0, 1.5, -2),
    "issue": (0, 0.5, -1.5),
    "pages": (0, 2.5, 2, 0.5, -2),
    "place": (0, 2, 0.5),
    "doi": (0, 5, -3),
    "identifier": (0, 3, -0.5),
    "edition": (0, 0.5, -2),
    "kind": (0, 0.2, -1.5),
    "length": (-2.5, -1.2, -0.5, 0.5),
    "bare": (0, 2),
}
"""Weights by hand, per field and level, in the order of the levels."""

STRENGTH = 15.0
SET_WEIGHT = 200
STEPS = 50
TOLERANCE = 1e-6
Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Compared pairs and whether each is one work."""

    pairs: Comparison
    matches: NDArray[np.bool_]


def label(
    entries: Iterable[Entry],
    works: Mapping[str, str],
    comparable: Callable[[str, str], bool] = lambda _a, _b: True,
) -> Labelled:
    """The candidate pairs that the scorecard must decide, labelled by `works` (key to work); `comparable` says which have a label."""
    found = columns(entries)
    pairs = compare(found, *candidates(found))
    pairs = pairs.where(~contradicted(pairs) & ~slipped(pairs) & ~doubtful(pairs))
    keys = [(found.keys[a], found.keys[b]) for a, b in zip(pairs.left, pairs.right, strict=True)]
    known = np.array([comparable(a, b) for a, b in keys], dtype=bool)
    matches = np.array([works[a] == works[b] for a, b in keys], dtype=bool)
    return Labelled(pairs.where(known), matches[known])


def _one_hot(pairs: Comparison) -> NDArray[np.float64]:
    """A column of ones, then one column per field and level."""
    blocks = [np.ones((len(pairs), 1))]
    blocks += [np.eye(LEVELS)[getattr(pairs, name)] for name in FIELDS]
    return np.hstack(blocks)


def _minimise(design: Floats, target: Floats, share: Floats, prior: Floats, pull: Floats) -> Floats:
    """Newton's method, with steps halved until the loss falls."""

    def loss(weights: Floats) -> float:
        total = design @ weights
        return float(share @ (np.logaddexp(0, total) - target * total) + pull @ (weights - prior) ** 2 / 2)

    weights = prior.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -50, 50)))
        gradient = design.T @ (share * (chance - target)) + pull * (weights - prior)
        curve = (design * (share * chance * (1 - chance))[:, None]).T @ design + np.diag(pull)
        step, before = np.linalg.solve(curve, gradient), loss(weights)
        while loss(weights - step) > before and np.abs(step).max() > TOLERANCE:
            step /= 2
        weights -= step
        if np.abs(step).max() <= TOLERANCE:
            break
    return weights


def fit(sets: Sequence[Labelled]) -> Scorecard:
    """Fit a scorecard by Newton's method; missing fields keep the weight 0."""
    design = np.vstack([_one_hot(each.pairs) for each in sets])
    target = np.concatenate([each.matches for each in sets]).astype(float)
    share = np.concatenate(
        [np.full(len(each.matches), SET_WEIGHT / max(SET_WEIGHT, len(each.matches))) for each in sets]
    )
    prior = np.concatenate(
        [[BIAS], *(np.pad(PRIOR[name], (0, LEVELS - len(PRIOR[name]))) for name in FIELDS)]
    )
    pull = np.full(len(prior), STRENGTH)
    for i, name in enumerate(FIELDS):
        pull[1 + i * LEVELS] = 1e9 if name != "length" else STRENGTH
    weights = _minimise(design, target, share, prior, pull)
    table = weights[1:].reshape(len(FIELDS), LEVELS).round(3)
    rows = zip(FIELDS, table.tolist(), strict=True)
    return Scorecard(
        round(float(weights[0]), 3), {name: tuple(row[: len(PRIOR[name])]) for name, row in rows}
    )
