"""The text of a .docx: paragraphs, runs, tracked changes, fields and the markers of notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from refman.article.docx_fields import Fields
from refman.article.docx_lists import Lists
from refman.article.docx_parts import Style, W, switch, value
from refman.article.fields import ZOTERO_BOOKMARK, bookmarked_items, cited_items, is_bibliography
from refman.article.flow import Flow
from refman.article.office import Paragraph
from refman.article.symbols import symbol
from refman.article.word_sources import word_items
from refman.article.xml import Element, Handler, register
from refman.model import Item

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HYPERLINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]+)\"")
_SKIPPED = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr",
        "delText", "delInstrText", "rt", "footnoteRef", "endnoteRef", "separator", "continuationSeparator",
    )
)  # fmt: skip
_MEANT = ("_Ref", ZOTERO_BOOKMARK)
"""Bookmarks that cross-references to notes and Zotero set."""
_MANY = 100
_SPACES = frozenset(W + name for name in ("tab", "ptab", "br", "cr"))

_REFERENCES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_HANDLERS: dict[str, Handler] = {}
_reads = partial(register, _HANDLERS)


@dataclass(frozen=True, slots=True)
class Reference:
    """The marker of a note in the text: `mark` is the one the writer chose, "" where Word numbers the note."""

    kind: str
    id: str
    mark: str
    section: int
    page: int

    @property
    def key(self) -> str:
        """Names the note within the document."""
        return f"{self.kind}:{self.id}"


def _kind(marker: Element) -> str:
    return str(marker.tag).removeprefix(W).removesuffix("Reference")


def _key(marker: Element) -> str:
    return f"{_kind(marker)}:{marker.get(f'{W}id', '')}"


def _own_mark(run: Element) -> str:
    """The mark that a writer chose for a note, which follows in the same run."""
    return "".join(
        one.text or "" if one.tag == f"{W}t" else symbol(one.get(f"{W}font", ""), one.get(f"{W}char", ""))
        for one in run.iter(f"{W}t", f"{W}sym")
    ).strip()


@dataclass(slots=True)
class Story:
    """Reads one story of the document: its body, or one note (`joined`: a single flow).

    `links` are the addresses of the part that it stands in, by the ids of their relationships.
    """

    styles: Mapping[str, Style]
    properties: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Item] = field(default_factory=dict)
    lists: Lists = field(default_factory=lambda: Lists({}))
    joined: bool = False
    links: Mapping[str, str] = field(default_factory=dict)
    paragraphs: list[Paragraph] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    sections: list[Element] = field(default_factory=list)
    bookmarked: dict[str, str] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    page: int = 1
    _fields: Fields = field(default_factory=Fields)
    _bookmarks: dict[str, tuple[str, Flow, int]] = field(default_factory=dict)
    _listing: int = 0
    _linked: int = 0
    _italic: bool = False

    def read(self, element: Element) -> "Story":
        """Take in everything below an element."""
        for child in element:
            if child.tag not in _SKIPPED:
                _HANDLERS.get(child.tag, Story.read)(self, child)
        return self

    @property
    def flow(self) -> Flow:
        """The flow that text goes to."""
        if not self.paragraphs:
            self.paragraphs.append(Paragraph(Flow()))
        return self.paragraphs[-1].flow

    @_reads(f"{W}p")
    def _paragraph(self, element: Element) -> None:
        properties = element.find(f"{W}pPr")
        style = self.styles.get(value(properties, "pStyle"), Style())
        if not self.joined or not self.paragraphs:
            listed, number = self._in_bibliography(), self.lists.number(properties)
            self.paragraphs.append(Paragraph(Flow(), style.name, listed, len(self.sections), number))
        elif self.flow.length:
            self.flow.add(" ")
        outer, self._italic = self._italic, style.italic
        self.read(element)
        self._italic = outer
        self.paragraphs[-1].bibliography |= self._in_bibliography()
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if section is not None:
            self.sections.append(section)

    def _in_bibliography(self) -> bool:
        return self._listing > 0 or self._fields.lists

    @_reads(f"{W}r")
    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        emphasis, raised = self._italic, False
        if properties is not None:
            if switch(properties, "vanish"):
                return
            emphasis = self._is_emphasis(properties)
            raised = value(properties, "vertAlign") == "superscript"
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                self._add(child.text or "", emphasis=emphasis, raised=raised)
            elif tag in _SPACES:
                self._add(" ", emphasis=emphasis)
            elif tag in _REFERENCES:
                if self._refer(child, run):
                    break
            elif tag not in _SKIPPED:
                _HANDLERS.get(tag, Story.read)(self, child)

    def _is_emphasis(self, properties: Element) -> bool:
        """Italic by the run or its styles, or underlined outside links."""
        style = self.styles.get(value(properties, "rStyle"), Style())
        if value(properties, "u", "none") != "none" and not self._is_linked(style):
            return True
        italic = switch(properties, "i")
        return style.italic != self._italic if italic is None else italic

    def _is_linked(self, style: Style) -> bool:
        """Whether a run belongs to a link, which is underlined anyway."""
        return self._linked > 0 or self._fields.links or style.name in {"hyperlink", "internet link"}

    def _add(self, text: str, *, emphasis: bool = False, raised: bool = False) -> None:
        if self._fields.shows:
            self.flow.add(text, emphasis=emphasis, raised=raised)

    @_reads(f"{W}del", f"{W}moveFrom")
    def _deletion(self, element: Element) -> None:
        """What is deleted as a tracked change is not read; notes that went with it are remembered."""
        self.deleted |= {_key(e) for e in element.iter(*_REFERENCES)}

    @_reads(f"{_M}oMath")
    def _math(self, element: Element) -> None:
        self._add("".join(t.text or "" for t in element.iter(f"{_M}t")))

    @_reads(f"{W}sym")
    def _symbol(self, element: Element) -> None:
        self._add(symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")))

    @_reads(f"{W}noBreakHyphen")
    def _hyphen(self, _element: Element) -> None:
        self._add("-")

    @_reads(f"{W}lastRenderedPageBreak")
    def _page_break(self, _element: Element) -> None:
        self.page += 1

    def _refer(self, element: Element, run: Element) -> bool:
        """Mark a note; True where the rest of the run is the mark that the writer chose."""
        kind = _kind(element)
        chosen = element.get(f"{W}customMarkFollows", "0").lower() not in {"0", "false", "off"}
        mark = _own_mark(run) if chosen else ""
        reference = Reference(kind, element.get(f"{W}id", ""), mark, len(self.sections), self.page)
        self.references.append(reference)
        self.flow.mark(reference.key)
        for name, _, _ in self._bookmarks.values():
            self.bookmarked[name] = reference.key
        return chosen

    @_reads(f"{W}fldChar")
    def _field_char(self, element: Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.begin(element.findtext(f"{W}fldData", ""))
        elif kind == "separate":
            self._fields.separate(self.flow)
        elif kind == "end" and (closed := self._fields.end()) and closed.flow is not None:
            self._finish(closed.instruction, closed.data, closed.flow, closed.start)

    @_reads(f"{W}instrText")
    def _instruction(self, element: Element) -> None:
        self._fields.instruct(element.text or "")

    @_reads(f"{W}fldSimple")
    def _simple_field(self, element: Element) -> None:
        code = element.get(f"{W}instr", "")
        flow, start = self.flow, self.flow.length
        listing = is_bibliography(code)
        self._listing += listing
        self.read(element)
        self._listing -= listing
        self._finish(code, element.findtext(f"{W}fldData", ""), flow, start)

    def _finish(self, code: str, data: str, flow: Flow, start: int) -> None:
        """A field has ended: keep the works it cites, the note it refers to, or where it leads."""
        if link := _HYPERLINK.match(code):
            flow.link(start, link[1])
        words = code.split(None, 2)
        if words[:1] == ["NOTEREF"] and len(words) > 1 and not self.joined:
            flow.mark(f"bookmark:{words[1]}")
        self._cite(cited_items(code, data) or word_items(code, self.sources), flow, start)

    def _cite(self, items: tuple[Item, ...], flow: Flow, start: int) -> None:
        if items and flow is self.flow and flow.length > start:
            flow.cite(start, items)

    @_reads(f"{W}sdt")
    def _control(self, element: Element) -> None:
        """A content control: citations of Mendeley and Citavi, and bibliographies."""
        properties = element.find(f"{W}sdtPr")
        tag = value(properties, "tag")
        galleries = [] if properties is None else properties.iter(f"{W}docPartGallery")
        listing = is_bibliography(tag) or any(g.get(f"{W}val") == "Bibliographies" for g in galleries)
        flow, start = self.flow, self.flow.length
        self._listing += listing
        self.read(element)
        self._listing -= listing
        self._cite(cited_items(tag), flow, start)

    @_reads(f"{W}hyperlink")
    def _link(self, element: Element) -> None:
        flow, start = self.flow, self.flow.length
        self._linked += 1
        self.read(element)
        self._linked -= 1
        if url := self.links.get(element.get(_RELATION, "")):
            flow.link(start, url)

    @_reads(f"{_MC}AlternateContent")
    def _alternatives(self, element: Element) -> None:
        """The same content twice, for newer and older programs: the first is read."""
        chosen = element.find(f"{_MC}Choice")
        if chosen is None:
            chosen = element.find(f"{_MC}Fallback")
        if chosen is not None:
            self.read(chosen)

    @_reads(f"{W}bookmarkStart")
    def _bookmark(self, element: Element) -> None:
        name = element.get(f"{W}name", "")
        if name.startswith(_MEANT) and len(self._bookmarks) < _MANY:
            self._bookmarks[element.get(f"{W}id", "")] = (name, self.flow, self.flow.length)

    @_reads(f"{W}bookmarkEnd")
    def _bookmark_end(self, element: Element) -> None:
        name, flow, start = self._bookmarks.pop(element.get(f"{W}id", ""), ("", self.flow, 0))
        self._cite(bookmarked_items(self.properties, name), flow, start)

    @_reads(f"{W}txbxContent")
    def _box(self, element: Element) -> None:
        """A text box stands beside the paragraph that it is anchored in."""
        if self.joined:
            self.read(element)
            return
        outer = self.paragraphs.pop() if self.paragraphs else Paragraph(Flow())
        self.read(element)
        self.paragraphs.append(outer)
