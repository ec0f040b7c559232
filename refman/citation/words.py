"""What is known of words: a vector for each network, the sum of what it learned of the word's attributes."""

from collections.abc import Sequence
from itertools import accumulate, pairwise, zip_longest
from typing import Final

import numpy as np

from refman.citation.features import attributes
from refman.citation.packing import Floats
from refman.citation.tokens import Token

UNKNOWN: Final = ""
"""Stands for every attribute that nothing was learned of."""
_MEMORY: Final = 20_000
"""How many words are kept."""


class Words:
    """The vectors of words, added up when a word is first met.

    Attributes:
        names: of attributes, the last one `UNKNOWN`.
        embedding: what networks have learned of them (attributes by networks by width), zeros in the last row.

    """

    def __init__(self, names: Sequence[str], embedding: Floats) -> None:
        self.names, self.embedding = names, embedding
        self._attributes = {name: row for row, name in enumerate(names)}
        self._rows: dict[str, int] = {}
        self._sums = np.empty((0, *embedding.shape[1:]), np.float32)

    def vectors(self, notes: Sequence[Sequence[Token]]) -> list[Floats]:
        """For the tokens of each note what each network knows of their words (tokens by networks by width)."""
        texts = [token.text for tokens in notes for token in tokens]
        if len(self._rows) > _MEMORY:
            self._rows.clear()
        if new := list(dict.fromkeys(text for text in texts if text not in self._rows)):
            self._learn(new)
        found = self._sums[[self._rows[text] for text in texts]]
        return [found[a:b] for a, b in pairwise(accumulate(map(len, notes), initial=0))]

    def _learn(self, words: Sequence[str]) -> None:
        first, last = len(self._rows), len(self._rows) + len(words)
        self._rows.update(zip(words, range(first, last), strict=True))
        if last > len(self._sums):
            more = np.empty((last, *self._sums.shape[1:]), np.float32)
            self._sums = np.concatenate([self._sums, more])
        unknown, row = self._attributes[UNKNOWN], self._attributes.get
        known = ([row(name, unknown) for name in attributes(word)] for word in words)
        by_attribute = list(zip_longest(*known, fillvalue=unknown))
        np.add.reduce(self.embedding[by_attribute], axis=0, out=self._sums[first:last])

    def beside(self, other: "Words") -> "Words":
        """These words for these networks and the networks of `other`; what one side has not learned is zero there."""
        names = [*dict.fromkeys([*self.names[:-1], *other.names[:-1]]), UNKNOWN]
        rows = {name: row for row, name in enumerate(names)}
        sides = []
        for words in (self, other):
            sides.append(np.zeros((len(names), *words.embedding.shape[1:]), np.float32))
            sides[-1][[rows[name] for name in words.names]] = words.embedding
        return Words(names, np.concatenate(sides, axis=1))
