"""refman as a process among others: closed pipes, full disks, folders that go away, impatient people."""

import json
import os
import select
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from refman.library import Library
from tests.cli.test_changing import BIB
from tests.conftest import REPOSITORY

Refman = Callable[..., "subprocess.Popen[str]"]
ARTICLES = [str(path) for path in sorted((REPOSITORY / "references" / "articles").iterdir())]
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX has it")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.bib"
    path.write_text(BIB, encoding="utf-8", newline="")
    return path


@pytest.fixture
def refman(path: Path, tmp_path: Path) -> Iterator[Refman]:
    """Starts refman on the library, with places of its own."""
    started = []
    home = {name: str(tmp_path / "home") for name in ("REFMAN_CACHE_DIR", "REFMAN_STATE_DIR")}

    def start(
        *arguments: str, env: Mapping[str, str] | None = None, **options: Any
    ) -> "subprocess.Popen[str]":
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        process: subprocess.Popen[str] = subprocess.Popen(
            [sys.executable, "-m", "refman", "-L", str(path), *arguments],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), **home, **(env or {})},
            **{**pipes, "encoding": "utf-8", **options},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def finished(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    assert "Traceback" not in (err or "")
    return process.returncode, out, err


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "--json"],
        ["export"],
        ["show", "muller2018"],
        ["check"],
        ["styles"],
        ["notes", ARTICLES[0]],
    ],
)
def test_a_pipe_that_closes_early_is_no_error(arguments: list[str], refman: Refman) -> None:
    process = refman(*arguments)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    said = process.stderr.read()
    assert "Traceback" not in said
    assert "Error" not in said


@posix
@pytest.mark.parametrize("stream", [0, 1, 2])
def test_closed_streams_are_no_error(stream: int, refman: Refman) -> None:
    status, _, err = finished(refman("list", "--keys", preexec_fn=lambda: os.close(stream)))
    assert (status, err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
@pytest.mark.parametrize("argument", ["list", "--help", "--version"])
def test_output_that_cannot_be_written_is_said(argument: str, refman: Refman) -> None:
    with Path("/dev/full").open("wb") as full:
        status, _, err = finished(refman(argument, stdout=full))
    assert status == 4
    assert "the output: No space left on device" in err


@posix
def test_a_disk_that_is_full_leaves_all_as_it_was(refman: Refman, path: Path) -> None:
    import resource

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))

    for arguments in (
        ["add", "--title", "A title that is long" * 20],
        ["import", *ARTICLES],
        ["remove", "muller2018"],
    ):
        uncovered = {name: "" for name in os.environ if name.startswith("COV")}  # which would write as well
        status, out, err = finished(refman("--no-input", *arguments, preexec_fn=small, env=uncovered))
        assert (status, out) == (4, "")
        assert "File too large" in err
        assert path.read_bytes().decode() == BIB
    assert [p.name for p in path.parent.iterdir() if "tmp" in p.name] == []
    assert Library.open(path).problems == []


@posix
def test_a_working_directory_that_is_gone(refman: Refman, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()

    def leave() -> None:
        os.chdir(gone)
        gone.rmdir()

    status, out, _ = finished(refman("list", "--keys", preexec_fn=leave))
    assert (status, out) == (0, "speckhard2015\nmuller2018\n")
    gone.mkdir()
    status, _, err = finished(refman("-L", "library.bib", "list", preexec_fn=leave))
    assert status == 4
    assert "the working directory is not there any more" in err


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may read all")
def test_what_may_not_be_read_cannot_be_read(refman: Refman, path: Path, tmp_path: Path) -> None:
    path.chmod(0)
    secret = tmp_path / "secret.md"
    secret.write_text("A.", encoding="utf-8")
    secret.chmod(0)
    for arguments in (["list"], ["notes", str(secret)], ["parse", str(secret)], ["add", "--title", "A"]):
        status, out, err = finished(refman(*arguments))
        assert (status, out) == (4, "")
        assert "Permission denied" in err


@posix
def test_a_device_is_no_library(refman: Refman) -> None:
    status, _, err = finished(refman("-L", os.devnull, "add", "--title", "A"))
    assert status == 4
    assert "is a device, not a file" in err
    assert not Path(os.devnull).is_file()


@posix
def test_export_writes_through_devices_and_links(refman: Refman, tmp_path: Path) -> None:
    pipe, link, there = tmp_path / "pipe", tmp_path / "link.bib", tmp_path / "there.bib"
    os.mkfifo(pipe)
    process = refman("export", "-o", str(pipe))
    assert pipe.read_text(encoding="utf-8").startswith("@article{speckhard2015,")
    assert finished(process)[0] == 0
    assert pipe.is_fifo()
    there.touch()
    link.symlink_to(there)
    assert finished(refman("export", "-o", str(link)))[0] == 0
    assert link.is_symlink()
    assert "muller2018" in there.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@posix
def test_a_signal_in_an_import_leaves_all_as_it_was(
    number: int, refman: Refman, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"):
        monkeypatch.delenv(name, raising=False)  # a signal may meet coverage as it saves what it saw
    for delay in (0.3, 0.6, 0.9):
        process = refman("import", *ARTICLES)
        time.sleep(delay)
        process.send_signal(number)
        status, _, err = finished(process)
        library = Library.open(path)
        assert status in {-number, 130, 0}
        assert library.problems == []
        assert len(library.entries) in {2, 37}
        # Python itself ends with -SIGINT where the signal met code that a module made at run time, as dataclasses do.
        assert err == "\nInterrupted.\n" or status != 130
        assert [p.name for p in path.parent.iterdir() if "tmp" in p.name] == []


@pytest.mark.parametrize("module", ["click", "tomllib", "platformdirs"])
def test_an_interrupt_while_modules_are_imported_is_quiet(
    module: str, refman: Refman, tmp_path: Path
) -> None:
    stand_in = tmp_path / "modules"
    stand_in.mkdir()
    (stand_in / f"{module}.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    env = {"PYTHONPATH": os.pathsep.join([str(stand_in), str(REPOSITORY)])}
    assert finished(refman("show", "muller2018", env=env)) == (130, "", "\nInterrupted.\n")


@posix
@pytest.mark.parametrize(
    ("arguments", "prompt"),
    [
        (["remove", "muller2018"], "Remove this entry?"),
        (["edit", "muller2018"], "Edit it again?"),
        (["add", "--on-duplicate", "ask", "--title", "Wege", "--author", "Müller, Jörg", "--year", "2018",
          "--publisher", "P"], "Add it all the same?"),
        (["import", "--review", ARTICLES[0]], "Store it?"),
        (["import", "--on-duplicate", "ask", "twice.bib"], "The same work?"),
        (["dedupe"], "Merge the entries"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("answer", [b"\x03", b"\x04"])
def test_leaving_at_a_prompt(
    arguments: list[str],
    prompt: str,
    answer: bytes,
    refman: Refman,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mistake = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('@book{mistake')"
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "-c", mistake]))
    twice = BIB + BIB.replace("{speckhard2015", "{other").replace("{muller2018", "{another").replace(
        "2018", "2019"
    )
    (tmp_path / "twice.bib").write_text(twice, encoding="utf-8", newline="")
    if arguments[0] == "dedupe":
        path.write_text(twice, encoding="utf-8", newline="")
    before = path.read_bytes()
    status, seen = at_a_terminal(refman, arguments, tmp_path, prompt, answer)
    assert prompt in seen
    assert "Traceback" not in seen
    assert status == 130
    assert path.read_bytes() == before
    drafts = [draft.read_text(encoding="utf-8") for draft in (tmp_path / "home" / "drafts").glob("*")]
    assert drafts == (["@book{mistake"] if arguments[0] == "edit" else [])
    assert ("What you wrote is in" in seen) == bool(drafts)


def at_a_terminal(
    refman: Refman, arguments: list[str], folder: Path, prompt: str, answer: bytes
) -> tuple[int, str]:
    """What a command shows at a terminal until it asks and gets an answer, and how it ends."""
    import pty

    ours, theirs = pty.openpty()
    process = refman(
        *arguments, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, encoding=None, start_new_session=True,
        preexec_fn=_own_terminal,
    )  # fmt: skip
    os.close(theirs)
    seen, answered = b"", False
    while select.select([ours], [], [], 120)[0]:
        try:
            chunk = os.read(ours, 4096)
        except OSError:  # how Linux says that the other side is gone
            break
        seen += chunk
        if not chunk:
            break
        if prompt.encode() in seen and not answered:
            time.sleep(0.1)
            os.write(ours, answer)
            answered = True
    os.close(ours)
    return process.wait(timeout=120), seen.decode("utf-8", "replace")


def _own_terminal() -> None:
    """Make the terminal on stdin the controlling one, so that Ctrl-C is a signal."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_json_stands_alone_on_stdout_also_beside_errors(refman: Refman, tmp_path: Path) -> None:
    status, out, err = finished(refman("import", "--json", *ARTICLES, str(tmp_path / "absent.pdf")))
    assert status == 3
    assert json.loads(out)["sources"][2]["rejected"][0]["reason"] == "no such file"
    assert "absent.pdf: no such file" in err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are Unicode")
def test_names_of_files_that_are_no_unicode(refman: Refman, tmp_path: Path, path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.bib")
    odd.write_bytes(path.read_bytes())
    article = tmp_path / os.fsdecode(b"\xfcber.md")
    article.write_bytes(Path(ARTICLES[0]).read_bytes())
    code, out, _ = finished(refman("-L", str(odd), "import", str(article), "--json"))
    assert (code, json.loads(out)["library"]) == (0, str(odd))
    assert finished(refman("-L", str(odd), "list"))[0] == 0
