"""`edit`, `remove`, `rename`: one entry."""

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

import click

from refman.cli import terminal
from refman.cli.keys import complete_key, unknown_keys
from refman.cli.options import check_type, dry_run_option, set_option
from refman.cli.session import Session
from refman.errors import RefmanError, RejectedError, UnreadableError, UsageError
from refman.model import Entry

if TYPE_CHECKING:
    from refman.library import Found, Library


@click.command()
@click.argument("key", shell_complete=complete_key)
@set_option
@click.option("--unset", multiple=True, metavar="NAME", help="Remove a field; may be repeated.")
@click.option("--type", "type_", callback=check_type, help="Set the entry type.")
@dry_run_option
@click.pass_obj
def edit(
    session: Session,
    key: str,
    fields: dict[str, str],
    unset: Sequence[str],
    type_: str | None,
    *,
    dry_run: bool,
) -> None:
    """Edit an entry in $VISUAL or $EDITOR, or set fields right away.

    What you wrote is checked before it is stored, and kept in a file where it cannot be. A new key is a renaming.
    """
    library = session.open_library()
    if not library.get(key):
        raise unknown_keys(library, [key])
    if fields or unset or type_:
        with library.change(f"edit {key}", dry_run=dry_run) as change:
            old = change.entries[key]
            gone = {name.lower() for name in unset}
            new = {n: v for n, v in {**old.fields, **fields}.items() if n not in gone}
            change.put(Entry(type_ or old.type, key, new))
            if dry_run:
                terminal.print_diff(change.diff)
        return
    if session.no_input:
        raise UsageError("--no-input opens no editor", hint=f"Use `refman edit {key} --set NAME=VALUE`.")
    _edit_in_editor(session, library, key, dry_run=dry_run)


def _edit_in_editor(session: Session, library: "Library", key: str, *, dry_run: bool) -> None:
    """Let the person edit until the text is an entry, or they give up; their text outlives every mistake."""
    from refman.library.files import read_source

    raw = next(b.raw for _, b in library.document.pieces if b.entry and b.entry.key == key)
    path = _draft(key, raw)
    while True:
        try:
            terminal.run_editor(path)
        except UsageError as error:
            _keep_or_drop(path, raw, error)
            raise
        text = read_source(path).text
        if _is_same(text, raw):
            path.unlink()
            terminal.say("Nothing was changed.")
            return
        try:
            with library.change(f"edit {key}", dry_run=dry_run) as change:
                change.rewrite(key, text)
                if dry_run:
                    terminal.print_diff(change.diff)
        except (RejectedError, UsageError) as error:
            terminal.say(f"Error: {error}")
            kept = f"What you wrote is in {path}"
            if not (
                session.may_ask and terminal.confirm(f"{kept}\nEdit it again?", may_ask=True, default=True)
            ):
                raise UnreadableError("the entry was not changed", where=key, hint=kept) from error
        except RefmanError as error:
            _keep_or_drop(path, raw, error)
            raise
        else:
            path.unlink()
            return


def _keep_or_drop(path: Path, raw: str, error: RefmanError) -> None:
    """Drop a draft in which nothing was written; otherwise let the error say where it is."""
    from refman.library.files import read_source

    if _is_same(read_source(path).text, raw):
        path.unlink()
    else:
        error.hint = f"{error.hint} What you wrote is in {path}".strip()


def _is_same(text: str, raw: str) -> bool:
    return text.split() == raw.split() and text.strip() == raw.strip().replace("\r\n", "\n")


def _draft(key: str, text: str) -> Path:
    """A new file for a text that is being edited."""
    from refman.library.paths import state_dir

    folder = state_dir() / "drafts"
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(".bib", f"{re.sub(r'[^A-Za-z0-9_.-]', '_', key[:60])}-", folder)
    with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123
        file.write(text.replace("\r\n", "\n").rstrip("\n") + "\n")
    return Path(name)


@click.command()
@click.argument("keys", metavar="KEY...", nargs=-1, required=True, shell_complete=complete_key)
@dry_run_option
@click.pass_obj
def remove(session: Session, keys: Sequence[str], *, dry_run: bool) -> None:
    """Remove entries; on a terminal, ask first. Notes that cite them are remembered, as citing nothing."""
    library = session.open_library()
    keys = list(dict.fromkeys(keys))
    found = {key: library.get(key) for key in keys}
    if missing := [key for key, entries in found.items() if not entries]:
        raise unknown_keys(library, missing)
    for heir in _heirs(library, keys):
        terminal.warn(f"{heir} inherits from what is removed")
    if not dry_run:
        for entries in found.values():
            terminal.say(_summary(entries[0]))
        count = "this entry" if len(keys) == 1 else f"these {len(keys)} entries"
        if session.may_ask and not terminal.confirm(f"Remove {count}?", may_ask=True):
            terminal.say("Nothing was removed.")
            return
    with library.change(f"remove {' '.join(keys)}", dry_run=dry_run) as change:
        for key in keys:
            change.remove(key)
        if dry_run:
            terminal.print_diff(change.diff)


def _summary(found: "Found") -> str:
    fields = found.entry.fields
    words = ", ".join(fields[name] for name in ("author", "title", "year") if fields.get(name))
    cited = f"; cited by {terminal.counted(found.cited, 'note')}" if found.cited else ""
    return f"{found.entry.key}: {words}{cited}"


def _heirs(library: "Library", keys: Sequence[str]) -> list[str]:
    """The entries that stay and inherit from others."""
    from refman.bibliography.inheritance import parents

    gone = {key.lower() for key in keys}
    heirs = (e.key for e in library.entries.values() if not gone.isdisjoint(map(str.lower, parents(e))))
    return [heir for heir in heirs if heir not in keys]


@click.command()
@click.argument("key", shell_complete=complete_key)
@click.argument("new")
@dry_run_option
@click.pass_obj
def rename(session: Session, key: str, new: str, *, dry_run: bool) -> None:
    """Give an entry another key, in the provenance too."""
    library = session.open_library()
    if not library.get(key):
        raise unknown_keys(library, [key])
    with library.change(f"rename {key} {new}", dry_run=dry_run) as change:
        change.rename(key, new)
        if dry_run:
            terminal.print_diff(change.diff)
