"""Lines of plain text that begin with a label, and runs of them that count upwards."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refman.article.labels import LOWER, NOTE_WORD, SUPERSCRIPTS, roman_value

SIGN_ORDER = "*†‡§¶"
STYLES: dict[str, re.Pattern[str]] = {
    "bracket": re.compile(rf"\s*[\[{{](?:{NOTE_WORD}|n)?(\d{{1,5}})[\]}}]:?[.)]?\s*(?=\S)", re.IGNORECASE),
    "super": re.compile(rf"\s*([{SUPERSCRIPTS}]{{1,5}})\s*(?=\S)"),
    "caret": re.compile(r"\s*(?:\[\^(\d{1,5})\]:?|\^(\d{1,5})\^?)\s*(?=\S)"),
    "paren": re.compile(rf"\s*\((?:{NOTE_WORD})?(\d{{1,3}})\)[.:]?\s*(?=\S)", re.IGNORECASE),
    "dot": re.compile(r"\s*(\d{1,5})\.(?:[-–—]?\s+(?=\S)|(?=[^\W\d]|[“\"‘*<(]))"),
    "close": re.compile(r"\s*(\d{1,5})(?:\)\s*|\s?[:/–—-]\s+)(?=\S)"),
    "word": re.compile(
        rf"\s*(?:(?:{NOTE_WORD}|anm\.?)\s*(\d{{1,5}})\s*[.:)]|n(\d{{1,5}})(?:\.|(?=\s)))\s*(?=\S)",
        re.IGNORECASE,
    ),
    "bare": re.compile(r"\s*(\d{1,4})(?:\s+(?=[^\W\d]|[“\"‘*<(„«])|\s*\Z)"),
    "roman": re.compile(r"\s*[\[(]?([ivxlc]{1,7})[\]).]\s+(?=\S)", re.IGNORECASE),
    "letter": re.compile(r"\s*[\[(]?([a-z])[\]).]\s+(?=\S)"),
    "sign": re.compile(rf"\s*(\*{{2,4}}|††|‡‡|[{SIGN_ORDER}])\s*(?=\S)"),
}
"""How a note's line begins, by the name of the style; the group is the label."""

_LOOK_AHEAD = 60
_LARGEST_GAP = 5
_LARGEST_FIRST = 9_999
_DOUBTLESS = frozenset({"bracket", "super", "caret"})
"""Styles that ordinary text hardly ever has at the start of a line."""


@dataclass(frozen=True, slots=True)
class LabelLine:
    """Line `line` begins with a label; its text starts at column `column`."""

    line: int
    column: int
    label: str
    value: int
    style: str


Run = Sequence[LabelLine]
"""Labels of one style that count upwards, in the order of their lines."""


def runs(lines: Sequence[str]) -> list[Run]:
    """All runs of labels, each style for itself, in order of their first lines."""
    found: list[Run] = []
    for style, pattern in STYLES.items():
        labels = [label for i, line in enumerate(lines) if (label := _label(pattern, style, i, line))]
        found += _runs(
            [
                label
                for label in labels
                if label.column < len(lines[label.line]) or _is_alone(lines, label.line)
            ]
        )
    return sorted(found, key=lambda run: run[0].line)


def _is_alone(lines: Sequence[str], i: int) -> bool:
    """Whether a line that is only a number is a raised label whose text follows, rather than a page number."""
    return (
        0 < i < len(lines) - 1
        and bool(lines[i - 1].strip())
        and (lines[i + 1][:1].isalpha() or lines[i + 1].startswith(" "))
    )


def _label(pattern: re.Pattern[str], style: str, number: int, line: str) -> LabelLine | None:
    match = pattern.match(line)
    if match is None:
        return None
    label = next(group for group in match.groups() if group).translate(LOWER)
    if style == "roman":
        value = roman_value(label)
    elif style == "letter":
        value = ord(label) - ord("a") + 1
    elif style == "sign":
        value = len(label) if label[0] == "*" else SIGN_ORDER.index(label[0]) + 1
    else:
        value = int(label)
    return LabelLine(number, match.end(), label, value, style) if value else None


def _runs(labels: Sequence[LabelLine]) -> Iterator[Run]:
    """Split the labels of one style where they start anew; what does not fit into the count is left out."""
    run: list[LabelLine] = []
    for i, label in enumerate(labels):
        if run and label.value == 1 and not _is_repeat(run, labels[i + 1 : i + 1 + _LOOK_AHEAD]):
            yield run
            run = [label]
        elif _continues(run, label, labels[i + 1 : i + 1 + _LOOK_AHEAD]):
            run.append(label)
    if run:
        yield run


def _is_repeat(run: Sequence[LabelLine], ahead: Sequence[LabelLine]) -> bool:
    """Whether a 1 is a stray: the count goes on behind it, before any 2."""
    following = next((label.value for label in ahead if label.value in {2, run[-1].value + 1}), 0)
    return following == run[-1].value + 1 != 2


def _continues(run: Sequence[LabelLine], label: LabelLine, ahead: Sequence[LabelLine]) -> bool:
    """Whether a label goes on with a run, be it with a slip: used twice, left out, out of turn; none begins at 10,000."""
    if not run:
        return label.value <= _LARGEST_FIRST
    if label.style in _DOUBTLESS and label.line < run[-1].line + 6:
        return abs(label.value - run[-1].value) <= _LARGEST_GAP
    return _follows(run[-1].value, label.value, ahead)


def _follows(last: int, value: int, ahead: Sequence[LabelLine]) -> bool:
    """Whether a label continues the count; one that leaps is believed only where none closer comes."""
    if value == last + 1:
        return True
    if not last < value <= last + _LARGEST_GAP:
        return False
    for label in ahead:
        if label.value == 1:
            break
        if last < label.value < value:
            return False
    return True
