"""Features: a token is seen with its neighbours, its quotation, bracket and emphasis, and its clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.features import features
from refman.citation.tokens import tokenize


def of(text: str, token: str) -> set[str]:
    """The features of the first such token of a text."""
    tokens = tokenize(text)
    return set(features(tokens)[[t.text for t in tokens].index(token)])


@pytest.mark.parametrize(
    ("text", "token", "expected"),
    [
        ("Doe 1994", "1994", {"k=year", "-1w=doe"}),
        ("vol. 12, 3–9", "3–9", {"k=range"}),
        ("(1987a)", "1987a", {"k=year", "st=b"}),
        ("xiv", "xiv", {"k=roman"}),
        ("J. Doe", "J", {"k=initial"}),
        ("BLACKSTONE", "BLACKSTONE", {"k=upper"}),
        ("14 März 1920", "März", {"k=month"}),
        ("https://a.org/b", "https://a.org/b", {"k=address", "w=address"}),
        ("Doe, “On Ants,” 3", "Ants", {"st=q", "q2"}),
        ("Doe, ‘On O’Neil’s Ants’ 3", "Ants", {"st=q"}),
        ("Doe, „Über Ameisen“, 3", "Ameisen", {"st=q"}),
        ("Doe, »Ants«, 3", "Ants", {"st=q"}),
        ('Doe, "Ants," 3', "3", {"seen=q"}),
        ("the workers' hall", "hall", {"st="}),
        ("Doe, *Ants* (1990)", "Ants", {"st=e"}),
        ("Doe, *Ants* (1990)", "1990", {"st=b", "b:year"}),
        ("*Ants (1990", "1990", {"st="}),
        ("Doe 1990; Roe", "Roe", {"c^", "seen="}),
        ("13(4)", "(", {"-1k=num2"}),
    ],
)
def test_features(text: str, token: str, expected: set[str]) -> None:
    assert expected <= of(text, token)


def test_a_missing_space_is_seen() -> None:
    assert "gap" in of("Sentinel 13", "13")
    assert "gap" not in of("Sentinel13", "13")


@given(st.text(alphabet="aB1.,;:()[]“”‘’\"'*„ “»«§\u00a0", max_size=60))
def test_every_token_has_features(text: str) -> None:
    tokens = tokenize(text)
    assert len(features(tokens)) == len(tokens)
    assert all(features(tokens))
