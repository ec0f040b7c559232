"""Which entries are worth comparing: those that share a blocking key.

A key is a 64-bit hash; entries with equal keys form a block. In a small block every pair is a candidate, in a larger
one only neighbours in the order of titles (sorted neighbourhood, Hernández and Stolfo 1995), so the work grows
linearly with the number of entries.
"""

from collections.abc import Iterator

import numpy as np

from refman.dedupe.hashing import (
    Hashes,
    Ints,
    Words,
    combine,
    distinct,
    hash_texts,
    hash_words,
    joined,
    mix,
    places,
)
from refman.dedupe.normalize import Columns
from refman.dedupe.texts import Texts

SMALL = 12
WINDOW = 6
RARE_WORDS = 4
PREFIX = 16
LONG_WORD = 4
COUNT_BITS = 22
SLICE = 1 << 16


def encode(left: Ints, right: Ints) -> Hashes:
    """Pairs of positions as one integer each, the smaller position in the upper half."""
    low, high = np.minimum(left, right).astype(np.uint64), np.maximum(left, right).astype(np.uint64)
    return (low << np.uint64(32)) | high


def decode(pairs: Hashes) -> tuple[Ints, Ints]:
    """The positions of encoded pairs."""
    return (pairs >> np.uint64(32)).astype(np.int32), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int32)


def pairs_in_blocks(keys: Hashes, owners: Ints) -> Hashes:
    """Candidate pairs of owners with equal keys, encoded, sorted, each once; a key of 0 is none.

    Owners of the same key must stand in ascending order.
    """
    present = keys != 0
    keys, owners = keys[present], owners[present]
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    place = places(keys.view(np.int64))
    last = np.ones(len(keys), dtype=bool)
    last[:-1] = keys[1:] != keys[:-1]
    ends = np.flatnonzero(last)
    sizes = np.repeat(place[ends] + 1, place[ends] + 1)
    found = [np.empty(0, dtype=np.uint64)]
    for step in range(1, SMALL):
        together = (place[step:] >= step) & ((sizes[step:] <= SMALL) | (step <= WINDOW))
        together &= owners[step:] != owners[:-step]
        if not together.any() and step > WINDOW:
            break
        found.append(encode(owners[:-step][together], owners[step:][together]))
    return distinct(np.concatenate(found))


def _bucket(words: Words) -> Ints:
    return (words.hashes >> np.uint64(64 - COUNT_BITS)).astype(np.int64)


def _rarest(words: Words, counts: Ints) -> Words:
    """The words of each title that are in the fewest titles, but in more than one."""
    often = counts[_bucket(words)]
    words, often = words.where(often > 1), np.minimum(often[often > 1], 0xFFFF).astype(np.uint64)
    rank = (
        (words.owners.astype(np.uint64) << np.uint64(32))
        | (often << np.uint64(16))
        | (words.hashes >> np.uint64(48))
    )
    order = np.argsort(rank)
    return Words(words.hashes[order], words.owners[order], words.lengths[order]).first(RARE_WORDS)


def _title_words(titles: Texts) -> tuple[Words, Words]:
    """The rarest words of each title, and its first two long ones; slice by slice, to save memory."""
    size = len(titles)
    slices = [(start, min(start + SLICE, size)) for start in range(0, size, SLICE)]
    counts = np.zeros(1 << COUNT_BITS, dtype=np.int32)
    for start, end in slices:
        np.add.at(counts, _bucket(hash_words(titles, start, end)), 1)
    rare, long = [], []
    for start, end in slices:
        words = hash_words(titles, start, end)
        rare.append(_rarest(words, counts))
        long.append(words.where(words.lengths >= LONG_WORD).first(2))
    return joined(rare), joined(long)


def _word_pairs(rare: Words) -> Iterator[tuple[Hashes, Ints]]:
    """Keys of every two of the rare words of a title."""
    for step in range(1, RARE_WORDS):
        same = rare.owners[step:] == rare.owners[:-step]
        one, two = rare.hashes[step:][same], rare.hashes[:-step][same]
        yield mix(np.minimum(one, two) * np.uint64(31) + np.maximum(one, two)), rare.owners[step:][same]


def _first_words(words: Words, count: int, size: int) -> Hashes:
    """For each of `size` owners one hash of its first `count` words, 0 where it has fewer."""
    words = words.first(count)
    place = places(words.owners)
    parts = np.zeros((count, size), dtype=np.uint64)
    parts[place, words.owners] = words.hashes
    return combine(*parts)


def _sum_by_owner(words: Words, size: int) -> Hashes:
    """One hash of all words of an owner, whatever their order."""
    total = np.zeros(size, dtype=np.uint64)
    np.add.at(total, words.owners, words.hashes)
    return total


def _title_keys(columns: Columns, year: Hashes) -> Iterator[tuple[Hashes, Ints]]:
    everyone = np.arange(len(columns), dtype=np.int32)
    glued = columns.titles.without_spaces()
    yield hash_texts(glued), everyone
    yield hash_texts(glued, PREFIX), everyone
    yield combine(columns.title_hashes, year), everyone
    if columns.originals.any():
        yield np.concatenate((columns.title_hashes, columns.originals)), np.concatenate((everyone, everyone))


def _number_keys(columns: Columns, year: Hashes, volume: Hashes, page: Hashes) -> Iterator[Hashes]:
    yield columns.dois
    yield columns.identifiers
    yield combine(columns.isbns, page)
    yield combine(year, volume, page)


def _name_keys(
    columns: Columns, long: Words, year: Hashes, volume: Hashes, page: Hashes
) -> Iterator[tuple[Hashes, Ints]]:
    size = len(columns)
    families = hash_words(columns.families)
    group, families = _sum_by_owner(families, size), families.first(3)
    yield combine(group, year), np.arange(size, dtype=np.int32)
    yield combine(group, page), np.arange(size, dtype=np.int32)
    for others in ((volume, page), (_first_words(long, 2, size),), (year, _first_words(long, 1, size))):
        yield combine(families.hashes, *(other[families.owners] for other in others)), families.owners


def _keys(columns: Columns) -> Iterator[tuple[Hashes, Ints]]:
    """Every kind of blocking key with the positions that it belongs to."""
    year, volume, page = (
        mix(column.astype(np.uint64)) for column in (columns.years, columns.volumes, columns.first_pages)
    )
    for keys in _number_keys(columns, year, volume, page):
        yield keys, np.arange(len(columns), dtype=np.int32)
    yield from _title_keys(columns, year)
    rare, long = _title_words(columns.titles)
    yield from _word_pairs(rare)
    del rare
    yield from _name_keys(columns, long, year, volume, page)


def candidates(columns: Columns) -> tuple[Ints, Ints]:
    """Pairs of positions to compare, each once, the smaller position first."""
    found = [pairs_in_blocks(keys, owners) for keys, owners in _keys(columns)]
    return decode(distinct(np.concatenate(found)))
