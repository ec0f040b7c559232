"""Which marker in the text belongs to which note."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from refman.article.pdf.footnotes import RawNote
from refman.article.pdf.labels import Candidate, Label, sequence
from refman.article.pdf.lines import Line
from refman.article.pdf.markers import Marker, raised_markers, written_markers

_NEAR = (0, 1, -1)
"""Pages to look for a footnote on, from the page of its marker."""


class Links(NamedTuple):
    """Markers with the position of their note, and labels of markers that have none."""

    notes: dict[Marker, int]
    lost: list[str]


def link_footnotes(notes: Mapping[int, RawNote], body: Sequence[Line]) -> Links:
    """Footnotes stand on the page of their marker, seldom on the next one, hardly ever on the one before.

    Args:
        notes: the footnotes by their position among all notes.
        body: the lines that carry the markers.

    """
    raised = raised_markers(body)
    linked = _by_page(notes, raised)
    for glued in (False, True):
        left = {at: note for at, note in notes.items() if at not in linked.values()}
        if left:
            linked |= _by_page(left, written_markers(body, glued=glued))
    known = {note.label for note in notes.values()}
    highest = max((int(label) for label in known if label.isdecimal()), default=0)
    lost = [
        marker.label
        for marker in marker_chain(raised)
        if highest and marker.label not in known and int(marker.label) <= highest + 1
    ]
    return Links(linked, lost)


def _by_page(notes: Mapping[int, RawNote], markers: Iterable[Marker]) -> dict[Marker, int]:
    """Markers with the note of their label on their page, or near it; of two such notes each has its marker in turn."""
    pages: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at, note in notes.items():
        pages[note.label, note.page].append(at)
    linked = {}
    for marker in markers:
        near = _NEAR if marker.label.isdecimal() else _NEAR[:2]
        found = next((on for page in near if (on := pages.get((marker.label, marker.page + page)))), None)
        if found:
            linked[marker] = found.pop(0) if len(found) > 1 else found[0]
    return linked


def link_endnotes(notes: Mapping[int, RawNote], body: Sequence[Line]) -> Links:
    """Endnotes follow the order of their markers, section by section, whatever kind of marker fits best."""
    sections: dict[tuple[int, str], int] = {}
    for at, note in notes.items():
        sections.setdefault((note.section, note.label), at)
    restart = 1.5 if any(note.section for note in notes.values()) else 6.0
    best: list[Marker] = []
    known = {note.label for note in notes.values()}
    for markers in (
        raised_markers(body),
        written_markers(body, glued=False),
        written_markers(body, glued=True),
    ):
        chain = marker_chain((marker for marker in markers if marker.label in known), restart=restart)
        if len(chain) > len(best) + 0.3 * len(known):
            best = chain
    linked, section, last = {}, 0, 0
    for marker in best:
        section += int(marker.label) <= last
        last = int(marker.label)
        if (section, marker.label) in sections:
            linked[marker] = sections[section, marker.label]
    lost = [marker.label for marker in best if marker not in linked]
    return Links(linked, lost)


def marker_chain(markers: Iterable[Marker], *, restart: float = 6.0) -> list[Marker]:
    """The numbered markers that make one sequence, so that exponents and quoted figures fall out."""
    numbered = [marker for marker in markers if marker.label.isascii() and marker.label.isdecimal()]
    candidates = [
        Candidate(at, Label(marker.label, int(marker.label), "raised", 0), 1.0)
        for at, marker in enumerate(numbered)
    ]
    return [numbered[one.index] for one in sequence(candidates, restart=restart)]


def keys_of(links: Iterable[Links]) -> dict[Marker, str]:
    """All linked markers with the position of their note as text."""
    return {marker: str(at) for one in links for marker, at in one.notes.items()}
