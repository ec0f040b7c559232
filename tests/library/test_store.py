"""One change at a time, all of it or nothing, never over somebody else's."""

import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from refman.errors import (
    ConflictError,
    Exit,
    NothingFoundError,
    RefmanError,
    RejectedError,
    UnreadableError,
    UsageError,
)
from refman.library import Library, Problem
from refman.library.lock import locked
from refman.model import ArticleRecord, CitationRecord, Decision, Entry

Write = Callable[[str | bytes], Library]
TWO = "@misc{a,\n  title = {A},\n}\n\n@misc{b,\n  title = {B},\n}\n"

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links are POSIX")
not_root = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="nothing is read-only to the superuser"
)


def entry(key: str, **fields: str) -> Entry:
    return Entry("misc", key, fields)


def cited(
    key: str | None, article: str = "a.html", id_: str = "1:1"
) -> tuple[ArticleRecord, list[CitationRecord]]:
    return ArticleRecord(article, "x", "html"), [CitationRecord(article, id_, "1", "full", "Text.", key)]


def test_a_library_is_made_by_the_first_change(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "new/folder/library.bib")
    assert not library.exists
    assert library.entries == {}
    with library.change("add") as change:
        change.put(entry("a", title="A"))
        change.record(*cited("a"))
    assert library.exists
    assert library.path.read_bytes() == b"@misc{a,\n  title = {A},\n}\n"
    assert list(library.entries) == ["a"]
    assert [c.key for c in library.provenance.citations] == ["a"]
    assert sorted(p.name for p in library.path.parent.iterdir()) == [
        "library.bib",
        "library.provenance.jsonl",
    ]


def test_undo_takes_back_even_the_making(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.bib")
    with library.change("add") as change:
        change.put(entry("a", title="A"))
        change.record(*cited("a"))
    record = library.undo()
    assert (record.command, record.state, record.summary["added"]) == ("add", "undone", ["a"])
    assert list(tmp_path.glob("library*")) == []
    with pytest.raises(NothingFoundError, match="no change to take back"):
        library.undo()


def test_undo_steps_back_change_by_change(write: Write) -> None:
    library = write(TWO)
    contents = [library.path.read_bytes()]
    for number in range(4):
        with library.change(f"add {number}") as change:
            change.put(entry(f"k{number}", title="T"))
        contents.append(library.path.read_bytes())
    for number in reversed(range(4)):
        assert library.undo(dry_run=True).command == f"add {number}"
        assert library.undo().command == f"add {number}"
        assert library.path.read_bytes() == contents[number]
    assert [record.state for record in library.journal.records()] == ["undone"] * 4


def test_undo_refuses_where_a_file_is_another_now(write: Write) -> None:
    library = write(TWO)
    with library.change("add") as change:
        change.put(entry("c", title="C"))
    edited = library.path.read_bytes() + b"% mine\n"
    library.path.write_bytes(edited)
    with pytest.raises(ConflictError, match="has changed since `add`") as error:
        library.undo()
    assert error.value.exit_status == Exit.CONFLICT
    assert library.path.read_bytes() == edited


def test_undo_takes_back_other_files_too(write: Write, tmp_path: Path) -> None:
    library = write(TWO)
    paper, notes = tmp_path / "paper.tex", tmp_path / "new.md"
    paper.write_bytes(b"\\cite{a}")
    with library.change("dedupe") as change:
        change.remove("a")
        change.also(paper, b"\\cite{b}")
        change.also(notes, b"[@b]")
        assert "-\\cite{a}" in change.diff
    assert paper.read_bytes() == b"\\cite{b}"
    library.undo()
    assert paper.read_bytes() == b"\\cite{a}"
    assert not notes.exists()
    assert library.path.read_text(encoding="utf-8") == TWO


def test_a_dry_run_shows_the_diff_and_writes_nothing(write: Write) -> None:
    library = write(TWO)
    with library.change("edit", dry_run=True) as change:
        change.put(entry("a", title="Another"))
        change.record(*cited("a"))
        assert change.diff == (
            "--- library.bib\n+++ library.bib\n@@ -1,5 +1,5 @@\n @misc{a,\n-  title = {A},\n+  title = {Another},\n }\n"
            " \n @misc{b,\n"
        )
    assert library.path.read_text(encoding="utf-8") == TWO
    assert len(list(library.path.parent.glob("library*"))) == 1


def test_an_exception_writes_nothing(write: Write) -> None:
    library = write(TWO)

    def interrupted() -> None:
        with library.change("edit") as change:
            change.remove("a")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert library.path.read_text(encoding="utf-8") == TWO
    assert list(library.entries) == ["a", "b"]


def test_a_write_that_fails_is_rolled_back_at_once(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    library = write(TWO)
    replace = os.replace

    def failing(old: Path, new: Path) -> None:
        if Path(new).name == "library.bib":
            raise OSError(28, "No space left on device")
        replace(old, new)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(UnreadableError, match="No space left"), library.change("edit") as change:  # noqa: PT012
        change.remove("a")
        change.record(*cited("b"))
    monkeypatch.setattr(os, "replace", replace)
    assert library.path.read_text(encoding="utf-8") == TWO
    assert [p.name for p in library.path.parent.glob("*library*")] == ["library.bib"]
    assert not library.journal.interrupted()


def test_a_file_changed_since_it_was_read_is_not_overwritten(write: Write) -> None:
    library = write(TWO)
    assert library.entries
    library.path.write_text(TWO + "% mine\n", encoding="utf-8")
    with pytest.raises(ConflictError, match="changed by another program"), library.change("edit") as change:
        change.remove("a")
    assert library.path.read_text(encoding="utf-8") == TWO + "% mine\n"


@pytest.mark.parametrize("name", ["library.bib", "library.provenance.jsonl"])
def test_a_file_changed_while_the_change_was_made_is_not_overwritten(name: str, write: Write) -> None:
    library = write(TWO)
    edited = library.path.with_name(name)
    with pytest.raises(ConflictError, match="changed by another program"), library.change("edit") as change:  # noqa: PT012
        change.remove("a")
        edited.write_text("", encoding="utf-8")
    assert edited.read_text(encoding="utf-8") == ""


def test_who_reads_under_the_lock_sees_what_others_wrote(write: Write) -> None:
    one, other = write(TWO), Library.open(write(TWO).path)
    with one.change("add") as change:
        change.put(entry("c", title="C"))
    with other.change("add") as change:
        change.put(entry("d", title="D"))
    assert list(Library.open(one.path).entries) == ["a", "b", "c", "d"]


def test_a_locked_library_is_not_changed(write: Write) -> None:
    library = write(TWO)
    held, go = threading.Event(), threading.Event()

    def hold() -> None:
        with locked(library.path):
            held.set()
            go.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    try:
        with (
            pytest.raises(ConflictError, match="being changed by another"),
            locked(library.path, timeout=0.1),
        ):
            pass
    finally:
        go.set()
        holder.join()
    with locked(library.path, timeout=0.1):
        pass


def test_nothing_can_be_locked_where_state_cannot_be_kept(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("REFMAN_STATE_DIR", str(tmp_path / "file"))
    library = write(TWO)
    with pytest.raises(UnreadableError, match="journal cannot be written") as error, library.change("x"):
        pass
    assert "REFMAN_STATE_DIR" in error.value.hint


@posix
def test_links_are_followed_and_modes_kept(tmp_path: Path) -> None:
    real = tmp_path / "real.bib"
    real.write_text(TWO, encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "link.bib"
    link.symlink_to(real)
    library = Library.open(link)
    with library.change("edit") as change:
        change.remove("a")
        change.record(*cited("b"))
    assert link.is_symlink()
    assert "@misc{a" not in real.read_text(encoding="utf-8")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert (tmp_path / "real.provenance.jsonl").exists()


@posix
def test_a_new_library_has_the_mode_of_new_files(tmp_path: Path) -> None:
    library, other = Library.open(tmp_path / "new.bib"), tmp_path / "other"
    other.touch()
    with library.change("add") as change:
        change.put(entry("a", title="A"))
    assert library.path.stat().st_mode == other.stat().st_mode


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    with pytest.raises(UnreadableError, match="is a folder"):
        _ = library.entries
    with pytest.raises(UnreadableError, match="is a folder"), library.change("x"):
        pass


def test_a_binary_file_is_no_library(write: Write) -> None:
    with pytest.raises(UnreadableError, match="not a text file"):
        _ = write(b"\x00\x01\x02PDF").entries


@not_root
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_read_only_stays(what: str, write: Write) -> None:
    library = write(TWO)
    closed = library.path if what == "file" else library.path.parent
    closed.chmod(0o500)
    try:
        with (
            pytest.raises(UnreadableError, match=r"read-only|cannot be written"),
            library.change("x") as change,
        ):
            change.remove("a")
    finally:
        closed.chmod(0o700)
    assert library.path.read_text(encoding="utf-8") == TWO


def test_what_the_system_calls_read_only_stays(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    library = write(TWO)
    for target, message in (
        (library.path, "is read-only"),
        (library.path.parent, "its folder cannot be written"),
    ):
        monkeypatch.setattr(os, "access", lambda path, _mode, target=target: Path(path) != target)
        with pytest.raises(UnreadableError, match=message), library.change("x"):
            pass


def test_a_file_held_open_elsewhere_is_a_conflict(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    library = write(TWO)
    replace = os.replace

    def denied(old: Path, new: Path) -> None:
        if Path(new).name == "library.bib":
            raise PermissionError(13, "Permission denied")
        replace(old, new)

    monkeypatch.setattr(os, "replace", denied)
    with pytest.raises(ConflictError, match="cannot be replaced"), library.change("x") as change:
        change.remove("a")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (TWO, []),
        (
            "@misc{a, t={x}\n\n@misc{b, t={y}}",
            [(1, "", "a closing brace, parenthesis or quotation mark is missing")],
        ),
        (
            "@misc{a, t={x}}\n@misc{a, t={y}}",
            [(2, "a", "another entry before it has the same key", "duplicate")],
        ),
        ("@misc{a, t={x}}\n@misc{A, t={y}}", [(2, "A", "the key differs only in case from a", "key")]),
        ("\n@misc{, t={x}}", [(2, "", "the entry has no key", "key")]),
        ("@misc{a, t={x} y={1}}", [(1, "a", "a comma is missing before `y`")]),
    ],
)
def test_problems_are_named_with_their_line(text: str, problems: list[tuple[Any, ...]], write: Write) -> None:
    assert write(text).problems == [Problem(*each) for each in problems]


def test_of_two_with_one_key_the_first_counts(write: Write) -> None:
    library = write("@misc{a, t={x}}\n@misc{a, t={y}}\n")
    assert library.entries["a"].fields == {"t": "x"}
    with library.change("edit") as change:
        change.put(entry("a", t="z"))
    assert library.path.read_text(encoding="utf-8") == "@misc{a, t={z}}\n@misc{a, t={y}}\n"


@pytest.mark.parametrize("key", ["", "a b", "a,b", "a{", "a}", "a%", "a#", 'a"', "a=b", "a\\b", "a(b"])
def test_keys_that_bibtex_cannot_hold_are_refused(key: str, write: Write) -> None:
    library = write(TWO)
    with pytest.raises(UsageError, match="cannot be a key"), library.change("add") as change:
        change.put(entry(key, title="T"))


def test_an_entry_with_such_a_key_can_be_changed_all_the_same(write: Write) -> None:
    library = write("@misc{my key, t={x}}\n")
    with library.change("edit") as change:
        change.put(entry("my key", t="y"))
    assert library.path.read_text(encoding="utf-8") == "@misc{my key, t={y}}\n"


def test_unbalanced_braces_are_refused(write: Write) -> None:
    library = write(TWO)
    with pytest.raises(RejectedError, match="c cannot be written"), library.change("add") as change:
        change.put(entry("c", title="a } b"))
    assert library.path.read_text(encoding="utf-8") == TWO


def test_renaming_takes_citations_and_decisions_along(write: Write) -> None:
    library = write(TWO)
    with library.change("x") as change:
        change.record(*cited("a"))
        change.decide(Decision("distinct", ("b", "a")))
    with library.change("rename") as change:
        change.rename("a", "z")
    assert [c.key for c in library.provenance.citations] == ["z"]
    assert [d.keys for d in library.provenance.decisions] == [("b", "z")]
    assert list(library.entries) == ["z", "b"]


def test_renaming_takes_references_along(write: Write) -> None:
    text = (
        "@misc{c, crossref={A}, related={b , a}, title={a}}\n@set{s, entryset={b,a}}\n"
        "@book{a, title={A}}\n@misc{b, xdata=a}\n"
    )
    library = write(text)
    with library.change("rename") as change:
        change.rename("a", "z")
    assert library.path.read_text(encoding="utf-8") == (
        "@misc{c, crossref={z}, related={b , z}, title={a}}\n@set{s, entryset={b,z}}\n"
        "@book{z, title={A}}\n@misc{b, xdata={z}}\n"
    )
    library.undo()
    assert library.path.read_text(encoding="utf-8") == text


def test_a_reference_in_another_case_may_be_to_another_entry(write: Write) -> None:
    library = write("@misc{c, xref={A}}\n@misc{d, xref={a}}\n@book{a}\n@book{A}\n")
    with library.change("rename") as change:
        change.rename("a", "z")
    assert [e.fields.get("xref") for e in library.entries.values()] == ["A", "z", None, None]


@pytest.mark.parametrize(
    ("old", "new", "error"), [("a", "b", UsageError), ("a", "B", UsageError), ("x", "y", NothingFoundError)]
)
def test_renaming_is_refused(old: str, new: str, error: type[RefmanError], write: Write) -> None:
    with pytest.raises(error), write(TWO).change("rename") as change:
        change.rename(old, new)


def test_renaming_may_change_the_case(write: Write) -> None:
    library = write(TWO)
    with library.change("rename") as change:
        change.rename("a", "A")
    assert list(library.entries) == ["A", "b"]


def test_removing_leaves_citations_that_cite_nothing(write: Write) -> None:
    library = write(TWO)
    with library.change("x") as change:
        change.record(*cited("a"))
        change.decide(Decision("distinct", ("a", "b")))
        change.decide(Decision("merged", ("b", "a")))
    with library.change("remove") as change:
        change.remove("a")
    assert [c.key for c in library.provenance.citations] == [None]
    assert [d.kind for d in library.provenance.decisions] == ["merged"]


def test_merging_links_citations_to_what_stays(write: Write) -> None:
    library = write(TWO)
    with library.change("x") as change:
        change.record(*cited("a"))
    with library.change("merge") as change:
        change.relink("a", "b")
        change.remove("a")
    assert [c.key for c in library.provenance.citations] == ["b"]


def test_rewriting_an_entry_by_hand(write: Write) -> None:
    library = write(TWO.replace("\n", "\r\n"))
    with library.change("edit") as change:
        change.rewrite("a", "\n@book{z,\n  title={New}\n}\n")
    assert (
        library.path.read_bytes()
        == b"@book{z,\r\n  title={New}\r\n}\r\n\r\n@misc{b,\r\n  title = {B},\r\n}\r\n"
    )


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "words",
        "@misc{a, t={x}",
        "@misc{a, t={x} y={z}}",
        "@misc{a} @misc{b}",
        "@misc{,t={x}}",
        "@comment{a}",
    ],
)
def test_what_is_not_one_entry_is_refused(raw: str, write: Write) -> None:
    library = write(TWO)
    with pytest.raises(RejectedError), library.change("edit") as change:
        change.rewrite("a", raw)
    assert library.path.read_text(encoding="utf-8") == TWO


def test_new_keys_are_free_in_any_case(write: Write) -> None:
    library = write("@misc{Doe2000Title, t={x}}\n")
    with library.change("add", dry_run=True) as change:
        new = entry("", author="Doe, J.", year="2000", title="Title")
        assert not change.is_free("doe2000title")
        assert change.new_key(new) == "doe2000titlea"
        change.put(entry("doe2000titlea", title="y"))
        assert change.new_key(new) == "doe2000titleb"


def test_the_journal_is_bounded(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refman.library.journal.KEPT_CHANGES", 3)
    library = write(TWO)
    for number in range(6):
        with library.change(f"add {number}") as change:
            change.put(entry(f"k{number}", title="T"))
    assert [record.command for record in library.journal.records()] == ["add 3", "add 4", "add 5"]
    monkeypatch.setattr("refman.library.journal.KEPT_BYTES", 1)
    with library.change("add 6") as change:
        change.put(entry("k6", title="T"))
    assert [record.command for record in library.journal.records()] == ["add 6"]


def test_a_damaged_journal_is_named(write: Write) -> None:
    library = write(TWO)
    with library.change("add") as change:
        change.put(entry("c", title="C"))
    next(library.journal.folder.iterdir()).write_bytes(b"{")
    with pytest.raises(UnreadableError, match="journal is damaged"):
        library.undo()


def test_two_libraries_have_two_journals(tmp_path: Path) -> None:
    one, other = Library.open(tmp_path / "1/library.bib"), Library.open(tmp_path / "2/library.bib")
    with one.change("add") as change:
        change.put(entry("a", title="A"))
    assert other.journal.records() == []


@pytest.mark.skipif(sys.platform == "win32", reason="the folder is no file there")
def test_a_library_in_a_file_that_should_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    library = Library.open(tmp_path / "file" / "library.bib")
    with pytest.raises(UnreadableError), library.change("x") as change:
        change.put(entry("a", title="A"))
