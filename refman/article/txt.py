"""Plain text: what a page or a PDF looks like once it is saved or copied as text."""

import re
from pathlib import Path

from refman.article.encoding import decode
from refman.article.labels import RAISE
from refman.article.md_text import underscored
from refman.article.plain import plain_notes
from refman.article.plain_metadata import plain_metadata
from refman.model import Article


def read_txt(path: Path, data: bytes) -> Article:
    """Read an article in plain text; see `refman.article.read_article`."""
    text, warnings = decode(data, path)
    text = re.sub(r"<sup>\s*(\d{1,3})\s*</sup>", lambda m: m.group(1).translate(RAISE), text)
    notes, more = plain_notes(underscored(text))
    known = plain_metadata(text)
    return Article(
        path=str(path),
        format="txt",
        title=known.title,
        authors=known.authors,
        date=known.date,
        url=known.url,
        citation=known.citation,
        notes=tuple(notes),
        warnings=(*warnings, *more),
    )
