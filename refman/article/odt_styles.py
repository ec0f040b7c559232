"""Styles of OpenDocument: which of them slant, underline or raise the text, and which number a list."""

from collections.abc import Mapping
from dataclasses import dataclass

from refman.article.numbering import show
from refman.article.xml import Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FORMATS = {"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter"}
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits; `name` is the one that the writer chose, in lower case.

    `italic` and `underlined` are None where the style says nothing about them.
    """

    name: str = ""
    italic: bool | None = None
    underlined: bool | None = None
    raised: bool = False


def odt_styles(*roots: Element | None) -> dict[str, Style]:
    """Internal name to style, from `styles.xml` and `content.xml`."""
    elements = {
        e.get(f"{STYLE}name", ""): e for root in roots if root is not None for e in root.iter(f"{STYLE}style")
    }
    return {key: _style(element, elements) for key, element in elements.items()}


def _style(element: Element | None, elements: Mapping[str, Element]) -> Style:
    name, raised = "", False
    italic: bool | None = None
    underlined: bool | None = None
    for _ in range(20):  # a chain of styles may be damaged into a ring
        if element is None:
            break
        if not name and element.getparent().tag != f"{_OFFICE}automatic-styles":
            name = element.get(f"{STYLE}display-name") or element.get(f"{STYLE}name", "").replace("_20_", " ")
        for properties in element.iter(f"{STYLE}text-properties"):
            slant, line = properties.get(f"{_FO}font-style"), properties.get(f"{STYLE}text-underline-style")
            italic = slant in {"italic", "oblique"} if italic is None and slant else italic
            underlined = line != "none" if underlined is None and line else underlined
            raised |= properties.get(f"{STYLE}text-position", "").startswith("super")
        element = elements.get(element.get(f"{STYLE}parent-style-name", ""))
    return Style(name.lower(), italic, underlined, raised)


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How the outermost level of a list is numbered."""

    format: str
    prefix: str
    suffix: str
    start: int

    def shown(self, number: int) -> str:
        """A number as the list shows it."""
        return f"{self.prefix}{show(number, self.format)}{self.suffix}"


def list_styles(*roots: Element | None) -> dict[str, ListStyle]:
    """Styles of numbered lists by name; those with bullets are left out."""
    found: dict[str, ListStyle] = {}
    for root in roots:
        for level in root.iter(f"{_TEXT}list-level-style-number") if root is not None else ():
            style, start = level.get(f"{STYLE}num-format", ""), level.get(f"{_TEXT}start-value", "1")
            if level.get(f"{_TEXT}level") == "1" and style in _FORMATS:
                found[level.getparent().get(f"{STYLE}name", "")] = ListStyle(
                    _FORMATS[style],
                    level.get(f"{STYLE}num-prefix", ""),
                    level.get(f"{STYLE}num-suffix", ""),
                    int(start) if start.isdecimal() and len(start) < 6 else 1,
                )
    return found
