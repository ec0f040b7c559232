"""The trained tagger: a label for every token of a note, in two stages.

The first stage sees the whole note and says where citations begin and end. The second sees one citation at a time and
says which field each token belongs to: so it learns from reference lists and notes alike.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

import numpy as np

from refman.citation.boundaries import parted
from refman.citation.crf import Floats, Model, decode
from refman.citation.features import OFFSETS, context_features, word_features
from refman.citation.tokens import Token

SEGMENTS_MODEL: Final = "segments.bin.gz"
FIELDS_MODEL: Final = "fields.bin.gz"

OUTSIDE: Final = "O"
"""The label of tokens that belong to no citation."""
INSIDE: Final = "-"
"""The label of tokens of a citation that belong to no field: punctuation, "in", "ed."."""
START: Final = "B:"
"""Prefix of the label of a citation's first token."""

Labels: TypeAlias = tuple[list[str], list[float]]
"""The labels of a sequence of tokens, and how probable each is."""

_TOGETHER: Final = 64
"""How many notes are decoded at once."""
_OPEN_ENDS: Final = frozenset(",:(")
_REACH: Final = max(OFFSETS)
_MEMORY: Final = 20_000
"""How many word forms a tagger keeps the scores of."""


class Labeller:
    """Labels the tokens of sequences with one model.

    What a word says of the tokens around it is the same wherever it stands, so its scores are kept.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self._known: dict[str, int] = {}
        self._scores = np.zeros((1024, len(OFFSETS), len(model.labels)), np.float32)

    def tag(self, notes: Sequence[Sequence[Token]]) -> list[Labels]:
        """The most likely labels of the tokens of each note, and the marginal probability of each."""
        found: list[Labels] = [([], [])] * len(notes)
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


class Tagger:
    """Labels the tokens of notes: first where the citations are, then the fields in each.

    Args:
        segments: a model with the labels `OUTSIDE`, `START` and `INSIDE`, for whole notes.
        fields: a model with the names of fields and `INSIDE` as labels, for single citations.

    """

    def __init__(self, segments: Model, fields: Model) -> None:
        self._segments, self._fields = Labeller(segments), Labeller(fields)

    def tag(self, notes: Sequence[Sequence[Token]]) -> list[Labels]:
        """The most likely labels of the tokens of each note, and the marginal probability of each.

        A token is `OUTSIDE`, or has the name of its field or `INSIDE`, with `START` before it where a citation begins.
        """
        found = [(list(labels), list(sure)) for labels, sure in self._segments.tag(notes)]
        places = [place for i, (labels, _) in enumerate(found) for place in _places(i, notes[i], labels)]
        read = self._fields.tag([notes[i][a:b] for i, a, b in places])
        for (i, a, b), (labels, sure) in zip(places, read, strict=True):
            found[i][0][a:b] = [START + labels[0], *labels[1:]]
            found[i][1][a:b] = [min(pair) for pair in zip(found[i][1][a:b], sure, strict=True)]
        return found


def _places(note: int, tokens: Sequence[Token], labels: list[str]) -> list[tuple[int, int, int]]:
    """The citations of a note, as (note, start, end); what turns out to be none of them becomes `OUTSIDE`."""
    found = [part for start, end in stretches(tokens, labels) for part in parted(tokens, start, end)]
    labels[:] = [OUTSIDE] * len(labels)
    return [(note, start, end) for start, end in found]


def stretches(tokens: Sequence[Token], labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Index ranges of tokens that make up one citation; none ends in a comma, a colon or an opening bracket."""
    start = None
    for i, label in enumerate([*labels, OUTSIDE]):
        begins = label.startswith(START) and (i == 0 or tokens[i - 1].text not in _OPEN_ENDS)
        if start is not None and (label == OUTSIDE or begins):
            yield start, i
            start = None
        if start is None and label != OUTSIDE:
            start = i


@cache
def shipped() -> Tagger:
    """The tagger with the models that come with the package; read once."""
    data = files("refman.citation") / "data"
    return Tagger(*(Model.from_bytes((data / name).read_bytes()) for name in (SEGMENTS_MODEL, FIELDS_MODEL)))
