"""Keys as arguments: completed in the shell, and helped along where they are wrong."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from refman.cli.session import Session
from refman.errors import NothingFoundError, RefmanError

if TYPE_CHECKING:
    from refman.library import Library

_SAMPLE = 20_000


def complete_key(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The keys that begin as typed; none where the library cannot be read."""
    del param
    session = ctx.obj or Session(library_option=None, no_input=True)
    try:
        return session.open_library().keys(incomplete)
    except (RefmanError, OSError):
        return []


def unknown_keys(library: "Library", keys: Iterable[str]) -> NothingFoundError:
    """The error for keys that the library does not have, with those that look like them."""
    keys = list(keys)
    merged = library.provenance.merged
    if gone := [f"{key} was merged into {merged[key]}" for key in keys if key in merged]:
        return NothingFoundError(
            f"there is no entry {', '.join(keys)}", where=str(library.path), hint=f"{'; '.join(gone)}."
        )
    known = library.keys(keys[0][:3]) if len(library.keys()) > _SAMPLE else library.keys()
    by_folded = {key.lower(): key for key in known}
    close = [by_folded[k] for key in keys for k in get_close_matches(key.lower(), by_folded, n=3, cutoff=0.6)]
    return NothingFoundError(
        f"there is no entry {', '.join(keys)}",
        where=str(library.path),
        hint=f"Did you mean {', '.join(dict.fromkeys(close))}?" if close else "`refman list` shows all keys.",
    )
