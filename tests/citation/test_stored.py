"""What was learned reads back nearly as it was written, and exactly from then on."""

import numpy as np
import pytest

from refman.citation.stored import from_bytes, to_bytes
from refman.citation.words import UNKNOWN, Words
from tests.citation.test_network import network


def test_it_reads_back_nearly_as_it_was_written() -> None:
    rng = np.random.default_rng(2)
    words = Words(["w=roe", "w=“", UNKNOWN], rng.normal(size=(3, 2, 4)).astype(np.float32))
    data = to_bytes(words, [network(), network()])
    words_again, [again, other] = from_bytes(data)
    assert words_again.names == words.names
    assert words_again.embedding == pytest.approx(words.embedding, abs=0.02)
    assert again.heads["names"].labels == ("X", "Y")
    assert [layer.inputs.shape for layer in again.layers] == [(3, 2, 4, 3), (3, 2, 6, 3)]
    assert again.layers[0].bias == pytest.approx(network().layers[0].bias, abs=0.02)
    assert to_bytes(words_again, [again, other]) == data
