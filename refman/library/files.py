"""Files as bytes and as text: read without loss, written whole or not at all."""

import codecs
import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from refman.bibtex import declared_encoding
from refman.errors import ConflictError, RejectedError, UnreadableError

_WIDE = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text file as it was read: `bom + text.encode(encoding)` are its bytes. `data` is None where there is no file."""

    path: Path
    data: bytes | None
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """The bytes of a new text in this file's encoding; raises `RejectedError` where it has no such character."""
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            line = 1 + text.count("\n", 0, error.start)
            raise RejectedError(
                f"the file is in {self.encoding}, which has no {text[error.start : error.end]!r}",
                where=f"{self.path}:{line}",
                hint="Give it in UTF-8."
                if self.encoding == "utf-8"
                else "Convert the file to UTF-8 first, or write the character in LaTeX.",
            ) from error


def digest(data: bytes | None) -> str | None:
    """A fingerprint of a file's bytes; None for no file."""
    return None if data is None else hashlib.blake2b(data, digest_size=16).hexdigest()


def read_bytes(path: Path) -> bytes | None:
    """The bytes of a file, None where there is none; raises `UnreadableError`."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except IsADirectoryError as error:
        raise UnreadableError(
            "is a folder, not a file", where=str(path), hint="Name the .bib file in it."
        ) from error
    except OSError as error:
        if path.is_dir():  # how Windows says it
            raise UnreadableError("is a folder, not a file", where=str(path)) from error
        raise UnreadableError(f"cannot be read: {error.strerror}", where=str(path)) from error


def read_source(path: Path) -> Source:
    """A text file in whatever encoding it is; raises `UnreadableError` where it is not text.

    What is not UTF-8 is read as it declares itself (`% Encoding: …`), or as Windows-1252, or as Latin-1.
    """
    data = read_bytes(path)
    return Source(path, None, "") if data is None else decoded(path, data)


def decoded(path: Path, data: bytes) -> Source:
    """The bytes of a text file as text, as `read_source` says."""
    for bom, encoding in _WIDE:
        if data.startswith(bom):
            return _decoded(path, data, [encoding], bom)
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    declared = declared_encoding(data)
    names = [declared] if declared else []
    names = [*names, "utf-8"] if data.isascii() else ["utf-8", *names]
    return _decoded(path, data, [*names, "cp1252", "latin-1"], bom)


def _decoded(path: Path, data: bytes, encodings: list[str], bom: bytes) -> Source:
    for encoding in encodings:
        try:
            text = data[len(bom) :].decode(encoding)
            lossless = bom + text.encode(encoding) == data
        except (UnicodeError, LookupError):
            continue
        if "\0" in text:
            break
        if lossless:
            return Source(path, data, text, encoding, bom)
    raise UnreadableError("is not a text file", where=str(path))


def check_writable(path: Path) -> None:
    """Raise `UnreadableError` where a file could not be replaced."""
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if path.exists() and not path.is_file():
        what = "a folder" if path.is_dir() else "a device"
        raise UnreadableError(f"is {what}, not a file", where=str(path), hint="Name a .bib file.")
    if path.exists() and not os.access(path, os.W_OK):
        raise UnreadableError(
            "is read-only", where=str(path), hint="Make it writable, or work on a copy with --library."
        )
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise UnreadableError(
            "its folder cannot be written to",
            where=str(path),
            hint="Make the folder writable, or name another library with --library.",
        )


def temporary(path: Path) -> Path:
    """The file that a new version of `path` is written to first: only the holder of the lock writes it."""
    return path.with_name(f".{path.name}.refman.tmp")


def write_atomic(path: Path, data: bytes | None) -> None:
    """Replace a file (`None`: delete it) so that at any moment it is the old one or the new one, also after a crash.

    `path` is a real path, no link. The mode is kept. Raises `UnreadableError` or `ConflictError`.
    """
    new = temporary(path)
    try:
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            with new.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, new)
            os.replace(new, path)  # noqa: PTH105
        _sync_folder(path.parent)
    except PermissionError as error:
        raise ConflictError(
            f"cannot be replaced: {error.strerror}",
            where=str(path),
            hint="Close other programs that have the file open, or make it and its folder writable.",
        ) from error
    except OSError as error:
        new.unlink(missing_ok=True)
        raise UnreadableError(f"cannot be written: {error.strerror}", where=str(path)) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "posix" and folder.is_dir():
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
