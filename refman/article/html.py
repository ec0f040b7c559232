"""Web pages: notes that are linked to their markers, notes in the margin, and notes that are only printed there."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from refman.article.checks import missing_notes
from refman.article.contexts import contexts, mark, unmark
from refman.article.flow import Line, hyperlinks
from refman.article.html_archive import is_archive, page_of
from refman.article.html_extent import Linked
from refman.article.html_furniture import furniture
from refman.article.html_margin import margin_notes
from refman.article.html_metadata import page_metadata
from refman.article.html_notes import linked_notes
from refman.article.html_plain import printed_notes
from refman.article.html_text import Page
from refman.article.html_tree import BLOCKS, clean, is_hidden, parse_page
from refman.article.labels import strip_label
from refman.article.sections import with_sections
from refman.article.xml import Element
from refman.model import Article, Note, NoteKind


def read_html(path: Path, data: bytes) -> Article:
    """Read a web page, saved or exported; see `refman.article.read_article`."""
    data, address = page_of(path, data) if is_archive(data) else (data, "")
    root, warnings = parse_page(path, data)
    known = page_metadata(root, address)
    clean(root)
    page = Page(root)
    notes, more = page_notes(page, known.page_urls)
    if not notes:
        notes, more = printed_notes(page)
    warnings += more
    return Article(
        path=str(path),
        format="html",
        title=known.title or page.title(),
        authors=known.authors,
        date=known.date,
        url=known.url,
        notes=tuple(notes),
        warnings=tuple(warnings),
    )


def page_notes(
    page: Page, page_urls: frozenset[str] = frozenset(), part_of: Callable[[int], str] | None = None
) -> tuple[list[Note], list[str]]:
    """The notes that a page links to or prints in its margin, and warnings of markers without a note.

    `part_of` names the part of the document around a position; where numbering restarts, it names the section.
    """
    links = linked_notes(page, page_urls)
    found = sorted([*links.notes, *margin_notes(page, links)], key=lambda note: note.start)
    carried = contexts(_marked_paragraphs(page, found))
    name = part_of or page.heading_before
    notes, names = [], []
    for i, note in enumerate(found):
        line = _line(page, note, links.back, inner=_inner(found, i))
        if line.text:
            kind: NoteKind = "reference" if note.reference else "footnote"
            said = carried.get(str(i), ())
            notes.append(Note(note.label, line.text, kind, contexts=said, links=hyperlinks(line)))
            names.append(name(page.start[note.markers[0]]) if note.markers else "")
    return with_sections(notes, names), missing_notes(links.missing)


def _inner(found: Sequence[Linked], i: int) -> set[Element]:
    """Targets of notes that lie wholly within note `i`: pop-ups inside pop-ups."""
    note = found[i]
    return {
        other.target for other in found[i + 1 : i + 3] if note.start < other.start and other.end < note.end
    }


def _line(page: Page, note: Linked, back: Iterable[Element], *, inner: set[Element]) -> Line:
    """A note's text without its label and the way back."""
    without = furniture(page, note, frozenset(back)) | inner
    line = page.line(note.start, note.end, without)
    text = re.sub(r"\A(?:[\s^↑]|\[\s*\]|\(\s*\)|[.:)\]](?=\s))+", "", line.text)
    if without and any(element.tag != "a" or page.start[element] - note.start < 8 for element in without):
        text = re.sub(r"\A[.)\]:]+\s*", "", text)
    elif note.target.tag != "li" or re.match(r"\s*[\[(]", text):
        text = strip_label(text, note.label)
    kept = re.sub(r"(?:\s|\[\s*\]|\(\s*\)|[↩↑⤴^↵])+\Z", "", text)
    return replace(line.cut(len(line.text) - len(text)), text=kept)


def _marked_paragraphs(page: Page, found: Sequence[Linked]) -> list[tuple[str, Sequence[tuple[int, str]]]]:
    """The paragraphs that carry markers; keys are positions in `found`."""
    spans = {note.start: note.end for note in found}
    keys = {marker: str(i) for i, note in enumerate(found) for marker in note.markers}
    blocks = dict.fromkeys(_paragraph(marker) for marker in keys)
    return [unmark(_with_marks(page, block, keys, spans)) for block in blocks]


def _paragraph(marker: Element) -> Element:
    element = marker
    while element.tag not in BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element


def _with_marks(page: Page, block: Element, keys: dict[Element, str], spans: dict[int, int]) -> str:
    """A block's own text with stand-ins for markers, without the notes (from start to end, `spans`) inside it."""
    own_start = page.start[block]
    position, end, pieces = own_start, page.end[block], []
    while position < end:
        event = page.events[position]
        if position in spans and position > own_start and event.element not in keys:
            position = max(spans[position], position + 1)
            continue
        if event.step == 1 and event.element in keys:
            pieces.append(mark(keys[event.element]))
            position = page.end[event.element]
            continue
        if event.step == 1 and is_hidden(event.element):
            position = page.end[event.element]
            continue
        if event.step == 0:
            pieces.append(event.text)
        elif event.element.tag in BLOCKS or event.element.tag == "br":
            pieces.append(" ")
        position += 1
    return " ".join("".join(pieces).split())
