"""Compared pairs become clusters; an entry that fits two different works joins neither."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations

import numpy as np

from refman.dedupe.agreement import numbered
from refman.dedupe.cluster import Clusters
from refman.dedupe.decide import Verdict
from refman.dedupe.hashing import Ints
from refman.dedupe.levels import Comparison, Value, Year
from refman.dedupe.normalize import Columns, Flags

CAUTION, UNEVEN_CAUTION = 0.65, 1.5


def _best_first(pairs: Comparison, verdict: Verdict) -> list[int]:
    """The sure pairs, the best first; among equals those where both entries are silent on the same fields."""
    sure = np.flatnonzero(verdict.sure)
    left, right = pairs.left[sure], pairs.right[sure]
    return sure[np.lexsort((right, left, pairs.uneven[sure], -verdict.scores[sure]))].tolist()


def _pairs(pairs: Comparison, chosen: Flags) -> Iterator[tuple[int, int]]:
    return zip(pairs.left[chosen].tolist(), pairs.right[chosen].tolist(), strict=True)


def unite(
    pairs: Comparison, verdict: Verdict, apart: Collection[tuple[int, int]], threshold: float
) -> tuple[Clusters, list[int]]:
    """Clusters that never hold a pair of `apart`, and the indexes of the pairs that made them.

    One wrong union of two clusters is as many wrong pairs as the product of their sizes: the larger the smaller of
    the two, the higher the score must be, and all the more where one entry says what the other leaves out and neither
    volume nor pages agree: many copies that are silent alike may well cite the report of that paper. Pairs that keep
    apart count where both of their entries have a twin.
    """
    hopeful = verdict.sure | verdict.unsure
    with_twin = np.zeros(pairs.right.max(initial=-1) + 1, dtype=bool)
    with_twin[pairs.left[hopeful]] = with_twin[pairs.right[hopeful]] = True
    telling = with_twin[pairs.left] & with_twin[pairs.right]
    open_ = ~(verdict.sure | verdict.contradicted | verdict.slipped)
    open_ &= (pairs.year > Year.SAME) | pairs.other_day | pairs.other_number | (pairs.doi == Value.DIFFERENT)
    clusters = Clusters(
        [*_pairs(pairs, verdict.contradicted & telling), *apart],
        _pairs(pairs, verdict.slipped & telling),
        _pairs(pairs, open_ & telling),
    )
    uneven = (pairs.uneven > 0) & ~numbered(pairs)
    used = []
    for i in _best_first(pairs, verdict):
        left, right = int(pairs.left[i]), int(pairs.right[i])
        size = min(len(clusters.members(left)), len(clusters.members(right)))
        caution = UNEVEN_CAUTION if uneven[i] else CAUTION
        if (1 - verdict.scores[i]) * size**caution <= 1 - threshold and clusters.unite(left, right):
            used.append(i)
    return clusters, used


def _precision(columns: Columns) -> Ints:
    """How much an entry says of which work it is: above all where it stands, then its day and edition.

    Where one says less, a paper and its report, or two letters, or two editions, look alike; what has nothing but an
    identifier looks like every work that was given it in error.
    """
    places = (columns.venues, columns.volumes, columns.first_pages)
    identified = ((columns.dois != 0) | (columns.identifiers != 0)) & (columns.title_hashes != 0)
    placed = np.logical_or.reduce([identified, *(place != 0 for place in places)])
    return 3 * placed.astype(np.int8) + (columns.days > 0) + (columns.days != 0) + (columns.editions > 0)


def torn(
    columns: Columns,
    pairs: Comparison,
    verdict: Verdict,
    apart: Collection[tuple[int, int]],
    threshold: float,
) -> Flags:
    """Which sure pairs only seem so: an entry that says less fits this work, and another that must stay apart."""
    precision = _precision(columns)
    open_ = verdict.sure & (precision[pairs.left] != precision[pairs.right])
    found = np.zeros(len(pairs), dtype=bool)
    if not open_.any():
        return found
    clusters, _ = unite(pairs, verdict.doubting(open_), apart, threshold)
    works: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i in np.flatnonzero(open_).tolist():
        precise, vague = int(pairs.left[i]), int(pairs.right[i])
        if precision[precise] < precision[vague]:
            precise, vague = vague, precise
        if not clusters.hostile(precise, vague):
            works[clusters.find(vague)][clusters.find(precise)].append(i)
    for fitting in works.values():
        if any(clusters.divided(one, two) for one, two in combinations(fitting, 2)):
            found[[i for indexes in fitting.values() for i in indexes]] = True
    return found
