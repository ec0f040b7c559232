"""A recurrent network at work: scores of labels for the tokens of many notes at once.

A token is what is known of its word and what encloses it; gated recurrent units (K. Cho et al., "Learning Phrase
Representations using RNN Encoder-Decoder for Statistical Machine Translation", EMNLP 2014) read the tokens in both
directions; a linear layer on top scores the labels.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from refman.citation.features import flags
from refman.citation.packing import Floats, Packing, packings
from refman.citation.tokens import Token

Scores: TypeAlias = Mapping[str, Floats]
"""By head the scores of each label for each token (tokens by labels)."""

_HALF: Final = np.float32(0.5)


@dataclass(frozen=True, slots=True)
class Layer:
    """Gated recurrent units in both directions.

    The first index of `inputs`, `states` and `bias` stands for the reset gate, the update gate and the new state, the next
    one for the direction. What belongs to the two gates is halved, for (1 + tanh(x / 2)) / 2 is the logistic function of x.

    Attributes:
        inputs: weights of what comes in (3, 2, width in, units).
        states: weights of the state before (3, 2, units, units).
        bias: added to all three (3, 2, 1, units).
        state_bias: added to the state before in the new state (2, 1, units).

    """

    inputs: Floats
    states: Floats
    bias: Floats
    state_bias: Floats

    def read(self, tokens: Floats, packing: Packing) -> Floats:
        """The states (tokens by 2 × units) for packed tokens."""
        units = self.states.shape[-1]
        gates = np.empty((3, 2, len(tokens), units), np.float32)
        np.matmul(tokens, self.inputs[:, 0], out=gates[:, 0])
        np.matmul(tokens[packing.mirror], self.inputs[:, 1], out=gates[:, 1])
        gates += self.bias
        of_gates, of_new = gates[:2], gates[2]
        states = np.empty((2, len(tokens), units), np.float32)
        state: Floats = np.zeros((2, packing.counts[0], units), np.float32)
        first = 0
        for count in packing.counts:  # in place, for new arrays cost more than what is done with them
            last = first + count
            state = state[:, :count]
            sums = state @ self.states
            both, new = sums[:2], sums[2]
            both += of_gates[:, :, first:last]
            np.tanh(both, out=both)
            both *= _HALF
            both += _HALF
            new += self.state_bias
            new *= both[0]
            new += of_new[:, first:last]
            np.tanh(new, out=new)
            state = state - new
            state *= both[1]
            state += new
            states[:, first:last] = state
            first = last
        return np.concatenate([states[0], states[1][packing.mirror]], axis=1)


@dataclass(frozen=True, slots=True)
class Head:
    """Scores of labels from states, and of one label after another: what a `crf` needs."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats
    transitions: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """What was learned, but for the words.

    Attributes:
        flags: the `FLAGS` of a token by width.
        layers: one on top of the other.
        heads: by name.

    """

    flags: Floats
    layers: tuple[Layer, ...]
    heads: Mapping[str, Head]

    def scores(self, sequences: Sequence[Sequence[Token]], words: Sequence[Floats]) -> list[Scores]:
        """The scores for each sequence of tokens; `words` has what is known of theirs (tokens by width)."""
        found = [
            {name: np.zeros((0, len(head.labels)), np.float32) for name, head in self.heads.items()}
            for _ in sequences
        ]
        for packing in packings(tuple(map(len, sequences))):
            of_flags = flags([sequences[i] for i in packing.members]) @ self.flags
            of_words = np.concatenate([words[i] for i in packing.members])
            states: Floats = packing.pack(of_words + of_flags)
            for layer in self.layers:
                states = layer.read(states, packing)
            for name, head in self.heads.items():
                for i, scores in packing.unpack(states @ head.weights + head.bias):
                    found[i][name] = scores
        return list[Scores](found)
