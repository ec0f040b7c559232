"""Pages whose notes are only printed, not linked: their text goes the way of plain text."""

import re
from dataclasses import dataclass, field

from refman.article.html_text import Event, Page
from refman.article.html_tree import BLOCKS, HEADINGS, is_hidden
from refman.article.labels import RAISE, marker_label
from refman.article.plain import plain_notes
from refman.article.xml import Element
from refman.model import Note

_FURNITURE = frozenset({"nav", "form", "button", "footer"})


def printed_notes(page: Page) -> tuple[list[Note], list[str]]:
    """Notes that a page prints after its text, or its list of references; and warnings."""
    printed = _Printed(page)
    printed.read(_main(page))
    return plain_notes("\n".join(printed.lines), printed.headings)


def _main(page: Page) -> Element:
    """The one element that holds the article, where the page has one; else the whole."""
    for query in (".//main", ".//article"):
        found = page.root.findall(query)
        if len(found) == 1 and len(page.plain(found[0])) > 0.5 * len(page.plain(page.root)):
            return found[0]
    return page.root


@dataclass
class _Printed:
    """What a page prints: a line for each block, blank lines between them, with `*…*`, raised digits, list numbers."""

    page: Page
    lines: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    _pieces: list[tuple[str, bool]] = field(default_factory=list)
    _counters: dict[Element, int] = field(default_factory=dict)

    def read(self, root: Element) -> None:
        """Take in everything below an element."""
        position, end = self.page.start[root], self.page.end[root]
        italic = self.page.italics(position, end)
        while position < end:
            event = self.page.events[position]
            tag = event.element.tag
            if event.step == 1 and self._read_whole(event.element):
                position = self.page.end[event.element]
                continue
            if event.step and (tag in BLOCKS or tag == "br"):
                self._flush(event)
                if event.step == 1 and tag == "li":
                    self._pieces.append((_number(event.element, self._counters), False))
            elif not event.step:
                self._pieces.append((event.text, italic.get(position, False)))
            position += 1
        self._flush()

    def _read_whole(self, element: Element) -> bool:
        """Take in an element that is furniture, preformatted text or a raised number; False for every other."""
        if element.tag in _FURNITURE or is_hidden(element):
            return True
        if element.tag == "pre":
            self._flush()
            self.lines.extend(self.page.preformatted(element))
            return True
        raised = _raised(self.page, element) if element.tag == "sup" else ""
        if raised:
            self._pieces.append((raised, False))
        return bool(raised)

    def _flush(self, event: Event | None = None) -> None:
        """A block ends; a cell that holds only a label goes on in the next one."""
        text = self.page.joined(self._pieces)
        tag = event.element.tag if event else ""
        if tag in {"td", "th"} and marker_label(text):
            self._pieces.append((" ", False))
            return
        self._pieces.clear()
        if text:
            self.lines.extend([text, ""])
            if event and event.step == -1 and tag in HEADINGS:
                self.headings.append(text)


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
