"""Roles that CSL 1.0.2 has and pandoc does not know: they go under the name of one that no work needs.

What the style calls that role is then what its language calls the other, in every form.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from xml.etree import ElementTree as ET

from refman.bibliography import pandoc
from refman.bibliography.styles import NAMESPACE
from refman.model import Item

_UNKNOWN = (
    "chair", "compiler", "contributor", "curator", "editor-translator", "executive-producer", "guest", "host", "narrator",
    "organizer", "performer", "producer", "script-writer", "series-creator",
)  # fmt: skip
_KNOWN = (
    "original-author", "reviewed-author", "editorial-director", "illustrator", "interviewer", "composer", "director",
    "collection-editor", "recipient", "container-author", "translator",
)  # fmt: skip
_UNUSED = "refman-unused"
_FORMS = ("long", "short", "verb", "verb-short")
_BETWEEN = "|"


def correct_roles(style: "ET.Element[str]", items: Sequence[Item], language: Sequence[str]) -> list[Item]:
    """Rename roles in a style, in place; the items with the same names.

    Args:
        style: the style.
        items: the works.
        language: pandoc's option for the language of the bibliography, if any.

    """
    renamed = _renamed(items)
    if not renamed:
        return list(items)
    style.insert(after_info(style), _locale(renamed, style, language))
    retire(style, renamed.values())
    _rename(style, renamed)
    return [{renamed.get(variable, variable): value for variable, value in item.items()} for item in items]


def _renamed(items: Sequence[Item]) -> dict[str, str]:
    """The roles that works need and pandoc does not know → the roles that stand in for them."""
    used = {variable for item in items for variable in item}
    return dict(zip((r for r in _UNKNOWN if r in used), (r for r in _KNOWN if r not in used), strict=False))


def spare_roles(items: Sequence[Item]) -> list[str]:
    """The roles that pandoc knows and no work needs, not even in the place of another one."""
    needed = {variable for item in items for variable in item} | {*_renamed(items).values()}
    return [role for role in _KNOWN if role not in needed]


def retire(style: "ET.Element[str]", roles: Iterable[str]) -> None:
    """Let a style no longer ask for roles, in place, so that they can stand for something else."""
    _rename(style, dict.fromkeys(roles, _UNUSED))


def _rename(style: "ET.Element[str]", names: Mapping[str, str]) -> None:
    for element in style.iter():
        if "variable" in element.attrib:
            variables = element.attrib["variable"].split()
            element.set("variable", " ".join(names.get(name, name) for name in variables))


def after_info(style: "ET.Element[str]") -> int:
    """Where a locale may stand in a style."""
    return next((place for place, part in enumerate(style, 1) if part.tag == f"{NAMESPACE}info"), 0)


def _locale(
    renamed: Mapping[str, str], style: "ET.Element[str]", language: Sequence[str]
) -> "ET.Element[str]":
    """The terms of roles under their new names."""
    asked = list(product(renamed, _FORMS, ("false", "true")))
    said = iter(_terms(asked, style, language))
    terms = ET.Element(f"{NAMESPACE}terms")
    for role, form in product(renamed, _FORMS):
        term = ET.SubElement(terms, f"{NAMESPACE}term", {"name": renamed[role], "form": form})
        for number in ("single", "multiple"):
            ET.SubElement(term, f"{NAMESPACE}{number}").text = next(said)
    locale = ET.Element(f"{NAMESPACE}locale")
    locale.append(terms)
    return locale


def _terms(
    asked: Sequence[tuple[str, str, str]], style: "ET.Element[str]", language: Sequence[str]
) -> list[str]:
    """What the style's language, and the style itself, call roles: each with its form and whether in the plural."""
    asking = ET.Element(style.tag, style.attrib)
    asking.extend(part for part in style if part.tag in {f"{NAMESPACE}info", f"{NAMESPACE}locale"})
    ET.SubElement(ET.SubElement(asking, f"{NAMESPACE}citation"), f"{NAMESPACE}layout")
    bibliography = ET.SubElement(asking, f"{NAMESPACE}bibliography")
    layout = ET.SubElement(bibliography, f"{NAMESPACE}layout")
    for role, form, plural in asked:
        ET.SubElement(layout, f"{NAMESPACE}text", {"term": role, "form": form, "plural": plural})
        ET.SubElement(layout, f"{NAMESPACE}text", {"value": _BETWEEN})
    with pandoc.style_file(asking) as csl:
        source = b'[{"id": "x", "type": "book"}]'
        printed = pandoc.run(
            ["--from=csljson", "--citeproc", csl, *language, "--to=plain", "--wrap=none"], source
        )
    return printed.decode().replace("\n", " ").split(_BETWEEN)
