"""Authors and titles that the tagger took for one another, told by quotation marks, parties and capitals."""

import re
from collections.abc import Sequence
from typing import Final

from refman.citation.clean import CLOSING, OPENING
from refman.citation.spans import FieldSpan

_LOOSE: Final = " \t,.;*_("
_ABBREVIATED: Final = 3
"""How many letters of a party's name may lie between its parts."""
_VERSUS = re.compile(r" vs?\.? ")
_REST_OF_PARTY = re.compile(
    r"(?:Inc|Ltd|LLC|LLP|L\. ?P|S\. ?A|B\. ?V|N\. ?V|Co|Corp|GmbH|AG|plc|PLC)\b|of\b|\("
)
_SIGNS: Final = frozenset(OPENING)
_MARKED = re.compile(rf"[{re.escape(OPENING)}*]")
_PARTICLES = r"(?:(?:[Dd]e|[Vv]on|[Vv]an|[Dd]ella|[Dd]i|[Dd]u|[Zz]u|la|der|den) ){1,3}"
_FAMILY = r"[A-ZÄÖÜ][\w'’-]+"
_OF_FAMILY = re.compile(rf"{_PARTICLES}{_FAMILY}(?:/{_FAMILY})*")
"""Families with a particle: "de la Durantaye", "von Bogdandy/Venzke"."""
_EMPHASISED_NAME = re.compile(rf"\*?\*?(?:{_PARTICLES})?{_FAMILY}(?:/{_FAMILY})*\*[,:] ")
_INITIALS = re.compile(r"[\w&/-]*[A-ZÄÖÜ][\w&/-]*[A-ZÄÖÜ][\w&/-]* \d")
"""A journal by its initials and a number: "ZGE 2018", "GRUR-Int 3/2016", "K&R 2010", "AfP 2008"."""
_DIRECTED = re.compile(r",? (?:directed|produced) by ")
_ARTICLE_LED = re.compile(r", (?=(?:The|Der|Die|Das|Eine?|Les|Une|Los|Las|Gli) [A-ZÀ-Þ][^,]*$)")
_EDITED = re.compile(
    r",? (?:a cura di|sous la dir(?:ection|\.) d[eu]s?|sous la dir(?:ection|\.) d['’]|a cargo de|bajo la dirección de) ?(?=[A-ZÀ-Þ])"
)
_NAME_AND_TITLE = re.compile(r"([^,]+), ([^,]{5,})")
_CITED = re.compile(r", cit\b")
_REPORTED = re.compile(r"(?:BVerfG|BVerwG|BSG|BAG|BFH|OVG)E|(?:BGH|RG)(?:Z|St)")
_CASE_NAME = re.compile(r"[\s)]*[-–—] (?P<name>[A-ZÄÖÜ][\w.’'-]*(?: [\w.’'-]+){0,5})[\s.]*")
_WITH_PAGE = re.compile(r"([^a-z]*[A-Z]{3}[^a-z]*) (\d{1,3}(?:[-–]\d+)?)")


def relabelled(text: str, spans: Sequence[FieldSpan], *, citation: tuple[int, int]) -> list[FieldSpan]:
    """`spans` with authors and titles where the other had been read.

    Args:
        text: the note's text.
        spans: fields of one citation, in order; offsets into `text`.
        citation: where the citation starts and ends in `text`.

    """
    found = _with_parties(text, _quoted(text, spans, citation[0]))
    found = _title_cited(text, _with_names(text, _named_first(text, found)))
    found = _case_named(text, found, citation[1])
    titles_alone = [part for span in found for part in _without_editors(text, span)]
    return [part for span in titles_alone for part in _without_page(text, span)]


def _quoted(text: str, spans: Sequence[FieldSpan], first: int) -> list[FieldSpan]:
    """Titles begin where their quotation marks do; an author or place that was read between these is part of the title."""
    found: list[FieldSpan] = []
    for span in spans:
        if span.field == "title" and (start := _opening(text, first, span)) < span.start:
            found = [*(s for s in found if s.end <= start), span._replace(start=start)]
        else:
            found.append(span)
    return found


def _opening(text: str, first: int, title: FieldSpan) -> int:
    """Where the quotation begins that ends with `title`, or where that begins itself."""
    if text[title.start - 1 : title.start] in _SIGNS:
        return title.start
    start = max(text.rfind(sign, first, title.start) for sign in OPENING) + 1
    if not start:
        return title.start
    closing = frozenset(CLOSING[text[start - 1]])
    ends = not closing.isdisjoint(text[title.end - 2 : title.end + 2])
    return start if ends and closing.isdisjoint(text[start : title.start]) else title.start


def _with_parties(text: str, spans: Sequence[FieldSpan]) -> list[FieldSpan]:
    """The parties of a case are one title, though a person or company among them was taken for an author."""
    found: list[FieldSpan] = []
    for span in spans:
        last = found[-1] if found else None
        if last and _are_parties(text, last, span):
            found[-1] = FieldSpan("title", last.start, span.end, min(last.confidence, span.confidence))
        else:
            found.append(span)
    return found


def _are_parties(text: str, a: FieldSpan, b: FieldSpan) -> bool:
    """Whether two neighbours, an author and a title, are "S. D. Myers, Inc. v. Canada" or "Gutierrez v. Mun. Court"."""
    between = text[a.end : b.start]
    if {a.field, b.field} != {"author", "title"} or len(between.strip(_LOOSE)) > _ABBREVIATED:
        return False
    if a.field == "title":
        return bool(_VERSUS.search(text, a.start, a.end)) and "," not in between
    goes_on = _REST_OF_PARTY.match(text, b.start) or "(" in between
    return bool(goes_on and _VERSUS.search(text, b.start, b.end))


def _named_first(text: str, spans: Sequence[FieldSpan]) -> list[FieldSpan]:
    """What is named first is the title of a film that somebody directed, and the author of the title that follows it."""
    if not spans:
        return []
    first, *others = spans
    if first.field == "author" and others and _DIRECTED.match(text, first.end):
        return [first._replace(field="title"), others[0]._replace(field="author"), *others[1:]]
    if first.field != "title" or not others or not _names_author(text, first, others):
        return list(spans)
    if others[0].field in {"title", "container-title"} and all(s.field != "title" for s in others[1:]):
        is_journal = _INITIALS.match(text, others[0].start)
        others[0] = others[0]._replace(field="container-title" if is_journal else "title")
    return [first._replace(field="author"), *others]


def _names_author(text: str, first: FieldSpan, others: Sequence[FieldSpan]) -> bool:
    """Whether a name stands there: before a title in quotes, before its year in brackets, alone in emphasis, or with "von"."""
    after = others[0]
    if _EMPHASISED_NAME.fullmatch(text, max(0, first.start - 1), after.start):
        return after.field in {"title", "container-title"}
    if _MARKED.search(text, max(0, first.start - 1), first.end):
        return False
    if _OF_FAMILY.fullmatch(text, first.start, first.end):
        return after.field in {"title", "container-title"}
    if [span.field for span in others[:2]] == ["issued", "title"]:
        return text[first.end : after.start].strip(" .") == "("
    return after.field == "title" and not _SIGNS.isdisjoint(text[after.start - 1 : after.start + 1])


def _with_names(text: str, spans: Sequence[FieldSpan]) -> list[FieldSpan]:
    """Titles begin with the name in them: "Kaye (ed.), E. P. Thompson: Critical Essays", "Clark, The Sleepwalkers. How …"."""
    found: list[FieldSpan] = []
    for span in spans:
        start = span.start
        if span.field == "title" and found and found[-1].field == "author":
            name = found.pop()
            led = _ARTICLE_LED.search(text, name.start, name.end)
            if led and text[name.end : start] in {". ", ": "}:
                found.append(name._replace(end=led.start()))
                start = led.end()
            elif text[name.end : start] == ": " and found and found[-1].field == "editor":
                start = name.start
            else:
                found.append(name)
        found.append(span if start == span.start else span._replace(start=start))
    return found


def _title_cited(text: str, spans: Sequence[FieldSpan]) -> list[FieldSpan]:
    """The title before "cit." that was read as the end of a name: "Sartori, Democrazia, cit., p. 40"."""
    found: list[FieldSpan] = []
    for span in spans:
        title = _NAME_AND_TITLE.fullmatch(text, span.start, span.end) if span.field == "author" else None
        if title and _CITED.match(text, span.end):
            found += [span._replace(end=title.end(1)), span._replace(field="title", start=title.start(2))]
        else:
            found.append(span)
    return found


def _case_named(text: str, spans: Sequence[FieldSpan], end: int) -> list[FieldSpan]:
    """The name by which a decision is known is its title: "BVerfGE 7, 198 (205) – Lüth"."""
    reported = any(s.field == "container-title" and _REPORTED.fullmatch(text, s.start, s.end) for s in spans)
    numbers = [s for s in spans if s.field in {"page", "locator"}]
    if not (reported and numbers) or any(s.field == "title" for s in spans):
        return list(spans)
    named = _CASE_NAME.fullmatch(text, numbers[-1].end, end)
    if not named:
        return list(spans)
    return [*(s for s in spans if s.end <= named.start()), FieldSpan("title", *named.span("name"))]


def _without_editors(text: str, span: FieldSpan) -> list[FieldSpan]:
    """A title without the editors behind it: "Teoria generale della politica, a cura di M. Bovero"."""
    found = _EDITED.search(text, span.start, span.end) if span.field == "title" else None
    if not found:
        return [span]
    return [span._replace(end=found.start()), span._replace(field="editor", start=found.end())]


def _without_page(text: str, span: FieldSpan) -> list[FieldSpan]:
    """A title in capitals without the page behind it: "ANCIENT LAW 94 (Oxford Univ. Press 1931)"."""
    found = _WITH_PAGE.fullmatch(text, span.start, span.end) if span.field == "title" else None
    if not found or not text.startswith(" (", span.end):
        return [span]
    return [span._replace(end=found.end(1)), span._replace(field="locator", start=found.start(2))]
