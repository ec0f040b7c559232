"""Strings and words as 64-bit integers, thousands at a time.

A polynomial hash modulo 2^64 over bytes: with running sums of `value * BASE**position`, the hash of any stretch is
one subtraction and one multiplication, so numpy hashes every word of a column without a Python loop.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from refman.dedupe.texts import NEWLINE, Texts

Ints: TypeAlias = NDArray[np.integer[Any]]
Hashes: TypeAlias = NDArray[np.uint64]

CHUNK = 8192
BASE = np.uint64(0x9E3779B97F4A7C15)
INVERSE = np.uint64(pow(int(BASE), -1, 2**64))
SPACE = 32


@cache
def _powers(length: int) -> tuple[Hashes, Hashes]:
    """BASE and its inverse (modulo 2^64) to the powers 0 … length - 1."""
    tables = []
    for base in (BASE, INVERSE):
        powers = np.full(length, base, dtype=np.uint64)
        powers[:1] = 1
        tables.append(np.cumprod(powers, dtype=np.uint64))
    return tables[0], tables[1]


def mix(values: Hashes) -> Hashes:
    """Spread the bits of each value (the finalizer of splitmix64, Steele et al. 2014); 0 stays 0."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def distinct(values: Hashes) -> Hashes:
    """The values in ascending order, each once; several times as fast as `numpy.unique`, which hashes them."""
    values = np.sort(values)
    new = np.ones(len(values), dtype=bool)
    new[1:] = values[1:] != values[:-1]
    return values[new]


def combine(*parts: Hashes) -> Hashes:
    """One hash of several, column by column; 0 wherever a part is 0, which means that it is missing."""
    total = np.zeros_like(parts[0])
    present = np.ones(len(parts[0]), dtype=bool)
    for part in parts:
        total = mix(total * np.uint64(31) + part)
        present &= part != 0
    return np.where(present, total, np.uint64(0))


def _stretches(data: NDArray[np.uint8], starts: Ints, ends: Ints) -> Hashes:
    size = 1 << max(16, len(data).bit_length())
    powers, inverses = _powers(size)
    sums = np.zeros(len(data) + 1, dtype=np.uint64)
    np.cumsum((data.astype(np.uint64) + np.uint64(1)) * powers[: len(data)], out=sums[1:])
    return mix((sums[ends] - sums[starts]) * inverses[starts])


def _chunks(texts: Texts) -> Iterator[tuple[int, NDArray[np.uint8]]]:
    for first in range(0, len(texts), CHUNK):
        yield first, texts.bytes_of(first, first + CHUNK)


def hash_texts(texts: Texts, longest: int | None = None) -> Hashes:
    """The hash of each text, or of its first bytes; an empty text is 0."""
    found = [np.empty(0, dtype=np.uint64)]
    for _, data in _chunks(texts):
        ends = np.flatnonzero(data == NEWLINE)
        starts = np.concatenate(([0], ends[:-1] + 1))
        found.append(
            _stretches(data, starts, ends if longest is None else np.minimum(ends, starts + longest))
        )
    return np.concatenate(found)


class Words(NamedTuple):
    """Words of a column in their order: hash, index of the text it stands in (ascending), length in bytes (up to 255)."""

    hashes: Hashes
    owners: Ints
    lengths: Ints

    def where(self, chosen: NDArray[np.bool_]) -> "Words":
        """The chosen words."""
        return Words(self.hashes[chosen], self.owners[chosen], self.lengths[chosen])

    def first(self, count: int) -> "Words":
        """The first words of each text."""
        return self.where(places(self.owners) < count)


def places(owners: Ints) -> Ints:
    """The place (0, 1, 2 …) of each element among those of its owner, where equal owners stand together."""
    index = np.arange(len(owners), dtype=np.int32)
    new = np.ones(len(owners), dtype=bool)
    new[1:] = owners[1:] != owners[:-1]
    return index - np.maximum.accumulate(np.where(new, index, 0))


def joined(parts: Sequence[Words]) -> Words:
    """Words of several columns, one after the other."""
    nothing = Words(np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.uint8))
    hashes, owners, lengths = zip(nothing, *parts, strict=True)
    return Words(np.concatenate(hashes), np.concatenate(owners), np.concatenate(lengths))


def hash_words(texts: Texts, first: int = 0, last: int | None = None) -> Words:
    """The words, which one space separates, of the texts from `first` up to `last`."""
    parts = []
    last = len(texts) if last is None else last
    for start in range(first, last, CHUNK):
        data = texts.bytes_of(start, min(start + CHUNK, last))
        line_end = data == NEWLINE
        ends = np.flatnonzero(line_end | (data == SPACE))
        starts = np.concatenate(([0], ends[:-1] + 1))
        lines = np.concatenate(([0], np.cumsum(line_end[ends], dtype=np.int32)[:-1]))
        words = ends > starts
        starts, ends = starts[words], ends[words]
        lengths = np.minimum(ends - starts, 255).astype(np.uint8)
        parts.append(Words(_stretches(data, starts, ends), (lines[words] + start).astype(np.int32), lengths))
    return joined(parts)
