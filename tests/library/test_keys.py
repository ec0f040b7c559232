"""Keys of new entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.errors import UsageError
from refman.library import make_key
from refman.model import Entry

ISIS = {"author": "Speckhard, Anne and Shajkovci, Ardian", "year": "2020", "title": "Inside the Sisterhood"}


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        (ISIS, "speckhard2020inside"),
        ({"author": "Anne Speckhard", "year": "2020", "title": "The ISIS Defectors"}, "speckhard2020isis"),
        ({"author": "Müller, Jörg", "date": "2001-05-06", "title": "Über den Wolken"}, "muller2001wolken"),
        ({"author": r'M{\"u}ller, J{\"o}rg', "year": "2001", "title": "Straße"}, "muller2001strasse"),
        ({"author": "Łęcki, A. and others", "year": "1999", "title": "Wrocław"}, "lecki1999wroclaw"),
        ({"author": "van der Berg, Jan", "year": "2000", "title": "Title"}, "berg2000title"),
        ({"author": "Ludwig van Beethoven", "year": "1800", "title": "Briefe"}, "beethoven1800briefe"),
        ({"author": "García Márquez, Gabriel", "year": "1967", "title": "Cien años"}, "garciamarquez1967cien"),
        ({"author": "O’Brien, Flann", "year": "1939", "title": "At Swim-Two-Birds"}, "obrien1939swim"),
        ({"author": "Smith-Jones, A.", "year": "2000", "title": "A B of C"}, "smithjones2000b"),
        ({"author": "{United Nations Security Council}", "year": "2014", "title": "Resolution 2178"}, "united2014resolution"),
        ({"author": r"{\'E}tienne Andr{\'e}", "year": "2001"}, "andre2001"),
        ({"author": r"Veronika Ver{\v s}i\'c", "year": "2001"}, "versic2001"),
        ({"author": "Jean {de la Fontaine}", "year": "1668"}, "fontaine1668"),
        ({"author": "Martin Luther {King, Jr.}", "year": "1963"}, "kingjr1963"),
        ({"organization": "The World Bank", "year": "2014", "title": "Report"}, "world2014report"),
        ({"editor": "Doe, Jane", "year": "2014", "title": "Handbook"}, "doe2014handbook"),
        ({"year": "2019", "title": "The War in Syria"}, "war2019syria"),
        ({"title": "Anonymous Pamphlet"}, "anonymouspamphlet"),
        ({"author": "Doe, Jane", "title": "Undated"}, "doeundated"),
        ({"author": "Doe, Jane"}, "doe"),
        ({"author": "Doe, Jane", "year": "c. 1850", "title": "Q"}, "doe1850q"),
        ({"author": "毛泽东", "year": "1937", "title": "实践论"}, "maozedong1937shijianlun"),
        ({"author": "夏目, 漱石", "year": "1914", "title": "こころの物語"}, "xiamu1914kokorono"),
        ({"author": "김대중", "year": "1998", "title": "옥중서신"}, "gimdaejung1998ogjungseosin"),
        ({"author": "Хрущёв, Никита", "year": "1956", "title": "О культе личности"}, "khrushchev1956kulte"),
        ({"author": "Гоголь, Николай", "year": "1842", "title": "Мёртвые души"}, "gogol1842mertvye"),
        ({"author": "Καβάφης, Κ. Π.", "year": "1911", "title": "Ἰθάκη"}, "kavafis1911ithaki"),
        ({"author": "{شركة}", "year": "2001", "title": "كتاب"}, "shrkh2001ktb"),
        ({"author": "Мüller, J.", "year": "2001", "title": "“Straße” – naïve"}, "muller2001strasse"),
        ({"url": "https://www.icc-cpi.int/asp/"}, "icccpi"),
        ({"url": "http://example.org", "year": "2010"}, "example2010"),
        ({"journal": "The Times", "year": "1889"}, "times1889"),
        ({"archive": "Bundesarchiv Berlin", "archive_location": "R1001/2627"}, "bundesarchiv"),
        ({}, "misc"),
        ({"title": "..."}, "misc"),
    ],
)  # fmt: skip
def test_keys(fields: dict[str, str], key: str) -> None:
    assert make_key(Entry("misc", "", fields), set()) == key


def test_a_clash_is_one_in_any_case() -> None:
    entry = Entry("misc", "", ISIS)
    assert make_key(entry, {"key2020"}, "Key{year}") == "Key2020a"


def test_clashes_get_a_letter() -> None:
    entry, taken = Entry("misc", "", ISIS), set[str]()
    for _ in range(30):
        taken.add(make_key(entry, taken))
    assert {
        "speckhard2020inside",
        "speckhard2020insidea",
        "speckhard2020insidez",
        "speckhard2020insideaa",
    } <= taken
    assert len(taken) == 30


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("{family}{year}", "speckhard2020"),
        ("{family}:{year}:{title}", "speckhard:2020:inside"),
        ("{type}-{family}", "article-speckhard"),
        ("{family}_{journal}", "speckhard_hst"),
        ("fixed", "fixed"),
        ("{year}{{}}", "2020"),
    ],
)
def test_patterns(pattern: str, key: str) -> None:
    entry = Entry("article", "", {**ISIS, "journal": "Homeland Security Today"})
    assert make_key(entry, set(), pattern) == key


@pytest.mark.parametrize("pattern", ["{nobody}", "{family", "{}", "{0}", "{family.first}", "{year[a]}"])
def test_unknown_patterns(pattern: str) -> None:
    with pytest.raises(UsageError, match="key pattern") as error:
        make_key(Entry("article", "", ISIS), set(), pattern)
    assert "{family}" in error.value.hint


@given(
    st.fixed_dictionaries({}, optional={name: st.text(max_size=20) for name in ("author", "title", "year")})
)
def test_a_key_is_always_plain(fields: dict[str, str]) -> None:
    key = make_key(Entry("misc", "", fields), set())
    assert key.isascii()
    assert key.isalnum()
    assert key == key.lower()
