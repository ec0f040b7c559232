"""Citations against records: what footnotes leave out, misspell and shorten, and what only looks alike."""

from dataclasses import replace

import pytest

from refman.dedupe import find_duplicates, find_links
from refman.model import Entry
from tests.dedupe.sample import band, entry

SALT = entry("a", "Havlik, Petra and Osei, Kwame", "Salt Roads: Caravans and Credit in the Central Sahara", "2011", "book", publisher="Meridian House, LLC")  # fmt: skip
MARKET = entry("a", "Okafor, Ngozi", "Market Women and the Tax Revolt of 1949", "2003", journal="Journal of West African Studies", volume="8", number="2", pages="101--130")  # fmt: skip
MILLS = entry("a", "Whitfield, Dora", "The Paper Mills of Kent: Rags, Rivers and Labour, 1700–1850", "1984", "book", publisher="Weald University Press")  # fmt: skip
KENT = entry("a", "Whitfield, Dora", "A History of Kent", "1984", "book")
TIDES = entry("a", "Rossi, Carla", "On measuring tides", "1970", journal="Annals of Tides", volume="3", pages="1--9")  # fmt: skip


@pytest.mark.parametrize(
    ("record", "citation"),
    [
        (SALT, entry("b", "Havlik, P. and Osei, K.", "Salt Roads", type_="misc")),
        (SALT, entry("b", "Petra Havlik et al.", "Salt roads: caravans and credit in the central Sahara", "2011", "book", publisher="Meridian House LLC")),
        (SALT, entry("b", "Havlik and others", r"Salt Roads: Caravans \& Credit in the Central Sahara", "2011", "book")),
        (SALT, entry("b", "Havlik, Petra and Osei, Kwame", "Salt Roads: Caravans &amp; Credit in the Central Sahara", "2011", "misc")),
        (SALT, entry("b", "Havlik, Petra and Osei, Kwame", "SALT ROADS: CARAVANS AND CREDIT IN THE CENTRAL SAHARA", type_="book")),
        (MARKET, entry("b", "N. Okafor", "Market Women and the Tax Revolt of 1949", journal="J. West Afr. Stud.")),
        (MARKET, entry("b", "Okafor, Ngozi", "Market women and the tax revolt", "2003", "misc", journal="Journal of West African Studies")),
        (MARKET, entry("b", "Okafor, Ngozi", "Market Wommen and the Tax Revolt of 1949", "2003")),
        (MARKET, entry("b", "", "Market Women and the Tax Revolt of 1949", "2003", journal="Journal of West African Studies", volume="8")),
        (MILLS, entry("b", "Whitfield, Dora", "The Paper Mills of Kent", "1984", "book", publisher="Weald UP")),
        (MILLS, entry("b", "Whitfield, Dora", "The Paper Mills of Kent: Rags, Rivers, and Labor, 1700-1850", "1984", "book", publisher="Weald Univ. Press")),
        (
            entry("a", r"Lindstr{\"o}m, K{\aa}re", "Über die Geschichte der Fähren", "1998", journal="Zeitschrift für Verkehrsgeschichte", volume="12", pages="44--61"),
            entry("b", "Lindstroem, K.", r"{\"U}ber die Geschichte der F{\"a}hren", "1998", journal="Z. Verkehrsgesch."),
        ),
        (
            entry("a", "Serrano, Luis", "La memoria del puerto", "1987", "book", publisher="Ediciones del Mar"),
            entry("b", "Serrano, Luis", "La memoria del puerto [The Memory of the Harbour]", "1987", "book", publisher="Ediciones del Mar"),
        ),
        (
            entry("a", "Brandt, Elke", "Wasser und Macht. Talsperren im Kaiserreich", "2014", "book", publisher="Nordlicht Verlag GmbH"),
            entry("b", "Brandt, Elke", "Wasser und Macht", "2014", "book", publisher="Nordlicht"),
        ),
        (
            entry("a", "de la Cruz, María José", "Letters from a Border Town", "1999", "book"),
            entry("b", "Cruz, M. J. de la", "Letters from a Border Town", "1999", "book"),
        ),
        (
            entry("a", "Ng, Wei Ling and Tan, Boon", "Heat in narrow streets: a field study of shade", "2020", journal="Urban Climate Letters", volume="3", pages="e1204"),
            entry("b", "Ng WL, Tan B.", "Heat in narrow streets: a field study of shade.", "2020", journal="Urban Clim Lett", volume="3", number="1"),
        ),
        (
            entry("a", "Amari, Leila", "How a village kept its water", "2017-05-03", "online", journal="The Valley Courier", url="https://www.valleycourier.example/2017/05/03/water"),
            entry("b", "Amari, Leila", "How a village kept its water", "2017", "misc", url="http://valleycourier.example/2017/05/03/water/"),
        ),
    ],
)  # fmt: skip
def test_a_citation_of_the_work(record: Entry, citation: Entry) -> None:
    assert band(record, citation) == "sure"


@pytest.mark.parametrize(
    ("record", "other", "found"),
    [
        (MARKET, entry("b", "Okafor, Ngozi", "Market Women and the Cocoa Boycott", "2003", journal="Journal of West African Studies"), "unsure"),
        (SALT, entry("b", "Mensah, Kofi", "Review of “Salt Roads” by Havlik and Osei", "2012", journal="Review of African Trade"), "different"),
        (SALT, entry("b", "Havlik, Petra", "Roads", "2011", "book"), "different"),
        (MILLS, entry("b", "Whitfield, Dora", "Paper Mills", "1984", "book"), "different"),
        (KENT, entry("b", "Whitfield, Dora", "A History of Kent", "1996", "book"), "edition"),
        (KENT, entry("b", "Whitfield, Dora", "A History of Kent, Volume 2: The Coast", "1984", "book"), "part"),
        (TIDES, entry("b", "Rossi, Carla", "Corrigendum to “On measuring tides”", "1971", journal="Annals of Tides", volume="4", pages="90"), "erratum"),
        (TIDES, entry("b", "Bianchi, Ugo", "On measuring tides: a reply to Rossi", "1970", journal="Annals of Tides", volume="3", pages="200--204"), "different"),
        (
            entry("a", "Dahl, Nora", "Wage floors and teenage work: evidence from Norway", "2013", journal="Labour Notes", volume="9"),
            entry("b", "Dahl, Nora", "Wage floors and teenage work: new evidence", "2013", journal="Labour Notes", volume="9"),
            "unsure",
        ),
        (
            entry("a", "Ng, Wei Ling and Tan, Boon", "Heat exposure of delivery riders in Jakarta: a cohort study", "2020", journal="Urban Climate Letters"),
            entry("b", "Ng, Wei Ling and Tan, Boon", "Heat exposure of delivery riders in Manila: a cohort study", "2020", journal="Urban Climate Letters"),
            "unsure",
        ),
        (
            entry("a", "Melo, Ana and Cruz, Rui", "Vaccines for lesions caused by a virus", "2010", journal="Cancer Prevention Research", volume="3"),
            entry("b", "Melo, Ana and Cruz, Rui", "Vaccines for lesions caused by a virus", "2010", journal="Clinical Cancer Research", volume="16"),
            "unsure",
        ),
        (entry("a", "Berg, Ola", "The fjord economy", "2002", "phdthesis", school="Coast University"), entry("b", "Berg, Ola", "The fjord economy", "2004", "book"), "version"),
        (entry("a", "{World Fisheries Council}", "Annual Report 2015", "2016", "report"), entry("b", "{World Fisheries Council}", "Annual Report 2016", "2016", "report"), "part"),
        (entry("a", "Fox, Ann", "Testimony before the Committee on Ports", "2004", "misc"), entry("b", "Hill, Bob", "Testimony before the Committee on Ports", "2004", "misc"), "different"),
    ],
)  # fmt: skip
def test_what_only_looks_like_the_work(record: Entry, other: Entry, found: str) -> None:
    assert band(record, other) == found


PAPER = entry("paper", "Havlik, Petra and Osei, Kwame", "Credit on the salt roads", "2009", journal="Desert Studies", volume="4", pages="1--22")  # fmt: skip
REPORT = entry("report", "Havlik, Petra and Osei, Kwame", "Credit on the salt roads", "2009", "techreport", institution="Oasis University")  # fmt: skip
BARE = entry("bare", "Havlik, P. and Osei, K.", "Credit on the salt roads", type_="misc")


def test_a_bare_citation_that_fits_two_works_is_neither_for_sure() -> None:
    plan = find_duplicates([PAPER, REPORT, BARE])
    assert plan.clusters == ()
    assert [review.keys for review in plan.review] == [("bare", "paper"), ("bare", "report")]
    assert all("one entry fits another work as well" in review.reasons for review in plan.review)
    assert [cluster.keys for cluster in find_duplicates([PAPER, BARE]).clusters] == [("bare", "paper")]


def test_two_copies_of_a_bare_citation_are_one_still() -> None:
    plan = find_duplicates([PAPER, REPORT, BARE, replace(BARE, key="again")])
    assert [cluster.keys for cluster in plan.clusters] == [("again", "bare")]


@pytest.mark.parametrize(
    ("one", "two", "vague"),
    [
        (entry("a", "Adams, John", "Letter to Abigail Adams", "1776-07-03", "misc"), entry("b", "Adams, John", "Letter to Abigail Adams", "1776-07-07", "misc"), entry("c", "Adams, J.", "Letter to Abigail Adams", "1776", "misc")),
        (entry("a", "", "Flood in the valley", "1953-02-02", journal="The Times"), entry("b", "", "Flood in the valley", "1953-03-08", journal="The Times"), entry("c", "", "Flood in the valley", "1953", journal="Times")),
        (entry("a", "Hull, John", "Options and Other Derivatives", "2003", "book", edition="5th"), entry("b", "Hull, John C.", "Options and Other Derivatives", "2012", "book", edition="8th"), entry("c", "Hull", "Options and Other Derivatives", "", "book")),
        (entry("a", "", "R v Smith", "1959", "jurisdiction", journal="QB", volume="2", pages="35"), entry("b", "", "R v Smith", "1961", "jurisdiction", journal="AC", pages="290"), entry("c", "", "R v Smith", "", "jurisdiction")),
        (entry("a", "Haas, Tim", "Sleep and shift work among nurses", "2019", journal="Occupational Medicine", doi="10.1000/x"), entry("b", "Ito, Ken", "Lead in the water of old towns", "2011", journal="Lancet", doi="10.1000/x"), entry("c", doi="10.1000/x")),
    ],
)  # fmt: skip
def test_what_says_less_does_not_join_two_works(one: Entry, two: Entry, vague: Entry) -> None:
    plan = find_duplicates([one, two, vague])
    assert plan.clusters == ()
    assert any("c" in review.keys for review in plan.review)


def test_a_person_says_which_of_two_works_it_is_not() -> None:
    plan = find_duplicates([PAPER, REPORT, BARE], distinct=[frozenset({"bare", "paper"})])
    assert [cluster.keys for cluster in plan.clusters] == [("bare", "report")]


def test_a_bare_citation_is_linked_where_one_known_work_fits() -> None:
    assert [link.sure for link in find_links([BARE], [PAPER])] == [True]
    assert [link.sure for link in find_links([BARE], [PAPER, REPORT])] == [False]
    links = find_links([BARE], [PAPER, REPORT, replace(BARE, key="twin")])
    assert [(link.key, link.sure) for link in links] == [("twin", True)]


@pytest.mark.parametrize(
    ("citation", "linked"),
    [
        (entry("", "Krug, P.", "The week in review", "2011", journal="Courier", month="mar", day="11"), ("second", True)),
        (entry("", "Krug, P.", "The week in review", "2011", journal="Courier"), ("first", False)),
    ],
)  # fmt: skip
def test_a_citation_is_linked_for_sure_where_it_fits_one_work_best(
    citation: Entry, linked: tuple[str, bool]
) -> None:
    column = entry(
        "first", "Krug, Pat", "The week in review", "2011", journal="The Courier", month="mar", day="4"
    )
    later = entry(
        "second", "Krug, Pat", "The week in review", "2011", journal="The Courier", month="mar", day="11"
    )
    assert [(link.key, link.sure) for link in find_links([citation], [column, later])] == [linked]
    copies = [column, replace(column, key="firstly")]
    assert [link.sure for link in find_links([replace(citation, fields=column.fields)], copies)] == [True]


def test_columns_of_one_list_are_not_asked_about_but_those_of_two_lists_are() -> None:
    one = [entry(f"a{i}", "Poe, Ann", "Book review column", "2002", journal="SALT Record") for i in range(3)]
    other = entry("b", "Poe, A.", "Book Review Column", "2002", journal="The SALT Record")
    assert find_duplicates(one).review == ()
    assert {review.keys for review in find_duplicates([*one, other]).review} == {
        ("a0", "b"),
        ("a1", "b"),
        ("a2", "b"),
    }
