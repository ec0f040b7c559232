"""Files that hold bibliographies: which format a file is in, and its entries."""

import codecs
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from refman.bibliography.csljson import read_csljson
from refman.bibliography.dates import split_day
from refman.bibliography.entry import to_entry
from refman.bibliography.nbib import read_nbib
from refman.bibliography.ris import read_ris
from refman.bibtex import declared_encoding, parse
from refman.errors import UnreadableError
from refman.model import Entry, Item

_READERS: dict[str, Callable[[str], Iterator[tuple[int | str, Item | str]]]] = {
    "ris": read_ris,
    "nbib": read_nbib,
    "csljson": read_csljson,
}
BIBLIOGRAPHY_FORMATS = ("bib", *_READERS)
"""Formats that `read_bibliography` reads."""

_BIBTEX = re.compile(
    r"(?:%.*\n|\s)*@(?:(?:string|preamble|comment)\s*[{(]|\w+\s*[{(]\s*[^\s{}(),]+\s*,)", re.IGNORECASE
)
_JSON = re.compile(r'\[\s*\{\s*"|\{\s*"')
_FIRST = 2000
"""Bytes in which a file shows its format."""
_SUFFIXES = {".bib": "bib", ".bibtex": "bib", ".biblatex": "bib", ".ris": "ris", ".nbib": "nbib"}


def bibliography_format(path: Path, data: bytes | None = None) -> str | None:
    """The bibliography format of a file, by its suffix and its first characters; None for everything else.

    `data` is the content of what is no file and has no suffix, such as stdin.
    """
    if data is not None:
        return _format_of_text(data)
    suffix = path.suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix == ".json":
        return "csljson"
    return _format_of_text(_start(path)) if suffix == ".txt" else None


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_FIRST)
    except OSError:  # whoever reads it says why
        return b""


def _format_of_text(data: bytes) -> str | None:
    start = data[:_FIRST].decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n")
    if _JSON.match(start):
        return "csljson"
    if start.startswith("TY  - "):
        return "ris"
    if start.startswith("PMID- "):
        return "nbib"
    return "bib" if _BIBTEX.match(start) else None


def read_bibliography(
    path: Path,
    format: str | None = None,  # noqa: A002
    *,
    data: bytes | None = None,
    warn: Callable[[str], object] = lambda _: None,
) -> tuple[list[Entry], list[tuple[str, str]]]:
    """The entries of a bibliography file.

    Args:
        path: the file.
        format: one of `BIBLIOGRAPHY_FORMATS`; found by itself where it is None.
        data: the content, where it was read already (standard input).
        warn: is told what is wrong with entries that could be read all the same.

    Returns:
        The entries in order, with the keys that the file gives them (or ""), and what was rejected: where, and why.

    Raises:
        UnreadableError: the file cannot be read, or its format is unknown.

    """
    found = format or bibliography_format(path, data)
    if found not in BIBLIOGRAPHY_FORMATS:
        raise UnreadableError(
            "not a bibliography that refman knows",
            where=str(path),
            hint=f"Name its format: {', '.join(BIBLIOGRAPHY_FORMATS)}.",
        )
    text = _read_text(path, data)
    return _read_bib(text, path, warn) if found == "bib" else _read_records(text, found, path)


def _read_bib(
    text: str, path: Path, warn: Callable[[str], object]
) -> tuple[list[Entry], list[tuple[str, str]]]:
    blocks = parse(text)
    for block in blocks:
        if block.entry and block.error:
            warn(f"line {block.line}: {block.error}; read all the same")
    aside = [b for b in blocks if b.kind in {"preamble", "comment"} and b.raw.startswith("@")]
    if aside:
        kinds = " and ".join(f"@{kind}" for kind in sorted({block.kind for block in aside}))
        warn(f"line {aside[0].line}: {kinds} ({len(aside)}) are no entries and were left out")
    rejected = [(f"{path}:{b.line}", b.error or "cannot be read") for b in blocks if b.kind == "failed"]
    entries = [b.entry for b in blocks if b.entry is not None]
    return [replace(entry, fields=split_day(entry.fields)) for entry in entries], rejected


def _read_records(text: str, format: str, path: Path) -> tuple[list[Entry], list[tuple[str, str]]]:  # noqa: A002
    entries, rejected = [], []
    for place, record in _READERS[format](re.sub("\r\n?", "\n", text)):
        if isinstance(record, str):
            rejected.append((f"{path}:{place}" if isinstance(place, int) else f"{path}: {place}", record))
        else:
            entries.append(to_entry(record, key_of(record)))
    return entries, rejected


def key_of(item: Item) -> str:
    """An item's `id` as far as BibTeX allows it in a key; "" for one that is an address or a mere number."""
    identifier = str(item.get("id") or "")
    if "://" in identifier or identifier.isdigit():
        return ""
    return "".join(c for c in identifier if c.isascii() and (c.isalnum() or c in "-_:./+"))


def _read_text(path: Path, data: bytes | None) -> str:
    """The file's text: UTF-16 with its mark, UTF-8, or what it declares; other bytes that are no UTF-8 are Windows-1252.

    Raises `UnreadableError` where there is none.
    """
    try:
        data = path.read_bytes() if data is None else data
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}", where=str(path)) from error
    if not data.strip():
        raise UnreadableError("the file is empty", where=str(path))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise UnreadableError("a binary file, not text", where=str(path), hint="Name a bibliography.")
    if declared := declared_encoding(data):
        for encoding in ("utf-8-sig", declared):
            with suppress(UnicodeError, LookupError):
                return data.decode(encoding)
    return data.decode("utf-8-sig", errors=_CP1252)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """What a text has in place of bytes that are not UTF-8: a file may be put together from several."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


_CP1252 = "refman-cp1252"
codecs.register_error(_CP1252, _as_cp1252)
