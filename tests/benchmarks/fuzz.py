"""Byte mutations against every reader, the note parser and the store.

    python -m tests.benchmarks.fuzz [--minutes 30] [--seed 0] [--largest BYTES] [--keep FOLDER]

A case fails by any exception other than a `RefmanError`, by taking more than 10 s of CPU or 1 GB, or where a .bib
that was touched and undone is not what it was. Failing inputs are kept in FOLDER. Cases run in a child process, so
that a hang or a crash is seen from outside. Minutes are those of the CPU, with those of child processes.
"""

import argparse
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from tests.benchmarks.injuries import injured, seeds

LIMIT_SECONDS = 10.0
PATIENCE = 900.0
"""Seconds by the clock after which a case hangs, where the system does not tell its CPU time or it waits for ever."""
LIMIT_BYTES = 1 << 30
BIBLIOGRAPHIES = {".ris", ".json", ".nbib"}
PAPERS = {".tex", ".aux", ".bcf", ".md", ".docx"}


def read(name: str, data: bytes) -> None:
    """Do with an input what the commands would do that take such a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        os.environ["REFMAN_CACHE_DIR"] = os.environ["REFMAN_STATE_DIR"] = str(Path(folder, "home"))
        suffix = path.suffix
        if suffix == ".bib":
            _use_library(path, data)
        elif suffix == ".jsonl":
            _use_provenance(path.with_name("library.bib"))
        elif suffix in BIBLIOGRAPHIES:
            _use_bibliography(path)
        elif suffix == ".list":
            _use_lines(data)
        elif suffix in {".aux", ".bcf"}:
            _use_paper(path)
        else:
            if suffix in PAPERS:
                _use_paper(path)
            _use_article(path)


def _use_library(path: Path, data: bytes) -> None:
    """Look, touch, mend, undo: the file is then what it was."""
    from refman.bibliography import to_item
    from refman.dedupe import find_duplicates
    from refman.library import Library
    from refman.library.check import findings, mend

    library = Library.open(path)
    library.search("a")
    for entry in list(library.entries.values())[:50]:
        to_item(entry)
    find_duplicates(list(library.entries.values())[:50])
    try:
        with library.change("touch") as change:
            for key, entry in list(change.entries.items())[:3]:
                change.put(type(entry)(entry.type, key, {**entry.fields, "note": "touched"}))
        with library.change("mend") as change:
            mend(change, findings(library), library.document.blocks)
    finally:
        for _ in library.journal.records():
            library.undo()
        assert path.read_bytes() == data, "undo does not give the file back"


def _use_provenance(path: Path) -> None:
    from refman.library import Library, provenance

    path.write_text("@book{a, title = {A}}\n", encoding="utf-8")
    library = Library.open(path)
    again, _ = provenance.loads(provenance.dumps(library.provenance), path)
    assert again.articles == library.provenance.articles
    library.search("cited:1-")
    with library.change("rename") as change:
        change.rename("a", "b")


def _use_bibliography(path: Path) -> None:
    from refman.bibliography import read_bibliography, to_item
    from refman.bibliography.csljson import write_csljson
    from refman.bibliography.dialects import write_biblatex, write_bibtex
    from refman.bibliography.ris import write_ris
    from refman.library.keys import make_key

    entries, _ = read_bibliography(path)
    items = [to_item(entry) for entry in entries]
    for entry in entries:
        make_key(entry, ())
    write_ris(items), write_csljson(items), write_bibtex(entries), write_biblatex(entries)


def _use_lines(data: bytes) -> None:
    from refman.bibliography import to_entry
    from refman.citation import parse_notes
    from refman.model import Note

    lines = data.decode("utf-8", "replace").splitlines()
    for split in (True, False):
        parsed = parse_notes(
            [Note(str(n), line) for n, line in enumerate(lines, 1) if line.strip()], split=split
        )
        for note in parsed:
            for citation in note.citations:
                assert 0 <= citation.start < citation.end <= len(note.note.text)
                to_entry(citation.item)


def _use_paper(path: Path) -> None:
    from refman.bibliography.cited import cited_keys

    cited_keys(path)


def _use_article(path: Path) -> None:
    from refman.article import read_article
    from refman.citation import parse_notes

    parse_notes(read_article(path).notes)


def work(pipe: Connection) -> None:
    """The child: reads inputs from the pipe, answers with "" or a traceback, and the CPU seconds it took."""
    from refman.errors import RefmanError

    while True:
        name, data = pipe.recv()
        begun = sum(os.times()[:4])
        try:
            read(name, data)
            answer = ""
        except RefmanError:
            answer = ""
        except BaseException:  # noqa: BLE001 - whatever it is, it is what we look for
            answer = traceback.format_exc()
        pipe.send((answer, sum(os.times()[:4]) - begun))


class Worker:
    """A child process that is replaced when it hangs, dies or has grown too large."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()

    def _restart(self) -> None:
        self.process.kill()
        self.process.join()
        self._start()

    def run(self, name: str, data: bytes) -> tuple[str, float]:
        """What went wrong with an input, or "", and the CPU seconds it took."""
        self.pipe.send((name, data))
        wrong, seconds = self._answer()
        if self._resident() > LIMIT_BYTES:
            wrong = wrong or f"more than {LIMIT_BYTES >> 20} MB"
            self._restart()
        if seconds > LIMIT_SECONDS:
            wrong = wrong or f"{seconds:.0f} s"
        return wrong, seconds

    def _answer(self) -> tuple[str, float]:
        begun, end = self._seconds(), time.monotonic() + PATIENCE
        wrong = "hangs"
        try:
            while time.monotonic() < end and self._seconds() - begun < 2 * LIMIT_SECONDS:
                if self.pipe.poll(5):
                    answer, seconds = self.pipe.recv()
                    return str(answer), float(seconds)
        except EOFError:
            wrong = "the process died"
        self._restart()
        return wrong, 0.0

    def _seconds(self) -> float:
        """CPU seconds of the child so far, where the system tells (Linux)."""
        status = Path(f"/proc/{self.process.pid}/stat")
        if not status.is_file():
            return 0.0
        fields = status.read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _resident(self) -> int:
        """Peak memory of the child in bytes, where the system tells (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.is_file():
            return 0
        line = next(
            (x for x in status.read_text(encoding="ascii").splitlines() if x.startswith("VmHWM")), "VmHWM: 0"
        )
        return int(line.split()[1]) * 1024


def main() -> None:
    """Run until the time is over; exit with 1 where a case failed."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--minutes", type=float, default=30.0)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--largest", type=int, default=200_000, help="bytes of the largest file to start from")
    ask.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "refman-fuzz"))
    asked = ask.parse_args()
    shutil.rmtree(asked.keep, ignore_errors=True)
    worker, spent, ran, failed = Worker(), 0.0, 0, 0
    chance = random.Random(asked.seed)
    found = {name: data for name, data in seeds().items() if len(data) <= asked.largest}
    while spent < 60 * asked.minutes:
        name = chance.choice(sorted(found))
        data = injured(found[name], chance)
        ran += 1
        wrong, seconds = worker.run(name, data)
        spent += seconds
        if wrong:
            failed += 1
            asked.keep.mkdir(parents=True, exist_ok=True)
            (asked.keep / f"{failed:03}-{name}").write_bytes(data)
            (asked.keep / f"{failed:03}-{name}.why").write_text(wrong, encoding="utf-8")
            print(f"{failed:03}-{name}: {wrong.strip().splitlines()[-1]}", flush=True)
    worker.process.kill()
    print(f"{ran} cases, {failed} failed; seed {asked.seed}, {spent / 60:.1f} minutes of CPU")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
