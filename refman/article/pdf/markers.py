"""Markers of notes in the running text."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from refman.article.pdf.lines import Line

_RAISED = re.compile(
    r"[\[(]?\s*((?:\d{1,4}|[*∗†‡§¶‖#+]{1,4}|[ivxlc]{1,7}|[a-z])(?:\s*[,;–-]\s*\d{1,4})*)\s*[\])]?\s*[.,;:]?"
)
_BRACKET = re.compile(r"(?<=\S)\s?\((\d{1,3})\)|\s?\[(\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)\]")
_GLUED = re.compile(r"(?<=[^\W\d_]|[.,;:!?”\"’')\]»])(\d{1,3})(?=[\s.,;:)]|$)")
_SYMBOL = re.compile(r"(?<=[^\s_(\[*])\s?([*∗†‡]{1,3})(?=[\s.,;:)]|$)")


class Marker(NamedTuple):
    """A marker in the text: its label, page, position of the line, and offset in the line."""

    label: str
    page: int
    line: int
    offset: int


def raised_markers(lines: Sequence[Line]) -> list[Marker]:
    """Markers that stand above the baseline, and symbols behind a word."""
    found = []
    for index, line in enumerate(lines):
        offset = 0
        for piece in line.pieces:
            match = _RAISED.fullmatch(piece.text.strip()) if piece.raised else None
            if match:
                found += [Marker(label, line.page, index, offset) for label in _labels(match[1])]
            elif not piece.raised:
                found += [
                    Marker(m[1].replace("∗", "*"), line.page, index, offset + m.start())
                    for m in _SYMBOL.finditer(piece.text)
                ]
            offset += len(piece.text)
    return found


def written_markers(lines: Sequence[Line], *, glued: bool) -> list[Marker]:
    """Markers on the baseline: in brackets, or (`glued`) figures directly behind a word, as scans have them."""
    pattern = _GLUED if glued else _BRACKET
    return [
        Marker(label, line.page, index, match.start())
        for index, line in enumerate(lines)
        for match in pattern.finditer(line.text)
        for label in _labels(next(group for group in match.groups() if group))
    ]


def _labels(text: str) -> Iterable[str]:
    """Single labels out of "3", "3, 5" or "3–5"."""
    text = text.replace("∗", "*")
    if not text[0].isdecimal():
        yield text
        return
    last = 0
    for separator, digits in re.findall(r"([,;–-]?)\s*(\d+)", text):
        number = int(digits)
        if separator in {"–", "-"} and last < number < last + 20:
            yield from map(str, range(last + 1, number))
        yield str(number)
        last = number
