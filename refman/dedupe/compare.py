"""Candidate pairs become levels per field: small integers that a scorecard can weigh and a person can read."""

from functools import lru_cache

import numpy as np

from refman.dedupe.authors import compare_all_names, compare_authors
from refman.dedupe.common import crowded, lengths, recurring
from refman.dedupe.hashing import Hashes, Ints
from refman.dedupe.levels import Author, Comparison, Kind, Levels, Pages, Place, Title, Value, Venue, Year
from refman.dedupe.normalize import Columns, Flags
from refman.dedupe.screen import is_translation, promising
from refman.dedupe.titles import Wording, relate
from refman.dedupe.values import ARTICLE, BOOK, LAW, PAPER, REPORT, THESIS
from refman.dedupe.venues import compare_venues
from refman.dedupe.words import PART_WORDS

LETTERED = 1 << 32
LAST_ISSUE = 60
LONG_TITLE = 3
CACHE = 1 << 16
FAMILIES = np.array([0, ARTICLE, BOOK, PAPER, PAPER, BOOK, THESIS, LAW])
"""Kinds by number; papers and chapters, books and reports are told apart by nobody."""


def _values(column: Hashes | Ints, left: Ints, right: Ints) -> Levels:
    one, two = column[left], column[right]
    level = np.where(one == two, Value.SAME, Value.DIFFERENT)
    return np.where((one == 0) | (two == 0), Value.MISSING, level).astype(np.int8)


def _identifiers(columns: Columns, left: Ints, right: Ints) -> Levels:
    """As other values; an ISBN identifies books, but not the chapters that have it in common."""
    level = _values(columns.identifiers, left, right)
    books = (columns.kinds[left] == BOOK) & (columns.kinds[right] == BOOK)
    level[books & (_values(columns.isbns, left, right) == Value.SAME)] = Value.SAME
    return level


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
    unknown = (one == 0) | (two == 0) | ((one == LAW) != (two == LAW))
    return np.where(unknown, Kind.UNKNOWN, level).astype(np.int8)


def _authors(columns: Columns, left: Ints, right: Ints) -> Levels:
    one, two = columns.families.pairs(left, right)
    truncated = (columns.truncated[left] | columns.truncated[right]).astype(bool)
    level = np.fromiter(map(compare_authors, one, two, truncated.tolist()), dtype=np.int8, count=len(left))
    open_ = np.flatnonzero((level >= Author.FIRST) & (level <= Author.DIFFERENT))
    one, two = columns.authors.pairs(left[open_], right[open_])
    level[open_] = list(map(compare_all_names, one, two, level[open_].tolist()))
    return level


def _titles(columns: Columns, left: Ints, right: Ints) -> Levels:
    one, two = columns.title_hashes[left], columns.title_hashes[right]
    level = np.where((one == 0) | (two == 0), Title.MISSING, Title.SAME).astype(np.int8)
    differing = np.flatnonzero((level == Title.SAME) & (one != two))

    @lru_cache(maxsize=CACHE)
    def wording(index: int) -> Wording:
        return Wording.of(columns.titles[index], columns.heads.item(index))

    @lru_cache(maxsize=CACHE)
    def elsewhere(index: int) -> frozenset[str]:
        return _elsewhere(columns, index)

    def relation(one: int, two: int) -> Title:
        return relate(wording(one), wording(two), lambda: elsewhere(one) | elsewhere(two))

    level[differing] = list(map(relation, left[differing].tolist(), right[differing].tolist()))
    return level


def _elsewhere(columns: Columns, index: int) -> frozenset[str]:
    """The words and numbers that an entry carries outside its title, numbers also as in `words.split`."""
    numbers = (columns.years, columns.volumes, columns.first_pages, columns.last_pages)
    words = [str(number) for column in numbers if (number := column.item(index)) > 99]
    words += columns.venue_names[columns.venues[index]].split()
    if columns.kinds[index] == BOOK and columns.volumes[index]:
        words += [str(columns.volumes[index]), *PART_WORDS]
    return frozenset([*words, *(f"#{word}" for word in words if word.isdigit())])


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


def _other_number(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Whether both are reports, or both patents, cases or the like, and their own numbers differ; that of an issue is not its own."""
    numbered = np.isin(columns.kinds, (0, REPORT, LAW)) & (columns.issues > 0)
    alike = columns.kinds[left] == columns.kinds[right]
    return (
        numbered[left] & numbered[right] & alike & (_values(columns.issues, left, right) == Value.DIFFERENT)
    )


def _other_day(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Whether the days differ, or the months of what has no volume.

    What somebody signed in a journal may be dated a day off, in print and online.
    """
    periodical = (columns.venues > 0) & (columns.people > 0)
    one, two = columns.days[left], columns.days[right]
    days = (one > 0) & (two > 0) & (np.abs(one - two) > (periodical[left] & periodical[right]))
    months = np.where(columns.days > 0, (columns.days - 1) // 31, -columns.days)
    months = np.where(columns.volumes > 0, 0, months)
    return days | (((one < 0) | (two < 0)) & (_values(months, left, right) == Value.DIFFERENT))


def _namesakes(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Whether each has one author, and their first names begin with different letters; words of a body are no names."""
    found = (columns.people[left] == 1) & (columns.people[right] == 1)
    found &= _values(columns.initials, left, right) == Value.DIFFERENT
    open_ = np.flatnonzero(found)
    one, two = columns.authors.pairs(left[open_], right[open_])
    found[open_] = [
        compare_all_names(a, b, Author.DIFFERENT) == Author.DIFFERENT for a, b in zip(one, two, strict=True)
    ]
    return found


def _lengths(columns: Columns, left: Ints, right: Ints, venue: Levels, pages: Levels) -> Levels:
    """As of titles; but journal and first page name a work as well as a long title where one is missing."""
    named = (columns.title_hashes[left] != 0) & (columns.title_hashes[right] != 0)
    placed = (venue == Venue.SAME) & ((pages == Pages.SAME) | (pages == Pages.FIRST))
    return np.where(placed & ~named, LONG_TITLE, lengths(columns, left, right)).astype(np.int8)


def compare(columns: Columns, left: Ints, right: Ints) -> Comparison:
    """Compare pairs of positions; pairs that have nothing to do with each other are left out."""
    chosen = promising(columns, left, right)
    return describe(columns, left[chosen], right[chosen])


def describe(columns: Columns, left: Ints, right: Ints) -> Comparison:
    """The levels of each pair of positions."""
    volume, pages = _values(columns.volumes, left, right), _pages(columns, left, right)
    venue = compare_venues(columns, left, right)
    return Comparison(
        left,
        right,
        title=_titles(columns, left, right),
        author=_authors(columns, left, right),
        year=_years(columns.years, left, right),
        venue=venue,
        volume=volume,
        issue=_issues(columns.issues, left, right),
        pages=pages,
        place=_places(columns, pages, volume, left),
        doi=_values(columns.dois, left, right),
        identifier=_identifiers(columns, left, right),
        edition=_values(columns.editions, left, right),
        kind=_kinds(columns.kinds, left, right),
        length=_lengths(columns, left, right, venue, pages),
        bare=_bare(columns, left, right),
        uneven=_uneven(columns, left, right),
        recurring=recurring(columns)[left],
        crowded=crowded(columns, left, right),
        several=(columns.people[left] > 1) & (columns.people[right] > 1),
        other_number=_other_number(columns, left, right),
        other_day=_other_day(columns, left, right),
        namesakes=_namesakes(columns, left, right),
        is_book=np.isin(columns.kinds[left], (BOOK, REPORT)) & np.isin(columns.kinds[right], (BOOK, REPORT)),
        impersonal=(columns.initials[left] == 0) & (columns.initials[right] == 0),
        one_is_preprint=columns.preprints[left] != columns.preprints[right],
        is_translation=is_translation(columns, left, right),
    )
