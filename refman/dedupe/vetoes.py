"""Named reasons why two entries are not one work, however alike they look."""

from collections.abc import Callable

import numpy as np

from refman.dedupe.agreement import (
    elsewhere,
    identified,
    located,
    other_issue,
    renamed,
    same_authors,
    same_issue,
    same_title,
)
from refman.dedupe.levels import Author, Comparison, Kind, Pages, Place, Title, Value, Venue, Year
from refman.dedupe.normalize import Flags

Veto = Callable[[Comparison], Flags]


def _same_circumstances(pairs: Comparison) -> Flags:
    """Whether authors, year and journal agree, and nothing else speaks against one work."""
    same_venue = (pairs.venue == Venue.SAME) | (pairs.venue == Venue.SIMILAR)
    return same_authors(pairs) & (pairs.year == Year.SAME) & same_venue & ~elsewhere(pairs)


def _doi(pairs: Comparison) -> Flags:
    excused = located(pairs) & (pairs.title == Title.SAME) & (pairs.author <= Author.TRUNCATED)
    misspelt = (
        _same_circumstances(pairs) & same_title(pairs) & (pairs.length == 3) & (pairs.venue == Venue.SAME)
    )
    return (pairs.doi == Value.DIFFERENT) & ~excused & ~misspelt


def _place(pairs: Comparison) -> Flags:
    return (pairs.pages == Pages.DIFFERENT) & (other_issue(pairs) | ~same_title(pairs)) & ~identified(pairs)


def _issue(pairs: Comparison) -> Flags:
    return (pairs.issue == Value.DIFFERENT) & ~same_title(pairs) & ~located(pairs) & ~identified(pairs)


def _number(pairs: Comparison) -> Flags:
    return (pairs.title == Title.NUMBER) & ~located(pairs) & ~(pairs.doi == Value.SAME)


def _marker(pairs: Comparison) -> Flags:
    return (pairs.title == Title.MARKER) & ~located(pairs)


def _word(pairs: Comparison) -> Flags:
    swapped = (pairs.title == Title.SWAPPED) & ~_same_circumstances(pairs)
    same = same_authors(pairs) & (pairs.year <= Year.NEAR)
    inserted = (pairs.title == Title.INSERTED) | (pairs.title == Title.WIDENED)
    short = (pairs.title == Title.LOOSE) & (pairs.length < 3) & (pairs.bare == 0) & ~pairs.several
    other = (swapped & ~renamed(pairs)) | short | (inserted & ~same)
    return other & ~located(pairs) & ~identified(pairs)


def _coincidence(pairs: Comparison) -> Flags:
    """Volume and pages agree by chance: another journal or year, and titles that are not much alike."""
    apart = (pairs.venue == Venue.DIFFERENT) | (pairs.year >= Year.APART)
    unlike = (pairs.title == Title.OTHER) | (pairs.title == Title.LOOSE)
    return unlike & apart & ~identified(pairs)


def _title(pairs: Comparison) -> Flags:
    other = (pairs.title == Title.OTHER) & (pairs.place != Place.SAME) & ~renamed(pairs)
    return other | (_coincidence(pairs) & located(pairs))


def _generic(pairs: Comparison) -> Flags:
    """A title that many works have, unless the same people, year and journal leave it open whether it is one of them."""
    common = pairs.recurring | (pairs.length == 0)
    named = same_authors(pairs) | ((pairs.author == Author.FIRST) & (pairs.length > 0))
    signed = named & (pairs.year == Year.SAME) & (pairs.title <= Title.SUBTITLE) & ~elsewhere(pairs)
    signed &= pairs.venue != Venue.DIFFERENT
    alike = signed & (((pairs.author == Author.SAME) & pairs.several) | ~pairs.crowded)
    same_number = (pairs.venue == Venue.SAME) & same_issue(pairs)
    return common & ~located(pairs) & ~identified(pairs) & ~same_number & ~alike


def _edition(pairs: Comparison) -> Flags:
    later = pairs.is_book & ((pairs.year >= Year.APART) | ((pairs.year == Year.NEAR) & pairs.impersonal))
    return ((pairs.edition == Value.DIFFERENT) | later) & ~identified(pairs)


def _day(pairs: Comparison) -> Flags:
    """Letters, memoranda, interviews: what stands in no journal is as many works as it has dates."""
    return pairs.other_day & (pairs.venue == Venue.MISSING) & ~identified(pairs)


def _volume(pairs: Comparison) -> Flags:
    return pairs.is_book & (pairs.volume == Value.DIFFERENT)


def _authors(pairs: Comparison) -> Flags:
    apart = (pairs.author >= Author.SOME) & (pairs.author <= Author.DIFFERENT)
    telling = (pairs.title == Title.SAME) & (pairs.length == 3) & (pairs.year == Year.SAME)
    return apart & ~telling & ~located(pairs) & ~identified(pairs)


def _kind(pairs: Comparison) -> Flags:
    return (pairs.kind == Kind.DIFFERENT) & ~located(pairs) & ~identified(pairs)


VETOES: dict[str, Veto] = {
    "different DOIs": _doi,
    "the titles differ in a number": _number,
    "one is an erratum, comment or reply": _marker,
    "a title that many works have": _generic,
    "different editions": _edition,
    "different volumes of a book": _volume,
    "different days": _day,
    "different kinds of publication": _kind,
    "one is a translation": lambda pairs: pairs.is_translation,
}
"""Contradictions: such entries are not one work, and neither are those that are the same as one of them."""

SLIPS: dict[str, Veto] = {
    "different pages": _place,
    "different issues": _issue,
    "a word of the title differs": _word,
    "different titles": _title,
    "different authors": _authors,
}
"""Differences that a slip can make: not one work as they stand, but among many copies of a work a few may be garbled."""


def _any(vetoes: dict[str, Veto], pairs: Comparison) -> Flags:
    return np.logical_or.reduce([veto(pairs) for veto in vetoes.values()])


def contradicted(pairs: Comparison) -> Flags:
    """Whether any of `VETOES` holds, pair by pair."""
    return _any(VETOES, pairs)


def slipped(pairs: Comparison) -> Flags:
    """Whether any of `SLIPS` holds, pair by pair."""
    return _any(SLIPS, pairs)
