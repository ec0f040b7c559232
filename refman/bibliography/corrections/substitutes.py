"""A dash stands for names that are those of the entry before (`subsequent-author-substitute`), and not for a title."""

from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from refman.bibliography.corrections.carriers import told_apart
from refman.bibliography.names import NAMES
from refman.bibliography.styles import NAMESPACE
from refman.model import Item


def correct_substitutes(style: "ET.Element[str]", items: Sequence[Item]) -> list[Item]:
    """The items, nameless ones of the same title told apart where the style sets dashes."""
    bibliography = style.find(f"{NAMESPACE}bibliography")
    if bibliography is None or bibliography.get("subsequent-author-substitute") is None:
        return list(items)
    titles = Counter(map(_title, items))
    return [
        item | {"title": told_apart(_title(item), number)}
        if _title(item) and titles[_title(item)] > 1
        else item
        for number, item in enumerate(items)
    ]


def _title(item: Item) -> str:
    """The title of a work without names; "" for other works."""
    return "" if NAMES & item.keys() else str(item.get("title") or "")
