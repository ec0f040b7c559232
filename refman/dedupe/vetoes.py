"""Named reasons why two entries are not one work, however alike they look."""

from collections.abc import Callable

import numpy as np

from refman.dedupe.compare import Author, Comparison, Kind, Pages, Place, Value, Venue, Year
from refman.dedupe.normalize import Flags
from refman.dedupe.titles import TitleRelation

Veto = Callable[[Comparison], Flags]


def located(pairs: Comparison) -> Flags:
    """Whether volume and pages agree: the same place in print."""
    return pairs.place > Place.UNKNOWN


def identified(pairs: Comparison) -> Flags:
    """Whether an identifier agrees, and the title does not say otherwise."""
    same = (pairs.doi == Value.SAME) | (pairs.identifier == Value.SAME)
    return same & (pairs.title <= TitleRelation.INSERTED)


def _same_title(pairs: Comparison) -> Flags:
    return (pairs.title == TitleRelation.SAME) | (pairs.title == TitleRelation.SPELLING)


def _doi(pairs: Comparison) -> Flags:
    excused = located(pairs) & (pairs.title == TitleRelation.SAME) & (pairs.author <= Author.TRUNCATED)
    return (pairs.doi == Value.DIFFERENT) & ~excused


def _place(pairs: Comparison) -> Flags:
    elsewhere = (pairs.volume == Value.DIFFERENT) | (pairs.issue == Value.DIFFERENT) | ~_same_title(pairs)
    return (pairs.pages == Pages.DIFFERENT) & elsewhere & ~identified(pairs)


def _issue(pairs: Comparison) -> Flags:
    return (pairs.issue == Value.DIFFERENT) & ~_same_title(pairs) & ~located(pairs) & ~identified(pairs)


def _number(pairs: Comparison) -> Flags:
    return (pairs.title == TitleRelation.NUMBER) & ~located(pairs) & ~(pairs.doi == Value.SAME)


def _marker(pairs: Comparison) -> Flags:
    return (pairs.title == TitleRelation.MARKER) & ~located(pairs)


def _word(pairs: Comparison) -> Flags:
    changed = (pairs.title == TitleRelation.SWAPPED) | (pairs.title == TitleRelation.INSERTED)
    return changed & ~located(pairs) & ~identified(pairs)


def _title(pairs: Comparison) -> Flags:
    return (pairs.title == TitleRelation.OTHER) & (pairs.place != Place.SAME)


def _generic(pairs: Comparison) -> Flags:
    same_issue = (pairs.venue == Venue.SAME) & (pairs.volume == Value.SAME) & (pairs.issue == Value.SAME)
    return (pairs.length == 0) & ~located(pairs) & ~identified(pairs) & ~same_issue


def _edition(pairs: Comparison) -> Flags:
    later = pairs.is_book & ((pairs.year >= Year.APART) | ((pairs.year == Year.NEAR) & pairs.impersonal))
    return ((pairs.edition == Value.DIFFERENT) | later) & ~identified(pairs)


def _authors(pairs: Comparison) -> Flags:
    apart = (pairs.author >= Author.SOME) & (pairs.author <= Author.DIFFERENT)
    telling = (pairs.title == TitleRelation.SAME) & (pairs.length == 3) & (pairs.year == Year.SAME)
    return apart & ~telling & ~located(pairs) & ~identified(pairs)


def _kind(pairs: Comparison) -> Flags:
    return (pairs.kind == Kind.DIFFERENT) & ~located(pairs) & ~identified(pairs)


VETOES: dict[str, Veto] = {
    "different DOIs": _doi,
    "different pages": _place,
    "different issues": _issue,
    "the titles differ in a number": _number,
    "one is an erratum, comment or reply": _marker,
    "a word of the title differs": _word,
    "different titles": _title,
    "a title that many works have": _generic,
    "different editions": _edition,
    "different authors": _authors,
    "different kinds of publication": _kind,
}


def vetoed(pairs: Comparison) -> Flags:
    """Whether any veto holds, pair by pair."""
    return np.logical_or.reduce([veto(pairs) for veto in VETOES.values()])


def names_of_vetoes(pairs: Comparison) -> list[list[str]]:
    """The names of the vetoes that hold, for every pair."""
    held = {name: veto(pairs) for name, veto in VETOES.items()}
    return [[name for name, flags in held.items() if flags[i]] for i in range(len(pairs))]
