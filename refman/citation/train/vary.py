"""Variants of annotated notes: the same structure, punctuation and prose with other names, titles and numbers."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from refman.citation.labels import INSIDE, OUTSIDE, START
from refman.citation.tokens import tokenize
from refman.citation.train.corpus import NAME_FIELDS, Example, runs
from refman.citation.train.printing import title_cased

_WORD = re.compile(r"[^\W\d_]+")
_CASE = re.compile(r"\bvs?\b\.? ")
_ACT = re.compile(
    r"\b(?:Act|Convention|Treaty|Code|Statute|Directive|Regulation)\b|gesetz|ordnung\b|^[A-Z][A-Za-z]*G$"
)
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")
_DIGIT = re.compile(r"\d")
_NUMERIC: Final = frozenset({"volume", "issue", "page", "locator", "number"})
_SWAPPED: Final = frozenset({"title", "container-title", "publisher", "publisher-place", "collection-title"})
_SMALL: Final = frozenset(
    "a an and as at by for from in into of on or the to with und der die das von zur zum im".split()
)


class Pools:
    """What fields can be swapped for, by language and manner of print."""

    def __init__(self, examples: Sequence[Example], languages: Mapping[str, str]) -> None:
        self._values: dict[tuple[str, ...], list[str]] = {}
        self.names: list[str] = []
        for example in examples:
            language = languages.get(example.group, "en")
            for first, start, end in runs(example):
                label, value = first.removeprefix(START), example.text[start:end].strip(" .,*")
                if label in _SWAPPED and 2 < len(value) < 200:
                    self._values.setdefault(_manner(label, value, language), []).append(value)
                elif label in NAME_FIELDS:
                    self.names += [
                        w for w in _WORD.findall(value) if len(w) > 2 and w[0].isupper() and not w.isupper()
                    ]

    def other(self, label: str, value: str, language: str, rng: random.Random) -> str:
        """A value printed in the same manner, or `value` itself."""
        found = self._values.get(_manner(label, value, language))
        return _like(value, rng.choice(found)) if found else value


def _manner(label: str, value: str, language: str) -> tuple[str, ...]:
    length = len(value.split())
    size = "1" if length == 1 else "s" if length < 5 else "m" if length < 9 else "l"
    kind = "v" if _CASE.search(value) else "act" if _ACT.search(value) else ""
    return (label, language if label != "publisher-place" else "", size, "." if "." in value else "", kind)


def _like(model: str, value: str) -> str:
    """`value` in the case of `model`."""
    if model.isupper():
        return value.upper()
    words = [w for w in model.split() if w.isalpha() and w.lower() not in _SMALL]
    if len(words) > 1 and all(w[0].isupper() for w in words):
        return title_cased(value, _SMALL)
    return value


def variants(
    examples: Sequence[Example], pools: Pools, languages: Mapping[str, str], *, seed: int
) -> Iterator[Example]:
    """One variant of each example that holds a citation."""
    rng = random.Random(seed)
    for example in examples:
        if any(label != OUTSIDE for label in example.labels):
            yield _variant(example, pools, languages.get(example.group, "en"), rng)


def _variant(example: Example, pools: Pools, language: str, rng: random.Random) -> Example:
    text, labels = "", []
    position = 0
    for label, start, end in runs(example):
        value = example.text[start:end]
        text += example.text[position:start]
        position = end
        changed = _changed(value, label.removeprefix(START), pools, language, rng)
        begin = len(text)
        text += changed
        labels.append((begin, len(text), label))
    text += example.text[position:]
    return _relabelled(text, labels, example.group)


def _relabelled(text: str, spans: Sequence[tuple[int, int, str]], group: str) -> Example:
    tokens = tokenize(text)
    labels = []
    k, previous = 0, -1
    for token in tokens:
        middle = (token.start + token.end) / 2
        while k + 1 < len(spans) and spans[k + 1][0] <= middle:
            k += 1
        label = spans[k][2] if spans else OUTSIDE
        labels.append(label if k != previous else label.removeprefix(START))
        previous = k
    return Example(text, tokens, labels, f"variant:{group}", "variant")


def _changed(value: str, label: str, pools: Pools, language: str, rng: random.Random) -> str:
    if label in {OUTSIDE, INSIDE}:
        return _YEAR.sub(lambda m: m.group() if rng.random() < 0.5 else other_years(m.group(), rng), value)
    if label in _SWAPPED:
        return pools.other(label, value, language, rng) if rng.random() < 0.8 else value
    if label in NAME_FIELDS and pools.names:
        return _WORD.sub(lambda m: _other_word(m.group(), pools.names, rng), value)
    if label in _NUMERIC:
        return _DIGIT.sub(lambda _: str(rng.randint(1, 9)), value)
    if label in {"issued", "accessed"}:
        return other_years(value, rng)
    return value


def other_years(text: str, rng: random.Random) -> str:
    """The text with other years of the same centuries."""
    return _YEAR.sub(lambda m: f"{m.group(1)}{rng.randint(0, 99):02}", text)


def _other_word(word: str, names: Sequence[str], rng: random.Random) -> str:
    if not word[0].isupper():
        return word
    if len(word) == 1:
        return rng.choice("ABCDEFGHJKLMNPRSTW")
    if len(word) < 3 or rng.random() < 0.2:
        return word
    other = rng.choice(names)
    return other.upper() if word.isupper() else other
