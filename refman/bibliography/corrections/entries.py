"""Entries as citeproc-js prints them."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from refman.bibliography.corrections.carriers import (
    ASKED, CLOSE, CRIED, GLUE, NO_YEAR, PAIR, SERIES, STOP, TIGHT, final_mark, restore,
)  # fmt: skip
from refman.bibliography.corrections.items import words
from refman.bibliography.dates import DATES
from refman.bibliography.names import NAMES
from refman.model import Item

if TYPE_CHECKING:
    from refman.bibliography.render import SetEntry

_DOUBLED = re.compile(rf"([{STOP}{ASKED}{CRIED}][”’{CLOSE}]*)\.")


def correct_entry(entry: "SetEntry", item: Item, *, american: bool) -> "SetEntry":
    """An entry as citeproc-js prints it.

    Args:
        entry: what pandoc made.
        item: the item as it was before `correct_item`.
        american: whether full stops and commas go into quotation marks.

    """
    label, inlines = deepcopy(entry.label), _glued(deepcopy(entry.inlines))
    leaves = list(strings([label, inlines]))
    for said in filter(None, (words(item.get(variable)) for variable in DATES)):
        for leaf in leaves:
            leaf["c"] = leaf["c"].replace(str(NO_YEAR), final_mark(said))
    for position, leaf in enumerate(leaves):
        if leaf["c"].startswith((PAIR, SERIES)):
            _join_institution(leaves[:position], is_pair=leaf["c"].startswith(PAIR))
    for leaf, following in pairwise(leaves):
        _drop_second_stop(leaf, following)
        if american:
            _move_into_quotes(leaf, following)
    for leaf in leaves:
        leaf["c"] = restore(_DOUBLED.sub(r"\1", leaf["c"]))
    for leaf in list(strings(inlines))[:1]:
        leaf["c"] = _capital(leaf["c"], item)
    return replace(entry, label=label, inlines=inlines)


def _glued(inlines: Any) -> Any:
    """Inlines without the spaces that were put between words for pandoc's sake."""
    if isinstance(inlines, dict):
        return {**inlines, "c": _glued(inlines["c"])} if "c" in inlines else inlines
    if not isinstance(inlines, list):
        return inlines
    kept: list[Any] = []
    for part in map(_glued, inlines):
        before = kept[-1] if kept else None
        if part == {"t": "Space"} and isinstance(before, dict) and str(before.get("c")).endswith(GLUE):
            before["c"] = before["c"].removesuffix(GLUE)
        elif isinstance(part, dict) and str(part.get("c")).startswith(TIGHT) and before == {"t": "Space"}:
            kept[-1] = part
        else:
            kept.append(part)
    return kept


def _join_institution(before: list[dict[str, Any]], *, is_pair: bool) -> None:
    """An institution at the end of a list stands behind a comma if it is the last of three or more."""
    if len(before) < 2 or not re.fullmatch(r"&|[^\W\d_]{1,4}", before[-1]["c"]):
        return
    name = before[-2]
    name["c"] = name["c"].removesuffix(",") + ("" if is_pair else ",")


def _capital(word: str, item: Item) -> str:
    """The first word of an entry, with a capital where it is a term and not the item's own."""
    match = re.search(r"[^\W\d_]", word)
    own = any(text.lower().startswith(word[match.start() :].rstrip(".,:”’").lower()) for text in _texts(item)) if match else True
    return word if own or match is None else word[: match.start()] + match[0].upper() + word[match.end() :]


def _texts(item: Item) -> Iterator[str]:
    """All words of an item, as they may begin an entry."""
    for variable, value in item.items():
        if variable in NAMES and isinstance(value, list):
            yield from (str(part) for name in value for part in name.values())
        else:
            yield re.sub(r"<[^>]*>|^\W+", "", str(value))


def _drop_second_stop(leaf: dict[str, Any], following: dict[str, Any]) -> None:
    """A title's own final mark makes the full stop after it superfluous."""
    if _DOUBLED.fullmatch(leaf["c"].rstrip(f"”’{CLOSE}")[-1:] + following["c"][:1]):
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
    if (not text.endswith(("”", CLOSE)) and text != "’") or not after.startswith((".", ",")):
        return
    mark, inside = after[0], text.rstrip(f"”’{CLOSE}")
    quotes = text[len(inside) :]
    following["c"] = after[1:]
    leaf["c"] = inside + ("" if mark == "." and inside.endswith((".", "?", "!")) else mark) + quotes
