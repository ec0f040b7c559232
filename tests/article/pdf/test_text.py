"""Joining lines, words and emphasis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.article.pdf.glyphs import HYPHEN
from refman.article.pdf.lines import Piece
from refman.article.pdf.text import join_lines, plain, vocabulary, with_emphasis

WORDS = vocabulary(["a well-known state-owned policy of the state that many owned here", "x co-operation y"])


def line(text: str) -> list[Piece]:
    return [Piece(text, italic=False, raised=False)]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the publi\x02", "cation of", "the publication of"),
        ("the publi-", "cation of", "the publication of"),
        ("a well\x02", "known case", "a well-known case"),
        ("a state\x02", "owned mill", "a state-owned mill"),
        ("the Anglo\x02", "German treaty", "the Anglo-German treaty"),
        ("Nicht-", "oder Schlechterfüllung", "Nicht- oder Schlechterfüllung"),
        ("pp. 101\x02", "16 there", "pp. 101-16 there"),
        ("LT-", "Drs. Hamburg", "LT-Drs. Hamburg"),
        ("two words", "apart", "two words apart"),
        ("see https://example.org/a-long\x02", "path/page", "see https://example.org/a-long-path/page"),
        ("see https://example.org/", "path/page.html.", "see https://example.org/path/page.html."),
        ("see https://example.org/path", "?id=3 there", "see https://example.org/path?id=3 there"),
        ("https://example.", "org/path and", "https://example.org/path and"),
        ("see https://example.org/path.", "The next", "see https://example.org/path. The next"),
        ("see https://example.org/path", "(last visited 2020)", "see https://example.org/path (last visited 2020)"),
        ("see www.example.org,", "and/or more", "see www.example.org, and/or more"),
        ("– pages 5–", "9", "– pages 5– 9"),
    ],
)  # fmt: skip
def test_lines_are_joined(first: str, second: str, joined: str) -> None:
    assert plain(join_lines([line(first), line(second)], WORDS)) == joined


def test_a_hyphen_at_the_very_end_stays() -> None:
    assert plain(join_lines([line("end" + HYPHEN)], WORDS)) == "end-"
    assert join_lines([], WORDS) == []


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["See ", "*A Title*", ", p. 3"], "See *A Title*, p. 3"),
        (["See ", "*A Title, *", "p. 3"], "See *A Title*, p. 3"),
        (["*A*", " ", "*B*"], "*A B*"),
        (["*Texas*", " & ", "*Pacific*"], "*Texas & Pacific*"),
        (["*A*", "); ", "*B*"], "*A*); *B*"),
        (["x", "*, *", "y"], "x, y"),
        (["*Id.*", " at 3"], "*Id.* at 3"),
    ],
)
def test_emphasis(pieces: list[str], text: str) -> None:
    given_ = [
        Piece(p.strip("*") if p.startswith("*") else p, p.startswith("*"), raised=False) for p in pieces
    ]
    assert with_emphasis(given_) == text


@given(st.lists(st.tuples(st.text("ab ,.;", max_size=6), st.booleans())))
def test_emphasis_changes_no_letter(parts: list[tuple[str, bool]]) -> None:
    pieces = [Piece(text, italic, raised=False) for text, italic in parts]
    assert with_emphasis(pieces).replace("*", "").split() == plain(pieces).split()
