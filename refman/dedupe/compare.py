"""Candidate pairs become levels per field: small integers that a scorecard can weigh and a person can read."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from refman.dedupe.hashing import Hashes, Ints, combine, hash_texts, hash_words
from refman.dedupe.normalize import ARTICLE, BOOK, CHAPTER, PAPER, REPORT, THESIS, Columns, Flags, clean
from refman.dedupe.titles import TitleRelation, relate, same_word

Levels = NDArray[np.int8]
CHUNK = 1 << 18
LETTERED = 1 << 32
LAST_ISSUE = 60
BEGINNING = 20


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
    """How page ranges compare; FIRST is the first page only, WITHIN a page inside the other's range or the same

    number of pages counted from 1, as articles published online first do.
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
    """m pairs of positions and what their fields say, one level per pair and field.

    `title` holds TitleRelation, `author` Author, `year` Year, `venue` Venue, `volume`, `issue`, `doi`, `identifier`,
    `edition` Value, `pages` Pages, `place` Place, `kind` Kind; `length` is 0 … 3, from a generic title to a long one.
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
    uneven: Levels
    recurring: Flags
    crowded: Flags
    several: Flags
    is_book: Flags
    impersonal: Flags
    one_is_preprint: Flags

    def __len__(self) -> int:
        return len(self.left)

    def where(self, chosen: Flags | Ints) -> "Comparison":
        """The chosen pairs."""
        return Comparison(*(getattr(self, name)[chosen] for name in self.__slots__))


FIELDS = Comparison.__slots__[2:-7]


def _values(column: Hashes | Ints, left: Ints, right: Ints) -> Levels:
    one, two = column[left], column[right]
    level = np.where(one == two, Value.SAME, Value.DIFFERENT)
    return np.where((one == 0) | (two == 0), Value.MISSING, level).astype(np.int8)


def _issues(issues: Hashes, left: Ints, right: Ints) -> Levels:
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
    level = np.array([Year.SAME, Year.NEAR, Year.APART, Year.APART, Year.FAR])[np.minimum(np.abs(one - two), 4)]
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


FAMILIES = np.array([0, ARTICLE, BOOK, PAPER, PAPER, REPORT, THESIS])


def _kinds(kinds: Ints, left: Ints, right: Ints) -> Levels:
    one, two = FAMILIES[kinds[left]], FAMILIES[kinds[right]]
    level = np.where(one == two, Kind.SAME, Kind.DIFFERENT)
    return np.where((one == 0) | (two == 0), Kind.UNKNOWN, level).astype(np.int8)


def _is_abbreviation(short: str, full: str) -> bool:
    """Whether the words of `short` begin, in order, words of `full` ("j strateg secur"), or are its initials."""
    words = [w for w in full.split() if w not in SMALL_WORDS]
    wanted = [w for w in short.split() if w not in SMALL_WORDS]
    names = [w for w in wanted if not w.isdigit() and w not in PUBLICATION]
    if len(names) == 1 and len(names[0]) > 2 and any(_is_acronym(names[0], words[i:]) for i in range(len(words))):
        return True
    position = 0
    for word in wanted:
        while position < len(words) and not words[position].startswith(word):
            position += 1
        if position == len(words):
            return False
        position += 1
    return bool(wanted)


PUBLICATION = frozenset("journal proceedings proc conference record magazine transactions annual".split())
SMALL_WORDS = frozenset("the of and for in on a an der des die und de la le".split())


def _is_acronym(letters: str, words: list[str]) -> bool:
    """Whether letters are the beginnings of words in their order: "amcis", "vldb"."""
    if not letters or not words:
        return not letters
    word = words[0]
    return any(
        letters[:n] == word[:n] and _is_acronym(letters[n:], words[1:]) for n in range(1, min(len(letters), 3) + 1)
    )


def compare_venues(one: str, two: str) -> Venue:
    """Compare two clean names of journals or proceedings."""
    if one == two:
        return Venue.SAME
    short, full = sorted((one, two), key=len)
    if _is_abbreviation(short, full) or fuzz.ratio(one, two) >= 88 or fuzz.token_set_ratio(one, two) >= 95:
        return Venue.SAME
    return Venue.SIMILAR if fuzz.token_set_ratio(one, two) >= 70 else Venue.DIFFERENT


def _venues(venues: list[str], left: Ints, right: Ints) -> Levels:
    seen: dict[tuple[str, str], int] = {}
    level = np.zeros(len(left), dtype=np.int8)
    for i, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        pair = (venues[a], venues[b])
        if pair[0] and pair[1]:
            if pair not in seen:
                seen[pair] = compare_venues(*pair)
            level[i] = seen[pair]
    return level


def compare_authors(one: str, two: str, *, truncated: bool) -> Author:
    """Compare family names, in any order; `truncated` says that one list ends in "et al."."""
    if not one or not two:
        return Author.NEITHER if one == two else Author.MISSING
    if one == two:
        return Author.SAME
    a, b = one.split(), two.split()
    if len(a) > len(b):
        a, b = b, a
    first = same_word(a[0], b[0])
    rest = list(b)
    shared = 0
    for name in a:
        twin = name if name in rest else next((other for other in rest if same_word(name, other)), None)
        if twin is not None:
            rest.remove(twin)
            shared += 1
    if shared == len(a):
        return Author.SAME if not rest else Author.TRUNCATED if truncated or first else Author.FIRST
    if shared * 3 >= len(a) * 2 and len(a) > 2:
        return Author.TRUNCATED if len(rest) - (len(a) - shared) > 1 else Author.SAME
    return Author.FIRST if first else Author.SOME if shared else Author.DIFFERENT


def _authors(columns: Columns, left: Ints, right: Ints) -> Levels:
    families, truncated = columns.families, (columns.truncated[left] | columns.truncated[right]).tolist()
    level = np.empty(len(left), dtype=np.int8)
    for i, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        found = compare_authors(families[a], families[b], truncated=truncated[i])
        if Author.FIRST <= found <= Author.DIFFERENT:
            found = _by_all_names(columns.authors[a], columns.authors[b], found)
        level[i] = found
    return level


def _by_all_names(one: str, two: str, found: Author) -> Author:
    """Compare all long words of the raw fields, for names whose order could not be told."""
    a, b = ({w for w in clean([text])[0].split() if len(w) > 2} for text in (one, two))
    small, shared = min(len(a), len(b)), len(a & b)
    if small > 1 and shared >= 0.8 * max(len(a), len(b)):
        return Author.SAME
    return Author.TRUNCATED if small > 2 and shared >= 0.9 * small else found


def _titles(columns: Columns, left: Ints, right: Ints) -> Levels:
    titles, heads = columns.titles, columns.heads.tolist()
    level = np.empty(len(left), dtype=np.int8)
    for i, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        one, two = titles[a], titles[b]
        if one == two:
            level[i] = TitleRelation.SAME if one else TitleRelation.MISSING
        else:
            level[i] = relate(one, two, heads[a], heads[b], lambda a=a, b=b: _known(columns, a, b))
    return level


def _known(columns: Columns, a: int, b: int) -> frozenset[str]:
    words: set[str] = set()
    for i in (a, b):
        words.update(columns.venues[i].split())
        numbers = (columns.years[i], columns.volumes[i], columns.first_pages[i], columns.last_pages[i])
        words.update(str(int(number)) for number in numbers if number > 99)
    return frozenset(words)


GENERIC = frozenset(
    "editorial editorials introduction foreword preface book review reviews books guest editors notes note letter letters "
    "to the editor from chair message news obituary contents index conclusion conclusions afterword abstracts in this "
    "issue comment comments reply editor s summary appendix bibliography acknowledgments contributors annual report "
    "president column special section minitrack of and for a".split()
)


def _recurring(columns: Columns) -> Flags:
    """Which entries have one of the short titles under which this collection has works of at least three years, none of them prevailing."""
    hashes = hash_texts(columns.titles)
    edges = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    found = np.zeros(len(columns), dtype=bool)
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if end - start > 2 and columns.titles[start].count(" ") < 4:
            _, counts = np.unique(columns.years[start:end][columns.years[start:end] > 0], return_counts=True)
            if len(counts) > 2 and counts.max() * 2 <= counts.sum():
                found[start:end] = True
    return found


def _crowded(columns: Columns) -> Flags:
    """Which entries share title and year with two more."""
    keys = combine(hash_texts(columns.titles), columns.years.astype(np.uint64))
    _, where, counts = np.unique(keys, return_inverse=True, return_counts=True)
    return (counts[where] > 2) & (keys != 0)


def _uneven(columns: Columns, left: Ints, right: Ints) -> Levels:
    """How many of year, venue, volume and pages one entry gives and the other does not."""
    venues = np.fromiter(map(bool, columns.venues), dtype=bool, count=len(columns))
    known = (columns.years > 0, venues, columns.volumes > 0, columns.first_pages > 0)
    return np.sum([given[left] != given[right] for given in known], axis=0, dtype=np.int8)


def _lengths(columns: Columns, left: Ints, right: Ints) -> Levels:
    """0 a title that many works have, 1 up to two words, 2 up to four words, 3 longer; of the shorter title."""
    size = np.zeros(len(columns), dtype=np.int8)
    for i in np.unique(np.concatenate((left, right))).tolist():
        words = columns.titles[i].split()
        if not words or not all(w in GENERIC or w.isdigit() for w in words):
            size[i] = 1 if len(words) <= 2 else 2 if len(words) <= 4 else 3
    return np.minimum(size[left], size[right])


def _kin(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Whether the entries may share an author (two bits for each name, Bloom 1970), or one entry has none."""
    words = hash_words(columns.families)
    kin = np.ones(len(left), dtype=bool)
    for shift in (0, 6):
        bits = np.zeros(len(columns), dtype=np.uint64)
        np.bitwise_or.at(bits, words.owners, np.uint64(1) << ((words.hashes >> np.uint64(shift)) % np.uint64(64)))
        kin &= (bits[left] & bits[right] != 0) | (bits[left] == 0) | (bits[right] == 0)
    return kin


def _is_promising(columns: Columns, left: Ints, right: Ints, kin: Flags) -> Flags:
    """Whether titles, or the numbers that locate an article, are near enough for a closer look."""
    one, two = [columns.titles[i] for i in left], [columns.titles[i] for i in right]
    ratio = cpdist(one, two, scorer=fuzz.ratio, dtype=np.uint8, score_cutoff=60)
    located = (columns.first_pages[left] == columns.first_pages[right]) & (columns.first_pages[left] != 0)
    located &= (columns.volumes[left] == columns.volumes[right]) | (columns.volumes[left] == 0) | (columns.volumes[right] == 0)
    identified = (columns.dois[left] == columns.dois[right]) & (columns.dois[left] != 0)
    identified |= (columns.identifiers[left] == columns.identifiers[right]) & (columns.identifiers[left] != 0)
    begins = np.array([a[:BEGINNING] == b[:BEGINNING] for a, b in zip(one, two, strict=True)], dtype=bool)
    promising = (ratio >= 80) | located | identified | begins
    rest = np.flatnonzero(kin & ~promising)
    words = cpdist([one[i] for i in rest], [two[i] for i in rest], scorer=fuzz.token_set_ratio, dtype=np.uint8)
    contained = np.array([_contains(one[i], two[i]) for i in rest.tolist()], dtype=bool)
    promising[rest] = (words >= 70) | contained
    return promising


def _contains(one: str, two: str) -> bool:
    """Whether the shorter title may be a short form of the longer one: its beginning stands there."""
    short, full = (one, two) if len(one) < len(two) else (two, one)
    return short[:10] in full


def compare(columns: Columns, left: Ints, right: Ints) -> Comparison:
    """Compare pairs of positions; pairs that have nothing to do with each other are left out."""
    kin = _kin(columns, left, right)
    kept = [np.empty(0, dtype=np.int64)]
    for start in range(0, len(left), CHUNK):
        part = slice(start, start + CHUNK)
        kept.append(np.flatnonzero(_is_promising(columns, left[part], right[part], kin[part])) + start)
    chosen = np.concatenate(kept)
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
        venue=_venues(columns.venues, left, right),
        volume=volume,
        issue=_issues(columns.issues, left, right),
        pages=pages,
        place=_places(columns, pages, volume, left),
        doi=_values(columns.dois, left, right),
        identifier=_values(columns.identifiers, left, right),
        edition=_values(columns.editions, left, right),
        kind=_kinds(columns.kinds, left, right),
        length=_lengths(columns, left, right),
        uneven=_uneven(columns, left, right),
        recurring=_recurring(columns)[left],
        crowded=_crowded(columns)[left],
        several=np.array([" " in columns.families[a] and " " in columns.families[b] for a, b in both], dtype=bool),
        is_book=np.isin(columns.kinds[left], (BOOK, REPORT)) & np.isin(columns.kinds[right], (BOOK, REPORT)),
        impersonal=(columns.initials[left] == 0) & (columns.initials[right] == 0),
        one_is_preprint=columns.preprints[left] != columns.preprints[right],
    )
