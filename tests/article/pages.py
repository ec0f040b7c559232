"""Small pages for tests."""

import base64
import plistlib
from pathlib import Path

ADDRESS = "https://a.org/salt"
"""Where the pages in archives come from."""


def page(body: str, head: str = "<title>Salt | The Magazine</title>") -> tuple[Path, bytes]:
    """The arguments of `read_html` for a page."""
    text = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><link rel="canonical" href="https://magazine.example/salt/">{head}</head><body>{body}</body></html>'
    return Path("page.html"), text.encode()


def mhtml(page: bytes, kind: str) -> bytes:
    """A page as Chrome and Edge save it in one file; `kind` is its content type."""
    packed = base64.encodebytes(page).decode()
    return (
        "From: <Saved by Blink>\r\nSubject: Salt\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\tboundary="x"\r\n\r\n--x\r\nContent-Type: text/css\r\n\r\np {}\r\n'
        f"--x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {ADDRESS}\r\n\r\n{packed}\r\n--x--\r\n"
    ).encode()


def webarchive(page: bytes, charset: str, form: plistlib.PlistFormat) -> bytes:
    """A page as Safari saves it."""
    main = {"WebResourceData": page, "WebResourceURL": ADDRESS, "WebResourceTextEncodingName": charset}
    return plistlib.dumps({"WebMainResource": main}, fmt=form)
