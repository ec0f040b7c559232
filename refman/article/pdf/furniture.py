"""Running heads and feet, page numbers and imprints: what a page carries beside its text."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from refman.article.pdf.labels import label_of
from refman.article.pdf.lines import Line
from refman.article.pdf.markers import raised_markers

_PAGE_NUMBER = re.compile(
    r"[\s\-–—|\[(/•]*(?:(?:page|seite|p\.|s\.|pág\.?|str\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|von|de|/|[-–—])\s*\d{1,4})?[\s\-–—|\])/•]*",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"\W*(?:©|\(c\)|copyright\b|doi\b|https?://(?:dx\.)?doi\.org|(?:e-?)?issn\b|e-?mail:|creative commons|cc[ -]by"
    r"|this (?:is an open|article is|work is|paper is|content (?:downloaded|is))|all use subject to|open access|downloaded (?:from|by)|all rights reserved"
    r"|received:? \d|published (?:online|by)|corresponding author)",
    re.IGNORECASE,
)
_IMPRINT_INSIDE = re.compile(
    r"\bissn:? ?\d{4}|\bdoi: ?10\.|creative commons|©|all rights reserved", re.IGNORECASE
)
_ROMAN_PAGE = re.compile(r"[ivxlc]+", re.IGNORECASE)


def drop_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of each page without what recurs at its head or foot, page numbers, and imprints at its foot.

    A short note that recurs at the same place stays: its label is raised, or its markers stand on its pages, or
    nothing parts it from the line above.
    """
    recurring = _recurring(pages)
    kept = []
    for lines in pages:
        by_height = sorted(lines, key=lambda line: -line.y)
        leading = _leading(by_height)
        drop = _extreme(by_height, recurring, leading)
        drop |= _extreme([line for line in reversed(by_height) if line not in drop], recurring, leading)
        drop |= _imprint([line for line in by_height if line not in drop], leading)
        kept.append([line for line in lines if line not in drop])
    return kept


Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Recurring:
    """On how many pages each text stands in each place, and where these are notes.

    What stands on `few` pages is furniture where something parts it from the text, what stands on `many` anyway.
    """

    seen: Counter[Place]
    notes: Set[Place]
    few: int
    many: float

    def times(self, line: Line) -> int:
        """On how many pages what a line says stands in its place."""
        return max(self.seen[place] for place in _places(line))


def _recurring(pages: Sequence[Sequence[Line]]) -> Recurring:
    """What recurs; it is a note where its numbers are markers on the page."""
    seen: Counter[Place] = Counter()
    marked: Counter[Place] = Counter()
    for lines in pages:
        markers = {marker.label for marker in raised_markers(lines)}
        seen.update({place for line in lines for place in _places(line)})
        noted = [line for line in lines if (label := label_of(line)) and label.text in markers]
        marked.update({place for line in noted for place in _places(line)})
    notes = {place for place, count in marked.items() if count > 0.6 * seen[place]}
    return Recurring(seen, notes, 2 if len(pages) < 6 else 3, max(3, 0.4 * len(pages)))


def _places(line: Line) -> set[Place]:
    """What a line says, without its figures, and where: it counts in the two nearest of overlapping places."""
    text = re.sub(r"[\W\d_]+", "", line.text.casefold())
    if len(text) < 4:
        text = re.sub(r"\d+", "#", re.sub(r"\s+", "", line.text))
    if _ROMAN_PAGE.fullmatch(text):
        text = "#"
    return {(text, int(line.y // 4)), (text, int((line.y + 2) // 4) + 10_000)}


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two baselines on a page."""
    gaps = [above.y - below.y for above, below in pairwise(lines) if above.y - below.y > 2]
    return median(gaps) if gaps else 12.0


def _extreme(lines: Sequence[Line], recurring: Recurring, leading: float) -> set[Line]:
    """Lines of the head (or foot, for lines given bottom up), from the edge inwards up to the text."""
    block = 0
    sure = set()
    for index, line in enumerate(lines[:8]):
        apart = index > block and abs(lines[index - 1].y - line.y) > 4 * line.size
        if apart or _starts_raised(line) or _places(line) & recurring.notes:
            break
        if recurring.times(line) >= recurring.few or (_is_page_number(line) and index < 3):
            block = index + 1
            sure.add(line)
        elif index > block + 1:
            break
    if block == len(lines):
        return sure
    while block:
        edge = lines[block - 1]
        if _parted(edge, lines[block], leading) or recurring.times(edge) >= recurring.many:
            break
        block -= 1
    return {line for line in lines[:block] if line in sure or not line.column}  # else text beside it


def _parted(edge: Line, text: Line, leading: float) -> bool:
    """Whether white space or another font parts two lines."""
    if abs(edge.y - text.y) > 1.25 * max(edge.size, text.size, 0.8 * leading):
        return True
    return abs(edge.size - text.size) >= 0.3 or _family(edge.font) != _family(text.font)


def _family(font: str) -> str:
    """A font's name without its style: "Times-Italic" and "Times-Roman" are one family."""
    return re.split(r"[-,]|(?:Italic|Bold|Oblique|Roman|Regular)", font)[0]


def _starts_raised(line: Line) -> bool:
    return line.pieces[0].raised and line.pieces[0].text.strip().isdecimal() and len(line.pieces) > 1


def _is_page_number(line: Line) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text)) and not _starts_raised(line)


def _imprint(lines: Sequence[Line], leading: float) -> set[Line]:
    """A block at the foot that reads like an imprint, and is parted from what stands above by space or size."""
    found: set[Line] = set()
    lowest = lines[-1].y if lines else 0.0
    for index in range(len(lines) - 1, max(0, len(lines) - 14), -1):
        line, above = lines[index], lines[index - 1]
        if line.y - lowest > 14 * leading:
            break
        gap = (above.y - line.y) / max(line.size, above.size, 0.6 * leading)
        opens = bool(_IMPRINT.match(line.text)) and (gap > 1.2 or abs(above.size - line.size) > 0.4)
        if opens or (gap > 1.7 and _IMPRINT_INSIDE.search(line.text)):
            found = set(lines[index:])
    return found
