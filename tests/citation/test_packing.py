"""Packing: the tokens of many sequences side by side, and back."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.packing import Packing, packings


def test_first_tokens_stand_before_second_ones() -> None:
    packing = Packing([7, 4], [3, 1])
    assert packing.counts == [2, 1, 1]
    assert packing.steps == [(0, 2, 1), (2, 3, 1)]
    packed = packing.pack(np.array([70, 71, 72, 40]))
    assert packed.tolist() == [70, 40, 71, 72]
    assert packed[packing.mirror].tolist() == [72, 40, 71, 70]
    assert [(i, rows.tolist()) for i, rows in packing.unpack(packed)] == [(7, [70, 71, 72]), (4, [40])]


@given(st.lists(st.integers(0, 4), max_size=150))
def test_what_is_packed_comes_back_whatever_the_lengths(lengths: list[int]) -> None:
    sequences = [np.arange(n) + 10 * i for i, n in enumerate(lengths)]
    back = {
        i: rows.tolist()
        for packing in packings(tuple(lengths))
        for i, rows in packing.unpack(packing.pack(np.concatenate([sequences[i] for i in packing.members])))
    }
    assert back == {i: rows.tolist() for i, rows in enumerate(sequences) if len(rows)}
