"""Letters behind years (2010a, 2010b) where citations are equal otherwise.

pandoc takes seconds to look for the shortest names that tell citations apart. In a bibliography that matters only for
these letters: two works get them when their citations stay equal with all names in full. So the names are put into the
citation as a label, and what is equal then is what was ambiguous. Works that are cited by nothing but a year are
counted here, in the order of the bibliography, as pandoc loses count of them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from refman.bibliography.corrections.carriers import LETTER, restore
from refman.bibliography.corrections.inlines import strings
from refman.bibliography.corrections.sorting import is_nameless
from refman.bibliography.styles import NAMESPACE
from refman.model import Item

if TYPE_CHECKING:
    from refman.bibliography.render import SetEntry

_LABEL = "refman-label"
_LETTER = "refman-letter"


def correct_letters(style: "ET.Element[str]", items: Sequence[Item]) -> list[Item]:
    """Change a style, in place; the items with the variables that it asks for.

    Args:
        style: the style.
        items: what `correct_sorting` made.

    """
    citation = style.find(f"{NAMESPACE}citation")
    layout = citation.find(f"{NAMESPACE}layout") if citation is not None else None
    if citation is None or layout is None:
        return list(items)
    has_letters = citation.get("disambiguate-add-year-suffix") == "true"
    rule = citation.attrib.pop("givenname-disambiguation-rule", "")
    if citation.attrib.pop("disambiguate-add-givenname", "") == "true":
        citation.attrib.pop("disambiguate-add-names", "")
        layout.insert(0, ET.Element(f"{NAMESPACE}text", {"variable": _LABEL}))
    for parent in list(style.iter()):
        for place, text in enumerate(list(parent)):
            if text.get("variable") == "year-suffix":
                parent[place] = _or_letter(text)
    years = Counter(map(_bare_year, items))
    return [
        item | {_LABEL: f"{n}", _LETTER: LETTER}
        if has_letters and _bare_year(item) and years[_bare_year(item)] > 1
        else item | {_LABEL: _label(item, rule)}
        for n, item in enumerate(items)
    ]


def _or_letter(suffix: "ET.Element[str]") -> "ET.Element[str]":
    """Our letter in place of pandoc's, where a work has one."""
    choose = ET.Element(f"{NAMESPACE}choose")
    ours = ET.SubElement(choose, f"{NAMESPACE}if", {"variable": _LETTER})
    ET.SubElement(ours, f"{NAMESPACE}text", {**suffix.attrib, "variable": _LETTER})
    ET.SubElement(choose, f"{NAMESPACE}else").append(suffix)
    return choose


def _label(item: Item, rule: str) -> str:
    """The names of a work as far as a style's rule lets them tell citations apart."""
    roles = ("author", "editor", "translator", "container-author", "director", "compiler")
    names: list[Item] = next((item[role] for role in roles if item.get(role)), [])
    texts = []
    for place, name in enumerate(names):
        given = str(name.get("given") or "") if place == 0 or not rule.startswith("primary") else ""
        if rule.endswith("initials"):
            given = "".join(word[0] for word in re.findall(r"\w+", given))
        texts.append(f"{name.get('literal') or name.get('family', '')} {given}")
    return restore("|".join(texts)) or "-"


def _bare_year(item: Item) -> str:
    """The year of a work that is cited by nothing else; "" where there is something else."""
    if not is_nameless(item):
        return ""
    date: Any = item.get("issued") or {}
    return str((date.get("date-parts") or [[date.get("literal") or "none"]])[0][0])


def set_letters(entries: Iterable["SetEntry"], items: Mapping[str, Item]) -> list["SetEntry"]:
    """The entries of a bibliography, in its order, with their letters.

    Args:
        entries: what pandoc made.
        items: by the entry's id, what `correct_letters` made.

    """
    counts: Counter[str] = Counter()
    lettered = [replace(entry, inlines=deepcopy(entry.inlines)) for entry in entries]
    for entry in lettered:
        item = items[entry.id]
        if _LETTER in item:
            letter = _letter(counts[_bare_year(item)])
            counts[_bare_year(item)] += 1
            for leaf in strings(entry.inlines):
                leaf["c"] = leaf["c"].replace(LETTER, letter)
    return lettered


def _letter(number: int) -> str:
    """The letters of a count from 0: a, b … z, aa, ab."""
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + chr(ord("a") + last)
