"""How far a linked note reaches in a page."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from refman.article.html_text import Page
from refman.article.html_tree import BLOCKS, HEADINGS
from refman.article.xml import Element

_REFERENCE_NAME = re.compile(
    r"(?:^|[^a-z])(?:bib|bibitem|ref-cr|citeref|ref-?list|b)(?:[^a-z]|$)|bibliograph|citeref", re.IGNORECASE
)
_CONTAINERS = frozenset({"li", "dd", "td", "aside", "div", "section", "p", "blockquote", "dt", "footer"})
_CONTINUATIONS = frozenset({"p", "div", "blockquote", "ul", "ol", "dl", "table", "pre"})
_FURNITURE_NAME = re.compile(
    r"author|share|social|related|comment|tags|meta|widget|advert|newsletter|footer|nav", re.IGNORECASE
)


@dataclass(eq=False)
class Linked:
    """A note and the links that are its markers; `start` and `end` are positions in the page's events."""

    label: str
    target: Element
    markers: list[Element] = field(default_factory=list)
    start: int = 0
    end: int = 0
    reference: bool = False
    numbered: bool = False


class Spans:
    """Stretches of a page that do not overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def cover(self, position: int) -> bool:
        """Whether a position lies in one of them."""
        i = bisect_right(self._starts, position) - 1
        return i >= 0 and position < self._spans[i][1]


def within(positions: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the sorted positions lies from `start` to before `end`."""
    i = bisect_left(positions, start)
    return i < len(positions) and positions[i] < end


def holds_heading(page: Page, element: Element) -> bool:
    """Whether there is a heading in an element."""
    return within(page.heading_starts, page.start[element], page.end[element])


def encloses(page: Page, outer: Element, inner: Element) -> bool:
    """Whether `inner` is `outer` or lies in it."""
    return page.start[outer] <= page.start[inner] < page.end[outer]


def block_of(page: Page, target: Element, link: Element | None) -> Element:
    """The block that a target stands in, or that follows it where the target is an empty anchor between blocks.

    A target in the same block as its marker is a pop-up: it is the whole note.
    """
    element = target
    while element.tag not in BLOCKS and element.getparent() is not None:
        parent = element.getparent()
        if parent.tag in {"body", "article", "main", "section", "div"} and _is_empty_before_block(
            page, element
        ):
            return element.getnext()
        element = parent
    if link is not None and encloses(page, element, link):
        return target
    if element.tag == "dt" and element.getnext() is not None:
        return element.getnext()
    if element.tag in {"td", "th"} and element.getparent() is not None:
        return element.getparent()
    return element


def _is_empty_before_block(page: Page, element: Element) -> bool:
    following = element.getnext()
    empty = not page.plain(element) and not (element.tail or "").strip()
    return empty and following is not None and following.tag in _CONTAINERS


def measure(page: Page, notes: list[Linked]) -> None:
    """Set where each note starts and ends."""
    targets = [page.start[note.target] for note in notes]
    containers = [_container(page, note, targets) for note in notes]
    starts = [_start(page, note, container) for note, container in zip(notes, containers, strict=True)]
    for i, note in enumerate(notes):
        container = containers[i]
        stop = starts[i + 1] if i + 1 < len(notes) else len(page.events)
        note.start = starts[i]
        note.end = min(page.end[container], stop)
        if note.end == page.end[container]:
            last = i + 1 == len(notes) or containers[i + 1].getparent() is not container.getparent()
            if not last or _holds_notes_only(page, container.getparent(), starts):
                note.end = _continued(page, container, stop)
        names = f"{note.target.get('id', '')} {note.target.get('class', '')}"
        note.reference = bool(_REFERENCE_NAME.search(names)) and "note" not in names


def _container(page: Page, note: Linked, targets: Sequence[int]) -> Element:
    """The largest element around a note's target that holds this note only."""
    element = block_of(page, note.target, note.markers[0] if note.markers else None)
    own = bisect_left(targets, page.start[note.target])
    others = [targets[i] for i in (own - 1, own + 1) if 0 <= i < len(targets)]  # the nearest are enough
    while (parent := element.getparent()) is not None:
        inside = any(page.start[parent] <= t < page.end[parent] for t in others)
        named = parent.tag in {"li", "dd", "aside", "tr"} or (
            parent.tag in {"div", "section", "td"} and len(others) and _is_named_for_one(parent)
        )
        called = any(encloses(page, parent, marker) for marker in note.markers)
        if inside or called or not named or holds_heading(page, parent):
            break
        element = parent
    return element


def _is_named_for_one(element: Element) -> bool:
    """`<div id="ftn3">`, `<div class="footnote">`, but not `<div class="footnotes">`."""
    name = f"{element.get('id', '')} {element.get('class', '')}"
    return bool(
        re.search(
            r"(?:note|ftn|edn|fn|nb)[-_:]?(?:\d|\s|$)|notes?-(?:item|body|entry|text)|footnote(?!s)",
            name,
            re.IGNORECASE,
        )
    )


def _start(page: Page, note: Linked, container: Element) -> int:
    """The container's start where the target is the first thing in it, else the target's own start."""
    first, own = page.start[container], page.start[note.target]
    if own < first:
        return first
    if own - first > 30:
        return own
    before = "".join(event.text for event in page.events[first:own] if event.step == 0)
    return first if re.fullmatch(r"[\s\[(]*", before) else own


def _holds_notes_only(page: Page, parent: Element | None, starts: Sequence[int]) -> bool:
    """Whether an element begins with a note, apart from a heading, so that all of it is notes."""
    if parent is None or parent.tag not in {"div", "section", "td", "aside", "blockquote"}:
        return False
    first = starts[bisect_left(starts, page.start[parent])]
    before = page.events[page.start[parent] : min(first, page.start[parent] + 60)]
    text = "".join(event.text for event in before if event.step == 0 and event.element.tag not in HEADINGS)
    return first - page.start[parent] < 60 and len(text.strip()) < 20


def _continued(page: Page, container: Element, stop: int) -> int:
    """The end of a note whose further paragraphs are siblings of its first."""
    end = page.end[container]
    if container.tag not in {"p", "div", "blockquote"}:
        return end
    sibling = container.getnext()
    while sibling is not None and page.end[sibling] <= stop and sibling.tag in _CONTINUATIONS:
        if _FURNITURE_NAME.search(f"{sibling.get('class', '')} {sibling.get('id', '')}"):
            break
        end = page.end[sibling]
        sibling = sibling.getnext()
    return end
