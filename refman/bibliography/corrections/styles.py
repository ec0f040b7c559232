"""Styles that say the same in words that pandoc understands as citeproc-js does."""

from collections.abc import Mapping
from copy import deepcopy
from xml.etree import ElementTree as ET

from refman.bibliography.corrections.items import MARKER
from refman.bibliography.corrections.reader import macros_of
from refman.bibliography.styles import NAMESPACE, Style


def correct_style(style: Style) -> "ET.Element[str]":
    """A corrected copy of a style."""
    xml = deepcopy(style.xml)
    for names in xml.iter(f"{NAMESPACE}names"):
        _name_before_label(names)
    macros = macros_of(xml)
    for parent in list(xml.iter()):
        _name_without_label(parent, macros)
    for group in list(xml.iter(f"{NAMESPACE}group")):
        _count_nested_groups(group)
    for condition in xml.iter(f"{NAMESPACE}if"):
        if condition.get("match") == "none":
            _label_without_number(condition)
    return xml


def _name_before_label(names: "ET.Element[str]") -> None:
    """A label without a name stands behind the names; pandoc puts it before them."""
    label = names.find(f"{NAMESPACE}label")
    if label is not None and names.find(f"{NAMESPACE}name") is None:
        names.insert(list(names).index(label), ET.Element(f"{NAMESPACE}name"))


def _name_without_label(parent: "ET.Element[str]", macros: Mapping[str, "ET.Element[str]"]) -> None:
    """Names of a macro that stand in for others have no label if they name none; pandoc lends them the others' one."""
    for position, names in enumerate(list(parent)):
        substitute = names.find(f"{NAMESPACE}substitute")
        if substitute is None or names.find(f"{NAMESPACE}label") is None:
            continue
        *before, last = substitute
        macro = macros.get(last.get("macro", ""))
        if (
            macro is not None
            and [part.tag for part in macro] == [names.tag]
            and macro[0].find(f"{NAMESPACE}label") is None
            and all(part.tag == names.tag for part in before)
        ):
            asked = " ".join(part.get("variable", "") for part in (names, *before))
            substitute.remove(last)
            choose = ET.Element(f"{NAMESPACE}choose")
            ET.SubElement(choose, f"{NAMESPACE}if", {"variable": asked, "match": "any"}).append(names)
            ET.SubElement(choose, f"{NAMESPACE}else").append(last)
            parent[position] = choose


def _label_without_number(condition: "ET.Element[str]") -> None:
    """`label` prints nothing for a variable that is empty; where a style asks for it all the same, it is a term."""
    empty = (condition.get("variable") or "").split()
    for label in condition.iter(f"{NAMESPACE}label"):
        if label.get("variable") in empty:
            label.tag = f"{NAMESPACE}text"
            label.set("term", label.attrib.pop("variable"))


def _count_nested_groups(group: "ET.Element[str]") -> None:
    """A nested group that is not empty keeps the outer one alive (CSL 1.0.2), even where it holds terms only."""
    for position, child in enumerate(list(group)):
        if child.tag == f"{NAMESPACE}group" and _always_prints(child):
            wrapper = ET.Element(f"{NAMESPACE}group")
            wrapper.extend((child, ET.Element(f"{NAMESPACE}text", {"variable": MARKER})))
            group[position] = wrapper


def _always_prints(element: "ET.Element[str]") -> bool:
    """Whether an element prints something for every item."""
    kind = element.tag.removeprefix(NAMESPACE)
    if kind == "text":
        return "term" in element.attrib or "value" in element.attrib
    if kind == "choose":
        return element[-1].tag == f"{NAMESPACE}else" and all(map(_always_prints, element))
    if kind in {"if", "else-if"}:
        asked = (element.get("variable") or "").split()
        return any(_always_prints(child) or child.get("variable") in asked for child in element)
    if kind == "group":
        return all(child.tag == f"{NAMESPACE}choose" or "term" in child.attrib for child in element) and any(
            map(_always_prints, element)
        )
    return kind == "else" and any(map(_always_prints, element))
