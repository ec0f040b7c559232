"""Volumes, issues and pages that the tagger took for one another or for dates, told by what stands beside them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from refman.citation.spans import FieldSpan

_ISSUE_OF_YEAR = re.compile(r"(?:[1-9]|1[0-2])(?:[-–/](?:[1-9]|1[0-2]))?/(?:1[89]|20)\d\d")
_ISSUE = re.compile(r"1?\d(?:[-–/]1?\d)?")
_VOLUME_OF_REPORT = re.compile(r" (?:1[89]|20)\d\d,?")
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_LOOSE_LEAF = re.compile(r"\((?:CCH|BNA|P-H|RIA)\)\W*$")
_DURATION = re.compile(r"\d+ ?(?:hours?|hrs?|minutes?|mins?)\b")
_CHANNEL = re.compile(r"\b(?:Radio|Channel) $")
_YEAR: Final = len("1999, ")
"""A longer date has more than a year."""


def renumbered(text: str, spans: Sequence[FieldSpan]) -> list[FieldSpan]:
    """`spans`, the fields of one citation in a note's `text`, with volumes, issues and pages where others had been read."""
    found: list[FieldSpan] = []
    for i, span in enumerate(spans):
        before, behind = spans[:i], spans[i + 1 :]
        if span.field == "volume" and _DURATION.match(text, span.start):
            continue
        if before and _goes_on(text, before[-1], span):
            field = "publisher" if span.field == "volume" else found[-1].field
            found[-1] = replace(found[-1], field=field, end=span.end)
        elif _is_issue(text, before, span, behind):
            found.append(replace(span, field="issue"))
        elif _is_volume(text, before, span, behind):
            found.append(replace(span, field="volume"))
        elif before and (before[-1].field, found[-1].field, span.field) == ("page", "issue", "locator"):
            found.append(replace(span, field="page"))
        else:
            found.append(span)
    return found


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
    """Whether a number is an issue: "6–7/2011", "9, 1–2 (1997), pp. 321–49", "6 Journal (2007) 3, 527"."""
    if span.field == "volume":
        return _ISSUE_OF_YEAR.match(text, span.start) is not None and text.startswith("/", span.end)
    fields = [s.field for s in before]
    if span.field != "page" or "issue" in fields or not {"volume", "container-title"} <= set(fields):
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
    if span.field != "issued":
        return False
    if before and before[-1].field == "container-title":
        dated = any(s.field == "issued" and s.end - s.start > _YEAR for s in before)
        return dated and _VOLUME_OF_REPORT.fullmatch(text, before[-1].end, span.end) is not None
    leads = bool(behind) and behind[0].field == "container-title" and text[span.end : behind[0].start] == " "
    return leads and text[span.start - 1 : span.start] == " " and any(s.field == "issued" for s in behind)
