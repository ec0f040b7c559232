"""Pairs that are not one work but belong together: errata, preprints, editions, translations, parts, versions."""

from collections.abc import Iterator

import numpy as np

from refman.dedupe.levels import Author, Comparison, Kind, Value, Year
from refman.dedupe.normalize import Flags
from refman.dedupe.titles import TitleRelation
from refman.model import Relation


def relations(pairs: Comparison) -> Iterator[tuple[Relation, Flags]]:
    """Each relation with the pairs that stand in it; a pair counts for the first that holds."""
    same_title = (
        (pairs.title >= TitleRelation.SAME) & (pairs.title <= TitleRelation.TRUNCATED) & (pairs.length > 0)
    )
    same_authors = (pairs.author >= Author.SAME) & (pairs.author <= Author.TRUNCATED)
    some_author = same_authors | (pairs.author == Author.FIRST) | (pairs.author == Author.SOME)
    near = pairs.year <= Year.APART
    free = np.ones(len(pairs), dtype=bool)
    found: list[tuple[Relation, Flags]] = [
        ("translation", pairs.is_translation),
        ("erratum", pairs.title == TitleRelation.MARKER),
        ("preprint", pairs.one_is_preprint & same_title & some_author & near),
        (
            "edition",
            same_title
            & some_author
            & pairs.is_book
            & ((pairs.edition == Value.DIFFERENT) | (pairs.year > Year.SAME)),
        ),
        ("part", (pairs.title == TitleRelation.NUMBER) & same_authors),
        ("version", same_title & some_author & near & (pairs.kind == Kind.DIFFERENT)),
    ]
    for relation, flags in found:
        yield relation, flags & free
        free &= ~flags
