"""Completion in real shells, which are asked as a person would; a shell that is not there is skipped."""

import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

BIB = """@book{muller2018, title = {Wege}}
@book{petrova:harbours, title = {Harbours}}
@book{petrova:houses, title = {Houses}}
"""
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(refman completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'autoload -U compinit; compinit -u -D; eval "$(refman completion zsh)"'),
    "fish": (["fish", "--no-config"], "refman completion fish | source"),
}
TYPED = [
    ("sho", "show"),
    ("show mu", "muller2018"),
    ("show petrova:ho", "petrova:houses"),
    ("list --so", "--sort"),
]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX has these shells")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A library, and a `refman` on the path that is the one tested here."""
    (tmp_path / "library.bib").write_text(BIB, encoding="utf-8", newline="")
    script = tmp_path / "refman"
    script.write_text(
        f"#!/bin/sh\nexec {sys.executable} -c 'from refman.cli import main; main()' \"$@\"\n",
        encoding="utf-8",
    )
    script.chmod(0o755)
    own = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    paths = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(REPOSITORY), "HOME": str(tmp_path)}
    return own | paths | {"TERM": "dumb", "REFMAN_LIBRARY": str(tmp_path / "library.bib")}


@pytest.mark.parametrize(("typed", "completed"), TYPED)
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_tab(shell: str, typed: str, completed: str, environment: dict[str, str]) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    import pty

    command, start = SHELLS[shell]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    try:
        os.write(ours, f"{start}; echo rea''dy\n".encode())
        read_until(ours, "ready\r")
        os.write(ours, f"refman {typed}\t".encode())
        read_until(ours, completed)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def read_until(terminal: int, wanted: str) -> None:
    seen, end = "", time.monotonic() + 60
    while wanted not in seen:
        assert time.monotonic() < end, seen
        if select.select([terminal], [], [], 1)[0]:
            seen += os.read(terminal, 4096).decode("utf-8", "replace")


@pytest.mark.parametrize(("typed", "completed"), TYPED)
def test_fish(typed: str, completed: str, environment: dict[str, str]) -> None:
    if not shutil.which("fish"):
        pytest.skip("fish is not installed")
    command, start = SHELLS["fish"]
    done = subprocess.run(
        [*command, "-c", f"{start}; complete -C 'refman {typed}'"],
        env=environment, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip
    assert completed in [line.split("\t")[0] for line in done.stdout.splitlines()]
