"""The network: what it reads does not depend on its company, but on what comes before and after."""

import numpy as np
import pytest

from refman.citation.features import FLAGS
from refman.citation.network import Head, Layer, Network, Scores
from refman.citation.packing import Floats
from refman.citation.tokens import tokenize

TEXTS = ("Roe, “Ants,” 3.", "Ibid.", "See Max Doe, *Bees* (Leeds: Hive, 1990), 12.")


def arrays(rng: np.random.Generator, *shape: int) -> Floats:
    return rng.normal(size=shape).astype(np.float32)


def network() -> Network:
    rng = np.random.default_rng(1)
    layers = tuple(
        Layer(
            arrays(rng, 3, 2, width, 3),
            arrays(rng, 3, 2, 3, 3),
            arrays(rng, 3, 2, 1, 3),
            arrays(rng, 2, 1, 3),
        )
        for width in (4, 6)
    )
    head = Head(("X", "Y"), arrays(rng, 6, 2), arrays(rng, 2), arrays(rng, 2, 2))
    return Network(arrays(rng, len(FLAGS), 4), layers, {"names": head})


def read(*texts: str) -> list[Scores]:
    """The scores of texts, of whose words their lengths are known."""
    notes = [tokenize(text) for text in texts]
    words = [np.array([[len(t.text)] * 4 for t in note], np.float32).reshape(-1, 4) for note in notes]
    return network().scores(notes, words)


def test_scores_do_not_depend_on_what_is_read_beside() -> None:
    for text, together in zip(TEXTS, read(*TEXTS), strict=True):
        [alone] = read(text)
        assert together["names"] == pytest.approx(alone["names"], abs=1e-5)
        assert together["names"].shape == (len(tokenize(text)), 2)


def test_a_note_without_tokens_has_no_scores() -> None:
    assert [s["names"].shape for s in read("", "Ibid.")] == [(0, 2), (2, 2)]
    assert read() == []


def test_what_comes_later_counts() -> None:
    first, second = (read(text)[0]["names"][0] for text in ("Roe 1990", "Roe and"))
    assert first != pytest.approx(second)
