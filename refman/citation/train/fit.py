"""Fitting a network to examples, with PyTorch (https://pytorch.org)."""

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import torch
from torch import Tensor, nn

from refman.citation.boundaries import stretches
from refman.citation.features import FLAGS, attributes, flags
from refman.citation.labels import INSIDE, OUTSIDE, START
from refman.citation.network import Head, Layer, Network
from refman.citation.tagger import FIELDS, SEGMENTS
from refman.citation.tokens import Token
from refman.citation.train.corpus import Epochs, Example
from refman.citation.words import UNKNOWN, Words

_LONGEST: Final = 400
"""Longer notes are not learned from."""
_WARM: Final = 0.1
"""The share of all steps in which the rate rises; then it falls along a cosine."""
_WAYS: Final = ("there", "back")
"""The two directions in which each layer reads."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a network is built and trained.

    Attributes:
        width: of what is learned of each attribute.
        units: recurrent units in each direction and layer.
        layers: how many of them.
        epochs: how often examples are drawn.
        rate: of AdamW at its highest.
        dropout: share of inputs and states left out.
        forgetting: share of attributes left out.
        memory: how much of the running average of all weights is kept at each step.
        least: how often an attribute must occur.
        batch: tokens in a batch.

    """

    width: int = 64
    units: int = 64
    layers: int = 2
    epochs: int = 12
    rate: float = 4e-3
    dropout: float = 0.35
    forgetting: float = 0.1
    memory: float = 0.998
    least: int = 4
    batch: int = 1500


@dataclass(frozen=True, slots=True)
class _Sequence:
    """Attribute rows and flags of each token, and by head the number of its label."""

    rows: Sequence[Sequence[int]]
    flags: Any
    labels: dict[str, list[int]]


Learned: TypeAlias = tuple[Words, Network]


def fit_notes(epochs: Epochs, settings: Settings) -> Learned:
    """A network for whole notes: where citations begin and end, and which fields they hold."""
    return _Fit(epochs, (SEGMENTS, FIELDS), settings).run()


def fit_citations(epochs: Epochs, settings: Settings) -> Learned:
    """A network of the fields in single citations."""
    return _Fit(lambda k: [c for e in epochs(k) for c in _citations(e)], (FIELDS,), settings).run()


def _citations(example: Example) -> Iterator[Example]:
    for a, b in stretches(example.tokens, example.labels):
        yield Example(example.text, example.tokens[a:b], example.labels[a:b], example.group, example.source)


def _segment(label: str) -> str:
    return label if label == OUTSIDE else START if label.startswith(START) else INSIDE


def _field(label: str) -> str:
    return label.removeprefix(START)


_LABEL: Final[dict[str, Callable[[str], str]]] = {SEGMENTS: _segment, FIELDS: _field}


class _Fit:
    """One network in the making; the loss is the negative logarithm of the likelihood of a linear-chain random field."""

    def __init__(self, epochs: Epochs, heads: Sequence[str], settings: Settings) -> None:
        torch.manual_seed(1)
        torch.set_num_threads(1)
        # the moments of rare words fade into numbers that are slow to reckon with
        torch.set_flush_denormal(True)
        self._epochs, self._settings, self._rng = epochs, settings, random.Random(1)
        first = [*epochs(0), *epochs(1)]  # they decide which attributes and labels there are
        words = Counter(token.text for e in first for token in e.tokens)
        counts: Counter[str] = Counter()
        for word, count in words.items():
            counts.update(dict.fromkeys(attributes(word), count))
        names = sorted(name for name, count in counts.items() if count >= settings.least)
        self._rows = {name: row for row, name in enumerate(names)}
        self._words: dict[str, list[int]] = {}
        self._labels = {
            head: sorted({_LABEL[head](label) for e in first for label in e.labels} | {INSIDE})
            for head in heads
        }
        self._parts = self._built(len(names))

    def _built(self, attributes_known: int) -> Any:
        s = self._settings
        parts = {
            "embedding": nn.EmbeddingBag(attributes_known, s.width, mode="sum"),
            "flags": nn.Linear(len(FLAGS), s.width, bias=False),
            "drop": nn.Dropout(s.dropout),
        }
        for layer in range(s.layers):
            for way in _WAYS:
                inputs = 2 * s.units if layer else s.width
                parts[f"{way} {layer}"] = nn.GRU(inputs, s.units, batch_first=True)
        nn.init.normal_(parts["embedding"].weight, 0, 0.1)
        for head, labels in self._labels.items():
            parts[head] = nn.Linear(2 * s.units, len(labels))
            parts[f"{head} moves"] = nn.Linear(len(labels), len(labels), bias=False)
            nn.init.zeros_(parts[f"{head} moves"].weight)
        return nn.ModuleDict(parts)

    def run(self) -> Learned:
        """Trains for all epochs and returns the average of the weights along the way."""
        s = self._settings
        optimizer = torch.optim.AdamW(
            self._parts.parameters(), lr=s.rate, weight_decay=1e-4, betas=(0.9, 0.99), fused=True
        )
        average: dict[str, Tensor] = {}
        done = 0
        for epoch in range(s.epochs):
            batches = self._batches([self._encoded(e) for e in self._epochs(epoch)])
            for k, batch in enumerate(batches):
                for group in optimizer.param_groups:
                    group["lr"] = s.rate * _pace((epoch + k / len(batches)) / s.epochs)
                optimizer.zero_grad()
                self._loss(batch).backward()
                nn.utils.clip_grad_norm_(self._parts.parameters(), 2.0)
                optimizer.step()
                done += 1
                self._average(average, min(s.memory, 1 - 1 / done))
        self._parts.load_state_dict(average)
        return self._learned()

    def _average(self, average: dict[str, Tensor], kept: float) -> None:
        for name, value in self._parts.state_dict().items():
            if name in average:
                average[name].lerp_(value, 1 - kept)
            else:
                average[name] = value.clone()

    def _encoded(self, example: Example) -> _Sequence:
        rows = [self._of_word(token) for token in example.tokens]
        known = {head: {label: k for k, label in enumerate(labels)} for head, labels in self._labels.items()}
        labels = {
            head: [numbers.get(_LABEL[head](label), numbers[INSIDE]) for label in example.labels]
            for head, numbers in known.items()
        }
        return _Sequence(rows, flags([example.tokens]), labels)

    def _of_word(self, token: Token) -> list[int]:
        rows = self._words.get(token.text)
        if rows is None:
            rows = [self._rows[name] for name in attributes(token.text) if name in self._rows]
            self._words[token.text] = rows
        return rows

    def _batches(self, sequences: Sequence[_Sequence]) -> list[list[_Sequence]]:
        """The sequences, such as have about one length together, in random order."""
        known = sorted(
            (s for s in sequences if 0 < len(s.rows) <= _LONGEST),
            key=lambda s: len(s.rows) + 8 * self._rng.random(),
        )
        batches: list[list[_Sequence]] = [[]]
        for sequence in known:
            if batches[-1] and (len(batches[-1]) + 1) * len(sequence.rows) > self._settings.batch:
                batches.append([])
            batches[-1].append(sequence)
        self._rng.shuffle(batches)
        return batches

    def _loss(self, batch: Sequence[_Sequence]) -> Tensor:
        lengths = torch.tensor([len(s.rows) for s in batch])
        steps = int(lengths.max())
        inside = torch.arange(steps) < lengths[:, None]
        states = self._states(batch, lengths, steps)
        loss = torch.zeros(())
        for head in self._labels:
            wanted = torch.zeros(len(batch), steps, dtype=torch.long)
            for i, sequence in enumerate(batch):
                wanted[i, : len(sequence.rows)] = torch.tensor(sequence.labels[head])
            loss = loss + _surprise(
                self._parts[head](states), self._parts[f"{head} moves"].weight, wanted, inside
            )
        return 10 * loss / lengths.sum()

    def _states(self, batch: Sequence[_Sequence], lengths: Tensor, steps: int) -> Tensor:
        """The states of the last layer (sequences, steps, width); some attributes and numbers are left out."""
        rows: list[int] = []
        offsets: list[int] = []
        for_flags = torch.zeros(len(batch), steps, len(FLAGS))
        for i, sequence in enumerate(batch):
            for_flags[i, : len(sequence.rows)] = torch.from_numpy(sequence.flags)
            for of_token in [*sequence.rows, *[[]] * (steps - len(sequence.rows))]:
                offsets.append(len(rows))
                rows += of_token
        kept = (torch.rand(len(rows)) > self._settings.forgetting).float()
        words = self._parts["embedding"](torch.tensor(rows), torch.tensor(offsets), per_sample_weights=kept)
        states: Tensor = words.view(len(batch), steps, -1) + self._parts["flags"](for_flags)
        at = torch.arange(steps).expand(len(batch), steps)
        turned = torch.where(at < lengths[:, None], lengths[:, None] - 1 - at, at)[:, :, None]
        for layer in range(self._settings.layers):
            states = self._parts["drop"](states)
            there, _ = self._parts[f"there {layer}"](states)
            back, _ = self._parts[f"back {layer}"](states.gather(1, turned.expand_as(states)))
            states = torch.cat([there, back.gather(1, turned.expand_as(back))], 2)
        dropped: Tensor = self._parts["drop"](states)
        return dropped

    def _learned(self) -> Learned:
        def array(name: str) -> Any:
            return self._parts.state_dict()[name].numpy().astype(np.float32)

        layers = []
        for k in range(self._settings.layers):
            inputs, states, bias, of_state = (
                np.stack([_by_gate(array(f"{way} {k}.{name}_l0")) for way in _WAYS], axis=1)
                for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            )
            bias[:2] += of_state[:2]
            for halved in (inputs, states, bias):
                halved[:2] /= 2
            layers.append(Layer(inputs, states, bias, of_state[2]))
        heads = {}
        for head, labels in self._labels.items():
            kept = [k for k, label in enumerate(labels) if head == SEGMENTS or label != OUTSIDE]
            moves = array(f"{head} moves.weight")[np.ix_(kept, kept)]
            weights, bias = array(f"{head}.weight").T[:, kept], array(f"{head}.bias")[kept]
            heads[head] = Head(tuple(labels[k] for k in kept), weights, bias, moves)
        embedding = np.pad(array("embedding.weight"), ((0, 1), (0, 0)))[:, None]
        words = Words([*self._rows, UNKNOWN], embedding)
        return words, Network(array("flags.weight").T, tuple(layers), heads)


def _by_gate(weights: Any) -> Any:
    """What PyTorch has for the units of all gates (3 × units, width) or (3 × units) as (3, width or 1, units)."""
    return weights.reshape(3, len(weights) // 3, -1).transpose(0, 2, 1)


def _pace(done: float) -> float:
    """What part of the highest rate applies when `done` (0 to 1) of all steps are behind."""
    return (
        done / _WARM + 1e-3
        if done < _WARM
        else (1 + math.cos(math.pi * (done - _WARM) / (1 - _WARM))) / 2 + 1e-3
    )


def _surprise(scores: Tensor, moves: Tensor, wanted: Tensor, inside: Tensor) -> Tensor:
    """The negative log likelihood of the labels `wanted`, over all sequences (sequences, steps, labels)."""
    factors = moves.exp()
    reached, *later = scores.unbind(1)  # a slice in each step would fill its whole gradient anew
    for t, of_step in enumerate(later, start=1):
        most = reached.max(1, keepdim=True).values
        further = torch.log((reached - most).exp() @ factors) + most + of_step
        reached = torch.where(inside[:, t, None], further, reached)
    steps = moves[wanted[:, :-1], wanted[:, 1:]] * inside[:, 1:]
    own = scores.gather(2, wanted[:, :, None])[:, :, 0] * inside
    return torch.logsumexp(reached, 1).sum() - own.sum() - steps.sum()
