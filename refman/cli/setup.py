"""`config` and `completion`: how refman is set up here."""

import click

from refman.cli import terminal
from refman.cli.options import as_json_option
from refman.cli.session import DEFAULTS, Session
from refman.library.paths import cache_dir, state_dir

_HOW = {
    "bash": 'eval "$(refman completion bash)"  in ~/.bashrc',
    "zsh": 'eval "$(refman completion zsh)"  in ~/.zshrc',
    "fish": "refman completion fish | source  in ~/.config/fish/config.fish",
}


@click.command()
@as_json_option
@click.pass_obj
def config(session: Session, *, as_json: bool) -> None:
    """Show the settings in force and where each comes from.

    `.refman.toml`, in the working directory or above it, may hold `library` (a path beside it), `key-pattern`, `style`
    and `threshold`. $REFMAN_CACHE_DIR and $REFMAN_STATE_DIR move the index, and the locks and undo journal.
    """
    settings = {name: session.setting(name) for name in DEFAULTS}
    rows = [(name, "" if s.value is None else str(s.value), s.origin) for name, s in settings.items()]
    rows += [
        ("config-file", str(session.config_file or ""), "nearest upward" if session.config_file else "none"),
        ("cache-dir", str(cache_dir()), _origin("REFMAN_CACHE_DIR")),
        ("state-dir", str(state_dir()), _origin("REFMAN_STATE_DIR")),
    ]
    if as_json:
        terminal.print_json([{"name": n, "value": v or None, "from": origin} for n, v, origin in rows])
    else:
        terminal.print_table(("setting", "value", "from"), rows)
    for name in sorted(set(session.config) - set(DEFAULTS)):
        terminal.warn(f"{session.config_file}: there is no setting `{name}`")


def _origin(variable: str) -> str:
    import os

    return f"${variable}" if os.environ.get(variable) else "platform"


@click.command(
    epilog="Put one of these lines into your shell's start-up file:\n\n" + "\n\n".join(_HOW.values())
)
@click.argument("shell", type=click.Choice(list(_HOW)))
def completion(shell: str) -> None:
    """Print what completes commands, options and keys of the library in a shell."""
    from click.shell_completion import get_completion_class

    from refman.cli import cli

    found = get_completion_class(shell)
    assert found  # noqa: S101
    click.echo(found(cli, {}, "refman", "_REFMAN_COMPLETE").source())
