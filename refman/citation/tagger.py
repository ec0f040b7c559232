"""The trained tagger: a label for every token of a note, by a linear-chain conditional random field."""

import gzip
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from refman.citation.features import features
from refman.citation.tokens import Token

MODEL: Final = "model.crfsuite.gz"

OUTSIDE: Final = "O"
"""The label of tokens that belong to no citation."""
INSIDE: Final = "-"
"""The label of tokens of a citation that belong to no field: punctuation, "in", "ed."."""
START: Final = "B:"
"""Prefix of the label of a citation's first token."""


class Tagger:
    """Labels tokens.

    Args:
        model: a model of CRFsuite, as bytes (N. Okazaki, CRFsuite, 2007; L-BFGS or OWL-QN training).

    """

    def __init__(self, model: bytes) -> None:
        import pycrfsuite

        self._model = model
        self._crf: Any = pycrfsuite.Tagger()
        self._crf.open_inmemory(model)
        self.labels: frozenset[str] = frozenset(self._crf.labels())

    def tag(self, tokens: Sequence[Token]) -> tuple[list[str], list[float]]:
        """The most likely labels of a note's tokens, and the marginal probability of each."""
        if not tokens:
            return [], []
        labels: list[str] = self._crf.tag(features(tokens))
        return labels, [self._crf.marginal(label, i) for i, label in enumerate(labels)]


@cache
def shipped() -> Tagger:
    """The tagger with the model that comes with the package; read once."""
    data = files("refman.citation") / "data" / MODEL
    return Tagger(gzip.decompress(data.read_bytes()))
