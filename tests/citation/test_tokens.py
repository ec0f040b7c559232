"""Tokens: every sign that is no white space is in exactly one token, at its place."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("CTC Sentinel13(4)", ["CTC", "Sentinel", "13", "(", "4", ")"]),
        ("pp. 12–15, 77a", ["pp", ".", "12–15", ",", "77a"]),
        ("S. 12ff.; Rn. 3", ["S", ".", "12ff", ".", ";", "Rn", ".", "3"]),
        ("See alsoDoe, generallyAnts", ["See", "also", "Doe", ",", "generally", "Ants"]),
        ("2nd ed.", ["2nd", "ed", "."]),
        ("18 F.2d 264,266", ["18", "F", ".", "2d", "264", ",", "266"]),
        ("(1994) 28 Sociology 379", ["(", "1994", ")", "28", "Sociology", "379"]),
        ("O’Donovan’s al-Qaeda", ["O’Donovan", "’", "s", "al-Qaeda"]),
        ("Smith &amp; Sons", ["Smith", "&amp;", "Sons"]),
        ("<https://a.org/b>.", ["<", "https://a.org/b", ">", "."]),
        ("(see https://a.org/b_(c)).", ["(", "see", "https://a.org/b_(c)", ")", "."]),
        ("(https://a.org/b)(Accessed", ["(", "https://a.org/b", ")", "(", "Accessed"]),
        ("www.a.org/x?y=1,2; and", ["www.a.org/x?y=1,2", ";", "and"]),
        ("(a.b-c@d-e.org)", ["(", "a.b-c@d-e.org", ")"]),
        ("see https://a.org/b)...", ["see", "https://a.org/b", ")", "..."]),
        ("doi:10.1000/182.", ["doi", ":", "10.1000/182", "."]),
        ("*Title*… 馬君武", ["*", "Title", "*", "…", "馬君武"]),
        ("", []),
        (" \n\u00a0", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [t.text for t in tokenize(text)] == tokens


@given(st.text())
def test_tokens_stand_in_order_verbatim_and_leave_only_white_space(text: str) -> None:
    position = 0
    for token in tokenize(text):
        assert token.start >= position
        assert token.end > token.start
        assert text[token.start : token.end] == token.text
        assert not text[position : token.start].strip()
        position = token.end
    assert not text[position:].strip()


@pytest.mark.parametrize("run", ["a1", "-", "a.", "a@", "A'"])
def test_a_long_run_takes_no_longer_than_its_parts(run: str) -> None:
    started = time.process_time()
    tokenize(run * 30_000)
    tokenize(f"http://a.org/{'.' * 30_000}a")
    assert time.process_time() - started < 3
