"""Titles that many works have: "Editorial", the columns of a journal."""

import numpy as np

from refman.dedupe.hashing import Ints, combine
from refman.dedupe.levels import Levels
from refman.dedupe.normalize import Columns, Flags

GENERIC = frozenset(
    "editorial editorials introduction foreword preface book review reviews books guest editors notes note letter letters "
    "to the editor from chair chairs treasurers directors presidents message news obituary contents index conclusion conclusions afterword abstracts in this "
    "issue comment comments reply editor s summary appendix bibliography acknowledgments contributors annual report "
    "president column special section minitrack of and for a home page homepage website about us contact welcome "
    "personal communication correspondence conversation interview with by email telegram memorandum memo "
    "statement remarks speech press release diary".split()
)


def recurring(columns: Columns) -> Flags:
    """Which entries have one of the short titles under which this collection has works of at least three years, none of them prevailing."""
    hashes = columns.title_hashes
    edges = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1], [True])))
    found = np.zeros(len(columns), dtype=bool)
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if end - start > 2 and hashes[start] and columns.titles[start].count(" ") < 4:
            _, counts = np.unique(columns.years[start:end][columns.years[start:end] > 0], return_counts=True)
            if len(counts) > 2 and counts.max() * 2 <= counts.sum():
                found[start:end] = True
    return found


def crowded(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Which pairs share title and year with a third entry, and name their journal in the same words.

    One list of works names several columns of a year alike; two lists seldom name one column in the same words.
    """
    keys = combine(columns.title_hashes, columns.years.astype(np.uint64))
    _, where, counts = np.unique(keys, return_inverse=True, return_counts=True)
    many = (counts[where] > 2) & (keys != 0)
    return many[left] & (columns.venues[left] == columns.venues[right])


def lengths(columns: Columns, left: Ints, right: Ints) -> Levels:
    """0 a title that many works have, 1 up to two words, 2 up to four words, 3 longer; of the shorter title."""
    size = np.zeros(len(columns), dtype=np.int8)
    for i in np.unique(np.concatenate((left, right))).tolist():
        words = columns.titles[i].split()
        if not words or not all(w in GENERIC or w.isdigit() for w in words):
            size[i] = 1 if len(words) <= 2 else 2 if len(words) <= 4 else 3
    return np.minimum(size[left], size[right])
