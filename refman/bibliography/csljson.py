"""CSL-JSON files: an array of items, as Zotero, pandoc and citeproc-js exchange them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from refman.bibliography.dates import DATES, parse_date
from refman.bibliography.names import NAMES
from refman.model import Item

_RENAMED = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
}
"""Names that older files use."""


def read_csljson(text: str) -> Iterator[tuple[int | str, Item | str]]:
    """The items of a CSL-JSON file, each with its place (or the line of an error): an item, or why it is none."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        yield error.lineno, f"not JSON: {error.msg}"
        return
    except ValueError as error:  # a number of thousands of digits
        yield 1, f"cannot be read: {error}"
        return
    if isinstance(document, dict):
        document = next((document[name] for name in ("items", "references") if name in document), [document])
    if not isinstance(document, list):
        yield 1, "not a list of items"
        return
    for number, item in enumerate(document, 1):
        yield f"item {number}", _check(item)


def _check(item: Any) -> Item | str:
    if not isinstance(item, dict):
        return "not an object"
    if "itemType" in item:
        return "Zotero's own JSON; export the library as CSL JSON"
    renamed = {_RENAMED.get(str(name), str(name)): value for name, value in item.items()}
    tidy = {name: _tidy(name, value) for name, value in renamed.items() if value not in (None, "", [], {})}
    return tidy if tidy.keys() - {"id", "type"} else "the item has no fields"


def _tidy(variable: str, value: Any) -> Any:
    """A value as CSL has it: names and dates may be plain text elsewhere, and text a list, as with Crossref."""
    if variable in DATES and isinstance(value, str | int):
        return parse_date(str(value))
    if variable in NAMES:
        return [_tidy_name(name) for name in (value if isinstance(value, list) else [value]) if name]
    if isinstance(value, list) and all(isinstance(part, str | int) for part in value):
        return ", ".join(map(str, value))
    return value


def _tidy_name(name: Any) -> Any:
    if isinstance(name, dict):
        return {"literal": name["name"]} if name.keys() & {"name", "family", "literal"} == {"name"} else name
    return {"literal": str(name)}


def write_csljson(items: Iterable[Item]) -> str:
    """A CSL-JSON file of these items."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"
