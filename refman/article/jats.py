"""JATS and its older forms (NLM): footnotes, endnotes, and reference lists with their data."""

import re
from collections.abc import Iterator
from pathlib import Path

from refman.article.checks import missing_notes
from refman.article.contexts import contexts
from refman.article.flow import Flow, embedded, hyperlinks
from refman.article.jats_item import XLINK, person, plain
from refman.article.jats_text import Markers, add_text
from refman.article.labels import marker_label, strip_label
from refman.article.sections import told_apart, with_sections
from refman.article.xml import Element, is_in, parse_xml
from refman.errors import UnreadableError
from refman.model import Article, Note, NoteKind

_ROOTS = ("article", "book-part-wrapper", "book", "book-part")
_DATES = ("pub", "epub", "ppub", "epub-ppub", "epreprint", "collection", "")


def read_jats(path: Path, data: bytes) -> Article:
    """Read a JATS article; see `refman.article.read_article`. TEI goes to its own reader."""
    root = parse_xml(data, str(path))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    if root.tag in {"TEI", "TEI.2", "teiCorpus"}:
        from refman.article.tei import tei_article

        return tei_article(path, root)
    article = root if root.tag in _ROOTS else next(root.iter(*_ROOTS), None)
    if article is None:
        raise UnreadableError(
            f"XML, but neither JATS nor TEI: its root is <{root.tag}>",
            where=str(path),
            hint="Save the article as html, docx or JATS.",
        )
    for other in list(article.iter("sub-article", "response")):
        other.getparent().remove(other)
    return _article(path, article)


def _article(path: Path, article: Element) -> Article:
    meta = next(article.iter("article-meta", "book-part-meta", "book-meta"), article)
    notes, warnings = _notes(article)
    return Article(
        path=str(path),
        format="jats",
        title=_title(meta),
        authors=tuple(_authors(meta)),
        date=_date(meta),
        url=_url(meta),
        notes=tuple(notes),
        warnings=tuple(warnings),
    )


def _title(meta: Element) -> str:
    parts = [next(meta.iter(name), None) for name in ("article-title", "subtitle")]
    if parts[0] is None:
        parts[0] = next(meta.iter("book-title", "title"), None)
    return ": ".join(filter(None, (_bare(part) for part in parts if part is not None)))


def _bare(element: Element) -> str:
    """The text without markers of notes."""
    flow = Flow()
    add_text(flow, element, set(element.iter("xref", "fn")))
    return flow.line(emphasis=False).text


def _authors(meta: Element) -> Iterator[str]:
    for contributor in meta.iter("contrib"):
        name = next(contributor.iter("name", "string-name", "collab", "anonymous"), None)
        if name is not None and contributor.get("contrib-type", "author") in {"author", "authors"}:
            known = person(name)
            shown = " ".join(filter(None, (known.get("given"), known.get("family"), known.get("suffix"))))
            yield shown or known.get("literal", "")


def _date(meta: Element) -> str:
    """The day of publication, online before print, as exact as it is given."""
    dates = {d.get("date-type") or d.get("pub-type") or "": d for d in reversed(list(meta.iter("pub-date")))}
    chosen = next((dates[kind] for kind in _DATES if kind in dates), None)
    if chosen is None:
        return ""
    parts = [plain(chosen.find(name)) for name in ("year", "month", "day")]
    numbers: list[str] = []
    for part in parts:
        if not (part.isascii() and part.isdecimal()):
            break
        numbers.append(part.zfill(2))
    return "-".join(numbers) or chosen.get("iso-8601-date", "")[:10]


def _url(meta: Element) -> str:
    for identifier in meta.findall("article-id"):
        if identifier.get("pub-id-type") == "doi" and plain(identifier):
            return f"https://doi.org/{plain(identifier)}"
    return next((link for e in meta.iter("self-uri") if (link := e.get(XLINK, "")).startswith("http")), "")


def _notes(article: Element) -> tuple[list[Note], list[str]]:
    """Footnotes, then references, with the sentences that carry their markers, and warnings."""
    references = [e for e in article.iter("ref") if e.getparent().tag != "ref"]
    targets = {
        rid
        for xref in article.iter("xref")
        if not is_in(xref, "ref", "table-wrap", "contrib", "aff", "author-notes")
        for rid in xref.get("rid", "").split()
    }
    feet = [fn for fn in article.iter("fn") if _is_note(fn, targets)]
    keys = {element: element.get("id") or f"#{n}" for n, element in enumerate([*feet, *references])}
    order = {keys[ref]: n for n, ref in enumerate(references, 1)}
    markers = Markers(
        set(keys.values()),
        order,
        {
            fn: keys[fn]
            for fn in feet
            if fn.get("id") not in targets and is_in(fn, "body", "abstract", "article-title")
        },
    )
    lines = [flow.line(emphasis=False) for flow in markers.paragraphs(article)]
    carried = contexts((line.text, line.markers) for line in lines)
    footnotes = [
        _footnote(fn, n, markers.shown.get(keys[fn], ""), carried.get(keys[fn], ()))
        for n, fn in enumerate(feet, 1)
    ]
    listed = [_reference(ref, n, carried.get(keys[ref], ())) for n, ref in enumerate(references, 1)]
    notes = with_sections(footnotes)
    both = told_apart(notes, listed, "References")
    empty = [f"note {note.label} is empty" for note in both if not note.text]
    return [note for note in both if note.text], [*missing_notes(markers.missing), *empty]


def _is_note(fn: Element, targets: set[str]) -> bool:
    """A footnote of the text: not of a table, nor one about its authors or its making that no marker points to."""
    if is_in(fn, "table-wrap", "table-wrap-foot", "fig", "ref"):
        return False
    if fn.get("id") in targets or is_in(fn, "body"):
        return True
    return not is_in(fn, "author-notes", "front") and bool(marker_label(plain(fn.find("label"))))


def _footnote(fn: Element, position: int, shown: str, carried: tuple[str, ...]) -> Note:
    printed = _own_label(fn)
    flow = Flow()
    add_text(flow, fn, () if printed is None else {printed})
    line = flow.line()
    label = _label(plain(printed)) or fn.get("symbol", "") or marker_label(shown) or str(position)
    text = strip_label(line.text, label) if printed is None else line.text.lstrip(".)]: ")
    line = line.cut(len(line.text) - len(text))
    return Note(
        label, line.text, _kind(fn), contexts=carried, embedded=embedded(line), links=hyperlinks(line)
    )


def _own_label(fn: Element) -> Element | None:
    """The label of a footnote: an element of its own, or a raised number at the start of its text."""
    label = _first_label(fn)
    if label is not None:
        return label
    raised = next(fn.iter("sup"), None)
    if raised is None or not marker_label(plain(raised)):
        return None
    whole = plain(fn)
    return raised if whole.startswith(plain(raised)) else None


def _first_label(element: Element) -> Element | None:
    """The label of a note itself, not that of a list in it."""
    own = element.find("label")
    return element.find("*/label") if own is None else own


def _label(text: str) -> str:
    return marker_label(text) or text.strip("[]().:, ")


def _kind(fn: Element) -> NoteKind:
    group = next(fn.iterancestors("fn-group", "notes"), None)
    if group is None:
        return "footnote"
    first = next(iter(group))  # a title, where there is one
    title = plain(first) if first.tag == "title" else ""
    name = f"{group.get('content-type', '')} {title}".lower().replace(" ", "")
    return "endnote" if "endnote" in name else "footnote"


def _reference(ref: Element, position: int, carried: tuple[str, ...]) -> Note:
    """An item of a reference list; each citation in it carries its data, where it has any."""
    printed = _first_label(ref)
    flow = Flow()
    add_text(flow, ref, () if printed is None else {printed})
    label = _label(plain(printed)) or str(position)
    line = flow.line()
    number = re.match(rf"\[?{re.escape(label)}[\].]+\s+", line.text) if printed is not None else None
    line = line.cut(number.end() if number else 0)
    return Note(
        label, line.text, "reference", contexts=carried, embedded=embedded(line), links=hyperlinks(line)
    )
