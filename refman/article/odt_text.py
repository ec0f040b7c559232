"""The text of an OpenDocument file: paragraphs, notes, and marks that carry works."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from refman.article.fields import bookmarked_items, cited_items, is_bibliography
from refman.article.flow import Flow
from refman.article.odt_styles import ListStyle, Style
from refman.article.odt_works import listed_work
from refman.article.office import Paragraph
from refman.article.xml import Element, Handler, register
from refman.model import Item

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SKIPPED = frozenset(
    {
        *(TEXT + name for name in ("tracked-changes", "ruby-text", "hidden-text", "hidden-paragraph")),
        *(
            TEXT + name
            for name in ("bibliography-source", "table-of-content-source", "alphabetical-index-source")
        ),
        *(OFFICE + name for name in ("annotation", "annotation-end", "forms")),
        *(_SVG + name for name in ("title", "desc")),
    }
)
_PLAIN = Style()

_HANDLERS: dict[str, Handler] = {}
_reads = partial(register, _HANDLERS)


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as it stands in the text; `heading` is the last one before it."""

    id: str
    kind: str
    label: str
    heading: str
    page: int
    flow: Flow


@dataclass(slots=True)
class Story:
    """Reads the body of a document, or one note (`joined`: a single flow)."""

    styles: Mapping[str, Style]
    recorded: Mapping[str, str]
    lists: Mapping[str, ListStyle] = field(default_factory=dict)
    joined: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[Noted] = field(default_factory=list)
    page: int = 1
    _heading: Paragraph | None = None
    _style: Style = _PLAIN
    _counted: dict[str, int] = field(default_factory=dict)
    _list: str = ""
    _number: str = ""
    _depth: int = 0
    _linked: int = 0
    _listing: int = 0
    _open: dict[str, tuple[Flow, int]] = field(default_factory=dict)

    def read(self, element: Element) -> "Story":
        """Take in the text of an element and of everything below it."""
        self._add(element.text)
        for child in element:
            if child.tag not in _SKIPPED:
                _HANDLERS.get(child.tag, Story.read)(self, child)
            self._add(child.tail)
        return self

    @property
    def flow(self) -> Flow:
        """The flow that text goes to."""
        if not self.paragraphs:
            self.paragraphs.append(Paragraph(Flow()))
        return self.paragraphs[-1].flow

    def _add(self, text: str | None) -> None:
        if not text or not self._depth:
            return  # white space between paragraphs
        emphasis = bool(self._style.italic or (self._style.underlined and not self._linked))
        self.flow.add(text, emphasis=emphasis, raised=self._style.raised)

    @_reads(f"{TEXT}p", f"{TEXT}h")
    def _paragraph(self, element: Element) -> None:
        style = self.styles.get(element.get(f"{TEXT}style-name", ""), Style())
        name = style.name
        if element.tag == f"{TEXT}h":
            name = f"heading {element.get(f'{TEXT}outline-level', '1')}"
        if not self.joined or not self.paragraphs:
            self.paragraphs.append(Paragraph(Flow(), name, self._listing > 0, number=self._number))
            self._number = ""
            self._heading = self.paragraphs[-1] if self.paragraphs[-1].level else self._heading
        elif self.flow.length:
            self.flow.add(" ")
        outer, self._style = self._style, style
        self._depth += 1
        self.read(element)
        self._depth -= 1
        self._style = outer

    @_reads(f"{TEXT}list")
    def _read_list(self, element: Element) -> None:
        outer, name = self._list, element.get(f"{TEXT}style-name", "")
        self._list = "inner" if outer else name or "outer"
        if not (element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")):
            self._counted.pop(self._list, None)
        self.read(element)
        self._list = outer

    @_reads(f"{TEXT}list-item")
    def _item(self, element: Element) -> None:
        style = self.lists.get(self._list)
        if style is not None:
            self._counted[self._list] = self._counted.get(self._list, style.start - 1) + 1
            self._number = style.shown(self._counted[self._list])
        self.read(element)

    @_reads(f"{TEXT}span")
    def _span(self, element: Element) -> None:
        inner, outer = self.styles.get(element.get(f"{TEXT}style-name", ""), Style()), self._style
        self._style = Style(
            "",
            outer.italic if inner.italic is None else inner.italic,
            outer.underlined if inner.underlined is None else inner.underlined,
            inner.raised or outer.raised,
        )
        self.read(element)
        self._style = outer

    @_reads(f"{TEXT}a")
    def _link(self, element: Element) -> None:
        flow, start = self.flow, self.flow.length
        self._linked += 1
        self._span(element)
        self._linked -= 1
        flow.link(start, element.get(_HREF, ""))

    @_reads(f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break")
    def _space(self, _element: Element) -> None:
        self._add(" ")

    @_reads(f"{TEXT}soft-page-break")
    def _page_break(self, _element: Element) -> None:
        self.page += 1

    @_reads(f"{_DRAW}text-box")
    def _box(self, element: Element) -> None:
        """A text box stands beside the paragraph that it is anchored in."""
        if self.joined or not self.paragraphs:
            self.read(element)
            return
        outer = self.paragraphs.pop()
        depth, self._depth = self._depth, 0
        self.read(element)
        self._depth = depth
        self.paragraphs.append(outer)

    @_reads(f"{TEXT}note")
    def _note(self, element: Element) -> None:
        label = ""
        citation, body = element.find(f"{TEXT}note-citation"), element.find(f"{TEXT}note-body")
        if citation is not None:
            label = "".join(citation.itertext()).strip() or citation.get(f"{TEXT}label", "")
        inner = Story(self.styles, self.recorded, joined=True)
        if body is not None:
            inner.read(body)
        name = element.get(f"{TEXT}id") or f"#{len(self.notes)}"
        heading = self._heading.plain if self._heading else ""
        kind = element.get(f"{TEXT}note-class", "footnote")
        self.notes.append(Noted(name, kind, label, heading, self.page, inner.flow))
        self.flow.mark(name)

    @_reads(f"{TEXT}note-ref")
    def _note_reference(self, element: Element) -> None:
        """A cross-reference to a note is one more marker of it."""
        self.read(element)
        if not self.joined:
            self.flow.mark(element.get(f"{TEXT}ref-name", ""))

    @_reads(f"{TEXT}bibliography-mark")
    def _listed(self, element: Element) -> None:
        start = self.flow.length
        self.read(element)
        self._cite(
            (listed_work({key.partition("}")[2]: v for key, v in element.attrib.items()}),), self.flow, start
        )

    @_reads(f"{TEXT}reference-mark-start", f"{TEXT}bookmark-start")
    def _start(self, element: Element) -> None:
        self._open[element.get(f"{TEXT}name", "")] = (self.flow, self.flow.length)

    @_reads(f"{TEXT}reference-mark-end", f"{TEXT}bookmark-end")
    def _end(self, element: Element) -> None:
        name = element.get(f"{TEXT}name", "")
        flow, start = self._open.pop(name, (self.flow, self.flow.length))
        self._cite(bookmarked_items(self.recorded, name) or cited_items(name), flow, start)

    def _cite(self, items: tuple[Item, ...], flow: Flow, start: int) -> None:
        if any(items) and flow is self.flow and flow.length > start:
            flow.cite(start, items)

    @_reads(f"{TEXT}section", f"{TEXT}bibliography")
    def _section(self, element: Element) -> None:
        listing = element.tag == f"{TEXT}bibliography" or is_bibliography(element.get(f"{TEXT}name", ""))
        self._listing += listing
        self.read(element)
        self._listing -= listing
