"""Entries and the world's formats: CSL-JSON, RIS, NBIB, BibTeX's dialects, formatted bibliographies."""

from refman.bibliography.entry import to_entry
from refman.bibliography.item import to_item

__all__ = ["to_entry", "to_item"]
