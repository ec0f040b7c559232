"""What is wrong in a library, and what can safely be mended."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from refman import bibtex
from refman.bibliography.dates import is_edtf, parse_issued
from refman.bibliography.identifiers import bare_doi
from refman.bibliography.inheritance import aliases
from refman.bibtex import MONTHS, Block, split_names
from refman.model import Entry

if TYPE_CHECKING:
    from refman.library.change import Change
    from refman.library.store import Library, Problem

_WHO = ("author", "editor", "organization", "institution")
_WHEN = ("year", "date", "urldate")
_WHERE = tuple(
    "url doi howpublished publisher institution organization school journal journaltitle booktitle number eprint note "
    "archive archive_location archive_collection library authority eventtitle venue".split()
)
_REQUIRED: Mapping[str, Sequence[Sequence[str]]] = {
    "article": (_WHO, ("title",), ("journal", "journaltitle"), _WHEN),
    "book": (_WHO, ("title",), ("publisher",), _WHEN),
    "collection": (("editor",), ("title",), ("publisher",), _WHEN),
    "inbook": (_WHO, ("title",), ("booktitle", "chapter", "pages"), ("publisher",), _WHEN),
    "incollection": (_WHO, ("title",), ("booktitle",), ("publisher",), _WHEN),
    "inproceedings": (_WHO, ("title",), ("booktitle",), _WHEN),
    "thesis": (_WHO, ("title",), ("school", "institution"), _WHEN),
    "phdthesis": (_WHO, ("title",), ("school", "institution"), _WHEN),
    "mastersthesis": (_WHO, ("title",), ("school", "institution"), _WHEN),
    "report": (_WHO, ("title",), ("institution", "publisher", "organization"), _WHEN),
    "techreport": (_WHO, ("title",), ("institution",), _WHEN),
    "online": (("title",), ("url", "doi")),
}
_OTHERS = (("title", "howpublished"), _WHERE)
_INHERITS = ("crossref", "xdata", "xref")
_KNOWN_FIELDS = "author|editor|title|booktitle|journal|journaltitle|year|date|month|volume|number|pages|publisher|address|url|doi|note|abstract|keywords"
_SWALLOWED = re.compile(rf'[,}}"\s]\s*({_KNOWN_FIELDS})\s*=\s*[{{"]', re.IGNORECASE)
_SUSPECT_END = re.compile(rf"^\s*({_KNOWN_FIELDS})\s*=", re.IGNORECASE | re.MULTILINE)
_KEY_WITHOUT_COMMA = re.compile(r"(@\w+\s*[{(]\s*[^\s,={}()\"]+)(\s*\n)")
_YEAR = re.compile(
    r"[\[(~]?(?:ca?\.?\s*|circa\s+|in\s+)?-?(?:\d{3,4}\s*[-–/]+\s*(?:\d{2,4})?|\d{1,4})[?\])~]*|n\.?\s?d\.?|forthcoming|in press",
    re.IGNORECASE,
)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ET_AL = re.compile(r"(?:\s+and|,)?\s+et\.?\s+al\.?\s*$", re.IGNORECASE)
_MONTHS = (
    "january february march april may june july august september october november december".split(),
    "januar februar märz april mai juni juli august september oktober november dezember".split(),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong. `place` is the block's number in the file, -1 for what is wrong in the provenance.

    `fix` holds the fields to set where that is safe; `kind` "syntax" is mended in the text itself.
    """

    line: int
    key: str
    kind: str
    message: str
    place: int = -1
    fixable: bool = False
    fix: Mapping[str, str] = field(default_factory=dict)


def findings(library: "Library") -> list[Finding]:
    """All that is wrong in a library, in file order, then what is damaged or dangles in the provenance."""
    blocks = library.document.blocks
    known = {key.lower() for e in library.entries.values() for key in (e.key, *aliases(e))}
    found = [_syntax(problem, blocks[problem.place], library.entries) for problem in library.problems]
    strings = bibtex.definitions(library.document.chunks)
    for place, block in enumerate(blocks):
        if block.entry:
            found += [
                Finding(block.line, block.entry.key, "string", f"there is no @string `{name}`", place)
                for name in ([] if block.error else bibtex.undefined(block.raw, strings))
            ]
            found += [
                Finding(block.line, block.entry.key, kind, message, place, bool(fix), fix)
                for kind, message, fix in _in_entry(block.entry, known)
            ]
    return sorted(found, key=lambda f: f.line) + list(_in_provenance(library))


def mend(change: "Change", found: Sequence[Finding], blocks: Sequence[Block]) -> None:
    """Mend what is `fixable`."""
    by_place: dict[int, list[Finding]] = {}
    for finding in found:
        if finding.fixable:
            by_place.setdefault(finding.place, []).append(finding)
    for place, here in by_place.items():
        entry = blocks[place].entry
        if entry is None:
            change.replace_block(place, _closed(blocks[place].raw))
        elif any(finding.kind == "duplicate" for finding in here):
            change.replace_block(place, None)
        else:
            fields = {**entry.fields, **{name: v for finding in here for name, v in finding.fix.items()}}
            change.mend(place, Entry(entry.type, entry.key or change.new_key(entry), fields))


def _syntax(problem: "Problem", block: Block, entries: Mapping[str, Entry]) -> Finding:
    """A problem of the file's text as a finding."""
    match problem.kind:
        case "duplicate":
            fixable = entries[problem.key] == block.entry
        case "key":
            fixable = not problem.key
        case "syntax" if block.entry:
            fixable = bibtex.with_commas(block.raw) != block.raw
        case "syntax":
            fixable = _closed(block.raw) is not None
    return Finding(problem.line, problem.key, problem.kind, problem.reason, problem.place, fixable)


def _closed(raw: str) -> str | None:
    """A broken entry with the comma behind its key, or the delimiter at its end, that it lacks; None where that does not help."""
    closing = ")" if re.match(r"@\w*\s*\(", raw) else "}"
    with_comma = _KEY_WITHOUT_COMMA.sub(r"\1,\2", raw, count=1)
    for attempt in (with_comma, f"{raw}\n{closing}", f"{with_comma}\n{closing}"):
        blocks = bibtex.read(attempt, {})
        if len(blocks) == 1 and blocks[0].entry and not blocks[0].error and not _reaches_over(attempt):
            return attempt
    return None


def _reaches_over(raw: str) -> bool:
    """Whether a value holds what looks like the next field."""
    return any(_SUSPECT_END.search(raw, s.value_start, s.value_end) for s in bibtex.layout(raw).fields)


def _in_entry(entry: Entry, known: Container[str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Kind, message and fix of each thing wrong in what an entry says; `known` are all keys, in lower case."""
    yield from _missing(entry, known)
    yield from _names(entry)
    yield from _dates(entry)
    yield from _identifiers(entry)
    for name, value in entry.fields.items():
        if swallowed := _SWALLOWED.search(value):
            message = (
                f"`{name}` seems to hold the field `{swallowed[1].lower()}`: look for a missing delimiter"
            )
            yield "swallowed", message, {}


def _missing(entry: Entry, known: Container[str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    parents = [key for name in _INHERITS if name in entry.fields for key in entry.fields[name].split(",")]
    for key in parents:
        if key.strip().lower() not in known:
            yield "dangling", f"there is no entry `{key.strip()}` to inherit from", {}
    if parents or entry.type in {"xdata", "set"}:
        return
    for names in _REQUIRED.get(entry.type, _OTHERS):
        if not any(entry.fields.get(name) for name in names):
            yield "missing", f"no {' or '.join(names[:2])}", {}


def _names(entry: Entry) -> Iterator[tuple[str, str, dict[str, str]]]:
    for name in ("author", "editor", "translator"):
        value = entry.fields.get(name, "")
        if _ET_AL.search(value):
            yield "name", f"`{name}` ends in et al.", {name: _ET_AL.sub(" and others", value)}
            continue
        if ";" in value and " and " not in value and "&" not in value and "\\" not in value:
            parts = [part.strip() for part in value.split(";") if part.strip()]
            safe = all(part.count(",") == 1 for part in parts)
            yield "name", f"`{name}` is parted by `;`, not `and`", {name: " and ".join(parts)} if safe else {}
            continue
        people = split_names(value)
        if not all(people):
            yield "name", f"`{name}` has an `and` without a name", {}
        if any(person.count(",") > 2 and "{" not in person for person in people):
            yield "name", f"a name in `{name}` has more than two commas: part names by `and`", {}


def _dates(entry: Entry) -> Iterator[tuple[str, str, dict[str, str]]]:
    year, month, date = (entry.fields.get(name, "").strip("{} ") for name in ("year", "month", "date"))
    if year and not _YEAR.fullmatch(year):
        yield "date", f"`{year}` is no year", {}
    elif year.isdecimal() and int(year) > datetime.now(UTC).year + 5:
        yield "date", f"the year {year} is far ahead", {}
    if date and not is_edtf(date):
        yield "date", f"`{date}` is no date (2020-06-22)", {}
    plain = month.lower().rstrip(".")
    if not plain or plain in MONTHS:
        return
    written_out = next((names.index(plain) for names in _MONTHS if plain in names), None)
    if written_out is not None:
        yield "date", f"the month `{month}` is written out", {"month": MONTHS[written_out]}
    elif parse_issued({"year": "2000", "month": month}) == {"date-parts": [[2000]]}:
        yield "date", f"`{month}` is no month", {}


def _identifiers(entry: Entry) -> Iterator[tuple[str, str, dict[str, str]]]:
    doi = entry.fields.get("doi", "")
    bare = bare_doi(doi).strip().rstrip(".")
    if doi and not _DOI.fullmatch(bare.replace("\\_", "_")):
        yield "doi", f"`{doi}` is no DOI (10.1000/182)", {}
    elif bare != doi:
        yield "doi", "the DOI carries more than the DOI", {"doi": bare}
    url = entry.fields.get("url", "")
    if url and (" " in url.strip() or "." not in url):
        yield "url", f"`{url}` is no URL", {}
    isbn = re.sub(r"[\s-]", "", entry.fields.get("isbn", ""))
    if isbn and "," not in isbn and ";" not in isbn and not _isbn_holds(isbn.upper()):
        yield "isbn", f"the check digit of the ISBN {entry.fields['isbn']} does not hold", {}


def _isbn_holds(isbn: str) -> bool:
    """Whether an ISBN of 10 or 13 digits has the right check digit (ISO 2108)."""
    if re.fullmatch(r"\d{13}", isbn):
        return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(isbn)) % 10 == 0
    if re.fullmatch(r"\d{9}[\dX]", isbn):
        digits = [10 if d == "X" else int(d) for d in isbn]
        return sum(d * (10 - i) for i, d in enumerate(digits)) % 11 == 0
    return False


def _in_provenance(library: "Library") -> Iterator[Finding]:
    """Damaged lines of the provenance, and what it says of entries or articles that are not there."""
    (provenance, damage), entries = library.readable_provenance, library.entries
    for error in damage:
        yield Finding(0, "", "provenance", str(error))
    for citation in provenance.citations:
        where = f"{citation.article}, note {citation.label}"
        if citation.key is not None and citation.key not in entries:
            yield Finding(0, citation.key, "dangling", f"cited by {where}, but not in the library")
        if citation.article not in provenance.articles and not damage:
            yield Finding(0, citation.key or "", "dangling", f"{where}: there is no record of the article")
    for article in provenance.articles.values():
        if article.key is not None and article.key not in entries:
            yield Finding(
                0, article.key, "dangling", f"the entry of the article {article.id} is not in the library"
            )
