"""The child process: what it may take, and what its end means. Bombs are made here."""

import threading
import zlib
from pathlib import Path

import pytest

from refman.article.pdf import guard, process, read_pdf
from refman.article.pdf.worker import answer, main
from refman.errors import LimitError, UnreadableError
from tests.article.pdf.sheets import FILLER, article
from tests.article.pdf.writer import Sheet, assemble, pdf

PAPER = article(([*FILLER, "It was so.^1^"], ["^1^ *Doe*, Żółw – “Tolls”, 3.".replace("Żółw", "Zölw")]))


def bomb(megabytes: int) -> bytes:
    """A content stream deflated three times."""
    packer, block = zlib.compressobj(9), b"0 " * 500_000
    stream = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    stream = zlib.compress(zlib.compress(stream, 9), 9)
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>",
            b"<</Length %d/Filter[/FlateDecode/FlateDecode/FlateDecode]>>stream\n%s\nendstream"
            % (len(stream), stream),
        ]
    )


def test_an_article_comes_back_whole() -> None:
    found = read_pdf(Path("paper.pdf"), PAPER)
    assert (found.path, found.format) == ("paper.pdf", "pdf")
    [note] = found.notes
    assert (note.label, note.text, note.contexts, note.page) == (
        "1",
        "*Doe*, Zölw – “Tolls”, 3.",
        ("It was so.",),
        1,
    )


def test_a_bomb_of_nested_streams_is_small_and_harmless() -> None:
    data = bomb(250)
    assert len(data) < 31_000
    with pytest.raises(LimitError, match="more than 160 MB of memory"):
        process.run(data, memory=160 * 1024**2)


def test_a_slow_file_ends_in_time() -> None:
    with pytest.raises(LimitError, match=r"longer than 0.3 seconds"):
        process.run(bomb(120), seconds=0.3)


def test_a_child_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(process, "_GRACE", 0.2)
    with pytest.raises(LimitError, match="longer than"):
        process.run(PAPER, seconds=0.1)


def test_a_child_that_breaks_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_START", "raise SystemError('lost')")
    with pytest.raises(UnreadableError, match=r"broke down \(SystemError: lost\)"):
        process.run(PAPER)
    monkeypatch.setattr(process, "_START", "raise MemoryError")
    with pytest.raises(LimitError, match="memory"):
        process.run(PAPER)
    monkeypatch.setattr(process, "_START", "import os; os._exit(3)")
    with pytest.raises(UnreadableError, match="status 3"):
        process.run(PAPER)


def test_an_interrupt_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("subprocess.Popen.communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        process.run(PAPER)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.4\n", "damaged or truncated"),
        (PAPER[: len(PAPER) // 3], "damaged or truncated"),
        (pdf([Sheet()]), "no text layer"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_file(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says) as caught:
        read_pdf(Path("lost.pdf"), data)
    assert str(caught.value).startswith("lost.pdf: ")
    assert caught.value.hint


def test_pages_are_limited() -> None:
    with pytest.raises(LimitError, match="2 pages, more than 1"):
        process.run(pdf([Sheet(), Sheet()]), max_pages=1)


def test_answers_of_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer(PAPER, max_pages=9)["notes"][0]["label"] == "1"
    assert answer(b"", max_pages=9)["error"] == "UnreadableError"
    monkeypatch.setattr(
        "refman.article.pdf.worker.read_bytes", lambda *_a, **_o: (_ for _ in ()).throw(MemoryError)
    )
    assert answer(PAPER, max_pages=9)["error"] == "LimitError"


def test_the_workers_main(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    import io
    import json
    import sys

    limits: list[tuple[int, float]] = []
    monkeypatch.setattr("refman.article.pdf.worker.limit_this_process", lambda *given: limits.append(given))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAPER)))
    main(10**9, 10, 5)
    assert limits == [(10**9, 10)]
    assert json.loads(capfdbinary.readouterr().out)["format"] == "pdf"


class EndedError(Exception):
    pass


def test_the_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(status: int) -> None:
        raise EndedError(status)

    monkeypatch.setattr("os._exit", ended)
    with pytest.raises(EndedError, match=str(guard.OVER_TIME)):
        guard._watch(10**12, 0.0)
    with pytest.raises(EndedError, match=str(guard.OVER_MEMORY)):
        guard._watch(1, 10.0**12)
    assert guard.memory_held() > 10**6


def test_limits_are_set_where_the_system_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    wanted: dict[int, tuple[int, int]] = {}
    started: list[threading.Thread] = []

    def started_by(thread: threading.Thread) -> None:
        started.append(thread)

    monkeypatch.setattr(resource, "setrlimit", lambda name, pair: wanted.update({name: pair}))
    monkeypatch.setattr("threading.Thread.start", started_by)
    guard.limit_this_process(10**9, 5)
    assert wanted[resource.RLIMIT_FSIZE][0] == 0
    assert wanted[resource.RLIMIT_CPU][0] == 6
    assert len(started) == 1
