"""The text of stretches of a page. A page is laid out once as events in reading order; a stretch is a range of them."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from refman.article.flow import Flow, Line
from refman.article.html_tree import BLOCKS, HEADINGS
from refman.article.xml import Element

_NO_STAND_INS = dict.fromkeys(range(0xE000, 0xE040))
_BREAKS = BLOCKS | {"br"}
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)


@dataclass(frozen=True)
class Event:
    """An element starts (`step` 1) or ends (-1), or there is text (0) directly in it."""

    step: int
    element: Element
    text: str = ""


@dataclass(frozen=True, eq=False)
class Page:
    """A cleaned page as events; positions are indices into them."""

    root: Element

    @cached_property
    def events(self) -> list[Event]:
        """All events in reading order."""
        events = []
        for name, element in etree.iterwalk(self.root, events=("start", "end")):
            if name == "start":
                events.append(Event(1, element))
                if element.text:
                    events.append(Event(0, element, element.text.translate(_NO_STAND_INS)))
            else:
                events.append(Event(-1, element))
                if element.tail:
                    events.append(Event(0, element.getparent(), element.tail.translate(_NO_STAND_INS)))
        return events

    @cached_property
    def start(self) -> dict[Element, int]:
        """Where each element starts."""
        return {event.element: i for i, event in enumerate(self.events) if event.step == 1}

    @cached_property
    def end(self) -> dict[Element, int]:
        """Where each element ends: the position behind its last event."""
        return {event.element: i + 1 for i, event in enumerate(self.events) if event.step == -1}

    @cached_property
    def ids(self) -> dict[str, Element]:
        """Elements by id, and anchors by name."""
        found: dict[str, Element] = {}
        for element in self.start:
            for attribute in ("id", "name"):
                name = element.get(attribute)
                if name and (attribute == "id" or element.tag == "a"):
                    found.setdefault(name, element)
        return found

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        """Start and text of each heading."""
        return [(i, self.plain(e)) for e, i in self.start.items() if e.tag in HEADINGS]

    @cached_property
    def heading_starts(self) -> list[int]:
        """Starts of the headings, sorted."""
        return [position for position, _ in self.headings]

    def heading_before(self, position: int) -> str:
        """The text of the last heading before a position, "" where there is none."""
        return next((text for at, text in reversed(self.headings) if at < position and text), "")

    def title(self) -> str:
        """The first heading of the upper levels."""
        upper = (text for at, text in self.headings if self.events[at].element.tag in {"h1", "h2", "h3"})
        return next(filter(None, upper), "")

    def plain(self, element: Element) -> str:
        """An element's text on one line, without emphasis marks."""
        return " ".join("".join(t for t, _ in self.runs(self.start[element], self.end[element], ())).split())

    def preformatted(self, element: Element) -> list[str]:
        """The lines of an element whose white space is meant."""
        return "".join(text for text, _ in self.runs(self.start[element], self.end[element], ())).split("\n")

    def line(self, start: int, end: int, without: Collection[Element]) -> Line:
        """The text of a range with emphasis as `*…*`, and where its links lead, leaving some elements out."""
        flow, links = Flow(), []
        for event, italic in self._shown(start, end, without):
            if event.step == 1 and event.element.tag == "a":
                links.append(flow.length)
            flow.add(_shown_text(event), emphasis=italic)
            if event.step == -1 and event.element.tag == "a" and links:
                flow.link(links.pop(), event.element.get("href", "").strip())
        return flow.line()

    @staticmethod
    def joined(runs: Iterable[tuple[str, bool]]) -> str:
        """Runs of text as one line with emphasis as `*…*`."""
        flow = Flow()
        for text, italic in runs:
            flow.add(text, emphasis=italic)
        return flow.line().text

    def italics(self, start: int, end: int) -> dict[int, bool]:
        """For each text in a range whether it is in italics."""
        found, stack = {}, [False]
        for position in range(start, end):
            event = self.events[position]
            if event.step == 1:
                stack.append(_italic(event.element, within=stack[-1]))
            elif event.step == -1 and len(stack) > 1:
                stack.pop()
            else:
                found[position] = stack[-1]
        return found

    def runs(self, start: int, end: int, without: Collection[Element]) -> Iterator[tuple[str, bool]]:
        """The range as runs of text and whether they are in italics."""
        for event, italic in self._shown(start, end, without):
            if text := _shown_text(event):
                yield text, italic

    def _shown(self, start: int, end: int, without: Collection[Element]) -> Iterator[tuple[Event, bool]]:
        """The events of a range and whether they are in italics."""
        italics: list[bool] = [False]
        position = start
        while position < end:
            event = self.events[position]
            if event.step == 1 and event.element in without:
                position = self.end[event.element]
                continue
            if event.step == 1:
                italics.append(_italic(event.element, within=italics[-1]))
            elif event.step == -1 and len(italics) > 1:
                italics.pop()
            yield event, italics[-1]
            position += 1


def _shown_text(event: Event) -> str:
    """The text of an event: that of the page, or the space that a block or a line break makes."""
    if event.step == 0:
        return event.text
    return " " if event.element.tag in _BREAKS else ""


def _italic(element: Element, *, within: bool) -> bool:
    """Whether the text of an element is in italics."""
    if style := _ITALIC_STYLE.search(element.get("style", "")):
        return style.group(1).lower() != "normal"
    if element.tag in {"em", "i"} or element.get("italic") is not None:
        return True
    if element.tag == "cite" and not element.get("class"):
        return within or not len(element)
    return within
