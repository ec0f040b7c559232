"""Fields of entries as words, names and numbers: tables of what stands in real libraries."""

import numpy as np
import pytest

from refman.dedupe import values
from refman.dedupe.authors import compare_all_names, compare_authors
from refman.dedupe.hashing import combine, hash_texts, hash_words, places
from refman.dedupe.levels import Author, Venue
from refman.dedupe.names import parse
from refman.dedupe.normalize import columns
from refman.dedupe.texts import Texts
from refman.dedupe.venues import compare_names
from tests.dedupe.sample import entry


@pytest.mark.parametrize(
    ("field", "families"),
    [
        ("Speckhard, Anne and Ellenberg, Molly", "speckhard ellenberg"),
        ("A. Speckhard and M. D. Ellenberg", "speckhard ellenberg"),
        ("Aha, D. W., Kibler, D. and Albert, M. K.", "aha kibler albert"),
        ("D W Aha, D Kibler and M K Albert.", "aha kibler albert"),
        ("Tan A.Schulze A.O'Donnell C. P.Davis P. G.", "tan schulze odonnell davis"),
        ("Utgoff P. E.", "utgoff"),
        ("Clark, Justin; Barton, Belinda", "clark barton"),
        ("Goicoechea de Jorge, Elena and de Jorge, E. G.", "jorge jorge"),
        ("Kožić, Šime and Müller, Jürgen", "kozic muller"),
        ("Kozic, Sime and Mueller, Jurgen", "kozic muller"),
        ("King, Jr., Martin Luther", "king"),
        ("{OECD}", "ocd"),
        ("{Organisation for Economic Co-operation and Development}", "ocd"),
        ("{PBS NewsHour} and Doe, Jane", "pbsnewshour do"),
        ("{UN Security Council}", "unsc"),
        ("Lévi-Strauss, Claude and Weinstein-Levy, Barbara", "strauss levy"),
        ("王, 小明 and 山田太郎", "王小明 山田太郎"),
        ("Иванов, Пётр", "ivanov"),
        ("UNKNOWN", ""),
        ("", ""),
        ("T. M. Mitchell, P. E. Utgoff, Jr. and R. Banerji", "mitchell utgoff banerji"),
    ],
)
def test_family_names(field: str, families: str) -> None:
    assert " ".join(parse(field).families) == families


@pytest.mark.parametrize("end", [" and others", " and et al.", "; et al"])
def test_et_al_is_no_name(end: str) -> None:
    found = parse(f"Doe, Jane{end}")
    assert found.families == ("do",)
    assert found.truncated
    assert found.initial == "j"


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("aha kibler albert", "albert aha kibler", Author.SAME),
        ("vaswani shazeer", "vaswani shazeer parmar", Author.TRUNCATED),
        ("parmar", "vaswani shazeer parmar", Author.FIRST),
        ("lockermann ries", "lockemann ries", Author.SAME),
        ("bengio goodfellow", "bengio lecun hinton", Author.FIRST),
        ("goodfellow bengio", "lecun bengio hinton", Author.SOME),
        ("smith", "jones", Author.DIFFERENT),
        ("a b c d e f", "a b c d x y", Author.SAME),
        ("smith", "", Author.MISSING),
        ("", "", Author.NEITHER),
    ],
)
def test_author_lists(one: str, two: str, expected: Author) -> None:
    assert (
        compare_authors(one, two, truncated=False) == compare_authors(two, one, truncated=False) == expected
    )


def test_names_whose_order_is_unknown_are_compared_word_by_word() -> None:
    inverted = "Omulo Sylvia and Thumbi Samuel M."
    assert compare_all_names(inverted, "Omulo, Sylvia and Thumbi, Samuel", Author.DIFFERENT) == Author.SAME
    corporate = "CORPORATE Fox Development Team Microsoft"
    assert compare_all_names(corporate, "Fox Development Team", Author.DIFFERENT) == Author.TRUNCATED
    assert compare_all_names("Jane Doe", "John Smith", Author.DIFFERENT) == Author.DIFFERENT


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("journal of strategic security", "j strateg secur", Venue.SAME),
        ("annalen der physik", "ann phys", Venue.SAME),
        ("very large data bases", "vldb", Venue.SAME),
        ("amcis 2017 proceedings", "americas conference on information systems", Venue.SAME),
        ("the new york times", "new york times", Venue.SAME),
        ("advances press llc", "advances press", Venue.SAME),
        ("international conference on management of data", "sigmod conference", Venue.SIMILAR),
        ("a c", "ac", Venue.SAME),
        ("soda", "symposium on discrete algorithms", Venue.SAME),
        ("suddeutsche zeitung", "sz", Venue.SAME),
        ("suddeutsche zeitung", "zs", Venue.DIFFERENT),
        ("stroke", "canadian journal of neurological sciences", Venue.DIFFERENT),
    ],
)
def test_venues(one: str, two: str, expected: Venue) -> None:
    assert compare_names(one, two) == compare_names(two, one) == expected


@pytest.mark.parametrize(
    ("field", "pages"),
    [
        ("82--127", (82, 127)),
        ("82-9", (82, 89)),
        ("1248-6", (1248, 0)),
        ("(pp. 456-460).", (456, 460)),
        ("ages 41-48", (41, 48)),
        (":161 - 186", (161, 186)),
        ("524532", (524, 532)),
        ("2243-5; author reply 2243-5", (2243, 2245)),
        ("2, pp. 524-532", (524, 532)),
        ("2) (pp. 524-532).", (524, 532)),
        ("pp. 12-15, p. 20", (12, 15)),
        ("12-15, p. 14", (12, 15)),
        ("215 p", (0, 0)),
        ("Suppl-12", (0, 0)),
        ("", (0, 0)),
        ("iv", (0, 0)),
    ],
)
def test_pages(field: str, pages: tuple[int, int]) -> None:
    assert values.pages(field) == pages


def test_pages_with_a_letter_are_other_pages() -> None:
    assert values.pages("S78") != values.pages("78")
    assert values.pages("S192--S203")[1] - values.pages("S192--S203")[0] == 11


@pytest.mark.parametrize(
    ("fields", "doi"),
    [
        ({"doi": "10.1000/XYZ.1"}, "10.1000/xyz.1"),
        ({"doi": "https://doi.org/10.1000/xyz.1."}, "10.1000/xyz.1"),
        ({"url": "https://doi.org/10.1000/xyz.1"}, "10.1000/xyz.1"),
        ({"doi": r"10.1000/xyz\_1"}, "10.1000/xyz_1"),
        ({"doi": r"10.1000/xyz{\_}1"}, "10.1000/xyz_1"),
        ({"doi": "10.1000/xyz.1</a>"}, "10.1000/xyz.1"),
        ({"doi": "10.1000/17:15&lt;16::ID&gt;3.0"}, "10.1000/17:15<16::id>3.0"),
        ({"doi": "10.1000/17:15%3C16::ID%3E3.0"}, "10.1000/17:15<16::id>3.0"),
        ({"doi": "10.1002/14651858.CD002273.pub3"}, "10.1002/14651858.cd002273"),
        ({"url": "https://example.org"}, ""),
    ],
)
def test_doi(fields: dict[str, str], doi: str) -> None:
    assert values.doi(fields) == doi


@pytest.mark.parametrize(
    ("fields", "identifier"),
    [
        ({"journal": "arXiv preprint arXiv:1706.03762"}, "arxiv1706.03762"),
        ({"eprint": "1706.03762"}, "arxiv1706.03762"),
        ({"url": "https://arxiv.org/abs/1706.03762v2"}, "arxiv1706.03762"),
        ({"pmid": "PMID: 123"}, "pmid123"),
        ({"url": "HTTPS://www.Example.org/a/"}, "example.org/a"),
        ({"url": r"\url{https://example.org/a\_b}"}, "example.org/a_b"),
        ({"howpublished": r"\url{https://example.org/a}"}, "example.org/a"),
        ({"url": "https://example.org"}, ""),
        ({"url": "https://web.archive.org/web/2019id_/http://www.example.org/a"}, "example.org/a"),
        ({}, ""),
    ],
)
def test_identifier(fields: dict[str, str], identifier: str) -> None:
    assert values.identifier(fields) == identifier


def test_isbn_10_and_13_are_one() -> None:
    assert values.isbn("0-306-40615-2") == values.isbn("978-0-306-40615-7 (print)") == "030640615"


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"edition": "2nd"}, 2),
        ({"edition": "Second"}, 2),
        ({"edition": "revised"}, 0),
        ({"title": "Soil Mechanics, 3rd ed."}, 3),
        ({"title": "Soil Mechanics (Third Edition)"}, 3),
        ({"title": "Bodenmechanik, 3. Auflage"}, 3),
        ({"title": "Soil Mechanics, 3rd ed.", "edition": "4"}, 4),
        ({"title": "Notes on an edition"}, 0),
        ({}, 0),
    ],
)
def test_edition(fields: dict[str, str], number: int) -> None:
    assert values.edition(fields) == number


@pytest.mark.parametrize(
    "title", ["Soil Mechanics, 3rd ed.", "Soil Mechanics (Third Edition)", "Soil Mechanics"]
)
def test_the_edition_is_no_part_of_the_title(title: str) -> None:
    assert values.clean([values.title({"title": title})]) == ["soil mechanics"]


def test_the_day_of_a_date_and_its_neighbours() -> None:
    days = [
        values.day(fields)
        for fields in (
            {"date": "2016-04-05"},
            {"year": "2016-04-05"},
            {"year": "2016", "month": "apr", "day": "5"},
            {"year": "2016", "month": "4", "day": "5"},
        )
    ]
    assert len(set(days)) == 1
    assert values.day({"date": "2016-05-01"}) - values.day({"date": "2016-04-30"}) == 2
    assert values.day({"date": "2016-02-01"}) - values.day({"date": "2016-01-31"}) == 1
    assert values.day({"year": "2016", "month": "apr"}) == values.day({"month": "4"}) == -4
    assert values.day({"year": "2016"}) == values.day({}) == 0


@pytest.mark.parametrize(
    ("number", "kind", "own"),
    [
        ("TR-1999-12", values.REPORT, 12),
        ("36546-MW", values.REPORT, 36546),
        ("1 BvR 256/08", 0, 125608),
        ("US174465", 0, 174465),
        ("MW", 0, 0),
    ],
)
def test_the_number_of_a_document(number: str, kind: int, own: int) -> None:
    assert values.own_number(number, kind) == own


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("{ISIS} in Their Own Words", "isis in their own words"),
        (r"{\"U}ber die Quantit{\"a}t", "uber die quantitat"),
        ("Efficacy of batroxobin. [Chinese]", "efficacy of batroxobin"),
        ("[Research on surgery] LA: Chi", "research on surgery"),
        ("Robustness.[Erratum appears in Brain Inj. 2013;27(3)", "robustness"),
        ("Users' trust &amp; the user’s data", "users trust the users data"),
    ],
)
def test_titles_become_words(title: str, clean: str) -> None:
    assert values.clean([values.title({"title": title})]) == [clean]


def test_a_subtitle_belongs_to_the_title() -> None:
    assert values.title({"title": "Main", "subtitle": "Sub"}) == "Main: Sub"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("ISIS Defectors: Inside Stories", 2),
        ("One thing", 0),
        ("A thing that ends...", 4),
        ("X: y z", 0),
        ("Postwar: A History", 1),
        ("Postwar (1945), a history", 2),
    ],
)
def test_head(title: str, words: int) -> None:
    assert values.head(title) == words


def test_lines_stay_lines() -> None:
    assert values.clean(["a\nb", "", "Straße\u2028x"]) == ["a b", "", "strasse x"]


def test_equal_texts_have_equal_hashes_and_no_others() -> None:
    texts = [f"word{i}" for i in range(20_000)] + ["", "word7"]
    hashes = hash_texts(Texts.of(texts))
    assert hashes[-1] == hashes[7]
    assert hashes[-2] == 0
    assert len(np.unique(hashes)) == 20_001


def test_words_know_their_text_wherever_it_stands() -> None:
    words = hash_words(Texts.of(["a long one", "", "one", "ü a"]))
    assert words.owners.tolist() == [0, 0, 0, 2, 3, 3]
    assert words.lengths.tolist() == [1, 4, 3, 3, 2, 1]
    assert words.hashes[2] == words.hashes[3] == hash_texts(Texts.of(["one"]))[0]
    assert words.hashes[0] == words.hashes[5]
    assert places(words.owners).tolist() == [0, 1, 2, 0, 0, 1]


def test_a_key_with_a_missing_part_is_none() -> None:
    one, two = np.array([1, 1, 0], np.uint64), np.array([2, 0, 2], np.uint64)
    assert (combine(one, two) != 0).tolist() == [True, False, False]


@pytest.mark.parametrize("name", ["Doe, ¾ane", "Doe, ﬃ A", "Doe, ẞ"])
def test_an_initial_is_one_letter(name: str) -> None:
    assert len(parse(name).initial) <= 1


def test_columns_are_in_the_order_of_titles() -> None:
    found = columns([entry("b", title="Zebra"), entry("a", title="Apple"), entry("c", title="Apple")])
    assert found.keys == ["a", "c", "b"]
    assert len(found) == 3
