"""Bytes become text: byte order mark, declaration, UTF-8, and at last a guess that is reported."""

import codecs
import re
from collections.abc import Iterable
from pathlib import Path

from refman.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1f\ue000-\ue03f]")
"""Control characters, and characters for private use that the readers use themselves."""
_ESCAPED = ("iso2022", "hz", "utf-7", "utf_7")
"""Encodings whose bytes look like ASCII, so that UTF-8 would seem to fit."""


def decode(data: bytes, path: Path, declared: str = "") -> tuple[str, list[str]]:
    """The text of a file, line ends as LF, and warnings about its encoding.

    Args:
        data: the file's bytes.
        path: names the file in errors.
        declared: what the file itself says its encoding is, "" where it says nothing.

    Raises:
        UnreadableError: the bytes are not text.

    """
    text, encoding, sure = _decode(data, declared)
    if len(_CONTROL.findall(text)) > len(text) // 200 + 2:
        raise UnreadableError("a binary file, not text", where=str(path), hint="Name a document.")
    warnings = [] if sure else [f"not UTF-8: read as {encoding}, which is a guess"]
    text = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text, warnings


def _decode(data: bytes, declared: str) -> tuple[str, str, bool]:
    """Text, encoding and whether that is certain."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding, True
    codec = _known(declared)
    order = [codec, "utf-8"] if codec.startswith(_ESCAPED) else ["utf-8", codec]
    if text := _first_that_fits(data, order):
        return *text, True
    if wide := _utf16_without_mark(data):
        return data.decode(wide, "replace"), wide, False
    return _guess(data)


def _first_that_fits(data: bytes, encodings: Iterable[str]) -> tuple[str, str] | None:
    for encoding in filter(None, encodings):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\x00" not in text[:1000]:
            return text, encoding
    return None


def _known(declared: str) -> str:
    """Python's name of a declared text encoding; "" where there is none. Latin-1 means Windows-1252, as on the web."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
        "".encode(name)
    except (LookupError, ValueError, TypeError):
        return ""
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 of mostly Latin text has a zero in every other byte."""
    head = data[:2000]
    if len(head) >= 4 and head[1::2].count(0) > 0.6 * len(head[1::2]):
        return "utf-16-le"
    if len(head) >= 4 and head[0::2].count(0) > 0.6 * len(head[0::2]):
        return "utf-16-be"
    return ""


def _guess(data: bytes) -> tuple[str, str, bool]:
    """What charset-normalizer makes of a sample; Windows-1252 where it has no opinion."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    encoding = best.encoding if best is not None else "cp1252"
    return data.decode(encoding, "replace"), encoding, False
