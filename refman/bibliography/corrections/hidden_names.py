"""Names behind "et al." that a bibliography spells out because citations of several works are equal without them.

CSL 1.0.2 ("Disambiguation") adds names to citations, one by one, until no more of them can be told apart. citeproc-js
shows as many in the bibliography too, and this is how it counts them: a work's names and their forms only ever grow,
works with fewer names come first, and what cannot be told apart keeps the names that were shown last with success.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any
from xml.etree import ElementTree as ET

from refman.bibliography.corrections.reader import Reader, macros_of
from refman.bibliography.names import NAMES
from refman.bibliography.styles import NAMESPACE
from refman.model import Item

_SHOWN = "refman-shown-{}"
_LEFT_OUT, _FULL = 0, 1
"""How a given name is shown."""


def correct_hidden_names(style: "ET.Element[str]", items: Sequence[Item]) -> list[Item]:
    """Let a style show as many names as an item asks for, in place; the items with the variables that ask.

    Args:
        style: the style, with what its citations say of disambiguation.
        items: the works.

    """
    citation, bibliography = (style.find(f"{NAMESPACE}{part}") for part in ("citation", "bibliography"))
    if citation is None or bibliography is None or citation.get("disambiguate-add-names") != "true":
        return list(items)
    asked = _asked(citation, [_Cited.of(item, n, style) for n, item in enumerate(items)])
    shown = {n: count for n, count in asked.items() if count > _first(bibliography)}
    _let_show(style, sorted(set(shown.values())))
    return [item | {_SHOWN.format(shown[n]): "1"} if n in shown else item for n, item in enumerate(items)]


def _first(part: "ET.Element[str]") -> int:
    return int(part.get("et-al-use-first", "1"))


@dataclass(frozen=True, slots=True)
class _Cited:
    """What a citation of a work is made of."""

    place: int
    id: str
    names: Sequence[Item]
    rest: tuple[str, ...]

    @classmethod
    def of(cls, item: Item, place: int, style: "ET.Element[str]") -> "_Cited":
        """The citation of an item, which the style gives in its layout."""
        layout = style.find(f"{NAMESPACE}citation/{NAMESPACE}layout")
        reader = Reader(item, macros_of(style))
        variables = [*reader.variables(layout)] if layout is not None else []
        role = next((name for name in variables if name in NAMES), "")
        names = item.get(role) or []
        rest = tuple(_said(item[name]) for name in variables if name != role)
        return cls(place, str(item.get("id")), names if isinstance(names, list) else [], rest)

    def said(self, count: int, forms: Sequence[int]) -> tuple[object, ...]:
        """The citation with so many names, the given names in these forms."""
        names = zip(self.names[:count], chain(forms, repeat(_LEFT_OUT)), strict=False)
        return (*(_name(name, form) for name, form in names), len(self.names) > count, self.rest)


def _said(value: Any) -> str:
    """A variable's value; of a date its year."""
    if isinstance(value, dict) and value.get("date-parts"):
        return str(value["date-parts"][0][:1])
    return str(value)


def _name(name: Item, form: int) -> str:
    parts = [name.get(part) for part in ("literal", "non-dropping-particle", "family")]
    given = str(name.get("given") or "") if form else ""
    return " ".join(str(part) for part in (*parts, given) if part)


def _asked(citation: "ET.Element[str]", cited: Iterable[_Cited]) -> dict[int, int]:
    """By the place of a work, the number of names that tell its citation from others."""
    least, first = int(citation.get("et-al-min", "0")), _first(citation)
    rule = citation.get("givenname-disambiguation-rule", "by-cite")
    adds_given = citation.get("disambiguate-add-givenname") == "true"
    forms = [_FULL if adds_given and rule.startswith("primary-name") else _LEFT_OUT]
    groups = defaultdict(list)
    for work in cited:
        if work.names and len(work.names) >= least > 0:
            groups[work.said(first, forms)].append(work)
    found: dict[int, int] = {}
    for group in groups.values():
        search = _Search(
            first,
            forms,
            adds_forms=adds_given and rule == "by-cite",
            adds_letters=citation.get("disambiguate-add-year-suffix") == "true",
        )
        search.run(sorted(group, key=lambda work: (str(len(work.names)), work.id)))
        found |= search.found
    return found


class _Search:
    """The search for the names that tell works apart whose citations are equal at first."""

    def __init__(self, count: int, forms: Sequence[int], *, adds_forms: bool, adds_letters: bool) -> None:
        self.found: dict[int, int] = {}
        self._count = self._useful = count
        self._forms = [*forms]
        self._adds_forms, self._adds_letters = adds_forms, adds_letters

    def run(self, works: list[_Cited]) -> None:
        """Fill `found`."""
        most = len(works[0].names)
        lists, is_fresh, is_exhausted = [works] if len(works) > 1 else [], True, False
        while lists:
            place = clashes = 0
            while lists[0]:
                if is_exhausted:
                    self._settle(lists[0])
                    lists[0] = []
                    break
                if not is_fresh:
                    place, is_exhausted = self._grow(place, most)
                equal, others = self._scan(lists[0])
                before, clashes = clashes, len(equal) - 1
                is_fresh = not clashes and len(others) > 1
                if not clashes:
                    self._register(equal if len(others) > 1 else [*equal, *others])
                    lists[0] = others if len(others) > 1 else []
                elif len(others) == 1:
                    self._register(others)
                    lists[0] = equal
                elif clashes < before:
                    self._useful = self._count
                    lists[0] = equal
                    lists.append(others)
                elif is_exhausted:
                    lists[0] = others
                    lists.append(equal)
            lists.pop(0)

    def _grow(self, place: int, most: int) -> tuple[int, bool]:
        """Show more of the name at a place, or the next name; the place then, and whether that is all there is."""
        forms = self._forms = self._forms + [_LEFT_OUT] * (most - len(self._forms))
        if self._adds_forms and place < most and forms[place] < _FULL:
            forms[place] = _FULL
        elif place < most:
            self._count += 1
            place += 1
        return place, place == most

    def _scan(self, works: Sequence[_Cited]) -> tuple[list[_Cited], list[_Cited]]:
        """The works that are cited as the first one is, and the others."""
        cited = []
        for work in works:
            self._count = min(self._count, len(work.names))
            cited.append((work, work.said(self._count, self._forms)))
        is_equal = [said == cited[0][1] for _, said in cited]
        return [w for w, same in zip(works, is_equal, strict=True) if same], [
            w for w, same in zip(works, is_equal, strict=True) if not same
        ]

    def _register(self, works: Sequence[_Cited]) -> None:
        self._useful = self._count
        self.found |= {work.place: self._useful for work in works}

    def _settle(self, works: Sequence[_Cited]) -> None:
        """Works that names do not tell apart keep what was useful to others, if it comes to letters or titles."""
        if not self._adds_letters or len(self._scan(works)[0]) > 1:
            self.found |= {work.place: self._useful for work in works}


def _let_show(style: "ET.Element[str]", counts: Sequence[int]) -> None:
    """Names, with more of them shown for the items that ask for it."""
    for parent in [*style.iter()] if counts else ():
        if parent.tag == f"{NAMESPACE}substitute":
            continue
        for place, names in enumerate(list(parent)):
            if names.tag == f"{NAMESPACE}names" and _is_of_authors(names):
                parent[place] = _choice(names, counts)


def _is_of_authors(names: "ET.Element[str]") -> bool:
    """Whether names may be those that a work is cited by."""
    return any("author" in (element.get("variable") or "").split() for element in names.iter())


def _choice(names: "ET.Element[str]", counts: Sequence[int]) -> "ET.Element[str]":
    choose = ET.Element(f"{NAMESPACE}choose")
    for place, count in enumerate(counts):
        branch = ET.SubElement(
            choose, f"{NAMESPACE}{'else-if' if place else 'if'}", {"variable": _SHOWN.format(count)}
        )
        branch.append(_showing(names, count))
    ET.SubElement(choose, f"{NAMESPACE}else").append(names)
    return choose


def _showing(names: "ET.Element[str]", count: int) -> "ET.Element[str]":
    copy = deepcopy(names)
    if copy.find(f"{NAMESPACE}name") is None:
        copy.insert(0, ET.Element(f"{NAMESPACE}name"))
    for name in copy.iter(f"{NAMESPACE}name"):
        name.set("et-al-use-first", f"{count}")
    return copy
