"""`list`, `search`, `show`, `cites`: look, and change nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from refman.cli import terminal
from refman.cli.keys import complete_key, unknown_keys
from refman.cli.options import as_json_option
from refman.cli.session import Session
from refman.errors import Exit
from refman.model import ArticleRecord, CitationRecord

if TYPE_CHECKING:
    from refman.library import Found, Library, Row

_SORTS: "dict[str, Callable[[Row], Any]]" = {
    "key": lambda row: row.key.lower(),
    "author": lambda row: (row.author == "", row.author.lower(), row.year),
    "year": lambda row: (row.year, row.author.lower()),
    "title": lambda row: row.title.lower(),
    "cited": lambda row: -row.cited,
}

_keys = click.option("--keys", "only_keys", is_flag=True, help="Print keys only, one a line.")
_sort = click.option(
    "--sort", type=click.Choice(list(_SORTS)), help="Sort by this; otherwise entries stand as in the file."
)


@click.command("list")
@_sort
@_keys
@as_json_option
@click.pass_obj
def list_(session: Session, sort: str | None, *, only_keys: bool, as_json: bool) -> None:
    """List all entries: key, type, authors, year, title, and how many notes cite it."""
    library = session.open_library()
    listed = _print_entries(library, "", sort, only_keys=only_keys, as_json=as_json)
    _mention_broken(library)
    if not listed:
        terminal.say("There are no entries; `refman import` and `refman add` bring some.")


@click.command()
@click.argument("query", nargs=-1, required=True)
@_sort
@_keys
@as_json_option
@click.pass_context
def search(
    ctx: click.Context, query: tuple[str, ...], sort: str | None, *, only_keys: bool, as_json: bool
) -> None:
    """Search the library; all terms must hold.

    \b
    word               entries with a word that begins so, in any field
    "a phrase"         whole words, in this order
    author:smith       in one field: author, title, journal, doi … any field
    year:2018-2020     also 2018- and -2020; likewise cited:2-
    type:book key:smi  of this type; with this in its key
    -word -type:book   not so. Begin with `--` where a query starts with `-`.

    Neither capitals nor diacritics matter.
    """
    library, asked = ctx.obj.open_library(), _joined(query)
    found = _print_entries(library, asked, sort, only_keys=only_keys, as_json=as_json)
    _mention_broken(library)
    if not found:
        terminal.say(f"Nothing matches. {library.advice(asked)}".strip())
        ctx.exit(Exit.FINDINGS)


def _joined(arguments: Sequence[str]) -> str:
    """One query of all arguments.

    One alone is a query as it stands. Among several, one such as `author:van der Berg` is a term that the shell took
    the quotes from.
    """
    return " ".join(map(_requoted, arguments) if len(arguments) > 1 else arguments)


def _requoted(argument: str) -> str:
    field, colon, text = argument.partition(":")
    is_term = colon and " " in text and " " not in field and '"' not in text and ":" not in text
    return f'{field}:"{text}"' if is_term else argument


@click.command()
@click.argument("keys", metavar="KEY...", nargs=-1, required=True, shell_complete=complete_key)
@as_json_option
@click.pass_obj
def show(session: Session, keys: tuple[str, ...], *, as_json: bool) -> None:
    """Show entries as they stand in the file."""
    library = session.open_library()
    by_key = {key: library.get(key) for key in dict.fromkeys(keys)}
    found = [each for entries in by_key.values() for each in entries]
    if as_json:
        terminal.print_json([_as_json(each) for each in found])
    else:
        terminal.print_text("\n".join(f"{each.raw}\n" for each in found), nl=False)
        for each in found:
            if each.cited:
                notes = terminal.counted(each.cited, "note")
                terminal.say(f"{each.entry.key} is cited by {notes}; see `refman cites {each.entry.key}`.")
    mention_damage(library)
    if missing := [key for key, entries in by_key.items() if not entries]:
        raise unknown_keys(library, missing)


@click.command()
@click.argument("key", shell_complete=complete_key)
@as_json_option
@click.pass_context
def cites(ctx: click.Context, key: str, *, as_json: bool) -> None:
    """Show which note of which article cites a work, verbatim, with locator and context."""
    library = ctx.obj.open_library()
    provenance, _ = library.readable_provenance
    found = [c for c in provenance.citations if c.key == key]
    if as_json:
        terminal.print_json([_citation_json(c, provenance.articles.get(c.article)) for c in found])
    else:
        _print_citations(found, provenance.articles)
    mention_damage(library)
    if not found and not library.get(key):
        raise unknown_keys(library, [key])
    if not found:
        terminal.say(f"No note cites {key}.")
        ctx.exit(Exit.FINDINGS)


def _citation_json(citation: CitationRecord, article: ArticleRecord | None) -> dict[str, Any]:
    return {
        "article": citation.article,
        "label": citation.label,
        "form": citation.form,
        "text": citation.text,
        "locator": citation.locator,
        "context": citation.context,
        "section": citation.section,
        "title": article.title if article else "",
        "confidence": citation.confidence,
    }


def _print_citations(citations: Iterable[CitationRecord], articles: Mapping[str, ArticleRecord]) -> None:
    article = None
    for citation in citations:
        if citation.article != article:
            terminal.print_text(("" if article is None else "\n") + _heading(citation.article, articles))
            article = citation.article
        marks: list[str] = [citation.form] if citation.form != "full" else []
        marks += [f"at {citation.locator}"] if citation.locator else []
        label = f"{citation.section}, {citation.label}" if citation.section else citation.label
        terminal.print_text(f"  [{label}] {citation.text}" + (f"  ({', '.join(marks)})" if marks else ""))
        if citation.context:
            terminal.print_text(f"      in: {citation.context}")


def _heading(article: str, articles: Mapping[str, ArticleRecord]) -> str:
    title = articles[article].title if article in articles else ""
    return f"{title} ({article})" if title else article


def _print_entries(
    library: "Library", query: str, sort: str | None, *, only_keys: bool, as_json: bool
) -> int:
    """Print what matches, in the manner that was asked for; returns how many do."""
    rows = library.search(query)
    if as_json:
        found = library.look_up(query)
        if sort:
            order = sorted(range(len(rows)), key=lambda i: _SORTS[sort](rows[i]))
            found = [found[i] for i in order]
        terminal.print_json([_as_json(each) for each in found])
        return len(rows)
    if sort:
        rows.sort(key=_SORTS[sort])
    if only_keys:
        terminal.print_text("".join(f"{row.key}\n" for row in rows), nl=False)
    else:
        cells = ((r.key, r.type, r.author, r.year, r.title, str(r.cited or "")) for r in rows)
        terminal.print_table(("key", "type", "author", "year", "title", "cited"), cells)
    return len(rows)


def _as_json(found: "Found") -> dict[str, Any]:
    from refman.bibliography import to_item

    entry = found.entry
    return {
        "key": entry.key,
        "type": entry.type,
        "fields": dict(entry.fields),
        "item": to_item(entry),
        "cited": found.cited,
    }


def _mention_broken(library: "Library") -> None:
    """Say how many blocks of the file are not listed because they cannot be read."""
    if broken := library.broken():
        blocks = terminal.counted(
            broken, "block cannot be read and is not here", "blocks cannot be read and are not here"
        )
        terminal.warn(f"{library.path}: {blocks}; see `refman check`")
    mention_damage(library)


def mention_damage(library: "Library") -> None:
    """Say where counts of notes are too low because lines of the provenance cannot be read."""
    if damaged := library.damaged():
        lines = terminal.counted(damaged, "line of its provenance", "lines of its provenance")
        terminal.warn(f"{library.path}: {lines} cannot be read, so notes are missing; see `refman check`")
