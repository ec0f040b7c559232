"""The command line: a group that knows every command's name and help, and imports a command only when it is called."""

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from refman import __version__
from refman.errors import Exit, RefmanError

COMMANDS: dict[str, tuple[str, str]] = {
    "import": ("reading:import_", "Read articles or bibliographies into the library."),
    "notes": ("reading:notes", "Show the notes of an article; store nothing."),
    "parse": ("reading:parse", "Turn notes given as text into citations; store nothing."),
    "dedupe": ("dedupe:dedupe", "Find entries that are the same work, and merge them."),
    "export": ("export:export", "Write BibTeX or a formatted bibliography."),
    "styles": ("export:styles", "List and search citation styles."),
    "cites": ("looking:cites", "Show which note of which article cites a work."),
    "list": ("looking:list_", "List the entries of the library."),
    "search": ("looking:search", "Search the library."),
    "show": ("looking:show", "Show one entry."),
    "add": ("changing:add", "Add one entry, from options, BibTeX or a citation."),
    "edit": ("changing:edit", "Edit one entry."),
    "remove": ("changing:remove", "Remove entries."),
    "rename": ("changing:rename", "Give an entry another key."),
    "check": ("changing:check", "Find problems in the library, and mend what is safe."),
    "undo": ("history:undo", "Take back the last change."),
    "log": ("history:log", "Show what changed, and when."),
    "config": ("history:config", "Show the settings in force and where they come from."),
}


class LazyGroup(click.Group):
    """A click group over `COMMANDS`; errors of refman become a message on stderr and their exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table, which is the order of a day's work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module behind a name; None where there is no such command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(f"refman.cli.{module}"), name)
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; say what went wrong in refman's own words."""
        try:
            return super().invoke(ctx)
        except RefmanError as error:
            click.echo(f"Error: {error}", err=True)
            if error.hint:
                click.echo(error.hint, err=True)
            ctx.exit(int(error.exit_status))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-L",
    "--library",
    type=click.Path(path_type=Path),
    metavar="FILE.bib",
    help="The library to work on. Otherwise $REFMAN_LIBRARY, `library` in the nearest .refman.toml, "
    "or references/library.bib.",
)
@click.option("--no-input", is_flag=True, help="Never ask a question.")
@click.version_option(__version__, "-V", "--version", message="refman %(version)s")
@click.pass_context
def cli(ctx: click.Context, library: Path | None, *, no_input: bool) -> None:
    """Read the notes of articles and keep the works they cite in a BibTeX library."""
    from refman.cli.session import Session

    ctx.obj = Session(library_option=library, no_input=no_input)


def main() -> None:
    """Run `refman`; the process ends with the command's exit status."""
    try:
        cli(prog_name="refman")
    except RecursionError:
        click.echo("Error: the input is nested too deeply", err=True)
        raise SystemExit(int(Exit.UNREADABLE)) from None
