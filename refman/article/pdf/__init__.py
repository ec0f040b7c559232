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
    notes = tuple(_note(**note) for note in found.pop("notes"))
    found["path"] = str(path)
    return Article(
        **{name: tuple(value) if isinstance(value, list) else value for name, value in found.items()},
        notes=notes,
    )


def _note(*, contexts: list[str], embedded: list[Any], **rest: Any) -> Note:
    return Note(contexts=tuple(contexts), embedded=tuple(embedded), **rest)
