"""The story of an import: new entries are linked to known ones that are the same work."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from refman.dedupe.block import candidates, decode
from refman.dedupe.compare import compare, describe
from refman.dedupe.decide import SURE, Verdict, decide, shipped
from refman.dedupe.hashing import Hashes
from refman.dedupe.levels import Comparison
from refman.dedupe.normalize import Flags, columns
from refman.dedupe.reasons import explain
from refman.dedupe.unite import torn
from refman.dedupe.values import doi
from refman.model import Entry, Link

LARGEST = 300
LONG_WORD = re.compile(r"[a-z]{4,}")


def _conceivable(new: Sequence[Entry], known: Sequence[Entry]) -> Sequence[Entry]:
    """The known entries that share a DOI or a third of their title's words with a new one, or hide their words in commands, or have none."""
    wanted = [set(LONG_WORD.findall(entry.fields.get("title", "").casefold())) for entry in new]
    if not all(wanted):
        return known
    having: dict[str, list[int]] = defaultdict(list)
    for i, words in enumerate(wanted):
        for word in words:
            having[word].append(i)

    def is_conceivable(title: str) -> bool:
        words = set(LONG_WORD.findall(title.casefold()))
        shared = Counter(i for word in words for i in having.get(word, ()))
        return any(3 * count >= min(len(words), len(wanted[i])) for i, count in shared.items())

    dois = {doi(entry.fields) for entry in new} - {""}
    titles = (entry.fields.get("title", "") for entry in known)
    return [
        entry
        for entry, title in zip(known, titles, strict=True)
        if not title
        or not title.isascii()
        or "\\" in title
        or is_conceivable(title)
        or (dois and doi(entry.fields) in dois)
    ]


def _rivals(pairs: Comparison, verdict: Verdict, is_new: Flags) -> Hashes:
    """Pairs of known entries that one new entry fits alike."""
    fitting: dict[int, set[int]] = defaultdict(set)
    for i in np.flatnonzero(verdict.sure).tolist():
        one, two = int(pairs.left[i]), int(pairs.right[i])
        new, known = (one, two) if is_new[one] else (two, one)
        fitting[new].add(known)
    both = {pair for known in fitting.values() for pair in combinations(sorted(known)[:LARGEST], 2)}
    return np.array([low << 32 | high for low, high in sorted(both)], dtype=np.uint64)


def _tied(pairs: Comparison, verdict: Verdict, is_new: Flags) -> Flags:
    """Which sure pairs are the best of a new entry, but no better than another, and the two known entries may differ."""
    fitting: dict[int, list[int]] = defaultdict(list)
    twins = set()
    for i in np.flatnonzero(verdict.sure).tolist():
        one, two = int(pairs.left[i]), int(pairs.right[i])
        if is_new[one] == is_new[two]:
            twins.add((one, two))
        else:
            fitting[one if is_new[one] else two].append(i)
    found = np.zeros(len(pairs), dtype=bool)
    for new, indexes in fitting.items():
        best = max(verdict.scores[indexes])
        tied = [i for i in indexes if verdict.scores[i] == best]
        known = sorted(int(pairs.left[i]) + int(pairs.right[i]) - new for i in tied)
        found[tied] = any(pair not in twins for pair in combinations(known, 2))
    return found


def make_links(
    new: Sequence[Entry], known: Sequence[Entry], distinct: Collection[frozenset[str]]
) -> list[Link]:
    """Link new entries to known ones; see `refman.dedupe.find_links`."""
    marked = [replace(entry, key=f"\0{i}") for i, entry in enumerate(new)]
    found = columns([*marked, *_conceivable(new, known)])
    is_new = np.array([key.startswith("\0") for key in found.keys], dtype=bool)
    left, right = candidates(found)
    across = is_new[left] != is_new[right]
    pairs = compare(found, left[across], right[across])
    pairs = pairs.joined(describe(found, *decode(_rivals(pairs, decide(pairs, shipped()), is_new))))
    verdict = decide(pairs, shipped())
    verdict = verdict.doubting(torn(found, pairs, verdict, (), SURE) | _tied(pairs, verdict, is_new))
    forbidden = {
        (new[i].key, other)
        for keys in distinct
        for i in range(len(new))
        if new[i].key in keys
        for other in keys
    }
    links: dict[int, Link] = {}
    hopeful = np.flatnonzero((verdict.sure | verdict.unsure) & (is_new[pairs.left] != is_new[pairs.right]))
    for i in hopeful[np.lexsort((-verdict.scores[hopeful], ~verdict.sure[hopeful]))].tolist():
        one, two = int(pairs.left[i]), int(pairs.right[i])
        if is_new[two]:
            one, two = two, one
        position, key = int(found.keys[one][1:]), found.keys[two]
        if position not in links and (new[position].key, key) not in forbidden:
            score = round(float(verdict.scores[i]), 4)
            links[position] = Link(position, key, score, bool(verdict.sure[i]), explain(found, pairs, i))
    return [links[position] for position in sorted(links)]
