"""Field spans of one citation become a CSL-JSON item.

The tagger says which stretch of a note is an author, a title, a date …; here every stretch is cleaned and put into
the shape that CSL-JSON asks for (https://docs.citationstyles.org/en/stable/specification.html).
"""

import re
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from typing import Final

from refman.citation import clean, identifiers, numbering
from refman.citation.dates import Date, parse_date, year_suffix
from refman.citation.formulas import by_formula
from refman.citation.mislabelled import relabelled
from refman.citation.misnumbered import renumbered
from refman.citation.names import ET_AL, OTHERS, parse_names
from refman.citation.settled import settle, settle_court
from refman.citation.spans import FieldSpan, filled
from refman.citation.types import item_type
from refman.model import Item

NAMES: Final = frozenset(
    {"author", "editor", "translator", "recipient", "director", "interviewer", "container-author"}
)
_DATES: Final = frozenset({"issued", "accessed", "event-date", "original-date"})
_PARTS: Final = frozenset({"article-journal", "chapter"})
"""Types of works for which a note that gives a range of pages gives all of them."""
_RANGE = re.compile(r"[A-Za-z]?\d+[-–][A-Za-z]?\d+")
_INVERTED = re.compile(r"[^\W\d_][\w'’ -]+, [^\W\d_]")
_LIFE = re.compile(r"\((?:b\.|d\.|born|died|geb\.|[*†]) ?$")
"""What stands before the year in which somebody was born or died."""
_REPRINTED = re.compile(r";|\),? [Ii]n:? ")
"""What follows the year in which a work was first printed: "(1967; London, 1992)", "Title (1967), in: …"."""
_NAMED = r"([A-ZÀ-Þ][^\s,;]*(?: [A-ZÀ-Þ][^\s,;]*)*)"
_CORRESPONDENTS = re.compile(rf"{_NAMED} to {_NAMED}")
_PAPERS = re.compile(r"(?:Nachla(?:ss|ß)|NL|Papers of) (?=[A-ZÄÖÜ])")
_INTRODUCED = re.compile(
    r"\b(?:intro(?:d(?:uction)?)?|foreword|preface|afterword|einl(?:eitung)?|vorw(?:ort)?|nachw(?:ort)?)\b\.?(?: by| von| v\.)? ?$",
    re.IGNORECASE,
)
"""What stands before who introduced a work of others."""
_RAISED = re.compile(r"(\d{1,2})((?:1[89]|20)\d\d)")
"""An edition that was raised before its year: "München 52010"."""
_AT_ONCE = re.compile(r"[ ,.()\[\]]*| \d+, ")
_AT = re.compile(r",? at (?:pp?\.)? ?")
_CLEANERS: Final[dict[str, Callable[[str], str]]] = {
    "title": clean.title,
    "container-title": clean.container,
    "collection-title": clean.title,
    "publisher": clean.publisher,
    "publisher-place": clean.plain,
    "archive": clean.archive,
    "locator": numbering.locator,
    "genre": clean.genre,
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
    known = by_formula(text, spans, citation=citation)
    labelled = renumbered(text, relabelled(text, known, citation=citation))
    stretches = filled(text, labelled, citation=citation)
    for stretch in stretches:
        _add(item, text, stretch, citation[1])
    settle(item)
    _settle_pages(item, text, stretches)
    item = {"type": item_type(text[slice(*citation)], item), **item}
    if item["type"] == "legal_case":
        settle_court(item)
    elif item["type"] in _PARTS and "page" not in item and _RANGE.fullmatch(item.get("locator", "")):
        item["page"] = item.pop("locator")
    return item


def _settle_pages(item: Item, text: str, stretches: Sequence[FieldSpan]) -> None:
    """Makes the locator the work's own page where that is what the form of the citation gives."""
    if "page" in item or not {"locator", "container-title"} <= item.keys():
        return
    if "volume" in item and (_as_listed(text, stretches[0]) or _behind_container(text, stretches)):
        item["page"] = item.pop("locator")
    elif "volume" not in item and _after_day(text, stretches):
        item["page"], _, rest = item.pop("locator").partition(", ")
        _set(item, "locator", rest)


def _as_listed(text: str, first: FieldSpan) -> bool:
    """Whether a citation is in the form of a bibliography, "Family, Given. Title": that gives a work's own pages."""
    return (
        first.field == "author"
        and bool(_INVERTED.match(text, first.start, first.end))
        and text[first.end - 1 : first.end + 1].strip().endswith(".")
    )


def _behind_container(text: str, stretches: Sequence[FieldSpan]) -> bool:
    """Whether a bare number follows the journal, its year or its volume: "35 Can. Bar Rev. 234", "BGHZ 219, 243"."""
    return any(
        a.field in {"container-title", "issued"}
        and b.field == "locator"
        and text[b.start : b.end].isdigit()
        and _AT_ONCE.fullmatch(text, a.end, b.start)
        for a, b in combinations(stretches, 2)
    )


def _after_day(text: str, stretches: Sequence[FieldSpan]) -> bool:
    """Whether the locator stands behind the day of an issue, "Dec. 11, 1978, at 57": that is the article's page."""
    return any(
        (a.field, b.field) == ("issued", "locator") and _AT.fullmatch(text, a.end, b.start)
        for a, b in pairwise(stretches)
    )


def _add(item: Item, text: str, stretch: FieldSpan, end: int) -> None:
    """Adds a field of the citation that ends at `end`."""
    field, value = stretch.field, text[stretch.start : stretch.end]
    if field == "author" and _PAPERS.match(value):
        field = "archive_collection"
    if field in NAMES:
        _add_people(item, text, stretch, end)
    elif field in _DATES:
        if _LIFE.search(text, max(0, stretch.start - 6), stretch.start):
            return
        first_printed = text[stretch.start - 1 : stretch.start] == "(" and _REPRINTED.match(text, stretch.end)
        of_year = numbering.issue_of_year(value) if "container-title" in item else {}
        _set(item, "issue", of_year.get("issue", ""))
        _add_date(item, "original-date" if first_printed else field, of_year.get("issued", value))
    elif field == "volume" and (raised := _RAISED.fullmatch(value)):
        _set(item, "edition", raised[1])
        _add_date(item, "issued", raised[2])
    elif field in {"volume", "issue"}:
        value, page = numbering.gazette(value)
        _set(item, "page", page)
        _add_volume(item, value) if field == "volume" else _set(item, "issue", numbering.issue(value))
    elif field == "page":
        page, place = numbering.page_place(value)
        _set(item, "page", numbering.page_range(page))
        _set(item, "locator", numbering.locator(place))
    elif field != "cross-reference":
        _set(item, field, _CLEANERS.get(field, clean.plain)(value))


def _add_people(item: Item, text: str, stretch: FieldSpan, end: int) -> None:
    """Adds the people of a field, those to whom a letter is and translators too; not those who only introduced a work."""
    field, value = stretch.field, text[stretch.start : stretch.end]
    if field != "author" and _INTRODUCED.search(text, max(0, stretch.start - 20), stretch.start):
        return
    if field == "author" and (letter := _CORRESPONDENTS.fullmatch(value)):
        value = letter[1]
        _add_names(item, "recipient", letter[2], "")
    value, _, translator = value.partition(", trans. ")
    _add_names(item, field, value, text[stretch.end : end])
    _add_names(item, "translator", translator, "")


def _set(item: Item, field: str, value: str) -> None:
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
        else:
            _set(item, field, part)
