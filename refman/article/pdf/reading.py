"""The way from the bytes of a PDF to an article: glyphs, lines, notes, markers. Runs inside the child process."""

from collections.abc import Sequence
from typing import NamedTuple

from refman.article import limits
from refman.article.checks import missing_notes
from refman.article.contexts import contexts
from refman.article.pdf.endnotes import NoteList, find_headed, find_unheaded
from refman.article.pdf.footnotes import Footnotes, RawNote, body_size, find_footnotes
from refman.article.pdf.furniture import drop_furniture
from refman.article.pdf.glyphs import TextLayer, read_text_layer
from refman.article.pdf.head import read_head
from refman.article.pdf.lines import Line, page_lines
from refman.article.pdf.linking import keys_of, link_endnotes, link_footnotes
from refman.article.pdf.markers import raised_markers, written_markers
from refman.article.pdf.paragraphs import marked_paragraphs
from refman.article.pdf.references import find_numbered_references, find_references
from refman.article.pdf.text import fold, join_lines, vocabulary, with_emphasis
from refman.errors import UnreadableError
from refman.model import Article, Note, NoteKind

_REFERENCES_PER_NOTE = 4
"""A reference list beside notes is read only where it is so much longer than they are; else it repeats them."""


class Found(NamedTuple):
    """All notes of a document with their kind, the text that carries their markers, and what was left out."""

    notes: list[tuple[NoteKind, RawNote]]
    body: list[Line]
    warnings: list[str]


def read_bytes(data: bytes, *, max_pages: int = limits.PDF_PAGES) -> Article:
    """Read a PDF; `path` of the article is left empty.

    Raises:
        UnreadableError: damaged, locked, or without text.
        LimitError: more pages or text than refman is willing to read.

    """
    layer = read_text_layer(data, max_pages=max_pages)
    pages = [page_lines(page) for page in layer.pages]
    kept = drop_furniture(pages)
    _check_text(kept)
    found = _find(layer, kept)
    size = body_size(line for lines in kept for line in lines)
    heads = [[line for line in own if line not in text] for own, text in zip(pages, kept, strict=True)]
    head = read_head(pages, heads, size, layer.metadata)
    notes, lost = _notes(found)
    return Article(
        path="",
        format="pdf",
        title=head.title,
        authors=head.authors,
        date=head.date,
        url=head.url,
        citation=head.citation,
        notes=tuple(notes),
        warnings=(*_empty_pages(kept), *found.warnings, *missing_notes(lost)),
    )


def _check_text(pages: Sequence[Sequence[Line]]) -> None:
    """Refuse what has no text but stamps that recur on every page."""
    if sum(len(line.text) for lines in pages for line in lines) < 20:
        raise UnreadableError(
            "the PDF has no text layer, only pictures of pages",
            hint="Run OCR over it first (for example `ocrmypdf in.pdf out.pdf`) and read the result.",
        )


def _empty_pages(pages: Sequence[Sequence[Line]]) -> list[str]:
    """A warning where many pages are pictures."""
    empty = sum(not lines for lines in pages)
    return [f"{empty} of {len(pages)} pages have no text; OCR may help"] if 3 * empty > len(pages) else []


def _find(layer: TextLayer, pages: Sequence[list[Line]]) -> Found:
    """Footnotes or endnotes; a reference list where it is what the article cites by."""
    rules = [page.rules for page in layer.pages]
    footnotes = find_footnotes(pages, rules)
    listed = _labelled_list([line for own in pages for line in own], footnotes)
    if listed:
        kept = set(listed.rest)
        footnotes = find_footnotes([[line for line in own if line in kept] for own in pages], rules)
        marks = [note for note in footnotes.notes if not note.label.isalnum()]
        return Found([*_of("footnote", marks), *_of(listed.kind, listed.notes)], footnotes.body, [])
    references, rest = find_references(footnotes.body)
    if len(references) < _REFERENCES_PER_NOTE * len(_numbered(footnotes)):
        left_out = f"a reference list of {len(references)} items beside the notes was left out"
        return Found(_of("footnote", footnotes.notes), rest, [left_out] if references else [])
    return Found([*_of("footnote", footnotes.notes), *_of("reference", references)], rest, [])


def _labelled_list(lines: Sequence[Line], footnotes: Footnotes) -> NoteList | None:
    """Endnotes or numbered references, where the footnotes found are few, are part of them, or have no markers."""
    marked = {m.label for m in (*raised_markers(lines), *written_markers(lines, glued=False))}
    numbered = _numbered(footnotes)
    for search in (find_headed, find_numbered_references):
        listed = search(lines, marked)
        if listed:
            kept = set(listed.rest)
            if sum(note.opening in kept for note in numbered) < 0.5 * len(listed.notes):
                return listed
    linked = set(link_footnotes(dict(enumerate(numbered)), footnotes.body).notes.values())
    if len(numbered) < 3 or len(linked) < 0.3 * len(numbered):
        listed = find_unheaded(lines, marked)
        if listed and len(listed.notes) > len(numbered):
            return listed
    return None


def _of(kind: NoteKind, notes: Sequence[RawNote]) -> list[tuple[NoteKind, RawNote]]:
    return [(kind, note) for note in notes]


def _numbered(footnotes: Footnotes) -> list[RawNote]:
    return [note for note in footnotes.notes if note.label.isalnum()]


def _notes(found: Found) -> tuple[list[Note], list[str]]:
    """Notes with text and contexts, and the labels of markers that have none."""
    by_kind = {
        kind: {at: note for at, (own, note) in enumerate(found.notes) if own == kind}
        for kind in ("footnote", "endnote", "reference")
    }
    links = [
        link_footnotes(by_kind["footnote"], found.body),
        link_endnotes(by_kind["endnote"], found.body),
        link_endnotes(by_kind["reference"], found.body),
    ]
    words = vocabulary(
        "".join(piece.text for piece in line)
        for lines in ([line.pieces for line in found.body], *(note.lines for _, note in found.notes))
        for line in lines
    )
    said = contexts(marked_paragraphs(found.body, keys_of(links), words))
    several = {note.section for _, note in found.notes} != {0}
    notes = [
        Note(
            label=note.label,
            text=with_emphasis(join_lines(note.lines, words)),
            kind=kind,
            section=str(note.section + 1) if several and kind != "reference" else "",
            contexts=tuple(fold(sentence) for sentence in said.get(str(at), ())),
            page=note.page,
        )
        for at, (kind, note) in enumerate(found.notes)
    ]
    return notes, [label for link in links[:2] for label in link.lost]
