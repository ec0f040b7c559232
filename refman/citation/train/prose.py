"""What notes say besides citing: whole sentences, and the words that join citations to each other and to the text."""

import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from refman.citation.boundaries import stretches
from refman.citation.labels import OUTSIDE
from refman.citation.train.corpus import Example
from refman.citation.train.invent import SURNAMES

_LONGEST: Final = 400
"""Longer stretches are left out."""
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")
_NAME = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{2,} (?:[A-Z]\. )?)[A-Z][a-z]{3,}\b")
_RENAMED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Prose:
    """Stretches of notes in one language that are no citation, as they stand.

    Attributes:
        sentences: of six tokens and more, without the signs at their ends.
        before: the beginnings of notes, up to the first citation.
        between: what stands between two citations, with the full stop of the first.
        after: the ends of notes, behind the last citation.

    """

    sentences: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    between: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def prose_of(examples: Sequence[Example], languages: Mapping[str, str]) -> dict[str, Prose]:
    """The prose of `examples`, by language of the document."""
    found: dict[str, Prose] = defaultdict(Prose)
    for example in examples:
        prose = found[languages.get(example.group, "en")]
        prose.sentences.extend(_sentences(example))
        cited = [
            (example.tokens[a].start, example.tokens[b - 1].end)
            for a, b in stretches(example.tokens, example.labels)
        ]
        if not cited:
            continue
        for ends, text in (
            (prose.before, example.text[: cited[0][0]]),
            (prose.after, example.text[cited[-1][1] :]),
            *(
                (prose.between, "." * (example.text[a - 1] == ".") + example.text[a:b])
                for (_, a), (b, _) in pairwise(cited)
            ),
        ):
            if text.strip() and len(text) < _LONGEST:
                ends.append(text)
    return found


def _sentences(example: Example) -> list[str]:
    found, start = [], None
    for i, label in enumerate([*example.labels, "end"]):
        if label == OUTSIDE and start is None:
            start = i
        elif label != OUTSIDE and start is not None:
            text = example.text[example.tokens[start].start : example.tokens[i - 1].end].strip(" ;,.:")
            if i - start > 5 and len(text) < _LONGEST:
                found.append(text)
            start = None
    return found


def retold(texts: Sequence[str], rng: random.Random) -> str:
    """One of `texts` with other years, at times other names; nothing where there are none."""
    text = rng.choice(texts) if texts else ""
    text = _YEAR.sub(lambda m: f"{m.group(1)}{rng.randint(0, 99):02}", text)
    return _NAME.sub(
        lambda m: m.group(1) + rng.choice(SURNAMES) if rng.random() < _RENAMED else m.group(), text
    )


def sentence(prose: Prose, rng: random.Random) -> str:
    """A sentence of another note, at times cut short."""
    words = retold(prose.sentences, rng).split()
    if len(words) > 14 and rng.random() < 0.5:
        start = rng.randint(0, len(words) - 10)
        words = words[start : start + rng.randint(6, 30)]
    return " ".join(words)
