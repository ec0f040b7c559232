"""Web pages that a browser saved with all that belongs to them in one file: MHTML, and the web archives of Safari."""

import re
from pathlib import Path

from refman.errors import UnreadableError

_MIME = re.compile(rb"\A[!-9;-~]+:.*^MIME-Version:", re.DOTALL | re.MULTILINE | re.IGNORECASE)
_SAFARI = b"WebMainResource"
_RESOURCE = ("Data", "URL", "TextEncodingName")


def is_archive(data: bytes) -> bool:
    """Whether a file holds a page with its pictures and style sheets."""
    head = data[:4096]
    mime = b"multipart/related" in head and _MIME.match(head) is not None
    return mime or (_SAFARI in data and head.startswith((b"bplist0", b"<?xml")))


def page_of(path: Path, data: bytes) -> tuple[bytes, str]:
    """The page in an archive, and its address ("" where that is unknown); raises `UnreadableError` where it has none."""
    found = _safari_page(data) if _SAFARI in data else _mime_page(data)
    if not found[0]:
        raise UnreadableError(
            "a web archive without a page", where=str(path), hint="Save the page again, as HTML."
        )
    return found


def _mime_page(data: bytes) -> tuple[bytes, str]:
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() in {"text/html", "application/xhtml+xml"} and isinstance(content, bytes):
            return _in_utf8(content, part.get_content_charset("")), str(part.get("Content-Location", ""))
    return b"", ""


def _safari_page(data: bytes) -> tuple[bytes, str]:
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        main = plistlib.loads(data)["WebMainResource"]
        content, address, charset = (main.get(f"WebResource{name}", "") for name in _RESOURCE)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, ExpatError):
        return b"", ""
    return _in_utf8(content, str(charset)) if isinstance(content, bytes) else b"", str(address)


def _in_utf8(content: bytes, charset: str) -> bytes:
    """The page in the encoding that the archive says; as it is where it says none, or nonsense."""
    try:
        return b"\xef\xbb\xbf" + content.decode(charset).encode() if charset else content
    except (LookupError, UnicodeDecodeError):
        return content
