"""A quick look that leaves out the pairs which have nothing to do with each other."""

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from refman.dedupe.hashing import Hashes, Ints, hash_texts, hash_words
from refman.dedupe.levels import Venue
from refman.dedupe.normalize import Columns, Flags
from refman.dedupe.venues import compare_venues

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


def _is_promising(columns: Columns, left: Ints, right: Ints, kin: Flags, beginnings: Hashes) -> Flags:
    """Whether titles, or the numbers that locate an article, are near enough for a closer look.

    `beginnings` are hashes of the first bytes of titles.
    """
    one, two = columns.titles.pairs(left, right)
    ratio = cpdist(one, two, scorer=fuzz.ratio, dtype=np.uint8, score_cutoff=60)
    promising = (ratio >= 80) | _identified(columns, left, right)
    rest = np.flatnonzero(~promising)
    promising[rest] = _located(columns, left[rest], right[rest], kin[rest])
    rest = np.flatnonzero(~promising & (beginnings[left] == beginnings[right]))
    promising[rest] = np.fromiter(map(_begins, one[rest], two[rest]), dtype=bool, count=len(rest))
    rest = np.flatnonzero(kin & ~promising)
    one, two = one[rest], two[rest]
    words = cpdist(one, two, scorer=fuzz.token_set_ratio, dtype=np.uint8)
    contained = np.fromiter(map(_contains, one, two), dtype=bool, count=len(rest))
    promising[rest] = (words >= 70) | contained
    return promising


def _identified(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Whether an identifier agrees, or one entry is a translation of the other."""
    identified = is_translation(columns, left, right)
    for codes in (columns.dois, columns.identifiers):
        identified |= (codes[left] == codes[right]) & (codes[left] != 0)
    return identified


def _located(columns: Columns, left: Ints, right: Ints, kin: Flags) -> Flags:
    """Whether volume and first page agree, by an author of both or in a journal that may be the same."""
    pages, volumes = columns.first_pages, columns.volumes
    located = (pages[left] == pages[right]) & (pages[left] != 0)
    located &= (volumes[left] == volumes[right]) | (volumes[left] == 0) | (volumes[right] == 0)
    strangers = np.flatnonzero(located & ~kin)
    located[strangers] = compare_venues(columns, left[strangers], right[strangers]) != Venue.DIFFERENT
    return located


def is_translation(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Whether one entry names the title of the other as its original."""
    names, originals = columns.title_hashes, columns.originals
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
    kin, beginnings = _kin(columns, left, right), hash_texts(columns.titles, BEGINNING)
    kept = [np.empty(0, dtype=np.int64)]
    for start in range(0, len(left), CHUNK):
        part = slice(start, start + CHUNK)
        chosen = _is_promising(columns, left[part], right[part], kin[part], beginnings)
        kept.append(np.flatnonzero(chosen) + start)
    return np.concatenate(kept)
