"""Entries become columns: one numpy array or list per property, ready to be hashed and compared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from refman.dedupe import values
from refman.dedupe.hashing import Hashes, Ints, hash_texts
from refman.dedupe.names import Authors, parse
from refman.dedupe.texts import Texts
from refman.model import Entry

Flags: TypeAlias = NDArray[np.bool_]

CHUNK = 8192
MANY = 9999


@dataclass(frozen=True, slots=True)
class Columns:
    """n entries as columns, in the order of their titles, then keys.

    Texts are lower-case words without accents, separated by one space. `titles` may be empty; `heads` counts the
    words before the first break of the title (0: there is none). `authors` is the raw field, `families` the family
    names in their order, `venues` the place of each entry's journal, book or publisher in `venue_names`. Hashes and
    numbers are 0 where the entry says nothing. `title_hashes` are hashes of titles, `originals` those of the titles that a
    translation names. `people` counts the authors, `truncated` is 1 where "et al." follows, `initials` the first author's initial as a character
    code, `weights` the number of fields.
    """

    keys: list[str]
    titles: Texts
    authors: Texts
    families: Texts
    venue_names: list[str]
    venues: Ints
    dois: Hashes
    identifiers: Hashes
    isbns: Hashes
    title_hashes: Hashes
    originals: Hashes
    heads: Ints
    kinds: Ints
    people: Ints
    initials: Ints
    truncated: Ints
    years: Ints
    days: Ints
    volumes: Ints
    issues: Ints
    first_pages: Ints
    last_pages: Ints
    editions: Ints
    preprints: Ints
    weights: Ints

    def __len__(self) -> int:
        return len(self.keys)


TEXTS, ARRAYS, NUMBERS = Columns.__slots__[1:4], Columns.__slots__[5:], Columns.__slots__[11:]
WIDTHS = dict(
    zip(
        NUMBERS, (np.dtype(code) for code in "i2 i1 i2 i4 i1 i2 i2 i4 i4 i8 i8 i4 i1 i2".split()), strict=True
    )
)


def _numbers(entry: Entry, head: int, names: Authors, venue: str, doi: str) -> tuple[int, ...]:
    """What `NUMBERS` names, of one entry."""
    get = entry.fields.get
    first, last = values.pages(get("pages", ""))
    kind, number = values.kind(entry.type, venue), get("number") or get("issue") or ""
    is_own = kind == values.REPORT or (kind in (0, values.LAW) and not venue)
    return (
        head,
        kind,
        min(len(names.families), MANY),
        ord(names.initial) if names.initial else 0,
        names.truncated,
        values.year(get("year") or get("date") or ""),
        values.day(entry.fields),
        values.number(get("volume", "")),
        values.own_number(number, kind) if is_own else values.number(number),
        first,
        last,
        values.edition(entry.fields),
        values.is_preprint(entry.fields, venue, doi),
        len(entry.fields),
    )


class _Venues(dict[str, int]):
    """Clean names of venues, each with its place; the first is none."""

    def __init__(self) -> None:
        super().__init__({"": 0})
        self._raw: dict[str, int] = {"": 0}

    def places(self, raw: list[str]) -> list[int]:
        """The places of names as entries write them."""
        new = [name for name in dict.fromkeys(raw) if name not in self._raw]
        for name, clean in zip(new, values.clean([values.plain(name) for name in new]), strict=True):
            self._raw[name] = self.setdefault(clean, len(self))
        return [self._raw[name] for name in raw]


def _chunk(entries: Sequence[Entry], venues: _Venues) -> dict[str, Any]:
    """The columns of some entries."""
    raw_titles = [values.title(entry.fields) for entry in entries]
    authors = [values.plain(e.fields.get("author") or e.fields.get("editor") or "") for e in entries]
    names = [parse(field) for field in authors]
    dois = [values.doi(entry.fields) for entry in entries]
    titles = Texts.of("" if t in values.PLACEHOLDER else t for t in values.clean(raw_titles))
    originals = values.clean([values.plain(entry.fields.get("origtitle", "")) for entry in entries])
    places = [values.venue(entry.fields) for entry in entries]
    rows = zip(entries, map(values.head, raw_titles), names, places, dois, strict=True)
    numbers = np.array([_numbers(*row) for row in rows], dtype=np.int64).reshape(len(entries), len(NUMBERS))
    return {
        "keys": [entry.key for entry in entries],
        "titles": titles,
        "authors": Texts.of(authors),
        "families": Texts.of(" ".join(found.families) for found in names),
        "venues": np.array(venues.places(places), dtype=np.int32),
        "dois": hash_texts(Texts.of(dois)),
        "identifiers": hash_texts(Texts.of(values.identifier(entry.fields) for entry in entries)),
        "isbns": hash_texts(Texts.of(values.isbn(entry.fields.get("isbn", "")) for entry in entries)),
        "title_hashes": hash_texts(titles),
        "originals": hash_texts(Texts.of(originals)),
        **{name: of_all.astype(WIDTHS[name]) for name, of_all in zip(NUMBERS, numbers.T, strict=True)},
    }


def _chunks(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    iterator = iter(entries)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def columns(entries: Iterable[Entry]) -> Columns:
    """Read entries into columns; they are read once, in any order, and need not stay in memory."""
    venues = _Venues()
    chunks = [_chunk(some, venues) for some in _chunks(entries)] or [_chunk([], venues)]
    keys = [key for chunk in chunks for key in chunk["keys"]]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    titles = [title for chunk in chunks for title in chunk["titles"]]
    order.sort(key=titles.__getitem__)
    del titles
    made: dict[str, Any] = {"keys": [keys[i] for i in order], "venue_names": list(venues)}
    for name in TEXTS:
        made[name] = Texts.joined([chunk.pop(name) for chunk in chunks]).take(order)
    for name in ARRAYS:
        made[name] = np.concatenate([chunk.pop(name) for chunk in chunks])[order]
    return Columns(**made)
