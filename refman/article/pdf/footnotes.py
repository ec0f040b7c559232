"""Footnotes: small or ruled-off lines at the foot of a column, opened by labels that make a sequence."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from refman.article.pdf.labels import Candidate, Label, label_of, sequence, without_label
from refman.article.pdf.lines import Line, Piece
from refman.article.pdf.markers import Marker, raised_markers

_ENDED = re.compile(r"[.!?…][\"'”’»)\]*\d]*$|[.!?]\S{0,3}$")
Rule = tuple[float, float, float]
"""A drawn line: its left and right end and its height on the page."""
CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|tab(?:le|elle|leau|\.)?|abb(?:ildung|\.)?|illustration|graph|chart|map|karte|photo|figura|tabel[al]a?"
    r"|source|quelle|fuente|fonte)s?\s*[\d:.]",
    re.IGNORECASE,
)
"""How the legend of a figure or table opens."""
SMALL = 0.945
"""Lines below this part of the body's size are smaller than the body."""


@dataclass(slots=True)
class RawNote:
    """A note as found: the line that opens it, and its lines without the label; `section` is counted from 0."""

    label: str
    opening: Line
    section: int = 0
    lines: list[tuple[Piece, ...]] = field(default_factory=list)

    @property
    def page(self) -> int:
        """The page that it starts on."""
        return self.opening.page


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Notes found at the foot of pages, and the lines that are left as the body."""

    notes: list[RawNote]
    body: list[Line]


def body_size(lines: Iterable[Line]) -> float:
    """The size of the running text: the largest that a fair part of all text is set in."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    total = sum(weights.values())
    near = {
        size: sum(weight for other, weight in weights.items() if abs(other - size) <= 0.3) for size in weights
    }
    common = [size for size in weights if near[size] >= 0.14 * total]
    largest = max(common, default=0.0)
    return max((s for s in common if abs(s - largest) <= 0.3), key=weights.__getitem__, default=0.0)


@dataclass(frozen=True, slots=True)
class Zone:
    """The foot of one column: lines that may be notes, surely so where a rule parts them (`ruled`)."""

    page: int
    lines: list[Line]
    right: float
    ruled: bool


def find_footnotes(pages: Sequence[Sequence[Line]], rules: Sequence[Sequence[Rule]]) -> Footnotes:
    """Split the lines of each page into notes and body.

    Args:
        pages: lines of each page in reading order, without furniture.
        rules: horizontal rules of each page.

    """
    size = body_size(line for lines in pages for line in lines)
    pages = [_one_label_a_line(lines, SMALL * size) for lines in pages]
    width = median([line.x1 - line.x0 for lines in pages for line in lines] or [0.0])
    columns = [
        column for lines, drawn in zip(pages, rules, strict=True) for column in _columns(lines, drawn, width)
    ]
    usual = {_length(rule) for column in columns for rule, below in column.rules if label_of(below[0])}
    zones = [zone for column in columns if (zone := _zone(column, size, usual)).lines]
    in_zone = {line for zone in zones for line in zone.lines}
    body = [line for lines in pages for line in lines if line not in in_zone]
    chosen = _choose(zones, raised_markers(body))
    notes, used = _assemble(zones, chosen)
    return Footnotes(notes, [line for lines in pages for line in lines if line not in used])


def _one_label_a_line(lines: Sequence[Line], small: float) -> list[Line]:
    """Lines of a page, those of small type cut before labels within them: short notes may share a line."""
    marked = {marker.label for marker in raised_markers([line for line in lines if line.size >= small])}
    cut: list[Line] = []
    for line in lines:
        places = [
            at for at in range(1, len(line.pieces)) if line.size < small and _is_label(line, at, marked)
        ]
        parts = [line.pieces[a:b] for a, b in pairwise([0, *places, len(line.pieces)])]
        cut += [replace(line, pieces=part) for part in parts] if places else [line]
    return cut


def _is_label(line: Line, at: int, marked: Set[str]) -> bool:
    """Whether a piece within a line is raised like a label, apart from the word before, and known as a marker."""
    piece = line.pieces[at]
    return piece.raised and piece.text.strip() in marked and line.pieces[at - 1].text.endswith(" ")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a page, and the rules in it that may part notes from text, each with the lines below it."""

    lines: list[Line]
    rules: list[tuple[Rule, list[Line]]]


def _columns(lines: Sequence[Line], rules: Sequence[Rule], usual: float) -> Iterator[Column]:
    """The columns of a page; what runs across it counts only below them. `usual` is the usual width of a line."""
    lowest = min((line.y for line in lines if line.column), default=math.inf)
    for number in (1, 2, 0):
        own = [line for line in lines if line.column == number and (number or line.y < lowest)]
        if own:
            left = min(line.x0 for line in own)
            width = max(usual, max(line.x1 for line in own) - left)
            short = [
                rule
                for rule in rules
                if abs(rule[0] - left) < 20 and 0.1 * width < rule[1] - rule[0] < 0.75 * width
            ]
            under = [(rule, [line for line in own if line.y < rule[2]]) for rule in short]
            yield Column(own, [(rule, below) for rule, below in under if below])


def _length(rule: Rule) -> int:
    return round((rule[1] - rule[0]) / 3)


def _zone(column: Column, size: float, usual: Set[int]) -> Zone:
    """The foot of a column: below a rule like those over labels elsewhere, in small type, or from a label on."""
    lines = column.lines
    right = max(line.x1 for line in lines)
    end = _without_foot(lines, size)
    small = end
    while small and lines[small - 1].size < SMALL * size:
        small -= 1
    under = [len(lines) - len(below) for rule, below in column.rules if _length(rule) in usual]
    ruled = max(under, default=len(lines))
    labelled = _first_label(lines)
    start = small if small < end else labelled
    if under and (ruled >= min(small, labelled) or not label_of(lines[ruled])):
        start, end = ruled, max(end, ruled + 1)
    return Zone(lines[0].page, lines[start:end], right, ruled=start == ruled)


def _without_foot(lines: Sequence[Line], size: float) -> int:
    """The number of lines without a line or two that stand apart under small ones: a foot seen on few pages."""
    for end in range(len(lines) - 1, max(0, len(lines) - 3), -1):
        above, line = lines[end - 1], lines[end]
        if above.size < SMALL * size <= line.size and above.y - line.y > 1.6 * line.size:
            return end
    return len(lines)


def _first_label(lines: Sequence[Line]) -> int:
    """Position of the first line that opens with a raised number whose marker stands above it on the page."""
    marked: set[str] = set()
    for index, line in enumerate(lines):
        label = label_of(line)
        if label and label.style == "raised" and label.text in marked:
            return index
        marked |= {marker.label for marker in raised_markers([line])}
    return len(lines)


def _choose(zones: Sequence[Zone], markers: Iterable[Marker]) -> dict[Line, Label]:
    """Lines (by identity) that open a note, with their labels."""
    on_page: dict[int, set[str]] = {}
    for marker in markers:
        on_page.setdefault(marker.page, set()).add(marker.label)
    lines = [line for zone in zones for line in zone.lines]
    labels = [label_of(line) for line in lines]
    margins = _margins(zones, lines, labels)
    candidates, symbols = [], {}
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label is None:
            continue
        marked = label.text in on_page.get(line.page, ())
        before = label.text in on_page.get(line.page - 1, ())
        raised = label.style in {"raised", "roman"}
        if label.number is None:
            if marked or (label.style == "mark" and not label.text.isalpha()):
                symbols[line] = label
            continue
        weight = 2.5 * raised + 3.0 * marked + 1.0 * (before and not marked) + margins[index]
        candidates.append(Candidate(index, label, weight - 0.5))
    chain = sequence(candidates)
    return symbols | {lines[one.index]: one.label for one in chain}


def _margins(zones: Sequence[Zone], lines: Sequence[Line], labels: Sequence[Label | None]) -> list[float]:
    """For each line, whether it starts where labels of as many digits usually start: 1, or -1.5 where it does not."""
    lefts = {line: min(one.x0 for one in zone.lines) for zone in zones for line in zone.lines}
    offsets = [round(line.x0 - lefts[line]) for line in lines]
    digits = [len(label.text) if label and label.number is not None else 0 for label in labels]
    usual = Counter(zip(digits, offsets, strict=True))
    totals = Counter(digits)
    return [
        1.0 if 5 * sum(usual[length, offset + near] for near in (-2, -1, 0, 1, 2)) >= totals[length] else -1.5
        for length, offset in zip(digits, offsets, strict=True)
    ]


def _assemble(zones: Sequence[Zone], chosen: dict[Line, Label]) -> tuple[list[RawNote], set[Line]]:
    """Notes from their opening lines on; what stands over the first label of a zone goes on from the page before."""
    notes: list[RawNote] = []
    used: set[Line] = set()
    last: Line | None = None
    last_right = 0.0
    section, number = 0, 0
    for zone in zones:
        lines = zone.lines
        first = next((i for i, line in enumerate(lines) if line in chosen), len(lines))
        head = _continuation(zone, first) if notes and last and _open(last, last_right, first, zone) else []
        for line in (*head, *_without_figure(lines[first:], chosen)):
            label = chosen.get(line)
            if label:
                if label.number is not None:
                    section += label.number <= number
                    number = label.number
                notes.append(RawNote(label.text, line, section, [without_label(line, label)]))
            else:
                notes[-1].lines.append(line.pieces)
            used.add(line)
            last, last_right = line, zone.right
    return notes, used


def _without_figure(lines: Sequence[Line], chosen: Mapping[Line, Label]) -> Sequence[Line]:
    """Lines of notes without a caption, or what else stands far apart, under the last of them."""
    opening = max((at for at, line in enumerate(lines) if line in chosen), default=len(lines))
    for at in range(opening + 1, len(lines)):
        gap = (lines[at - 1].y - lines[at].y) / lines[at].size
        if gap > 4 or (gap > 1.5 and CAPTION.match(lines[at].text)):
            return lines[:at]
    return lines


def _open(last: Line, right: float, first: int, zone: Zone) -> bool:
    """Whether the note that ends with a line may go on in the next zone, whose first label is at `first`."""
    if first == 0 or not 0 < zone.page - last.page + (last.column != zone.lines[0].column) <= 2:
        return False
    full = last.x1 > right - 0.04 * (right - last.x0) - 2
    return not _ENDED.search(last.text.rstrip()) or (full and (zone.ruled or first < len(zone.lines)))


def _continuation(zone: Zone, first: int) -> list[Line]:
    """The lines over the first label of a zone that go on from the page before.

    White space parts them from quotations above; legends of figures do not count.
    """
    around = zone.lines[: first + 1]
    gaps = [above.y - below.y for above, below in pairwise(around)]
    wide = 1.45 * max(median(gaps), around[0].size) if gaps else math.inf
    cuts = [index for index, gap in enumerate(gaps, 1) if gap > wide and index < first]
    blocks = [zone.lines[start:end] for start, end in pairwise([0, *cuts, first])]
    blocks = [block for block in blocks if not CAPTION.match(block[0].text)]
    if not blocks:
        return []
    return blocks[-1] if first < len(zone.lines) else blocks[0]
