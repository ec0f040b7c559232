"""The whole story of a look for duplicates, from entries to a plan or to links."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from refman.dedupe.block import candidates, decode, encode
from refman.dedupe.cluster import Clusters
from refman.dedupe.compare import compare, describe
from refman.dedupe.decide import SURE, Scorecard, Verdict, decide, shipped
from refman.dedupe.hashing import Hashes
from refman.dedupe.levels import Comparison
from refman.dedupe.normalize import Columns, Flags, columns
from refman.dedupe.reasons import TORN, explain
from refman.dedupe.related import relations
from refman.dedupe.unite import torn, unite
from refman.dedupe.values import doi
from refman.model import Cluster, Entry, Link, Plan, Related, Review

LARGEST = 300
LONG_WORD = re.compile(r"[a-z]{4,}")


def _apart(found: Columns, distinct: Collection[frozenset[str]]) -> set[tuple[int, int]]:
    """Pairs of positions that a person said are different works."""
    if not distinct:
        return set()
    named = set().union(*distinct)
    position = {key: i for i, key in enumerate(found.keys) if key in named}
    return {
        (position[a], position[b])
        for keys in distinct
        for a, b in combinations(sorted(keys), 2)
        if a in position and b in position
    }


def _not_compared(clusters: Clusters, compared: Hashes) -> Hashes:
    """Pairs within clusters that blocking had left out."""
    inside = (
        low << 32 | high
        for members in clusters.sets()
        if len(members) > 2
        for low, high in combinations(members[:LARGEST], 2)
    )
    return np.setdiff1d(np.fromiter(inside, dtype=np.uint64), compared, assume_unique=True)


def _join(one: Comparison, two: Comparison) -> Comparison:
    return Comparison(*(np.concatenate((getattr(one, n), getattr(two, n))) for n in Comparison.__slots__))


class Search:
    """Entries compared, decided and clustered; nothing is worded yet."""

    def __init__(
        self,
        found: Columns,
        distinct: Collection[frozenset[str]],
        card: Scorecard,
        threshold: float,
        progress: Callable[[int], object],
    ) -> None:
        self.columns = found
        self.apart = _apart(found, distinct)
        left, right = candidates(found)
        progress(20)
        self.pairs = compare(found, left, right)
        progress(30)
        self._cluster(card, threshold)
        missing = _not_compared(self.clusters, encode(left, right))
        if len(missing):
            self.pairs = _join(self.pairs, describe(found, *decode(missing)))
            self._cluster(card, threshold)

    def _cluster(self, card: Scorecard, threshold: float) -> None:
        verdict = decide(self.pairs, card, threshold)
        self.torn = torn(self.columns, self.pairs, verdict, self.apart, threshold)
        self.verdict = verdict.doubting(self.torn)
        self.clusters, self.used = unite(self.pairs, self.verdict, self.apart, threshold)

    def found(self) -> Iterator[Cluster]:
        """The clusters, in words."""
        edges: dict[int, list[int]] = defaultdict(list)
        for i in self.used:
            edges[self.clusters.find(int(self.pairs.left[i]))].append(i)
        keys, weights = self.columns.keys, self.columns.weights
        for members in self.clusters.sets():
            mine = edges[self.clusters.find(members[0])]
            keep = min(members, key=lambda m: (-weights[m], len(keys[m]), keys[m]))
            reasons = dict.fromkeys(self._reason(i, named=len(members) > 2) for i in mine)
            score = float(self.verdict.scores[mine].min())
            yield Cluster(
                tuple(sorted(keys[m] for m in members)), keys[keep], round(score, 4), tuple(reasons)
            )

    def _reason(self, index: int, *, named: bool) -> str:
        reason = explain(self.columns, self.pairs, index)
        return f"{' = '.join(self._keys(index))}: {reason}" if named else reason

    def _keys(self, index: int) -> tuple[str, str]:
        one, two = sorted(
            (self.columns.keys[self.pairs.left[index]], self.columns.keys[self.pairs.right[index]])
        )
        return one, two

    def reviews(self) -> Iterator[Review]:
        """The pairs that a person should look at: the best ones, as few as join what may be one work."""
        asked = Clusters()
        verdict, pairs = self.verdict, self.pairs
        open_ = np.flatnonzero(verdict.unsure | verdict.sure)
        for i in open_[np.lexsort((pairs.right[open_], pairs.left[open_], -verdict.scores[open_]))].tolist():
            left, right = int(pairs.left[i]), int(pairs.right[i])
            one, two = self.clusters.find(left), self.clusters.find(right)
            if one != two and not self.clusters.hostile(one, two) and asked.unite(one, two):
                reasons = (explain(self.columns, pairs, i), *([TORN] if self.torn[i] else []))
                yield Review(self._keys(i), round(float(verdict.scores[i]), 4), reasons)

    def related(self) -> Iterator[Related]:
        """Pairs that belong together without being one work."""
        for relation, flags in relations(self.pairs):
            for i in np.flatnonzero(flags).tolist():
                if self.clusters.find(int(self.pairs.left[i])) != self.clusters.find(
                    int(self.pairs.right[i])
                ):
                    yield Related(self._keys(i), relation)


def make_plan(
    entries: Iterable[Entry],
    distinct: Collection[frozenset[str]],
    card: Scorecard | None = None,
    threshold: float | None = None,
    progress: Callable[[int], object] = lambda _percent: None,
) -> Plan:
    """Find duplicates among entries; see `refman.dedupe.find_duplicates`."""
    found = columns(entries)
    progress(40)
    search = Search(found, distinct, card or shipped(), SURE if threshold is None else threshold, progress)
    plan = Plan(
        tuple(sorted(search.found(), key=lambda cluster: cluster.keys)),
        tuple(search.reviews()),
        tuple(sorted(search.related(), key=lambda related: (related.keys, related.relation))),
    )
    progress(10)
    return plan


def _conceivable(new: Sequence[Entry], known: Sequence[Entry]) -> Sequence[Entry]:
    """The known entries that share a DOI or a third of their title's words with a new one, or hide their words in commands."""
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
        if not title.isascii()
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
    pairs = _join(pairs, describe(found, *decode(_rivals(pairs, decide(pairs, shipped()), is_new))))
    verdict = decide(pairs, shipped())
    verdict = verdict.doubting(torn(found, pairs, verdict, (), SURE))
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
            links[position] = Link(position, key, score, bool(verdict.sure[i]), (explain(found, pairs, i),))
    return [links[position] for position in sorted(links)]
