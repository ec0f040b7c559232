"""Markers of notes in plain text: `[1]`, `¹`, `(1)`, `^1`, `n1`, or digits glued to the word before them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from refman.article.labels import LOWER, NOTE_WORD, SUPERSCRIPTS

_LIST = r"\d{1,5}(?:\s*[,;–-]\s*\d{1,5})*"
MARKERS: Mapping[str, re.Pattern[str]] = {
    "bracket": re.compile(rf"[\[{{](?:{NOTE_WORD}|n)?({_LIST})[\]}}]", re.IGNORECASE),
    "super": re.compile(rf"([{SUPERSCRIPTS}]{{1,5}}(?:[,⁻–˒ ][{SUPERSCRIPTS}]{{1,5}})*)"),
    "word": re.compile(r"(?<=\S )n(\d{1,5})(?=[\s.,;:]|\Z)"),
    "caret": re.compile(r"(?:\[\^(\d{1,5})\]|(?<=\S)\^\{?(\d{1,5})\}?\^?)"),
    "paren": re.compile(rf"(?<=\S)\s?\((?:{NOTE_WORD})?(\d{{1,3}})\)", re.IGNORECASE),
    "glued": re.compile(
        r"(?<=[^\W\d_]|[”\"’'.,;:!?»)\]…])(?<![\d/][.,:])(\d{1,4})(?=[\s”\"’')\],;:.!?—–]|\Z)"
    ),
    "roman": re.compile(r"\[([ivxlc]{1,7})\]"),
    "letter": re.compile(r"\[([a-z])\]"),
    "sign": re.compile(r"(?<=[^\s*])(\*{1,4}|[†‡§¶]{1,2})(?=[\s.,;:!?)\]”\"’]|\Z)"),
}
"""Styles of markers, the most certain first; the group is a label or a list of labels."""

_ORDERED = frozenset({"glued", "paren"})
"""Styles that ordinary text has too: only those count that stand in the order of their numbers."""

NO_NUMBERS = frozenset({"roman", "letter", "sign"})
"""Styles that labels and markers have in common."""
NUMERIC = ("bracket", "super", "caret", "word", "glued", "paren")
"""Styles of markers that are numbers."""
_EMPHASIS = re.compile(r"\*(?=[^\s*])[^*]*[^\s*]\*(?!\*)")
_LEAP = 5
"""How many numbers in a row a chain of markers may lack."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The label at characters `start` to `end` of a line."""

    line: int
    start: int
    end: int
    label: str


def markers(lines: Iterable[tuple[int, str]], style: str) -> list[Marker]:
    """Markers of one style in numbered lines, lists like `[3, 5–7]` taken apart."""
    found = []
    for number, source in lines:
        line = _EMPHASIS.sub(lambda m: "_" * len(m.group()), source) if style == "sign" else source
        for match in MARKERS[style].finditer(line):
            group = next(g for g in match.groups() if g).translate(LOWER)
            found += [Marker(number, match.start(), match.end(), label) for label in _labels(group)]
    return found


def believed(found: Sequence[Marker], style: str) -> list[Marker]:
    """Of the markers of one style those that are no accident: some styles count only in the order of their numbers."""
    return _in_order(found) if style in _ORDERED else list(found)


def _labels(group: str) -> Iterator[str]:
    """The labels in `3, 5–7`."""
    for part in re.split(r"[,;˒ ]+", group):
        first, _, last = (piece.strip() for piece in re.sub(r"[–⁻]", "-", part).partition("-"))
        if first.isdecimal() and last.isdecimal() and int(first) < int(last) < int(first) + 50:
            yield from map(str, range(int(first), int(last) + 1))
        elif first:
            yield first


def _in_order(found: Sequence[Marker]) -> list[Marker]:
    """The longest chain that counts upwards from about 1, with small leaps only."""
    longest: dict[int, int] = {0: 0}
    last: dict[int, int] = {}
    before: list[int | None] = []
    for i, marker in enumerate(found):
        value = int(marker.label)
        steps = [v for v in range(max(0, value - _LEAP), value) if v in longest]
        best = max(steps, key=lambda v: (longest[v], v), default=None)
        before.append(None if best is None else last.get(best))
        if best is not None and longest[best] + 1 > longest.get(value, 0):
            longest[value], last[value] = longest[best] + 1, i
    chain: list[Marker] = []
    at = last.get(max(longest, key=lambda v: (longest[v], -v)))
    while at is not None:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]
