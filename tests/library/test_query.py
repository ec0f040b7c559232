"""The query language, asked of an index."""

from collections.abc import Callable

import pytest

from refman.errors import UsageError
from refman.library import Library

BIB = r"""@article{speckhard2015eyewitness,
  author = {Speckhard, Anne and Yayla, Ahmet S.},
  title = {Eyewitness Accounts from Recent Defectors from {Islamic State}},
  journal = {Perspectives on Terrorism},
  year = {2015},
  doi = {10.1000/abc_1},
  keywords = {terrorism, prison}
}
@book{muller2018,
  author = {M{\"u}ller, J{\"o}rg},
  title = {Straßen und Wege},
  publisher = {Łódź Press},
  date = {2018-04-05},
  note = {al-Qaeda in Mali}
}
@online{anon,
  title = {“Foreign fighters” & state},
  url = {https://example.org/foreign/fighters.html},
  year = {n.d.}
}
@book{Yayla1999,
  editor = {Yayla, Ahmet},
  title = {State of Play},
  booktitle = {Readings},
  year = {1999}
}
"""
ALL = ["speckhard2015eyewitness", "muller2018", "anon", "Yayla1999"]


@pytest.fixture
def library(write: Callable[[str], Library]) -> Library:
    return write(BIB)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ALL),
        ("state", ["speckhard2015eyewitness", "anon", "Yayla1999"]),
        ("STATE", ["speckhard2015eyewitness", "anon", "Yayla1999"]),
        ("defec", ["speckhard2015eyewitness"]),
        ('"defec"', []),
        ('"islamic state"', ["speckhard2015eyewitness"]),
        ('"state islamic"', []),
        ('"islamic stat', []),
        ("muller", ["muller2018"]),
        ("Müller", ["muller2018"]),
        ("strassen", ["muller2018"]),
        ("lodz", ["muller2018"]),
        ("state -islamic", ["anon", "Yayla1999"]),
        ('-"foreign fighters" state', ["speckhard2015eyewitness", "Yayla1999"]),
        ("author:yayla", ["speckhard2015eyewitness"]),
        ("editor:yayla", ["Yayla1999"]),
        ("author:speckhard author:yayla", ["speckhard2015eyewitness"]),
        ('title:"state of play"', ["Yayla1999"]),
        ("journal:perspectives", ["speckhard2015eyewitness"]),
        ("booktitle:readings", ["Yayla1999"]),
        ("booktitle:perspectives", []),
        ("note:mali", ["muller2018"]),
        ("abstract:mali", []),
        ("al-qaeda", ["muller2018"]),
        ("keywords:prison", ["speckhard2015eyewitness"]),
        ("doi:10.1000/abc_1", ["speckhard2015eyewitness"]),
        ("doi:10.1000/abd", []),
        ("10.1000/abc", ["speckhard2015eyewitness"]),
        ("https://example.org/foreign", ["anon"]),
        ("url:example.org", ["anon"]),
        ("year:2015", ["speckhard2015eyewitness"]),
        ("year:2015-2018", ["speckhard2015eyewitness", "muller2018"]),
        ("year:2016-", ["muller2018"]),
        ("year:-2000", ["Yayla1999"]),
        ("year:..2000", ["Yayla1999"]),
        ("-year:1900-", ["anon"]),
        ("type:book", ["muller2018", "Yayla1999"]),
        ("-type:BOOK", ["speckhard2015eyewitness", "anon"]),
        ("key:yayla", ["Yayla1999"]),
        ("key:2018", ["muller2018"]),
        ("cited:0", ALL),
        ("cited:1-", []),
        ("& state", ["speckhard2015eyewitness", "anon", "Yayla1999"]),
        ("nothing of the kind", []),
        ("yay*", ["speckhard2015eyewitness", "Yayla1999"]),
        ("yay", ["speckhard2015eyewitness", "Yayla1999"]),
        ("yay+", []),
        ("yayla,", ["speckhard2015eyewitness", "Yayla1999"]),
        ("NOT AND OR NEAR", []),
        ("Defectors from: Islamic", ["speckhard2015eyewitness"]),
        ("Recent:defectors", ["speckhard2015eyewitness"]),
        ('strassen:"und wege"', ["muller2018"]),
        ("-recent:defectors state", ["anon", "Yayla1999"]),
        ("autor:yayla", []),
        ("o'brien* ^x (y)", []),
    ],
)  # fmt: skip
def test_queries(query: str, found: list[str], library: Library) -> None:
    assert [row.key for row in library.search(query)] == found
    assert [each.entry.key for each in library.look_up(query)] == found


@pytest.mark.parametrize(
    "query", ["year:abc", "year:-", "cited:x", "year:20-18-2", "author: smith", "title:"]
)
def test_queries_that_ask_nothing(query: str, library: Library) -> None:
    with pytest.raises(UsageError):
        library.search(query)


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("yayla title:x doi:y https://x", ""),
        ("autor:yayla", "No entry has a field `autor`; did you mean `author:`?"),
        ("mendeley-tag:x", "No entry has a field `mendeley-tag`; did you mean `mendeley-tags:`?"),
        ("-mendeley-tags:x", ""),
        ("Qqq:x qqq:y", "No entry has a field `qqq`; `refman help queries` names the common ones."),
    ],
)
def test_a_field_that_no_entry_has(query: str, advice: str, write: Callable[[str], Library]) -> None:
    assert write(BIB + "@misc{m, mendeley-tags = {A}}").advice(query) == advice


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("Speckhard, Anne and Yayla, Ahmet S.", "Speckhard and Yayla"),
        ("Ann Doe and others", "Doe et al."),
        ("A and B and C", "A et al."),
        ("{World Bank}", "World Bank"),
        (r"{\'E}tienne Andr{\'e} and {\AA}ke {\O}stlund", "André and Østlund"),
        (r"Veronika Ver{\v s}i\'c", "Veršić"),
        ("Jean {de la Fontaine}", "de la Fontaine"),
        ("Martin Luther {King, Jr.}", "King, Jr."),
        ("and Doe, Ann", " and Doe"),
    ],
)
def test_authors_are_shown_by_their_family_names(
    author: str, shown: str, write: Callable[[str], Library]
) -> None:
    assert write(f"@book{{k, author = {{{author}}}}}").search()[0].author == shown


def test_rows(library: Library) -> None:
    assert [tuple(row) for row in library.search()] == [
        (
            "speckhard2015eyewitness",
            "article",
            "Speckhard and Yayla",
            "2015",
            "Eyewitness Accounts from Recent Defectors from Islamic State",
            0,
        ),
        ("muller2018", "book", "Müller", "2018", "Straßen und Wege", 0),
        ("anon", "online", "", "", "“Foreign fighters” & state", 0),
        ("Yayla1999", "book", "Yayla", "1999", "State of Play", 0),
    ]


@pytest.mark.parametrize(
    "query", ["year:1999-99999999999999999999", "year:0-99999999999999999999 yayla -islamic"]
)
def test_a_number_may_have_any_length(query: str, library: Library) -> None:
    assert [row.key for row in library.search(query)][-1] == "Yayla1999"
    assert library.search("year:99999999999999999999") == []


def test_too_many_terms_are_refused(library: Library) -> None:
    assert library.search("state " * 500)
    with pytest.raises(UsageError, match="501 terms are too many"):
        library.search("state " * 501)


def test_what_is_no_unicode_is_not_found(library: Library) -> None:
    odd = "mullet\udcff"
    assert (library.search(odd), library.get(odd), library.keys(odd)) == ([], [], [])
    everything = library.search("")
    for query in ("s\udcff", "title:s\udcff", "key:s\udcff", "type:book\udcff", "nosuch:s\udcff"):
        assert library.search(query) == []
        assert library.search(f"-{query}") == everything
