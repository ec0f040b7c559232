"""The running text as paragraphs with the places of its markers: where the contexts of notes come from."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from refman.article.pdf.lines import Line, Piece
from refman.article.pdf.markers import Marker
from refman.article.pdf.text import Vocabulary, join_lines, plain

_SENTINEL = "\ue000"
_MARKER = re.compile(r"\s?(?:\[[\d\s,–-]+\]|\(\d+\)|\d+|[*∗†‡]+)")
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")


def marked_paragraphs(
    lines: Sequence[Line], markers: Mapping[Marker, str], words: Vocabulary
) -> list[tuple[str, list[tuple[int, str]]]]:
    """Paragraphs as (text, markers), a marker as (offset, key); the markers are taken out of the text.

    Args:
        lines: the body.
        markers: those of its markers that belong to notes, with the key of the note.
        words: the document's words, to join what is broken over lines.

    """
    on_line: dict[int, list[tuple[Marker, str]]] = defaultdict(list)
    for marker, key in markers.items():
        on_line[marker.line].append((marker, key))
    found = []
    for numbers in _paragraphs(lines):
        if not any(number in on_line for number in numbers):
            continue
        keys: list[list[str]] = []
        marked = [_with_sentinels(lines[number], on_line.get(number, []), keys) for number in numbers]
        found.append(_offsets(plain(join_lines(marked, words)), keys))
    return found


def _paragraphs(lines: Sequence[Line]) -> Iterable[list[int]]:
    """Positions of the lines of each paragraph, as far as sentences need it."""
    gaps = [above.y - below.y for above, below in pairwise(lines) if 2 < above.y - below.y < 60]
    leading = median(gaps) if gaps else 12.0
    held: list[int] = []
    for number, line in enumerate(lines):
        if held and _opens(lines[held[-1]], line, leading):
            yield held
            held = []
        held.append(number)
    if held:
        yield held


def _opens(above: Line, line: Line, leading: float) -> bool:
    """Whether a line opens a paragraph: another size, wide space, or an indent behind a sentence's end."""
    if abs(line.size - above.size) > 0.07 * above.size:
        return True
    same = (above.page, above.column) == (line.page, line.column)
    if same and above.y - line.y > max(1.7 * leading, 2 * line.size):
        return True
    return bool(_ENDED.search(above.text)) and (not same or line.x0 > above.x0 + 0.7 * line.size)


def _with_sentinels(line: Line, marked: Sequence[tuple[Marker, str]], keys: list[list[str]]) -> list[Piece]:
    """The pieces of a line, with a sentinel instead of each marker (or several that are written as one)."""
    places: dict[int, list[str]] = defaultdict(list)
    for marker, key in marked:
        places[marker.offset].append(key)
    pieces, offset = [], 0
    for piece in line.pieces:
        text, start = piece.text, offset
        offset += len(text)
        here = [place for place in sorted(places) if start <= place < offset]
        keys += [places[place] for place in here]
        if piece.raised and here:
            text = _SENTINEL * len(here) + text[len(text.rstrip()) :]
        else:
            for place in reversed(here):
                end = place - start + len(_written(text[place - start :]))
                text = text[: place - start] + _SENTINEL + text[end:]
        pieces.append(piece._replace(text=text))
    return pieces


def _written(text: str) -> str:
    """The marker that a text starts with."""
    found = _MARKER.match(text)
    return found[0] if found else ""


def _offsets(text: str, keys: Sequence[list[str]]) -> tuple[str, list[tuple[int, str]]]:
    """The text without sentinels, and where they stood."""
    parts = text.split(_SENTINEL)
    found, offset = [], 0
    for part, marks in zip(parts, keys, strict=False):
        offset += len(part)
        found += [(offset, key) for key in marks]
    return "".join(parts), found
