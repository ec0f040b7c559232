"""The library: a .bib file and its provenance, read at leisure and changed all at once."""

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from refman.bibtex import NO_KEY
from refman.errors import ConflictError, UnreadableError
from refman.library import document, provenance
from refman.library.change import Change
from refman.library.document import Document
from refman.library.files import Source, check_writable, digest, read_bytes, read_source
from refman.library.journal import Journal, Record
from refman.library.lock import locked
from refman.library.paths import provenance_path
from refman.library.provenance import Provenance
from refman.library.query import Condition, advice, compiled, parse_query, uncommon_fields
from refman.model import Entry

if TYPE_CHECKING:
    from refman.library.index import Found, Index, Row

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file that cannot be read as it was meant.

    `key` is "" where there is none, `place` the number of the block in the file. `kind` is "duplicate" where another
    entry has the key, "key" where there is none or one that differs from another only in case.
    """

    line: int
    key: str
    reason: str
    kind: Literal["syntax", "key", "duplicate"] = "syntax"
    place: int = field(default=-1, compare=False)


class Library:
    """A .bib file, `path` being its real path, with what is known of its citations; nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.journal = Journal(path)

    @classmethod
    def open(cls, path: Path) -> "Library":
        """The library at `path`, which need not exist yet; a change that was interrupted is rolled back first.

        Raises `UnreadableError` where `path` is no file, `ConflictError` where another refman changes it for long.
        """
        library = cls(Path(os.path.realpath(path)))
        if library.journal.interrupted():
            with locked(library.path):
                library.journal.recover()
        return library

    @property
    def exists(self) -> bool:
        """Whether there is a file."""
        return self.path.exists()

    @cached_property
    def source(self) -> Source:
        """The .bib as it is read from disk, once."""
        return read_source(self.path)

    @cached_property
    def index(self) -> "Index":
        """The index of the library; what it says may be stale, see `search`."""
        from refman.library.index import Index

        return Index(self.path)

    @cached_property
    def document(self) -> Document:
        """The blocks of the .bib."""
        found = document.read(self.source.text, lambda chunks: self._kept(lambda index: index.known(chunks)))
        if not self._kept(lambda index: index.is_fresh("bib", self.path)):
            self._kept(lambda index: index.update(found, self.path, self.source.data))
        return found

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """All entries with a key in file order; of two with one key the first, as BibTeX has it."""
        found: dict[str, Entry] = {}
        for _, block in self.document.pieces:
            if block.entry and block.entry.key:
                found.setdefault(block.entry.key, block.entry)
        return found

    @cached_property
    def provenance_source(self) -> Source:
        """The provenance file as it is read from disk, once."""
        return read_source(provenance_path(self.path))

    @cached_property
    def readable_provenance(self) -> tuple[Provenance, Sequence[UnreadableError]]:
        """Articles, citations, decisions, and an error for each line that is damaged."""
        return provenance.loads(self.provenance_source.text, self.provenance_source.path)

    @property
    def provenance(self) -> Provenance:
        """Articles, citations, decisions; raises `UnreadableError` where a line is damaged, so that none is lost."""
        found, damage = self.readable_provenance
        if damage:
            raise damage[0]
        return found

    @cached_property
    def problems(self) -> Sequence[Problem]:
        """Broken blocks, and entries that cannot be read as they were meant, in file order."""
        found = []
        spellings: dict[str, str] = {}
        seen: set[str] = set()
        for place, block in enumerate(self.document.blocks):
            key = block.entry.key if block.entry else ""
            if block.error:
                kind: Literal["key", "syntax"] = "key" if block.error == NO_KEY else "syntax"
                found.append(Problem(block.line, key, block.error, kind, place))
            if key in seen:
                reason = "another entry before it has the same key"
                found.append(Problem(block.line, key, reason, "duplicate", place))
            elif key and (other := spellings.setdefault(key.lower(), key)) != key:
                reason = f"the key differs only in case from {other}"
                found.append(Problem(block.line, key, reason, "key", place))
            seen |= {key} - {""}
        return found

    def search(self, query: str = "") -> "list[Row]":
        """The entries that match a query, as a table shows them, in file order; raises `UsageError`."""
        return self._asked(lambda index: index.rows(compiled(parse_query(query))))

    def advice(self, query: str) -> str:
        """What is strange about a query: fields that no entry has, and the nearest ones; "" where nothing is."""
        names = uncommon_fields(parse_query(query))
        fields = {name for entry in self.entries.values() for name in entry.fields} if names else set()
        return " ".join(advice(name, fields) for name in names if name not in fields)

    def look_up(self, query: str = "") -> "list[Found]":
        """The entries that match a query, whole, in file order; raises `UsageError`."""
        return self._asked(lambda index: list(index.found(compiled(parse_query(query)))))

    def get(self, key: str) -> "list[Found]":
        """The entries with a key: none, one, or several in a file that repeats it. What has no key is not named by ""."""
        return self._asked(
            lambda index: list(index.found(Condition("entry.key = ? AND entry.key <> ''", (key,))))
        )

    def keys(self, start: str = "") -> list[str]:
        """All keys that begin with `start`, sorted."""
        return self._asked(lambda index: index.keys(start))

    def broken(self) -> int:
        """How many blocks of the file cannot be read."""
        return self._asked(lambda index: index.broken())

    def damaged(self) -> int:
        """How many lines of the provenance file cannot be read."""
        return self._asked(lambda index: index.damaged())

    def _asked(self, question: "Callable[[Index], T]") -> "T":
        """An answer of the index, brought up to date first, and made anew where it is found damaged."""
        self._refresh_index()
        try:
            return question(self.index)
        except sqlite3.Error:
            self.index.reset()
            self._refresh_index()
            return question(self.index)

    def _refresh_index(self) -> None:
        if not self._kept(lambda index: index.is_fresh("bib", self.path)):
            self._forget()
            _ = self.document
        beside = provenance_path(self.path)
        if not self._kept(lambda index: index.is_fresh("provenance", beside)):
            found, damage = self.readable_provenance
            counts = Counter(c.key for c in found.citations if c.key)
            data = self.provenance_source.data
            self._kept(lambda index: index.update_cited(counts, len(damage), beside, data))

    def _kept(self, use: "Callable[[Index], T]") -> "T":
        """Use the index; one that is damaged is made anew, and one that cannot be kept on disk is kept in memory."""
        try:
            return use(self.index)
        except sqlite3.Error:
            self.index.reset()
        try:
            return use(self.index)
        except sqlite3.Error:
            self.index.keep_in_memory()
        return use(self.index)

    @contextmanager
    def change(self, command: str, *, dry_run: bool = False) -> Iterator[Change]:
        """Collect changes; at the end of the block they are written together and journaled, or not at all.

        Nothing is written where nothing changed, on an exception, or with `dry_run`. `command` names the change in
        the log. Raises `ConflictError` where the files are no longer what was read, and `RejectedError` where the
        result would not read back.
        """
        if dry_run:
            yield Change(self)
            return
        check_writable(self.path)
        with locked(self.path):
            self._check_unchanged()
            change = Change(self)
            yield change
            files = change.files()
            if files:
                self._check_unchanged()
                self.journal.commit(command, change.summary, files)
                self._forget()
                if result := change.result:
                    data = files[self.path][1]
                    self._kept(lambda index: index.update(result, self.path, data))

    def undo(self, *, dry_run: bool = False) -> Record:
        """Take back the last change, or only say which; see `Journal.undo` for what it raises."""
        with locked(self.path):
            record = self.journal.undo(dry_run=dry_run)
        self._forget()
        return record

    def _check_unchanged(self) -> None:
        """Raise `ConflictError` where a file that was read is another one now."""
        for name in ("source", "provenance_source"):
            source = self.__dict__.get(name)
            if source is not None and digest(read_bytes(source.path)) != digest(source.data):
                raise ConflictError(
                    "was changed by another program since it was read",
                    where=str(source.path),
                    hint="Nothing was written. Run the command again on the file as it is now.",
                )

    def _forget(self) -> None:
        """Read everything anew at the next question."""
        for name in ("source", "document", "entries", "provenance_source", "readable_provenance", "problems"):
            self.__dict__.pop(name, None)
