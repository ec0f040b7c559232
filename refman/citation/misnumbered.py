"""Volumes, issues and pages that the tagger took for one another or for dates, told by what stands beside them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from refman.citation.legal import NEUTRAL
from refman.citation.spans import FieldSpan

_ISSUE_OF_YEAR = re.compile(r"(?:[1-9]|1[0-2])(?:[-–/](?:[1-9]|1[0-2]))?/(?:1[89]|20)\d\d")
_ISSUE = re.compile(r"1?\d(?:[-–/]1?\d)?")
_VOLUME_OF_REPORT = re.compile(r" (?:1[89]|20)\d\d,?")
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_LOOSE_LEAF = re.compile(r"\((?:CCH|BNA|P-H|RIA)\)\W*$")
_DURATION = re.compile(r"\d+ ?(?:hours?|hrs?|minutes?|mins?)\b|\d{1,2}:\d\d ?[ap]\.? ?m\b")
_MINUTES = re.compile(r"(?<=:)\d\d ?[ap]\.? ?m\b")
_CHANNEL = re.compile(r"\b(?:Radio|Channel) $")
_DOUBTFUL: Final = frozenset({"volume", "page", "issued"})
_OF_REPORT: Final = frozenset({"container-title", "volume", "page"})
_NEXT: Final = {("issue", "locator"): "page", ("page", "page"): "locator"}
"""What a number is behind another one that was read as the wrong field."""
_COURT = re.compile(r"\(?[A-Z]{2,4}\) (?=\d)")
_PAGE = re.compile(r" \d+,?")
_YEAR: Final = len("1999, ")
"""A longer date has more than a year."""


def renumbered(text: str, spans: Sequence[FieldSpan]) -> list[FieldSpan]:
    """`spans`, the fields of one citation in a note's `text`, with volumes, issues and pages where others had been read."""
    kept = [_behind_court(text, span) for span in _of_first_report(text, spans) if not _is_time(text, span)]
    found: list[FieldSpan] = []
    for i, span in enumerate(kept):
        if i and _goes_on(text, kept[i - 1], span):
            field = "publisher" if span.field == "volume" else found[-1].field
            found[-1] = found[-1]._replace(field=field, end=span.end)
            continue
        field = _field(text, kept[:i], span, kept[i + 1 :]) if span.field in _DOUBTFUL else span.field
        if found and found[-1].field != kept[i - 1].field:
            field = _NEXT.get((found[-1].field, span.field), field)
        found.append(span if field == span.field else span._replace(field=field))
    return found


def _of_first_report(text: str, spans: Sequence[FieldSpan]) -> list[FieldSpan]:
    """`spans` without what numbers a report behind the court's own number: "[2004] UKHL 30, [2004] 2 AC 557"."""
    for i, (court, number) in enumerate(pairwise(spans)):
        if number.field == "number" and NEUTRAL.fullmatch(text, court.start, court.end):
            return [*spans[: i + 2], *(s for s in spans[i + 2 :] if s.field not in _OF_REPORT)]
    return list(spans)


def _is_time(text: str, span: FieldSpan) -> bool:
    """Whether a number counts hours and minutes: "1 hr., 34 min.", "4:48 p.m."."""
    if span.field == "volume":
        return _DURATION.match(text, span.start) is not None
    return span.field == "page" and _MINUTES.match(text, span.start) is not None


def _behind_court(text: str, span: FieldSpan) -> FieldSpan:
    """The place in what was read as a number with the court before it: "[1932] AC 562 (HL) 580"."""
    court = _COURT.match(text, span.start, span.end) if span.field == "number" else None
    return span._replace(field="locator", start=court.end()) if court else span


def _field(text: str, before: Sequence[FieldSpan], span: FieldSpan, behind: Sequence[FieldSpan]) -> str:
    if span.field != "issued":
        return "issue" if _is_issue(text, before, span, behind) else span.field
    if _is_volume(text, before, span, behind):
        return "volume"
    return "page" if _is_page(text, before, span, behind) else "issued"


def _goes_on(text: str, last: FieldSpan, span: FieldSpan) -> bool:
    """Whether a number is the end of what stands before it: "Radio 4", and "64,181", a page of a loose-leaf report."""
    if span.field == "volume":
        return _CHANNEL.search(text[last.start : span.start]) is not None
    return (
        (last.field, span.field) == ("page", "locator")
        and _THOUSANDS.fullmatch(text, last.start, span.end) is not None
        and _LOOSE_LEAF.search(text[: last.start]) is not None
    )


def _is_issue(text: str, before: Sequence[FieldSpan], span: FieldSpan, behind: Sequence[FieldSpan]) -> bool:
    """Whether a volume or page is an issue: "6–7/2011", "9, 1–2 (1997), pp. 321–49", "6 Journal (2007) 3, 527"."""
    if span.field == "volume":
        return _ISSUE_OF_YEAR.match(text, span.start) is not None and text.startswith("/", span.end)
    fields = [s.field for s in before]
    if "issue" in fields or not {"volume", "container-title"} <= set(fields):
        return False
    following = [s.field for s in behind[:2]]
    if fields[-1] == "volume":
        return following in (["issued", "page"], ["issued", "locator"])
    return (
        fields[-1] == "issued"
        and following[:1] == ["locator"]
        and text[before[-1].end : span.start] == ") "
        and _ISSUE.fullmatch(text, span.start, span.end) is not None
        and text[behind[0].start].isdigit()
    )


def _is_volume(text: str, before: Sequence[FieldSpan], span: FieldSpan, behind: Sequence[FieldSpan]) -> bool:
    """Whether a year is the volume of what is dated besides: "16.11.2016 … GRUR 2017, 62", "1993 BYU L. Rev. 1139 (1993)"."""
    if before and before[-1].field == "container-title":
        dated = any(s.field == "issued" and s.end - s.start > _YEAR for s in before)
        return dated and _VOLUME_OF_REPORT.fullmatch(text, before[-1].end, span.end) is not None
    leads = bool(behind) and behind[0].field == "container-title" and text[span.end : behind[0].start] == " "
    return leads and text[span.start - 1 : span.start] == " " and any(s.field == "issued" for s in behind)


def _is_page(text: str, before: Sequence[FieldSpan], span: FieldSpan, behind: Sequence[FieldSpan]) -> bool:
    """Whether what looks like a year is the page that comes behind a journal: "144 U. Pa. L. Rev. 2021, 2024 (1996)"."""
    return (
        [s.field for s in before[-2:]] == ["volume", "container-title"]
        and _PAGE.fullmatch(text, before[-1].end, span.end) is not None
        and any(s.field == "issued" for s in behind)
    )
