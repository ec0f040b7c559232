"""Whether two names of journals or proceedings mean the same one."""

import numpy as np
from rapidfuzz import fuzz

from refman.dedupe.block import decode, encode
from refman.dedupe.hashing import Ints
from refman.dedupe.levels import Levels, Venue
from refman.dedupe.normalize import Columns

PUBLICATION = frozenset("journal proceedings proc conference record magazine transactions annual".split())
SMALL_WORDS = frozenset("the of and for in on a an der des die und de la le".split())


def _is_abbreviation(short: str, full: str) -> bool:
    """Whether the words of `short` begin, in order, words of `full` ("j strateg secur"), or are its initials."""
    words = [w for w in full.split() if w not in SMALL_WORDS]
    wanted = [w for w in short.split() if w not in SMALL_WORDS]
    names = [w for w in wanted if not w.isdigit() and w not in PUBLICATION]
    if len(names) == 1 and _are_initials(names[0], words, full.split()):
        return True
    position = 0
    for word in wanted:
        while position < len(words) and not _stands_for(word, words[position]):
            position += 1
        if position == len(words):
            return False
        position += 1
    return bool(wanted)


def _are_initials(name: str, words: list[str], all_words: list[str]) -> bool:
    """Whether a name is the beginnings of words of another, with the small words or without: "soda", "vldb"; or all initials: "sz"."""
    if len(name) < 3:
        return name == "".join(word[0] for word in words)
    return any(_is_acronym(name, some[i:]) for some in (words, all_words) for i in range(len(some)))


def _stands_for(short: str, word: str) -> bool:
    """Whether `short` begins a word, or leaves letters of it out: "dtsch" for "deutsche", "natl" for "national"."""
    if word.startswith(short):
        return True
    letters = iter(word)
    return len(short) > 2 and short[0] == word[0] and all(letter in letters for letter in short)


def _is_acronym(letters: str, words: list[str]) -> bool:
    """Whether letters are the beginnings of words in their order: "amcis", "vldb"."""
    if not letters or not words:
        return not letters
    word = words[0]
    return any(
        letters[:n] == word[:n] and _is_acronym(letters[n:], words[1:])
        for n in range(1, min(len(letters), 4) + 1)
    )


def compare_names(one: str, two: str) -> Venue:
    """Compare two clean names of journals or proceedings."""
    if not one or not two:
        return Venue.MISSING
    if one.replace(" ", "") == two.replace(" ", ""):
        return Venue.SAME
    short, full = sorted((one, two), key=len)
    if _is_abbreviation(short, full) or fuzz.ratio(one, two) >= 88 or fuzz.token_set_ratio(one, two) >= 95:
        return Venue.SAME
    return Venue.SIMILAR if fuzz.token_set_ratio(one, two) >= 70 else Venue.DIFFERENT


def compare_venues(columns: Columns, left: Ints, right: Ints) -> Levels:
    """Compare the venues of pairs of positions."""
    names = columns.venue_names
    both, where = np.unique(encode(columns.venues[left], columns.venues[right]), return_inverse=True)
    found = [
        compare_names(names[a], names[b]) for a, b in zip(*map(np.ndarray.tolist, decode(both)), strict=True)
    ]
    return np.array(found, dtype=np.int8)[where]
