"""`help`: what a command does, and what lies behind the commands, by topic."""

import click

from refman.errors import UsageError

TOPICS: dict[str, tuple[str, str]] = {
    "start": (
        "The first five minutes.",
        """\
refman import paper.html paper2.pdf   read articles, collect the works that their notes cite
refman list                           what is in the library now
refman cites KEY                      which note of which article cites a work
refman dedupe                         entries that are the same work after all
refman export --style apa             a formatted bibliography
refman export -o refs.bib             BibTeX for your own paper

The library is references/library.bib in the working directory. Name another with --library, with
$REFMAN_LIBRARY, or once for all in a file .refman.toml:

    library = "my/own.bib"

`refman undo` takes the last change back. Nothing is ever fetched from the network.""",
    ),
    "queries": (
        "How `search` and `export --query` choose entries.",
        """\
deradicalization prison     both words, in any field; accents and capitals do not matter
"recruitment history"       the phrase
author:horgan               a word of one field: author, title, year, journal, publisher, key, type, …
year:2015-2020              a range; year:2015- and year:-2020 are open at one side
type:book                   the entry's type
-author:silke               not this one

Quote a query for the shell: refman search 'author:horgan year:2010-'.""",
    ),
    "keys": (
        "How entries are named.",
        """\
A new entry is called by the first author's family name, the year and the first word of the title that
carries meaning: okafor1998rivers. On a clash a, b, c follow. A key never changes by itself: rename it
with `refman rename KEY NEW`. Another pattern goes into .refman.toml:

    key-pattern = "{family}{year}{title}"

`refman list --keys` prints keys one a line for other programs; shells complete them after
`refman completion bash|zsh|fish`.""",
    ),
    "citations": (
        "What is read in a note.",
        """\
A note may hold several citations, with signals ("See also", "Cf.") and comments between them. Each
citation is full, short ("Horgan, Walking Away, 12"; op. cit.; supra note 4) or ibid. Short forms are linked
to the citation that first gave the work; one that could mean two works is reported and left open.

`refman notes FILE` shows the notes as found, `refman parse` what is read in notes given as text:

    echo 'See also Ann Doe, *A Book* (Oxford: OUP, 2001), 4; ibid., 7.' | refman parse

`refman import --review` asks about every citation that was read with little confidence.""",
    ),
    "duplicates": (
        "How entries are recognised as one work.",
        """\
`refman import` links a citation to a known entry where both are surely one work. `refman dedupe` looks at
the whole library and prints three lists: sure (merged by --apply), unsure (decided with --interactive) and
related (a preprint and its article, two editions: never merged by itself). Every row says why.

Two works that look alike but are not: refman dedupe --distinct KEY KEY. That is remembered for ever.
`refman dedupe --apply --rewrite paper.tex` exchanges merged keys in your manuscript.""",
    ),
    "safety": (
        "What keeps a library from harm.",
        """\
The .bib stays yours: comments, @string, order and layout of what you do not touch stay as they are, byte
for byte. A file that another program changed meanwhile is not overwritten. Every change is one step that
`refman undo` takes back and `refman log` lists; --dry-run shows it beforehand.

Beside library.bib lies library.provenance.jsonl: which note of which article cites what, and what you decided
about duplicates. Both are plain text: keep them under version control.""",
    ),
}


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    del ctx, param
    from refman.cli import COMMANDS

    return [name for name in (*TOPICS, *COMMANDS) if name.startswith(incomplete)]


@click.command("help")
@click.argument("topic", required=False, shell_complete=_complete)
@click.pass_context
def help_(ctx: click.Context, topic: str | None) -> None:
    """Explain a command or a topic; without one, list the topics."""
    assert ctx.parent  # noqa: S101
    group = ctx.parent.command
    assert isinstance(group, click.Group)  # noqa: S101
    if topic is None:
        formatter = ctx.make_formatter()
        with formatter.section("Topics"):
            formatter.write_dl([(name, title) for name, (title, _) in TOPICS.items()])
        click.echo(formatter.getvalue() + "\n`refman help TOPIC` or `refman help COMMAND` tells more.")
    elif topic in TOPICS:
        title, text = TOPICS[topic]
        click.echo(f"{title}\n\n{text}")
    elif command := group.get_command(ctx.parent, topic):
        with click.Context(command, info_name=topic, parent=ctx.parent) as inner:
            click.echo(command.get_help(inner))
    else:
        raise UsageError(f"no such command or topic: {topic}", hint=f"Topics are {', '.join(TOPICS)}.")
