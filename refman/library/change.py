"""One change of a library in the making: what is to be put, removed, renamed, recorded."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from refman import bibtex
from refman.errors import NothingFoundError, RejectedError, UsageError
from refman.library import document, provenance
from refman.library.diff import unified_diff
from refman.library.document import Document
from refman.library.files import read_bytes
from refman.library.keys import PATTERN, make_key
from refman.library.style import SAMPLE, Style, respelled, style_of
from refman.model import ArticleRecord, CitationRecord, Decision, Entry

if TYPE_CHECKING:
    from refman.library.store import Library


_KEY = re.compile(r"""[^\s{}(),"#%\\=~']+""")


class Change:
    """Changes to `entries` and `provenance` that nobody else sees until `Library.change` writes them."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self.provenance = library.provenance
        self.entries: dict[str, Entry] = dict(library.entries)
        self._places: dict[str, int] = {}
        for place, (_, block) in enumerate(library.document.pieces):
            if block.entry and block.entry.key:
                self._places.setdefault(block.entry.key, place)
        spellings = Counter(key.lower() for key in self.entries)
        self._taken = set(spellings)
        self._shared = {key for key, count in spellings.items() if count > 1}
        self._touched: dict[int, str | None] = {}
        self._raws: dict[int, str | None] = {}
        self._renamed: dict[str, str] = {}
        self._also: dict[Path, bytes] = {}
        self.result: Document | None = None

    def new_key(self, entry: Entry, pattern: str = PATTERN) -> str:
        """A key for a new entry that no other has, not even in another case."""
        return make_key(entry, self._taken, pattern)

    def is_free(self, key: str) -> bool:
        """Whether a new entry may have this key."""
        return bool(_KEY.fullmatch(key)) and key.lower() not in self._taken

    def check_free(self, key: str) -> None:
        """Raise `UsageError` where a new entry may not have this key."""
        _check_key(key)
        if key.lower() in self._taken:
            raise _taken(key)

    def put(self, entry: Entry) -> None:
        """Add an entry, or exchange the one with its key; a field without a value is left out.

        Raises `UsageError` where the key cannot be written.
        """
        if entry.key not in self.entries:
            _check_key(entry.key)
        old = self.entries.get(entry.key)
        empty = {name for name, value in old.fields.items() if not value} if old else set()
        fields = {n.lower(): v for n, v in entry.fields.items() if v.strip() or n.lower() in empty}
        entry = Entry(entry.type.lower(), entry.key, fields)
        self.entries[entry.key] = entry
        self._taken.add(entry.key.lower())
        if old is not None and not _same(old, entry):
            self._touch(entry.key)

    def remove(self, key: str) -> None:
        """Remove an entry; citations that point to it stay, unresolved. Raises `NothingFoundError`."""
        self._find(key)
        self._touch(key, gone=True)
        del self.entries[key]
        self._taken -= {key.lower()} - self._shared
        self.provenance = self.provenance.forgotten(key)

    def rename(self, old: str, new: str) -> None:
        """Give an entry another key, in the provenance too; raises `UsageError` where that is taken."""
        entry = self._find(old)
        _check_key(new)
        if new != old and (
            new in self.entries or (new.lower() in self._taken and new.lower() != old.lower())
        ):
            raise _taken(new)
        self._touch(old)
        if (place := self._places.pop(old, None)) is not None:
            self._places[new] = place
            self._touched[place] = new
        del self.entries[old]
        self.entries[new] = replace(entry, key=new)
        self._taken -= {old.lower()} - self._shared
        self._taken.add(new.lower())
        self._renamed[new] = self._renamed.pop(old, old)
        self.provenance = self.provenance.renamed(old, new)
        self.follow({old: new})

    def follow(self, keys: Mapping[str, str]) -> None:
        """Let all entries that refer to others (`crossref` …) do so by their new keys; `keys` are old → new."""
        from refman.bibliography.inheritance import REFERENCES, redirected

        spelled = {old.lower(): new for old, new in keys.items()}

        def new(key: str) -> str:
            return key if key in self.entries else keys.get(key) or spelled.get(key.lower(), key)

        for entry in list(self.entries.values()):
            if not entry.fields.keys().isdisjoint(REFERENCES):
                self.put(redirected(entry, new))

    def relink(self, old: str, new: str) -> None:
        """Let all citations of `old` point to `new`, as when the two are merged."""
        self.provenance = self.provenance.relinked(old, new)

    def rewrite(self, key: str, raw: str) -> Entry:
        """Exchange the text of an entry for another that a person wrote, and which may have another key.

        Raises `NothingFoundError`, `UsageError` where the new key is taken, and `RejectedError` where `raw` is not
        one entry without mistakes.
        """
        self._find(key)
        found = self._library.document
        raw = raw.strip().replace("\r\n", "\n").replace("\n", found.newline)
        blocks = bibtex.read(raw, bibtex.definitions(found.chunks))
        entry = blocks[0].entry if len(blocks) == 1 else None
        if not entry or blocks[0].error:
            reasons = [f"line {b.line}: {b.error or f'a {b.kind}'}" for b in blocks if b.error or not b.entry]
            raise RejectedError(f"this is not one entry ({'; '.join(reasons) or 'there are more, or none'})")
        if entry.key != key:
            self.rename(key, entry.key)
        self.entries[entry.key] = entry
        self._touch(entry.key)
        self._raws[self._places[entry.key]] = raw
        return entry

    def mend(self, place: int, entry: Entry) -> None:
        """Exchange the entry that stands at `place`, which need not be the first with its key, and put in its missing commas."""
        if self._places.get(entry.key) == place:
            self.entries[entry.key] = entry
            self._touch(entry.key)
            return
        block = self._library.document.pieces[place][1]
        assert block.entry  # noqa: S101
        self._taken.add(entry.key.lower())
        self._raws[place] = respelled(bibtex.with_commas(block.raw), block.entry, entry, self._style)

    def replace_block(self, place: int, raw: str | None) -> None:
        """Exchange the text of any block, by its place in the file; None removes it."""
        self._raws[place] = raw

    def record(self, article: ArticleRecord, citations: Sequence[CitationRecord]) -> None:
        """Put an article and its citations in place of what was known of it."""
        self.provenance = self.provenance.recorded(article, citations)

    def decide(self, decision: Decision) -> None:
        """Remember a decision."""
        self.provenance = self.provenance.decided(decision)

    def also(self, path: Path, data: bytes) -> None:
        """Write another file together with the library, so that `undo` takes that back too."""
        self._also[path.resolve()] = data

    @property
    def summary(self) -> dict[str, list[str]]:
        """The keys that were added, changed and removed, and the new ones of those renamed."""
        before = self._library.entries
        renamed = {new: old for new, old in self._renamed.items() if old in before and new in self.entries}
        return {
            "added": [key for key in self.entries if key not in before and key not in renamed],
            "changed": [
                *(key for key in self._touched.values() if key and key in before),
                *self._exchanged(),
            ],
            "removed": [key for key in before if key not in self.entries and key not in renamed.values()],
            "renamed": list(renamed),
        }

    def _exchanged(self) -> Iterator[str]:
        """The keys of blocks whose text was exchanged as such: those that had no key, were broken, or stood there twice."""
        for place, raw in self._raws.items():
            if place not in self._touched:
                read = bibtex.read(self._library.document.pieces[place][1].raw if raw is None else raw, {})
                yield from (block.entry.key for block in read if block.entry)

    @property
    def diff(self) -> str:
        """What changes in the .bib and in other files, as a unified diff; the provenance file is left out."""
        parts = [unified_diff(self._library.source.text, self._text(), self._library.path.name)]
        for path, data in self._also.items():
            old = (read_bytes(path) or b"").decode("utf-8", "replace")
            parts.append(unified_diff(old, data.decode("utf-8", "replace"), path.name))
        return "".join(parts)

    def files(self) -> dict[Path, tuple[bytes | None, bytes | None]]:
        """The files that change: path → bytes before and after, in the order in which they are to be written."""
        library = self._library
        found: dict[Path, tuple[bytes | None, bytes | None]] = {
            path: (read_bytes(path), data) for path, data in self._also.items()
        }
        if self.provenance != library.provenance:
            old = library.provenance_source
            found[old.path] = (old.data, old.encode(provenance.dumps(self.provenance)))
        text = self._text()
        self._verify(text)
        found[library.path] = (library.source.data, library.source.encode(text))
        return {path: versions for path, versions in found.items() if (versions[0] or b"") != versions[1]}

    def _touch(self, key: str, *, gone: bool = False) -> None:
        if key in self._places:
            self._touched[self._places[key]] = None if gone else key
            if gone:
                del self._places[key]

    def _find(self, key: str) -> Entry:
        if key not in self.entries:
            raise NothingFoundError(f"there is no entry {key}", where=str(self._library.path))
        return self.entries[key]

    @cached_property
    def _style(self) -> Style:
        """The manner of the file, from a sample over its whole length."""
        found = self._library.document
        newline = found.newline
        plain = Style(
            first=f",{newline}  ", between=f",{newline}  ", closing=f",{newline}}}", newline=newline
        )
        raws = [block.raw for _, block in found.pieces if block.entry and not block.error]
        return style_of(raws[:: 1 + len(raws) // SAMPLE], plain)

    def _replaced(self) -> dict[int, str | None]:
        """The new text of each block that changes."""
        found: dict[int, str | None] = {}
        for place, key in self._touched.items():
            block = self._library.document.pieces[place][1]
            assert block.entry  # noqa: S101
            raw = bibtex.with_commas(block.raw) if block.error else block.raw
            found[place] = key and respelled(raw, block.entry, self.entries[key], self._style)
        return found | self._raws

    def _added(self) -> dict[str, str]:
        """The text of each new entry."""
        return {
            key: self._style.entry(entry) for key, entry in self.entries.items() if key not in self._places
        }

    def _text(self) -> str:
        replaced, added = self._replaced(), list(self._added().values())
        if not replaced and not added:
            return self._library.source.text
        return self._library.document.edited(replaced, added)

    def _verify(self, text: str) -> None:
        """Raise `RejectedError` where the new text would not read back as what was asked for."""
        if text == self._library.source.text:
            return
        known = self._library.document.blocks_of
        read = document.read(text, lambda chunks: {c: known[c] for c in chunks if c in known})
        self.result = read
        found: dict[str, Entry] = {}
        for _, block in read.pieces:
            if block.entry and block.entry.key:
                found.setdefault(block.entry.key, block.entry)
        for key, entry in self.entries.items():
            if key not in found or not _same(found[key], entry):
                raise RejectedError(
                    f"{key} cannot be written so that it reads back the same",
                    where=str(self._library.path),
                    hint="Look for braces or quotation marks without their partner in its fields. Nothing was written.",
                )


def _same(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same, white space aside."""
    if one is other:
        return True
    return one.type == other.type and _words(one.fields) == _words(other.fields)


def _words(fields: Mapping[str, str]) -> dict[str, list[str]]:
    return {name: value.split() for name, value in fields.items()}


def _check_key(key: str) -> None:
    if not _KEY.fullmatch(key):
        raise UsageError(
            f"{key!r} cannot be a key", hint="A key has no spaces and none of { } ( ) , \" # % \\ = ~ '."
        )


def _taken(key: str) -> UsageError:
    return UsageError(f"there is an entry {key} already", hint="Choose another key, or run `refman dedupe`.")
