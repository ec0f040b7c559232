"""A process that dies in the middle of a change, also in earnest: `python -m tests.library.dying LIBRARY STEP`.

The operating system is asked for something (a file opened for writing, renamed, removed …) STEP times; before the next
the process ends. Within a test it is an exception that ends it, and from then on nothing can be written any more.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from refman.library import Library
from refman.model import ArticleRecord, CitationRecord, Entry

_WRITES = {"os.rename", "os.remove", "os.mkdir", "os.chmod"}


class Died(BaseException):
    """The process is gone."""


def _die() -> None:
    raise Died


@dataclass
class _Fate:
    folder: str = ""
    left: int = 0
    end: Callable[[], object] = _die

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event in _WRITES or (event == "open" and set(str(arguments[1])) & set("wax+"))
        if self.folder and writes and self.folder in str(arguments[0]):
            if self.left <= 0:
                self.end()
            self.left -= 1


_FATE = _Fate()
sys.addaudithook(_FATE.hook)


@contextmanager
def dying(folder: Path, step: int) -> Iterator[None]:
    """Die before the write number `step` (from 0) in a folder."""
    _FATE.folder, _FATE.left = str(folder), step
    try:
        yield
    finally:
        _FATE.folder = ""


def change_much(library: Library) -> None:
    """A change of the .bib, the provenance, and another file."""
    with library.change("import") as change:
        change.put(Entry("book", "new", {"title": "New"}))
        change.remove("old")
        article = ArticleRecord("a.html", "1", "html")
        change.record(article, [CitationRecord("a.html", "1:1", "1", "full", "New.", "new")])
        change.also(library.path.parent / "paper.tex", b"\\cite{new}\n")


if __name__ == "__main__":
    _FATE.end = lambda: os._exit(9)
    with dying(Path(sys.argv[1]).parent, int(sys.argv[2])):
        change_much(Library.open(Path(sys.argv[1])))
