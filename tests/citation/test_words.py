"""Words: a vector is the sum of what is known of a word's attributes."""

import numpy as np
import pytest

from refman.citation.tokens import tokenize
from refman.citation.words import UNKNOWN, Words

ROE = "Roe, Roe 1990."


def words(names: list[str], rows: list[list[float]]) -> Words:
    """What one network learned; nothing of the attribute that stands for the unknown."""
    embedding = np.array([*rows, [0.0] * len(rows[0])], np.float32)
    return Words([*names, UNKNOWN], embedding[:, None])


@pytest.fixture
def known() -> Words:
    return words(["w=roe", "k=cap", "k=year"], [[1, 10], [2, 20], [5, 50]])


def test_what_is_known_is_added_up(known: Words) -> None:
    assert known.vectors([tokenize(ROE)])[0][:, 0].tolist() == [[3, 30], [0, 0], [3, 30], [5, 50], [0, 0]]


def test_each_note_has_its_own(known: Words) -> None:
    assert [len(v) for v in known.vectors([tokenize(ROE), [], tokenize("1990")])] == [5, 0, 1]
    assert known.vectors([]) == []


def test_the_memory_is_limited(known: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refman.citation.words._MEMORY", 1)
    first, _, again = (known.vectors([tokenize(text)])[0].tolist() for text in (ROE, "Doe 2001", ROE))
    assert first == again


def test_two_networks_beside_each_other(known: Words) -> None:
    other = words(["k=year", "k=comma"], [[7, 70], [8, 80]])
    [both] = known.beside(other).vectors([tokenize("Roe 1990")])
    assert both.tolist() == [[[3, 30], [0, 0]], [[5, 50], [7, 70]]]
