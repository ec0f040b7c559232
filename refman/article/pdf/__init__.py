"""PDF: its text layer becomes an article, in a child process with limits."""

from pathlib import Path
from typing import Any

from refman.article.pdf import process
from refman.errors import UnreadableError
from refman.model import Article, Note


def read_pdf(path: Path, data: bytes) -> Article:
    """Read an article in PDF.

    Raises:
        UnreadableError: damaged, locked with a password, or without a text layer.
        LimitError: more pages, memory or time than `refman.article.limits` allows.

    """
    try:
        found = process.run(data)
    except UnreadableError as error:
        error.where = str(path)
        raise
    tuples = {name: tuple(found[name]) for name in ("authors", "warnings")}
    notes = tuple(_note(**note) for note in found["notes"])
    return Article(**{**found, **tuples, "notes": notes, "path": str(path)})


def _note(*, contexts: list[str], embedded: list[Any], links: list[Any], **rest: Any) -> Note:
    return Note(contexts=tuple(contexts), embedded=tuple(embedded), links=tuple(links), **rest)
