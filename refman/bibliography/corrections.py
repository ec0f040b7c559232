"""Where pandoc's citeproc prints something else than citeproc-js: corrected here and nowhere else.

Each correction is to the item, the style or the output, whichever is smallest. Characters of Unicode's private use
area carry through pandoc what it would change: a hyphen that is no range, single quotation marks that stay single.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from refman.bibliography.styles import NAMESPACE, Style
from refman.model import Item

if TYPE_CHECKING:
    from refman.bibliography.render import SetEntry

_HYPHEN, _SPACE, _COMMA, _OPEN, _CLOSE, _PRESENT, _STOP, _ASKED, _CRIED, _SLASH = map(
    chr, range(0xE000, 0xE00A)
)
_RESTORED = {
    ord(_HYPHEN): "-",
    ord(_SPACE): " ",
    ord(_COMMA): ",",
    ord(_OPEN): "‘",
    ord(_CLOSE): "’",
    ord(_PRESENT): None,
    ord(_STOP): ".",
    ord(_ASKED): "?",
    ord(_CRIED): "!",
    ord(_SLASH): "/",
}
_FINAL = str.maketrans({".": _STOP, "?": _ASKED, "!": _CRIED})
"""The mark that ends a title: pandoc would drop a comma after it."""
_DOUBLED = re.compile(rf"([{_STOP}{_ASKED}{_CRIED}][”’{_CLOSE}]*)\.")
_MARKER = "refman-present"
"""A variable of our own that says to pandoc that a group is not empty."""
_NO_YEAR = 9873
"""Stands for a date in words, which pandoc would leave out."""

_TITLES = (
    "title", "container-title", "collection-title", "title-short", "container-title-short", "volume-title",
    "original-title", "event-title", "reviewed-title", "part-title",
)  # fmt: skip
_NUMBERS = ("page", "issue", "volume", "number", "collection-number", "chapter-number", "part-number")
_DATES = ("issued", "original-date", "event-date", "accessed", "submitted", "available-date")

_LOWER_CASE = (
    "about above across afore after against al along alongside amid amidst among amongst apropos around as astride at "
    "athwart atop barring before behind below beneath beside besides between beyond but by circa despite down during "
    "et except for from given in inside into lest like modulo near next notwithstanding of off on onto or out over "
    "per plus pro qua sans since so than through throughout till to toward towards under underneath until unto up "
    "upon versus vs. v. vs v via with within without according_to ahead_of apart_from as_for as_of as_per as_regards "
    "aside_from back_to because_of close_to due_to except_for far_from inside_of instead_of near_to next_to on_to "
    "out_from out_of outside_of prior_to pursuant_to rather_than regardless_of such_as that_of up_to where_as yet and "
    "nor a an the de von van c ca"
).split()
_KEPT = re.compile(
    r"(?<=[^:?!—–“‘(\[\s]\s)(?:(?:{})(?=\s+\S)|[a-z][\w’'-]*[A-Z][\w’'-]*)(?![\w’'-])".format(
        "|".join(re.escape(w).replace("_", r"\s+") for w in sorted(_LOWER_CASE, key=len, reverse=True))
    )
)
"""Words that citeproc-js leaves in lower case within English titles: its list of skip words, and `al-Assad`."""
_TAGS = re.compile(r"(<span class=\"nocase\">.*?</span>|<[^>]*>)")
_SINGLE = re.compile(r"(?<![\w‘])‘(?!\s)([^‘’]*(?:’\w[^‘’]*)*)(?<!\s)’(?!\w)")


def correct_item(item: Item, style: Style) -> Item:
    """The item as pandoc has to get it, to print what citeproc-js prints for the item as it is."""
    fixed = dict(item)
    fixed[_MARKER] = _PRESENT
    in_title_case = style.has_title_case and str(item.get("language") or "en").lower().startswith("en")
    for variable in _TITLES:
        if isinstance(item.get(variable), str):
            text = _SINGLE.sub(rf"{_OPEN}\1{_CLOSE}", item[variable])
            text = text[:-1] + text[-1:].translate(_FINAL)
            fixed[variable] = _keep_lower_case(text) if in_title_case else text
    for variable in _NUMBERS:
        if variable in item:
            fixed[variable] = _number(str(item[variable]), is_page=variable == "page")
    for variable in _DATES:
        date = item.get(variable)
        if _words(date):
            fixed[variable] = {"date-parts": [[_NO_YEAR]]}
        elif isinstance(date, dict) and str(date.get("season")) in "1234" and date.get("date-parts"):
            fixed[variable] = {**date, "date-parts": [[date["date-parts"][0][0], 20 + int(date["season"])]]}
    return fixed


def _keep_lower_case(title: str) -> str:
    """Title case takes every word that it does not know for a noun; what is protected stays."""
    parts = _TAGS.split(title)
    parts[::2] = [_KEPT.sub(r'<span class="nocase">\g<0></span>', part) for part in parts[::2]]
    return "".join(parts)


def _number(number: str, *, is_page: bool) -> str:
    """Hyphens are ranges between numbers only; "B-6" and "163,932" are one page."""
    number = re.sub(r"(?<![\d-])(\b[A-Za-z]+)-(?=\d+[A-Za-z]*$)", rf"\1{_HYPHEN}", number)
    if not is_page:
        if re.fullmatch(r"[\d\s,&-]+", number):
            return re.sub(r"\s*-\s*", "–", number)
        return number.replace(" ", _SPACE).replace("/", _SLASH)
    if re.fullmatch(r"\d{1,3},\d{3}", number):
        return number.replace(",", _COMMA)
    return re.sub(r"^(\d+)\s(ff?\.?)$", rf"\1{_SPACE}\2", number)


def _words(date: Any) -> str:
    """What a date says where it says no year."""
    if not isinstance(date, dict) or date.get("date-parts") or date.get("raw"):
        return ""
    return str(date.get("literal") or "")


def correct_style(style: Style) -> "ET.Element[str]":
    """A copy of the style that says the same in words that pandoc understands as citeproc-js does."""
    xml = deepcopy(style.xml)
    for names in xml.iter(f"{NAMESPACE}names"):
        _name_before_label(names)
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
            wrapper.extend((child, ET.Element(f"{NAMESPACE}text", {"variable": _MARKER})))
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


def correct_entry(entry: "SetEntry", item: Item, *, american: bool) -> "SetEntry":
    """An entry as citeproc-js prints it.

    Args:
        entry: what pandoc made.
        item: the item as it was before `correct_item`.
        american: whether full stops and commas go into quotation marks.

    """
    label, inlines = deepcopy(entry.label), deepcopy(entry.inlines)
    leaves = list(strings([label, inlines]))
    for words in filter(None, (_words(item.get(variable)) for variable in _DATES)):
        shown = words[:-1] + words[-1:].translate(_FINAL)
        for leaf in leaves:
            leaf["c"] = leaf["c"].replace(str(_NO_YEAR), shown)
    for leaf, following in pairwise(leaves):
        _drop_second_stop(leaf, following)
        if american:
            _move_into_quotes(leaf, following)
    for leaf in leaves:
        leaf["c"] = _DOUBLED.sub(r"\1", leaf["c"]).translate(_RESTORED)
    return replace(entry, label=label, inlines=inlines)


def _drop_second_stop(leaf: dict[str, Any], following: dict[str, Any]) -> None:
    """A title's own final mark makes the full stop after it superfluous."""
    if _DOUBLED.fullmatch(leaf["c"].rstrip(f"”’{_CLOSE}")[-1:] + following["c"][:1]):
        following["c"] = following["c"][1:]


def strings(inlines: Any) -> Iterator[dict[str, Any]]:
    """The words of inlines, in order."""
    if isinstance(inlines, dict):
        if inlines.get("t") == "Str":
            yield inlines
        else:
            yield from strings(inlines.get("c"))
    elif isinstance(inlines, list):
        for part in inlines:
            yield from strings(part)


def _move_into_quotes(leaf: dict[str, Any], following: dict[str, Any]) -> None:
    """`“Giftschrank”.` becomes `“Giftschrank.”`, and `‘Why?’.` loses its full stop."""
    text, after = leaf["c"], following["c"]
    if (not text.endswith(("”", _CLOSE)) and text != "’") or not after.startswith((".", ",")):
        return
    mark, inside = after[0], text.rstrip(f"”’{_CLOSE}")
    quotes = text[len(inside) :]
    following["c"] = after[1:]
    leaf["c"] = inside + ("" if mark == "." and inside.endswith((".", "?", "!")) else mark) + quotes
