"""`notes`: what an article's notes are; needs the reader of its format and nothing else."""

import sys
from pathlib import Path
from typing import Any

import click

from refman.article import FORMATS, read_article
from refman.cli import terminal
from refman.cli.options import as_json_option
from refman.errors import Exit
from refman.model import Article

STDIN = Path("-")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False, allow_dash=True))
@click.option("--from", "kind", type=click.Choice(sorted(FORMATS)), help="Read FILE as this format.")
@as_json_option
@click.pass_context
def notes(ctx: click.Context, file: Path, kind: str | None, *, as_json: bool) -> None:
    """Show the notes of an article, each with the sentences that carry its marker. Nothing is stored."""
    data = sys.stdin.buffer.read() if file == STDIN else None
    article = read_article(file, data=data, format=kind)
    for warning in article.warnings:
        terminal.warn(f"{file}: {warning}")
    if as_json:
        terminal.print_json(_article_json(article, file))
    else:
        _print_notes(article)
    if not article.notes:
        terminal.say(f"{file}: no notes found; `refman parse` reads citations that are given as text.")
        ctx.exit(Exit.FINDINGS)


def _article_json(article: Article, path: Path) -> dict[str, Any]:
    return {
        "path": str(path),
        "format": article.format,
        "title": article.title,
        "authors": list(article.authors),
        "date": article.date,
        "url": article.url,
        "notes": [
            {
                "section": note.section,
                "label": note.label,
                "kind": note.kind,
                "text": note.text,
                "contexts": list(note.contexts),
                **({"page": note.page} if note.page else {}),
            }
            for note in article.notes
        ],
        "warnings": list(article.warnings),
    }


def _print_notes(article: Article) -> None:
    heading = [article.title, ", ".join(article.authors), article.date, article.url]
    terminal.print_text("\n".join(line for line in heading if line) + "\n")
    section = ""
    for note in article.notes:
        if note.section != section:
            section = note.section
            terminal.print_text(f"{section}\n")
        terminal.print_text(f"[{note.label}] {note.text}")
        for context in note.contexts:
            terminal.print_text(f"    in: {context}")
