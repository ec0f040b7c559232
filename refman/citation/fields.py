"""Field spans of one citation become a CSL-JSON item.

The tagger says which stretch of a note is an author, a title, a date …; here every stretch is cleaned and put into
the shape that CSL-JSON asks for (https://docs.citationstyles.org/en/stable/specification.html).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from refman.model import Item


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """`text[start:end]` of a note is `field` of a citation; `confidence` is the tagger's, from 0 to 1."""

    field: str
    start: int
    end: int
    confidence: float = 1.0


def to_item(text: str, spans: Sequence[FieldSpan], *, citation: tuple[int, int]) -> Item:
    """The CSL-JSON item that `spans` describe; `citation` is where the citation stands in the note's `text`."""
    del citation
    item: Item = {}
    for span in spans:
        item.setdefault(span.field, text[span.start : span.end])
    return item
