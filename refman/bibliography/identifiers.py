"""Identifiers of works as people write them, and as they are."""

import re

_BEFORE_DOI = re.compile(r"\s*(?:(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)
_BEFORE_ARXIV = re.compile(r"arxiv:\s*", re.IGNORECASE)


def bare_doi(written: str) -> str:
    """A DOI without its resolver's address, or `doi:`, before it."""
    before = _BEFORE_DOI.match(written)
    return written[before.end() :] if before else written


def bare_arxiv(written: str) -> str:
    """A number of arXiv without the archive's name before it."""
    before = _BEFORE_ARXIV.match(written)
    return written[before.end() :] if before else written
