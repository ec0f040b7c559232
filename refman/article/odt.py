"""OpenDocument texts (.odt, .fodt): notes as LibreOffice, Google Docs, pandoc and others write them."""

from collections.abc import Mapping
from pathlib import Path

from refman.article.contexts import contexts
from refman.article.flow import embedded, hyperlinks
from refman.article.odt_styles import list_styles, odt_styles
from refman.article.odt_text import OFFICE, Noted, Story
from refman.article.office import META, date_of, properties, title_of
from refman.article.sections import told_apart, with_sections
from refman.article.typed_notes import typed_notes
from refman.article.xml import Element, parse_xml
from refman.article.zipped import Package
from refman.errors import UnreadableError
from refman.model import Article, Note, NoteKind

_MANIFEST = "META-INF/manifest.xml"
_KINDS: tuple[NoteKind, ...] = ("footnote", "endnote")


def read_odt(path: Path, data: bytes) -> Article:
    """Read an OpenDocument text; see `refman.article.read_article`."""
    content, styles, meta = _parts(path, data)
    text = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if text is None:
        raise UnreadableError(
            "an OpenDocument file, but no text",
            where=str(path),
            hint="Save it as an OpenDocument text (.odt).",
        )
    body = Story(odt_styles(styles, content), _recorded(meta), list_styles(styles, content)).read(text)
    found = _notes(body)
    notes = [note for note in found if note.text]
    typed, warnings = typed_notes(body.paragraphs, alone=not notes)
    about = properties(meta)
    return Article(
        path=str(path),
        format="odt",
        title=title_of(body.paragraphs, about.title),
        authors=about.authors,
        date=date_of(body.paragraphs, about.date),
        notes=tuple(told_apart(notes, typed, "References")),
        warnings=(*(f"note {note.label} is empty" for note in found if not note.text), *warnings),
    )


def _parts(path: Path, data: bytes) -> tuple[Element | None, ...]:
    """The roots of content, styles and properties, which a flat file (.fodt) has in one."""
    if not data.startswith(b"PK"):
        return (parse_xml(data, str(path)),) * 3
    package = Package(data, str(path))
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise UnreadableError(
            "the document is encrypted", where=str(path), hint="Save it without a password."
        )
    return tuple(
        parse_xml(package.read(name), f"{path}: {name}") if name in package else None
        for name in ("content.xml", "styles.xml", "meta.xml")
    )


def _recorded(meta: Element | None) -> dict[str, str]:
    """Properties that programs added to the document: name to text."""
    if meta is None:
        return {}
    return {e.get(f"{META}name", ""): "".join(e.itertext()) for e in meta.iter(f"{META}user-defined")}


def _notes(body: Story) -> list[Note]:
    """Footnotes, then endnotes, each with the sentences that carry its marker."""
    carried = contexts(
        (line.text, line.markers)
        for paragraph in body.paragraphs
        if paragraph.flow.marked
        for line in [paragraph.flow.line(emphasis=False)]
    )
    footnotes, endnotes = (_of_kind(kind, body, carried) for kind in _KINDS)
    return told_apart(footnotes, endnotes, "Endnotes")


def _of_kind(kind: NoteKind, body: Story, carried: Mapping[str, tuple[str, ...]]) -> list[Note]:
    noted = [one for one in body.notes if (one.kind == "endnote") == (kind == "endnote")]
    read = [
        _note(one, str(n), kind, carried.get(one.id, ()), paged=body.page > 1)
        for n, one in enumerate(noted, 1)
    ]
    return with_sections(read, [one.heading for one in noted])


def _note(one: Noted, position: str, kind: NoteKind, carried: tuple[str, ...], *, paged: bool) -> Note:
    line = one.flow.line()
    return Note(
        one.label or position,
        line.text,
        kind,
        contexts=carried,
        page=one.page if paged else None,
        embedded=embedded(line),
        links=hyperlinks(line),
    )
