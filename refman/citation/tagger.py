"""The trained tagger: a label for every token of a note, in two stages.

The first network sees the whole note and says where citations begin and end. The second sees one citation at a time, so
that it learns from reference lists and notes alike, and says which field each token belongs to; the first has its say in
that too.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Final, TypeAlias

from refman.citation import stored
from refman.citation.boundaries import parted, stretches
from refman.citation.crf import decode
from refman.citation.labels import OUTSIDE, START
from refman.citation.network import Head, Network, Scores
from refman.citation.packing import Floats
from refman.citation.tokens import Token
from refman.citation.words import Words

MODEL: Final = "tagger.bin"
SEGMENTS: Final = "segments"
FIELDS: Final = "fields"

Labels: TypeAlias = tuple[list[str], list[float]]
"""The labels of a sequence of tokens, and how probable each is."""

_LONGEST: Final = 2000
"""How many tokens are read in a row; time grows with the longest note, not with all of them."""


class Tagger:
    """Labels the tokens of notes: first where the citations are, then the fields in each.

    Args:
        words: what the two networks know of words.
        notes: a network with the heads `SEGMENTS` (labels `OUTSIDE`, `START` and `INSIDE`) and `FIELDS`, for whole notes.
        citations: a network with the head `FIELDS` (names of fields and `INSIDE`), for single citations; its labels are
            those of the other one.

    Raises:
        ValueError: where the networks differ in their fields.

    """

    def __init__(self, words: Words, notes: Network, citations: Network) -> None:
        if notes.heads[FIELDS].labels != citations.heads[FIELDS].labels:
            raise ValueError("the networks know different fields")
        self._words, self._notes, self._citations = words, notes, citations

    def tag(self, notes: Sequence[Sequence[Token]]) -> list[Labels]:
        """The most likely labels of the tokens of each note, and the marginal probability of each.

        A token is `OUTSIDE`, or has the name of its field or `INSIDE`, with `START` before it where a citation begins.
        """
        pieces = [tokens[k : k + _LONGEST] for tokens in notes for k in range(0, len(tokens), _LONGEST)]
        tagged = iter(self._tag(pieces))
        joined: list[Labels] = []
        for tokens in notes:
            of_note = list(islice(tagged, -(-len(tokens) // _LONGEST)))
            joined.append(
                ([x for labels, _ in of_note for x in labels], [p for _, sure in of_note for p in sure])
            )
        return joined

    def _tag(self, notes: Sequence[Sequence[Token]]) -> list[Labels]:
        words = self._words.vectors(notes)
        scores = self._notes.scores(notes, [known[:, 0] for known in words])
        found = _decoded([s[SEGMENTS] for s in scores], self._notes.heads[SEGMENTS])
        places = [(i, a, b) for i, (labels, _) in enumerate(found) for a, b in _places(notes[i], labels)]
        alone = self._citations.scores(
            [notes[i][a:b] for i, a, b in places], [words[i][a:b, 1] for i, a, b in places]
        )
        read = self._fields(scores, alone, places)
        for labels, _ in found:
            labels[:] = [OUTSIDE] * len(labels)
        for (i, a, b), (labels, sure) in zip(places, read, strict=True):
            found[i][0][a:b] = [START + labels[0], *labels[1:]]
            found[i][1][a:b] = map(min, found[i][1][a:b], sure)
        return found

    def _fields(
        self, scores: Sequence[Scores], alone: Sequence[Scores], places: Sequence[tuple[int, int, int]]
    ) -> list[Labels]:
        """The fields in the citations at `places` (note, start, end), by what both networks say on average."""
        both = [(c[FIELDS] + scores[i][FIELDS][a:b]) / 2 for c, (i, a, b) in zip(alone, places, strict=True)]
        heads = self._citations.heads[FIELDS], self._notes.heads[FIELDS]
        return _decoded(
            both, replace(heads[0], transitions=(heads[0].transitions + heads[1].transitions) / 2)
        )

    def to_bytes(self) -> bytes:
        """What was learned, as `from_bytes` reads it."""
        return stored.to_bytes(self._words, [self._notes, self._citations])

    @classmethod
    def from_bytes(cls, data: bytes) -> "Tagger":
        """What `to_bytes` wrote."""
        words, networks = stored.from_bytes(data)
        return cls(words, *networks)


def _decoded(scores: Sequence[Floats], head: Head) -> list[Labels]:
    """The best labels of each sequence and their marginal probabilities."""
    return [
        ([head.labels[k] for k in path.tolist()], sure.tolist())
        for path, sure in decode(scores, head.transitions)
    ]


def _places(tokens: Sequence[Token], labels: Sequence[str]) -> list[tuple[int, int]]:
    """The citations of a note, as index ranges of its tokens."""
    return [part for start, end in stretches(tokens, labels) for part in parted(tokens, start, end)]


@cache
def shipped() -> Tagger:
    """The tagger with the model that comes with the package; read once."""
    return Tagger.from_bytes((files("refman.citation") / "data" / MODEL).read_bytes())
