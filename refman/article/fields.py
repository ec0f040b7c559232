"""Fields that reference managers put into documents: the works they cite, as CSL-JSON items.

Zotero and Mendeley write CSL-JSON, EndNote and Citavi formats of their own; see `endnote` and `citavi`.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from itertools import count, takewhile
from typing import Any

from refman.model import Item

_BESIDES = ("locator", "label", "prefix", "suffix")
_DATES = ("issued", "accessed", "event-date", "original-date", "submitted", "available-date")
_BIBLIOGRAPHY = re.compile(
    r"ZOTERO_BIBL|CSL_BIBLIOGRAPHY|MENDELEY_BIBLIOGRAPHY|EN\.REFLIST|CITAVI_?BIBLIOGRAPHY|^\s*BIBLIOGRAPHY\b",
    re.IGNORECASE,
)
_CSL = re.compile(r"ZOTERO_ITEM|CSL_CITATION|ZOTERO_CITATION")
_MENDELEY_TAG = "MENDELEY_CITATION_"
ZOTERO_BOOKMARK = "ZOTERO_BREF_"


def is_bibliography(code: str) -> bool:
    """Whether a field's result is the list of the works cited."""
    return _BIBLIOGRAPHY.search(code) is not None


def cited_items(code: str, data: str = "") -> tuple[Item, ...]:
    """The works that a field cites, in its own order.

    Args:
        code: the field's instruction, the name of a reference mark or the tag of a content control.
        data: what Word keeps beside the instruction (base64, `w:fldData`).

    Returns:
        CSL-JSON items, with `locator`, `label`, `prefix` and `suffix` where the citation has them. Empty for
        every other field, and for one that is damaged: its visible text is still there to be read.

    """
    if is_bibliography(code):
        return ()
    if _CSL.search(code):
        return _csl_items(_first_json(code))
    if _MENDELEY_TAG in code:
        return _csl_items(_first_json(decoded(code.rpartition("_")[2])))
    if "EN.CITE" in code:
        from refman.article.endnote import endnote_items

        return endnote_items(code if "<EndNote" in code else decoded(data))
    if "CitaviPlaceholder" in code:
        from refman.article.citavi import citavi_items

        return citavi_items(_first_json(decoded(code.partition("{")[2].partition("}")[0])))
    return ()


def bookmarked_items(properties: Mapping[str, str], bookmark: str) -> tuple[Item, ...]:
    """The works of one of Zotero's bookmarks, whose code the document's own properties hold in pieces."""
    pieces = (properties.get(f"{bookmark}_{n}", "") for n in count(1))
    return cited_items("".join(takewhile(bool, pieces))) if bookmark.startswith(ZOTERO_BOOKMARK) else ()


def decoded(text: str) -> str:
    """The text of a base64 string, "" where it is none."""
    packed = "".join(text.split())
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8", "replace").strip("\x00")
    except (binascii.Error, ValueError):
        return ""


def _first_json(text: str) -> Any:
    """The first JSON object in a text, None where there is none."""
    start = text.find("{")
    if start < 0:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _csl_items(citation: Any) -> tuple[Item, ...]:
    cited = citation.get("citationItems") if isinstance(citation, dict) else None
    found = []
    for one in cited if isinstance(cited, list) else ():
        data = one.get("itemData", one.get("item")) if isinstance(one, dict) else None
        if isinstance(data, dict) and data:
            beside = {key: str(one[key]) for key in _BESIDES if one.get(key)}
            found.append(_tidy(data) | beside)
    return tuple(found)


def _tidy(data: dict[str, Any]) -> Item:
    """The item without its number in the document and without empty values; years, months and days as numbers."""
    item = {key: value for key, value in data.items() if key != "id" and value not in (None, "", [], {})}
    for key in _DATES:
        if key in item:
            item[key] = _tidy_date(item[key])
    return item


def _tidy_date(date: Any) -> Any:
    parts = date.get("date-parts") if isinstance(date, dict) else None
    if not isinstance(parts, list):
        return date
    numbers = [
        [int(p) for p in part if str(p).lstrip("-").isdecimal() and len(str(p)) < 10]
        for part in parts
        if isinstance(part, list)
    ]
    return date | {"date-parts": [part for part in numbers if part]}
