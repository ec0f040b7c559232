"""Pairs that are not one work but belong together: errata, preprints, editions, translations, parts, versions."""

from collections.abc import Iterator

import numpy as np

from refman.dedupe.agreement import same_authors
from refman.dedupe.levels import Author, Comparison, Kind, Title, Value, Year
from refman.dedupe.normalize import Flags
from refman.model import Relation


def relations(pairs: Comparison) -> Iterator[tuple[Relation, Flags]]:
    """Each relation with the pairs that stand in it; a pair counts for the first that holds."""
    signed = same_authors(pairs)
    by_one = signed | (pairs.author == Author.FIRST) | (pairs.author == Author.SOME)
    alike = (pairs.title >= Title.SAME) & (pairs.title <= Title.TRUNCATED) & (pairs.length > 0) & by_one
    again = (pairs.edition == Value.DIFFERENT) | (pairs.year > Year.SAME)
    volumes = pairs.is_book & (pairs.volume == Value.DIFFERENT)
    near = pairs.year <= Year.APART
    free = np.ones(len(pairs), dtype=bool)
    found: list[tuple[Relation, Flags]] = [
        ("translation", pairs.is_translation),
        ("erratum", pairs.title == Title.MARKER),
        ("preprint", alike & near & pairs.one_is_preprint),
        ("edition", alike & again & pairs.is_book & ~volumes),
        ("part", ((pairs.title == Title.NUMBER) & signed) | (alike & volumes)),
        ("version", alike & near & ((pairs.kind == Kind.DIFFERENT) | (pairs.doi == Value.DIFFERENT))),
    ]
    for relation, flags in found:
        yield relation, flags & free
        free &= ~flags
