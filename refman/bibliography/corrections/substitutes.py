"""A dash stands for names that are those of the entry before in the same role (`subsequent-author-substitute`).

It does not stand for a title, nor for the author of one work and the editor of the next.
"""

from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from refman.bibliography.corrections.carriers import told_apart
from refman.bibliography.corrections.reader import Reader, macros_of
from refman.bibliography.names import NAMES
from refman.bibliography.styles import NAMESPACE
from refman.model import Item

_ROLES = sorted(NAMES - {"author"})


def correct_substitutes(style: "ET.Element[str]", items: Sequence[Item]) -> list[Item]:
    """The items, where the style sets dashes, told apart: nameless ones of the same title, and names by their role."""
    bibliography = style.find(f"{NAMESPACE}bibliography")
    if bibliography is None or bibliography.get("subsequent-author-substitute") is None:
        return list(items)
    titles = Counter(map(_title, items))
    key, macros = bibliography.find(f"{NAMESPACE}sort/{NAMESPACE}key"), macros_of(style)
    roles = [next(Reader(item, macros).variables(key), "") if key is not None else "" for item in items]
    return [
        item | {"title": told_apart(_title(item), number)}
        if _title(item) and titles[_title(item)] > 1
        else item | _in_role(item, role)
        for number, (item, role) in enumerate(zip(items, roles, strict=True))
    ]


def _in_role(item: Item, role: str) -> Item:
    """The names that a work stands under if they are not its author's, so that they differ from an author's."""
    if role not in _ROLES or not item[role]:
        return {}
    first = item[role][0]
    part = "literal" if "literal" in first else "family"
    said = told_apart(str(first.get(part) or ""), _ROLES.index(role))
    return {role: [{**first, part: said}, *item[role][1:]]}


def _title(item: Item) -> str:
    """The title of a work without names; "" for other works."""
    return "" if NAMES & item.keys() else str(item.get("title") or "")
