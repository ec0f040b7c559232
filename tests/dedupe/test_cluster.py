"""Which pairs make one cluster, and which sets of copies stay apart."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from refman.dedupe import find_duplicates
from refman.dedupe.cluster import Clusters
from refman.model import Entry
from tests.dedupe.sample import entry

TIDES = "Measuring the tides of the northern coast"


def _two_sixes(
    apart: Sequence[tuple[int, int]] = (),
    slips: Sequence[tuple[int, int]] = (),
    open_: Sequence[tuple[int, int]] = (),
) -> Clusters:
    """Sets of six positions, from 0 and from 10 on: 36 pairs lie between them."""
    clusters = Clusters(apart, slips, open_)
    for i in range(1, 6):
        clusters.unite(0, i)
        clusters.unite(10, 10 + i)
    return clusters


def _between(count: int) -> list[tuple[int, int]]:
    return [(i % 6, 10 + i // 6) for i in range(count)]


def test_one_contradiction_keeps_sets_apart() -> None:
    assert not _two_sixes(apart=_between(1)).unite(1, 15)


@pytest.mark.parametrize(("slips", "united"), [(0, True), (7, True), (8, False)])
def test_a_few_garbled_copies_do_not(slips: int, united: bool) -> None:
    clusters = _two_sixes(slips=_between(slips))
    assert clusters.hostile(1, 15) is not united
    assert clusters.unite(1, 15) is united


@pytest.mark.parametrize(("questions", "united"), [(18, True), (19, False)])
def test_what_is_mostly_open_is_left_to_a_person(questions: int, united: bool) -> None:
    clusters = _two_sixes(open_=_between(questions))
    assert not clusters.hostile(1, 15)
    assert clusters.unite(1, 15) is united


def _copies(year: str, count: int, **fields: str) -> list[Entry]:
    return [
        entry(f"{year or 'undated'}{i}", "Rossi, Carla", TIDES, year, "misc", **fields) for i in range(count)
    ]


def test_copies_of_two_years_are_not_united_by_one_without_a_year() -> None:
    plan = find_duplicates([*_copies("1990", 3), *_copies("1991", 2), *_copies("", 1)])
    years = [{key[:4] for key in cluster.keys} - {"unda"} for cluster in plan.clusters]
    assert years == [{"1990"}, {"1991"}]
    (question,) = plan.review
    assert [len(set(question.keys) & set(cluster.keys)) for cluster in plan.clusters] == [1, 1]


def test_a_slip_of_the_year_parts_no_copies_of_one_place_in_print() -> None:
    place = {"journal": "Annals of Tides", "volume": "3", "pages": "1--9"}
    plan = find_duplicates([*_copies("1990", 3, **place), *_copies("1991", 1, **place)])
    assert len(plan.clusters) == 1


@pytest.mark.parametrize(("undisputed", "clusters"), [(5, [7]), (3, [4])])
def test_misprinted_pages_part_a_copy_from_few_but_not_from_many(
    undisputed: int, clusters: list[int]
) -> None:
    printed = entry("printed", "Rossi, Carla", TIDES, "1990", journal="Annals of Tides", pages="21--29")
    garbled = entry(
        "garbled", "Rossi, Carla", f"{TIDES} again", "1990", journal="Annals of Tides", pages="12--29"
    )
    plan = find_duplicates([*_copies("1990", undisputed, journal="Annals of Tides"), printed, garbled])
    assert [len(cluster.keys) for cluster in plan.clusters] == clusters


@pytest.mark.parametrize(("silent", "sizes"), [(2, [8]), (6, [6, 6])])
def test_many_copies_that_leave_out_the_journal_may_be_of_a_report(silent: int, sizes: list[int]) -> None:
    place = {"journal": "Annals of Tides", "volume": "3", "pages": "1--9"}
    placed = [replace(copy, key=f"placed{i}") for i, copy in enumerate(_copies("1990", 6, **place))]
    plan = find_duplicates([*placed, *_copies("1990", silent)])
    assert [len(cluster.keys) for cluster in plan.clusters] == sizes
    assert len(plan.review) == len(sizes) - 1


@pytest.mark.parametrize("said", [{"volume": "3"}, {"pages": "1--9"}])
def test_many_copies_that_give_volume_or_pages_are_of_the_paper(said: dict[str, str]) -> None:
    placed = _copies("1990", 9, journal="Annals of Tides", volume="3", pages="1--9")
    plan = find_duplicates([*placed, *_copies("", 9, **said)])
    assert [len(cluster.keys) for cluster in plan.clusters] == [18]
