"""The scorecard: what each level of agreement is worth, and in which band the sum puts a pair."""

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from refman.dedupe.agreement import nameless, repeated
from refman.dedupe.doubts import doubtful
from refman.dedupe.levels import FIELDS, Comparison
from refman.dedupe.normalize import Flags
from refman.dedupe.vetoes import contradicted, slipped

Scores: TypeAlias = NDArray[np.float64]

LEVELS = 12
SURE = 0.82
UNSURE = 0.3
FLOOR = 0.9
"""The least score of pairs whose fields are too few to sum up: see `nameless` and `repeated`."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Log-odds that two entries are one work: `bias` plus one weight per field and level (missing fields weigh 0)."""

    bias: float
    weights: dict[str, tuple[float, ...]]

    def score(self, pairs: Comparison) -> Scores:
        """The probability of a match, 0 … 1, pair by pair."""
        total = np.full(len(pairs), self.bias)
        for name, weights in self.weights.items():
            total += np.asarray(weights)[getattr(pairs, name)]
        return 1 / (1 + np.exp(-total))


@cache
def shipped() -> Scorecard:
    """The scorecard that comes with the package; `refman.dedupe.train` makes it."""
    text = resources.files("refman.dedupe").joinpath("scorecard.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Scorecard(data["bias"], {name: tuple(data["weights"][name]) for name in FIELDS})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Scores of pairs and the bands they fall in.

    `contradicted` pairs keep their clusters apart; `slipped` ones only where they are many.
    """

    scores: Scores
    sure: Flags
    unsure: Flags
    contradicted: Flags
    slipped: Flags

    def doubting(self, doubts: Flags) -> "Verdict":
        """The verdict with some of its sure pairs unsure."""
        return replace(self, sure=self.sure & ~doubts, unsure=self.unsure | doubts)


def decide(pairs: Comparison, card: Scorecard, threshold: float = SURE) -> Verdict:
    """Score pairs and put them in bands; from `threshold` on a pair is sure."""
    scores = np.maximum(card.score(pairs), FLOOR * (nameless(pairs) | repeated(pairs)))
    no, soft = contradicted(pairs), slipped(pairs)
    open_ = ~no & ~soft
    sure = open_ & ~doubtful(pairs) & (scores >= threshold)
    return Verdict(scores, sure, open_ & ~sure & (scores >= min(UNSURE, threshold)), no, soft & ~no)
