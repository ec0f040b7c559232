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
from refman.model import Entry

Flags: TypeAlias = NDArray[np.bool_]

CHUNK = 8192


@dataclass(frozen=True, slots=True)
class Columns:
    """n entries as columns, in the order of their titles, then keys.

    Texts are lower-case words without accents, separated by one space. `titles` may be empty; `heads` counts the
    words before the first break of the title (0: there is none). Hashes and numbers are 0 where the entry says
    nothing. `names` are hashes of titles, `originals` those of the titles that a translation names. `authors` is the raw field, `families` the family names in their order, `truncated` 1 where "et al." follows,
    `initials` the first author's initial as a character code, `weights` the number of fields.
    """

    keys: list[str]
    titles: list[str]
    authors: list[str]
    families: list[str]
    venues: list[str]
    dois: Hashes
    identifiers: Hashes
    isbns: Hashes
    names: Hashes
    originals: Hashes
    heads: Ints
    kinds: Ints
    initials: Ints
    truncated: Ints
    years: Ints
    volumes: Ints
    issues: Ints
    first_pages: Ints
    last_pages: Ints
    editions: Ints
    preprints: Ints
    weights: Ints

    def __len__(self) -> int:
        return len(self.keys)


TEXTS, HASHED, NUMBERS = Columns.__slots__[:5], Columns.__slots__[5:10], Columns.__slots__[10:]


def _numbers(entry: Entry, head: int, names: Authors, doi: str) -> tuple[int, ...]:
    """What `NUMBERS` names, of one entry."""
    get = entry.fields.get
    first, last = values.pages(get("pages", ""))
    return (
        head,
        values.kind(entry),
        ord(names.initial) if names.initial else 0,
        names.truncated,
        values.year(get("year") or get("date") or ""),
        values.number(get("volume", "")),
        values.number(get("number") or get("issue") or ""),
        first,
        last,
        values.edition(get("edition", "")),
        values.is_preprint(entry.fields, doi),
        len(entry.fields),
    )


def _chunk(entries: Sequence[Entry], venues: dict[str, str]) -> dict[str, Any]:
    """The columns of some entries; `venues` remembers names that were cleaned before."""
    raw_titles = [values.title(entry.fields) for entry in entries]
    raw_venues = [values.venue(entry.fields) for entry in entries]
    authors = [values.plain(e.fields.get("author") or e.fields.get("editor") or "") for e in entries]
    names = [parse(field) for field in authors]
    dois = [values.doi(entry.fields) for entry in entries]
    new = [name for name in dict.fromkeys(raw_venues) if name not in venues]
    venues.update(zip(new, values.clean([values.plain(name) for name in new]), strict=True))
    heads = map(values.head, raw_titles)
    titles = ["" if t in values.PLACEHOLDER else t for t in values.clean(raw_titles)]
    originals = values.clean([values.plain(entry.fields.get("origtitle", "")) for entry in entries])
    numbers = np.array(
        [_numbers(*of_one) for of_one in zip(entries, heads, names, dois, strict=True)], dtype=np.int64
    ).reshape(len(entries), len(NUMBERS))
    return {
        "keys": [entry.key for entry in entries],
        "titles": titles,
        "authors": authors,
        "families": [" ".join(found.families) for found in names],
        "venues": [venues[name] for name in raw_venues],
        "dois": hash_texts(dois),
        "identifiers": hash_texts([values.identifier(entry.fields) for entry in entries]),
        "isbns": hash_texts([values.isbn(entry.fields.get("isbn", "")) for entry in entries]),
        "names": hash_texts(titles),
        "originals": hash_texts(originals),
        **dict(zip(NUMBERS, numbers.T, strict=True)),
    }


def _chunks(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    iterator = iter(entries)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def columns(entries: Iterable[Entry]) -> Columns:
    """Read entries into columns; they are read once, in any order, and need not stay in memory."""
    venues: dict[str, str] = {}
    chunks = [_chunk(some, venues) for some in _chunks(entries)] or [_chunk([], venues)]
    made: dict[str, Any] = {name: [text for chunk in chunks for text in chunk[name]] for name in TEXTS}
    order = sorted(range(len(made["keys"])), key=made["keys"].__getitem__)
    order.sort(key=made["titles"].__getitem__)
    for name in TEXTS:
        made[name] = [made[name][i] for i in order]
    for name in HASHED + NUMBERS:
        made[name] = np.concatenate([chunk.pop(name) for chunk in chunks])[order]
    return Columns(**made)
