"""The index is never the truth: whatever happens to it or to the files, answers are right."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from refman import bibtex
from refman.errors import UnreadableError
from refman.library import Library
from refman.library.paths import cache_dir
from refman.model import ArticleRecord, CitationRecord, Entry

Write = Callable[[str | bytes], Library]
TWO = "@misc{a,\n  title = {A},\n}\n\n@misc{b,\n  title = {B},\n}\n"


def keys(library: Library, query: str = "") -> list[str]:
    return [row.key for row in Library.open(library.path).search(query)]


def test_a_file_that_changed_is_read_again(write: Write) -> None:
    library = write(TWO)
    assert keys(library) == ["a", "b"]
    library.path.write_text("@misc{c, title={C}}\n" + TWO, encoding="utf-8")
    assert keys(library) == ["c", "a", "b"]
    library.path.write_text(TWO.replace("{A}", "{Changed}"), encoding="utf-8")
    assert keys(library, "changed") == ["a"]
    assert keys(library) == ["a", "b"]


def test_same_size_same_time_other_text(write: Write) -> None:
    library = write(TWO)
    assert keys(library, "title:a") == ["a"]
    times = library.path.stat()
    library.path.write_text(TWO.replace("{A}", "{Z}"), encoding="utf-8")
    os.utime(library.path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert keys(library, "title:z") == ["a"]


def test_a_file_that_changes_while_it_is_taken_in(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    library = write(TWO)
    read = bibtex.definitions

    def slowly(chunks: Iterable[str]) -> dict[str, str]:
        library.path.write_text("@misc{meanwhile}\n", encoding="utf-8")
        return read(chunks)

    monkeypatch.setattr(bibtex, "definitions", slowly)
    assert keys(library) == ["a", "b"]
    assert keys(library) == ["meanwhile"]


def test_a_file_that_did_not_change_is_not_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    library = write(TWO)
    os.utime(library.path, ns=(1, 1))
    assert keys(library) == ["a", "b"]
    monkeypatch.setattr("refman.library.store.read_source", lambda _path: pytest.fail("was read"))
    assert keys(library) == ["a", "b"]
    assert [each.raw for each in Library.open(library.path).get("b")] == ["@misc{b,\n  title = {B},\n}"]


def test_only_what_is_new_is_parsed(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    library = write("".join(f"@misc{{k{i}, title={{T{i}}}}}\n" for i in range(50)))
    keys(library)
    parsed = []
    read = bibtex.read

    def noted(chunk: str, strings: Mapping[str, str]) -> list[bibtex.Block]:
        parsed.append(chunk)
        return read(chunk, strings)

    monkeypatch.setattr(bibtex, "read", noted)
    library = Library.open(library.path)
    with library.change("edit") as change:
        change.put(Entry("misc", "k20", {"title": "New"}))
    assert keys(library, "new") == ["k20"]
    assert parsed == ["@misc{k20, title={New}}\n"]


def test_a_string_that_changed_reaches_every_entry(write: Write) -> None:
    library = write("@string{s = {Old}}\n@misc{a, note = s}\n")
    assert keys(library, "old") == ["a"]
    library.path.write_text("@string{s = {New name}}\n@misc{a, note = s}\n", encoding="utf-8")
    assert keys(library, "old") == []
    assert keys(library, "name") == ["a"]


def test_repeated_chunks(write: Write) -> None:
    one = "@misc{a, title={A}}\n"
    library = write(one * 3)
    assert keys(library) == ["a"] * 3
    library.path.write_text(one * 2 + "@misc{b, title={B}}\n" + one, encoding="utf-8")
    assert keys(library) == ["a", "a", "b", "a"]
    assert len(Library.open(library.path).get("a")) == 3


def test_blocks_that_cannot_be_read_are_counted(write: Write) -> None:
    assert write(TWO + "@misc{c, t={open").broken() == 1
    assert write(TWO + "@string{@string{@string{").broken() == 3
    assert write('@misc{failed, a={failed}, b={"failed", null}}').broken() == 0
    assert write(TWO).broken() == 0


def test_how_often_a_work_is_cited(write: Write) -> None:
    library = write(TWO)
    assert [row.cited for row in library.search()] == [0, 0]
    records = [CitationRecord("x", f"{n}:1", str(n), "full", "T.", "b") for n in range(3)]
    with library.change("import") as change:
        change.record(ArticleRecord("x", "d", "html"), records)
    assert [row.cited for row in library.search()] == [0, 3]
    assert [each.cited for each in library.look_up("cited:2-")] == [3]
    library.undo()
    assert [row.cited for row in library.search()] == [0, 0]


def test_keys_by_their_start(write: Write) -> None:
    library = write("@misc{ab}\n@misc{aB*}\n@misc{b[c}\n@misc{b]c}\n@misc{,t={x}}")
    assert library.keys() == ["aB*", "ab", "b[c", "b]c"]
    assert library.keys("a") == ["aB*", "ab"]
    assert library.keys("b[") == ["b[c"]
    assert library.keys("aB*") == ["aB*"]


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_index_is_made_anew(damage: bytes, write: Write) -> None:
    library = write(TWO)
    keys(library)
    library.index.close()
    library.index.path.write_bytes(damage)
    assert keys(library) == ["a", "b"]


def test_damage_found_late(write: Write) -> None:
    library = write(TWO * 50)
    keys(library)
    library.index.close()
    data = bytearray(library.index.path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 2000] = b"\xab" * 2000
    library.index.path.write_bytes(data)
    assert len(keys(library)) == 100


def test_an_index_of_another_version_is_made_anew(write: Write) -> None:
    library = write(TWO)
    keys(library)
    library.index.close()
    db = sqlite3.connect(library.index.path)
    with db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert keys(library) == ["a", "b"]


def test_a_missing_index_is_made_anew(write: Write) -> None:
    library = write(TWO)
    keys(library)
    library.index.close()
    library.index.path.unlink()
    assert keys(library) == ["a", "b"]


def test_where_no_index_can_be_kept_there_is_one_in_memory(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("REFMAN_CACHE_DIR", str(tmp_path / "file"))
    assert cache_dir() == tmp_path / "file"
    library = write(TWO)
    assert keys(library) == ["a", "b"]
    with library.change("edit") as change:
        change.remove("a")
    assert keys(library) == ["b"]


def test_where_the_index_cannot_be_written_it_is_kept_in_memory(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = write(TWO)
    connect = sqlite3.connect

    def read_only(name: str, **_options: object) -> sqlite3.Connection:
        db = connect(name)
        if name != ":memory:" and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            db.execute("PRAGMA query_only = ON")
        return db

    keys(library)
    monkeypatch.setattr(sqlite3, "connect", read_only)
    with library.change("edit") as change:
        change.put(Entry("misc", "c", {"title": "C"}))
    assert keys(library) == ["a", "b", "c"]
    library = Library.open(library.path)
    assert [row.key for row in library.search("title:c")] == ["c"]
    assert list(library.entries) == ["a", "b", "c"]


def test_a_sqlite_without_full_text_search_is_named(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refman.library.index._SCHEMA", "CREATE VIRTUAL TABLE words USING fts5_not_here(a);")
    library = write(TWO)
    with pytest.raises(UnreadableError, match="no full-text search"):
        library.search()


def test_looking_loads_no_parser(write: Write) -> None:
    import subprocess

    library = write(TWO)
    keys(library)
    code = (
        "import sys; from pathlib import Path; from refman.library import Library\n"
        f"print([row.key for row in Library.open(Path({str(library.path)!r})).search()])\n"
        "assert not {'bibtexparser', 'rich', 'refman.bibliography'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.stdout == "['a', 'b']\n"


class Edited(RuleBasedStateMachine):
    """A file that is edited, by refman and by hand, always answers as one that was never seen before."""

    def __init__(self) -> None:
        super().__init__()
        from tempfile import TemporaryDirectory

        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name, "library.bib")
        self.chunks = ["@misc{a, title={A}}\n"]
        self.write()

    def write(self) -> None:
        self.path.write_text("".join(self.chunks), encoding="utf-8")

    @rule(
        place=st.integers(0, 5),
        text=st.sampled_from(
            ["@misc{a, title={A}}\n", "@book{b, title=s}\n", "% c\n", "@string{s={S}}\n", "@misc{open\n"]
        ),
    )
    def insert(self, place: int, text: str) -> None:
        self.chunks.insert(place, text)
        self.write()

    @rule(place=st.integers(0, 5))
    def delete(self, place: int) -> None:
        self.chunks[place : place + 1] = []
        self.write()

    @rule(title=st.sampled_from(["X", "Y"]))
    def put(self, title: str) -> None:
        with Library.open(self.path).change("put") as change:
            change.put(Entry("misc", "a", {"title": title}))
        self.chunks = bibtex.chunks(self.path.read_text(encoding="utf-8"))

    @invariant()
    def answers_as_if_new(self) -> None:
        found = [each.entry for each in Library.open(self.path).look_up()]
        assert found == [b.entry for b in bibtex.parse("".join(self.chunks)) if b.entry]

    def teardown(self) -> None:
        self.folder.cleanup()


TestEdited = Edited.TestCase
TestEdited.settings = settings(max_examples=25, stateful_step_count=8, deadline=None)
