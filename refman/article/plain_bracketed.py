"""Notes of plain text that stand whole in brackets, `[Footnote 1: …]`, as Project Gutenberg prints them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from refman.article.contexts import contexts, mark, unmark
from refman.article.sections import with_sections
from refman.model import Note

_OPENING = re.compile(
    r"^[ \t]*(?P<bracket>\[)(?:foot|end)?note[ \t]+(?P<label>\w{1,5}|[*†‡]{1,4})[ \t]*:[ \t]*",
    re.MULTILINE | re.IGNORECASE,
)
_MARKER = re.compile(r"[\[{](\w{1,5}|[*†‡]{1,4})[\]}]")


class _Bracketed(NamedTuple):
    """A note from its opening bracket at `start` to behind the closing one at `end`."""

    label: str
    text: str
    start: int
    end: int


def bracketed_notes(text: str) -> list[Note]:
    """The notes in a text, each with the sentences between the last note of its label and itself that call it."""
    found = list(_bracketed(text))
    carried = contexts(unmark(paragraph) for paragraph in re.split(r"\n\s*\n", _marked(text, found)))
    notes = [
        Note(note.label, " ".join(note.text.split()), "footnote", contexts=carried.get(str(i), ()))
        for i, note in enumerate(found)
    ]
    return with_sections(notes)


def _bracketed(text: str) -> Iterator[_Bracketed]:
    openings = list(_OPENING.finditer(text))
    closing = _closing_brackets(text) if openings else {}
    end = 0
    for opening in openings:
        start = opening.start("bracket")
        if start >= end and start in closing:
            end = closing[start] + 1
            yield _Bracketed(opening["label"], text[opening.end() : end - 1], start, end)


def _closing_brackets(text: str) -> dict[int, int]:
    """Positions of brackets that open and close."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for bracket in re.finditer(r"[\[\]]", text):
        if bracket.group() == "[":
            opened.append(bracket.start())
        elif opened:
            pairs[opened.pop()] = bracket.start()
    return pairs


def _marked(text: str, found: list[_Bracketed]) -> str:
    """The text without its notes, stand-ins for their markers; keys are positions in `found`."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for i in range(len(found) - 1, -1, -1):
        waiting[found[i].label].append(i)

    def stand_in(match: re.Match[str]) -> str:
        keys = waiting[match.group(1)]
        while len(keys) > 1 and found[keys[-1]].start < match.start() + offset:
            keys.pop()
        return mark(str(keys[-1])) if keys else match.group()

    pieces, offset = [], 0
    for note in found:
        pieces.append(_MARKER.sub(stand_in, text[offset : note.start]))
        offset = note.end
    return "\n\n".join([*pieces, _MARKER.sub(stand_in, text[offset:])])
