"""Which entries are one work: the cases that libraries and footnotes bring."""

import pytest

from refman.dedupe import find_duplicates, find_links
from refman.model import Entry, Plan
from tests.dedupe.sample import band, entry

SHORT = "ISIS Defectors"
FULL = "ISIS Defectors: Inside Stories of the Terrorist Caliphate"
RICE = "The price of rice in coastal towns of the south"
DEFECTORS = entry(
    "full",
    "Speckhard, Anne and Yayla, Ahmet S.",
    FULL,
    "2016",
    "book",
    publisher="Advances Press LLC",
    address="McLean, VA",
)
RICE_2001 = entry(
    "full",
    "Doe, Jane and Roe, Richard",
    RICE,
    "2001",
    journal="Journal of Grain Studies",
    volume="7",
    number="2",
    pages="10--19",
)


@pytest.mark.parametrize(
    "other",
    [
        entry("b", "A. Speckhard and A. Yayla", "{ISIS} defectors: inside stories of the terrorist caliphate", "2016", "misc"),
        entry("b", "Speckhard, Anne and Yayla, Ahmet", SHORT, "2016", "book", publisher="Advances Press, LLC"),
        entry("b", "Speckhard, Anne and others", FULL, "2016", "book"),
        entry("b", "Speckhard, Anne and Yayla, Ahmet", "ISIS Defectors: Inside Stories of the Terorist Caliphate", "2016", "book"),
        entry("b", "Yayla, Ahmet and Speckhard, Anne", r"{ISIS} Defectors: Inside Stories of the Terrorist Caliphate", "2016"),
    ],
)  # fmt: skip
def test_a_book_and_a_citation_of_it(other: Entry) -> None:
    if other.type == "article":
        assert band(DEFECTORS, other) == "version"
    else:
        assert band(DEFECTORS, other) == "sure"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (entry("b", "J. Doe and R. Roe", RICE.upper(), "2001", journal="J. Grain Stud.", volume="7", pages="10"), "sure"),
        (entry("b", "Doe, Jane and Roe, Richard", RICE, "2001"), "sure"),
        (entry("b", "Doe, Jane and Roe, Richard", "Der Preis von Reis in den Städten an der Küste im Süden", "2001", journal="Journal of Grain Studies", volume="7", pages="10-19"), "sure"),
        (entry("b", "Doe, Jane and Roe, Richard", f"{RICE}: Comment", "2002", journal="Journal of Grain Studies", volume="8", pages="3"), "erratum"),
        (entry("b", "Doe, Jane and Roe, Richard", f"{RICE}, Part II", "2002", journal="Journal of Grain Studies", volume="8", pages="3"), "part"),
        (entry("b", "Doe, Jane and Roe, Richard", RICE, "2000", "inproceedings", booktitle="Grain Conference"), "version"),
        (entry("b", "Doe, Jane and Roe, Richard", RICE, "2001", journal="Journal of Grain Studies", volume="9", pages="99--120"), "different"),
        (entry("b", "Doe, Jane and Roe, Richard", RICE.replace("south", "north"), "2001", journal="Journal of Grain Studies", volume="7", pages="30--39"), "different"),
        (entry("b", "Doe, Jane and Roe, Richard", RICE.replace("south", "north"), "2001", journal="Journal of Grain Studies"), "unsure"),
        (entry("b", "Doe, Jane and Roe, Richard", "Another thing altogether", "2001", journal="Journal of Grain Studies"), "different"),
        (entry("b", "Smith, Adam", RICE, "1776", "book", publisher="Strahan"), "different"),
        (entry("b", "Doe, Jane and Roe, Richard", RICE, "2001", journal="arXiv preprint arXiv:0101.12345"), "unsure"),
    ],
)  # fmt: skip
def test_an_article_and_what_resembles_it(other: Entry, expected: str) -> None:
    assert band(RICE_2001, other) == expected


def test_preprints_are_named_as_such() -> None:
    preprint = entry(
        "b", "Doe, Jane and Roe, Richard", RICE, "2001", journal="arXiv preprint arXiv:0101.12345"
    )
    assert [r.relation for r in find_duplicates([RICE_2001, preprint]).related] == ["preprint"]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (entry("a", title="Editorial", year="2001", journal="J. X", volume="1", number="1"), entry("b", title="Editorial", year="2001", journal="J. X", volume="1", number="2"), "different"),
        (entry("a", "Zwass, V.", "Editorial Introduction", "1995", journal="JMIS", volume="10", pages="3"), entry("b", "Zwass, V.", "Editorial Introduction", "1995", journal="JMIS", volume="10", pages="3--8"), "sure"),
        (entry("a", "Huber, P.", "Robust Statistics", "1981", "book"), entry("b", "Huber, P. and Ronchetti, E.", "Robust Statistics", "2009", "book"), "edition"),
        (entry("a", "Huber, P.", "Robust Statistics of Large Samples", "1981", "book", edition="1"), entry("b", "Huber, P.", "Robust Statistics of Large Samples", "1981", "book", edition="Second"), "edition"),
        (entry("a", "{Eurostat}", "Statistics on migration", "2018", "report"), entry("b", "{Eurostat}", "Statistics on migration", "2019", "report"), "edition"),
        (entry("a", "{OECD}", "Education at a Glance 2019", "2019", "report"), entry("b", "{Organisation for Economic Co-operation and Development}", "Education at a glance 2019: OECD indicators", "2019", "report"), "sure"),
        (entry("a", title="Brown v. Board of Education", year="1954", journal="347 U.S. 483"), entry("b", title="Brown v Board of Education, 347 U.S. 483", year="1954", type_="misc"), "sure"),
        (entry("a", "Doe, J.", "A study of things in places", "2001", doi="10.1000/a"), entry("b", "Doe, J.", "A study of things in places", "2001", doi="10.1000/b"), "version"),
        (entry("a", "Doe, J.", "A study of things in places", "2001", doi="10.1000/a"), entry("b", "Doe, J.", "A study of things in other places", "2002", doi="10.1000/A"), "sure"),
        (entry("a", "Tan, A.", "Air versus oxygen at birth", "2004", doi="10.1002/1.CD002273.pub2", pages="CD002273"), entry("b", "Tan, A.", "Air versus oxygen at birth", "2005", doi="10.1002/1.CD002273.pub3", pages="CD002273"), "sure"),
        (entry("a", "Pare, G.", "How to frame review articles", "2023", journal="Journal of Decision Systems", pages="1--17"), entry("b", "Paré, G.", "How to frame review articles", "2024", journal="Journal of Decision Systems", volume="33", number="4", pages="566--582"), "sure"),
        (entry("a", "Rossi, C.", "The slow tides of northern rivers", "1989", "misc", pages="524--532"), entry("b", "Rossi, C.", "The slow tides of northern rivers", "1990", "misc", volume="2", pages="524--532"), "sure"),
        (entry("a", "Rossi, C.", "The slow tides of northern rivers", "1988", "misc", pages="524--532"), entry("b", "Rossi, C.", "The slow tides of northern rivers", "1990", "misc", volume="2", pages="524--532"), "unsure"),
        (entry("a", "Rossi, C.", "The slow tides of northern rivers", "1989", "misc", pages="524"), entry("b", "Rossi, C.", "The slow tides of northern rivers", "1990", "misc", volume="2", pages="524--532"), "unsure"),
        (entry("a", "Roe, Ann", "Tides", "2001", "book", titleaddon="A view"), entry("b", "Roe, Ann", "Tides. A view", "2001", "book"), "sure"),
        (entry("a", "Doe, J.", "The Big Picture of Stars", "2017", "incollection", booktitle="Handbook", isbn="9783319218465", pages="3--28"), entry("b", "Doe, J.", "Handbook Introduction", "2017", "incollection", booktitle="Handbook", isbn="9783319218465", pages="1--2"), "different"),
        (entry("a", "Smith, John", "Learning-based scheduling for platforms", "2020", journal="Journal of Digital Studies"), entry("b", "Smith, John", "Learning-based scheduling for platforms", "2020", journal="Workshop of Digital Studies"), "version"),
        (entry("a", title="", author="Doe, J.", year="2001"), entry("b", title="", author="Doe, J.", year="2001"), "different"),
        (entry("a", title="UNKNOWN", year="2001", journal="X"), entry("b", title="UNKNOWN", year="2001", journal="X"), "different"),
    ],
)  # fmt: skip
def test_pairs(one: Entry, two: Entry, expected: str) -> None:
    assert band(one, two) == expected


def test_a_column_that_returns_every_year_is_many_works() -> None:
    years = ["1998", "1999", "2000", "2001"]
    columns = [
        entry(f"k{y}", "Ross, Kenneth", "Influential papers", y, journal="SIGMOD Record") for y in years
    ]
    assert find_duplicates(columns) == Plan()


@pytest.fixture
def copies() -> list[Entry]:
    return [
        entry("a", "Doe, Jane and Roe, Richard", RICE, "2001", journal="Journal of Grain Studies"),
        entry("b", "Doe, J. and Roe, R.", RICE, "2001", journal="Journal of Grain Studies"),
        entry(
            "c",
            "Doe, Jane and Roe, Richard",
            RICE,
            "2001",
            volume="7",
            pages="10--19",
            journal="J. Grain Studies",
        ),
    ]


def test_a_cluster_says_what_it_is_and_why(copies: list[Entry]) -> None:
    (cluster,) = find_duplicates(copies).clusters
    assert cluster.keys == ("a", "b", "c")
    assert cluster.keep == "c"
    assert cluster.score > 0.9
    assert cluster.reasons[0] == "a = b: same authors, same title, same year (2001), same journal or book"


def test_the_reasons_for_two_stand_each_for_itself(copies: list[Entry]) -> None:
    (cluster,) = find_duplicates(copies[:2]).clusters
    assert cluster.reasons == ("same authors", "same title", "same year (2001)", "same journal or book")


def test_what_a_person_kept_apart_stays_apart_whoever_comes_third(copies: list[Entry]) -> None:
    plan = find_duplicates(copies, distinct=[frozenset({"a", "b"})])
    assert all(not {"a", "b"} <= set(cluster.keys) for cluster in plan.clusters)
    assert [set(cluster.keys) for cluster in plan.clusters] in ([{"a", "c"}], [{"b", "c"}])
    assert plan.review == ()
    assert (
        find_duplicates(copies, distinct=[frozenset("ab"), frozenset("bc"), frozenset("ac")]).clusters == ()
    )


def test_the_threshold_can_be_raised(copies: list[Entry]) -> None:
    plan = find_duplicates(copies, threshold=0.999999)
    assert plan.clusters == ()
    assert plan.review


def test_progress_ends_at_a_hundred(copies: list[Entry]) -> None:
    steps: list[int] = []
    find_duplicates(copies, progress=steps.append)
    assert sum(steps) == 100


def test_a_translation_that_names_its_original_is_related() -> None:
    original = entry("a", "Weber, Max", "Wirtschaft und Gesellschaft", "1922", "book")
    translation = entry(
        "b", "Weber, Max", "Economy and Society", "1968", "book", origtitle="Wirtschaft und {Gesellschaft}"
    )
    assert [r.relation for r in find_duplicates([original, translation]).related] == ["translation"]


def test_nothing_comes_of_nothing() -> None:
    assert find_duplicates([]) == Plan()
    assert find_links([], []) == []


def test_new_entries_are_linked_to_known_ones(copies: list[Entry]) -> None:
    new = [
        entry("", "Nobody, N.", "Nothing of the kind at all", "1999"),
        entry("", "Doe, Jane and Roe, Richard", RICE, "2001"),
        entry("", "Doe, Jane and Roe, Richard", RICE.replace("south", "north"), "2001", journal="Journal of Grain Studies"),
    ]  # fmt: skip
    sure, unsure = find_links(new, copies[2:])
    assert (sure.new, sure.key, sure.sure) == (1, "c", True)
    assert sure.reasons == ("same authors", "same title", "same year (2001)")
    assert (unsure.new, unsure.key, unsure.sure) == (2, "c", False)


def test_a_link_that_a_person_ruled_out_is_not_made(copies: list[Entry]) -> None:
    a, b, c = copies
    links = find_links([a], [b, c], distinct=[frozenset("ab")])
    assert [link.key for link in links] == ["c"]


def test_links_are_found_by_doi_or_by_words_alone() -> None:
    known = [
        entry("a", "Doe, Jane", "Inrtoduction", "2001", doi="10.1000/a", journal="Journal of Grain"),
        entry("b", "Roe, Richard", "Über Reis", "2001", journal="Journal of Grain"),
        entry("c", "Poe, Ann", "Salt and rivers", "1999", journal="Journal of Salt"),
        entry("d", "", "", "", "online", url="https://www.example.org/salt/"),
    ]
    new = [
        entry("", "Doe, J.", "Introduction", "2001", doi="10.1000/A", journal="Journal of Grain"),
        entry("", "Roe, R.", '{\\"U}ber Reis', "2001", journal="Journal of Grain"),
        entry("", "Poe, Ann", "Salt by the sea", "2001", url="http://example.org/salt"),
    ]
    links = [(link.new, link.key, link.sure) for link in find_links(new, known)]
    assert links == [(0, "a", True), (1, "b", True), (2, "d", True)]


@pytest.mark.parametrize(
    ("journal", "year", "found"),
    [
        ("Area", "2001", "different"),  # the same numbers in another journal
        ("Journal of Grain Studies", "2021", "different"),  # and in another year
        ("Journal of Grain Studies", "2001", "unsure"),  # one place in print, but not one title
    ],
)
def test_volume_and_pages_may_agree_by_chance(journal: str, year: str, found: str) -> None:
    place = {"volume": "7", "number": "2", "pages": "10--19"}
    known = entry(
        "a",
        "Doe, Jane",
        "Harbours and their lighthouses",
        "2001",
        journal="Journal of Grain Studies",
        **place,
    )
    other = entry("b", "Doe, John", "A census of mountain villages", year, journal=journal, **place)
    assert band(known, other) == found
