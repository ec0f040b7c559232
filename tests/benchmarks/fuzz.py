"""Byte mutations against every reader, the note parser and the store.

    python -m tests.benchmarks.fuzz [--minutes 30] [--seed 0] [--keep FOLDER]

A case fails by any exception other than a `RefmanError`, by running longer than 10 s, or by taking more than 1 GB.
Failing inputs are kept in FOLDER. Cases run in a child process, so that a hang or a crash is seen from outside.
"""

import argparse
import io
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
LIMIT_SECONDS = 10.0
LIMIT_BYTES = 1 << 30
TOKENS = (
    b"[1]",
    b"\\footnote{",
    b"<ref>",
    b"[^1]:",
    b"ibid.",
    b"@article{",
    b"&#0;",
    b"\x00",
    b"\xff\xfe",
    b"{" * 50,
)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """One to eight small injuries: flipped, lost, doubled, moved or foreign bytes, or a cut."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if not out:
            return b""
        at = chance.randrange(len(out))
        span = min(chance.choice((1, 2, 8, 64, 512)), len(out) - at)
        match chance.randrange(6):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + span]
            case 2:
                out[at:at] = out[at : at + span] * chance.choice((1, 2, 40))
            case 3:
                out[at : at + span] = chance.randbytes(span)
            case 4:
                out[at:at] = chance.choice(TOKENS)
            case _:
                if chance.random() < 0.1:
                    del out[at:]
    return bytes(out)


def mutate_zip(data: bytes, chance: random.Random) -> bytes:
    """Injure one member and pack the rest as it was: the reader meets broken content, not only a broken archive."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        names = source.namelist()
        hurt = chance.choice([n for n in names if n.endswith((".xml", ".xhtml", ".opf", ".rels"))] or names)
        for name in names:
            content = source.read(name)
            packed.writestr(name, mutate(content, chance) if name == hurt else content)
    return target.getvalue()


def seeds() -> dict[str, bytes]:
    """Inputs to start from, by file name: the sample articles in every format that can be written from them."""
    import pypandoc

    samples = REPOSITORY / "references" / "articles"
    found = {p.name: p.read_bytes() for p in sorted(samples.iterdir())}
    markdown = next(samples.glob("*.md"))
    with tempfile.TemporaryDirectory() as folder:
        for suffix, kind in {
            "docx": "docx",
            "odt": "odt",
            "epub": "epub3",
            "tex": "latex",
            "xml": "jats_archiving",
        }.items():
            path = Path(folder, f"sample.{suffix}")
            pypandoc.convert_file(str(markdown), kind, outputfile=str(path), extra_args=["--standalone"])
            found[path.name] = path.read_bytes()
        path = Path(folder, "sample.txt")
        pypandoc.convert_file(str(markdown), "plain", outputfile=str(path))
        found[path.name] = path.read_bytes()
    found["library.bib"] = (REPOSITORY / "references" / "library.bib").read_bytes()
    for path in sorted((REPOSITORY / "tests").rglob("*.pdf"))[:5]:
        found[path.name] = path.read_bytes()
    return found


def read(name: str, data: bytes) -> None:
    """Do with an input what a command would do."""
    from refman.article import read_article
    from refman.citation import parse_notes
    from refman.library import Library

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        if name.endswith(".bib"):
            library = Library.open(path)
            with library.change("touch") as change:
                for key, entry in list(change.entries.items())[:3]:
                    change.put(type(entry)(entry.type, key, {**entry.fields, "note": "touched"}))
        else:
            parse_notes(read_article(path).notes)


def work(pipe: Connection) -> None:
    """The child: reads inputs from the pipe, answers with "" or a traceback."""
    from refman.errors import RefmanError

    while True:
        name, data = pipe.recv()
        try:
            read(name, data)
            answer = ""
        except RefmanError:
            answer = ""
        except BaseException:  # noqa: BLE001 - whatever it is, it is what we look for
            answer = traceback.format_exc()
        pipe.send(answer)


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

    def run(self, name: str, data: bytes) -> str:
        """What went wrong with an input, or ""."""
        self.pipe.send((name, data))
        wrong = self._answer()
        if self._resident() > LIMIT_BYTES:
            wrong = wrong or f"more than {LIMIT_BYTES >> 20} MB"
            self._restart()
        return wrong

    def _answer(self) -> str:
        try:
            if self.pipe.poll(LIMIT_SECONDS + 5):
                return str(self.pipe.recv())
            wrong = f"longer than {LIMIT_SECONDS:.0f} s"
        except EOFError:
            wrong = "the process died"
        self._restart()
        return wrong

    def _resident(self) -> int:
        """Peak memory of the child in bytes, where the system tells (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.is_file():
            return 0
        line = next(
            (x for x in status.read_text(encoding="ascii").splitlines() if x.startswith("VmHWM")), "VmHWM: 0"
        )
        return int(line.split()[1]) * 1024


def cases(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Injured inputs without end."""
    found = seeds()
    while True:
        name = chance.choice(sorted(found))
        zipped = found[name][:2] == b"PK"
        injure: Callable[[bytes, random.Random], bytes] = (
            mutate_zip if zipped and chance.random() < 0.8 else mutate
        )
        yield name, injure(found[name], chance)


def main() -> None:
    """Run until the time is over; exit with 1 where a case failed."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--minutes", type=float, default=30.0)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "refman-fuzz"))
    asked = ask.parse_args()
    shutil.rmtree(asked.keep, ignore_errors=True)
    worker, end, ran, failed = Worker(), time.monotonic() + 60 * asked.minutes, 0, 0
    for name, data in cases(random.Random(asked.seed)):
        if time.monotonic() > end:
            break
        ran += 1
        if wrong := worker.run(name, data):
            failed += 1
            asked.keep.mkdir(parents=True, exist_ok=True)
            (asked.keep / f"{failed:03}-{name}").write_bytes(data)
            (asked.keep / f"{failed:03}-{name}.why").write_text(wrong, encoding="utf-8")
            print(f"{failed:03}-{name}: {wrong.strip().splitlines()[-1]}", flush=True)
    print(f"{ran} cases, {failed} failed; seed {asked.seed}, {asked.minutes:g} minutes")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
