"""Features: a word by its class, shape and ends; a token by what encloses it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.features import FLAGS, attributes, flags
from refman.citation.tokens import tokenize


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("1994", {"k=year", "w=1994", "h=9999"}),
        ("1987a", {"k=year"}),
        ("1998/99", {"k=year"}),
        ("3–9", {"k=range"}),
        ("12", {"k=num2"}),
        ("xiv", {"k=roman"}),
        ("J", {"k=initial"}),
        ("a", {"k=letter"}),
        ("BLACKSTONE", {"k=upper", "p3=bla", "s3=one"}),
        ("Ants", {"k=cap", "h=Aa", "Aa"}),
        ("ants", {"k=lower", "s4=ants"}),
        ("März", {"k=month"}),
        ("Hrsg", {"k=editor"}),
        ("”", {"k=”"}),
        ("https://a.org/b", {"k=address", "w=address", "h=address"}),
        ("roe@hive.org", {"k=address"}),
        ("10.1000/xyz", {"k=num5", "w=address"}),
    ],
)
def test_attributes_of_a_word(word: str, expected: set[str]) -> None:
    assert expected <= set(attributes(word))


def of(text: str, word: str) -> set[str]:
    """The flags of the first such token of a text."""
    tokens = tokenize(text)
    row = flags([tokens])[[t.text for t in tokens].index(word)]
    return {name for name, holds in zip(FLAGS, row, strict=True) if holds}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Doe, “On Ants,” 3", "Ants", {"quoted", "spaced"}),
        ("Doe, ‘On O’Neil’s Ants’ 3", "Ants", {"quoted", "spaced"}),
        ("Doe, „Über Ameisen“, 3", "Ameisen", {"quoted", "spaced"}),
        ("Doe, »Ants«, 3", "Ants", {"quoted"}),
        ("the workers' hall", "hall", {"spaced"}),
        ("Doe, *Ants* (1990)", "Ants", {"emphasised"}),
        ("Doe, *Ants* (1990)", "1990", {"bracketed"}),
        ("*Ants (1990", "1990", set()),
        ("Sentinel 13", "13", {"spaced"}),
        ("Sentinel13", "13", set()),
    ],
)
def test_flags_of_a_token(text: str, word: str, expected: set[str]) -> None:
    assert of(text, word) == expected


@given(st.text(alphabet="aB1.,;:()[]“”‘’\"'*„ “»«§\u00a0", max_size=60))
def test_every_token_has_attributes_and_flags(text: str) -> None:
    tokens = tokenize(text)
    assert flags([tokens, [], tokens]).shape == (2 * len(tokens), len(FLAGS))
    assert all(attributes(token.text) for token in tokens)
