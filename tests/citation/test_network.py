"""The network: what it reads does not depend on its company, and it reads back as it was written."""

import numpy as np
import pytest

from refman.citation.features import FLAGS
from refman.citation.network import Head, Layer, Network
from refman.citation.tokens import tokenize

TEXTS = ("Roe, “Ants,” 3.", "Ibid.", "See Max Doe, *Bees* (Leeds: Hive, 1990), 12.")


def arrays(rng: np.random.Generator, *shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return rng.normal(size=shape).astype(np.float32)


@pytest.fixture
def network() -> Network:
    rng = np.random.default_rng(1)
    layers = tuple(
        Layer(arrays(rng, 2, width, 9), arrays(rng, 2, 3, 9), arrays(rng, 2, 1, 9), arrays(rng, 2, 1, 3))
        for width in (4, 6)
    )
    head = Head(("X", "Y"), arrays(rng, 6, 2), arrays(rng, 2), arrays(rng, 2, 2))
    rows = {"w=roe": 0, "k=cap": 1, "k=year": 2, "w=“": 3}
    return Network(rows, arrays(rng, 4, 4), arrays(rng, len(FLAGS), 4), layers, {"names": head})


def test_scores_do_not_depend_on_what_is_read_beside(network: Network) -> None:
    notes = [tokenize(text) for text in TEXTS]
    for note, together in zip(notes, network.scores(notes), strict=True):
        [alone] = network.scores([note])
        assert together["names"] == pytest.approx(alone["names"], abs=1e-5)
        assert together["names"].shape == (len(note), 2)


def test_a_note_without_tokens_has_no_scores(network: Network) -> None:
    assert [s["names"].shape for s in network.scores([[], tokenize("Ibid.")])] == [(0, 2), (2, 2)]
    assert network.scores([]) == []


def test_what_comes_later_counts(network: Network) -> None:
    first, second = (network.scores([tokenize(text)])[0]["names"][0] for text in ("Roe 1990", "Roe and"))
    assert first != pytest.approx(second)


def test_it_reads_back_nearly_as_it_was_written(network: Network) -> None:
    again = Network.from_bytes(network.to_bytes())
    assert dict(again.rows) == dict(network.rows)
    assert again.heads["names"].labels == ("X", "Y")
    assert again.embedding == pytest.approx(network.embedding, abs=0.02)
    assert again.to_bytes() == Network.from_bytes(again.to_bytes()).to_bytes()
    note = tokenize(TEXTS[0])
    assert again.scores([note])[0]["names"] == pytest.approx(network.scores([note])[0]["names"], abs=0.5)


def test_the_memory_of_words_is_limited(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refman.citation.network._MEMORY", 2)
    first, _, again = (network.scores([tokenize(TEXTS[k])])[0]["names"] for k in (0, 2, 0))
    assert first.tolist() == again.tolist()
