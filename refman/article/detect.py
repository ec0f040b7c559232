"""Which format a file has: by its content, then by its suffix."""

import re
from pathlib import Path

from refman.article.html_archive import is_archive
from refman.article.zipped import Package
from refman.errors import UnreadableError

SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "html", ".mht": "html", ".webarchive": "html", ".pdf": "pdf", ".docx": "docx", ".docm": "docx",
    ".odt": "odt", ".ott": "odt", ".fodt": "odt", ".epub": "epub", ".md": "md", ".markdown": "md", ".mkd": "md", ".mdx": "md",
    ".qmd": "md", ".rmd": "md", ".tex": "tex", ".latex": "tex", ".ltx": "tex", ".xml": "jats", ".nxml": "jats",
    ".jats": "jats", ".txt": "txt", ".text": "txt",
}  # fmt: skip
"""Format of each suffix; formats are the names that `notes --json` prints and `--from` takes."""

FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_JATS = re.compile(
    rb"<!DOCTYPE\s+article\b|<(?:\w+:)?article\b[^>]*>\s*(?:<[^>]*>\s*)*?<(?:front|body|back)\b|<pmc-articleset\b|<TEI(?:\.2|Corpus)?\b"
)
_MARKUP = ((_JATS, "jats"), (re.compile(rb"<office:document\b"), "odt"), (_HTML, "html"))
_TEX = re.compile(rb"^\s*\\(?:documentclass|begin\{document\}|documentstyle)", re.MULTILINE)
_MARKDOWN = re.compile(rb"^\[\^[^\]\s]+\]:|\A---\r?\n[\s\S]*?^(?:---|\.\.\.)\s*$|^#{1,4} \S", re.MULTILINE)

_BIBLIOGRAPHIES = {".bib", ".ris", ".nbib"}
_OLE = b"\xd0\xcf\x11\xe0"
_EXPORT = "Export it as RIS or BibTeX; of bibliographies refman reads bib, ris, nbib and CSL-JSON."
_REFUSED = {
    b"{\\rtf": ("RTF is not a format that refman reads", "Save it as .docx or .odt."),
    _OLE: ("a .doc of Word 97 is not a format that refman reads", "Save it as .docx."),
    b"\x1f\x8b": ("the file is compressed", "Unpack it first."),
    b"%0 ": ("EndNote's own format is not one that refman reads", _EXPORT),
    **dict.fromkeys(
        (b"FN Clarivate", b"FN Thomson", b"FN ISI"),
        ("the format of the Web of Science is not one that refman reads", _EXPORT),
    ),
}


def detect_format(path: Path, data: bytes) -> str:
    """The format of a file (a key of `refman.article.READERS`).

    Raises `UnreadableError` for what is no document at all.
    """
    if path.suffix.lower() in _BIBLIOGRAPHIES:
        raise UnreadableError(
            "a bibliography, not an article", where=str(path), hint="`refman import` reads its entries."
        )
    head = data[:65536].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError(
            "the document is encrypted", where=str(path), hint="Save it without a password."
        )
    for start, (what, hint) in _REFUSED.items():
        if head.startswith(start):
            raise UnreadableError(what, where=str(path), hint=hint)
    if is_archive(data):
        return "html"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zip_format(path, data)
    return _text_format(path, head)


def _zip_format(path: Path, data: bytes) -> str:
    """docx, odt and epub are told apart by members that each must have."""
    names = set(Package(data, str(path)).names)
    if "META-INF/container.xml" in names:
        return "epub"
    if "content.xml" in names:
        return "odt"
    if any(name.startswith("word/") for name in names):
        return "docx"
    raise UnreadableError("a zip archive, but no docx, odt or epub", where=str(path), hint="Unpack it first.")


def _text_format(path: Path, head: bytes) -> str:
    """The format of what should be text: markup that cannot be mistaken, then the suffix, then milder signs."""
    suffix = SUFFIXES.get(path.suffix.lower())
    start = head[:8192].replace(b"\x00", b"")  # UTF-16 markup is recognised too
    if suffix not in {"md", "tex", "txt"}:
        for pattern, name in _MARKUP:
            if pattern.search(start):
                return name
    elif start.startswith(b"<") and _HTML.match(re.sub(rb"\A(?:<\?xml[^>]*>|<!--.*?-->|\s)*", b"", start)):
        return "html"  # a saved page with the wrong suffix
    if suffix in {"md", "tex", "txt", "html", "jats"}:
        return suffix
    if _TEX.search(head):
        return "tex"
    return "md" if _MARKDOWN.search(head) else "txt"
