"""The one place that paints and asks: tables, progress, questions. Data goes to stdout, all else to stderr."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click


def print_json(value: Any) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say(message: str) -> None:
    """Tell the person something, on stderr."""
    click.echo(message, err=True)


def warn(message: str) -> None:
    """Tell the person what could not be done or read, on stderr."""
    click.echo(f"Warning: {message}", err=True)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows: a fitted table on a terminal, tab-separated lines elsewhere."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="ellipsis", no_wrap=True)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(no_color="NO_COLOR" in os.environ).print(table)


@contextmanager
def progress(label: str, total: int) -> Iterator[Any]:
    """A progress bar on stderr, on a terminal only; yields a function to call with the number of steps done."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda _steps=1: None
        return
    with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
        yield bar.update
