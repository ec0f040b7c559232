"""The names that works are sorted by: those alone that the bibliography shows (CSL 1.0.2, "Sorting").

pandoc sorts by all of them, and by what `names` disguises. So the names of each work go once more under a role that no
work needs, and the style's first key asks for that role.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from xml.etree import ElementTree as ET

from refman.bibliography.corrections.carriers import restore
from refman.bibliography.corrections.reader import Reader, macros_of
from refman.bibliography.corrections.roles import retire, spare_roles
from refman.bibliography.names import NAMES, OTHERS
from refman.bibliography.styles import NAMESPACE
from refman.model import Item

_SORTING = "refman-sorting-{}"


def correct_sorted_names(style: "ET.Element[str]", items: Sequence[Item]) -> list[Item]:
    """Change a style's first key, in place; the items with the names that it asks for."""
    bibliography = style.find(f"{NAMESPACE}bibliography")
    key = style.find(f"{NAMESPACE}bibliography/{NAMESPACE}sort/{NAMESPACE}key")
    roles = spare_roles(items)
    macros = macros_of(style)
    if bibliography is None or key is None or key.get("macro") not in macros or not roles:
        return list(items)
    readers = [Reader(item, macros) for item in items]
    shown = [
        _shown(item, next(r.variables(key), ""), bibliography) for item, r in zip(items, readers, strict=True)
    ]
    retire(style, roles[:1])
    for name in set(_reached(key.attrib["macro"], macros)):
        style.append(_copy(macros[name], roles[0]))
    key.set("macro", _SORTING.format(key.attrib["macro"]))
    return [item | {roles[0]: names} if names else item for item, names in zip(items, shown, strict=True)]


def _shown(item: Item, role: str, bibliography: "ET.Element[str]") -> list[Item]:
    """The names under a role that the bibliography shows; institutions as names that nothing is done to."""
    names = [name for name in item[role] if name != OTHERS] if role in NAMES else []
    least, first = (int(bibliography.get(f"et-al-{part}", "0")) for part in ("min", "use-first"))
    if 0 < least <= len(names):
        names = names[:first]
    said = [{"family": name["literal"]} if "literal" in name else name for name in names]
    return [{**name, "family": restore(str(name.get("family") or ""))} for name in said]


def _reached(
    name: str, macros: Mapping[str, "ET.Element[str]"], through: frozenset[str] = frozenset()
) -> Iterator[str]:
    """A macro, and those that it calls."""
    if name in macros and name not in through:
        yield name
        for element in macros[name].iter():
            yield from _reached(element.get("macro", ""), macros, through | {name})


def _copy(macro: "ET.Element[str]", role: str) -> "ET.Element[str]":
    """A macro for sorting: it prefers the names of a role to those that a work may be sorted by."""
    copy = deepcopy(macro)
    for element in copy.iter():
        if "macro" in element.attrib:
            element.set("macro", _SORTING.format(element.attrib["macro"]))
    copy.set("name", _SORTING.format(copy.get("name")))
    for parent in [*copy.iter()]:
        for place, names in enumerate(list(parent) if parent.tag != f"{NAMESPACE}substitute" else ()):
            if names.tag == f"{NAMESPACE}names":
                parent[place] = _preferring(role, names)
    return copy


def _preferring(role: str, names: "ET.Element[str]") -> "ET.Element[str]":
    choose = ET.Element(f"{NAMESPACE}choose")
    known = ET.SubElement(
        ET.SubElement(choose, f"{NAMESPACE}if", {"variable": role}), names.tag, {"variable": role}
    )
    known.extend(part for part in names if part.tag == f"{NAMESPACE}name")
    ET.SubElement(choose, f"{NAMESPACE}else").append(names)
    return choose
