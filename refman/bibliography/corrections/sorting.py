"""What has nothing to be sorted by comes last (CSL 1.0.2, "Sorting"); pandoc puts it first.

So each key of a style gets another key before it, a variable of our own that says whether an item's is empty.
"""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from refman.bibliography.corrections.reader import Reader, macros_of
from refman.bibliography.styles import NAMESPACE
from refman.model import Item

_KEY = "refman-empty-{}"


def correct_sorting(style: "ET.Element[str]", items: Sequence[Item]) -> list[Item]:
    """Add the keys to a style's bibliography, in place; the items with the variables that they ask for."""
    sort = style.find(f"{NAMESPACE}bibliography/{NAMESPACE}sort")
    if sort is None:
        return list(items)
    macros = macros_of(style)
    keys = list(sort)
    for place in reversed(range(len(keys))):
        sort.insert(place, ET.Element(f"{NAMESPACE}key", {"variable": _KEY.format(place)}))
    return [
        item
        | {
            _KEY.format(place): "0" if Reader(item, macros).prints(key) else "1"
            for place, key in enumerate(keys)
        }
        for item in items
    ]


def is_nameless(item: Item) -> bool:
    """Whether an item that `correct_sorting` made has nothing to be sorted by first: neither names nor a title."""
    return bool(item.get(_KEY.format(0)) == "1")
