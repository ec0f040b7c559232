"""The one place that paints and asks: tables, progress, questions. Data goes to stdout, all else to stderr."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from refman.errors import UsageError

_NARROWEST = 6
_LISTED = 10
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
"""What would steer the terminal, or print over what stands there."""
_RARE_CONTROL = re.compile(r"[\x7f-\x9f]")
"""The control characters that JSON takes as they are."""
_GAP = "  "


def visible(text: str) -> str:
    """A text whose control characters are escapes to read, `\\x1b`: it may come from anywhere, and a terminal obeys."""
    return _CONTROL.sub(lambda control: f"\\x{ord(control[0]):02x}", text)


def print_json(value: Any) -> None:
    """Print one JSON document."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(_RARE_CONTROL.sub(lambda control: f"\\u{ord(control[0]):04x}", text))


def print_text(text: str, *, nl: bool = True) -> None:
    """Print a text: as it is, except that a terminal is given nothing that would steer it."""
    # With `color` click leaves escape sequences where they are; without, it drops them on their way to a file.
    click.echo(visible(text) if sys.stdout.isatty() else text, nl=nl, color=True)


def say(message: str, *, painted: bool = False) -> None:
    """Tell the person something, on stderr; what is `painted` has colours, and went through `visible` before."""
    click.echo(message if painted else visible(message), err=True)


def warn(message: str) -> None:
    """Tell the person what could not be done or read, on stderr."""
    say(f"Warning: {message}")


def counted(number: int, one: str, more: str = "") -> str:
    """A number and its noun, whose plural is `more` where an s does not make it."""
    return f"{number} {one if number == 1 else more or f'{one}s'}"


def listed(names: Sequence[str]) -> str:
    """Names in a row, the first few of them where they are many."""
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def marked(word: str) -> str:
    """A word that stands out: in colour, or between asterisks where nobody wants colours."""
    return click.style(word, fg="red", bold=True) if _has_colours() else f"*{word}*"


def _has_colours() -> bool:
    """Whether the terminal shows colours and the person wants them (no-color.org: unless `NO_COLOR` holds something)."""
    return not os.environ.get("NO_COLOR") and not _is_dumb()


def _is_dumb() -> bool:
    return os.environ.get("TERM") == "dumb"


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows: a table that fits the terminal, tab-separated lines elsewhere."""
    lines = [[visible(" ".join(cell.split())) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        click.echo("".join("\t".join(line) + "\n" for line in lines), nl=False)
        return
    widths = [max(map(cells, column)) for column in zip(columns, *lines, strict=True)]
    widths = _fitted(widths, shutil.get_terminal_size().columns - len(_GAP) * (len(columns) - 1))

    def joined(line: Sequence[str]) -> str:
        return _GAP.join(map(_cell, line, widths)).rstrip()

    head = joined(columns)
    click.echo(click.style(head, bold=True) if _has_colours() else head)
    click.echo("".join(f"{joined(line)}\n" for line in lines), nl=False)


def cells(text: str) -> int:
    """How many cells of the terminal a text takes; its colours take none."""
    text = click.unstyle(text)
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _cell(text: str, width: int) -> str:
    """A text cut or filled up to a width."""
    if text.isascii():
        return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"
    from rich.cells import set_cell_size

    return set_cell_size(text, width) if cells(text) <= width else f"{set_cell_size(text, width - 1)}…"


def _fitted(widths: Sequence[int], room: int) -> list[int]:
    """Column widths that fit into `room`: the widest give way first, the first column last, none below a few cells."""
    fitted = list(widths)
    while sum(fitted) > room:
        rest = max(fitted[1:], default=0)
        place = fitted.index(rest, 1) if rest > _NARROWEST else 0
        if fitted[place] <= _NARROWEST:
            break
        fitted[place] -= 1
    return fitted


def print_diff(diff: str) -> None:
    """Print a unified diff, coloured on a terminal."""
    if not sys.stdout.isatty() or not _has_colours():
        print_text(diff, nl=False)
        return
    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in filter(None, diff.split("\n")):
        click.secho(visible(line), fg=colours.get(line[:1]))


@contextmanager
def progress(label: str, total: int) -> Iterator[Any]:
    """A progress bar on stderr, on a terminal only; yields a function to call with the number of steps done."""
    if not sys.stderr.isatty() or _is_dumb() or total < 2:
        yield lambda _steps=1: None
        return
    with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
        yield bar.update


def confirm(question: str, *, may_ask: bool, default: bool = False) -> bool:
    """Ask yes or no; `default` where there is nobody to ask."""
    return click.confirm(visible(question), default=default, err=True) if may_ask else default


def ask(question: str, *, default: str) -> str:
    """Ask for a line of text."""
    return str(click.prompt(visible(question), default=default, show_default=False, err=True))


def choose(question: str, answers: str) -> str:
    """Ask for one of several keys."""
    return str(
        click.prompt(visible(question), type=click.Choice(list(answers)), show_choices=False, err=True)
    )


def run_editor(path: Path) -> None:
    """Let the person edit a file in `$VISUAL` or `$EDITOR`; raises `UsageError` where that does not work."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor and not sys.stdin.isatty():
        raise UsageError(
            "there is no terminal for an editor", hint="Name one that needs none in $EDITOR, or use --set."
        )
    windows = sys.platform == "win32"
    editor = editor or ("notepad" if windows else "vi")
    try:
        # On Windows the shell reads a command line as it stands, quotes and all, and finds `code.cmd` and its like.
        command = f'{editor} "{path}"' if windows else [*shlex.split(editor), str(path)]
        with _deaf():
            subprocess.run(command, check=True, shell=windows)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise UsageError(
            f"the editor `{editor}` {_failure(error)}",
            hint="Name an editor that works in $VISUAL or $EDITOR. Nothing was changed.",
        ) from error


def _failure(error: Exception) -> str:
    """Why an editor did not do its work."""
    if isinstance(error, subprocess.CalledProcessError):
        return f"ended with status {error.returncode}"
    return f"cannot be run: {getattr(error, 'strerror', None) or error}"


@contextmanager
def hanging_up_ends_input() -> Iterator[None]:
    """Let the loss of the terminal, as when SSH breaks off, raise `EOFError`; Windows knows no such signal."""
    hangup = getattr(signal, "SIGHUP", None)
    if hangup is None:
        yield
        return

    def end(_number: int, _frame: object) -> None:
        signal.signal(hangup, signal.SIG_IGN)
        raise EOFError

    usual = signal.signal(hangup, end)
    try:
        yield
    finally:
        if signal.getsignal(hangup) is end:
            signal.signal(hangup, usual)


@contextmanager
def _deaf() -> Iterator[None]:
    """Leave Ctrl-C to the program that runs meanwhile: in an editor it is a key like others."""
    usual = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
