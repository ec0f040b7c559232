"""`add`: one entry, from options, BibTeX, or a citation as people write it."""

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from refman.cli import terminal
from refman.cli.options import as_latex, check_type, dry_run_option, set_option
from refman.cli.session import Session
from refman.errors import Exit, NothingFoundError, UnreadableError, UsageError
from refman.model import Entry, Note

if TYPE_CHECKING:
    from refman.library import Change

_FIELDS = ("author", "title", "year", "journal", "publisher", "url", "doi")
_BIBTEX = re.compile(r"@\s*\w+\s*[{(]")


@click.command()
@click.argument("text", required=False)
@click.option("--type", callback=check_type, help="The entry type; otherwise what the fields suggest.")
@click.option("--key", help="The key; otherwise one is made.")
@click.option("--author", multiple=True, help="A name, `Family, Given`; may be repeated.")
@click.option("--title")
@click.option("--year")
@click.option("--journal")
@click.option("--publisher")
@click.option("--url")
@click.option("--doi")
@set_option
@click.option(
    "--on-duplicate",
    type=click.Choice(["link", "add", "ask"]),
    default="link",
    show_default=True,
    help="Leave a work that is there already alone, add it once more, or ask.",
)
@dry_run_option
@click.pass_context
def add(ctx: click.Context, /, *, text: str | None, on_duplicate: str, dry_run: bool, **options: Any) -> None:
    """Add an entry and print its key: from options, or from TEXT, which is BibTeX or a citation as people write it.

    With `-` for TEXT it comes from stdin. Options are added to what TEXT says.
    """
    given = _given(options)
    if text is None and not given:
        raise UsageError(
            "there is nothing to add", hint="Give a citation, BibTeX, `-` for stdin, or options."
        )
    entries, rejected = _entries(text) if text is not None else ([Entry(_likely_type(given), "", {})], [])
    described = given or options["key"] or options["type"]
    if described and len(entries) > 1:
        raise UsageError("options describe one entry, and here are more", hint="Leave the options out.")
    if described:
        first = entries[0]
        fields = {**first.fields, **given}
        entries = [Entry(options["type"] or first.type, options["key"] or first.key, fields)]
    linked = _add(ctx.obj, entries, options["key"], on_duplicate, dry_run=dry_run)
    for reason in rejected:
        terminal.say(f"Error: {reason}")
    if rejected:
        ctx.exit(Exit.REJECTED)
    if linked == len(entries):
        ctx.exit(Exit.FINDINGS)


def _given(options: dict[str, Any]) -> dict[str, str]:
    """The fields that options set."""
    values = {name: options[name] for name in _FIELDS if options[name]}
    if "author" in values:
        values["author"] = " and ".join(values["author"])
    return {**{name: as_latex(name, value) for name, value in values.items()}, **options["fields"]}


def _add(
    session: Session, entries: Sequence[Entry], chosen: str | None, on_duplicate: str, *, dry_run: bool
) -> int:
    """Put entries into the library and print their keys, `chosen` for one; returns how many were there already."""
    from refman.library import Library

    library, added = Library.open(session.library_path), []
    with library.change("add", dry_run=dry_run) as change:
        if chosen:
            change.check_free(chosen)
        for entry in entries:
            known = None if on_duplicate == "add" else _known(entry, change)
            question = f"This seems to be {known}. Add it all the same?"
            may_ask = session.may_ask and on_duplicate == "ask"
            if known and not terminal.confirm(question, may_ask=may_ask):
                terminal.say(f"This is {known} already; --on-duplicate add adds it all the same.")
                continue
            added.append(chosen or _free_key(entry, change, session.key_pattern))
            change.put(replace(entry, key=added[-1]))
        diff = change.diff if dry_run else ""
    if dry_run:
        terminal.print_diff(diff)
    else:
        terminal.print_text("".join(f"{key}\n" for key in added), nl=False)
    return len(entries) - len(added)


def _free_key(entry: Entry, change: "Change", pattern: str) -> str:
    """The key that an entry brings along, or another where it brings none or that is taken."""
    key = change.new_key(entry, pattern)
    if entry.key and change.is_free(entry.key):
        return entry.key
    if entry.key:
        terminal.warn(f"the key {entry.key} is taken or cannot be used; this is {key}")
    return key


def _known(entry: Entry, change: "Change") -> str | None:
    """The key of the entry that is the same work, for sure."""
    from refman.dedupe import find_links

    links = find_links([entry], list(change.entries.values()))
    return next((link.key for link in links if link.sure), None)


def _entries(text: str) -> tuple[list[Entry], list[str]]:
    """What a text holds, and what of it cannot be read; raises `UnreadableError` where that is all."""
    from refman import bibtex
    from refman.library.files import decoded

    where = "stdin" if text == "-" else ""
    if os.path.isfile(text):  # noqa: PTH113 - a long citation is no file, and no error either
        raise UsageError("is a file, not a citation", where=text, hint=f"Run `refman import {text}`.")
    if where:
        text = decoded(Path(where), sys.stdin.buffer.read()).text
    if not text.strip():
        raise UnreadableError("there is nothing to add", where=where, hint="Give a citation or BibTeX.")
    if not _BIBTEX.search(text):
        return [_from_citation(" ".join(text.split()))], []
    entries, rejected = [], []
    for block in bibtex.parse(text):
        if block.entry:
            entries.append(block.entry)
        if not block.entry and block.error:
            rejected.append(f"line {block.line}: {block.error}")
        elif block.error not in {"", bibtex.NO_KEY}:  # a key is made
            terminal.warn(f"line {block.line}: {block.error}; read all the same")
    if not entries:
        raise UnreadableError("the BibTeX cannot be read", hint="\n".join(rejected))
    return entries, rejected


def _from_citation(text: str) -> Entry:
    from refman.bibliography import to_entry
    from refman.citation import parse_notes

    found = [c for note in parse_notes([Note("1", text)], split=False) for c in note.citations]
    if not found or found[0].form != "full":
        raise NothingFoundError(
            "no citation can be read from the text", hint="Use options such as --title, or BibTeX."
        )
    if found[0].confidence < 0.9:
        terminal.say(f"Read with {found[0].confidence:.0%} confidence; look at it with `refman show`.")
    entry = to_entry(found[0].item)
    if entry.fields.keys() <= {"doi", "url"}:
        terminal.say("That is only an address, and refman asks no network: `refman edit` adds the rest.")
    return entry


def _likely_type(fields: dict[str, str]) -> str:
    if "journal" in fields:
        return "article"
    if "booktitle" in fields:
        return "incollection"
    if "publisher" in fields:
        return "book"
    return "online" if "url" in fields else "misc"
