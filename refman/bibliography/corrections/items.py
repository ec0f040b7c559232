"""Items as pandoc has to get them."""

import re
from collections.abc import Callable
from typing import Any

from refman.bibliography.corrections.carriers import NO_YEAR, PRESENT, final_mark
from refman.bibliography.corrections.names import correct_names
from refman.bibliography.corrections.numbers import NUMBERS, correct_number
from refman.bibliography.corrections.titles import in_title_case, keep_quotes
from refman.bibliography.dates import DATES
from refman.bibliography.names import NAMES
from refman.bibliography.styles import Style
from refman.model import Item

MARKER = "refman-present"
"""A variable of our own that says to pandoc that a group is not empty."""
_TITLES = (
    "title", "container-title", "collection-title", "title-short", "container-title-short", "volume-title",
    "original-title", "event-title", "reviewed-title", "part-title",
)  # fmt: skip

_LABEL = re.compile(r"\s*(?:\{:|[\w -]+:)")
_PHRASES = ("genre", "publisher", "medium")


def correct_item(item: Item, style: Style) -> Item:
    """The item as pandoc has to get it, to print what citeproc-js prints for the item as it is."""
    is_cased = style.has_title_case and str(item.get("language") or "en").lower().startswith("en")
    is_case = item.get("type") == "legal_case"
    changes: dict[str, Callable[[Any], Any]] = {
        **dict.fromkeys(_TITLES, lambda title: _correct_title(title, is_cased=is_cased)),
        **dict.fromkeys(_PHRASES, lambda text: keep_quotes(str(text))),
        "note": lambda note: _correct_note(str(note)),
        **dict.fromkeys(NUMBERS, lambda number: correct_number(str(number))),
        "page": lambda page: correct_number(str(page), is_page=True),
        "number": lambda number: correct_number(str(number), is_one=is_case),
        **dict.fromkeys(NAMES, lambda names: correct_names(names, style.initials)),
        **dict.fromkeys(DATES, _correct_date),
    }
    corrected = {name: changes[name](value) for name, value in item.items() if name in changes and value}
    return {**item, **corrected, MARKER: PRESENT}


def _correct_title(title: str, *, is_cased: bool) -> str:
    title = final_mark(keep_quotes(title))
    return in_title_case(title) if is_cased else title


def _correct_note(note: str) -> str:
    """A note; pandoc takes `Number: 3` at its start, as Zotero exports it, for another variable of the item."""
    return f"{PRESENT if _LABEL.match(note) else ''}{keep_quotes(note)}"


def _correct_date(date: Any) -> Any:
    """A date; pandoc leaves one in words out, and takes seasons for months from 21."""
    if words(date):
        return {"date-parts": [[NO_YEAR]]}
    if isinstance(date, dict) and str(date.get("season")) in "1234" and date.get("date-parts"):
        return {**date, "date-parts": [[date["date-parts"][0][0], 20 + int(date["season"])]]}
    return date


def words(date: Any) -> str:
    """What a date says where it says no year."""
    if not isinstance(date, dict) or date.get("date-parts") or date.get("raw"):
        return ""
    return str(date.get("literal") or "")
