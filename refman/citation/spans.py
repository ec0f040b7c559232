"""The stretches of a citation's text that its fields fill."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from refman.citation import identifiers, numbering
from refman.citation.clean import CLOSING

_ADDRESSES: Final = frozenset({"URL", "DOI"})
_NUMBERS: Final = frozenset({"volume", "issue", "page", "locator"})
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
_GAP = re.compile(r"[\s:–—,.\-]*|\* \*")
_BEHIND: Final = {
    "publisher": re.compile(r",? (?:LLC|LLP|Inc|Ltd|plc|PLC|GmbH|AG|Corp)\b\.?"),
    "container-title": re.compile(r" \([A-Z]{2,9}\)| Blog\b"),
}
"""What belongs to a name and stands behind it: a company's legal form, the short name of a conference."""
_BRACKETED = re.compile(r"\((?:[^()]* v\.? [^()]*|ser\. \w+)$")
"""What belongs to a name though it stands in brackets: "Lotus (France v. Turkey)", "P.C.I.J. (ser. A)"."""
_YEARS = re.compile(r",? (?:1\d|20)\d\d ?[-–—]{1,2} ?(?:1\d|20)\d\d\b")
"""The time that a title says its work is about."""
_IN_TITLES: Final = frozenset({"issued", "number", "volume"})
"""What the end of a title in quotes is at times taken for."""


class FieldSpan(NamedTuple):
    """`text[start:end]` of a note is `field` of a citation; `confidence` is the tagger's, from 0 to 1."""

    field: str
    start: int
    end: int
    confidence: float = 1.0


def filled(text: str, spans: Sequence[FieldSpan], *, citation: tuple[int, int]) -> list[FieldSpan]:
    """`spans` made whole; none lies within the one before it.

    Pieces of one field are joined where only punctuation parts them, and take in what the tagger cut off.

    Args:
        text: the note's text.
        spans: fields of one citation, in order; offsets into `text`.
        citation: where the citation starts and ends in `text`.

    """
    found: list[FieldSpan] = []
    joined = _joined(text, spans)
    for i, span in enumerate(joined):
        if found and span.end <= found[-1].end:
            continue
        start, end = _widened(text, span.field, span.start, span.end, citation)
        if span.field == "title":
            end = _to_closing_quote(text, start, end, joined[i + 1 :])
            end = years.end() if (years := _YEARS.match(text, end, citation[1])) else end
        found.append(span._replace(start=start, end=end))
    return found


def _joined(text: str, spans: Sequence[FieldSpan]) -> list[FieldSpan]:
    joined: list[FieldSpan] = []
    for span in spans:
        last = joined[-1] if joined else None
        if (
            last
            and last.field == span.field
            and span.field in _JOINABLE
            and _GAP.fullmatch(text, last.end, span.start)
            and not (span.field in _ADDRESSES and text[span.start : span.end].isalpha())
        ):
            joined[-1] = last._replace(end=span.end)
        else:
            joined.append(span)
    return joined


def _widened(text: str, field: str, start: int, end: int, citation: tuple[int, int]) -> tuple[int, int]:
    """A field's stretch with what the tagger cut off: the rest of an address or number, a legal form, an acronym."""
    if field in _ADDRESSES:
        return identifiers.whole(text, start, end, within=citation)
    if field in _NUMBERS:
        start, end = numbering.whole(text, start, end)
        return start, numbering.of_volumes(text, end) if field == "volume" else end
    if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += field == "number" or _BRACKETED.search(text, start, end) is not None
    if field not in _BEHIND:
        return start, end
    bracket = text.rfind(" (", start, end)
    found = (_BEHIND[field].match(text, at, citation[1]) for at in (bracket, end) if at > 0)
    return start, max((behind.end() for behind in found if behind), default=end)


def _to_closing_quote(text: str, start: int, end: int, later: Sequence[FieldSpan]) -> int:
    """Where a title in quotes ends that was cut short at a number or year: “On Resolution 2423 (2018)”."""
    closing = CLOSING.get(text[start - 1 : start], "")
    inside = takewhile(lambda span: span.field in _IN_TITLES, later)
    limit = max((span.end for span in inside), default=end) + 4
    return next((i for i in range(end, min(limit, len(text))) if text[i] in closing), end)
