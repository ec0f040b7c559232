"""`config` and `completion`: how refman is set up here."""

import os

import click

from refman.cli import terminal
from refman.cli.options import as_json_option
from refman.cli.session import DEFAULTS, Session
from refman.library.paths import cache_dir, state_dir

_HOW = {
    "bash": 'eval "$(refman completion bash)"  in ~/.bashrc',
    "zsh": 'eval "$(refman completion zsh)"  in ~/.zshrc, behind `compinit`',
    "fish": "refman completion fish | source  in ~/.config/fish/config.fish",
}

_BASH = """\
_refman_completion() {
    local line=${COMP_LINE:0:COMP_POINT} IFS=$' \\t\\n' answer kind value
    local words word=
    read -r -a words <<< "$line"
    [[ $line == *[[:space:]] ]] || word=${words[${#words[@]} - 1]}
    [[ $word ]] || words+=("")
    answer=$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((${#words[@]} - 1)) _REFMAN_COMPLETE=bash_complete "$1")
    # What stands before the last colon is a word of its own to bash, and stays.
    local before=${word%"${word##*:}"}
    [[ $COMP_WORDBREAKS == *:* ]] || before=
    while IFS=, read -r kind value; do
        case $kind in
            plain) COMPREPLY+=("${value#"$before"}") ;;
            file) compopt -o default 2> /dev/null ;;
            dir) compopt -o dirnames 2> /dev/null ;;
        esac
    done <<< "$answer"
}
complete -o nosort -F _refman_completion refman 2> /dev/null || complete -F _refman_completion refman
"""
"""Not as click has it: for keys with a colon, of which bash makes several words, and for the bash 3 of macOS too."""


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
    return f"${variable}" if os.environ.get(variable) else "platform"


@click.command(
    epilog="Put one of these lines into your shell's start-up file:\n\n" + "\n\n".join(_HOW.values())
)
@click.argument("shell", type=click.Choice(list(_HOW)))
def completion(shell: str) -> None:
    """Print what completes commands, options and keys of the library in a shell."""
    from click.shell_completion import get_completion_class

    from refman.cli import cli

    if shell == "bash":
        click.echo(_BASH, nl=False)
        return
    found = get_completion_class(shell)
    assert found  # noqa: S101
    click.echo(found(cli, {}, "refman", "_REFMAN_COMPLETE").source())
