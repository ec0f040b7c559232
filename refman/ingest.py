"""The whole of `import`: a source is read, its works are told from known ones, and what is new is added.

article ── read ── parse ──┐
                           ├── works ── settle ── entries and provenance
bibliography ── read ──────┘
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from refman.article import read_article
from refman.bibliography import BIBLIOGRAPHY_FORMATS, bibliography_format, read_bibliography, to_entry
from refman.citation import parse_notes
from refman.dedupe import find_duplicates, find_links, merge
from refman.errors import RefmanError
from refman.library import Change, Library
from refman.library.keys import PATTERN
from refman.model import Article, ArticleRecord, Citation, CitationRecord, Entry, Item, Link, Note

Cited: TypeAlias = Sequence[tuple[Note, Citation]]
OnDuplicate: TypeAlias = Literal["link", "add", "ask"]

OWN_CITATION = "self"
"""Label of the line in which an article cites itself; it is no note and counts as none."""

IDENTIFYING = {"title", "url", "doi", "isbn", "number", "booktitle", "journal", "eprint", "howpublished"}
"""An entry without any of these could not be found again."""


class Reviewer(Protocol):
    """Who answers for the person; the core itself never asks."""

    def same_work(self, new: Entry, known: Entry, link: Link) -> bool:
        """Whether two entries are one work."""

    def accept(self, text: str, entry: Entry, confidence: float) -> Entry | None:
        """The entry as it should be stored, or None to leave it out."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How an import decides: what happens to duplicates, and below which confidence it asks about a citation."""

    on_duplicate: OnDuplicate = "link"
    review_below: float = 0.0
    reviewer: Reviewer | None = None
    key_pattern: str = PATTERN


@dataclass(slots=True)
class SourceReport:
    """What became of one source: `linked`, `unresolved` and `rejected` are pairs as in the contract."""

    path: str
    format: str = ""
    title: str = ""
    notes: int = 0
    citations: int = 0
    comments: int = 0
    added: list[str] = field(default_factory=list)
    linked: list[tuple[str, str]] = field(default_factory=list)
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


def import_sources(
    library: Library,
    paths: Sequence[Path],
    *,
    policy: Policy,
    kind: str | None = None,
    dry_run: bool = False,
    step: Callable[[], object] = lambda: None,
) -> tuple[list[SourceReport], str]:
    """Import articles and bibliographies into a library, as one change that can be taken back.

    Args:
        library: the library to add to.
        paths: files; each is an article or a bibliography.
        policy: how duplicates and doubtful citations are decided.
        kind: the format of all sources, where it should not be found out.
        dry_run: report, but write nothing.
        step: called after each source that was read.

    Returns:
        A report per source, and with `dry_run` the unified diff of the library.

    Raises:
        ConflictError: the library is locked or was changed meanwhile.
        UnreadableError: the library cannot be read or written.

    """
    with library.change(f"import {' '.join(str(p) for p in paths)}", dry_run=dry_run) as change:
        sources = []
        for path in paths:
            sources.append(_read(path, change, library.path, policy, kind))
            step()
        _settle([(source, work) for source in sources for work in source.works], change, policy)
        for source in sources:
            if source.article:
                records = list(_citation_records(source.article.id, source))
                change.record(replace(source.article, key=source.keys.get(OWN_CITATION)), records)
        diff = change.diff if dry_run else ""
    return [source.report for source in sources], diff


def _read(path: Path, change: Change, library: Path, policy: Policy, kind: str | None) -> Source:
    try:
        found = kind or bibliography_format(path)
        if found in BIBLIOGRAPHY_FORMATS:
            return _read_bibliography(path, found)
        return _read_article(path, kind, change, library, policy)
    except RefmanError as error:
        rejected = [(error.where or str(path), error.what)]
        return Source(SourceReport(path=str(path), rejected=rejected, unread=error))


def _read_bibliography(path: Path, found: str) -> Source:
    entries, rejected = read_bibliography(path, found)
    report = SourceReport(path=str(path), format=found, citations=len(entries), rejected=list(rejected))
    return Source(report, [Work(e.key or f"entry {n}", e) for n, e in enumerate(entries, 1)])


def _read_article(path: Path, kind: str | None, change: Change, library: Path, policy: Policy) -> Source:
    article = read_article(path, format=kind)
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
    record = _article_record(article, path, library)
    keys = _known_keys(record.id, cited, change)
    report.linked += [(c.id, keys[c.id]) for _, c in cited if c.id in keys]
    works = list(_works(article, [(n, c) for n, c in cited if c.id not in keys], policy, report))
    return Source(report, [w for w in works if w.where not in keys], record, cited, keys)


def _article_record(article: Article, source: Path, library: Path) -> ArticleRecord:
    try:
        name = Path(os.path.relpath(source.resolve(), library.resolve().parent)).as_posix()
    except ValueError:  # another drive, on Windows
        name = source.resolve().as_posix()
    return ArticleRecord(
        id=name,
        digest=hashlib.sha256(source.read_bytes()).hexdigest(),
        format=article.format,
        title=article.title,
        authors=article.authors,
        date=article.date,
        url=article.url,
    )


def _text(note: Note, citation: Citation) -> str:
    return note.text[citation.start : citation.end]


def _known_keys(article: str, cited: Cited, change: Change) -> dict[str, str]:
    """Where an earlier import of the article put the same citations: that stays as it is."""
    before = {(c.id, c.text): c.key for c in change.provenance.citations_of.get(article, ())}
    found = {c.id: before.get((c.id, _text(n, c))) for n, c in cited if c.form == "full"}
    if article in change.provenance.articles:
        found[OWN_CITATION] = change.provenance.articles[article].key
    return {where: key for where, key in found.items() if key is not None and key in change.entries}


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
        text, entry = _text(note, citation), to_entry(_with_address(note, citation))
        if not IDENTIFYING & entry.fields.keys():
            report.rejected.append((f"note {note.label}", f"nothing to find the work by was read in: {text}"))
        elif accepted := _accepted(text, entry, citation.confidence, policy):
            yield Work(citation.id, accepted)


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


def _settle(named: Sequence[tuple[Source, Work]], change: Change, policy: Policy) -> None:
    """Put works into the library, each once, and tell the sources that name it its key."""
    entries = [work.entry for _, work in named]
    links = _links(entries, change.entries, policy)
    for group in _groups(entries, policy):
        link = max((links[n] for n in group if n in links), key=lambda found: found.score, default=None)
        found = [entries[n] for n in group]
        entry = _completed(change.entries[link.key], found) if link else _with_key(found, change, policy)
        if change.entries.get(entry.key) != entry:
            change.put(entry)
        for place, n in enumerate(group):
            source, work = named[n]
            source.keys[work.where] = entry.key
            if link or place:
                source.report.linked.append((work.where, entry.key))
            else:
                source.report.added.append(entry.key)


def _links(entries: Sequence[Entry], known: Mapping[str, Entry], policy: Policy) -> dict[int, Link]:
    if policy.on_duplicate == "add" or not entries or not known:
        return {}
    found = find_links(entries, list(known.values()))
    links = {link.new: link for link in found if _same(entries[link.new], known[link.key], link, policy)}
    answered = {link.new for link in found} if policy.on_duplicate == "ask" else set()
    twins = {_content(entry): key for key, entry in known.items()}
    for n, entry in enumerate(entries):
        key = _fuller(entry, known) or twins.get(_content(entry))
        if key and n not in links and n not in answered and IDENTIFYING & entry.fields.keys():
            links[n] = Link(n, key, 1.0, sure=True, reasons=("identical",))
    return links


def _content(entry: Entry) -> tuple[str, frozenset[tuple[str, str]]]:
    """All that an entry says: what is too little to tell a work by is the same where it says the same."""
    return entry.type, frozenset(entry.fields.items())


def _fuller(entry: Entry, known: Mapping[str, Entry]) -> str | None:
    """The key of an entry, where the known entry of that key says all that it says, and perhaps more."""
    same = known.get(entry.key)
    return (
        entry.key
        if same and same.type == entry.type and entry.fields.items() <= same.fields.items()
        else None
    )


def _same(new: Entry, known: Entry, link: Link, policy: Policy) -> bool:
    if policy.on_duplicate == "ask" and policy.reviewer:
        return policy.reviewer.same_work(new, known, link)
    return link.sure


def _groups(entries: Sequence[Entry], policy: Policy) -> list[list[int]]:
    """Entries that are the same work, as positions, in the order in which they are first named."""
    if policy.on_duplicate == "add":
        return [[n] for n in range(len(entries))]
    plan = find_duplicates(replace(e, key=str(n)) for n, e in enumerate(entries))
    twins: dict[object, list[int]] = {}
    for n, entry in enumerate(entries):
        twins.setdefault(_content(entry) if IDENTIFYING & entry.fields.keys() else n, []).append(n)
    first = list(range(len(entries)))

    def head(n: int) -> int:
        while first[n] != n:
            n = first[n]
        return n

    for cluster in [*([int(key) for key in c.keys] for c in plan.clusters), *twins.values()]:
        heads = {head(n) for n in cluster}
        for each in heads:
            first[each] = min(heads)
    groups: dict[int, list[int]] = {}
    for n in range(len(entries)):
        groups.setdefault(head(n), []).append(n)
    return list(groups.values())


def _completed(known: Entry, found: Sequence[Entry]) -> Entry:
    """A known entry with the fields that it lacks; what it has is somebody's work and stays."""
    fields = dict(known.fields)
    for name, value in merge(found, keep=known.key).fields.items():
        fields.setdefault(name, value)
    return replace(known, fields=fields)


def _with_key(entries: Sequence[Entry], change: Change, policy: Policy) -> Entry:
    """One new entry of all that name it, under the key that its source gave it or a made one."""
    entry = merge(entries, keep=entries[0].key)
    return (
        entry if change.is_free(entry.key) else replace(entry, key=change.new_key(entry, policy.key_pattern))
    )


def _citation_records(article: str, source: Source) -> Iterator[CitationRecord]:
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
