"""What everything is made of: values that the rooms of refman hand to each other.

All are frozen. A CSL-JSON item stays the plain mapping that the CSL specification describes
(https://docs.citationstyles.org/en/stable/specification.html), so that it can be written out as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Item: TypeAlias = dict[str, Any]
"""One work in CSL-JSON; in a citation it may also hold `locator`, `label` (of the locator) and `prefix`."""

NoteKind: TypeAlias = Literal["footnote", "endnote", "reference"]
Form: TypeAlias = Literal["full", "short", "ibid"]
Relation: TypeAlias = Literal["erratum", "preprint", "edition", "translation", "part", "version"]


@dataclass(frozen=True, slots=True)
class Embedded:
    """A work that the file itself carries as data at `text[start:end]` of a note (a Zotero field, JATS, a .bib key)."""

    start: int
    end: int
    item: Item


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """An address that stands behind `text[start:end]` of a note, where a reader sees only the text."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, endnote or item of a reference list, as the article has it.

    `text` is verbatim but for white space, with emphasis as `*…*`. `contexts` are the sentences that carry the
    note's marker. `section` names the part of the document that numbers its notes anew, "" where there is one only.
    """

    label: str
    text: str
    kind: NoteKind = "footnote"
    section: str = ""
    contexts: tuple[str, ...] = ()
    page: int | None = None
    embedded: tuple[Embedded, ...] = ()
    links: tuple[Hyperlink, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A document that cites.

    `date` is ISO 8601 as far as it is known ("2018-01"); `citation` is the article's own citation line where it prints one ("Anne Doe, “A Title,” *A Journal* 14 (January 2018)").
    """

    path: str
    format: str
    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    url: str = ""
    citation: str = ""
    notes: tuple[Note, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `text[start:end]` of a note that is no citation."""

    kind: Literal["signal", "comment"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """The stretch `text[start:end]` of a note that cites one work.

    `id` is `LABEL:n`, n counting the note's citations from 1; `refers_to` is the id of the citation that first gave
    the work, for the forms `short` and `ibid`; `candidates` are ids that it could mean where that stays open.
    `field_confidence` has the same keys as `item`, as far as they were read from the text.
    """

    start: int
    end: int
    id: str
    form: Form
    item: Item
    confidence: float = 1.0
    refers_to: str | None = None
    candidates: tuple[str, ...] = ()
    field_confidence: Mapping[str, float] = field(default_factory=dict)
    kind: Literal["citation"] = "citation"


@dataclass(frozen=True, slots=True)
class ParsedNote:
    """A note and what stands in it: segments in order, without overlap."""

    note: Note
    segments: tuple[Span | Citation, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The segments that cite."""
        return tuple(s for s in self.segments if isinstance(s, Citation))


@dataclass(frozen=True, slots=True)
class Entry:
    """One BibTeX entry.

    `type` and field names are lower case; values are as the file has them, without the outer
    quotes or braces and with `@string` names resolved: LaTeX stays LaTeX.
    """

    type: str
    key: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Entries that are one work. `keys[0]` is not special; `keep` is the key that stays.

    Of more than two entries each reason tells of one pair: "a = b: same authors, same title".
    """

    keys: tuple[str, ...]
    keep: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Two entries that may be one work: a person decides."""

    keys: tuple[str, str]
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Two entries that are not one work, but belong together."""

    keys: tuple[str, str]
    relation: Relation


@dataclass(frozen=True, slots=True)
class Plan:
    """What a look for duplicates found; nothing is done yet."""

    clusters: tuple[Cluster, ...] = ()
    review: tuple[Review, ...] = ()
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A new entry (by its position in what was asked) and the key of the known entry that is the same work.

    `sure` is False where a person should look.
    """

    new: int
    key: str
    score: float
    sure: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An imported article in the provenance file. `id` names it there: the path relative to the library's folder."""

    id: str
    digest: str
    format: str
    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    url: str = ""
    key: str | None = None


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """Which note of which article cites what: `key` is the entry, None where the citation could not be resolved."""

    article: str
    id: str
    label: str
    form: Form
    text: str
    key: str | None
    section: str = ""
    locator: str = ""
    context: str = ""
    confidence: float = 1.0
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person (or `dedupe --apply`) decided for ever: `keys` are distinct, or were merged into `keys[0]`."""

    kind: Literal["distinct", "merged"]
    keys: tuple[str, ...]
