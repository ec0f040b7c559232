"""`undo` and `log`: what changed, and back again."""

from collections.abc import Mapping, Sequence

import click

from refman.cli import terminal
from refman.cli.options import as_json_option
from refman.cli.session import Session


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would be taken back; write nothing.")
@click.pass_obj
def undo(session: Session, *, dry_run: bool) -> None:
    """Take back the last change: the library, its provenance, and other files that it wrote.

    Again and it takes back the one before. What was changed since by another program is never touched.
    """
    record = session.open_library(or_its_log=True).undo(dry_run=dry_run)
    done = "Would take back" if dry_run else "Took back"
    terminal.say(f"{done} `{record.command}` of {record.time} ({_changes(record.summary)})")


@click.command()
@as_json_option
@click.pass_obj
def log(session: Session, *, as_json: bool) -> None:
    """Show what changed, when, and by which command; the latest first."""
    records = session.open_library(or_its_log=True).journal.records()[::-1]
    if as_json:
        terminal.print_json(
            [
                {
                    "number": record.number,
                    "time": record.time,
                    "command": record.command,
                    "state": record.state,
                    **record.summary,
                    "files": list(record.files),
                }
                for record in records
            ]
        )
        return
    rows = [(r.time, r.state, r.command, _changes(r.summary)) for r in records]
    terminal.print_table(("time (UTC)", "state", "command", "entries"), rows)


def _changes(summary: Mapping[str, Sequence[str]]) -> str:
    counts = (f"{len(keys)} {verb}: {terminal.listed(keys)}" for verb, keys in summary.items() if keys)
    return "; ".join(counts) or "no entries changed"
