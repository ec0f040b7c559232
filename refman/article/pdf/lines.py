"""Glyphs become lines in reading order: chunks in the order of the file, columns, then lines by baseline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from refman.article.labels import LOWER, SUPERSCRIPTS
from refman.article.pdf.glyphs import Glyph, Page


class Piece(NamedTuple):
    """A stretch of a line that is set alike; `raised` where it stands above the baseline, as markers do."""

    text: str
    italic: bool
    raised: bool


@dataclass(frozen=True, eq=False)
class Line:
    """A line of text: left and right edge, baseline, size of most of its glyphs, all in points.

    `column` is 0 for what runs across the page, 1 and 2 for two columns.
    """

    page: int
    x0: float
    x1: float
    y: float
    size: float
    font: str
    pieces: tuple[Piece, ...]
    column: int = 0

    @cached_property
    def text(self) -> str:
        """What the line says; a hyphen at its end may be `glyphs.HYPHEN`."""
        return "".join(piece.text for piece in self.pieces)


class Chunk(NamedTuple):
    """Glyphs that follow each other in the file, on one baseline, from left to right."""

    glyphs: tuple[Glyph, ...]
    x0: float
    x1: float
    y: float
    size: float


def page_lines(page: Page) -> list[Line]:
    """The lines of a page in reading order: column after column, between what runs across them."""
    chunks = list(_chunks(page.glyphs))
    gutter = _gutter(chunks, page.width)
    if gutter is None:
        return _sorted_lines(page.number, chunks)
    return _in_columns(page.number, chunks, gutter)


def _chunks(glyphs: Iterable[Glyph]) -> Iterator[Chunk]:
    held: list[Glyph] = []
    for glyph in glyphs:
        if held and not _goes_on(held, glyph):
            yield from _chunk(held)
            held = []
        if held or glyph.text != " ":
            held.append(glyph)
    yield from _chunk(held)


def _goes_on(held: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a glyph stands to the right of the last one, near its baseline."""
    if glyph.text == " ":
        return True
    last = next(one for one in reversed(held) if one.text != " ")
    size = max(last.font.size, glyph.font.size, 1.0)
    if abs(glyph.y - last.y) > 0.62 * size:
        return False
    return glyph.x0 > last.x0 - 0.1 * size and glyph.x0 - last.x1 < 8 * size


def _chunk(glyphs: list[Glyph]) -> Iterator[Chunk]:
    while glyphs and glyphs[-1].text == " ":
        glyphs.pop()
    if not glyphs:
        return
    main = _main(glyphs)
    yield Chunk(tuple(glyphs), glyphs[0].x0, max(g.x1 for g in glyphs), main.y, main.font.size)


def _main(glyphs: Sequence[Glyph]) -> Glyph:
    """A glyph as most are set: of the size that a quarter of them exceeds at most, on the middle of their baselines.

    So neither small capitals, nor raised figures, nor the uneven sizes of recognised scans move it.
    """
    inked = sorted((g for g in glyphs if g.text != " "), key=lambda glyph: glyph.font.size)
    size = inked[len(inked) * 3 // 4].font.size
    large = sorted((g for g in inked if abs(g.font.size - size) < 0.15 * size), key=lambda glyph: glyph.y)
    middle = large[len(large) // 2]
    return min((g for g in large if g.font.size == size), key=lambda glyph: abs(glyph.y - middle.y))._replace(
        y=middle.y
    )


def _gutter(chunks: Sequence[Chunk], width: float) -> float | None:
    """Where the white space between two columns is; None where no part of the page has two."""
    spans = [list(_solid(chunk)) for chunk in sorted(chunks, key=lambda c: -c.y) if len(chunk.glyphs) > 12]
    if len(spans) < 8:
        return None
    middle = (min(span[0][0] for span in spans) + max(span[-1][1] for span in spans)) / 2
    options = [
        (_side_by_side(spans, x), -abs(x - middle), x) for x in range(int(0.3 * width), int(0.7 * width), 3)
    ]
    lines, _, best = max(options)
    return best if lines >= 6 else None


def _side_by_side(spans: Sequence[Sequence[tuple[float, float]]], x: float) -> int:
    """How many lines stand on the emptier side of x in parts of the page that nothing crosses there."""
    total = left = right = 0
    for span in (*spans, [(x - 1, x + 1)]):
        if any(a < x < b for a, b in span):
            total += min(left, right) if min(left, right) >= 4 else 0
            left = right = 0
        else:
            left += span[0][1] <= x
            right += span[-1][0] >= x
    return total


def _solid(chunk: Chunk) -> Iterator[tuple[float, float]]:
    """Stretches of a chunk without white space as wide as between columns."""
    start = end = chunk.x0
    for glyph in chunk.glyphs:
        if glyph.text == " ":
            continue
        if glyph.x0 - end > 0.9 * chunk.size:
            yield start, end
            start = glyph.x0
        end = max(end, glyph.x1)
    yield start, end


def _in_columns(number: int, chunks: Iterable[Chunk], gutter: float) -> list[Line]:
    """Lines of both columns; a line across the gutter ends the columns above it."""
    across, left, right = [], [], []
    for chunk in chunks:
        if chunk.x1 <= gutter:
            left.append(chunk)
        elif chunk.x0 >= gutter:
            right.append(chunk)
        elif any(a < gutter < b for a, b in _solid(chunk)):
            across.append(chunk)
        else:
            left += _chunk([g for g in chunk.glyphs if g.x0 < gutter])
            right += _chunk([g for g in chunk.glyphs if g.x0 >= gutter])
    for side in (left, right):
        on_line = [c for c in side if any(abs(c.y - full.y) < 0.5 * full.size for full in across)]
        across += on_line
        side[:] = [c for c in side if c not in on_line]
    columns = _sorted_lines(number, left, 1), _sorted_lines(number, right, 2)
    ordered: list[Line] = []
    for full in _sorted_lines(number, across):
        for column in columns:
            while column and column[0].y > full.y:
                ordered.append(column.pop(0))
        ordered.append(full)
    return [*ordered, *columns[0], *columns[1]]


def _sorted_lines(number: int, chunks: Iterable[Chunk], column: int = 0) -> list[Line]:
    """Chunks on one baseline become a line; lines from top to bottom."""
    rows: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda c: (-c.size, -c.y)):
        row = next((row for row in rows if _belongs(chunk, row)), None)
        if row is None:
            rows.append([chunk])
        else:
            row.append(chunk)
    return sorted((_line(number, row, column) for row in rows), key=lambda line: (-line.y, line.x0))


def _belongs(chunk: Chunk, row: Sequence[Chunk]) -> bool:
    """Whether a chunk, never larger than what the row starts with, stands in the row and over none of it."""
    first = row[0]
    above = chunk.y - first.y
    small = chunk.size < 0.85 * first.size and len(chunk.glyphs) <= 12
    if not (abs(above) < 0.25 * first.size or (small and -0.2 < above / first.size < 0.62)):
        return False
    slack = 0.35 * chunk.size
    return all(chunk.x1 < other.x0 + slack or chunk.x0 > other.x1 - slack for other in row)


def _line(number: int, row: list[Chunk], column: int) -> Line:
    row.sort(key=lambda chunk: chunk.x0)
    glyphs: list[Glyph] = []
    for chunk in row:
        if glyphs:
            glyphs.append(_space(glyphs[-1], chunk.glyphs[0]))
        glyphs += chunk.glyphs
    main = _main(glyphs)
    pieces = tuple(_pieces(glyphs, main))
    return Line(
        number, row[0].x0, max(c.x1 for c in row), main.y, main.font.size, main.font.name, pieces, column
    )


def _space(before: Glyph, after: Glyph) -> Glyph:
    return Glyph(" ", before.x1, after.x0, after.y, 0.0, after.font)


def _pieces(glyphs: Sequence[Glyph], main: Glyph) -> Iterator[Piece]:
    """Glyphs joined while they are set alike; white space goes with what stands before it."""
    text, italic, raised = "", False, False
    edge = glyphs[0].x0
    for glyph in glyphs:
        if glyph.text == " ":
            text += "" if text.endswith(" ") else " "
            continue
        style = (glyph.font.italic, _is_raised(glyph, main))
        if glyph.x0 - edge > (0.15 if raised else 0.3) * main.font.size and not text.endswith(" "):
            text += " "  # white space that PDFium passed over
        edge = glyph.x1
        if text and style != (italic, raised):
            yield Piece(text, italic, raised)
            text = ""
        italic, raised = style
        text += glyph.text.translate(LOWER)
    yield Piece(text, italic, raised)


def _is_raised(glyph: Glyph, main: Glyph) -> bool:
    """By a raised baseline, by ink that floats (superior figures of a font), or by the character itself."""
    above, size = glyph.y - main.y, main.font.size
    if glyph.text in SUPERSCRIPTS:
        return True
    if above > 0.12 * size and glyph.font.size < 0.9 * size:
        return True
    return above > 0.25 * size or glyph.lift > 0.2 * glyph.font.size
