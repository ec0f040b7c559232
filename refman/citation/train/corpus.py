"""Training examples, and those that annotated notes give."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from refman.citation.labels import INSIDE, OUTSIDE, START
from refman.citation.tokens import Token, tokenize

NAME_FIELDS: Final = ("author", "editor", "translator")
_CONNECTOR = re.compile(r"[\s,;&/–-]*(?:\b(?:and|und|et|y|with)\b|&amp;)?[\s,;&/]*$")


@dataclass(frozen=True, slots=True)
class Example:
    """A note with the label of each token; `group` names what must not be split between training and test."""

    text: str
    tokens: Sequence[Token]
    labels: Sequence[str]
    group: str
    source: str


Epochs: TypeAlias = Callable[[int], Sequence[Example]]
"""The examples of each epoch of a training."""


def label_tokens(
    text: str, citations: Iterable[tuple[int, int, Sequence[tuple[int, int, str]]]]
) -> tuple[list[Token], list[str]]:
    """Tokens of `text` and their labels; a citation is (start, end, fields), a field (start, end, name)."""
    tokens = tokenize(text)
    labels = [OUTSIDE] * len(tokens)
    for start, end, fields in citations:
        first = True
        for i, token in enumerate(tokens):
            middle = (token.start + token.end) / 2
            if not start <= middle <= end:
                continue
            name = next((f for s, e, f in fields if s <= middle <= e), INSIDE)
            labels[i] = START + name if first else name
            first = False
    return tokens, labels


def runs(example: Example) -> Iterator[tuple[str, int, int]]:
    """Stretches of one label as (label, start, end) in the text; a token that starts a citation also starts one."""
    first, start, end = "", 0, 0
    for token, label in zip(example.tokens, example.labels, strict=True):
        if label.startswith(START) or label != first.removeprefix(START):
            if first:
                yield first, start, end
            first, start = label, token.start
        end = token.end
    if first:
        yield first, start, end


def joined_names(text: str, fields: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Fields in order, with persons that only a comma or an "and" parts as one list of names."""
    result: list[tuple[int, int, str]] = []
    for start, end, name in sorted(fields):
        if (
            result
            and name in NAME_FIELDS
            and result[-1][2] == name
            and _CONNECTOR.match(text[result[-1][1] : start])
        ):
            result[-1] = (result[-1][0], end, name)
        else:
            result.append((start, end, name))
    return result


def languages(folder: Path) -> dict[str, str]:
    """The language of each document of annotated notes in `folder`."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8").splitlines()[0])["lang"]
        for path in sorted(folder.glob("*.jsonl"))
    }


def read_notes(folder: Path) -> Iterator[Example]:
    """The annotated notes of every document in `folder`; the group is the document."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            note = json.loads(line)
            text = note["text"]
            citations = [
                (
                    s["start"],
                    s["end"],
                    joined_names(text, [(f["start"], f["end"], f["field"]) for f in s["fields"]]),
                )
                for s in note["segments"]
                if s["kind"] == "citation"
            ]
            tokens, labels = label_tokens(text, citations)
            yield Example(text, tokens, labels, path.stem, "notes")
