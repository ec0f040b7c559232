"""Dates as notes print them."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.dates import parse_date, year, year_suffix


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1 May 2016", [[2016, 5, 1]]),
        ("April 5, 2016", [[2016, 4, 5]]),
        ("Apr. 5th 2016", [[2016, 4, 5]]),
        ("2016, April 5", [[2016, 4, 5]]),
        ("2015, October 24", [[2015, 10, 24]]),
        ("Tuesday, 3 March 2020", [[2020, 3, 3]]),
        ("5.4.2016", [[2016, 4, 5]]),
        ("20. 6. 2011", [[2011, 6, 20]]),
        ("4/25/2016", [[2016, 4, 25]]),
        ("5.4.16", [[2016, 4, 5]]),
        ("5.4.98", [[1998, 4, 5]]),
        ("2012-03-21", [[2012, 3, 21]]),
        ("2012-03", [[2012, 3]]),
        ("22. Juni 2006", [[2006, 6, 22]]),
        ("3. März 1950", [[1950, 3, 3]]),
        ("1er mars 2010", [[2010, 3, 1]]),
        ("Dec. 2015", [[2015, 12]]),
        ("January, 1990", [[1990, 1]]),
        ("Mai 1999", [[1999, 5]]),
        ("May/June 1999", [[1999, 5], [1999, 6]]),
        ("21–22 March 2014", [[2014, 3, 21], [2014, 3, 22]]),
        ("March 21-22, 2014", [[2014, 3, 21], [2014, 3, 22]]),
        ("45 March 2014", [[2014, 3]]),
        ("(2016).", [[2016]]),
        ("[1994]", [[1994]]),
        ("1995a", [[1995]]),
        ("2015–16", [[2015], [2016]]),
        ("1936-77", [[1936], [1977]]),
        ("1999-1998", [[1999]]),
        ("1965 [1920]", [[1965]]),
        ("2016-45", [[2016], [2045]]),
    ],
)
def test_parts(text: str, parts: list[list[int]]) -> None:
    assert parse_date(text) == {"date-parts": parts}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Spring 1977", {"date-parts": [[1977]], "season": 1}),
        ("Herbst 2012", {"date-parts": [[2012]], "season": 3}),
        ("Winter 2015/16", {"date-parts": [[2015], [2016]], "season": 4}),
        ("c. 1890", {"date-parts": [[1890]], "circa": True}),
        ("1994?", {"date-parts": [[1994]], "circa": True}),
        ("n.d.", {"literal": "n.d."}),
        ("(n.d.).", {"literal": "n.d."}),
        ("forthcoming", {"literal": "forthcoming"}),
        ("im Erscheinen", {"literal": "im Erscheinen"}),
        ("", None),
        ("()", None),
    ],
)
def test_season_doubt_and_words(text: str, date: dict[str, Any] | None) -> None:
    assert parse_date(text) == date


def test_the_letter_of_a_year() -> None:
    assert year_suffix("1995a") == "a"
    assert year_suffix("1995") == ""


def test_the_year_of_a_date() -> None:
    assert year({"date-parts": [[2016, 4]]}) == 2016
    assert year({"literal": "n.d."}) is None
    assert year(None) is None


@given(st.dates(min_value=dt.date(1500, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_is_read_back_in_every_style(day: Any) -> None:
    whole = {"date-parts": [[day.year, day.month, day.day]]}
    month = "January February March April May June July August September October November December".split()[
        day.month - 1
    ]
    for text in (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
    ):
        assert parse_date(text) == whole


@given(st.text(max_size=30))
def test_any_text_gives_a_date_or_words(text: str) -> None:
    date = parse_date(text)
    assert date is None or ("date-parts" in date) != ("literal" in date)
