"""What a comparison of two entries can say, field by field."""

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from refman.dedupe.hashing import Ints
from refman.dedupe.normalize import Flags

Levels: TypeAlias = NDArray[np.int8]


class Title(IntEnum):
    """How the titles compare; INSERTED is one further word, WIDENED two."""

    MISSING = 0
    SAME = 1
    SPELLING = 2
    SUBTITLE = 3
    TRUNCATED = 4
    LOOSE = 5
    INSERTED = 6
    WIDENED = 7
    SWAPPED = 8
    OTHER = 9
    NUMBER = 10
    MARKER = 11


class Author(IntEnum):
    """How the authors of two entries compare."""

    MISSING = 0
    SAME = 1
    TRUNCATED = 2
    FIRST = 3
    SOME = 4
    DIFFERENT = 5
    NEITHER = 6


class Year(IntEnum):
    """How the years compare; NEAR is one apart."""

    MISSING = 0
    SAME = 1
    NEAR = 2
    APART = 3
    FAR = 4


class Value(IntEnum):
    """How two volumes, numbers, DOIs or other codes compare."""

    MISSING = 0
    SAME = 1
    DIFFERENT = 2


class Pages(IntEnum):
    """How page ranges compare.

    FIRST is the first page only; WITHIN is a page inside the other's range, or as many pages counted from 1, as in
    articles that appear online first.
    """

    MISSING = 0
    SAME = 1
    FIRST = 2
    WITHIN = 3
    DIFFERENT = 4


class Place(IntEnum):
    """Whether both stand in the same place in print: SAME volume and pages (or article number), or the same START."""

    UNKNOWN = 0
    SAME = 1
    START = 2


class Venue(IntEnum):
    """How journals, series or proceedings compare; SAME covers abbreviations."""

    MISSING = 0
    SAME = 1
    SIMILAR = 2
    DIFFERENT = 3


class Kind(IntEnum):
    """How the entry types compare; UNKNOWN where one says nothing."""

    UNKNOWN = 0
    SAME = 1
    DIFFERENT = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """m pairs of positions and what their fields say.

    First one level per pair and field, which the scorecard weighs: `title` holds Title, `author` Author, `year` Year,
    `venue` Venue, `pages` Pages, `place` Place, `kind` Kind, and `volume`, `issue`, `doi`, `identifier`, `edition`
    Value; `length` is 0 … 3, from a generic title to a long one; `bare` is 1 where one entry says neither when nor
    where, as short citations do. Then what only vetoes and doubts look at: `uneven` counts what one entry says and
    the other does not, `recurring` and `crowded` are titles of many works, `several` means several authors in both, `namesakes` single authors whose first names differ, `other_number`
    different numbers of reports, patents or cases, `other_day` different days,
    `impersonal` a person in neither.
    """

    left: Ints
    right: Ints
    title: Levels
    author: Levels
    year: Levels
    venue: Levels
    volume: Levels
    issue: Levels
    pages: Levels
    place: Levels
    doi: Levels
    identifier: Levels
    edition: Levels
    kind: Levels
    length: Levels
    bare: Levels
    uneven: Levels
    recurring: Flags
    crowded: Flags
    several: Flags
    other_number: Flags
    other_day: Flags
    namesakes: Flags
    is_book: Flags
    impersonal: Flags
    one_is_preprint: Flags
    is_translation: Flags

    def __len__(self) -> int:
        return len(self.left)

    def where(self, chosen: Flags | Ints) -> "Comparison":
        """The chosen pairs."""
        return Comparison(*(getattr(self, name)[chosen] for name in self.__slots__))

    def row(self, index: int) -> dict[str, int]:
        """All that is said about one pair."""
        return {name: getattr(self, name).item(index) for name in self.__slots__}

    def joined(self, other: "Comparison") -> "Comparison":
        """These pairs, then others."""
        both = ((getattr(self, name), getattr(other, name)) for name in self.__slots__)
        return Comparison(*map(np.concatenate, both))


FIELDS = Comparison.__slots__[2:-11]
"""What the scorecard weighs: `title` to `bare`."""
