"""Which stretch of a field's text belongs to which of its works."""

import doctest
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.article import numbering, people
from refman.article.shares import share
from refman.article.symbols import symbol

OKONKWO: dict[str, Any] = {
    "title": "Paper Empires",
    "author": [{"family": "Okonkwo", "given": "Ada"}],
    "issued": {"date-parts": [[2011]]},
}
LATER = OKONKWO | {"title": "Ink", "issued": {"date-parts": [[2015]]}}
BRANDT: dict[str, Any] = {"title": "Iron", "author": [{"family": "Brandt", "given": "Lena"}]}
TRUST: dict[str, Any] = {"title": "Report", "author": [{"literal": "Quay Trust"}]}
NAMELESS: dict[str, Any] = {}

SHARED = [
    ("Okonkwo 2011", [OKONKWO], ["Okonkwo 2011"]),
    ("ibid., 7", [OKONKWO], ["ibid., 7"]),
    ("Okonkwo, Paper; Brandt, Iron", [OKONKWO, BRANDT], ["Okonkwo, Paper", "Brandt, Iron"]),
    ("Brandt, Iron; Okonkwo, Paper", [OKONKWO, BRANDT], ["Okonkwo, Paper", "Brandt, Iron"]),
    ("(Okonkwo 2011, 2015)", [OKONKWO, LATER], ["(Okonkwo 2011", "2015)"]),
    ("Okonkwo 2011, Quay Trust", [OKONKWO, TRUST], ["Okonkwo 2011", "Quay Trust"]),
    ("Ada Okonkwo, Paper, Lena Brandt, Iron", [OKONKWO, BRANDT], ["Ada Okonkwo, Paper", "Lena Brandt, Iron"]),
    ("one two", [NAMELESS, NAMELESS], ["one", "two"]),
    ("see Okonkwo, my stress", [OKONKWO | {"prefix": "see", "suffix": ", my stress"}], ["Okonkwo"]),
    ("Okonkwo", [OKONKWO | {"prefix": "Okonkwo"}], ["Okonkwo"]),
]


@pytest.mark.parametrize(("text", "items", "expected"), SHARED)
def test_shares(text: str, items: list[dict[str, Any]], expected: list[str]) -> None:
    assert [text[start:end] for start, end in share(text, 0, len(text), items)] == expected


@given(
    st.text(alphabet="Oko nwBrdt;,2011", max_size=40),
    st.lists(st.sampled_from([OKONKWO, BRANDT, NAMELESS]), min_size=1, max_size=4),
)
def test_shares_stay_inside_and_do_not_overlap(text: str, items: list[dict[str, Any]]) -> None:
    framed = f"<<{text}>>"
    found = sorted((s, e) for s, e in share(framed, 2, 2 + len(text), items) if s < e)
    assert len(share(framed, 2, 2 + len(text), items)) == len(items)
    assert all(start >= 2 and end <= 2 + len(text) for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("font", "code", "expected"),
    [
        ("Symbol", "F0AE", "→"),
        ("Wingdings 2", "F0FC", "✓"),
        ("Wingdings", "F001", ""),
        ("Times New Roman", "2013", "–"),
        ("Symbol", "F020", " "),
        ("Any", "E123", ""),
        ("Any", "no", ""),
        ("Any", "110000", ""),
        ("Any", "D800", ""),
    ],
)
def test_symbols(font: str, code: str, expected: str) -> None:
    assert symbol(font, code) == expected


@pytest.mark.parametrize("module", [people, numbering])
def test_examples_in_docstrings_hold(module: Any) -> None:
    results = doctest.testmod(module)
    assert (results.failed, results.attempted > 0) == (0, True)
