"""TEI, as OpenEdition, GROBID and editions write it: its notes and the bibliography at its end."""

import re
from collections.abc import Iterator
from pathlib import Path

from refman.article.contexts import contexts
from refman.article.flow import Flow
from refman.article.jats_item import plain
from refman.article.labels import marker_label
from refman.article.sections import with_sections
from refman.article.xml import Element, is_in
from refman.errors import UnreadableError
from refman.model import Article, Note

_BLOCKS = frozenset(
    {"p", "head", "l", "lg", "item", "lb", "quote", "list", "cit", "ab", "bibl", "cell", "row"}
)
_PARAGRAPHS = ("p", "head", "label", "l", "ab", "item", "cell")
_QUOTED_BLOCKS = ("p", "l", "lg", "ab", "list", "cit")
_ENDNOTE = frozenset({"end", "endnote", "endnotes"})
_ASIDE = frozenset({"margin", "inline", "left", "right", "interlinear"})
_LOOSE = re.compile(r"\s+([,.;:)])")


def tei_article(path: Path, root: Element) -> Article:
    """The article in a TEI document whose tags have no namespace; raises `UnreadableError` where it has no text."""
    text = root.find(".//text")
    if text is None:
        raise UnreadableError(
            "a TEI document without text", where=str(path), hint="Name the file of the edition itself."
        )
    notes = [
        note
        for note in text.iter("note")
        if note.get("place") not in _ASIDE and not is_in(note, "note", "biblStruct", "bibl")
    ]
    carried = contexts(_marked(text, notes))
    read = [_note(note, n, carried.get(str(n), ())) for n, note in enumerate(notes, 1)]
    references = [_reference(entry, n) for n, entry in enumerate(_entries(text), 1)]
    header = root.find("teiHeader")
    statement = root if header is None else header
    return Article(
        path=str(path),
        format="jats",
        title=_first(statement, "titleStmt/title") or _first(statement, "analytic/title"),
        authors=tuple(filter(None, map(_person, statement.iterfind(".//titleStmt/author")))),
        date=_date(statement),
        notes=(*with_sections([note for note in read if note.text]), *(r for r in references if r.text)),
    )


def _first(parent: Element, path: str) -> str:
    return plain(parent.find(f".//{path}"))


def _person(author: Element) -> str:
    parts = [plain(e) for e in author.iter("forename", "surname")]
    return " ".join(parts) if parts else plain(author)


def _date(header: Element) -> str:
    for date in header.iterfind(".//publicationStmt//date"):
        when = date.get("when") or plain(date)
        if match := re.match(r"\d{4}(?:-\d\d){0,2}", when):
            return match[0]
    return ""


def _add(flow: Flow, element: Element, *, italic: bool = False) -> None:
    """Add an element's text; notes inside it are left out, and so is the number before a note's text."""
    named = element.tag == "emph" or (element.tag == "title" and element.get("level") in {"m", "j", None})
    italic = italic or named or "italic" in element.get("rend", "") + element.get("rendition", "")
    flow.add(element.text or "", emphasis=italic)
    for child in element:
        if child.tag in _BLOCKS:
            flow.add(" ")
        if child.tag in {"q", "quote"} and not _is_quoted(child):
            flow.add("“")
            _add(flow, child, italic=italic)
            flow.add("”")
        elif child.tag not in {"note", "label"}:
            _add(flow, child, italic=italic)
        if child.tag in _BLOCKS:
            flow.add(" ")
        flow.add(child.tail or "", emphasis=italic)


def _is_quoted(element: Element) -> bool:
    """Whether a quotation has marks of its own, or stands apart as a block."""
    blocks = next(element.iter(*_QUOTED_BLOCKS), None) is not None
    return blocks or plain(element)[:1] in {*"\"'“„«‘‚»", ""}


def _text(element: Element) -> str:
    flow = Flow()
    _add(flow, element)
    return _LOOSE.sub(r"\1", flow.line().text)


def _note(note: Element, position: int, carried: tuple[str, ...]) -> Note:
    label = note.get("n") or marker_label(plain(note.find("label"))) or str(position)
    kind = "endnote" if note.get("place") in _ENDNOTE or note.get("type") in _ENDNOTE else "footnote"
    return Note(
        label.strip("[]. "), _text(note), "endnote" if kind == "endnote" else "footnote", contexts=carried
    )


def _marked(text: Element, notes: list[Element]) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Paragraphs with the places of their notes, which stand there or are pointed to."""
    keys = {note: str(n) for n, note in enumerate(notes, 1)}
    ids = {
        f"#{note.get('{http://www.w3.org/XML/1998/namespace}id') or note.get('id')}": key
        for note, key in keys.items()
    }
    for paragraph in text.iter(*_PARAGRAPHS, "quote"):
        if not is_in(paragraph, "note") and not (paragraph.tag == "quote" and is_in(paragraph, *_PARAGRAPHS)):
            flow = Flow()
            _walk(flow, paragraph, keys, ids)
            if flow.marked:
                line = flow.line(emphasis=False)
                yield line.text, list(line.markers)


def _walk(flow: Flow, element: Element, keys: dict[Element, str], ids: dict[str, str]) -> None:
    flow.add(element.text or "")
    for child in element:
        target = child.get("target", "") if child.tag in {"ref", "ptr"} else ""
        if child in keys or target in ids:
            flow.mark(keys.get(child) or ids[target])
        elif child.tag not in {"note", *_PARAGRAPHS}:
            _walk(flow, child, keys, ids)
        flow.add(child.tail or "")


def _entries(text: Element) -> Iterator[Element]:
    """Entries of the bibliography at the end."""
    for listing in text.iter("listBibl"):
        for entry in listing:
            if entry.tag in {"bibl", "biblStruct", "biblFull"}:
                yield entry


def _reference(entry: Element, position: int) -> Note:
    if entry.tag == "bibl":
        return Note(str(position), _text(entry), "reference")
    parts = [
        plain(e)
        for e in entry.iter("author", "editor", "title", "publisher", "pubPlace", "date", "biblScope", "idno")
    ]
    return Note(str(position), ". ".join(filter(None, parts)), "reference")
