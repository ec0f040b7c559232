"""Where pandoc's citeproc is known to print something else than the style asks for: corrected here and nowhere else."""

from copy import deepcopy
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from refman.bibliography.styles import Style
from refman.model import Item

if TYPE_CHECKING:
    from refman.bibliography.render import SetEntry


def correct_item(item: Item, style: Style) -> Item:
    return item


def correct_style(style: Style) -> "ET.Element[str]":
    return deepcopy(style.xml)


def correct_entry(entry: "SetEntry", style: Style) -> "SetEntry":
    return entry
