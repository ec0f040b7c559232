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
    """The error for keys that the library does not have, with what became of them or looks like them."""
    keys = list(keys)
    named = ", ".join(key or "''" for key in keys)
    hints = dict.fromkeys(filter(None, (advice(library, key) for key in keys)))
    return NothingFoundError(
        f"there is no entry {named}",
        where=str(library.path),
        hint=" ".join(hints) or "`refman list` shows all keys.",
    )


def advice(library: "Library", key: str) -> str:
    """What became of a key that the library does not have, or the keys that look like it; "" where none do."""
    provenance, _ = library.readable_provenance
    if merged := provenance.merged.get(key):
        return f"{key} was merged into {merged}."
    if not key:
        return "`refman check --fix` gives a key to every entry."
    known = library.keys()
    if len(known) > _SAMPLE:
        known = library.keys(key[:3])
    by_folded = {key.lower(): key for key in known}
    close = [by_folded[k] for k in get_close_matches(key.lower(), by_folded, n=3, cutoff=0.6)]
    return f"Did you mean {', '.join(close)}?" if close else ""
