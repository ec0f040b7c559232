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
    """Find problems: broken blocks, swallowed fields, keys, missing fields, names, dates, DOIs, dangling links.

    `--fix` puts in commas and closing braces that are missing, gives keys to entries without one, removes an entry that
    is there twice word for word, and mends DOIs, months and names where there is only one way to.
    """
    from refman.library.check import findings, mend

    library = ctx.obj.open_library()
    found = findings(library)
    mended: list[Finding] = []
    diff = ""
    if fix:
        with library.change("check --fix", dry_run=dry_run) as change:
            mended = mend(change, found, library.document.blocks)
            diff = change.diff if dry_run else ""
    left = [f for f in found if dry_run or f not in mended]
    if as_json:
        terminal.print_json([_as_json(f, fixed=f not in left) for f in found])
    elif diff:
        terminal.print_diff(diff)
    else:
        _print(found, left)
    mending = f", {len(found) - len(left)} of them fixed" if len(left) < len(found) else ""
    terminal.say(f"{library.path}: {len(found) or 'no'} problems{mending}")
    if left:
        ctx.exit(Exit.FINDINGS)


def _print(found: "Sequence[Finding]", left: "Sequence[Finding]") -> None:
    def state(finding: "Finding") -> str:
        return "fixed" if finding not in left else "fixable" if finding.fixable else ""

    rows = [(str(f.line or ""), f.key, f.kind, f.message, state(f)) for f in found]
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
