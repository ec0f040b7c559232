"""Dates: biblatex's, BibTeX's and CSL's."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.bibliography.dates import date_fields, format_edtf, parse_date, parse_issued


def parts(*dates: list[int], **more: Any) -> dict[str, Any]:
    return {"date-parts": list(dates), **more}


EDTF = [
    ("2016", parts([2016])),
    ("2016-04", parts([2016, 4])),
    ("2016-04-05", parts([2016, 4, 5])),
    ("2001-21", parts([2001], season=1)),
    ("2001-24", parts([2001], season=4)),
    ("1914/1918", parts([1914], [1918])),
    ("2001-01-30/2001-02-02", parts([2001, 1, 30], [2001, 2, 2])),
    ("1990/", parts([1990], [0])),
    ("1723~", parts([1723], circa=True)),
    ("1723~/1750~", parts([1723], [1750], circa=True)),
    ("-0043", parts([-44])),
    ("0000", parts([-1])),
]


@pytest.mark.parametrize(("text", "date"), EDTF)
def test_iso_dates_go_both_ways(text: str, date: dict[str, Any]) -> None:
    assert parse_date(text) == date
    assert format_edtf(date) == text


READ = [
    ("1723?", parts([1723], circa=True)),
    ("199X", parts([1990], circa=True)),
    ("2004-XX", parts([2004])),
    ("2016-04-05T10:00:00", parts([2016, 4, 5])),
    ("1990/..", parts([1990], [0])),
    ("/1990", {"literal": "–1990"}),
    ("2001-21/2001-21", parts([2001], season=1)),
    ("2001-21/2001-23", parts([2001, 3], [2001, 9])),
    ("c. 1900", parts([1900], circa=True)),
    ("ca. 1900", parts([1900], circa=True)),
    ("[1900?]", parts([1900], circa=True)),
    ("[1900]", parts([1900])),
    ("2010a", parts([2010])),
    ("44", parts([44])),
    ("1914--1918", parts([1914], [1918])),
    ("1914–18", parts([1914], [1918])),
    ("1990--", parts([1990], [0])),
    ("12 March 2016", parts([2016, 3, 12])),
    ("March 12th, 2016", parts([2016, 3, 12])),
    ("12. März 2016", parts([2016, 3, 12])),
    ("Sept. 2016", parts([2016, 9])),
    ("2016/3/12", parts([2016, 3, 12])),
    ("12.3.2016", parts([2016, 3, 12])),
    ("Summer 1967", parts([1967], season=2)),
    ("forthcoming", {"literal": "forthcoming"}),
    ("Monday 2016", {"literal": "Monday 2016"}),
    ("Ende 1980", {"literal": "Ende 1980"}),
    ("", {}),
    ("{2016}", parts([2016])),
    ("1998-99", parts([1998], [1999])),
    ("1890s", {"literal": "1890s"}),
    (r"1999 \& 2001", {"literal": "1999 & 2001"}),
    ("1999--2001, 2003", {"literal": "1999–2001, 2003"}),
    ("2020s?", {"literal": "2020s?"}),
    ("2016-00-00", parts([2016])),
    ("2016-04-00", parts([2016, 4])),
    ("2016-13-01", {"literal": "2016-13-01"}),
    ("2016-25-12", {"literal": "2016-25-12"}),
    ("2016.4.32", {"literal": "2016.4.32"}),
    ("2016-13", {"literal": "2016-13"}),
    ("1990/1991/1992", {"literal": "1990/1991/1992"}),
]


@pytest.mark.parametrize(("text", "date"), READ)
def test_dates_are_read(text: str, date: dict[str, Any]) -> None:
    assert parse_date(text) == date


FIELDS = [
    ({"year": "2016"}, parts([2016])),
    ({"year": "2016", "month": "apr"}, parts([2016, 4])),
    ({"year": "2016", "month": "apr", "day": "5"}, parts([2016, 4, 5])),
    ({"year": "2016", "month": "apr", "day": "5--7"}, parts([2016, 4, 5], [2016, 4, 7])),
    ({"year": "2016", "month": "jan--feb"}, parts([2016, 1], [2016, 2])),
    ({"year": "2001", "month": "Spring"}, parts([2001], season=1)),
    ({"year": "1914--1918"}, parts([1914], [1918])),
    ({"year": "1990--"}, parts([1990], [0])),
    ({"year": "c. 1900"}, parts([1900], circa=True)),
    ({"year": "forthcoming"}, {"literal": "forthcoming"}),
    ({"date": "-0043"}, parts([-44])),
    ({"date": "2001-12-30/2002-01-02"}, parts([2001, 12, 30], [2002, 1, 2])),
    ({"date": "2001-05~"}, parts([2001, 5], circa=True)),
    ({"date": "2001-01/2001-02-03"}, parts([2001, 1], [2001, 2, 3])),
]


@pytest.mark.parametrize(("fields", "date"), FIELDS)
def test_the_fields_of_a_date_go_both_ways(fields: dict[str, str], date: dict[str, Any]) -> None:
    assert parse_issued(fields) == date
    assert date_fields(date) == fields


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"year": "2016", "month": "4"}, parts([2016, 4])),
        ({"year": "2016", "month": "April"}, parts([2016, 4])),
        ({"year": "2016", "month": "22~jun"}, parts([2016, 6, 22])),
        ({"year": "2016", "month": "June 22"}, parts([2016, 6, 22])),
        ({"year": "2016", "month": "January/February"}, parts([2016, 1], [2016, 2])),
        ({"year": "2016", "month": "Michaelmas"}, parts([2016])),
        ({"year": "2016", "month": "Q3"}, parts([2016])),
        ({"year": "2016-04", "month": "5"}, parts([2016, 4])),
        ({"month": "4"}, {}),
        ({"date": "soon", "year": "2016"}, parts([2016])),
        ({"date": "2017", "year": "2016"}, parts([2017])),
        ({"date": "soon", "year": "later"}, {"literal": "soon"}),
    ],
)
def test_months_are_read_as_people_write_them(fields: dict[str, str], date: dict[str, Any]) -> None:
    assert parse_issued(fields) == date


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        ({}, {}),
        ({"raw": "2016-04-05"}, {"year": "2016", "month": "apr", "day": "5"}),
        ({"raw": "someday"}, {"year": "someday"}),
        ({"date-parts": [["2016", "4"]]}, {"year": "2016", "month": "apr"}),
        ({"date-parts": [["2016", ""]]}, {"year": "2016"}),
        ({"date-parts": [2016]}, {"year": "2016"}),
        ({"date-parts": [[2016]], "season": "Fall"}, {"year": "2016", "month": "Autumn"}),
        ({"date-parts": [[2016, 22]]}, {"year": "2016", "month": "Summer"}),
        ({"date-parts": [[2016, 99]]}, {"year": "2016", "month": "99"}),
        ({"date-parts": [[0]]}, {"year": "0"}),
    ],
)
def test_dates_of_other_programs_are_written(date: dict[str, Any], fields: dict[str, str]) -> None:
    assert date_fields(date) == fields


def test_a_season_is_written() -> None:
    assert format_edtf({"date-parts": [[2016]], "season": "2"}) == "2016-22"
    assert format_edtf({"literal": "soon"}) == ""


day = st.dates().map(lambda d: [d.year, d.month, d.day])


@given(st.lists(day | st.builds(lambda y: [y], st.integers(1000, 2100)), min_size=1, max_size=2))
def test_every_date_survives_its_fields(dates: list[list[int]]) -> None:
    dates = dates if dates[0] != dates[-1] else dates[:1]
    fields = date_fields({"date-parts": dates})
    assert parse_issued(fields) == {"date-parts": dates}


@pytest.mark.parametrize("day", ["²", "2²", "٣²"])
def test_a_raised_digit_is_no_day(day: str) -> None:
    date = parse_issued({"year": "1990", "month": "may", "day": day})
    assert date is not None
    assert date["date-parts"][0][:2] == [1990, 5]


@pytest.mark.parametrize("name", ["year", "month", "day", "date"])
def test_thousands_of_digits_are_no_date(name: str) -> None:
    date = parse_issued({"year": "1990", "month": "may", name: "1" * 5000})
    assert date is None or len(str(date)) < 100 or "literal" in date
