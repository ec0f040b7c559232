"""refman reads the notes of articles and keeps the works they cite in a BibTeX library."""

__version__ = "0.1.0"
