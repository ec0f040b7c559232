"""The scorecard can be fitted, and the one that ships says what a librarian would."""

import pytest

from refman.dedupe.cluster import Clusters
from refman.dedupe.decide import shipped
from refman.dedupe.levels import FIELDS
from refman.dedupe.normalize import columns
from refman.dedupe.train import PRIOR, fit, label
from tests.dedupe.sample import entry


def test_the_shipped_scorecard_is_sensible() -> None:
    weights = shipped().weights
    assert set(weights) == set(FIELDS) == set(PRIOR)
    for name, row in weights.items():
        assert len(row) == len(PRIOR[name])
        if name != "length":
            assert row[0] == 0, "a missing field says nothing"
    assert weights["title"][1] > weights["title"][3] > 0 > weights["title"][9]
    assert weights["doi"][1] > 0 > weights["doi"][2]


def test_labels_move_weights() -> None:
    titles = ["The price of rice in towns", "The trade of salt on rivers", "The guilds of cloth in ports"]
    same = [
        entry(f"{i}{c}", "Doe, Jane", t, "2001", journal=j)
        for i, t in enumerate(titles)
        for c, j in (("a", "Grain"), ("b", "Grain"))
    ]
    works = {e.key: e.key[0] for e in same}
    apart = {e.key: e.key for e in same}
    yes, no = label(same, works), label(same, apart)
    assert yes.matches.all()
    assert not no.matches.any()
    assert fit([yes]).weights["title"][1] > fit([no]).weights["title"][1]
    assert len(label(same, works, lambda a, _: a == "0a").matches) == 1


@pytest.mark.parametrize(("doubts", "united"), [(1, True), (3, False)])
def test_a_few_garbled_copies_do_not_part_large_clusters(doubts: int, united: bool) -> None:
    clusters = Clusters(doubts=[(0, 10 + i) for i in range(doubts)])
    for i in range(1, 6):
        clusters.unite(0, i)
        clusters.unite(10, 10 + i)
    assert clusters.unite(1, 15) is united


def test_columns_are_in_the_order_of_titles() -> None:
    found = columns([entry("b", title="Zebra"), entry("a", title="Apple"), entry("c", title="Apple")])
    assert found.keys == ["a", "c", "b"]
    assert len(found) == 3
