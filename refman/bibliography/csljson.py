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


def read_csljson(text: str) -> Iterator[tuple[int, Item | str]]:
    """The items of a CSL-JSON file, each with its number: an item, or the reason why it is none."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        yield error.lineno, f"not JSON: {error.msg}"
        return
    if isinstance(document, dict):
        document = next((document[name] for name in ("items", "references") if name in document), [document])
    if not isinstance(document, list):
        yield 1, "not a list of items"
        return
    for number, item in enumerate(document, 1):
        yield number, _check(item)


def _check(item: Any) -> Item | str:
    if not isinstance(item, dict):
        return "not an object"
    if "itemType" in item:
        return "Zotero's own JSON; export the library as CSL JSON"
    if not item.keys() - {"id", "type"}:
        return "the item has no fields"
    renamed = {_RENAMED.get(str(name), str(name)): value for name, value in item.items()}
    return {name: _tidy(name, value) for name, value in renamed.items()}


def _tidy(variable: str, value: Any) -> Any:
    """Names that are plain text, and dates that are, as objects."""
    if variable in DATES and isinstance(value, str | int):
        return parse_date(str(value))
    if variable in NAMES and isinstance(value, str):
        return [{"literal": value}]
    if variable in NAMES and isinstance(value, list):
        return [{"literal": name} if isinstance(name, str) else name for name in value if name]
    return value


def write_csljson(items: Iterable[Item]) -> str:
    """A CSL-JSON file of these items."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"
