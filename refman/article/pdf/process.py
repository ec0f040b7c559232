"""Runs the reading of a PDF in a child process, so that a hostile file can take neither memory nor time from us."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import refman
from refman.article import limits
from refman.article.pdf.guard import OVER_MEMORY, OVER_TIME
from refman.errors import LimitError, UnreadableError

_START = (
    "import sys, json; path, arguments = map(json.loads, sys.argv[1:]); sys.path[:] = path; "
    "from refman.article.pdf.worker import main; main(*arguments)"
)
_GRACE = 5.0
"""Seconds the child has to start and to end itself, before it is ended."""


def run(
    data: bytes,
    *,
    memory: int = limits.PDF_BYTES_OF_MEMORY,
    seconds: float = limits.PDF_SECONDS,
    max_pages: int = limits.PDF_PAGES,
) -> dict[str, Any]:
    """What `worker.answer` says of a PDF, never an error.

    Raises:
        LimitError: the child took more memory or time than allowed, or found more pages than that.
        UnreadableError: the child found the file damaged, locked or without text, or broke down over it.

    """
    child = subprocess.Popen(
        [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START, json.dumps(_path()),
         json.dumps([memory, seconds, max_pages])],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip
    with child:
        try:
            output, complaint = child.communicate(data, timeout=seconds + _GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            raise _over_time(seconds) from None
        except BaseException:
            child.kill()
            raise
    if child.returncode != 0:
        raise _failure(child.returncode, complaint.decode("utf-8", "replace"), memory, seconds)
    return _unpacked(json.loads(output))


def _path() -> list[str]:
    """Where the child finds modules: as here, and refman itself wherever it was imported from."""
    return [*(str(Path(entry).absolute()) for entry in sys.path), str(Path(refman.__file__).parent.parent)]


def _over_time(seconds: float) -> LimitError:
    return LimitError(f"the PDF takes longer than {seconds:g} seconds to read", hint=_PRINT_ANEW)


_PRINT_ANEW = "Print it to a new PDF from a PDF program, or take only the pages with the article."


def _failure(status: int, complaint: str, memory: int, seconds: float) -> UnreadableError:
    """What a child that ended itself, or broke down, means."""
    if status == OVER_TIME:
        return _over_time(seconds)
    if status == OVER_MEMORY or "MemoryError" in complaint:
        return LimitError(
            f"the PDF takes more than {memory // 1024**2} MB of memory to read", hint=_PRINT_ANEW
        )
    last = complaint.strip().splitlines()[-1:] or [f"status {status}"]
    return UnreadableError(
        f"the PDF cannot be read: its parser broke down ({last[0][:200]})", hint=_PRINT_ANEW
    )


def _unpacked(result: dict[str, Any]) -> dict[str, Any]:
    """The result, or the error that it names, raised."""
    kind = {"LimitError": LimitError}.get(result.get("error", ""), UnreadableError)
    if "error" in result:
        raise kind(result["what"], hint=result["hint"])
    return result
