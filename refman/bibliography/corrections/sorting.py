"""What has nothing to be sorted by comes last (CSL 1.0.2, "Sorting"); pandoc puts it first.

So each key of a style gets another key before it, a variable of our own that says whether an item's is empty. To know
that, the style's macros are walked as a processor walks them.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import partial
from xml.etree import ElementTree as ET

from refman.bibliography.styles import NAMESPACE
from refman.model import Item

_KEY = "refman-empty-{}"


def correct_sorting(style: "ET.Element[str]", items: Sequence[Item]) -> list[Item]:
    """Add the keys to a style's bibliography, in place; the items with the variables that they ask for."""
    sort = style.find(f"{NAMESPACE}bibliography/{NAMESPACE}sort")
    if sort is None:
        return list(items)
    macros = {str(macro.get("name")): macro for macro in style.iter(f"{NAMESPACE}macro")}
    keys = list(sort)
    for place in reversed(range(len(keys))):
        sort.insert(place, ET.Element(f"{NAMESPACE}key", {"variable": _KEY.format(place)}))
    return [
        item
        | {
            _KEY.format(place): "0" if _Reader(item, macros).prints(key) else "1"
            for place, key in enumerate(keys)
        }
        for item in items
    ]


def is_nameless(item: Item) -> bool:
    """Whether an item that `correct_sorting` made has nothing to be sorted by first: neither names nor a title."""
    return bool(item.get(_KEY.format(0)) == "1")


class _Outcome(IntEnum):
    """What an element does: nothing; it asks for variables that are empty; it prints words; it prints variables."""

    NOTHING = 0
    EMPTY = 1
    WORDS = 2
    VARIABLE = 3


class _Reader:
    """One item, asked by the elements of a style."""

    def __init__(self, item: Item, macros: dict[str, "ET.Element[str]"]) -> None:
        self._item = item
        self._macros = macros

    def prints(self, element: "ET.Element[str]") -> bool:
        return self._outcome(element) >= _Outcome.WORDS

    def _outcome(self, element: "ET.Element[str]") -> _Outcome:
        kind = element.tag.removeprefix(NAMESPACE)
        if "macro" in element.attrib:
            return self._all(self._macros.get(element.attrib["macro"], ()))
        if kind == "choose":
            chosen = next((branch for branch in element if self._holds(branch)), ())
            return self._all(chosen)
        if kind == "group":
            return self._group(element)
        if kind == "names":
            return self._names(element)
        if "variable" in element.attrib:
            return _Outcome.VARIABLE if self._any(element.attrib["variable"]) else _Outcome.EMPTY
        return _Outcome.WORDS if {"term", "value"} & element.attrib.keys() else _Outcome.NOTHING

    def _all(self, elements: Iterable["ET.Element[str]"]) -> _Outcome:
        """The most that any of the elements does."""
        most = _Outcome.NOTHING
        for element in elements:
            most = max(most, self._outcome(element))
            if most == _Outcome.VARIABLE:
                break
        return most

    def _group(self, group: "ET.Element[str]") -> _Outcome:
        """A group prints its words only if its variables, where it has any, are not all empty."""
        outcomes = {self._outcome(child) for child in group}
        if _Outcome.VARIABLE in outcomes or _Outcome.EMPTY not in outcomes:
            return max(outcomes, default=_Outcome.NOTHING)
        return _Outcome.EMPTY

    def _names(self, names: "ET.Element[str]") -> _Outcome:
        if self._any(names.get("variable", "")):
            return _Outcome.VARIABLE
        substitute = names.find(f"{NAMESPACE}substitute")
        return max(_Outcome.EMPTY, self._all(() if substitute is None else substitute))

    def _any(self, variables: str) -> bool:
        return any(self._item.get(variable) for variable in variables.split())

    def _holds(self, branch: "ET.Element[str]") -> bool:
        if branch.tag == f"{NAMESPACE}else":
            return True
        tests = [
            partial(test, value)
            for name, test in (("variable", self._any), ("type", self._is_type))
            for value in (branch.get(name) or "").split()
        ]
        tests += [partial(bool, 0)] * len(branch.attrib.keys() - {"variable", "type", "match"})
        match = branch.get("match", "all")
        held = [test() for test in tests]
        return {"any": any(held), "none": not any(held)}.get(match, all(held))

    def _is_type(self, kind: str) -> bool:
        return bool(self._item.get("type") == kind)
