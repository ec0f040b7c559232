"""`styles`: the citation styles that there are."""

import click

from refman.cli import terminal
from refman.cli.options import as_json_option
from refman.errors import Exit


@click.command()
@click.argument("query", nargs=-1)
@as_json_option
@click.pass_context
def styles(ctx: click.Context, query: tuple[str, ...], *, as_json: bool) -> None:
    """List the citation styles; with words, those whose name or title has them all."""
    from refman.bibliography.styles import search_styles

    found = list(search_styles(" ".join(query)))
    if as_json:
        terminal.print_json([{"name": name, "title": title} for name, title in found])
    else:
        terminal.print_table(("style", "title"), found)
    if not found:
        terminal.say("No style matches.")
        ctx.exit(Exit.FINDINGS)
