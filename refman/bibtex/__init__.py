"""The text of a .bib file as blocks and their parts, without losing a character."""

from refman.bibtex.blocks import NO_KEY, Block, chunks, count_lines, defines_strings, definitions, parse, read
from refman.bibtex.encoding import declared_encoding
from refman.bibtex.layout import FieldSpan, Layout, layout, undefined, with_commas
from refman.bibtex.names import split_names
from refman.bibtex.values import MONTHS

__all__ = [
    "MONTHS",
    "NO_KEY",
    "Block",
    "FieldSpan",
    "Layout",
    "chunks",
    "count_lines",
    "declared_encoding",
    "defines_strings",
    "definitions",
    "layout",
    "parse",
    "read",
    "split_names",
    "undefined",
    "with_commas",
]
