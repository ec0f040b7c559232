"""The bars of the labelled sets, where they are at hand."""

from collections import Counter
from pathlib import Path

import pytest

from refman.dedupe import find_duplicates
from tests.benchmarks.dedupe import read_gold, read_set, score


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("stroke", 0.999, 0.995),
        ("cytology_screening", 0.999, 0.99),
        ("respiratory", 0.999, 0.97),
        ("dblp_acm", 0.995, 0.97),
        ("cora", 0.955, 0.87),
        ("footnotes_hard", 1.0, 0.9),
        ("iebh_tafenoquine", 0.999, 0.99),
        ("bd_special", 1.0, 0.99),
        ("bd_cases", 1.0, 0.99),
    ],
)
def test_precision_and_recall(shared: Path, name: str, precision: float, recall: float) -> None:
    folder = shared / "dedupe" / name
    found = score(folder, find_duplicates(read_set(folder)))
    assert found.precision >= precision
    assert found.recall >= recall


def test_no_work_of_the_footnotes_is_lost(shared: Path) -> None:
    folder = shared / "dedupe" / "footnotes_hard"
    gold = read_gold(folder)
    for cluster in find_duplicates(read_set(folder)).clusters:
        assert len(Counter(gold[key] for key in cluster.keys)) == 1
