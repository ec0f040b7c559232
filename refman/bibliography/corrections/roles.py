"""Roles that CSL 1.0.2 has and pandoc does not know: they go under the name of one that no work needs.

Where the style prints what the role is called, it is made to print the term itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from refman.bibliography.styles import NAMESPACE
from refman.model import Item

_UNKNOWN = (
    "chair", "compiler", "contributor", "curator", "editor-translator", "executive-producer", "guest", "host", "narrator",
    "organizer", "performer", "producer", "script-writer", "series-creator",
)  # fmt: skip
_KNOWN = (
    "editorial-director", "original-author", "reviewed-author", "illustrator", "interviewer", "composer", "director",
    "collection-editor", "recipient", "container-author", "translator",
)  # fmt: skip
_UNUSED = "refman-unused"
_MANY = "refman-many-{}"


def correct_roles(style: "ET.Element[str]", items: Sequence[Item]) -> list[Item]:
    """Rename roles in a style, in place; the items with the same names."""
    used = {variable for item in items for variable in item}
    free = [role for role in _KNOWN if role not in used]
    renamed = dict(zip((role for role in _UNKNOWN if role in used), free, strict=False))
    if not renamed:
        return list(items)
    for names, parents in list(_names(style, ())):
        if renamed.keys() & set(names.get("variable", "").split()):
            _say_terms(names, parents)
    for element in style.iter():
        if "variable" in element.attrib and element.tag != f"{NAMESPACE}label":
            element.set("variable", _renamed(element.attrib["variable"], renamed))
    return [_rename(item, renamed) for item in items]


def _names(
    element: "ET.Element[str]", parents: "tuple[ET.Element[str], ...]"
) -> "Iterator[tuple[ET.Element[str], tuple[ET.Element[str], ...]]]":
    """Every `names` with the elements that it stands in, the nearest last."""
    for child in element:
        if child.tag == f"{NAMESPACE}names":
            yield child, (*parents, element)
        yield from _names(child, (*parents, element))


def _say_terms(names: "ET.Element[str]", parents: "Sequence[ET.Element[str]]") -> None:
    """Turn `names` with a label into a group of the terms and the names, one variable after the other."""
    inherited = parents[-2] if len(names) == 0 and parents[-1].tag == f"{NAMESPACE}substitute" else names
    parts = [part for part in inherited if part.tag != f"{NAMESPACE}substitute"]
    label = next((part for part in parts if part.tag == f"{NAMESPACE}label"), None)
    if label is None or names.find(f"{NAMESPACE}substitute") is not None:
        return
    is_first = parts[0] is label
    attributes = {"delimiter": inherited.get("delimiter", ""), **names.attrib}
    group = ET.Element(f"{NAMESPACE}group", {k: v for k, v in attributes.items() if k != "variable"})
    for role in names.get("variable", "").split():
        people = ET.Element(f"{NAMESPACE}names", {"variable": role})
        people.extend(part for part in parts if part is not label)
        pair = ET.SubElement(group, f"{NAMESPACE}group")
        pair.extend((_term(label, role), people) if is_first else (people, _term(label, role)))
    place = list(parents[-1]).index(names)
    parents[-1][place] = group


def _term(label: "ET.Element[str]", role: str) -> "ET.Element[str]":
    """A role's term, in the plural where an item has several names for it."""
    attributes = {name: value for name, value in label.attrib.items() if name != "plural"}
    choose = ET.Element(f"{NAMESPACE}choose")
    many = ET.SubElement(choose, f"{NAMESPACE}if", {"variable": _MANY.format(role)})
    ET.SubElement(many, f"{NAMESPACE}text", {"term": role, "plural": "true"} | attributes)
    one = ET.SubElement(choose, f"{NAMESPACE}else")
    ET.SubElement(one, f"{NAMESPACE}text", {"term": role} | attributes)
    return choose


def _renamed(variables: str, renamed: Mapping[str, str]) -> str:
    return " ".join(
        renamed.get(variable, _UNUSED if variable in renamed.values() else variable) for variable in variables.split()
    )


def _rename(item: Item, renamed: Mapping[str, str]) -> Item:
    many = {_MANY.format(role): "1" for role in _UNKNOWN if len(item.get(role) or ()) > 1}
    return {renamed.get(variable, variable): value for variable, value in item.items()} | many
