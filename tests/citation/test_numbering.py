"""Volumes, issues, pages, editions, locators."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.numbering import edition, issue, locator, number, page_count, page_range, volume_issue


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("23", {"volume": "23"}),
        ("23,", {"volume": "23"}),
        ("Vol. XII", {"volume": "XII"}),
        ("v. 10,", {"volume": "10"}),
        ("Bd. 3", {"volume": "3"}),
        ("II/1", {"volume": "II/1"}),
        ("13(4)", {"volume": "13", "issue": "4"}),
        ("89 (1),", {"volume": "89", "issue": "1"}),
        ("13 (1994)", {"volume": "13", "issued": "1994"}),
        ("vol. 13, no. 4", {"volume": "13", "issue": "4"}),
        ("14 no. 3", {"volume": "14", "issue": "3"}),
        ("12, no. 1–2", {"volume": "12", "issue": "1–2"}),
        ("Bd. 42, H. 3", {"volume": "42", "issue": "3"}),
        ("42/3", {"volume": "42", "issue": "3"}),
        ("359.6376", {"volume": "359", "issue": "6376"}),
        ("4 (Spring)", {"volume": "4", "issue": "Spring"}),
        ("no. 5", {"issue": "5"}),
        ("2 vols.", {"number-of-volumes": "2"}),
        ("2019;14(3):153-60.", {"issued": "2019", "volume": "14", "issue": "3", "page": "153-160"}),
        ("2015;10:e0121", {"issued": "2015", "volume": "10", "page": "e0121"}),
        ("14(2):221–252,", {"volume": "14", "issue": "2", "page": "221-252"}),
        ("I 2002", {"volume": "I 2002"}),
        (".", {}),
    ],
)
def test_volume(text: str, parts: dict[str, str]) -> None:
    assert volume_issue(text) == parts


@pytest.mark.parametrize(
    ("text", "value"), [("(4)", "4"), ("no. 4", "4"), ("Heft 3", "3"), ("L 158", "L 158"), ("no. 1–2", "1–2")]
)
def test_issue(text: str, value: str) -> None:
    assert issue(text) == value


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("267-91", "267-291"),
        ("pp. 267–91", "267-291"),
        ("87– 101", "87-101"),
        ("43---44", "43-44"),
        ("3292-5", "3292-3295"),
        ("xi–xiv", "xi-xiv"),
        ("e12–e15", "e12-e15"),
        ("S. 12 ff.", "12 ff."),
        ("S.82 ff", "82 ff."),
        ("295,", "295"),
        ("p. A1", "A1"),
        ("1, 3 and 5", "1, 3 and 5"),
    ],
)
def test_pages(text: str, pages: str) -> None:
    assert page_range(text) == pages


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("at 12", "12"),
        ("pp. 38–40", "38-40"),
        ("S. 12 ff.", "12 ff."),
        ("para. 57", "para. 57"),
        ("§ 44a UrhG Rn. 6", "§ 44a UrhG Rn. 6"),
        ("492 n.108", "492 n.108"),
        ("p. 38", "38"),
        ("s 6(1)", "6(1)"),
    ],
)
def test_locator(text: str, place: str) -> None:
    assert locator(text) == place


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2nd ed.", "2"),
        ("2 nd ed.", "2"),
        ("3d ed.", "3"),
        ("18. Aufl.", "18"),
        ("2., erweiterte Auflage", "2"),
        ("First", "1"),
        ("zweite Auflage", "2"),
        ("rev. ed.", "rev. ed."),
        ("New edition", "New edition"),
        ("", ""),
    ],
)
def test_edition(text: str, value: str) -> None:
    assert edition(text) == value


def test_number_and_page_count() -> None:
    assert number("No. 5") == "5"
    assert number("ICSID Case No. ARB/04/15") == "ICSID Case No. ARB/04/15"
    assert page_count("130 p.") == "130"
    assert page_count("130") == ""


@given(st.integers(1, 9999), st.integers(0, 500))
def test_a_shortened_range_means_the_whole_one(first: int, more: int) -> None:
    last = first + more
    same = next(
        (i for i, (a, b) in enumerate(zip(str(first), str(last), strict=False)) if a != b), len(str(last)) - 1
    )
    short = str(last)[same:] if len(str(first)) == len(str(last)) else str(last)
    assert page_range(f"pp. {first}–{short}") == f"{first}-{last}"


@given(st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert locator(locator(text)) == locator(text)
