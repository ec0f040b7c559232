"""The child process: reads a PDF from standard input, writes the article as one JSON document to standard output."""

import json
import sys
from dataclasses import asdict
from typing import Any

from refman.article.pdf.guard import limit_this_process
from refman.article.pdf.reading import read_bytes
from refman.errors import LimitError, UnreadableError


def answer(data: bytes, *, max_pages: int) -> dict[str, Any]:
    """The article in a PDF as plain values, or `{"error": class, "what": …, "hint": …}`."""
    try:
        return asdict(read_bytes(data, max_pages=max_pages))
    except UnreadableError as error:
        return {"error": type(error).__name__, "what": error.what, "hint": error.hint}
    except (MemoryError, RecursionError):
        return {"error": LimitError.__name__, "what": "the PDF needs too much memory", "hint": ""}


def main(memory: int, seconds: float, max_pages: int) -> None:
    """Run under limits: bytes of memory, seconds of time, pages."""
    limit_this_process(memory, seconds)
    result = answer(sys.stdin.buffer.read(), max_pages=max_pages)
    sys.stdout.buffer.write(json.dumps(result, ensure_ascii=False).encode("utf-8"))
    sys.stdout.buffer.flush()
