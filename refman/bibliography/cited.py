"""Which keys a paper cites, in the order in which it cites them: LaTeX, what it leaves behind, Markdown, Word."""

import json
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from refman.bibliography.citing import MARKDOWN, TEX, key_lists, markdown_keys, visible_tex
from refman.errors import LimitError, UnreadableError

_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError, RuntimeError)
"""What `zipfile` raises on damaged archives, whatever its documentation says."""
ALL = "*"
"""What `\\nocite{*}` cites: every entry."""

_LIMIT = 64 * 2**20
_INCLUDED = re.compile(r"\\(?:input|include|subfile)\s*\{([^{}]+)\}")
_AUX = re.compile(r"\\(?:citation|abx@aux@cite(?:\{\d+\})?)\{([^{}]*)\}")
_AUX_INPUT = re.compile(r"\\@input\{([^{}]+)\}")
_BCF = re.compile(r"<bcf:citekey[^>]*>([^<]+)</bcf:citekey>")
_FIELD_TEXT = re.compile(
    r"<w:instrText[^>]*>([^<]*)</w:instrText>|<w:fldChar[^>]*w:fldCharType=\"(begin|end)\""
)


def cited_keys(path: Path) -> list[str]:
    r"""The keys that a paper cites, each once, in order; `ALL` stands for `\nocite{*}`.

    A .tex file is read with the files that it includes, an .aux with its parts. A .docx names a key where the
    document was written with citation keys: `[@key]` in its text, or a reference manager's field that knows the key.

    Raises:
        UnreadableError: the file cannot be read, or is of another kind.

    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableError(
            "not a paper whose citations refman can read",
            where=str(path),
            hint=f"It reads {', '.join(sorted(_READERS))}.",
        )
    return list(dict.fromkeys(key.strip() for key in reader(path) if key.strip()))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LIMIT:
            raise LimitError("larger than 64 MB", where=str(path))
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}", where=str(path)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _tex(path: Path, root: Path | None = None, seen: frozenset[Path] = frozenset()) -> Iterator[str]:
    """Keys of a LaTeX file; what it includes is read where it stands, relative to the main file."""
    root = root or path.parent
    text = visible_tex(_text(path))
    parts = [(match.start(), match[1].strip()) for match in _INCLUDED.finditer(text)]
    lists = [(start, text[start:end].split(",")) for start, end in key_lists(text)]
    for _, found in sorted([*parts, *lists], key=lambda each: each[0]):
        if isinstance(found, list):
            yield from found
        elif (part := _part(root, found)) and part not in seen:
            yield from _tex(part, root, seen | {part})


def _part(root: Path, name: str) -> Path | None:
    candidates = (root / name, root / f"{name}.tex")
    try:
        return next((candidate.resolve() for candidate in candidates if candidate.is_file()), None)
    except OSError:  # no name that a file could have
        return None


def _aux(path: Path, seen: frozenset[Path] = frozenset()) -> Iterator[str]:
    text = _text(path)
    for match in sorted([*_AUX.finditer(text), *_AUX_INPUT.finditer(text)], key=lambda m: m.start()):
        if match.re is _AUX:
            yield from match[1].split(",")
        else:
            part = _part(path.parent, match[1])
            if part and part not in seen:
                yield from _aux(part, seen | {part})


def _bcf(path: Path) -> Iterator[str]:
    yield from (match[1] for match in _BCF.finditer(_text(path)))


def _markdown(path: Path) -> Iterator[str]:
    yield from _in_markdown(_text(path))


def _in_markdown(text: str) -> Iterator[str]:
    yield from (text[start:end] for start, end in markdown_keys(text))


def _docx(path: Path) -> Iterator[str]:
    try:
        with ZipFile(path) as archive:
            names = [
                n
                for n in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
                if n in archive.namelist()
            ]
            if not names or sum(archive.getinfo(name).file_size for name in names) > _LIMIT:
                raise UnreadableError("no Word document, or one that is too large", where=str(path))
            parts = [archive.read(name).decode("utf-8", errors="replace") for name in names]
    except _DAMAGE as error:
        raise UnreadableError(f"cannot be read: {error}", where=str(path)) from error
    for xml in parts:
        yield from _field_keys(xml)
        paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
        for paragraph in paragraphs:
            yield from _in_markdown(
                "".join(map(_unescape, re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph)))
            )


def _unescape(text: str) -> str:
    from html import unescape

    return unescape(text)


def _field_keys(xml: str) -> Iterator[str]:
    """Keys in the fields of Zotero and Mendeley: an item's `citation-key`, or its `id` where that is no number."""
    for code in _field_codes(xml):
        start = code.find("{")
        if start < 0 or ("CSL" not in code and "ZOTERO" not in code):
            continue
        try:
            citation, _ = json.JSONDecoder().raw_decode(code[start:])
        except json.JSONDecodeError:
            continue
        for item in citation.get("citationItems", []):
            data = item.get("itemData") or {}
            key = str(data.get("citation-key") or data.get("id") or item.get("id") or "")
            if key and not key.isdigit() and "://" not in key:
                yield key


def _field_codes(xml: str) -> Iterator[str]:
    code = ""
    for match in _FIELD_TEXT.finditer(xml):
        if match[2]:
            yield code
            code = ""
        else:
            code += _unescape(match[1])


_READERS: dict[str, Callable[[Path], Iterable[str]]] = {
    **dict.fromkeys(TEX, _tex),
    **dict.fromkeys(MARKDOWN, _markdown),
    ".aux": _aux,
    ".bcf": _bcf,
    ".docx": _docx,
}
