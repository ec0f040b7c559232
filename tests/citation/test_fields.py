"""Spans of a citation's fields become its item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.fields import to_item
from refman.citation.spans import FieldSpan
from tests.citation.marked import item


def test_a_newspaper_article() -> None:
    assert item(
        "Walter Mayr, “A Wall in the Alps,” *Der Standard*, 5 April 2016, <http://derstandard.at/a>.",
        author="Walter Mayr",
        title="“A Wall in the Alps,”",
        container_title="*Der Standard*,",
        issued="5 April 2016,",
        URL="<http://derstandard.at/a>.",
    ) == {
        "type": "article-newspaper",
        "author": [{"family": "Mayr", "given": "Walter"}],
        "title": "A Wall in the Alps",
        "container-title": "Der Standard",
        "issued": {"date-parts": [[2016, 4, 5]]},
        "URL": "http://derstandard.at/a",
    }


def test_a_chapter_with_editors_and_imprint() -> None:
    assert item(
        "Klaus Dörre, Regulierung, in: Fritz Böhle/G. Günter Voß (Hrsg.): Handbuch Arbeitssoziologie, Wiesbaden 2010, S. 873–91, hier S. 876",
        author="Klaus Dörre",
        title="Regulierung,",
        editor=["Fritz Böhle", "G. Günter Voß"],
        container_title="Handbuch Arbeitssoziologie",
        publisher_place="Wiesbaden",
        issued="2010",
        page="S. 873–91",
        locator="S. 876",
    ) == {
        "type": "chapter",
        "author": [{"family": "Dörre", "given": "Klaus"}],
        "title": "Regulierung",
        "editor": [{"family": "Böhle", "given": "Fritz"}, {"family": "Voß", "given": "G. Günter"}],
        "container-title": "Handbuch Arbeitssoziologie",
        "publisher-place": "Wiesbaden",
        "issued": {"date-parts": [[2010]]},
        "page": "873-891",
        "locator": "876",
    }


def test_numbers_printed_together_are_parted() -> None:
    got = item(
        "Gallacher JD, Heerdink MW. Mutual radicalisation. Def Strateg Commun. 2019;14(3):153-60.",
        author="Gallacher JD, Heerdink MW.",
        title="Mutual radicalisation.",
        container_title="Def Strateg Commun.",
        volume="2019;14(3):153-60.",
    )
    assert got["author"] == [{"family": "Gallacher", "given": "JD"}, {"family": "Heerdink", "given": "MW"}]
    assert (got["volume"], got["issue"], got["page"]) == ("14", "3", "153-160")
    assert got["issued"] == {"date-parts": [[2019]]}
    assert got["type"] == "article-journal"


@pytest.mark.parametrize("after", [" et al., ‘Title’", ", et al. Title", " u. a.: Title"])
def test_et_al_behind_the_authors_counts(after: str) -> None:
    assert item(f"Greene{after}", author="Greene", title="itle")["author"] == [
        {"family": "Greene"},
        {"literal": "others"},
    ]


def test_et_al_behind_the_publisher_does_not() -> None:
    text = "JEREMY BENTHAM, A FRAGMENT (London, Thomas Payne et al. 1776)"
    assert item(text, author="JEREMY BENTHAM", title="A FRAGMENT", publisher="Thomas Payne")["author"] == [
        {"family": "Bentham", "given": "Jeremy"}
    ]


def test_the_more_exact_of_two_dates_counts() -> None:
    assert item("A (2012), 19 December 2012", title="A", issued=["2012", "19 December 2012"])["issued"] == {
        "date-parts": [[2012, 12, 19]]
    }
    assert item("A 1896, repr. 1993", title="A", issued=["1896", "1993"])["issued"] == {
        "date-parts": [[1896]]
    }
    assert item("A n.d. [1993]", title="A", issued=["n.d.", "[1993]"])["issued"] == {"date-parts": [[1993]]}


def test_the_letter_of_a_year_is_kept() -> None:
    assert item("Smith 1995a", author="Smith", issued="1995a")["year-suffix"] == "a"


def test_pieces_of_one_field_are_joined_and_others_are_not() -> None:
    assert (
        item("Main Title: A Subtitle", title=["Main Title", "A Subtitle"])["title"]
        == "Main Title: A Subtitle"
    )
    assert (
        item("390 Ill. 2d 326, 211 N.E.2d 253", container_title=["Ill. 2d", "N.E.2d"])["container-title"]
        == "Ill. 2d"
    )


@pytest.mark.parametrize(
    ("printed", "title", "court"),
    [
        ("ICC, Prosecutor v. Doe", "Prosecutor v. Doe", "ICC"),
        ("Doe v. Sweden, ECHR", "Doe v. Sweden", "ECHR"),
        ("Doe v. Peru, UNCITRAL Arbitration", "Doe v. Peru", None),
        ("CMS Ferries v. Peru", "CMS Ferries v. Peru", None),
        ("per Lord Roe in Doe v. Peru", "Doe v. Peru", None),
    ],
)
def test_who_decided_a_case_is_no_part_of_its_title(printed: str, title: str, court: str | None) -> None:
    got = item(f"{printed}, Judgment, 3 May 2001", title=printed, issued="3 May 2001")
    assert (got["title"], got.get("author")) == (title, court and [{"literal": court}])


def test_a_title_goes_on_to_the_years_that_it_is_about() -> None:
    got = item("A. Doe, Ants in Leeds, 1850–1895 (1989) 46", title="Ants in Leeds", issued=["1850", "1989"])
    assert (got["title"], got["issued"]) == ("Ants in Leeds, 1850–1895", {"date-parts": [[1989]]})


def test_the_court_before_a_report_has_decided() -> None:
    got = item("BGH NJW 2010, 2432 Rn. 20", container_title="BGH NJW", issued="2010", page="2432")
    assert (got["author"], got["container-title"]) == ([{"literal": "BGH"}], "NJW")


@pytest.mark.parametrize(
    ("citation", "read_as", "accessed"),
    [
        ("A Lei. Disponível em: https://a.br/l. Acesso em: 20 abr. 2025.", "Disponível em", [[2025, 4, 20]]),
        (
            "El archivo. Disponible en: https://a.es/l. Consultado el 4 de mayo de 2020.",
            "Disponible en",
            [[2020, 5, 4]],
        ),
        (
            "Les archives, disponible sur https://a.fr/l, consulté le 4 mai 2020.",
            "disponible sur",
            [[2020, 5, 4]],
        ),
    ],
)
def test_where_and_when_a_page_was_found(citation: str, read_as: str, accessed: list[list[int]]) -> None:
    got = item(
        citation, container_title=read_as, URL=citation[citation.index("https") :].partition("l")[0] + "l"
    )
    assert "container-title" not in got
    assert got["accessed"] == {"date-parts": accessed}


def test_a_mail_address_is_no_address_of_a_page() -> None:
    assert "URL" not in item("Ann Roe, a.roe@unito.it", author="Ann Roe", URL="a.roe@unito.it")


def test_a_site_taken_for_a_genre_holds_the_page() -> None:
    got = item('"Ants". ants.example.org. Retrieved 1 May 2014.', title="Ants", genre="ants.example.org")
    assert got["container-title"] == "ants.example.org"


def test_the_words_that_introduce_an_accessed_date_are_no_address() -> None:
    text = "Roe, Ants, URL: http://ants.example/1. Date accessed: 27 June 2013."
    assert item(text, URL=["http://ants.example/1", "Date"])["URL"] == "http://ants.example/1"


def test_what_a_message_is_called_has_not_written_it() -> None:
    text = "Email exchange with Ann Roe, 7 August 2019."
    assert item(text, author=["Email exchange", "Ann Roe"])["author"] == [{"family": "Roe", "given": "Ann"}]


def test_what_stands_in_the_wrong_field_is_moved() -> None:
    assert item("T, McLean, VA: Advances Press", title="T", publisher="McLean, VA: Advances Press") == {
        "type": "book",
        "title": "T",
        "publisher-place": "McLean, VA",
        "publisher": "Advances Press",
    }
    assert item("www.rand.org/a", title="www.rand.org/a") == {"type": "webpage", "URL": "www.rand.org/a"}
    assert item("T, doi: 10.1000/x.", title="T", URL="doi: 10.1000/x.")["DOI"] == "10.1000/x"
    assert item("T, arXiv:1301.3781 [cs]", title="T,", container_title="arXiv:1301.3781 [cs]") == {
        "type": "article",
        "title": "T",
        "container-title": "arXiv",
        "number": "1301.3781",
    }
    assert item("T. 130 p.", title="T", page="130 p.")["number-of-pages"] == "130"


def test_the_address_of_a_doi_gives_both() -> None:
    got = item("T, https://doi.org/10.1000/x.", title="T", URL="https://doi.org/10.1000/x.")
    assert (got["URL"], got["DOI"]) == ("https://doi.org/10.1000/x", "10.1000/x")


@pytest.mark.parametrize(
    ("citation", "marked", "address"),
    [
        ("T, https://a.org/where-d0b9e8 (2 May 2016)", "https://a.org/where-d", "https://a.org/where-d0b9e8"),
        ("T, www1.oecd.org/daf.pdf.", "org/daf", "www1.oecd.org/daf.pdf"),
        ("T (https://a.org/b)(last visited)", "https://a.org", "https://a.org/b"),
        ("T, https://a.org, 2016", "https://a.org", "https://a.org"),
    ],
)
def test_an_address_is_taken_whole(citation: str, marked: str, address: str) -> None:
    assert item(citation, title="T", URL=marked)["URL"] == address


def test_nothing_comes_of_punctuation() -> None:
    assert item("x ,; x", title=",;", author=" ,", issued=" ", volume=";", URL=" ") == {"type": "book"}


def test_a_pointer_to_another_note_is_no_field() -> None:
    assert item(
        "Vogel, op. cit., n. 7, pp. 80–1.",
        author="Vogel",
        cross_reference="op. cit., n. 7",
        locator="pp. 80–1",
    ) == {
        "type": "book",
        "author": [{"family": "Vogel"}],
        "locator": "80-1",
    }


FIELDS = (
    "author",
    "title",
    "container-title",
    "issued",
    "volume",
    "issue",
    "page",
    "URL",
    "DOI",
    "publisher",
    "number",
    "edition",
    "locator",
    "accessed",
)


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.sampled_from(FIELDS), st.integers(0, 60), st.integers(0, 60)), max_size=5),
)
def test_any_spans_give_an_item(text: str, marks: list[tuple[str, int, int]]) -> None:
    spans = [FieldSpan(f, min(a, b, len(text)), min(max(a, b), len(text))) for f, a, b in marks]
    got = to_item(text, sorted(spans, key=lambda s: s.start), citation=(0, len(text)))
    assert got["type"]
    assert all(value not in ("", [], None) for value in got.values())


@pytest.mark.parametrize(
    ("author", "field"),
    [
        ("Okafor, Miriam, and Per Lund.", "page"),  # as in a bibliography
        ("Miriam Okafor and Per Lund,", "locator"),  # as in a note
        ("Okafor, Lund & Marsh,", "locator"),  # as in a law review
    ],
)
def test_one_page_of_an_article_is_its_own_where_the_citation_is_that_of_a_bibliography(
    author: str, field: str
) -> None:
    read = item(
        f"{author} “Ferries.” *Transport* 13, no. 1 (2020): 5.",
        author=author.removesuffix(",").removesuffix("."),
        title="Ferries.",
        container_title="*Transport*",
        volume="13",
        locator="5",
    )
    assert (read.get("page"), read.get("locator")) == (("5", None) if field == "page" else (None, "5"))


def test_the_legal_form_belongs_to_the_publisher() -> None:
    read = item(
        "Lund, Per. Bridges. Aire Press, LLC, 2016.",
        author="Lund, Per",
        title="Bridges",
        publisher="Aire Press",
        volume="LLC",
        issued="2016",
    )
    assert read["publisher"] == "Aire Press, LLC"
    assert "volume" not in read


@pytest.mark.parametrize("read", [8, 9])
def test_numbers_are_taken_whole(read: int) -> None:
    citation = "Per Lund, “Ferries,” *Transport* 57, no. S13 (2016): S192-S203."
    at = citation.index("57")
    spans = [
        FieldSpan("volume", at, at + 2),
        FieldSpan("issue", at + read, at + (9 if read == 8 else 11)),
        FieldSpan("page", at + 20, at + 28),
    ]
    got = to_item(citation, spans, citation=(0, len(citation)))
    assert (got["volume"], got["issue"], got["page"]) == ("57", "S13", "S192-S203")


def test_the_place_behind_a_case_is_its_court() -> None:
    got = item(
        "Sokol v. Hosp., 402 F. Supp. 1029 (E.D.N.Y. 1975)",
        title="Sokol v. Hosp.",
        publisher_place="E.D.N.Y.",
        issued="1975",
    )
    assert (got["type"], got["authority"], "publisher-place" in got) == ("legal_case", "E.D.N.Y.", False)


@pytest.mark.parametrize(("pages", "field"), [("3-19", "page"), ("7", "locator"), ("3-4, 9", "locator")])
def test_a_range_in_an_article_is_where_it_stands(pages: str, field: str) -> None:
    words = {
        "author": "Doe",
        "title": "Ants",
        "container_title": "J. of Bees",
        "volume": "4",
        "issued": "1990",
    }
    got = item(f"Doe, “Ants,” J. of Bees 4 (1990): {pages}", **words, locator=pages)
    assert got[field] == pages


def test_vols_counts_volumes() -> None:
    got = item("Rau, *Ants*, 2 vols. (Rome: Sole, 1900)", author="Rau", title="*Ants*", volume="2")
    assert (got["number-of-volumes"], "volume" in got) == ("2", False)


def test_a_title_in_quotes_ends_where_the_quotes_do() -> None:
    got = item(
        "UN, “Adopting Resolution 2423 (2018),” press release, 28 June 2019",
        author="UN",
        title="Adopting Resolution",
        number="2423",
        issued=["2018", "28 June 2019"],
    )
    assert (got["title"], got["issued"]) == (
        "Adopting Resolution 2423 (2018)",
        {"date-parts": [[2019, 6, 28]]},
    )


@pytest.mark.parametrize(
    ("pages", "page", "locator"), [("57-72", "57-72", None), ("165, 168", "165", "168"), ("A16", "A16", None)]
)
def test_the_page_behind_a_day_is_where_the_article_stands(
    pages: str, page: str, locator: str | None
) -> None:
    got = item(
        f"Doe, Too Many Doctors, Med. Econ., Dec. 11, 1978, at {pages}.",
        author="Doe",
        title="Too Many Doctors",
        container_title="Med. Econ.",
        issued="Dec. 11, 1978",
        locator=pages,
    )
    assert (got.get("page"), got.get("locator")) == (page, locator)


def test_a_case_with_a_title_is_not_called_by_its_chamber() -> None:
    case = "Case C-362/14 (Grand Chamber), Roe v Doe, judgment of 6 October 2015"
    assert item(case, number="C-362/14", title="Roe v Doe", issued="6 October 2015")["title"] == "Roe v Doe"


def test_a_neutral_citation_has_a_number() -> None:
    got = item(
        "Roe v Doe [2017] UKSC 51", title="Roe v Doe", issued="2017", container_title="UKSC", page="51"
    )
    assert (got["type"], got["number"], "page" in got) == ("legal_case", "51", False)


def test_what_a_number_is_called_holds_nothing() -> None:
    got = item("Roe v. Doe, Comm. No. 16/1977", title="Roe v. Doe", container_title="Comm.", number="16/1977")
    assert "container-title" not in got


@pytest.mark.parametrize(
    ("printed", "site", "owner"),
    [
        ("BetaBeat. BetaBeat", "BetaBeat", "BetaBeat"),
        ("dalton.com blog. dalton.com", "dalton.com blog", "dalton.com"),
        ("Inside Dalton. Dalton", "Inside Dalton", "Dalton"),
        ("Daltonia. Dalton", "Daltonia. Dalton", None),
    ],
)
def test_a_site_named_twice_is_its_own_publisher(printed: str, site: str, owner: str | None) -> None:
    got = item(f"“Ants”. {printed}.", title="“Ants”", container_title=printed)
    assert (got["container-title"], got.get("publisher")) == (site, owner)


def test_the_year_of_the_first_printing_is_not_that_of_this_one() -> None:
    got = item("Rau, *Ants* (1846; Rome: Sole, 1962)", author="Rau", title="*Ants*", issued=["1846", "1962"])
    assert (got["original-date"], got["issued"]) == (
        {"date-parts": [[1846]]},
        {"date-parts": [[1962]]},
    )


def test_a_translator_behind_the_editor_is_no_editor() -> None:
    got = item(
        "Rau, *Ants*, ed. Eva Roe, trans. Tim Doe", title="*Ants*", editor="ed. Eva Roe, trans. Tim Doe"
    )
    assert got["editor"] == [{"family": "Roe", "given": "Eva"}]
    assert got["translator"] == [{"family": "Doe", "given": "Tim"}]


def test_a_blog_is_called_one() -> None:
    got = item("Doe, ‘Ants’, Hive Blog, 3 May 2011", title="Ants", container_title="Hive")
    assert got["container-title"] == "Hive Blog"


def test_an_acronym_belongs_to_the_name_before_it() -> None:
    got = item(
        "Rau, “Ants.” Proc. of Insects (ICI), 2013", title="“Ants.”", container_title="Proc. of Insects"
    )
    assert got["container-title"] == "Proc. of Insects (ICI)"


@pytest.mark.parametrize(
    "read", ["National Archives (NA", "National Archives (NA)", "National Archives (NA),"]
)
def test_an_archive_keeps_the_bracket_of_its_abbreviation(read: str) -> None:
    got = item("National Archives (NA), HO 1/2, 3 May 1701", archive=read, archive_location="HO 1/2")
    assert got["archive"] == "National Archives (NA)"


@pytest.mark.parametrize("born", ["(b. 1921)", "(born 1921)", "(d. 1921)", "(* 1921)"])
def test_a_year_of_life_is_no_date_of_the_work(born: str) -> None:
    got = item(f"Ann Lee {born}, interview, 3 May 1998", author="Ann Lee", issued=["1921", "3 May 1998"])
    assert got["issued"] == {"date-parts": [[1998, 5, 3]]}
