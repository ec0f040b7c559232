"""`parse`: notes given as text become citations."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from charset_normalizer import from_bytes

from refman.cli import terminal
from refman.errors import LimitError, UnreadableError
from refman.model import Citation, Note, ParsedNote

FORMATS = ("json", "bibtex", "csljson")
LONGEST_LABEL = 24
"""What is longer and stands before a tab is text."""
LARGEST = 100 * 1024**2
"""Bytes that are read at most."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False, allow_dash=True), default="-")
@click.option("--no-split", is_flag=True, help="Each line is exactly one citation.")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="What to print; a table without it.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def parse(file: Path, format_: str | None, *, no_split: bool, as_json: bool) -> None:
    """Turn the notes of one article into citations. Nothing is stored.

    FILE (or stdin) has one note a line: its label, a tab and its text, or the text alone.
    """
    from refman.citation import parse_notes
    from refman.citation.shape import note_json

    notes = _notes(_text(file), _where(file))
    parsed = parse_notes(notes, split=not no_split)
    match "json" if as_json else format_:
        case "json":
            terminal.print_json([note_json(note) for note in parsed])
        case "csljson":
            terminal.print_json(_works(parsed))
        case "bibtex":
            _print_bibtex(parsed)
        case _:
            _print_table(parsed)


def _text(file: Path) -> str:
    """What the file or stdin holds, as text; raises `UnreadableError`."""
    where = _where(file)
    try:
        with click.open_file(str(file), "rb") as opened:
            raw: bytes = opened.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        hint = "Name a file of notes, one a line." if file.is_dir() else ""
        raise UnreadableError(f"cannot be read: {reason}", where=where, hint=hint) from error
    if len(raw) > LARGEST:
        raise LimitError(f"larger than {LARGEST >> 20} MB", where=where, hint="Split it.")
    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(
            "is a binary file, not notes as text",
            where=where,
            hint="`refman notes` and `refman import` read articles.",
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(raw).best()
        if best is None:
            raise UnreadableError(
                "is in no known text encoding", where=where, hint="Save it as UTF-8."
            ) from None
        terminal.warn(f"{where}: not UTF-8; read as {best.encoding}")
        return str(best)


def _where(file: Path) -> str:
    return "stdin" if file == Path("-") else str(file)


def _notes(text: str, where: str) -> list[Note]:
    """One note a line; blank lines are none. Only line feeds end a line: a note may hold what else Unicode breaks at."""
    notes: list[Note] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.strip():
            label, tab, rest = line.partition("\t")
            label = label.strip()
            labelled = tab and label and len(label) <= LONGEST_LABEL
            notes.append(Note(label, rest) if labelled else Note(str(len(notes) + 1), line))
    if not notes:
        raise UnreadableError("holds no notes", where=where, hint="Give one note a line, or LABEL<TAB>TEXT.")
    return notes


def _full(parsed: Sequence[ParsedNote]) -> list[Citation]:
    return [c for note in parsed for c in note.citations if c.form == "full"]


def _works(parsed: Sequence[ParsedNote]) -> list[dict[str, Any]]:
    """The works cited in full, as CSL-JSON items with the citation's id; what belongs to the citation is left out."""
    private = {"locator", "label", "prefix"}
    return [{"id": c.id, **{k: v for k, v in c.item.items() if k not in private}} for c in _full(parsed)]


def _print_bibtex(parsed: Sequence[ParsedNote]) -> None:
    from refman.bibliography import to_entry
    from refman.bibliography.dialects import write_bibtex
    from refman.library.keys import make_key

    taken: set[str] = set()
    entries = []
    for citation in _full(parsed):
        entry = to_entry(citation.item)
        key = make_key(entry, taken)
        taken.add(key.lower())
        entries.append(replace(entry, key=key))
    terminal.print_text(write_bibtex(entries), nl=False)
    if not entries:
        terminal.say("No full citations were found.")


def _print_table(parsed: Sequence[ParsedNote]) -> None:
    rows = [
        (c.id, c.form, c.refers_to or "", f"{c.confidence:.2f}", note.note.text[c.start : c.end])
        for note in parsed
        for c in note.citations
    ]
    terminal.print_table(("id", "form", "refers to", "sure", "citation"), rows)
    if not rows:
        terminal.say("No citations were found.")
