"""Labelled reference strings as examples: their labels become fields, without key words and punctuation."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from refman.citation.labels import INSIDE
from refman.citation.train.corpus import Example, label_tokens

_REFERENCE_LABELS: Final[Mapping[str, str]] = {
    "author": "author",
    "director": "author",
    "producer": "author",
    "date": "issued",
    "title": "title",
    "journal": "container-title",
    "container-title": "container-title",
    "collection-title": "collection-title",
    "pages": "page",
    "volume": "volume",
    "issue": "issue",
    "publisher": "publisher",
    "institution": "publisher",
    "location": "publisher-place",
    "editor": "editor",
    "translator": "translator",
    "edition": "edition",
    "genre": "genre",
    "medium": INSIDE,
    "note": INSIDE,
    "other": INSIDE,
    "citation-number": INSIDE,
    "source": INSIDE,
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "idno": "number",
}
_SIGNS = r"[\s,;:()\[\]“”\"‘’'«»„*<>]"
_LEFT = re.compile(rf"(?:{_SIGNS}|\.)+")
_RIGHT = re.compile(rf"{_SIGNS}+$")
_LEAD: Final[Mapping[str, re.Pattern[str]]] = {
    "editor": re.compile(
        r"(?:in:?\s+)?(?:(?:edited by|eds?\.(?: by)?|hrsg\.(?: von)?|hg\.(?: von)?)\s+)?", re.IGNORECASE
    ),
    "translator": re.compile(
        r"(?:and\s+)?(?:(?:translated(?: by)?|trans\.(?: by)?|tr\.|traduit par|trad\.|übers\.(?: von)?)\s*)?",
        re.IGNORECASE,
    ),
    "container-title": re.compile(r"in:?\s+", re.IGNORECASE),
    "page": re.compile(r"(?:pp?\s*\.?|s\.|pages?|pg\.|:)\s*(?=[\divxlcaes])", re.IGNORECASE),
    "publisher": re.compile(r"(?:published by|from)\s+", re.IGNORECASE),
    "DOI": re.compile(r"doi:?\s*", re.IGNORECASE),
    "ISBN": re.compile(r"isbn:?\s*", re.IGNORECASE),
    "URL": re.compile(
        r"(?:url|available (?:at|from)|retrieved from|at)?:?\s*(?=https?:|www\.)", re.IGNORECASE
    ),
    "author": re.compile(r"(?:by\s+)", re.IGNORECASE),
}
_TAIL: Final[Mapping[str, re.Pattern[str]]] = {
    "editor": re.compile(
        r"[\s,]*[\[(]?\b(?:eds?|editors?|hrsg|hg|herausgeber|éds?|dir|coord)\b\.?[\])]?[\s.,:]*$",
        re.IGNORECASE,
    ),
    "translator": re.compile(
        r"[\s,]*[\[(]?\b(?:trans|tr|translators?|übers)\b\.?[\])]?[\s.,:]*$", re.IGNORECASE
    ),
    "container-title": re.compile(r"[\s,.]+in:?$", re.IGNORECASE),
    "author": re.compile(r"[\s,]+in:?$", re.IGNORECASE),
}


def _field_spans(label: str, start: int, value: str) -> Iterator[tuple[int, int, str]]:
    """The fields in one labelled stretch of a reference string: without key words, volume apart from issue."""
    name = _REFERENCE_LABELS.get(label, INSIDE)
    if name == INSIDE:
        return
    if name == "volume":
        yield from _volume_spans(start, value)
        return
    begin, end = 0, len(value)
    for pattern in (_LEFT, _LEAD.get(name), _LEFT):
        if pattern and (found := pattern.match(value, begin, end)) and found.end() < end:
            begin = found.end()
    for pattern in (None, _TAIL.get(name)):
        if pattern and (found := pattern.search(value, begin, end)) and found.start() > begin:
            end = found.start()
        end = _trimmed(name, value, begin, end)
    if end > begin:
        yield start + begin, start + end, name


_ABBREVIATION: Final[Mapping[str, re.Pattern[str]]] = {
    **dict.fromkeys(
        ("author", "editor", "translator"), re.compile(r"\b(?:[^\W\d]{1,2}|al|Jr|Sr|Inc|Ltd|Dept)\.$")
    ),
    **dict.fromkeys(
        ("title", "container-title", "publisher", "collection-title", "genre"),
        re.compile(r"\b[^\W\d]{1,5}\.$"),
    ),
    "edition": re.compile(r"\.$"),
    "publisher-place": re.compile(r"\b[A-Z]\.$"),
}
"""Where a full stop at the end belongs to the field."""
_VOLUME = re.compile(
    r"[^\w]*(?:(?:vol|volume|v|bd|band|t|tome)\b\.?\s*)?(?P<no>(?:(?:no|nr|issue|heft)\b|n°)\.?\s*)?(?P<number>[\w–-]+)",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"\s*(?:\(|,?\s*(?:(?:no|nr|issue|heft|n)\b|n°)\.?\s*|[./,](?=\d))\s*(?P<number>\d[\w/–-]*)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"[)\s]*[:,;]\s*(?:pp?\.\s*)?(?P<number>\w*\d[\w–-]*)")


def _trimmed(name: str, value: str, begin: int, end: int) -> int:
    """The end of the field without closing punctuation, but with the stop of an abbreviation."""
    kept = _ABBREVIATION.get(name)
    while end - begin > 1:
        if found := _RIGHT.search(value, begin + 1, end):
            end = found.start()
        elif value[end - 1] == "." and not (kept and kept.search(value, begin, end)):
            end -= 1
        else:
            break
    return end


def _volume_spans(start: int, value: str) -> Iterator[tuple[int, int, str]]:
    """`24(2):655–664` is volume, issue and page; `no. 4` is an issue."""
    name, position = "volume", 0
    for following, pattern in (("issue", _VOLUME), ("page", _ISSUE), ("", _PAGE)):
        found = pattern.match(value, position)
        if found is None:
            if pattern is _VOLUME:
                return
            name = following
            continue
        if pattern is _VOLUME and found["no"]:
            name = "issue"
        yield start + found.start("number"), start + found.end("number"), name
        name, position = following, found.end()


def read_references(path: Path, *, source: str) -> Iterator[Example]:
    """The labelled reference strings of a file; each is a note that holds one citation."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record: dict[str, Any] = json.loads(line)
            yield reference_example(record, source)


def reference_example(record: Mapping[str, Any], source: str) -> Example:
    """One labelled reference string as an example."""
    text, position, fields = record["raw"], 0, []
    for label, value in record["segs"]:
        at = text.find(value, position)
        if at < 0:
            continue
        position = at + len(value)
        fields += list(_field_spans(label, at, value))
    tokens, labels = label_tokens(text, [(0, len(text), fields)])
    return Example(text, tokens, labels, f"{source}:{record['id']}", source)
