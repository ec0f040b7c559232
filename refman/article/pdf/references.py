"""Reference lists: items under a heading, numbered, or told apart by hanging indents or white space."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from refman.article.headings import announces_notes, announces_others, announces_references
from refman.article.pdf.endnotes import NoteList
from refman.article.pdf.footnotes import RawNote
from refman.article.pdf.labels import Candidate, label_of, sequence, without_label
from refman.article.pdf.lines import Line

_OPENING = re.compile(r"[\"“„«‘'\[(]?[^\W\d_a-z]|[-–—_]{2,}|\d{4}")
_NAME = re.compile(r"(?:[a-z]{1,4} ){0,2}[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?, [^\W\d_a-z][\w.]*")
_EVIDENCE = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|https?:|www\.|\bn\. ?d\.|\bo\. ?J\.|forthcoming|in press", re.IGNORECASE
)
"""What a reference has: a year, an address, or a word in the place of a year."""
_CLOSING = re.compile(r"[.\d)\]/”\"»]$|\w/\S*$")


def find_numbered_references(body: Sequence[Line], marked: set[str]) -> NoteList | None:
    """The last reference list whose items have numbers that markers in the text name."""
    for start, end in _regions(body):
        chain = _chain(body[start + 1 : end])
        if chain and len({one.label.text for one in chain} & marked) >= 0.5 * len(chain):
            notes = _items(body[start + 1 : end], chain)
            return NoteList("reference", notes, [*body[:start], *body[end:]])
    return None


def find_references(body: Sequence[Line]) -> tuple[list[RawNote], list[Line]]:
    """Items of the reference lists and the lines that are left; unnumbered items are labelled by their position."""
    items: list[RawNote] = []
    rest = list(body)
    for start, end in _regions(body):
        lines = [line for line in body[start + 1 : end] if not _is_subheading(line, body[start])]
        starts = _chain(lines) or _unlabelled(lines)
        found = _convincing(_items(lines, starts))
        if len(found) >= 3 or (items and found):
            items = [*found, *items]
            del rest[start:end]
    if any(not item.label for item in items):
        items = [replace(item, label=str(count)) for count, item in enumerate(items, 1)]
    return items, rest


def _is_subheading(line: Line, heading: Line) -> bool:
    """Whether a line is set like the heading of the list, or bold and short: it parts the list, it is no item."""
    if len(line.text) > 60 or _EVIDENCE.search(line.text):
        return False
    return (line.font, line.size) == (heading.font, heading.size) and line.size > 0 and _stands_out(heading)


def _stands_out(heading: Line) -> bool:
    return "bold" in heading.font.lower() or heading.text.isupper()


def _convincing(items: list[RawNote]) -> list[RawNote]:
    """The items without what follows the last that looks like a work; none where few do."""
    looks = [bool(_EVIDENCE.search("".join(p.text for line in item.lines for p in line))) for item in items]
    if sum(looks) < 0.5 * len(items):
        return []
    return items[: len(looks) - looks[::-1].index(True)] if items else []


def _regions(body: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Headings of reference lists, the last first, and where each list ends."""
    after = len(body)
    for start in range(len(body) - 1, -1, -1):
        text = body[start].text
        if announces_others(text) or announces_notes(text):
            after = start
        elif announces_references(text):
            yield start, after
            after = start


def _chain(lines: Sequence[Line]) -> list[Candidate]:
    """The lines that open numbered items; none where the items are not numbered."""
    labelled = [
        Candidate(i, label, 1.0)
        for i, line in enumerate(lines)
        if (label := label_of(line)) and label.number is not None and label.style not in {"roman", "glued"}
    ]
    chain = sequence(labelled, restart=50.0)
    convincing = len(chain) >= 3 and chain[0].index <= 3 and 8 * len(chain) > len(lines)
    return chain if convincing and (chain[0].label.number or 0) <= 2 else []


def _unlabelled(lines: Sequence[Line]) -> list[int]:
    """Positions where the layout that fits best opens an item; the words decide where none fits well."""
    lefts: dict[tuple[int, int], float] = {}
    for line in lines:
        key = (line.page, line.column)
        lefts[key] = min(lefts.get(key, line.x0), line.x0)
    indents = [line.x0 - lefts[line.page, line.column] for line in lines]
    leading = _leading(lines)
    right = max((line.x1 for line in lines), default=0.0)
    layouts: list[Callable[[int], bool]] = [
        lambda i: indents[i] < 4,
        lambda i: indents[i] >= 4,
        lambda i: i == 0 or _gap(lines[i - 1], lines[i]) > 1.2 * leading or _parted(lines, i),
    ]
    options = [[i for i in range(len(lines)) if opens(i)] for opens in layouts]
    best = max(options, key=lambda starts: _fit(lines, starts))
    if _fit(lines, best) >= 0.8:
        return best
    return [i for i in range(len(lines)) if i == 0 or _reads_parted(lines, i, right)]


def _leading(lines: Sequence[Line]) -> float:
    gaps: dict[int, int] = defaultdict(int)
    for above, below in pairwise(lines):
        gaps[round(_gap(above, below))] += 1
    gaps.pop(0, None)
    often = [gap for gap, count in gaps.items() if gap > 0 and 6 * count >= len(lines)]
    return float(min(often, default=12))


def _gap(above: Line, below: Line) -> float:
    return above.y - below.y if (above.page, above.column) == (below.page, below.column) else 0.0


def _parted(lines: Sequence[Line], index: int) -> bool:
    """Whether an item ends with its page or column, as far as the last and the next line tell."""
    if not _OPENING.match(lines[index].text):
        return False
    return lines[index - 1].page != lines[index].page and bool(_CLOSING.search(lines[index - 1].text.strip()))


def _reads_parted(lines: Sequence[Line], index: int, right: float) -> bool:
    """Whether a line opens an item by its words: a name behind a full stop, or any opening behind a short line."""
    above, text = lines[index - 1], lines[index].text
    if not _CLOSING.search(above.text.strip()):
        return False
    return bool(_NAME.match(text)) or (bool(_OPENING.match(text)) and above.x1 < 0.9 * right)


def _fit(lines: Sequence[Line], starts: Sequence[int]) -> float:
    """How many of the lines that open items read like it, less where most lines that read like it are missed."""
    if len(starts) < 3 or starts[0] > 2:
        return -1.0
    reads = [
        bool(_OPENING.match(line.text)) and (not at or bool(_CLOSING.search(lines[at - 1].text.strip())))
        for at, line in enumerate(lines)
    ]
    opening = sum(reads[at] for at in starts)
    return opening / len(starts) * min(1.0, 2.5 * opening / max(1, sum(reads)))


def _items(lines: Sequence[Line], starts: Sequence[Candidate] | Sequence[int]) -> list[RawNote]:
    """Lines cut at where items start; items without number have no label yet."""
    positions = [one if isinstance(one, int) else one.index for one in starts]
    items = []
    for one, (first, last) in zip(starts, pairwise([*positions, len(lines)]), strict=True):
        pieces = [line.pieces for line in lines[first:last]]
        label = ""
        if isinstance(one, Candidate):
            label = one.label.text
            pieces[0] = without_label(lines[first], one.label)
        items.append(RawNote(label, lines[first], 0, pieces))
    return items
