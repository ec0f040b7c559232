"""The scorecard can be fitted, and the one that ships says what a librarian would."""

from refman.dedupe.decide import shipped
from refman.dedupe.levels import FIELDS
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
