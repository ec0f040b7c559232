"""Notes that a page prints where they are called, in the margin or as a pop-up: Tufte, LaTeXML, Modern Footnotes."""

import re

from refman.article.html_notes import Linked, Links
from refman.article.html_text import Page
from refman.article.html_tree import Element
from refman.article.labels import marker_label

_NOTE_CLASS = re.compile(
    r"(?:^|\s)(?:side-?note|margin-?note|ltx_note_content|modern-footnotes-footnote__note|inline-footnote-content|"
    r"footnote-(?:inline|popup|tooltip)|sidenote-content|aside-note|note-content--margin)(?:\s|$)",
    re.IGNORECASE,
)
_OWN_MARK = re.compile(r"(?:^|\s)(?:ltx_note_mark|ltx_tag_note|sidenote-number|modern-footnotes-footnote|margin-toggle)(?:\s|$)")


def margin_notes(page: Page, links: Links) -> list[Linked]:
    """Notes in the margin that no link leads to, numbered as printed, or in order where nothing is printed."""
    linked = [(note.start, note.end) for note in links.notes]
    found: list[Linked] = []
    for element, start in page.start.items():
        if not _NOTE_CLASS.search(element.get("class", "")) or element.tag in {"label", "input", "a"}:
            continue
        if any(s <= start < e for s, e in linked) or (found and start < found[-1].end):
            continue
        label = _printed_label(page, element) or str(len(found) + 1)
        found.append(Linked(label, element, [element], start, page.end[element]))
    return found


def _printed_label(page: Page, element: Element) -> str:
    """The number before the note's text or just before the note."""
    if number := element.get("data-mfn"):
        return number
    inside = next((e for e in element.iter("sup", "span") if e is not element and page.plain(e)), None)
    previous = element.getprevious()
    for candidate in (inside, previous):
        if candidate is None or (candidate is previous and (previous.tail or "").strip()):
            continue
        if label := marker_label(page.plain(candidate)):
            return label
    return ""
