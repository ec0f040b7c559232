"""The text of JATS: paragraphs with markers, notes, and citations that are printed or only data."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from refman.article.flow import Flow
from refman.article.jats_item import XLINK, jats_item, plain
from refman.article.labels import marker_label
from refman.article.shares import year
from refman.article.xml import Element, is_in
from refman.model import Item

CITATIONS = frozenset({"mixed-citation", "element-citation", "nlm-citation", "citation"})
_ITALIC = frozenset({"italic", "underline"})
_BLOCKS = frozenset(
    "p title disp-quote list list-item def-item break td th speech verse-line label tr".split()
)
_PARAGRAPHS = frozenset("p title article-title subtitle td th attrib verse-line speaker term kwd sig".split())
_UNSEEN = frozenset(
    "tex-math alt-text long-desc graphic inline-graphic object-id annotation index-term".split()
)
_LINKS = frozenset({"ext-link", "uri"})
_MANY = 100
_DASH = re.compile(r"\s*[–—-]\s*")


def add_text(
    flow: Flow, element: Element, without: Collection[Element] = (), *, italic: bool = False
) -> None:
    """Add the text of an element to a flow, with the works of its citations, leaving some descendants out."""
    raised = element.tag == "sup"
    italic = italic or element.tag in _ITALIC

    def add(text: str | None) -> None:
        flow.add(text or "", emphasis=italic, raised=raised)

    add(element.text)
    for child in _told_once(element):
        if child.tag in CITATIONS and child not in without:
            _add_citation(flow, child, without, italic=italic)
        elif child not in without and not _is_unseen(child):
            if child.tag in _BLOCKS:
                flow.add(" ")
            start = flow.length
            add_text(flow, child, without, italic=italic)
            if child.tag in _LINKS:
                flow.link(start, child.get(XLINK, ""))
            if child.tag == "etal" and not plain(child):
                flow.add("et al")
            if child.tag in _BLOCKS or (
                element.tag == "name" and child.getnext() is not None and not (child.tail or "").strip()
            ):
                flow.add(" ")
        add(child.tail)


def _is_unseen(element: Element) -> bool:
    """What no reader sees: other forms of a figure or formula, and numbers that only link to a database."""
    return element.tag in _UNSEEN or element.get("pub-id-type") in {"pmid", "pmcid", "pmc", "medline"}


def _told_once(element: Element) -> list[Element]:
    """The children, but of a citation that stands there as text and as data only the text."""
    if element.tag not in {"ref", "citation-alternatives"}:
        return list(element)
    told = element.findall("mixed-citation")
    return [child for child in element if child.tag != "element-citation" or not told]


def _add_citation(flow: Flow, citation: Element, without: Collection[Element], *, italic: bool) -> None:
    """Add a citation: its text, or a line composed of its data."""
    item = jats_item(citation) or jats_item(_twin(citation))
    start = flow.length
    if _is_printed(citation):
        add_text(flow, citation, without, italic=italic)
    elif item:
        flow.add(composed(item))
    else:
        flow.add(", ".join(text for child in citation if child not in without and (text := plain(child))))
    if item:
        flow.cite(start, [item])
    if citation.getparent().tag in {"ref", "citation-alternatives"}:
        flow.add(" ")


def _twin(citation: Element) -> Element:
    """The data of a citation that is also there as text; the citation itself where it has no such twin."""
    parent = citation.getparent()
    if len(parent) > _MANY:
        return citation
    told, data = parent.findall("mixed-citation"), parent.findall("element-citation")
    position = told.index(citation) if citation in told else len(data)
    return data[position] if position < len(data) and len(told) == len(data) else citation


@dataclass(slots=True)
class Markers:
    """Finds the markers of notes in running text; keys are the ids of notes.

    `order` numbers the ids of references, so that `3–6` is known to mean four of them; `inline` are notes that stand
    where they are called, with their keys.
    """

    known: Collection[str]
    order: Mapping[str, int]
    inline: Mapping[Element, str]
    listed: list[str] = field(init=False)
    missing: list[str] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.listed = list(self.order)

    def paragraphs(self, root: Element) -> Iterator[Flow]:
        """The paragraphs below an element that carry markers."""
        for element in root.iter(*_PARAGRAPHS):
            if next(element.iter("xref", "fn"), None) is not None and not is_in(element, "fn", "ref"):
                flow = Flow()
                self._walk(flow, element)
                if flow.marked:
                    yield flow

    def _walk(self, flow: Flow, element: Element) -> None:
        flow.add(element.text or "")
        before: Element | None = None
        for child in element:
            if child.tag == "fn":
                if child in self.inline:
                    flow.mark(self.inline[child])
            elif child.tag == "xref":
                self._refer(flow, child, before)
            elif child.tag == "sup" and next(child.iter("xref"), None) is not None:
                self._raised(flow, child)
            elif child.tag not in _PARAGRAPHS and child.tag not in _UNSEEN:
                self._walk(flow, child)
            before = child
            flow.add(child.tail or "")

    def _raised(self, flow: Flow, element: Element) -> None:
        """Raised markers are no part of the sentence."""
        before = None
        for xref in element.iter("xref"):
            self._mark(flow, xref, before)
            before = xref

    def _refer(self, flow: Flow, xref: Element, before: Element | None) -> None:
        kind = xref.get("ref-type", "")
        text = plain(xref)
        raised = next(xref.iter("sup"), None) is not None or kind == "fn"
        if not (raised and marker_label(text)):
            flow.add(text)
        self._mark(flow, xref, before)

    def _mark(self, flow: Flow, xref: Element, before: Element | None) -> None:
        kind, ids = xref.get("ref-type", ""), xref.get("rid", "").split()
        found = [one for one in ids if one in self.known]
        if kind in {"fn", "bibr"} and ids and not found and plain(xref):
            self.missing.append(plain(xref).strip("[]() "))
        for one in [*self._between(before, found), *found]:
            flow.mark(one)
            self.shown.setdefault(one, plain(xref))

    def _between(self, before: Element | None, found: list[str]) -> list[str]:
        """The references that a range of two markers leaves out."""
        if before is None or before.tag != "xref" or not found or not _DASH.fullmatch(before.tail or ""):
            return []
        first, last = self.order.get(before.get("rid", ""), 0), self.order.get(found[0], 0)
        return self.listed[first : last - 1] if 0 < first < last <= first + _MANY else []


def _is_printed(citation: Element) -> bool:
    """Whether a citation is text with its punctuation, rather than elements only."""
    between = [citation.text or "", *(child.tail or "" for child in citation)]
    return citation.tag == "mixed-citation" or bool(re.search(r"\w\w|[.,;:]", "".join(between)))


def composed(item: Item) -> str:
    """A line of text for a citation that is only data: names, title, container, numbers, as readers expect them.

    >>> composed({"title": "Ink", "container-title": "Paper", "volume": "3", "page": "17-21"})
    'Ink. *Paper*. 3:17-21.'
    """
    title, container = str(item.get("title", "")), str(item.get("container-title", ""))
    editors = _names(item.get("editor", ()))
    within = f"In: {editors}, ed. " if editors and container else ""
    place = ": ".join(str(item[key]) for key in ("publisher-place", "publisher") if key in item)
    issue = f"({item['issue']})" if "issue" in item else ""
    volume = f"{item.get('volume', '')}{issue}"
    pages = str(item.get("page", ""))
    imprint = "; ".join(filter(None, (place, year(item))))
    numbers = ";".join(filter(None, (imprint, f"{volume}:{pages}" if volume and pages else volume)))
    sentences = (
        _names(item.get("author", ())) or ("" if container else editors),
        title if container else f"*{title}*",
        f"{within}*{container}*" if container else "",
        numbers,
        f"p. {pages}" if pages and not volume else "",
    )
    link = f"doi:{item['DOI']}" if "DOI" in item else str(item.get("URL", ""))
    return " ".join([*(f"{s.rstrip('.')}." for s in sentences if s), link]).rstrip()


def _names(names: Iterable[Mapping[str, str]]) -> str:
    shown = (
        one.get("literal") or " ".join(filter(None, (one.get("family"), one.get("given")))) for one in names
    )
    return ", ".join("et al" if name == "others" else name for name in shown)
