"""A quick look that leaves out the pairs which have nothing to do with each other."""

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from refman.dedupe.hashing import Ints, hash_words
from refman.dedupe.normalize import Columns, Flags

CHUNK = 1 << 18
BEGINNING = 20


def _kin(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Whether the entries may share an author (two bits for each name, Bloom 1970), or one entry has none."""
    words = hash_words(columns.families)
    kin = np.ones(len(left), dtype=bool)
    for shift in (0, 6):
        bits = np.zeros(len(columns), dtype=np.uint64)
        np.bitwise_or.at(
            bits, words.owners, np.uint64(1) << ((words.hashes >> np.uint64(shift)) % np.uint64(64))
        )
        kin &= (bits[left] & bits[right] != 0) | (bits[left] == 0) | (bits[right] == 0)
    return kin


def _is_promising(columns: Columns, left: Ints, right: Ints, kin: Flags) -> Flags:
    """Whether titles, or the numbers that locate an article, are near enough for a closer look."""
    one, two = [columns.titles[i] for i in left], [columns.titles[i] for i in right]
    ratio = cpdist(one, two, scorer=fuzz.ratio, dtype=np.uint8, score_cutoff=60)
    located = (columns.first_pages[left] == columns.first_pages[right]) & (columns.first_pages[left] != 0)
    located &= (
        (columns.volumes[left] == columns.volumes[right])
        | (columns.volumes[left] == 0)
        | (columns.volumes[right] == 0)
    )
    identified = is_translation(columns, left, right)
    identified |= (columns.dois[left] == columns.dois[right]) & (columns.dois[left] != 0)
    identified |= (columns.identifiers[left] == columns.identifiers[right]) & (columns.identifiers[left] != 0)
    begins = np.array([_begins(a, b) for a, b in zip(one, two, strict=True)], dtype=bool)
    promising = (ratio >= 80) | located | identified | begins
    rest = np.flatnonzero(kin & ~promising)
    words = cpdist(
        [one[i] for i in rest], [two[i] for i in rest], scorer=fuzz.token_set_ratio, dtype=np.uint8
    )
    contained = np.array([_contains(one[i], two[i]) for i in rest.tolist()], dtype=bool)
    promising[rest] = (words >= 70) | contained
    return promising


def is_translation(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Whether one entry names the title of the other as its original."""
    names, originals = columns.names, columns.originals
    one = (originals[left] == names[right]) & (names[right] != 0)
    return one | ((originals[right] == names[left]) & (names[left] != 0))


def _begins(one: str, two: str) -> bool:
    """Whether one title of some length is the beginning of the other."""
    short, full = (one, two) if len(one) < len(two) else (two, one)
    return len(short) >= BEGINNING and full.startswith(short)


def _contains(one: str, two: str) -> bool:
    """Whether the shorter title may be a short form of the longer one: its beginning stands there."""
    short, full = (one, two) if len(one) < len(two) else (two, one)
    return short[:10] in full


def promising(columns: Columns, left: Ints, right: Ints) -> Ints:
    """The indexes of the pairs of positions that deserve a closer look."""
    kin = _kin(columns, left, right)
    kept = [np.empty(0, dtype=np.int64)]
    for start in range(0, len(left), CHUNK):
        part = slice(start, start + CHUNK)
        kept.append(np.flatnonzero(_is_promising(columns, left[part], right[part], kin[part])) + start)
    return np.concatenate(kept)
