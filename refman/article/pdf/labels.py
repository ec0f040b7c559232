"""Labels at the start of a line, and which of them number notes: those that make one sequence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from refman.article.labels import roman_value
from refman.article.pdf.lines import Line, Piece

_RAISED = re.compile(r"[\[(]?(?P<label>\d{1,4}|[ivxlc]{1,7}|[a-z]|[*∗†‡§¶‖#+]{1,4})[\])]?[.,:)]?")
_PLAIN = re.compile(
    r"(?:\[(?P<square>\d{1,4})\]|\((?P<round>\d{1,4})\)|(?P<point>\d{1,4})[.)](?=\s|[^\W\d_a-z])|(?P<bare>\d{1,4})(?=\s)"
    r"|(?P<glued>\d{1,3})(?=[^\W\d_a-z]|[„“\"«‘]))[.:]?\s*"
)
_SYMBOL = re.compile(r"(?P<label>[*∗†‡§¶‖+]{1,4})\s*(?=\S)")
_LOOK_BACK = 40


class Label(NamedTuple):
    """A label that a line starts with: `number` is None for symbols and letters, `cut` counts its characters."""

    text: str
    number: int | None
    style: str
    cut: int


def label_of(line: Line) -> Label | None:
    """The label at the start of a line; None where there is none."""
    first = line.pieces[0]
    if first.raised:
        found = _RAISED.match(first.text.strip())
        if found and found.end() == len(first.text.strip()):
            return _raised(found["label"], len(first.text))
        if not first.text.strip()[:1].isdecimal():
            return None
    text = line.text
    start = len(text) - len(text.lstrip())
    found = _PLAIN.match(text, start)
    if found and found.end() < len(text):
        style = found.lastgroup or "bare"
        return Label(found[style], int(found[style]), style, found.end())
    found = _SYMBOL.match(text, start)
    return Label(found["label"], None, "symbol", found.end()) if found else None


def _raised(text: str, cut: int) -> Label:
    if text.isdecimal():
        return Label(text, int(text), "raised", cut)
    if text != "l" and (number := roman_value(text)):  # among letters it stands before m, not for 50
        return Label(text, number, "roman", cut)
    return Label(text.replace("∗", "*"), None, "mark", cut)


def without_label(line: Line, label: Label) -> tuple[Piece, ...]:
    """The pieces of a line that follow its label."""
    left, rest = label.cut, []
    for piece in line.pieces:
        if left >= len(piece.text):
            left -= len(piece.text)
            continue
        rest.append(piece._replace(text=piece.text[left:]))
        left = 0
    return tuple(rest)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may open a note: `weight` is what speaks for it beside the sequence."""

    index: int
    label: Label
    weight: float


def sequence(candidates: Sequence[Candidate], *, restart: float = 4.0) -> list[Candidate]:
    """The candidates that together number notes best.

    Each numbered candidate adds its weight; a step of one costs nothing, gaps and new starts at 1 (`restart`) cost.
    The best chain is found by dynamic programming over the last few dozen candidates.
    """
    numbered = [c for c in candidates if c.label.number is not None]
    best: list[float] = []
    back: list[int | None] = []
    for i, candidate in enumerate(numbered):
        number = candidate.label.number or 0
        score, origin = -min(0.6 * abs(number - 1), 6.0), None
        for j in range(max(0, i - _LOOK_BACK), i):
            step = best[j] - _cost(numbered[j], candidate, restart)
            if step > score:
                score, origin = step, j
        best.append(score + candidate.weight)
        back.append(origin)
    chain: list[Candidate] = []
    at = max(range(len(best)), key=best.__getitem__, default=None)
    if at is not None and best[at] <= 0:
        return []
    while at is not None:
        chain.append(numbered[at])
        at = back[at]
    return chain[::-1]


def _cost(before: Candidate, after: Candidate, restart: float) -> float:
    """What it costs that one label follows another."""
    step = (after.label.number or 0) - (before.label.number or 0)
    other_style = 0.0 if before.label.style == after.label.style else 1.5
    if step >= 1:
        return min(1.2 * (step - 1), 8.0) + other_style
    return restart + other_style + min(0.6 * abs((after.label.number or 0) - 1), 6.0)
