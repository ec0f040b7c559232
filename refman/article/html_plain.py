"""Pages whose notes are only printed, not linked: their text goes the way of plain text."""

import re

from refman.article.html_text import Page
from refman.article.html_tree import BLOCKS, HEADINGS, is_hidden
from refman.article.labels import RAISE
from refman.article.plain import plain_notes
from refman.article.xml import Element
from refman.model import Note

_FURNITURE = frozenset({"nav", "form", "button", "footer"})


def printed_notes(page: Page) -> tuple[list[Note], list[str]]:
    """Notes that a page prints after its text, or its list of references; and warnings."""
    root = _main(page)
    lines, headings = _lines(page, root)
    return plain_notes("\n".join(lines), headings)


def _main(page: Page) -> Element:
    """The one element that holds the article, where the page has one; else the whole."""
    for query in (".//main", ".//article"):
        found = page.root.findall(query)
        if len(found) == 1 and len(page.plain(found[0])) > 0.5 * len(page.plain(page.root)):
            return found[0]
    return page.root


def _lines(page: Page, root: Element) -> tuple[list[str], list[str]]:
    """One line for each block, blank lines between them, with `*…*`, raised digits and the numbers of lists."""
    lines: list[str] = []
    headings: list[str] = []
    pieces: list[tuple[str, bool]] = []
    counters: dict[Element, int] = {}

    def flush(heading: bool = False) -> None:
        text = page.joined(pieces)
        pieces.clear()
        if text:
            lines.extend([text, ""])
            if heading:
                headings.append(text)

    position, end = page.start[root], page.end[root]
    italic = page.italics(position, end)
    while position < end:
        event = page.events[position]
        tag = event.element.tag
        if event.step == 1 and (tag in _FURNITURE or is_hidden(event.element)):
            position = page.end[event.element]
            continue
        if event.step == 1 and tag == "sup" and (raised := _raised(page, event.element)):
            pieces.append((raised, False))
            position = page.end[event.element]
            continue
        if event.step and (tag in BLOCKS or tag == "br"):
            flush(heading=event.step == -1 and tag in HEADINGS)
            if event.step == 1 and tag == "li":
                pieces.append((_number(event.element, counters), False))
        elif not event.step:
            pieces.append((event.text, italic.get(position, False)))
        position += 1
    flush()
    return lines, headings


def _raised(page: Page, element: Element) -> str:
    """A raised number as superscript characters."""
    text = page.plain(element).replace(" ", "").strip("[]()")
    return text.translate(RAISE) if re.fullmatch(r"\d{1,4}(?:[,–-]\d{1,4})*", text) else ""


def _number(item: Element, counters: dict[Element, int]) -> str:
    """What a browser prints before the item of a numbered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start", "1")
    value = item.get("value", "")
    first = int(start) if start.isdecimal() and len(start) < 6 else 1
    counters[parent] = (
        int(value) if value.isdecimal() and len(value) < 6 else counters.get(parent, first - 1) + 1
    )
    return f"{counters[parent]}. "
