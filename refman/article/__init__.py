"""A file becomes an `Article`: one reader per format, all behind `read_article`."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from refman.article import limits
from refman.article.checks import note_warnings
from refman.article.detect import FORMATS, detect_format
from refman.errors import LimitError, UnreadableError, UsageError
from refman.model import Article

__all__ = ["FORMATS", "read_article"]

READERS = {name: f"refman.article.{name}:read_{name}" for name in FORMATS}
"""Where the reader of each format is: a function `(path, data) -> Article` that opens no other file unless its
docstring says which, raises `UnreadableError` or `LimitError`, and warns of markers that have no note."""


def read_article(path: Path, *, data: bytes | None = None, format: str | None = None) -> Article:  # noqa: A002
    """Read the article in a file.

    Args:
        path: the file; names the article and gives the suffix even where `data` is given.
        data: the content, where it was read already (standard input).
        format: one of `FORMATS`, to override detection.

    Returns:
        The article with its notes in order. One without notes has a warning that says so.

    Raises:
        UnreadableError: no such file, not a document, damaged, empty.
        LimitError: larger or deeper than `refman.article.limits` allows.
        UsageError: an unknown `format`.

    """
    path = Path(path)
    if format is not None and format not in READERS:
        raise UsageError(f"no such format: {format}", hint=f"Formats are {', '.join(FORMATS)}.")
    if data is None:
        data = _read_bytes(path)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("the file is empty", where=str(path))
    module, _, name = READERS[format or detect_format(path, data)].partition(":")
    reader: Callable[[Path, bytes], Article] = getattr(import_module(module), name)
    try:
        article = reader(path, data)
    except UnreadableError as error:
        error.where = error.where or str(path)
        raise
    except (RecursionError, MemoryError) as error:
        raise LimitError("the document is nested too deeply or too large", where=str(path)) from error
    return replace(article, warnings=(*article.warnings, *note_warnings(article.notes)))


def _read_bytes(path: Path) -> bytes:
    """The content of a regular file within the size limit."""
    try:
        if path.is_dir():
            raise UnreadableError("a directory, not a file", where=str(path), hint="Name the files in it.")
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except FileNotFoundError as error:
        on_the_web = str(path).lower().startswith(("http:", "https:", "doi:"))
        hint = "refman never goes to the network: save the page, and name its file." if on_the_web else ""
        raise UnreadableError("no such file", where=str(path), hint=hint) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"cannot be read: {reason}", where=str(path)) from error
    if len(data) > limits.FILE_BYTES:
        raise LimitError(
            f"larger than {limits.FILE_BYTES // 1024**2} MB",
            where=str(path),
            hint="Split it, or save its text only.",
        )
    return data
