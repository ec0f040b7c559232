"""How far each note reaches in plain text, and the paragraphs of the text around them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from refman.article.contexts import Marked
from refman.article.plain_labels import LabelLine, Run
from refman.article.plain_markers import MARKERS, Marker, markers

_PAGE_NUMBER = re.compile(
    r"[\s\f–—-]*(?:page\s+|p\.\s*|seite\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d+)?[\s–—-]*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]*_>]*\s*\Z")
_WRAP = 110
"""Lines longer than this are whole paragraphs."""


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note in lines `start` to `end` (exclusive)."""

    label: str
    text: str
    start: int
    end: int


def note_texts(lines: Sequence[str], run: Run, style: str, headings: Collection[str]) -> list[NoteText]:
    """The notes of a run, each from its label to where the next begins or the text goes on."""
    furniture = _furniture(lines)
    bare = ["" if i in furniture else line for i, line in enumerate(lines)]
    ends = [
        _end(bare, label, run[i + 1].line if i + 1 < len(run) else None, style, headings)
        for i, label in enumerate(run)
    ]
    single = _mostly_single_lines(lines, run[:-1], ends[:-1])
    found = []
    for i, (label, end) in enumerate(zip(run, ends, strict=True)):
        last_of_block = i + 1 == len(run) or end < run[i + 1].line - 3
        stop = label.line + 1 if last_of_block and single else end
        own = [lines[label.line][label.column :], *bare[label.line + 1 : stop]]
        found.append(NoteText(label.label, join_lines(own), label.line, stop))
    return found


def _mostly_single_lines(lines: Sequence[str], run: Run, ends: Sequence[int]) -> bool:
    """Whether notes are one line each, so that what follows the last one is not part of it."""
    counts = [
        sum(bool(line.strip()) for line in lines[label.line : end])
        for label, end in zip(run, ends, strict=True)
    ]
    if not counts:
        return False
    return sum(count == 1 for count in counts) >= 0.8 * len(counts)


def _end(
    lines: Sequence[str], label: LabelLine, following: int | None, style: str, headings: Collection[str]
) -> int:
    """The line behind a note's last line.

    A blank line ends the last note of a run. Others go on up to the next label, unless what follows is text.
    """
    limit = following if following is not None else len(lines)
    end = label.line + 1
    blank = paged = False
    for i in range(label.line + 1, limit):
        line = lines[i]
        if not line.strip():
            blank, paged = True, paged or "\f" in line
            continue
        if line.strip() in headings or _calls_later(line, label.value, style):
            break
        if blank and _starts_text(lines, i, end, following, paged=paged):
            break
        blank = paged = False
        end = i + 1
    return end


def _starts_text(lines: Sequence[str], i: int, end: int, following: int | None, *, paged: bool) -> bool:
    """Whether line `i`, behind a blank line, is text again rather than the note's next paragraph."""
    if following is None or paged:
        return not (paged and _goes_on(lines[end - 1], lines[i]))
    between = [line for line in lines[i:following] if line.strip()]
    return sum(map(len, between)) > 4000 or len(between) > 60


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence that a page break cut."""
    return not _SENTENCE_END.search(before) and line.lstrip()[:1].islower()


def _calls_later(line: str, value: int, style: str) -> bool:
    """Whether a line carries the marker of a later note: then it is text."""
    if style not in MARKERS or style in {"glued", "paren"}:
        return False
    labels = [m.label for m in markers([(0, line)], style)]
    return any(label.isdecimal() and value < int(label) <= value + 3 for label in labels)


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
