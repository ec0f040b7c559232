"""Items as pandoc has to get them."""

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

_PHRASES = ("genre", "note", "publisher", "medium")


def correct_item(item: Item, style: Style) -> Item:
    """The item as pandoc has to get it, to print what citeproc-js prints for the item as it is."""
    fixed = {**item, MARKER: PRESENT}
    is_english = str(item.get("language") or "en").lower().startswith("en")
    for variable in _TITLES:
        if isinstance(item.get(variable), str):
            title = final_mark(keep_quotes(item[variable]))
            fixed[variable] = in_title_case(title) if style.has_title_case and is_english else title
    for variable in _PHRASES:
        if isinstance(item.get(variable), str):
            fixed[variable] = keep_quotes(item[variable])
    for variable in NUMBERS:
        if variable in item:
            fixed[variable] = correct_number(
                str(item[variable]),
                is_page=variable == "page",
                is_one=variable == "number" and item.get("type") == "legal_case",
            )
    for variable in NAMES:
        if isinstance(item.get(variable), list):
            fixed[variable] = correct_names(item[variable], style.initials)
    for variable in DATES:
        if variable in item:
            fixed[variable] = _correct_date(item[variable])
    return fixed


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
