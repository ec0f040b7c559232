"""Notes become citations: tokens, features, the tagger, segments, fields, names, dates, short forms."""

from refman.citation.pipeline import parse_notes

__all__ = ["parse_notes"]
