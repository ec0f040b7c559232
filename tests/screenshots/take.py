"""Run commands on a terminal of a fixed size and draw what they print (needs a system with pseudo-terminals)."""

import contextlib
import io
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

PICTURES = Path(__file__).parent
REPOSITORY = PICTURES.parent.parent
COLUMNS, LINES = 110, 40

SCENES = {
    "import": [
        "refman import articles/leaving-before-anyone-asks.html articles/counting-those-who-left.md",
        "refman cites speckhard2016isis",
    ],
    "list": ["refman list"],
    "export": ["refman export --style apa --query author:ellenberg", "refman export atran2015devoted"],
}


def on_terminal(command: str, folder: Path) -> str:
    """What a command prints on a terminal, with its colours as ANSI codes."""
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "LINES": str(LINES)}
    environment |= {
        "REFMAN_LIBRARY": str(folder / "library.bib"),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        ["sh", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=environment,
    )
    os.close(theirs)
    printed = bytearray()
    with contextlib.suppress(OSError):  # the other end is closed: the command is done
        while part := os.read(ours, 65536):
            printed += part
    process.wait()
    os.close(ours)
    return printed.decode().replace("\r\n", "\n").replace(str(folder) + "/", "")


def draw(title: str, session: str) -> str:
    """A terminal session as SVG."""
    from rich.console import Console
    from rich.text import Text

    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    lines = Text.from_ansi(session).split("\n", allow_blank=True)
    for line in lines:
        line.rstrip()  # a progress bar that said how long it would take is blanked where that stood
    console.print(Text("\n").join(lines))
    return console.export_svg(title=title, unique_id=f"refman-{title}")


def take() -> dict[str, str]:
    """All pictures by name, made in a folder of their own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        shutil.copytree(REPOSITORY / "references" / "articles", folder / "articles")
        return {
            scene: draw(scene, "\n".join(f"$ {c}\n{on_terminal(c, folder)}" for c in commands))
            for scene, commands in SCENES.items()
        }
