"""Named reasons why two entries are not one work, however alike they look."""

from collections.abc import Callable

import numpy as np

from refman.dedupe.compare import Author, Comparison, Kind, Pages, Value, Year
from refman.dedupe.normalize import Flags
from refman.dedupe.titles import TitleRelation

Veto = Callable[[Comparison], Flags]


def located(pairs: Comparison) -> Flags:
    """Whether volume and first page agree: the same place in print."""
    return (pairs.volume == Value.SAME) & ((pairs.pages == Pages.SAME) | (pairs.pages == Pages.FIRST))


def identified(pairs: Comparison) -> Flags:
    """Whether an identifier agrees, and the title does not say otherwise."""
    same = (pairs.doi == Value.SAME) | (pairs.identifier == Value.SAME)
    return same & (pairs.title <= TitleRelation.INSERTED)


def _doi(pairs: Comparison) -> Flags:
    excused = located(pairs) & (pairs.title == TitleRelation.SAME) & (pairs.author <= Author.TRUNCATED)
    return (pairs.doi == Value.DIFFERENT) & ~excused


def _place(pairs: Comparison) -> Flags:
    return (pairs.volume == Value.DIFFERENT) & (pairs.pages == Pages.DIFFERENT) & ~identified(pairs)


def _number(pairs: Comparison) -> Flags:
    return (pairs.title == TitleRelation.NUMBER) & ~located(pairs)


def _marker(pairs: Comparison) -> Flags:
    return (pairs.title == TitleRelation.MARKER) & ~located(pairs)


def _word(pairs: Comparison) -> Flags:
    changed = (pairs.title == TitleRelation.SWAPPED) | (pairs.title == TitleRelation.INSERTED)
    return changed & ~located(pairs) & ~identified(pairs)


def _title(pairs: Comparison) -> Flags:
    return (pairs.title == TitleRelation.OTHER) & ~located(pairs)


def _generic(pairs: Comparison) -> Flags:
    return (pairs.length == 0) & ~located(pairs) & ~identified(pairs)


def _edition(pairs: Comparison) -> Flags:
    return (pairs.edition == Value.DIFFERENT) | (
        (pairs.kind == Kind.SAME) & pairs.is_book & (pairs.year >= Year.APART) & ~identified(pairs)
    )


def _authors(pairs: Comparison) -> Flags:
    return (pairs.author >= Author.SOME) & ~located(pairs) & ~identified(pairs)


def _kind(pairs: Comparison) -> Flags:
    return (pairs.kind == Kind.DIFFERENT) & ~located(pairs) & ~identified(pairs)


def _preprint(pairs: Comparison) -> Flags:
    return pairs.one_is_preprint & ~identified(pairs)


VETOES: dict[str, Veto] = {
    "different DOIs": _doi,
    "different volumes and pages": _place,
    "the titles differ in a number": _number,
    "one is an erratum, comment or reply": _marker,
    "a word of the title differs": _word,
    "different titles": _title,
    "a title that many works have": _generic,
    "different editions": _edition,
    "different authors": _authors,
    "different kinds of publication": _kind,
    "one is a preprint": _preprint,
}


def vetoed(pairs: Comparison) -> Flags:
    """Whether any veto holds, pair by pair."""
    return np.logical_or.reduce([veto(pairs) for veto in VETOES.values()])


def names_of_vetoes(pairs: Comparison) -> list[list[str]]:
    """The names of the vetoes that hold, for every pair."""
    held = {name: veto(pairs) for name, veto in VETOES.items()}
    return [[name for name, flags in held.items() if flags[i]] for i in range(len(pairs))]
