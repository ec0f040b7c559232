"""Entries as citeproc-js prints them."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from refman.bibliography.corrections.carriers import (
    ASKED,
    CLOSE,
    CRIED,
    NO_YEAR,
    PAIR,
    SERIES,
    STOP,
    final_mark,
    restore,
)  # fmt: skip
from refman.bibliography.corrections.inlines import glued, strings
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
    label, inlines = deepcopy(entry.label), glued(deepcopy(entry.inlines))
    leaves = list(strings([label, inlines]))
    for said in filter(None, (words(item.get(variable)) for variable in DATES)):
        for leaf in leaves:
            leaf["c"] = leaf["c"].replace(str(NO_YEAR), final_mark(said))
    for position, leaf in enumerate(leaves):
        if leaf["c"].startswith((PAIR, SERIES)):
            _join_institution(leaves[:position], is_pair=leaf["c"].startswith(PAIR))
    for before, leaf, following in zip([{"c": ""}, *leaves], leaves, leaves[1:], strict=False):
        _drop_second_stop(before["c"] + leaf["c"], following)
        if american:
            _move_into_quotes(before["c"], leaf, following)
    for leaf in leaves:
        leaf["c"] = restore(_DOUBLED.sub(r"\1", leaf["c"]))
    for leaf in list(strings(inlines))[:1]:
        leaf["c"] = _capital(leaf["c"], item)
    return replace(entry, label=label, inlines=inlines)


def _join_institution(before: list[dict[str, Any]], *, is_pair: bool) -> None:
    """An institution at the end of a list stands behind a comma if it is the last of three or more."""
    if len(before) < 2 or not re.fullmatch(r"&|[^\W\d_]{1,4}", before[-1]["c"]):
        return
    name = before[-2]
    name["c"] = name["c"].removesuffix(",") + ("" if is_pair else ",")


def _capital(word: str, item: Item) -> str:
    """The first word of an entry, with a capital where it is a term and not the item's own."""
    match = re.match(r"(\W*)([^\W\d_])(.*)", word, re.DOTALL)
    if match is None:
        return word
    own = re.sub(r"\W+$", "", word[len(match[1]) :]).lower()
    if any(re.sub(r"^\W+", "", text).lower().startswith(own) for text in _texts(item)):
        return word
    return match[1] + match[2].upper() + match[3]


def _texts(item: Item) -> Iterator[str]:
    """All words of an item, as they may begin an entry."""
    for variable, value in item.items():
        if variable in NAMES and isinstance(value, list):
            yield from (str(part) for name in value for part in name.values())
        elif isinstance(value, dict):
            yield str(value.get("literal") or "")
        else:
            yield re.sub(r"<[^>]*>", "", str(value))


def _drop_second_stop(text: str, following: dict[str, Any]) -> None:
    """A title's own final mark makes the full stop after it superfluous."""
    if _DOUBLED.fullmatch(text.rstrip(f"”’{CLOSE}")[-1:] + following["c"][:1]):
        following["c"] = following["c"][1:]


def _move_into_quotes(before: str, leaf: dict[str, Any], following: dict[str, Any]) -> None:
    """`“Giftschrank”.` becomes `“Giftschrank.”`, and `‘Why?’.` loses its full stop."""
    text, after = leaf["c"], following["c"]
    if (not text.endswith(("”", CLOSE)) and text != "’") or not after.startswith((".", ",")):
        return
    mark, inside = after[0], text.rstrip(f"”’{CLOSE}")
    quotes = text[len(inside) :]
    following["c"] = after[1:]
    superfluous = mark == "." and (inside or before).endswith((".", ",", "?", "!", STOP, ASKED, CRIED))
    leaf["c"] = inside + ("" if superfluous else mark) + quotes
