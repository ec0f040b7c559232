"""A source, an article or a bibliography, is read: which works it names, and what the library remembers of it."""

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from refman.article import read_article
from refman.bibliography import (
    BIBLIOGRAPHY_FORMATS,
    bibliography_format,
    read_bibliography,
    to_entry,
    to_item,
)
from refman.bibliography.inheritance import inherited
from refman.citation import parse_notes
from refman.errors import RefmanError
from refman.ingest.policy import Policy, identified
from refman.library import Change
from refman.model import Article, ArticleRecord, Citation, CitationRecord, Entry, Item, Note

Cited: TypeAlias = Sequence[tuple[Note, Citation]]

STDIN = Path("-")
_CITING_BY_KEY = frozenset({"tex", "md"})
"""Formats of articles that cite by the keys of BibTeX; the identifiers of others are those of some program."""
OWN_CITATION = "self"
"""Label of the line in which an article cites itself; it is no note and counts as none."""


@dataclass(slots=True)
class SourceReport:
    """What became of one source: `linked`, `unresolved` and `rejected` are pairs as in the contract.

    `completed` names known entries that got fields which they lacked.
    """

    path: str
    format: str = ""
    title: str = ""
    notes: int = 0
    citations: int = 0
    comments: int = 0
    added: list[str] = field(default_factory=list)
    linked: list[tuple[str, str]] = field(default_factory=list)
    completed: list[str] = field(default_factory=list)
    unresolved: list[tuple[str, str]] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    unread: RefmanError | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A work that a source names: `where` is the citation's id, or the entry's key or number."""

    where: str
    entry: Entry


@dataclass(slots=True)
class Source:
    """A source as read: the works that it names, and for an article its citations and their keys as far as known."""

    report: SourceReport
    works: Sequence[Work] = ()
    article: ArticleRecord | None = None
    cited: Cited = ()
    keys: dict[str, str] = field(default_factory=dict)

    def sort_links(self) -> None:
        """Let the report name links in the order of the notes, or of the entries."""
        order = [OWN_CITATION, *(c.id for _, c in self.cited), *(work.where for work in self.works)]
        places = {where: place for place, where in enumerate(order)}
        self.report.linked.sort(key=lambda link: places[link[0]])


def read_source(path: Path, change: Change, library: Path, policy: Policy, kind: str | None) -> Source:
    """What a file names, whether it is an article or a bibliography; one that cannot be read says why in its report."""
    try:
        data = sys.stdin.buffer.read() if path == STDIN else None
        found = kind or bibliography_format(path, data)
        if found in BIBLIOGRAPHY_FORMATS:
            return _read_bibliography(path, data, found)
        article = read_article(path, data=data, format=kind)
        record = _article_record(article, path, data, library)
        return _read_article(path, article, record, change, policy)
    except RefmanError as error:
        rejected = [(error.where or str(path), error.what)]
        return Source(SourceReport(path=str(path), rejected=rejected, unread=error))


def _read_bibliography(path: Path, data: bytes | None, found: str) -> Source:
    report = SourceReport(path=str(path), format=found)
    entries, rejected = read_bibliography(path, found, data=data, warn=report.warnings.append)
    report.citations = len(entries)
    report.rejected += rejected
    numbered = list(enumerate(entries, 1))
    nothing = [n for n, e in numbered if not e.key and not e.fields]
    report.rejected += [(f"{path}: entry {n}", "neither a key nor a field") for n in nothing]
    return Source(report, [Work(e.key or f"entry {n}", e) for n, e in numbered if e.key or e.fields])


def _read_article(
    path: Path, article: Article, record: ArticleRecord, change: Change, policy: Policy
) -> Source:
    parsed = parse_notes(article.notes)
    cited = [(p.note, c) for p in parsed for c in p.citations]
    report = SourceReport(
        path=str(path),
        format=article.format,
        title=article.title,
        notes=len(article.notes),
        citations=len(cited),
        comments=sum(not p.citations for p in parsed),
        warnings=list(article.warnings),
    )
    keys = _cited_by_key(cited, change) | _known_keys(record.id, cited, change)
    report.linked += [(c.id, keys[c.id]) for _, c in cited if c.id in keys]
    works = list(_works(article, [(n, c) for n, c in cited if c.id not in keys], policy, report))
    return Source(report, [w for w in works if w.where not in keys], record, cited, keys)


def _article_record(article: Article, source: Path, data: bytes | None, library: Path) -> ArticleRecord:
    """What is remembered of an article: its path from the library, or by its content what came from stdin and has none."""
    digest = hashlib.sha256(source.read_bytes() if data is None else data).hexdigest()
    name = _path_from(library, source) if data is None else f"stdin-{digest[:12]}"
    return ArticleRecord(
        id=os.fsencode(name).decode("utf-8", "replace"),
        digest=digest,
        format=article.format,
        title=article.title,
        authors=article.authors,
        date=article.date,
        url=article.url,
    )


def _path_from(library: Path, source: Path) -> str:
    try:
        return Path(os.path.relpath(source.resolve(), library.resolve().parent)).as_posix()
    except ValueError:  # another drive, on Windows
        return source.resolve().as_posix()


def _text(note: Note, citation: Citation) -> str:
    return note.text[citation.start : citation.end]


def _known_keys(article: str, cited: Cited, change: Change) -> dict[str, str]:
    """Where an earlier import of the article put the same citations: that stays as it is."""
    before = {(c.id, c.text): c.key for c in change.provenance.citations_of.get(article, ())}
    found = {c.id: before.get((c.id, _text(n, c))) for n, c in cited if c.form == "full"}
    if article in change.provenance.articles:
        found[OWN_CITATION] = change.provenance.articles[article].key
    return {where: key for where, key in found.items() if key is not None and key in change.entries}


def _cited_by_key(cited: Cited, change: Change) -> dict[str, str]:
    """The keys of citations by key, as in LaTeX: where the library says the same of the work, or the article nothing."""
    found = {}
    for _, citation in cited:
        key = str(citation.item.get("id") or "")
        if citation.form == "full" and key in change.entries:
            said = {name: v for name, v in citation.item.items() if name not in {"id", "locator"}}
            (known,), _ = inherited([change.entries[key]], change.entries)
            if not said or said.items() <= to_item(known).items():
                found[citation.id] = key
    return found


def _works(article: Article, cited: Cited, policy: Policy, report: SourceReport) -> Iterator[Work]:
    """The works that an article names in full: itself, where it prints how it wants to be cited, and its sources."""
    if article.citation:
        own = parse_notes([Note(OWN_CITATION, article.citation, kind="reference")], split=False)
        yield from (
            Work(OWN_CITATION, to_entry(c.item)) for p in own for c in p.citations if c.form == "full"
        )
    for note, citation in cited:
        if citation.form != "full":
            continue
        key = str(citation.item.get("id") or "") if article.format in _CITING_BY_KEY else ""
        text, entry = _text(note, citation), to_entry(_with_address(note, citation), key)
        if not identified(entry):
            report.rejected.append((f"note {note.label}", f"nothing to find the work by was read in: {text}"))
        elif accepted := _accepted(text, entry, citation.confidence, policy):
            yield Work(citation.id, accepted)
        else:
            report.warnings.append(f"note {citation.id}: left out in the review: {text}")


def _with_address(note: Note, citation: Citation) -> Item:
    """The item of a citation, with the address that stands behind its title where the citation prints none."""
    item = citation.item
    title = _letters(str(item.get("title", "")))
    if not title or "URL" in item or "DOI" in item:
        return item
    for link in note.links:
        shown = _letters(note.text[link.start : link.end])
        alike = shown == title or (min(len(shown), len(title)) > 7 and (shown in title or title in shown))
        if citation.start <= link.start < citation.end and alike:
            return {**item, "URL": link.url}
    return item


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _accepted(text: str, entry: Entry, confidence: float, policy: Policy) -> Entry | None:
    if policy.reviewer and confidence < policy.review_below:
        return policy.reviewer.accept(text, entry, confidence)
    return entry


def citation_records(article: str, source: Source) -> Iterator[CitationRecord]:
    """What is to be remembered of an article's citations, now that the works have keys; short forms are reported too."""
    keys, report = source.keys, source.report
    for note, citation in source.cited:
        key = keys.get(citation.id if citation.form == "full" else citation.refers_to or "")
        if citation.form != "full" and key:
            report.linked.append((citation.id, key))
        elif citation.form != "full":
            report.unresolved.append((citation.id, _text(note, citation)))
        yield CitationRecord(
            article=article,
            id=citation.id,
            label=note.label,
            form=citation.form,
            text=_text(note, citation),
            key=key,
            section=note.section,
            locator=str(citation.item.get("locator", "")),
            context=next(iter(note.contexts), ""),
            confidence=round(citation.confidence, 2),
            refers_to=citation.refers_to,
        )
