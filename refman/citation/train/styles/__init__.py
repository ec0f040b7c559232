"""How the world prints citations: one module for each tradition of styles."""

from collections.abc import Mapping
from typing import Final

from refman.citation.train.styles.author_date import AUTHOR_DATE
from refman.citation.train.styles.bibliography import BIBLIOGRAPHY
from refman.citation.train.styles.bluebook import AMERICAN, BLUEBOOK
from refman.citation.train.styles.british import BRITISH
from refman.citation.train.styles.canadian import CANADIAN
from refman.citation.train.styles.chicago import CHICAGO
from refman.citation.train.styles.german import GERMAN, GERMAN_LAW
from refman.citation.train.styles.international import INTERNATIONAL
from refman.citation.train.styles.style import Style

__all__ = ["STYLES", "Style"]

STYLES: Final[Mapping[str, tuple[int, Style]]] = {
    "chicago": (28, CHICAGO),
    "british": (18, BRITISH),
    "bluebook": (8, BLUEBOOK),
    "author-date": (18, AUTHOR_DATE),
    "bibliography": (10, BIBLIOGRAPHY),
    "german": (18, GERMAN),
    "international": (8, INTERNATIONAL),
    "canadian": (3, CANADIAN),
    "american": (8, AMERICAN),
    "german law": (9, GERMAN_LAW),
}
"""By name, its share of all documents, and the style."""
