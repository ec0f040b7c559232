"""The command line: a group that knows every command's name and help, and imports a command only when it is called."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from difflib import get_close_matches
from errno import EINVAL, ENOENT
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from refman import __version__
from refman.errors import Exit, RefmanError

COMMANDS: dict[str, tuple[str, str]] = {
    "import": ("importing:import_", "Read articles or bibliographies into the library."),
    "notes": ("notes:notes", "Show the notes of an article; store nothing."),
    "parse": ("parsing:parse", "Turn notes given as text into citations; store nothing."),
    "dedupe": ("dedupe:dedupe", "Find entries that are the same work, and merge them."),
    "export": ("export:export", "Write BibTeX or a formatted bibliography."),
    "styles": ("styles:styles", "List and search citation styles."),
    "cites": ("looking:cites", "Show which note of which article cites a work."),
    "list": ("looking:list_", "List the entries of the library."),
    "search": ("looking:search", "Search the library."),
    "show": ("looking:show", "Show entries as they stand in the file."),
    "add": ("adding:add", "Add an entry from options, BibTeX or a citation."),
    "edit": ("changing:edit", "Edit one entry."),
    "remove": ("changing:remove", "Remove entries."),
    "rename": ("changing:rename", "Give an entry another key."),
    "check": ("checking:check", "Find problems in the library, and mend what is safe."),
    "undo": ("history:undo", "Take back the last change."),
    "log": ("history:log", "Show what changed, and when."),
    "config": ("setup:config", "Show the settings in force and where they come from."),
    "help": ("help:help_", "Explain a command or a topic."),
    "completion": ("setup:completion", "Print what completes commands and keys in a shell."),
}


INTERRUPTED = 130
"""The status that shells give to what Ctrl-C ends."""


@contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl-C, and the end of the input at a question, end the process without click's "Aborted!" and its status 1."""
    try:
        yield
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nInterrupted.", err=True)
        raise SystemExit(INTERRUPTED) from None


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
        return _with_common_options(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; where there is no such command, the nearest one is named."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = get_close_matches(args[0], COMMANDS, n=1)
            if not close:
                raise
            raise click.UsageError(f"{error.message} Did you mean {close[0]!r}?", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """As click does it; reading the options imports modules, too."""
        with _interruptible():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; say what went wrong in refman's own words."""
        try:
            with _interruptible():
                return super().invoke(ctx)
        except RefmanError as error:
            _say_error(error)
            ctx.exit(int(error.exit_status))

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """As click does it; say what the system said no to, also where `--help` cannot be written."""
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            if _reader_left(error):
                raise SystemExit(1) from None
            click.echo(f"Error: {_said(error)}", err=True)
            raise SystemExit(int(Exit.UNREADABLE)) from error


def _say_error(error: RefmanError) -> None:
    from refman.cli import terminal

    terminal.say(f"Error: {error}")
    if error.hint:
        terminal.say(error.hint)


def _reader_left(error: OSError) -> bool:
    """Whether whoever read our output, such as `more`, has had enough, in the way in which Windows says it."""
    return sys.platform == "win32" and error.errno == EINVAL and error.filename is None


def _said(error: OSError) -> str:
    """What the system said no to."""
    if error.errno == ENOENT and not error.filename:
        return "the working directory is not there any more; change to another"
    return f"{error.filename or 'the output'}: {error.strerror or error}"


def _set_session(ctx: click.Context, option: click.Parameter, value: Any) -> None:
    """Keep a common option in the session, wherever on the line it stands."""
    from refman.cli.session import Session

    session = ctx.obj or Session(library_option=None, no_input=False)
    ctx.obj = replace(session, **{str(option.name): value}) if value else session


def _common_options() -> list[click.Parameter]:
    """The options that may stand before or behind a command's name."""
    return [
        click.Option(
            ["-L", "--library", "library_option"],
            type=click.Path(path_type=Path, readable=False),
            metavar="FILE.bib",
            expose_value=False,
            callback=_set_session,
            help="The library to work on. Otherwise $REFMAN_LIBRARY, `library` in the nearest .refman.toml, "
            "or references/library.bib.",
        ),
        click.Option(
            ["--no-input"],
            is_flag=True,
            expose_value=False,
            callback=_set_session,
            help="Never ask a question.",
        ),
    ]


def _with_common_options(command: click.Command) -> click.Command:
    """A command that also takes the common options, which its help leaves to the group's."""
    if not any(option.name == "library_option" for option in command.params):
        for option in _common_options():
            assert isinstance(option, click.Option)  # noqa: S101
            option.hidden = True
            command.params.append(option)
    return command


@click.group(
    cls=LazyGroup,
    params=_common_options(),
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with `refman import ARTICLE`; `refman help start` shows the way from there.",
)
@click.version_option(__version__, "-V", "--version", message="refman %(version)s")
def cli() -> None:
    """Read the notes of articles and keep the works they cite in a BibTeX library."""


def _open_missing_streams() -> None:
    """Stand in for standard streams that whoever calls has closed (`refman list >&-`)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


def main() -> None:
    """Run `refman`; the process ends with the command's exit status."""
    _open_missing_streams()
    # Our matrices are small: threads of numpy would wait for one another longer than the sums take.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Names of files may hold what is no Unicode.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli(prog_name="refman")
    except RecursionError:
        click.echo("Error: the input is nested too deeply", err=True)
        raise SystemExit(int(Exit.UNREADABLE)) from None
