"""`check`: what is wrong in the library, and what of it can be mended."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from refman.cli import terminal
from refman.cli.options import as_json_option, dry_run_option
from refman.errors import Exit

if TYPE_CHECKING:
    from refman.library.check import Finding


@click.command()
@click.option("--fix", is_flag=True, help="Mend what is safe.")
@dry_run_option
@as_json_option
@click.pass_context
def check(ctx: click.Context, *, fix: bool, dry_run: bool, as_json: bool) -> None:
    """Find problems: broken blocks, swallowed fields, undefined strings, keys, missing fields, names, dates, DOIs, dangling links.

    `--fix` puts in commas and closing braces that are missing, gives keys to entries without one, removes an entry that
    is there twice word for word, and mends DOIs, months and names where there is only one way to.
    """
    from refman.library.check import findings, mend

    library = ctx.obj.open_library()
    found = findings(library)
    diff = ""
    if fix:
        with library.change("check --fix", dry_run=dry_run) as change:
            mend(change, found, library.document.blocks)
            diff = change.diff if dry_run else ""
    fixed = fix and not dry_run
    if as_json:
        terminal.print_json([_as_json(f, fixed=fixed and f.fixable) for f in found])
    elif diff:
        terminal.print_diff(diff)
    else:
        _print(found, "fixed" if fixed else "fixable")
    count = sum(f.fixable for f in found) if fixed else 0
    problems = terminal.counted(len(found), "problem") if found else "no problems"
    terminal.say(f"{library.path}: {problems}" + (f", {count} of them fixed" if count else ""))
    if fix and found and not any(f.fixable for f in found):
        terminal.say("Nothing could be mended safely.")
    if len(found) > count:
        ctx.exit(Exit.FINDINGS)


def _print(found: "Sequence[Finding]", fixable: str) -> None:
    rows = [(str(f.line or ""), f.key, f.kind, f.message, fixable if f.fixable else "") for f in found]
    terminal.print_table(("line", "key", "kind", "problem", ""), rows)


def _as_json(finding: "Finding", *, fixed: bool) -> dict[str, Any]:
    return {
        "line": finding.line or None,
        "key": finding.key,
        "kind": finding.kind,
        "message": finding.message,
        "fixable": finding.fixable,
        "fixed": fixed,
    }
