"""Field spans of one citation become a CSL-JSON item.

The tagger says which stretch of a note is an author, a title, a date …; here every stretch is cleaned and put into
the shape that CSL-JSON asks for (https://docs.citationstyles.org/en/stable/specification.html).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from refman.citation import clean, identifiers, numbering
from refman.citation.dates import Date, parse_date, year_suffix
from refman.citation.names import ET_AL, OTHERS, parse_names
from refman.citation.types import item_type
from refman.citation.vocabulary import JOURNAL
from refman.model import Item


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """`text[start:end]` of a note is `field` of a citation; `confidence` is the tagger's, from 0 to 1."""

    field: str
    start: int
    end: int
    confidence: float = 1.0


NAMES: Final = frozenset(
    {"author", "editor", "translator", "recipient", "director", "interviewer", "container-author"}
)
_DATES: Final = frozenset({"issued", "accessed", "event-date", "original-date"})
_ADDRESSES: Final = frozenset({"URL", "DOI"})
_JOINABLE: Final = frozenset(
    {
        "title",
        "container-title",
        "collection-title",
        "publisher",
        "URL",
        "DOI",
        "archive",
        "archive_collection",
    }
)
_NAMED: Final = frozenset({"author", "editor", "container-title", "locator", "page", "volume"})
"""What a short citation has; its title, set in italics, is easily taken for a container."""
_NUMBERS: Final = frozenset({"volume", "issue", "page", "locator"})
_COMPANY = re.compile(r",? (?:LLC|LLP|Inc|Ltd|plc|PLC|GmbH|AG|Corp)\b\.?")
"""The legal form behind a publisher's name, which is part of it."""
_PARTS: Final = frozenset({"article-journal", "chapter"})
"""Types of works for which a note that gives a range of pages gives all of them."""
_RANGE = re.compile(r"[A-Za-z]?\d+[-–][A-Za-z]?\d+")
_INVERTED = re.compile(r"[^\W\d_][\w'’ -]+, [^\W\d_]")
_GAP = re.compile(r"[\s:–—,.\-]*")

_CLEANERS: Final[dict[str, Callable[[str], str]]] = {
    "title": clean.title,
    "container-title": clean.container,
    "collection-title": clean.title,
    "publisher": clean.title,
    "publisher-place": clean.plain,
    "issue": numbering.issue,
    "page": numbering.page_range,
    "locator": numbering.locator,
    "edition": numbering.edition,
    "number": numbering.number,
    "URL": identifiers.url,
    "DOI": identifiers.doi,
    "ISBN": identifiers.isbn,
}


def to_item(text: str, spans: Sequence[FieldSpan], *, citation: tuple[int, int]) -> Item:
    """The CSL-JSON item that `spans` describe.

    Args:
        text: the note's text.
        spans: fields of one citation, in order; offsets into `text`.
        citation: where the citation starts and ends in `text`.

    """
    item: Item = {}
    taken = 0
    for field, first, last in _runs(text, spans):
        if last.end <= taken:
            continue
        start, end = _widened(text, field, first.start, last.end, citation)
        taken = end
        value = text[start:end]
        if field in NAMES:
            _add_names(item, field, value, text[end : citation[1]])
        elif field in _DATES:
            _add_date(item, field, value)
        elif field == "volume":
            _add_volume(item, value)
        elif field != "cross-reference":
            _add(item, field, _CLEANERS.get(field, clean.plain)(value))
    _settle(item)
    if (
        {"locator", "container-title", "volume"} <= item.keys()
        and "page" not in item
        and _as_listed(text, spans)
    ):
        item["page"] = item.pop("locator")
    item = {"type": item_type(text[slice(*citation)], item), **item}
    if item["type"] == "legal_case":
        _settle_court(item)
    elif item["type"] in _PARTS and "page" not in item and _RANGE.fullmatch(item.get("locator", "")):
        item["page"] = item.pop("locator")
    return item


def _settle_court(item: Item) -> None:
    """What looks like the publisher of a case or its place, "(E.D.N.Y. 1975)", is the court."""
    found = [item.pop(name) for name in ("publisher", "publisher-place") if name in item]
    if found:
        item.setdefault("authority", found[0])


def _widened(text: str, field: str, start: int, end: int, citation: tuple[int, int]) -> tuple[int, int]:
    """A field's stretch with what the tagger cut off: the rest of an address or number, a publisher's legal form."""
    if field in _ADDRESSES:
        return identifiers.whole(text, start, end, within=citation)
    if field in _NUMBERS:
        return start, numbering.whole(text, end)
    if field == "publisher" and (form := _COMPANY.match(text, end, citation[1])):
        return start, form.end()
    return start, end


def _as_listed(text: str, spans: Sequence[FieldSpan]) -> bool:
    """Whether a citation is in the form of a bibliography, "Family, Given. Title": that gives a work's own pages."""
    first = spans[0]
    return (
        first.field == "author"
        and bool(_INVERTED.match(text, first.start, first.end))
        and text[first.end - 1 : first.end + 1].strip().endswith(".")
    )


def _runs(text: str, spans: Sequence[FieldSpan]) -> list[tuple[str, FieldSpan, FieldSpan]]:
    """Spans, those of one field joined where only punctuation parts them: (field, first span, last span)."""
    runs: list[tuple[str, FieldSpan, FieldSpan]] = []
    for span in spans:
        if (
            runs
            and runs[-1][0] == span.field in _JOINABLE
            and _GAP.fullmatch(text, runs[-1][2].end, span.start)
        ):
            runs[-1] = (span.field, runs[-1][1], span)
        else:
            runs.append((span.field, span, span))
    return runs


def _add(item: Item, field: str, value: str) -> None:
    if value:
        item.setdefault(field, value)


def _add_names(item: Item, field: str, value: str, after: str) -> None:
    """Adds the names in `value`; `after` is what the citation prints behind it, where "et al." may stand."""
    names = [n for n in item.get(field, []) if n != OTHERS] + parse_names(value)
    if names and names[-1] != OTHERS and ET_AL.match(after):
        names.append(dict(OTHERS))
    if names:
        item[field] = names


def _add_date(item: Item, field: str, value: str) -> None:
    date = parse_date(value)
    known = item.get(field)
    if date is None or (known and not _refines(known, date)):
        return
    item[field] = date
    if field == "issued" and (suffix := year_suffix(value)):
        item["year-suffix"] = suffix


def _refines(known: Date, date: Date) -> bool:
    """Whether `date` says more than `known`: the same year with a month or day, or a year instead of words."""
    old, new = known.get("date-parts"), date.get("date-parts")
    if not new:
        return False
    return not old or (old[0][0] == new[0][0] and len(new[0]) > len(old[0]))


def _add_volume(item: Item, value: str) -> None:
    for field, part in numbering.volume_issue(value).items():
        if field == "issued":
            _add_date(item, field, part)
        elif part:
            item.setdefault(field, part)


def _settle(item: Item) -> None:
    """Moves what stands in the wrong field: a place before its publisher, a lone title as container, an address as title."""
    place, colon, publisher = item.get("publisher", "").partition(": ")
    if colon and "publisher-place" not in item and len(place.split()) < 4:
        item["publisher-place"], item["publisher"] = place, publisher
    if "URL" not in item and " " not in item.get("title", " ") and identifiers.looks_like_url(item["title"]):
        item["URL"] = identifiers.url(item.pop("title"))
    if {"author", "container-title"} <= item.keys() and "title" not in item and _is_title(item):
        item["title"] = item.pop("container-title")
    if "URL" in item:
        _settle_address(item)
    if "number" not in item and (preprint := identifiers.arxiv(item.get("container-title", ""))):
        item["number"], item["container-title"] = preprint, "arXiv"
    if "page" in item and (total := numbering.page_count(item["page"])):
        item["number-of-pages"] = total
        del item["page"]


def _is_title(item: Item) -> bool:
    """Whether the container of an item without title is its title: in a short citation, and in a book with an imprint."""
    imprint = item.keys() & {"publisher", "publisher-place"} and not item.keys() & {"volume", "editor"}
    return not _counts(item) and bool(imprint or item.keys() <= _NAMED)


def _counts(item: Item) -> bool:
    """Whether an item's container is a journal or a report: it has a volume and pages, or its name says so."""
    name = item["container-title"]
    return {"volume", "page"} <= item.keys() or JOURNAL(name) or ("volume" in item and "." in name)


def _settle_address(item: Item) -> None:
    """Takes the DOI from an address; "doi:10.…" is none."""
    if not identifiers.looks_like_url(item["URL"]) and (doi := identifiers.doi(item["URL"])):
        del item["URL"]
    else:
        doi = identifiers.doi_of_link(item["URL"])
    if doi:
        item.setdefault("DOI", doi)
