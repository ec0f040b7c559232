"""Confidence that means something: what share of such readings was right on documents that the model had not seen."""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final

CALIBRATION: Final = "calibration.json"
ANY: Final = "*"
"""The curve of fields that have none of their own."""
CITATION: Final = "citation"
_CAUTION: Final = 8


@dataclass(frozen=True, slots=True)
class Calibration:
    """Curves from the tagger's own probabilities to shares of right readings.

    Attributes:
        curves: by field, and for `CITATION` and `ANY`, points (probability, share), both rising.

    """

    curves: Mapping[str, Sequence[tuple[float, float]]]

    def confidence(self, what: str, probability: float) -> float:
        """The share of right readings among those of a field, or of whole citations, with that probability."""
        points = self.curves.get(what) or self.curves.get(ANY)
        if not points:
            return probability
        k = bisect_right(points, (probability, 2.0))
        if k == 0:
            return points[0][1]
        if k == len(points):
            return points[-1][1]
        (x0, y0), (x1, y1) = points[k - 1], points[k]
        return y0 + (y1 - y0) * (probability - x0) / (x1 - x0)

    def to_json(self) -> str:
        """The curves as JSON text, one a line."""
        lines = [f"{json.dumps(name)}: {json.dumps(points)}" for name, points in sorted(self.curves.items())]
        return "{\n" + ",\n".join(lines) + "\n}\n"


@cache
def shipped_calibration() -> Calibration:
    """The curves that belong to the model that ships."""
    text = (files("refman.citation") / "data" / CALIBRATION).read_text(encoding="utf-8")
    return Calibration({name: [(x, y) for x, y in points] for name, points in json.loads(text).items()})


def fit_calibration(readings: Mapping[str, Sequence[tuple[float, bool]]], *, least: int = 60) -> Calibration:
    """Curves by isotonic regression (pool adjacent violators) over bins of equal size.

    Args:
        readings: by field and for `CITATION`, (probability, whether right) of unseen documents.
        least: a field with fewer readings uses the curve of all fields.

    """
    pooled = [r for name, pairs in readings.items() if name != CITATION for r in pairs]
    curves = {name: _curve(pairs) for name, pairs in readings.items() if len(pairs) >= least}
    return Calibration({**curves, ANY: _curve(pooled)})


def _curve(pairs: Sequence[tuple[float, bool]], bins: int = 25) -> list[tuple[float, float]]:
    """Rising points (mean probability, share right); readings with one probability are never parted."""
    size = max(10, len(pairs) // bins)
    blocks: list[_Block] = []
    block = _Block()
    for _, alike in groupby(sorted(pairs), key=lambda pair: pair[0]):
        for probability, right in alike:
            block = _Block(block.count + 1, block.total + probability, block.right + right)
        if block.count >= size:
            blocks, block = _pooled(blocks, block), _Block()
    if block.count:
        blocks = _pooled(blocks, block)
    return [(round(b.total / b.count, 4), round(b.share, 4)) for b in blocks]


@dataclass(frozen=True, slots=True)
class _Block:
    """Neighbouring readings: how many, the sum of their probabilities, how many are right."""

    count: int = 0
    total: float = 0.0
    right: int = 0

    @property
    def share(self) -> float:
        """The share that is right, on the careful side: as if a few wrong ones had come on top."""
        return self.right / (self.count + _CAUTION)


def _pooled(blocks: list[_Block], block: _Block) -> list[_Block]:
    """The blocks with one more, joined as long as a share does not rise."""
    while blocks and blocks[-1].share >= block.share:
        last = blocks.pop()
        block = _Block(last.count + block.count, last.total + block.total, last.right + block.right)
    return [*blocks, block]
