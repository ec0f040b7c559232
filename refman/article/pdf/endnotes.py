"""Endnotes: a sequence of labelled paragraphs behind the text, under a heading or known by the markers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from refman.article.headings import announces_notes, announces_others, announces_references
from refman.article.pdf.footnotes import CAPTION, RawNote
from refman.article.pdf.labels import Candidate, label_of, sequence, without_label
from refman.article.pdf.lines import Line
from refman.model import NoteKind


@dataclass(frozen=True, slots=True)
class NoteList:
    """Notes that stand together, and the lines that are left."""

    kind: NoteKind
    notes: list[RawNote]
    rest: list[Line]


def find_headed(body: Sequence[Line], marked: set[str]) -> NoteList | None:
    """Endnotes under a heading that the label 1 follows closely, or under several, one a chapter.

    Args:
        body: lines in reading order.
        marked: labels of the markers in the text.

    """
    headings = [at for at, line in enumerate(body) if announces_notes(line.text)]
    headings = [at for at in headings if any(_is_first(line) for line in body[at + 1 : at + 5])]
    notes: list[RawNote] = []
    rest = list(body[: headings[0]]) if headings else []
    for start, end in pairwise([*headings, len(body)]):
        part = body[start:end]
        chain = _chain(part, 1, marked)
        if len(chain) < 2 or chain[0].label.number != 1 or chain[0].index > 4:
            rest += part
            continue
        found = _split(part, chain, 0)
        following = notes[-1].section + 1 if notes else 0
        notes += [replace(note, section=note.section + following) for note in found.notes]
        rest += found.rest
    return NoteList("endnote", notes, rest) if notes else None


def _is_first(line: Line) -> bool:
    label = label_of(line)
    return label is not None and label.number == 1


def find_unheaded(body: Sequence[Line], marked: set[str]) -> NoteList | None:
    """Endnotes without a heading: a dense sequence of labels in the later part of the text that markers confirm."""
    chain = _chain(body, 0, marked)
    covered = len({one.label.text for one in chain} & marked)
    if len(chain) >= 4 and covered >= 0.6 * len(chain) and _dense(body, chain):
        return _split(body, chain, chain[0].index)
    return None


def _chain(body: Sequence[Line], start: int, marked: set[str]) -> list[Candidate]:
    labels = {
        i: label for i in range(start, len(body)) if (label := label_of(body[i])) and label.number is not None
    }
    lefts = Counter(round(body[i].x0 / 3) for i in labels)
    usual = {left for left, count in lefts.items() if 5 * count >= len(labels)}
    usual |= {left + near for left in usual for near in (-1, 1)}
    candidates = [
        Candidate(
            i,
            label,
            1.5 * (label.text in marked)
            + 1.0 * (label.style not in {"bare", "glued"})
            + (1.0 if round(body[i].x0 / 3) in usual else -1.5)
            - 0.5,
        )
        for i, label in labels.items()
    ]
    return sequence(candidates, restart=5.0)


def _dense(body: Sequence[Line], chain: Sequence[Candidate]) -> bool:
    """Whether the labelled lines stand as close as notes do, not as far apart as the headings of sections."""
    steps = [after.index - before.index for before, after in pairwise(chain)]
    return median(steps) <= 12 and chain[0].index > 0.2 * len(body)


def _split(body: Sequence[Line], chain: Sequence[Candidate], start: int) -> NoteList:
    """Cut the lines from the first label on into notes; what follows the last one is body again."""
    notes: list[RawNote] = []
    section = previous = 0
    bounds = [one.index for one in chain]
    end = _end(body, bounds)
    for one, (first, last) in zip(chain, pairwise([*bounds, end]), strict=True):
        number = one.label.number or 0
        section += number <= previous
        previous = number
        lines = _without_captions(body[first:last])
        lines = _without_heading(lines, last < end and _restarts(chain, one))
        pieces = [without_label(lines[0], one.label), *(line.pieces for line in lines[1:])]
        notes.append(RawNote(one.label.text, body[first], section, pieces))
    return NoteList("endnote", notes, [*body[:start], *body[end:]])


def _without_captions(lines: Sequence[Line]) -> list[Line]:
    """Lines of a note without legends of figures that came between, each up to the end of its page."""
    legends: set[int] = set()
    kept = [lines[0]]
    for above, line in pairwise(lines):
        if CAPTION.match(line.text) and (above.page != line.page or above.y - line.y > 1.5 * line.size):
            legends.add(line.page)
        if line.page not in legends:
            kept.append(line)
    return kept


def _restarts(chain: Sequence[Candidate], one: Candidate) -> bool:
    after = chain[chain.index(one) + 1]
    return (after.label.number or 0) <= (one.label.number or 0)


def _without_heading(lines: list[Line], before_restart: bool) -> list[Line]:
    """A note's lines without the heading of the next section."""
    for index in range(1, len(lines)):
        line = lines[index]
        if _is_heading(line):
            return lines[:index]
        other = line.font != lines[index - 1].font or line.size > lines[index - 1].size + 0.4
        if before_restart and other and len(lines) - index <= 3 and len(line.text) < 90:
            return lines[:index]
    return lines


def _is_heading(line: Line) -> bool:
    """Whether a line is a heading, rather than the last word of a note: "sources."."""
    text = line.text.strip()
    headed = announces_notes(text) or announces_references(text) or announces_others(text)
    return headed and not text[:1].islower() and not text.endswith(".")


def _end(body: Sequence[Line], bounds: Sequence[int]) -> int:
    """Where the last note ends: at a heading, another size, or white space wider than any within the notes."""
    last = bounds[-1]
    gaps = [
        above.y - below.y
        for above, below in pairwise(body[bounds[0] : last + 1])
        if above.page == below.page and above.y > below.y
    ]
    widest = max(gaps, default=1.6 * body[last].size) + 1
    for index in range(last + 1, len(body)):
        line, above = body[index], body[index - 1]
        gap = above.y - line.y if above.page == line.page and above.column == line.column else 0.0
        if _is_heading(line) or gap > widest or abs(line.size - body[last].size) > 0.9:
            return index
    return len(body)
