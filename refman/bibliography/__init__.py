"""Entries and the world's formats: CSL-JSON, RIS, NBIB, BibTeX's dialects, formatted bibliographies."""

from refman.bibliography.entry import to_entry
from refman.bibliography.item import to_item
from refman.bibliography.reading import BIBLIOGRAPHY_FORMATS, bibliography_format, read_bibliography

__all__ = ["BIBLIOGRAPHY_FORMATS", "bibliography_format", "read_bibliography", "to_entry", "to_item"]
