"""The whole story of a look for duplicates, from entries to a plan or to links."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import combinations

import numpy as np

from refman.dedupe.block import candidates, decode, encode
from refman.dedupe.cluster import Clusters
from refman.dedupe.compare import compare, describe
from refman.dedupe.decide import SURE, Scorecard, decide, shipped
from refman.dedupe.hashing import Hashes
from refman.dedupe.normalize import Columns, columns
from refman.dedupe.reasons import TORN, explain
from refman.dedupe.related import relations
from refman.dedupe.unite import torn, unite
from refman.model import Cluster, Entry, Plan, Related, Review

LARGEST = 300


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
            self.pairs = self.pairs.joined(describe(found, *decode(missing)))
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
            reasons = map(self._reason, mine) if len(members) > 2 else self._explained(mine[0])
            score = float(self.verdict.scores[mine].min())
            yield Cluster(
                tuple(sorted(keys[m] for m in members)),
                keys[keep],
                round(score, 4),
                tuple(dict.fromkeys(reasons)),
            )

    def _reason(self, index: int) -> str:
        return f"{' = '.join(self._keys(index))}: {', '.join(self._explained(index))}"

    def _explained(self, index: int) -> tuple[str, ...]:
        return explain(self.columns, self.pairs, index)

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
                reasons = (*self._explained(i), *([TORN] if self.torn[i] else []))
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
