"""Candidate pairs become levels per field: small integers that a scorecard can weigh and a person can read."""

from functools import partial

import numpy as np

from refman.dedupe.authors import compare_all_names, compare_authors
from refman.dedupe.block import decode, encode
from refman.dedupe.common import crowded, lengths, recurring
from refman.dedupe.hashing import Hashes, Ints
from refman.dedupe.levels import Author, Comparison, Kind, Levels, Pages, Place, Value, Venue, Year
from refman.dedupe.normalize import Columns, Flags
from refman.dedupe.screen import is_translation, promising
from refman.dedupe.titles import TitleRelation, relate
from refman.dedupe.values import ARTICLE, BOOK, PAPER, REPORT, THESIS
from refman.dedupe.venues import compare_venues

LETTERED = 1 << 32
LAST_ISSUE = 60
FAMILIES = np.array([0, ARTICLE, BOOK, PAPER, PAPER, REPORT, THESIS])


def _values(column: Hashes | Ints, left: Ints, right: Ints) -> Levels:
    one, two = column[left], column[right]
    level = np.where(one == two, Value.SAME, Value.DIFFERENT)
    return np.where((one == 0) | (two == 0), Value.MISSING, level).astype(np.int8)


def _issues(issues: Ints, left: Ints, right: Ints) -> Levels:
    """As other values, but large numbers differ without meaning much: databases count in their own way."""
    level = _values(issues, left, right)
    level[(level == Value.DIFFERENT) & (np.maximum(issues[left], issues[right]) > LAST_ISSUE)] = Value.MISSING
    return level


def _places(columns: Columns, pages: Levels, volume: Levels, left: Ints) -> Levels:
    first = columns.first_pages[left]
    numbered = (first > LETTERED) & (first % LETTERED > 999) & (pages >= Pages.SAME) & (pages <= Pages.FIRST)
    same = ((volume == Value.SAME) & (pages == Pages.SAME)) | (numbered & (volume != Value.DIFFERENT))
    start = (volume == Value.SAME) & (pages == Pages.FIRST)
    return np.where(same, Place.SAME, np.where(start, Place.START, Place.UNKNOWN)).astype(np.int8)


def _years(years: Ints, left: Ints, right: Ints) -> Levels:
    one, two = years[left], years[right]
    level = np.array([Year.SAME, Year.NEAR, Year.APART, Year.APART, Year.FAR])[
        np.minimum(np.abs(one - two), 4)
    ]
    return np.where((one == 0) | (two == 0), Year.MISSING, level).astype(np.int8)


def _pages(columns: Columns, left: Ints, right: Ints) -> Levels:
    a, b = columns.first_pages[left], columns.first_pages[right]
    a_end, b_end = columns.last_pages[left], columns.last_pages[right]
    level = np.full(len(a), Pages.DIFFERENT)
    inside = ((a_end == 0) & (a >= b) & (a <= b_end)) | ((b_end == 0) & (b >= a) & (b <= a_end))
    recounted = ((a == 1) | (b == 1)) & (a_end - a == b_end - b) & (a_end > a)
    level[inside | recounted] = Pages.WITHIN
    level[a == b] = Pages.FIRST
    level[(a == b) & (a_end == b_end) & (a_end > a)] = Pages.SAME
    counted = ((a == 1) & (b > LETTERED)) | ((b == 1) & (a > LETTERED))
    level[(a == 0) | (b == 0) | counted] = Pages.MISSING
    return level.astype(np.int8)


def _kinds(kinds: Ints, left: Ints, right: Ints) -> Levels:
    one, two = FAMILIES[kinds[left]], FAMILIES[kinds[right]]
    level = np.where(one == two, Kind.SAME, Kind.DIFFERENT)
    return np.where((one == 0) | (two == 0), Kind.UNKNOWN, level).astype(np.int8)


def _venues(columns: Columns, left: Ints, right: Ints) -> Levels:
    names = columns.venue_names
    both, where = np.unique(encode(columns.venues[left], columns.venues[right]), return_inverse=True)
    levels = [
        compare_venues(names[a], names[b]) if names[a] and names[b] else Venue.MISSING
        for a, b in zip(*(places.tolist() for places in decode(both)), strict=True)
    ]
    return np.array(levels, dtype=np.int8)[where]


def _authors(columns: Columns, left: Ints, right: Ints) -> Levels:
    families, truncated = (
        columns.families,
        (columns.truncated[left] | columns.truncated[right]).astype(bool).tolist(),
    )
    level = np.empty(len(left), dtype=np.int8)
    for i, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        found = compare_authors(families[a], families[b], truncated=truncated[i])
        if Author.FIRST <= found <= Author.DIFFERENT:
            found = compare_all_names(columns.authors[a], columns.authors[b], found)
        level[i] = found
    return level


def _titles(columns: Columns, left: Ints, right: Ints) -> Levels:
    titles, heads = columns.titles, columns.heads.tolist()
    level = np.empty(len(left), dtype=np.int8)
    for i, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        one, two = titles[a], titles[b]
        if one == two:
            level[i] = TitleRelation.SAME if one else TitleRelation.MISSING
        else:
            level[i] = relate(one, two, heads[a], heads[b], partial(_known, columns, a, b))
    return level


def _known(columns: Columns, a: int, b: int) -> frozenset[str]:
    words: set[str] = set()
    for i in (a, b):
        words.update(columns.venue_names[columns.venues[i]].split())
        numbers = (columns.years[i], columns.volumes[i], columns.first_pages[i], columns.last_pages[i])
        words.update(str(int(number)) for number in numbers if number > 99)
    return frozenset(words)


def _circumstances(columns: Columns) -> tuple[Flags, ...]:
    """Which entries give year, venue, volume and pages."""
    return columns.years > 0, columns.venues > 0, columns.volumes > 0, columns.first_pages > 0


def _bare(columns: Columns, left: Ints, right: Ints) -> Levels:
    """1 where one entry gives none of year, venue, volume and pages, and the other does."""
    bare = ~np.logical_or.reduce(_circumstances(columns))
    return (bare[left] != bare[right]).astype(np.int8)


def _uneven(columns: Columns, left: Ints, right: Ints) -> Levels:
    """How many of year, venue, volume and pages one entry gives and the other does not."""
    known = _circumstances(columns)
    return np.sum([given[left] != given[right] for given in known], axis=0, dtype=np.int8)


def compare(columns: Columns, left: Ints, right: Ints) -> Comparison:
    """Compare pairs of positions; pairs that have nothing to do with each other are left out."""
    chosen = promising(columns, left, right)
    return describe(columns, left[chosen], right[chosen])


def describe(columns: Columns, left: Ints, right: Ints) -> Comparison:
    """The levels of each pair of positions."""
    volume, pages = _values(columns.volumes, left, right), _pages(columns, left, right)
    both = list(zip(left.tolist(), right.tolist(), strict=True))
    return Comparison(
        left,
        right,
        title=_titles(columns, left, right),
        author=_authors(columns, left, right),
        year=_years(columns.years, left, right),
        venue=_venues(columns, left, right),
        volume=volume,
        issue=_issues(columns.issues, left, right),
        pages=pages,
        place=_places(columns, pages, volume, left),
        doi=_values(columns.dois, left, right),
        identifier=_values(columns.identifiers, left, right),
        edition=_values(columns.editions, left, right),
        kind=_kinds(columns.kinds, left, right),
        length=lengths(columns, left, right),
        bare=_bare(columns, left, right),
        uneven=_uneven(columns, left, right),
        recurring=recurring(columns)[left],
        crowded=crowded(columns, left, right),
        several=np.array(
            [" " in columns.families[a] and " " in columns.families[b] for a, b in both], dtype=bool
        ),
        is_book=np.isin(columns.kinds[left], (BOOK, REPORT)) & np.isin(columns.kinds[right], (BOOK, REPORT)),
        impersonal=(columns.initials[left] == 0) & (columns.initials[right] == 0),
        one_is_preprint=columns.preprints[left] != columns.preprints[right],
        is_translation=is_translation(columns, left, right),
    )
