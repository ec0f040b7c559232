"""How far each note reaches in plain text, and the paragraphs of the text around them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from refman.article.contexts import Marked
from refman.article.labels import SUPERSCRIPTS
from refman.article.plain_labels import LabelLine, Run
from refman.article.plain_markers import Marker

_PAGE_NUMBER = re.compile(
    r"[\s\f–—-]*(?:page\s+|p\.\s*|seite\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d+)?[\s–—-]*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]*_>]*\s*\Z")
_DOUBTLESS = ("[", "{", "^", *SUPERSCRIPTS)
"""How a marker begins that ordinary text hardly ever has."""
_WRAP = 110
"""Lines longer than this are whole paragraphs."""


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note in lines `start` to `end` (exclusive)."""

    label: str
    text: str
    start: int
    end: int


def note_texts(
    lines: Sequence[str], run: Run, found: Sequence[Marker], headings: Collection[str]
) -> list[NoteText]:
    """The notes of a run, each from its label to where the next begins or the text goes on.

    Args:
        lines: the whole text.
        run: the labels of the notes.
        found: the markers that call them, in order.
        headings: lines that are known to be headings.

    """
    furniture = _furniture(lines)
    bare = ["" if i in furniture else line for i, line in enumerate(lines)]
    stops = [label.line for label in run[1:]]
    limits = [
        _text_start(bare, label, found, stop) for label, stop in zip(run, [*stops, len(lines)], strict=True)
    ]
    ends = [
        _end(bare, label, limit, headings, is_last=i + 1 == len(run))
        for i, (label, limit) in enumerate(zip(run, limits, strict=True))
    ]
    single = _mostly_single_lines(lines, run[:-1], ends[:-1])
    notes = []
    for i, (label, end) in enumerate(zip(run, ends, strict=True)):
        last_of_block = i + 1 == len(run) or end < run[i + 1].line - 3
        stop = label.line + 1 if last_of_block and single else end
        own = [lines[label.line][label.column :], *bare[label.line + 1 : stop]]
        notes.append(NoteText(label.label, join_lines(own), label.line, stop))
    return notes


def _mostly_single_lines(lines: Sequence[str], run: Run, ends: Sequence[int]) -> bool:
    """Whether notes are one line each, so that what follows the last one is not part of it."""
    counts = [
        sum(bool(line.strip()) for line in lines[label.line : end])
        for label, end in zip(run, ends, strict=True)
    ]
    if not counts:
        return False
    return sum(count == 1 for count in counts) >= 0.8 * len(counts)


def _text_start(lines: Sequence[str], label: LabelLine, found: Sequence[Marker], stop: int) -> int:
    """The line before `stop` where the text goes on behind a note, known by the marker of a later note; else `stop`.

    Digits that are only glued to a word, or in parentheses, are believed where a blank line parts them from the note.
    """
    for i in range(bisect_right(found, label.line, key=lambda m: m.line), len(found)):
        marker = found[i]
        if marker.line >= stop:
            break
        if not (marker.label.isdecimal() and label.value < int(marker.label) <= label.value + 3):
            continue
        start = marker.line
        while start - 1 > label.line and lines[start - 1].strip():
            start -= 1
        if start - 1 > label.line:
            return start
        if lines[marker.line].startswith(_DOUBTLESS, marker.start):
            return marker.line
    return stop


def _end(
    lines: Sequence[str], label: LabelLine, limit: int, headings: Collection[str], *, is_last: bool
) -> int:
    """The line behind a note's last line.

    A blank line ends the last note of a run. Others go on up to the limit, unless what follows is text.
    """
    end = label.line + 1
    blank = paged = False
    for i in range(label.line + 1, limit):
        line = lines[i]
        if not line.strip():
            blank, paged = True, paged or "\f" in line
            continue
        if line.strip() in headings:
            break
        if blank and (is_last or paged) and not (paged and _goes_on(lines[end - 1], line)):
            break
        if blank and _is_long(lines[i:limit]):
            break
        blank = paged = False
        end = i + 1
    return end


def _is_long(lines: Sequence[str]) -> bool:
    """Whether lines are more than the further paragraphs of a note."""
    said = [line for line in lines if line.strip()]
    return sum(map(len, said)) > 4000 or len(said) > 60


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence that a page break cut."""
    return not _SENTENCE_END.search(before) and line.lstrip()[:1].islower()


def _furniture(lines: Sequence[str]) -> set[int]:
    """Page numbers and running heads at page breaks."""
    found = set()
    shapes = Counter(re.sub(r"\d+", "#", line.strip()) for line in lines if 0 < len(line.strip()) < 90)
    for i, line in enumerate(lines):
        text = line.strip()
        if not text or (i and lines[i - 1].strip()):
            continue
        alone = i + 1 == len(lines) or not lines[i + 1].strip()
        if (alone and _PAGE_NUMBER.fullmatch(text)) or (
            alone and shapes[re.sub(r"\d+", "#", text)] > (1 if i and lines[i - 1] == "\f" else 2)
        ):
            found.add(i)
    return found


def join_lines(lines: Sequence[str]) -> str:
    """Wrapped lines as one; a word that a hyphen parts at a line's end is joined."""
    text = ""
    for line in lines:
        line = " ".join(line.split())  # noqa: PLW2901
        if not line:
            continue
        if re.search(r"[^\W\d_]-\Z", text) and line[0].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text


@dataclass(frozen=True)
class Paragraphs:
    """Paragraphs as lists of (line number, line)."""

    groups: Sequence[Sequence[tuple[int, str]]]

    def marked(self, found: Iterable[Marker]) -> list[Marked]:
        """Each paragraph's text on one line, with the markers in it; their keys are the labels."""
        by_line: dict[int, list[Marker]] = {}
        for marker in found:
            by_line.setdefault(marker.line, []).append(marker)
        paragraphs: list[Marked] = []
        for group in self.groups:
            if not any(number in by_line for number, _ in group):
                continue
            text, at = "", []
            for number, line in group:
                text += " " if text else ""
                at += [(len(text) + marker.end, marker.label) for marker in by_line.get(number, [])]
                text += line
            paragraphs.append((text, at))
        return paragraphs


def body_paragraphs(lines: Sequence[str], taken: Collection[int]) -> Paragraphs:
    """The text without the notes; a paragraph that a page break cuts in two is whole again."""
    groups: list[list[tuple[int, str]]] = []
    furniture = _furniture(lines)
    blank = True
    for i, line in enumerate(lines):
        if i in taken or i in furniture or not line.strip():
            blank = True
            continue
        previous = groups[-1][-1][1] if groups else ""
        new = (blank and not (groups and _goes_on(previous, line))) or (not blank and len(previous) > _WRAP)
        if new or not groups:
            groups.append([])
        groups[-1].append((i, line))
        blank = False
    return Paragraphs(groups)
