"""Fields that stand in fixed formulas, whatever the tagger took them for: dockets, laws by number, where a page was found."""

import re
from collections.abc import Sequence

from refman.citation.legal import DOCKET, DOCUMENT, UNION_LAW
from refman.citation.spans import FieldSpan

_ACCESSED = re.compile(
    r"(?:Acess(?:o|ado) em|Consultado (?:el|em|en)|[Cc]onsulté le|[Cc]onsultato il):? (?P<date>\d{1,2}[^;()]{1,20}\d{4})"
)
_DAY = re.compile(
    r"\b\d{1,2}º? de [a-zç]{4,10} de (?:1[89]|20)\d\d\b|\b(?:1[89]|20)\d\d [A-Z][a-z]{2} \d{1,2}(?=;)"
)
_SUB_VERBO = re.compile(r",? \bs\. ?v\. [“\"‘'„](?P<entry>[^“”\"‘’]{2,60}?)[,.]?[”\"’“]")
_NAMED_CASE = re.compile(r"\b[CTF][-‑–]\d+/\d\d(?: P)?,? \((?P<name>[A-ZÄÖÜ][^()]{2,60})\)")
_RS = len("Rs.")
"""A title as short as this is the word before the number of a case."""
_FOUND = re.compile(r"Disponível em|[Dd]isponible (?:en|sur|à)|[Dd]isponibile (?:su|in|a)|Acess(?:o|ado) em")


def by_formula(text: str, spans: Sequence[FieldSpan], *, citation: tuple[int, int]) -> list[FieldSpan]:
    """`spans` with what formulas say in place of what was read there.

    Args:
        text: the note's text.
        spans: fields of one citation, in order; offsets into `text`.
        citation: where the citation starts and ends in `text`.

    """
    found = list(spans)
    if document := DOCUMENT.search(text, *citation):
        found = _laid_over(found, "number", document.span())
    cited = text[slice(*citation)]
    # Most citations have no sign of what follows, and to look for signs is quick.
    if "s.v." in cited or "s. v." in cited:
        found = _under(text, found, citation)
    if " de " in cited or ";" in cited:
        found = _with_day(text, found, citation)
    if "/" not in cited:
        return found
    if accessed := _ACCESSED.search(text, *citation):
        found = _laid_over(found, "accessed", accessed.span("date"))
    if where := _FOUND.search(text, *citation):
        found = [s for s in found if s.end <= where.start() or s.start >= where.end()]
    if (law := UNION_LAW.search(text, *citation)) and all(span.field != "title" for span in spans):
        found = _laid_over(found, "title", law.span())
    found = _called(text, found, citation)
    if docket := DOCKET.search(text, *citation):
        found = _laid_over(found, "number", docket.span())
    return found


def _under(text: str, spans: list[FieldSpan], citation: tuple[int, int]) -> list[FieldSpan]:
    """`spans` with the word under which a dictionary has an entry as title, and the dictionary as what holds it."""
    entry = _SUB_VERBO.search(text, *citation)
    if not entry:
        return spans
    found = [
        span._replace(field="container-title", end=min(span.end, entry.start()))
        if span.field == "title" and span.start < entry.start()
        else span
        for span in spans
    ]
    return _laid_over(found, "title", entry.span("entry"))


def _with_day(text: str, spans: list[FieldSpan], citation: tuple[int, int]) -> list[FieldSpan]:
    """`spans` with a day written as Spanish, Portuguese and medical journals write it."""
    day = _DAY.search(text, *citation)
    if not day or any(span.field == "accessed" and span.end > day.start() for span in spans):
        return spans
    return _laid_over(spans, "issued", day.span())


def _called(text: str, spans: list[FieldSpan], citation: tuple[int, int]) -> list[FieldSpan]:
    """`spans` with the name that follows the number of a case as title, unless it has another."""
    named = _NAMED_CASE.search(text, *citation)
    others = [s for s in spans if s.field != "title" or s.end - s.start > _RS]
    if not named or any(s.field == "title" for s in others):
        return spans
    return _laid_over(others, "title", named.span("name"))


def _laid_over(spans: list[FieldSpan], field: str, place: tuple[int, int]) -> list[FieldSpan]:
    """`spans` with a field at `place` instead of those that lie within it, unless another one reaches into it."""
    start, end = place
    within = [s for s in spans if start <= s.start and s.end <= end]
    if any(s.start < end and start < s.end for s in spans if s not in within):
        return spans
    named = FieldSpan(field, start, end, min((s.confidence for s in within or spans), default=1.0))
    return sorted([*(s for s in spans if s not in within), named], key=lambda span: span.start)
