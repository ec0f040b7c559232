"""Sequences of many lengths side by side, as a network or a random field walks them, without padding."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, Final, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.floating[Any]]
Ints: TypeAlias = npt.NDArray[np.intp]
_Array = TypeVar("_Array", Floats, Ints)

_TOGETHER: Final = 64
"""How many sequences are walked at once."""


class Packing:
    """How the tokens of sequences, longest first, stand behind one another: all first ones, then all second ones.

    Attributes:
        members: the numbers of the sequences.
        counts: how many sequences have a first, second, … token.
        steps: for each token but the first (where the tokens before it begin, where it begins, how many have it).
        places: for the tokens of one sequence after the other where they stand.
        mirror: for each place that of the token as far from its sequence's other end.

    """

    def __init__(self, members: Sequence[int], lengths: Sequence[int]) -> None:
        going_on = np.array(lengths)[:, None] > np.arange(lengths[0])  # sequences by steps
        counts = going_on.sum(axis=0)
        starts = np.cumsum(counts) - counts
        sequence, step = np.nonzero(going_on)
        self.members = members
        self.counts: list[int] = counts.tolist()
        self.steps = [(a, b, n) for (a, b), n in zip(pairwise(starts.tolist()), self.counts[1:], strict=True)]
        self.places: Ints = starts[step] + sequence
        self.mirror = np.empty_like(self.places)
        self.mirror[self.places] = starts[np.array(lengths)[sequence] - 1 - step] + sequence
        self._ends = list(accumulate(lengths))

    def pack(self, rows: Floats) -> Floats:
        """What is given for the tokens of one sequence after the other, as they stand here."""
        packed = np.empty_like(rows)
        packed[self.places] = rows
        return packed

    def unpack(self, packed: _Array) -> Iterator[tuple[int, _Array]]:
        """The number of each sequence, and what `packed` has for its tokens."""
        rows = packed[self.places]
        return ((i, rows[a:b]) for i, (a, b) in zip(self.members, pairwise([0, *self._ends]), strict=True))


@lru_cache(maxsize=2)
def packings(lengths: tuple[int, ...]) -> tuple[Packing, ...]:
    """Sequences of about one length together; those without tokens are left out.

    The last ones are kept, for what a network has walked a random field walks next.
    """
    order = sorted((i for i, length in enumerate(lengths) if length), key=lambda i: -lengths[i])
    together = [order[first : first + _TOGETHER] for first in range(0, len(order), _TOGETHER)]
    return tuple(Packing(members, [lengths[i] for i in members]) for members in together)
