"""Duplicates: normalize → block → compare → decide → cluster → merge. Nothing here reads files or prints.

numpy and rapidfuzz are loaded when a function is called, not when this package is imported.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from refman.dedupe.merge import Merged, merge, merge_with_sources
from refman.model import Entry, Link, Plan

__all__ = ["Merged", "find_duplicates", "find_links", "merge", "merge_with_sources"]


def find_duplicates(
    entries: Iterable[Entry],
    *,
    distinct: Collection[frozenset[str]] = (),
    threshold: float | None = None,
    progress: Callable[[int], object] = lambda _percent: None,
) -> Plan:
    """Find entries that are the same work.

    Args:
        entries: read once, in any order: the plan does not depend on it. Keys must differ.
        distinct: sets of keys that a person said are all different works.
        threshold: the score, 0 … 1, from which a pair is sure; None for the one that ships.
        progress: called now and then with the percentage done since the last call.

    """
    from refman.dedupe.plan import make_plan

    return make_plan(entries, distinct, threshold=threshold, progress=progress)


def find_links(
    new: Sequence[Entry], known: Sequence[Entry], *, distinct: Collection[frozenset[str]] = ()
) -> list[Link]:
    """Find for each new entry the known entry that is the same work; at most one each, in the order of `new`.

    New entries are named by their position, so they need no keys; where they have one, `distinct` may name it.
    """
    from refman.dedupe.links import make_links

    return make_links(new, known, distinct)
