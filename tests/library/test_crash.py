"""Whatever step of a change the process dies at: all files are as before, or all as after."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from refman.library import Library
from refman.model import ArticleRecord, CitationRecord, Entry
from tests.library.dying import Died, change_much, dying


def files(library: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in library.parent.iterdir() if path.is_file()}


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    """Makes a library of two entries, with provenance and a paper, in a folder of its own."""
    count = iter(range(1000))

    def made() -> Path:
        folder = tmp_path / str(next(count))
        (folder / "state").mkdir(parents=True)
        monkeypatch.setenv("REFMAN_STATE_DIR", str(folder / "state"))
        path = folder / "library.bib"
        (folder / "paper.tex").write_bytes(b"\\cite{old}\n")
        with Library.open(path).change("add") as change:
            change.put(Entry("book", "old", {"title": "Old"}))
            change.put(Entry("book", "kept", {"title": "Kept"}))
            article = ArticleRecord("a.html", "0", "html")
            change.record(article, [CitationRecord("a.html", "1:1", "1", "full", "Old.", "old")])
        return path

    return made


def dies(path: Path, step: int, what: Callable[[Library], object]) -> bool:
    """Whether a change of the library ended at this step."""
    try:
        with dying(path.parent, step):
            what(Library.open(path))
    except Died:
        return True
    return False


def test_a_change_is_whole_or_not_at_all(make: Callable[[], Path]) -> None:
    path = make()
    before = files(path)
    change_much(Library.open(path))
    after = files(path)
    assert all(before[name] != after[name] for name in before)
    outcomes = []
    for step in range(100):
        path = make()
        died = dies(path, step, change_much)
        library = Library.open(path)
        outcomes.append(files(path))
        assert outcomes[-1] in (before, after), f"step {step}"
        assert {c.key for c in library.provenance.citations} <= set(library.entries)
        if not died:
            break
    assert outcomes[0] == before
    assert outcomes[-1] == after
    assert len(outcomes) > 10


def test_undo_is_whole_whenever_it_dies(make: Callable[[], Path]) -> None:
    path = make()
    before = files(path)
    steps = 0
    while True:
        path = make()
        change_much(Library.open(path))
        after = files(path)
        died = dies(path, steps, lambda library: library.undo())
        Library.open(path)
        assert files(path) in (before, after), f"step {steps}"
        if not died:
            break
        steps += 1
    assert files(path) == before
    assert steps > 5


def test_recovery_may_die_as_well(make: Callable[[], Path]) -> None:
    path = make()
    before = files(path)
    step = 0
    while dies(path, step, change_much) and not Library(path).journal.interrupted():
        step += 1
    step += 3
    for again in range(5):
        path = make()
        assert dies(path, step, change_much)
        dies(path, again, lambda library: library.entries)
        Library.open(path)
        assert files(path) == before


def test_a_real_death_leaves_no_lock_and_nothing_half(make: Callable[[], Path]) -> None:
    path = make()
    before = files(path)
    command = [sys.executable, "-m", "tests.library.dying", str(path), "9"]
    assert subprocess.run(command, check=False, env=os.environ).returncode == 9
    library = Library.open(path)
    assert files(path) == before
    with library.change("add") as change:
        change.put(Entry("book", "later", {"title": "Later"}))
    assert list(Library.open(path).entries) == ["old", "kept", "later"]
    library.undo()
    assert files(path) == before


def test_what_was_interrupted_and_then_edited_elsewhere_is_left_alone(make: Callable[[], Path]) -> None:
    path = make()
    step = 0
    while dies(path, step, change_much) and not Library(path).journal.interrupted():
        step += 1
    edited = b"% edited elsewhere\n" + path.read_bytes()
    path.write_bytes(edited)
    library = Library.open(path)
    assert path.read_bytes() == edited
    assert library.journal.records()[-1].state == "interrupted"
    assert not library.journal.interrupted()
