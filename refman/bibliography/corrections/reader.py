"""What an element of a style does for an item, known by walking the style as a processor walks it."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import partial
from xml.etree import ElementTree as ET

from refman.bibliography.styles import NAMESPACE
from refman.model import Item


def macros_of(style: "ET.Element[str]") -> dict[str, "ET.Element[str]"]:
    """The macros of a style by name."""
    return {str(macro.get("name")): macro for macro in style.iter(f"{NAMESPACE}macro")}


class _Outcome(IntEnum):
    """What an element does: nothing; it asks for variables that are empty; it prints words; it prints variables."""

    NOTHING = 0
    EMPTY = 1
    WORDS = 2
    VARIABLE = 3


class Reader:
    """One item, asked by the elements of a style."""

    def __init__(self, item: Item, macros: dict[str, "ET.Element[str]"]) -> None:
        self._item = item
        self._macros = macros

    def prints(self, element: "ET.Element[str]") -> bool:
        """Whether an element prints anything."""
        return self._outcome(element) >= _Outcome.WORDS

    def variables(self, element: "ET.Element[str]") -> Iterator[str]:
        """The variables that an element prints, in order."""
        kind = element.tag.removeprefix(NAMESPACE)
        if "macro" in element.attrib:
            yield from self._each(self._macros.get(element.attrib["macro"], ()))
        elif kind == "choose":
            yield from self._each(self._branch(element))
        elif "variable" in element.attrib and kind != "label":
            named = [name for name in element.attrib["variable"].split() if self._item.get(name)]
            yield from named or self._substitute(element)
        else:
            yield from self._each(element)

    def _each(self, elements: Iterable["ET.Element[str]"]) -> Iterator[str]:
        for element in elements:
            yield from self.variables(element)

    def _substitute(self, names: "ET.Element[str]") -> Iterable[str]:
        """The variables of the first element that stands in for names and prints any."""
        elements = names.find(f"{NAMESPACE}substitute")
        found = ([*self.variables(element)] for element in (() if elements is None else elements))
        return next(filter(None, found), [])

    def _branch(self, choose: "ET.Element[str]") -> Iterable["ET.Element[str]"]:
        return next((branch for branch in choose if self._holds(branch)), ())

    def _outcome(self, element: "ET.Element[str]") -> _Outcome:
        kind = element.tag.removeprefix(NAMESPACE)
        if "macro" in element.attrib:
            return self._all(self._macros.get(element.attrib["macro"], ()))
        if kind == "choose":
            return self._all(self._branch(element))
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
