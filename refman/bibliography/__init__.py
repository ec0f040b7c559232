"""Entries and the formats of the world: CSL-JSON, RIS, BibTeX dialects, rendering in CSL styles."""
