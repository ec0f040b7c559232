"""The random field: search and sums agree with trying every path."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.crf import decode


def test_nothing_decodes_to_nothing() -> None:
    assert decode([], np.zeros((2, 2), np.float32)) == []


def test_a_sequence_without_tokens_has_an_empty_path() -> None:
    scores = [np.zeros((n, 2), np.float32) for n in (0, 3, 0)]
    assert [(len(path), len(sure)) for path, sure in decode(scores, np.eye(2))] == [(0, 0), (3, 3), (0, 0)]


@given(st.lists(st.integers(1, 5), min_size=1, max_size=4), st.integers(0, 10_000))
def test_the_best_path_and_how_sure_it_is_are_those_of_all_paths(lengths: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    transitions = rng.normal(size=(3, 3)).astype(np.float32)
    notes = [rng.normal(size=(n, 3)).astype(np.float32) for n in lengths]
    for scores, (path, sure) in zip(notes, decode(notes, transitions), strict=True):
        totals = {
            p: sum(scores[i, k] for i, k in enumerate(p)) + sum(transitions[a, b] for a, b in pairwise(p))
            for p in product(range(3), repeat=len(scores))
        }
        assert totals[tuple(path)] == pytest.approx(max(totals.values()), abs=1e-4)
        weights = {p: np.exp(t) for p, t in totals.items()}
        shares = [
            sum(w for p, w in weights.items() if p[i] == k) / sum(weights.values())
            for i, k in enumerate(path)
        ]
        assert sure == pytest.approx(shares, abs=1e-3)
