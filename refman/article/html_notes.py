"""Notes of a page that are linked to their markers: which links are markers, and how far each note reaches."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from refman.article.html_text import Page
from refman.article.html_tree import BLOCKS, HEADINGS, Element, fragments, target_of
from refman.article.labels import marker_label

_NOTE_NAME = re.compile(
    r"foot-?note|end-?note|(?:^|[^a-z])(?:fn|ftn|edn|en|nb|note|n|b|r|ref|refs?|cite?_?note|bib|cit|citeref|reference"
    r"|sd(?:foot|end)note)s?(?:[^a-z]|$)|notesbaspage|bibitem|citation",
    re.IGNORECASE,
)
_REFERENCE_NAME = re.compile(
    r"(?:^|[^a-z])(?:bib|bibitem|ref-cr|citeref|ref-?list|b)(?:[^a-z]|$)|bibliograph|citeref", re.IGNORECASE
)
_MARKER_ROLE = re.compile(
    r"noteref|footnote-?(?:ref|anchor|call|link)|see-footnote|footnotecall|(?:^|\s)fn-?ref|fnanchor|easy-footnote",
    re.IGNORECASE,
)
_NO_NOTE = HEADINGS | {
    "figure",
    "img",
    "table",
    "body",
    "main",
    "article",
    "nav",
    "form",
    "input",
    "math",
    "html",
    "caption",
}
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_CONTAINERS = frozenset({"li", "dd", "td", "aside", "div", "section", "p", "blockquote", "dt", "footer"})
_CONTINUATIONS = frozenset({"p", "div", "blockquote", "ul", "ol", "dl", "table", "pre"})
_FURNITURE_NAME = re.compile(
    r"author|share|social|related|comment|tags|meta|widget|advert|newsletter|footer|nav", re.IGNORECASE
)
_SERVICES = re.compile(
    r"\W*(?:google scholar|crossref|pubmed(?: central)?|web of science|scopus|medline|mathscinet|ads|cas|article|full text|(?:view|find)\b.{0,30}|search\b.{0,30}|link|doi)\W*",
    re.IGNORECASE,
)
"""Links that publishers print behind a reference."""
_LABEL_TAGS = frozenset({"sup", "span", "b", "strong", "dt", "td", "a", "label", "small"})
_BACK_ARROWS = re.compile(r"[\s↩↑⤴^︎︎️⏎«◄▲⬆↵⇑⮐🔙\ufe0e\ufe0f\[\]()]*")
_BACK_WORDS = re.compile(
    r"(?:jump(?: back)?(?: up)?(?: to.*)?|back(?: to.*)?|return(?: to.*)?|up|go back.*|retour.*|zurück.*|top|a|b|c|d|e|f|g)",
    re.IGNORECASE,
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


@dataclass(eq=False)
class Links:
    """What the in-page links of a page mean."""

    notes: list[Linked]
    back: frozenset[Element]
    missing: list[str]


class Spans:
    """Stretches of a page that do not overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def cover(self, position: int) -> bool:
        """Whether a position lies in one of them."""
        i = bisect_right(self._starts, position) - 1
        return i >= 0 and position < self._spans[i][1]


def linked_notes(page: Page, page_urls: frozenset[str]) -> Links:
    """The notes of a page that markers link to, in order of the notes; back-links; markers without a note."""
    forward, back, missing = _sorted_links(page, page_urls)
    origins = sorted(page.start[link] for link in back)
    notes: dict[Element, Linked] = {}
    for link, label, target in forward:
        if target not in notes and not _is_note(page, link, label, target, origins):
            continue
        notes.setdefault(target, Linked(label, target)).markers.append(link)
    found = sorted(notes.values(), key=lambda note: page.start[note.target])
    _name_groups(page, found)
    found = _with_unmarked(page, found)
    _measure(page, found)
    found = [note for note in found if note.start < note.end]
    _drop_references_between_notes(page, found)
    return Links(
        [note for note in found if note.markers or note.numbered], frozenset(back), missing if found else []
    )


def _name_groups(page: Page, notes: Sequence[Linked]) -> None:
    """`[note 1]` keeps its word where there is a `[1]` as well."""
    bare = {note.label for note in notes if re.fullmatch(r"\W*\d+\W*", page.plain(note.markers[0]))}
    for note in notes:
        worded = re.fullmatch(r"\W*([a-z]{1,5}\.? ?\d+)\W*", page.plain(note.markers[0]), re.IGNORECASE)
        if worded and note.label in bare:
            note.label = worded.group(1)


def _sorted_links(
    page: Page, page_urls: frozenset[str]
) -> tuple[list[tuple[Element, str, Element]], dict[Element, Element], list[str]]:
    """Links to what follows that look like markers; links to what precedes, with their targets; dead markers."""
    forward, back, missing = [], {}, []
    for link in page.root.iter("a"):
        target = target_of(link, page.ids, page_urls)
        label = _label(page, link)
        if target is None:
            if label and any(_NOTE_NAME.search(name) for name in fragments(link, page_urls)):
                missing.append(label)
        elif page.start[target] < page.start[link]:
            back[link] = target
        elif label and target.tag not in _NO_NOTE | {"h1"} or (label and _is_footnote_table(target)):
            forward.append((link, label, target))
    return forward, back, missing


def _is_footnote_table(target: Element) -> bool:
    """Old docutils lays each footnote out as a table."""
    return target.tag == "table" and "footnote" in target.get("class", "")


def _label(page: Page, link: Element) -> str:
    """The label that a link shows, "" where it is no marker."""
    text = page.plain(link)
    if _YEAR.fullmatch(text.strip("()[] ")) and not _is_raised(link):
        return ""
    label = marker_label(text)
    role = " ".join(filter(None, map(link.get, ("class", "role", "rel", "epub:type", "data-component-name"))))
    parent = link.getparent()
    if parent is not None:
        role += " " + parent.get("class", "")
    if not label and _MARKER_ROLE.search(role) and len(text) <= 20:
        digits = re.search(r"(\d+)\D*$", link.get("href", ""))
        return text.strip("[]() ") or (digits.group(1) if digits else "")
    if not label and text.startswith("[") and text.endswith("]") and len(text) <= 40:
        return text.strip("[] ")  # docutils names its citations: [Smith2003]
    return label


def _within(positions: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the sorted positions lies from `start` to before `end`."""
    i = bisect_left(positions, start)
    return i < len(positions) and positions[i] < end


def _holds_heading(page: Page, element: Element) -> bool:
    return _within(page.heading_starts, page.start[element], page.end[element])


def _is_note(page: Page, link: Element, label: str, target: Element, origins: Sequence[int]) -> bool:
    """Whether a marker-like link leads to a note: by name, by a link back, or by the label before its text."""
    block = _block(page, target, link)
    if _holds_heading(page, block) or _heading_follows(page, target):
        return False
    if _encloses(page, block, link):
        return False
    names = " ".join(
        (element.get(attribute) or "")
        for element in (target, block)
        for attribute in ("id", "name", "class", "role", "epub:type")
    )
    if _NOTE_NAME.search(names):
        return True
    if _within(origins, page.start[block], page.end[block]) or _is_raised(link):
        return True
    text = page.rendered(page.start[target], min(page.end[block], page.start[target] + 30), ())
    return bool(re.match(rf"[\[(]?{re.escape(label)}[\]).:\s]", text))


def _is_raised(link: Element) -> bool:
    """Whether a marker is printed or named as one of a note."""
    parent = link.getparent()
    return (
        (parent is not None and parent.tag == "sup")
        or link.find("sup") is not None
        or bool(re.search(r"(?:^|[\s_-])(?:fn|foot-?note|end-?note|note)", link.get("class", "")))
    )


def _heading_follows(page: Page, target: Element) -> bool:
    """An empty anchor before a heading belongs to the heading."""
    if page.plain(target):
        return False
    following = target.getnext()
    return not (target.tail or "").strip() and following is not None and following.tag in HEADINGS


def _encloses(page: Page, outer: Element, inner: Element) -> bool:
    return page.start[outer] <= page.start[inner] < page.end[outer]


def _block(page: Page, target: Element, link: Element | None) -> Element:
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
    if link is not None and _encloses(page, element, link):
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


def _with_unmarked(page: Page, notes: list[Linked]) -> list[Linked]:
    """Add notes of the same lists that no marker links to: list items, and elements named in the same pattern."""
    targets = {note.target for note in notes}
    patterns = {re.sub(r"\d+", "#", note.target.get("id") or "") for note in notes} - {""}
    lists = {
        parent for target in targets if target.tag == "li" and (parent := target.getparent()) is not None
    }
    added = []
    for parent in lists:
        items = [item for item in parent if item.tag == "li"]
        if 2 * sum(item in targets for item in items) < len(items):
            continue
        first = _number(parent.get("start"), 1)
        for number, item in enumerate(items, first):
            name = item.get("id") or ""
            alike = re.sub(r"\d+", "#", name) in patterns or not name
            if item not in targets and alike and page.plain(item):
                added.append(Linked(str(number), item, numbered=True))
    return sorted([*notes, *added], key=lambda note: page.start[note.target])


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else default


def _measure(page: Page, notes: list[Linked]) -> None:
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
    element = _block(page, note.target, note.markers[0] if note.markers else None)
    own = bisect_left(targets, page.start[note.target])
    others = [targets[i] for i in (own - 1, own + 1) if 0 <= i < len(targets)]  # the nearest are enough
    while (parent := element.getparent()) is not None:
        inside = any(page.start[parent] <= t < page.end[parent] for t in others)
        named = parent.tag in {"li", "dd", "aside", "tr"} or (
            parent.tag in {"div", "section", "td"} and len(others) and _is_named_for_one(parent)
        )
        called = any(_encloses(page, parent, marker) for marker in note.markers)
        if inside or called or not named or _holds_heading(page, parent):
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
    return first - page.start[parent] < 60 and sum(len(e.text.strip()) for e in before if e.step == 0) < 40


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


def _drop_references_between_notes(page: Page, notes: list[Linked]) -> None:
    """A link inside a note to another note ("see n. 12") is no marker, unless the other note has no marker else."""
    spans = Spans([(note.start, note.end) for note in notes])
    for note in notes:
        outside = [marker for marker in note.markers if not spans.cover(page.start[marker])]
        if outside:
            note.markers[:] = outside


def furniture(page: Page, note: Linked, back: Collection[Element]) -> set[Element]:
    """Elements of a note that are not its text: links back to the marker, and a label of its own before the text."""
    found: set[Element] = set()
    for element in page.events[note.start : note.end]:
        link = element.element
        if (
            element.step == 1
            and link.tag == "a"
            and (_is_back_link(page, link, note, back) or _is_service(page, link))
        ):
            found.add(link)
    return found | _own_label(page, note)


def _is_service(page: Page, link: Element) -> bool:
    """Whether a link only leads to a copy of the work."""
    return link.get("href", "").startswith(("http", "/", "#")) and bool(_SERVICES.fullmatch(page.plain(link)))


def _is_back_link(page: Page, link: Element, note: Linked, back: Collection[Element]) -> bool:
    text = page.plain(link)
    if link is note.target and not link.get("href"):
        return False
    role = " ".join(filter(None, map(link.get, ("class", "role", "rev", "rel"))))
    if re.search(r"back-?(?:ref|link)|footnote-?(?:return|back)|reversefootnote", role, re.IGNORECASE):
        return True
    if link not in back and not (link.get("href", "#").startswith("#")):
        return False
    return (
        bool(_BACK_ARROWS.fullmatch(text))
        or marker_label(text.strip("←↑↩ ")) == note.label
        or (link in back and bool(_BACK_WORDS.fullmatch(re.sub(r"[\s^↑↩]+\Z|\A[\s^↑↩]+", "", text))))
    )


def _own_label(page: Page, note: Linked) -> set[Element]:
    """`<sup>1</sup>`, `<span class="label">[1]</span>` at the start of a note."""
    found: set[Element] = set()
    seen = ""
    position = note.start
    while position < min(note.end, note.start + 60) and len(seen.strip()) <= 8:
        event = page.events[position]
        if (
            event.step == 1
            and event.element.tag in _LABEL_TAGS
            and marker_label(page.plain(event.element)) == note.label
        ):
            if not seen.strip("[( \u00a0"):
                found.add(event.element)
            position = page.end[event.element]
            continue
        seen += event.text if event.step == 0 else ""
        position += 1
    return found
