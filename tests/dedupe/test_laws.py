"""Laws that hold for any entries."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from refman.dedupe import find_duplicates, merge
from refman.dedupe.cluster import Clusters
from refman.model import Entry

FEW_WORDS = st.lists(
    st.sampled_from("rice price town coast trade guild part I II erratum".split()), max_size=6
)
NAMES = st.sampled_from(["Doe, Jane", "J. Doe", "Doe, Jane and Roe, R.", "Roe, Richard and others", ""])
FIELDS = st.fixed_dictionaries(
    {"title": FEW_WORDS.map(" ".join), "author": NAMES},
    optional={
        "year": st.sampled_from(["2001", "2002", "n.d."]),
        "journal": st.sampled_from(["Journal of Grain", "J. Grain", "Trade"]),
        "volume": st.sampled_from(["1", "2"]),
        "pages": st.sampled_from(["1--9", "1", "20--30", "S3"]),
        "doi": st.sampled_from(["10.1000/a", "10.1000/b"]),
        "keywords": st.sampled_from(["rice", "rice, trade"]),
    },
)
TYPES = st.sampled_from(["article", "book", "misc", "inproceedings"])
LIBRARIES = st.lists(st.tuples(TYPES, FIELDS), max_size=14).map(
    lambda found: [Entry(t, string.ascii_letters[i], f) for i, (t, f) in enumerate(found)]
)


@settings(max_examples=60, deadline=None)
@given(LIBRARIES, st.randoms(use_true_random=False))
def test_the_plan_does_not_depend_on_the_order_of_entries(entries: list[Entry], random: object) -> None:
    shuffled = sorted(entries, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert find_duplicates(shuffled) == find_duplicates(entries)


@settings(max_examples=40, deadline=None)
@given(LIBRARIES, st.sets(st.sampled_from(string.ascii_letters[:14]), min_size=2, max_size=3))
def test_no_cluster_holds_what_a_person_kept_apart(entries: list[Entry], apart: set[str]) -> None:
    plan = find_duplicates(entries, distinct=[frozenset(apart)])
    for keys in [*(c.keys for c in plan.clusters), *(r.keys for r in plan.review)]:
        assert len(apart & set(keys)) < 2


@settings(max_examples=40, deadline=None)
@given(LIBRARIES)
def test_every_entry_is_in_one_cluster_at_most(entries: list[Entry]) -> None:
    keys = [key for cluster in find_duplicates(entries).clusters for key in cluster.keys]
    assert len(keys) == len(set(keys))


@settings(max_examples=60, deadline=None)
@given(LIBRARIES.filter(bool))
def test_merging_keeps_every_field_and_every_key(entries: list[Entry]) -> None:
    merged = merge(entries, entries[0].key)
    for each in entries:
        assert {name for name, value in each.fields.items() if value.strip()} <= set(merged.fields)
        assert each.key == merged.key or each.key in merged.fields["ids"].split(",")
    assert merge([merged], merged.key) == merged


PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] != p[1]), max_size=20)


@given(PAIRS, PAIRS)
def test_no_union_brings_enemies_together(
    unions: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    clusters = Clusters(apart)
    for one, two in unions:
        clusters.unite(one, two)
    assert all(clusters.find(one) != clusters.find(two) for one, two in apart)
    assert all(clusters.find(m) == clusters.find(s[0]) for s in clusters.sets() for m in s)
