"""New text in the manner of the file."""

import pytest

from refman import bibtex
from refman.library.style import Style, respelled, sorted_names, style_of
from refman.model import Entry

NEW = Entry("article", "k", {"title": "New", "year": "2024", "month": "may"})


@pytest.mark.parametrize(
    ("sample", "written"),
    [
        ("@book{a,\n  title = {T},\n}", "@article{k,\n  title = {New},\n  year = {2024},\n  month = may,\n}"),
        ('@book{a,\n\ttitle="T"\n}', '@article{k,\n\ttitle="New",\n\tyear="2024",\n\tmonth=may\n}'),
        ("@Book(a, Title = {T})", "@Article(k, Title = {New}, Year = {2024}, Month = may)"),
        ("@BOOK{a,\n  TITLE = {T}}", "@ARTICLE{k,\n  TITLE = {New},\n  YEAR = {2024},\n  MONTH = may}"),
        (
            "@book{a,\n  title  = {T},\n  author = {A},\n  year   = 1999\n}",
            "@article{k,\n  title  = {New},\n  year   = 2024,\n  month  = may\n}",
        ),
        (
            "@book{a,\n  title=  {T},\n  author= {A}\n}",
            "@article{k,\n  title=  {New},\n  year=   {2024},\n  month=  may\n}",
        ),
        (
            "@book{a,\n  title    = {T},\n  abstract = {A},\n  x        = {y}\n}",
            "@article{k,\n  title    = {New},\n  year     = {2024},\n  month    = may\n}",
        ),
        ("@book{a\n , title={T}\n , year=1\n}", "@article{k\n , title={New}\n , year=2024\n , month=may\n}"),
        (
            "@book{a,\n  year = 1999,\n  title = {T}\n}",
            "@article{k,\n  year = 2024,\n  month = may,\n  title = {New}\n}",
        ),
        (
            "@book{a, % one\n  title = {T}, % two\n  % three\n  year = {1999}, % four\n}",
            "@article{k,\n  title = {New},\n  year = {2024},\n  month = may,\n}",
        ),
        ("@book{a}", "@article{k,\n  title = {New},\n  year = {2024},\n  month = may,\n}"),
    ],
)  # fmt: skip
def test_a_new_entry_is_written_as_the_others_are(sample: str, written: str) -> None:
    assert style_of([sample]).entry(NEW) == written


def test_an_empty_value_is_no_obstacle() -> None:
    sample = "@book{a,\n  note = ,\n  title = {T},\n  author = {A},\n}"
    assert style_of([sample]).entry(NEW).startswith("@article{k,\n  title = {New}")


def test_most_entries_decide() -> None:
    many, few = "@book{a,\n\ttitle = {T}\n}", '@BOOK{a, title="T",}'
    assert style_of([many, few, many]).entry(NEW).startswith("@article{k,\n\ttitle = {New}")


def test_a_name_longer_than_the_column_keeps_a_space() -> None:
    style = style_of(["@book{a,\n  title  = {T},\n  author = {A}\n}"])
    assert style.field("howpublished", "x") == "howpublished = {x}"


def test_an_entry_without_fields() -> None:
    assert Style().entry(Entry("misc", "k", {})) == "@misc{k,\n}"


@pytest.mark.parametrize(
    ("value", "quotes", "written"),
    [
        ("x", False, "{x}"),
        ("x", True, '"x"'),
        ('say "x"', True, '{say "x"}'),
        ("a\n\nb", False, "{a\r\n\r\nb}"),
    ],
)
def test_values(value: str, quotes: bool, written: str) -> None:
    assert Style(quotes=quotes, newline="\r\n").value("title", value) == written


RAW = '@Book{a,\n  Author = "A",\n  title  = {T} ,\n  year   = 1999,\n  url    = s # "x",\n}'
OLD = Entry("book", "a", {"author": "A", "title": "T", "year": "1999", "url": "Sx"})


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        ({}, "", ""),
        ({"author": "B"}, '"A"', '"B"'),
        ({"author": 'B "b"'}, '"A"', '{B "b"}'),
        ({"title": "U"}, "{T}", "{U}"),
        ({"year": "2000"}, "1999", "2000"),
        ({"year": "c. 2000"}, "1999", "{c. 2000}"),
        ({"url": "y"}, 's # "x"', "{y}"),
        ({"title": ""}, ",\n  title  = {T}", ""),
        ({"author": ""}, ',\n  Author = "A"', ""),
        ({"url": ""}, ',\n  url    = s # "x"', ""),
        ({"note": "N"}, 's # "x"', 's # "x",\n  note   = {N}'),
        ({"url": "", "note": "N"}, 'url    = s # "x"', "note   = {N}"),
    ],
)
def test_only_the_parts_that_differ_are_written(change: dict[str, str], old: str, new: str) -> None:
    fields = {name: value for name, value in {**OLD.fields, **change}.items() if value}
    assert respelled(RAW, OLD, Entry("book", "a", fields), Style()) == RAW.replace(old, new)


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        ("@misc{k, a={1}, % one\n b={2}, % two\n c={3}\n}", "@misc{k, a={1}, % one\n % two\n c={3}\n}"),
        ("@misc{k, a={1},\n % one\n b={2},\n c={3}\n}", "@misc{k, a={1},\n % one\n c={3}\n}"),
        ("@misc{k, a={1}, c={3}, % one\n b={2}\n}", "@misc{k, a={1}, c={3}, % one\n \n}"),
        ("@misc{k, a={1}, % one\n b={2}, d={4}, c={3}}", "@misc{k, a={1}, % one\n c={3}}"),
        ("@misc{k, a={1}, c={3}, % one\n b={2}, d={4}}", "@misc{k, a={1}, c={3}, % one\n }"),
        ("@misc{k, % one\n b={2}, a={1}, c={3}}", "@misc{k, % one\n a={1}, c={3}}"),
    ],
)
def test_a_field_that_goes_leaves_the_comments(raw: str, left: str) -> None:
    old = Entry("misc", "k", {"a": "1", "b": "2", "c": "3", "d": "4"})
    new = Entry("misc", "k", {"a": "1", "c": "3"})
    assert respelled(raw, old, new, Style()) == left
    assert [(b.entry, b.error) for b in bibtex.read(left, {})] == [(new, "")]


def test_type_and_key() -> None:
    new = respelled(RAW, OLD, Entry("incollection", "b", OLD.fields), Style())
    assert new == RAW.replace("@Book{a", "@Incollection{b")


def test_a_field_comes_where_the_file_has_it() -> None:
    style = style_of(["@book{a,\n  author = {A},\n  title = {T},\n  year = 1\n}"])
    old = Entry("book", "k", {"author": "A", "year": "1"})
    raw = "@book{k,\n  author = {A},\n  year = 1\n}"
    new = Entry("book", "k", {**old.fields, "title": "T", "note": "N"})
    assert (
        respelled(raw, old, new, style)
        == "@book{k,\n  author = {A},\n  title = {T},\n  year = 1,\n  note = {N}\n}"
    )


def test_a_first_field() -> None:
    assert (
        respelled("@misc{k}", Entry("misc", "k", {}), Entry("misc", "k", {"a": "b"}), Style())
        == "@misc{k,\n  a = {b},\n}"
    )


def test_all_fields_go() -> None:
    old = Entry("misc", "k", {"a": "b"})
    assert respelled("@misc{k, a={b}}", old, Entry("misc", "k", {}), Style()) == "@misc{k}"


def test_names_without_a_rank_stay_behind_the_one_they_follow() -> None:
    assert sorted_names(["year", "x", "author"], {"author": 0.0, "year": 0.9}) == ["author", "year", "x"]
