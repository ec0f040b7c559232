"""Notes of a page that are linked to their markers: which links are markers, and how far each note reaches."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from refman.article.html_extent import Linked, Spans, block_of, encloses, holds_heading, measure, within
from refman.article.html_text import Page
from refman.article.html_tree import HEADINGS, fragments, target_of
from refman.article.labels import marker_label
from refman.article.xml import Element

_NOTE_NAME = re.compile(
    r"foot-?note|end-?note|(?:^|[^a-z])(?:fn|ftn|edn|en|nb|note|n|b|r|ref|refs?|cite?_?note|bib|cit|citeref|reference"
    r"|sd(?:foot|end)note)s?(?:[^a-z]|$)|notesbaspage|bibitem|citation",
    re.IGNORECASE,
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


@dataclass(eq=False)
class Links:
    """What the in-page links of a page mean."""

    notes: list[Linked]
    back: frozenset[Element]
    missing: list[str]


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
    measure(page, found)
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
        elif (label and target.tag not in _NO_NOTE | {"h1"}) or (label and _is_footnote_table(target)):
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


def _is_note(page: Page, link: Element, label: str, target: Element, origins: Sequence[int]) -> bool:
    """Whether a marker-like link leads to a note: by name, by a link back, or by the label before its text."""
    block = block_of(page, target, link)
    if holds_heading(page, block) or _heading_follows(page, target):
        return False
    if encloses(page, block, link):
        return False
    names = " ".join(
        (element.get(attribute) or "")
        for element in (target, block)
        for attribute in ("id", "name", "class", "role", "epub:type")
    )
    if _NOTE_NAME.search(names):
        return True
    if within(origins, page.start[block], page.end[block]) or _is_raised(link):
        return True
    line = page.line(page.start[target], min(page.end[block], page.start[target] + 30), ())
    return bool(re.match(rf"[\[(]?{re.escape(label)}[\]).:\s]", line.text))


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


def _drop_references_between_notes(page: Page, notes: list[Linked]) -> None:
    """A link inside a note to another note ("see n. 12") is no marker, unless the other note has no marker else."""
    spans = Spans([(note.start, note.end) for note in notes])
    for note in notes:
        outside = [marker for marker in note.markers if not spans.cover(page.start[marker])]
        if outside:
            note.markers[:] = outside
