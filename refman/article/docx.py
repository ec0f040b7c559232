"""Word documents (.docx): footnotes and endnotes joined to their markers, with the works that fields carry."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from refman.article.checks import missing_notes
from refman.article.contexts import contexts
from refman.article.docx_lists import Lists
from refman.article.docx_parts import Parts, Style, W, custom_properties, styles, value
from refman.article.docx_text import Reference, Story
from refman.article.flow import embedded, hyperlinks
from refman.article.labels import RAISE
from refman.article.numbering import Place, Scheme, numbered
from refman.article.office import date_of, properties, title_of
from refman.article.sections import told_apart
from refman.article.typed_notes import typed_notes
from refman.article.word_sources import word_sources
from refman.article.xml import Element
from refman.article.zipped import Package
from refman.model import Article, Item, Note, NoteKind

_OWN_NUMBER = re.compile(r"\A\s*(?:\[\s*\]|\(\s*\)|[.:)\]](?=\s))\s*")
_Known: TypeAlias = tuple[Mapping[str, Style], Mapping[str, str], Mapping[str, Item]]
"""What a story is read with: styles, properties that programs added, Word's own sources."""


def read_docx(path: Path, data: bytes) -> Article:
    """Read a Word document; see `refman.article.read_article`."""
    parts = Parts.of(Package(data, str(path)))
    root = parts.body()
    known = (
        styles(parts.part("styles")),
        custom_properties(parts.file("docProps/custom.xml")),
        word_sources(parts.package),
    )
    body = Story(*known, Lists.of(parts.part("numbering"))).read(root)
    body.sections += root.findall(f"{W}sectPr")[-1:]
    carried = _contexts(body)
    footnotes, warnings = _notes("footnote", parts, body, known, carried)
    endnotes, more = _notes("endnote", parts, body, known, carried)
    found = told_apart(footnotes, endnotes, "Endnotes")
    notes = [note for note in found if note.text]
    typed, further = typed_notes(body.paragraphs, alone=not notes)
    empty = [f"note {note.label} is empty" for note in found if not note.text]
    about = properties(parts.file("docProps/core.xml"))
    return Article(
        path=str(path),
        format="docx",
        title=title_of(body.paragraphs, about.title),
        authors=about.authors,
        date=date_of(body.paragraphs, about.date),
        notes=tuple(told_apart(notes, typed, "References")),
        warnings=(*warnings, *more, *empty, *further),
    )


def _notes(
    kind: NoteKind, parts: Parts, body: Story, known: _Known, carried: Mapping[str, tuple[str, ...]]
) -> tuple[list[Note], list[str]]:
    """The notes of one kind in the order of their markers, empty ones too, and warnings."""
    elements = _elements(parts.part(f"{kind}s"), kind)
    notes, missing = [], []
    links = parts.links(f"{kind}s")
    schemes = _schemes(kind, body, parts.part("settings"))
    for reference, label, section in _labelled(kind, body, schemes):
        element = elements.get(reference.id)
        if element is None:
            missing.append(label)
            continue
        note = _note(Story(*known, joined=True, links=links).read(element), label, kind)
        page = reference.page if body.page > 1 else None
        notes.append(replace(note, section=section, page=page, contexts=carried.get(reference.key, ())))
    by_page = any(scheme.restart == "eachPage" for scheme in schemes) and len(notes) > 1 and body.page == 1
    unsure = [f"{kind}s are numbered by page, but the file does not say where pages end: labels count on"]
    return notes, [*missing_notes(missing), *_unmarked(kind, elements, body), *unsure * by_page]


def _contexts(body: Story) -> Mapping[str, tuple[str, ...]]:
    """Sentences by the key of the note; a cross-reference to a note is one more marker of it."""
    lines = [p.flow.line(emphasis=False) for p in body.paragraphs if p.flow.marked]
    bookmarked = {f"bookmark:{name}": key for name, key in body.bookmarked.items()}
    return contexts(
        (line.text, [(at, bookmarked.get(key, key)) for at, key in line.markers]) for line in lines
    )


def _elements(root: Element | None, kind: NoteKind) -> dict[str, Element]:
    """The notes of one kind by id, without the lines that separate them from the text."""
    found = {} if root is None else {e.get(f"{W}id", ""): e for e in root.iter(f"{W}{kind}")}
    return {key: e for key, e in found.items() if e.get(f"{W}type", "normal") == "normal"}


def _note(story: Story, label: str, kind: NoteKind) -> Note:
    """A note without the number that stands before its text, where a mark or a raised number is typed there."""
    line = story.flow.line()
    typed = label.translate(RAISE) if label.isdecimal() else label
    start = len(typed) if line.text.startswith(typed) and not typed.isalpha() else 0
    own = _OWN_NUMBER.match(line.text, start)
    start = own.end() if own else start + len(line.text[start:]) - len(line.text[start:].lstrip())
    line = line.cut(start)
    return Note(label, line.text, kind, embedded=embedded(line), links=hyperlinks(line))


def _labelled(kind: NoteKind, body: Story, schemes: Sequence[Scheme]) -> list[tuple[Reference, str, str]]:
    """Each marker once, with the label it shows and the section that numbers it."""
    first: dict[str, Reference] = {}
    for reference in body.references:
        if reference.kind == kind:
            first.setdefault(reference.key, reference)
    references = list(first.values())
    shown = numbered([Place(r.section, r.page, r.mark) for r in references], schemes)
    names = _names({run: r for r, (_, run) in zip(reversed(references), reversed(shown), strict=True)}, body)
    return [(r, label, names[run]) for r, (label, run) in zip(references, shown, strict=True)]


def _schemes(kind: NoteKind, body: Story, settings: Element | None) -> list[Scheme]:
    """How each section numbers its notes."""
    fallback = _scheme(kind, settings, Scheme("decimal" if kind == "footnote" else "lowerRoman"))
    return [_scheme(kind, section, fallback) for section in body.sections] or [fallback]


def _scheme(kind: NoteKind, parent: Element | None, fallback: Scheme) -> Scheme:
    """The numbering that the settings or a section ask for."""
    element = parent.find(f"{W}{kind}Pr") if parent is not None else None
    if element is None:
        return fallback
    start = value(element, "numStart")
    return Scheme(
        value(element, "numFmt", fallback.format),
        int(start) if start.isdecimal() and len(start) < 6 else fallback.start,
        value(element, "numRestart", fallback.restart),
    )


def _names(runs: Mapping[int, Reference], body: Story) -> dict[int, str]:
    """What runs of numbers are called: the heading of their section, else their page, else their position."""
    if len(runs) == 1:
        return dict.fromkeys(runs, "")
    headings = {p.section: p.plain for p in reversed(body.paragraphs) if p.level}
    by_heading = {run: headings.get(r.section, "") for run, r in runs.items()}
    by_page = {run: f"p. {r.page}" for run, r in runs.items()}
    by_position = {run: str(run + 1) for run in runs}
    distinct = [n for n in (by_heading, by_page) if len(set(n.values()) - {""}) == len(runs)]
    return [*distinct, by_position][0]


def _unmarked(kind: NoteKind, elements: Mapping[str, Element], body: Story) -> list[str]:
    """Warnings for notes that the text has no marker for, unless that marker was deleted as a tracked change."""
    marked = {r.key for r in body.references} | body.deleted
    lost = [element for key, element in elements.items() if f"{kind}:{key}" not in marked]
    texts = [" ".join("".join(t.text or "" for t in element.iter(f"{W}t")).split()) for element in lost]
    return [f"a {kind} without a marker is left out: {text[:60]}" for text in texts if text]
