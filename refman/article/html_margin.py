"""Notes that a page prints where they are called, in the margin or as a pop-up: Tufte, LaTeXML, Modern Footnotes."""

import re

from refman.article.html_extent import Linked, Spans
from refman.article.html_notes import Links
from refman.article.html_text import Page
from refman.article.labels import marker_label
from refman.article.xml import Element

_NOTE_CLASS = re.compile(
    r"(?:^|\s)(?:side-?note|margin-?note|ltx_note_content|modern-footnotes-footnote__note|inline-footnote-content|"
    r"footnote-(?:inline|popup|tooltip)|sidenote-content|aside-note|note-content--margin)(?:\s|$)",
    re.IGNORECASE,
)


def margin_notes(page: Page, links: Links) -> list[Linked]:
    """Notes in the margin that no link leads to, numbered as printed, or in order where nothing is printed."""
    linked = Spans((note.start, note.end) for note in links.notes)
    found: list[Linked] = []
    for element, start in page.start.items():
        if not _NOTE_CLASS.search(element.get("class", "")) or element.tag in {"label", "input", "a"}:
            continue
        if linked.cover(start) or (found and start < found[-1].end):
            continue
        marker = _marker(page, element)
        label = element.get("data-mfn") or marker_label(page.plain(marker)) or _inner_label(page, element)
        found.append(Linked(label or str(len(found) + 1), element, [marker], start, page.end[element]))
    return found


def _marker(page: Page, element: Element) -> Element:
    """The number just before a note, else the outermost element that holds nothing but the note and its numbers."""
    previous = element.getprevious()
    if previous is not None and not (previous.tail or "").strip() and marker_label(page.plain(previous)):
        return previous
    while (parent := element.getparent()) is not None and "note" in parent.get("class", ""):
        element = parent
    return element


def _inner_label(page: Page, element: Element) -> str:
    """The number before the note's text, inside of it."""
    inside = next((e for e in element.iter("sup", "span") if e is not element and page.plain(e)), None)
    return marker_label(page.plain(inside)) if inside is not None else ""
