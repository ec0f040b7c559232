"""The trained tagger: a label for every token of a note."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from refman.citation.crf import Floats, Model, decode
from refman.citation.features import OFFSETS, context_features, word_features
from refman.citation.tokens import Token

MODEL: Final = "model.bin.gz"

OUTSIDE: Final = "O"
"""The label of tokens that belong to no citation."""
INSIDE: Final = "-"
"""The label of tokens of a citation that belong to no field: punctuation, "in", "ed."."""
START: Final = "B:"
"""Prefix of the label of a citation's first token."""

_TOGETHER: Final = 64
"""How many notes are decoded at once."""
_REACH: Final = max(OFFSETS)
_MEMORY: Final = 20_000
"""How many word forms a tagger keeps the scores of."""


class Tagger:
    """Labels the tokens of notes with a model.

    What a word says of the tokens around it is the same wherever it stands, so its scores are kept.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self._known: dict[str, int] = {}
        self._scores = np.zeros((1024, len(OFFSETS), len(model.labels)), np.float32)

    def tag(self, notes: Sequence[Sequence[Token]]) -> list[tuple[list[str], list[float]]]:
        """The most likely labels of the tokens of each note, and the marginal probability of each."""
        found: list[tuple[list[str], list[float]]] = [([], [])] * len(notes)
        filled = [i for i, tokens in enumerate(notes) if tokens]
        for first in range(0, len(filled), _TOGETHER):
            group = filled[first : first + _TOGETHER]
            if not 0 < len(self._known) < _MEMORY:
                self._known = {"": 0}
            decoded = decode([self._emissions(notes[i]) for i in group], self.model.transitions)
            for i, (path, marginals) in zip(group, decoded, strict=True):
                sure = marginals[np.arange(len(path)), path]
                found[i] = [self.model.labels[k] for k in path], sure.tolist()
        return found

    def _emissions(self, tokens: Sequence[Token]) -> Floats:
        """The score of each label for each token."""
        n = len(tokens)
        ids = np.zeros(n + 2 * _REACH, np.intp)
        ids[_REACH : _REACH + n] = [self._id(t.text) for t in tokens]
        scores = np.zeros((n, len(self.model.labels)), np.float32)
        for k, offset in enumerate(OFFSETS):
            scores += self._scores[ids[_REACH + offset : _REACH + offset + n], k]
        return scores + self.model.emissions(context_features(tokens))

    def _id(self, text: str) -> int:
        """The row of `_scores` that holds what a word says of the tokens around it."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = len(self._known)
            if known == len(self._scores):
                self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)])
            self._scores[known] = self.model.emissions([word_features(text, offset) for offset in OFFSETS])
        return known


@cache
def shipped() -> Tagger:
    """The tagger with the model that comes with the package; read once."""
    return Tagger(Model.from_bytes((files("refman.citation") / "data" / MODEL).read_bytes()))
