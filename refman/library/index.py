"""The disposable index of a library: SQLite with full-text search in the cache folder, never the truth.

Chunks of the .bib are kept with what they hold, under a hash of their text. So a file that changed is refreshed chunk
by chunk, and one that did not is answered for without being read.
"""

import hashlib
import json
import re
import sqlite3
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from refman import bibtex
from refman.bibtex import Block
from refman.errors import UnreadableError
from refman.library.document import Document
from refman.library.files import digest, read_bytes
from refman.library.paths import cache_dir, name_for
from refman.library.query import COLUMNS, Condition
from refman.library.text import folded, plain, short_names
from refman.model import Entry

_VERSION = 7  # one more for each change of the schema, or of what is put into it
_SCHEMA = f"""
BEGIN;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE chunk (id INTEGER PRIMARY KEY, pos INTEGER, hash BLOB);
CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT, blocks TEXT);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, chunk INTEGER, n INTEGER,
    key TEXT, type TEXT, author TEXT, year INTEGER, title TEXT
);
CREATE INDEX entry_chunk ON entry (chunk);
CREATE INDEX entry_key ON entry (key);
CREATE TABLE cited (key TEXT PRIMARY KEY, n INTEGER);
CREATE VIRTUAL TABLE words USING fts5({", ".join(COLUMNS)}, key);
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_YEAR = re.compile(r"\d{4}")
_RACY = 2_000_000_000
_FROM = "FROM entry JOIN chunk ON chunk.id = entry.chunk LEFT JOIN cited ON cited.key = entry.key"


class Row(NamedTuple):
    """An entry as a table shows it; `year` is "" where it has none, `cited` counts the notes that cite it.

    No dataclass, for there may be a hundred thousand.
    """

    key: str
    type: str
    author: str
    year: str
    title: str
    cited: int


@dataclass(frozen=True, slots=True)
class Found:
    """An entry whole: what it says, as it stands in the file, and how many notes cite it."""

    entry: Entry
    raw: str
    cited: int


class Index:
    """The index of one library, by its real path."""

    def __init__(self, library: Path) -> None:
        self.path = cache_dir() / f"{name_for(library)}.sqlite3"
        self._db = self._open()

    def __del__(self) -> None:
        self.close()

    def _open(self) -> sqlite3.Connection:
        """The database, made anew where it is missing, damaged or of another version; in memory where it cannot be kept."""
        for _ in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                return _connected(str(self.path))
            except (OSError, sqlite3.OperationalError):
                break
            except sqlite3.DatabaseError:
                with suppress(OSError):
                    self.path.unlink()
        return _connected(":memory:")

    def close(self) -> None:
        """Let go of the file."""
        if hasattr(self, "_db"):
            self._db.close()

    def reset(self) -> None:
        """Throw the index away, as when it is found damaged."""
        self._db.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._db = self._open()

    def keep_in_memory(self) -> None:
        """Go on with an empty index in memory, as where the disk is full or closed."""
        self._db.close()
        self._db = _connected(":memory:")

    def is_fresh(self, name: str, path: Path) -> bool:
        """Whether a file is as it was when the index took it in; one touched just then is looked at again."""
        known = self._meta(name)
        if known is None:
            return False
        stamp, seen, told = known
        if stamp != _stamp(path):
            return False
        if stamp and int(seen) - int(stamp.partition(":")[0]) < _RACY:
            return self._remember(name, path, told)
        return True

    def known(self, chunks: Sequence[str]) -> dict[str, list[Block]]:
        """The blocks of those chunks that are in the index, if the file's `@string`s are still the same."""
        if self._strings() != _strings_hash(chunks):
            return {}
        wanted = {_hash(chunk): chunk for chunk in chunks}
        return {
            wanted[hash_]: _blocks(wanted[hash_], blocks)
            for hash_, blocks in self._db.execute("SELECT hash, blocks FROM chunk JOIN body USING (id)")
            if hash_ in wanted
        }

    def update(self, document: Document, path: Path, data: bytes | None) -> None:
        """Take in a .bib whose bytes were `data`: what is new in it, what is gone, what has moved."""
        with self._db as db:
            db.execute("DELETE FROM meta WHERE name = 'bib'")
            strings = _strings_hash(document.chunks)
            if self._strings() != strings:
                for table in ("chunk", "body", "entry", "words"):
                    db.execute(f"DELETE FROM {table}")  # noqa: S608
            old: dict[bytes, deque[tuple[int, int]]] = {}
            for id_, pos, hash_ in db.execute("SELECT id, pos, hash FROM chunk ORDER BY pos"):
                old.setdefault(hash_, deque()).append((id_, pos))
            moved, new = [], []
            for pos, chunk in enumerate(document.chunks):
                hash_ = _hash(chunk)
                if ids := old.get(hash_):
                    id_, was = ids.popleft()
                    moved += [(pos, id_)] if pos != was else []
                else:
                    new.append((pos, hash_, chunk))
            self._delete([id_ for ids in old.values() for id_, _ in ids])
            db.executemany("UPDATE chunk SET pos = ? WHERE id = ?", moved)
            self._insert(new, document.blocks_of)
            db.execute("REPLACE INTO meta VALUES ('strings', ?)", (strings,))
        self._remember("bib", path, digest(data))

    def update_cited(self, counts: Mapping[str, int], damaged: int, path: Path, data: bytes | None) -> None:
        """Take in how often each key is cited, as the provenance file says whose bytes were `data`, bar `damaged` lines."""
        with self._db as db:
            db.execute("DELETE FROM meta WHERE name = 'provenance'")
            db.execute("DELETE FROM cited")
            db.executemany("INSERT INTO cited VALUES (?, ?)", counts.items())
            db.execute("REPLACE INTO meta VALUES ('damaged', ?)", (damaged,))
        self._remember("provenance", path, digest(data))

    def rows(self, condition: Condition) -> list[Row]:
        """The entries that meet a condition, in file order."""
        columns = "entry.key, type, author, coalesce(cast(year AS text), ''), title, coalesce(cited.n, 0)"
        sql = f"SELECT {columns} {_FROM} WHERE {condition.sql} ORDER BY chunk.pos, entry.n"
        return list(map(Row._make, self._db.execute(sql, _bindable(condition.parameters))))

    def found(self, condition: Condition) -> Iterator[Found]:
        """The entries that meet a condition, whole, in file order."""
        sql = f"SELECT text, blocks, entry.n, coalesce(cited.n, 0) {_FROM} JOIN body ON body.id = entry.chunk WHERE {condition.sql} ORDER BY chunk.pos, entry.n"
        for text, blocks, n, cited in self._db.execute(sql, _bindable(condition.parameters)).fetchall():
            block = _blocks(text, blocks)[n]
            assert block.entry  # noqa: S101
            yield Found(block.entry, block.raw, cited)

    def keys(self, start: str = "") -> list[str]:
        """All keys that begin with `start`."""
        sql = "SELECT DISTINCT key FROM entry WHERE key GLOB ? AND key <> '' ORDER BY key"
        start = re.sub(r"([*?\[])", r"[\1]", start)
        return [key for (key,) in self._db.execute(sql, _bindable([f"{start}*"]))]

    def broken(self) -> int:
        """How many blocks of the file cannot be read."""
        failed = '"failed", null'  # as `_dumped` says of a block that it failed; a value is followed by something else
        bodies = self._db.execute("SELECT blocks FROM body WHERE instr(blocks, ?) > 0", (failed,))
        return sum(blocks.count(failed) for (blocks,) in bodies)

    def damaged(self) -> int:
        """How many lines of the provenance file cannot be read."""
        row = self._db.execute("SELECT value FROM meta WHERE name = 'damaged'").fetchone()
        return int(row[0]) if row else 0

    def _delete(self, chunk_ids: Iterable[int]) -> None:
        ids = [(id_,) for id_ in chunk_ids]
        self._db.executemany("DELETE FROM words WHERE rowid IN (SELECT id FROM entry WHERE chunk = ?)", ids)
        self._db.executemany("DELETE FROM entry WHERE chunk = ?", ids)
        self._db.executemany("DELETE FROM chunk WHERE id = ?", ids)
        self._db.executemany("DELETE FROM body WHERE id = ?", ids)

    def _insert(
        self, new: Sequence[tuple[int, bytes, str]], blocks_of: Mapping[str, Sequence[Block]]
    ) -> None:
        chunk_id, entry_id = (
            self._db.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]  # noqa: S608
            for table in ("chunk", "entry")
        )
        chunks, bodies, entries, words = [], [], [], []
        for chunk_id, (pos, hash_, text) in enumerate(new, chunk_id + 1):  # noqa: B020
            blocks = blocks_of[text]
            chunks.append((chunk_id, pos, hash_))
            bodies.append((chunk_id, text, _dumped(text, blocks)))
            for n, block in enumerate(blocks):
                if block.entry:
                    entry_id += 1
                    entries.append((entry_id, chunk_id, n, *_columns(block.entry)))
                    words.append((entry_id, *_words(block.entry)))
        marks = ",".join("?" * (len(COLUMNS) + 2))
        self._db.executemany("INSERT INTO chunk VALUES (?,?,?)", chunks)
        self._db.executemany("INSERT INTO body VALUES (?,?,?)", bodies)
        self._db.executemany("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?)", entries)
        self._db.executemany(
            f"INSERT INTO words (rowid, {', '.join(COLUMNS)}, key) VALUES ({marks})",  # noqa: S608
            words,
        )

    def _meta(self, name: str) -> list[Any] | None:
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def _strings(self) -> str:
        row = self._db.execute("SELECT value FROM meta WHERE name = 'strings'").fetchone()
        return row[0] if row else ""

    def _remember(self, name: str, path: Path, told: str | None) -> bool:
        """Remember that a file was taken in, if it still holds what has the fingerprint `told`; whether it does."""
        value = json.dumps([_stamp(path), str(time.time_ns()), told])
        if digest(read_bytes(path)) != told:
            return False
        with self._db as db:
            db.execute("REPLACE INTO meta VALUES (?, ?)", (name, value))
        return True


def _connected(name: str) -> sqlite3.Connection:
    """A database of this version's schema; raises `sqlite3.DatabaseError` where the file is no such thing."""
    db = sqlite3.connect(name, timeout=10)
    try:
        db.create_function("field_has", 4, _field_has, deterministic=True)
        db.execute("PRAGMA synchronous = OFF")
        if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            db.executescript(_SCHEMA)
        if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            _refuse()
    except BaseException as error:
        db.close()
        if "fts5" in str(error):
            raise UnreadableError(
                "the SQLite of this Python has no full-text search (FTS5)",
                hint="Use another Python: those of python.org, conda, Homebrew and Linux distributions have it.",
            ) from error
        raise
    return db


def _refuse() -> NoReturn:
    raise sqlite3.DatabaseError("the index is of another version")


def _bindable(values: Iterable[str | int]) -> list[str | int]:
    """Values that SQLite takes: what the shell hands over need not be UTF-8."""
    return [v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in values]


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _strings_hash(chunks: Sequence[str]) -> str:
    """A fingerprint of all that may define a `@string`."""
    return "@" + hashlib.blake2b("".join(c for c in chunks if bibtex.defines_strings(c)).encode()).hexdigest()


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except FileNotFoundError:
        return ""
    return f"{status.st_mtime_ns}:{status.st_size}"


def _dumped(chunk: str, blocks: Sequence[Block]) -> str:
    rows: list[Any] = []
    end = 0
    for block in blocks:
        start = chunk.index(block.raw, end)
        end = start + len(block.raw)
        entry = block.entry and [block.entry.type, block.entry.key, dict(block.entry.fields)]
        rows.append([start, end, block.line, block.kind, entry, block.error, block.definition])
    return json.dumps(rows, ensure_ascii=False)


def _blocks(chunk: str, dumped: str) -> list[Block]:
    return [
        Block(
            chunk[start:end],
            line,
            kind,
            Entry(*entry) if entry else None,
            error,
            (definition[0], definition[1]) if definition else None,
        )
        for start, end, line, kind, entry, error, definition in json.loads(dumped)
    ]


def _columns(entry: Entry) -> tuple[str, str, str, int | None, str]:
    fields = entry.fields
    names = next(
        (fields[f] for f in ("author", "editor", "organization", "institution") if fields.get(f)), ""
    )
    year = _YEAR.search(fields.get("year") or fields.get("date") or "")
    return entry.key, entry.type, short_names(names), int(year[0]) if year else None, _heading(fields)


def _heading(fields: Mapping[str, str]) -> str:
    """The title, or what a work without one is known by."""
    named = next((fields[f] for f in ("title", "booktitle", "journal") if fields.get(f)), "")
    kept = ", ".join(fields[f] for f in ("archive", "archive_location") if fields.get(f))
    return plain(named or kept or fields.get("number", "")) or fields.get("url", "")


def _words(entry: Entry) -> list[str]:
    columns: dict[str, list[str]] = {name: [] for name in COLUMNS}
    for name, value in entry.fields.items():
        columns[_COLUMN_OF.get(name, "other")].append(folded(plain(value)))
    return [" ".join(values) for values in columns.values()] + [folded(entry.key)]


_COLUMN_OF = {field: column for column, fields in COLUMNS.items() for field in fields}


def _field_has(blocks: str, n: int, field: str, text: str) -> bool:
    """The SQL function: whether a field of block `n` holds a folded text."""
    return text in folded(plain(json.loads(blocks)[n][4][2].get(field, "")))
