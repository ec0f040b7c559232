"""`export`: the library, or part of it, as BibTeX, in other formats, and as a formatted bibliography."""

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from refman.cli import terminal
from refman.cli.formatted import FormattedBibliography
from refman.cli.keys import advice, complete_key
from refman.cli.session import Session
from refman.errors import Exit, UnreadableError, UsageError
from refman.model import Entry

if TYPE_CHECKING:
    from refman.library import Library

DATA = ("bibtex", "biblatex", "csljson", "ris")
FORMATTED = ("text", "markdown", "html", "latex", "docx", "rtf", "odt")
_STYLED = ("interactive", "notes", "group_by", "annotated", "style", "locale")
LANGUAGES = frozenset(
    "af ar bal bg brh ca cs cy da de el en es et eu fa fi fr gl he hi hr hu hy id is it ja km ko la lij lt lv mn ms nb nl nn "
    "pa pl pt ro ru sk sl sr sv th tl tr uk vi zh".split()
)
"""The languages that there are official CSL locales for."""
STDOUT = Path("-")
DEFAULT_STYLE = "chicago-notes-bibliography"


@dataclass(frozen=True, slots=True)
class Selection:
    """The entries to export, and the keys that were asked for but are not there."""

    entries: list[Entry]
    missing: list[str]


def complete_style(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The style names that begin as typed."""
    from refman.bibliography.styles import style_names

    return [name for name in style_names() if name.startswith(incomplete)]


@click.command()
@click.argument("keys", metavar="[KEY]...", nargs=-1, shell_complete=complete_key)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice([*DATA, *FORMATTED]),
    help="BibTeX where nothing else is named.",
)
@click.option(
    "-s",
    "--style",
    metavar="NAME|FILE.csl",
    shell_complete=complete_style,
    help="Citation style; without --format the output is text. See `refman styles`.",
)
@click.option(
    "--locale",
    metavar="TAG",
    default="",
    help="Language of the bibliography, as de-DE; otherwise the style's own.",
)
@click.option("-q", "--query", metavar="Q", help="Only what matches, as in `refman search`.")
@click.option(
    "--cited-in",
    metavar="FILE...",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Only what .tex, .aux, .bcf, .md or .docx files cite.",
)
@click.option(
    "--order",
    type=click.Choice(["library", "cited", "key"]),
    default="library",
    show_default=True,
    help="Order of the entries; `cited` is that of the paper. A style may sort them anew.",
)
@click.option("--notes", is_flag=True, help="Print first and later notes instead of a bibliography.")
@click.option(
    "--annotated", is_flag=True, help="Print each entry's annotation, or else its abstract, below it."
)
@click.option(
    "--group-by",
    type=click.Choice(["type", "tag", "article"]),
    help="Sections: by kind of work, keyword, or citing article.",
)
@click.option(
    "--interactive",
    is_flag=True,
    help="With --format html: a page to search and sort, with the notes that cite each work.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=lambda _ctx, _option, path: None if path == STDOUT else path,
    help="Write here instead of to stdout, which is also `-`.",
)
@click.option("--json", "as_json", is_flag=True, help="CSL-JSON; the same as --format csljson.")
@click.pass_context
def export(  # noqa: PLR0917
    ctx: click.Context,
    keys: tuple[str, ...],
    format_: str | None,
    style: str | None,
    locale: str,
    query: str | None,
    cited_in: tuple[Path, ...],
    order: str,
    group_by: str | None,
    output: Path | None,
    *,
    notes: bool,
    annotated: bool,
    interactive: bool,
    as_json: bool,
) -> None:
    """Write the library, or the entries named, as BibTeX or as a formatted bibliography."""
    session: Session = ctx.obj
    chosen = _format(
        format_,
        style,
        output,
        formatted=notes or annotated or bool(group_by or locale),
        interactive=interactive,
        as_json=as_json,
    )
    _refuse_unused(ctx, chosen)
    library = session.open_library()
    if output and Path(os.path.realpath(output)) == library.path:
        raise UsageError(
            "an export would write over the library", where=str(output), hint="Name another file."
        )
    selection = _select(library, keys, query, cited_in, order)
    findings = _report(library, selection, query)
    entries, problems = _complete(selection.entries, library)
    if chosen in DATA:
        data = _data(entries, chosen).encode()
    else:
        _refuse_terminal(chosen, output)
        name = style or _configured_style(session)
        bibliography = FormattedBibliography(library, entries, name, locale, chosen, group_by, annotated)
        data, more = bibliography.write(notes=notes, interactive=interactive)
        findings |= problems | more
    _write(data, output)
    if findings:
        ctx.exit(Exit.FINDINGS)


FOREIGN = frozenset("pdf doc epub xml nbib enw csv tsv yaml yml xlsx".split())
"""Suffixes that promise what none of the formats is."""


def _format(
    named: str | None,
    style: str | None,
    output: Path | None,
    *,
    formatted: bool,
    interactive: bool,
    as_json: bool,
) -> str:
    """The format asked for: named, or implied by another option or by the output's suffix."""
    if as_json:
        return "csljson"
    suffix = output.suffix.lower().lstrip(".") if output else ""
    by_suffix = {
        "md": "markdown",
        "htm": "html",
        "txt": "text",
        "tex": "latex",
        "json": "csljson",
        "bib": "bibtex",
    }
    suffix = by_suffix.get(suffix, suffix)
    if named is None and suffix in FOREIGN:
        raise UsageError(
            f"{output}: refman does not write {suffix} files",
            hint=f"It writes {', '.join([*DATA, *FORMATTED])}; --format writes one of these under any name.",
        )
    if named is None and suffix in {*DATA, *FORMATTED}:
        named = suffix
    if interactive and named not in {None, "html"}:
        raise UsageError("--interactive makes an HTML page", hint="Leave out --format, or name html.")
    return named or ("html" if interactive else "text" if style or formatted else "bibtex")


def _refuse_unused(ctx: click.Context, format_: str) -> None:
    """Say which option has no meaning for the format, or beside another; raises `UsageError`."""
    given = [name for name in _STYLED if ctx.params[name]]
    if given and format_ in DATA:
        raise UsageError(
            f"--{given[0].replace('_', '-')} says how to print, and {format_} is not printed",
            hint=f"Leave it out, or name another --format: {', '.join(FORMATTED)}.",
        )
    alone = [name for name in ("interactive", "notes", "group_by") if name in given]
    if len(alone) > 1 or (ctx.params["interactive"] and ctx.params["annotated"]):
        first, second = [name.replace("_", "-") for name in given if name in {*alone, "annotated"}][:2]
        raise UsageError(f"--{first} and --{second} do not go together", hint="Name one of them.")
    language = ctx.params["locale"].partition("-")[0].lower()
    if language and language not in LANGUAGES:
        raise UsageError(
            f"there is no locale '{ctx.params['locale']}'",
            hint="Name a tag such as en-GB, de-DE, fr-FR, es-ES.",
        )


def _configured_style(session: Session) -> str:
    return str(session.setting("style").value or DEFAULT_STYLE)


def _select(
    library: "Library", keys: Sequence[str], query: str | None, papers: Sequence[Path], order: str
) -> Selection:
    from refman.bibliography.cited import ALL, cited_keys

    entries = library.entries
    if papers:  # what follows --cited-in FILE and is no key is one more file
        more = [key for key in keys if key not in entries and Path(key).is_file()]
        keys, papers = [key for key in keys if key not in more], [*papers, *map(Path, more)]
    cited = list(dict.fromkeys(key for paper in papers for key in cited_keys(paper)))
    if papers and not cited:
        terminal.warn(f"{', '.join(map(str, papers))}: no citations were found")
    wanted = list(dict.fromkeys([*keys, *cited]))
    if ALL in wanted:
        wanted = [*(key for key in wanted if key != ALL), *(key for key in entries if key not in wanted)]
    missing = [key for key in wanted if key not in entries]
    found = [key for key in wanted if key in entries] if keys or papers else list(entries)
    if query is not None:
        matching = {row.key for row in library.search(query)}
        found = [key for key in found if key in matching]
    if order == "key":
        found.sort(key=str.lower)
    elif order == "library" or not papers:
        wanted_keys = set(found)
        found = [key for key in entries if key in wanted_keys]
    return Selection([entries[key] for key in found], missing)


def _report(library: "Library", selection: Selection, query: str | None) -> bool:
    """Say what is missing, with the nearest keys; whether anything is."""
    for key in selection.missing:
        hint = advice(library, key)
        terminal.warn(f"{library.path}: there is no entry {key}{hint and f'. {hint}'}")
    exported = {entry.key for entry in selection.entries}
    repeated = [p.key for p in library.problems if p.kind == "duplicate" and p.key in exported]
    for key in dict.fromkeys(repeated):
        terminal.warn(f"{library.path}: {key} is there more than once; only the first is exported")
    if broken := sum(1 for problem in library.problems if not problem.key):
        blocks = terminal.counted(broken, "broken block")
        terminal.warn(f"{library.path}: {blocks} left out; see `refman check`")
    if not selection.entries:
        terminal.say(f"Nothing to export. {library.advice(query or '')}".strip())
    return bool(selection.missing) or not selection.entries


def _complete(entries: Sequence[Entry], library: "Library") -> tuple[list[Entry], bool]:
    """The entries with what they inherit; says what could not be inherited, and whether anything could not."""
    from refman.bibliography.inheritance import inherited

    completed, problems = inherited(entries, library.entries)
    for problem in dict.fromkeys(problems):
        terminal.warn(f"{library.path}: {problem}")
    return completed, bool(problems)


def _data(entries: Sequence[Entry], format_: str) -> str:
    from refman.bibliography import to_item
    from refman.bibliography.csljson import write_csljson
    from refman.bibliography.dialects import write_biblatex, write_bibtex
    from refman.bibliography.ris import write_ris

    if format_ == "bibtex":
        text = write_bibtex(entries)
        if foreign := sorted({character for character in text if not character.isascii()}):
            terminal.warn(
                f"pdflatex needs further packages for {' '.join(foreign[:8])}{' …' if foreign[8:] else ''}; "
                "lualatex with --format biblatex does not"
            )
        return text
    if format_ == "biblatex":
        return write_biblatex(entries)
    items = map(to_item, entries)
    return write_csljson(items) if format_ == "csljson" else write_ris(items)


def _refuse_terminal(format_: str, output: Path | None) -> None:
    from refman.bibliography.document import BINARY

    if format_ in BINARY and output is None and sys.stdout.isatty():
        raise UsageError(f"{format_} is not for a terminal", hint="Name a file with -o.")


def _write(data: bytes, output: Path | None) -> None:
    """Write to stdout, or to a file as a whole: what was there stays until all of the new is on disk."""
    if output is None and sys.stdout.isatty():
        terminal.print_text(data.decode("utf-8"), nl=False)
        return
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    new = None
    try:
        if output.exists() and not output.is_file():  # a pipe or a device takes what comes
            output.write_bytes(data)
            return
        output = Path(os.path.realpath(output))  # a link stays one
        with tempfile.NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}.", delete=False) as file:
            new = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = output.stat().st_mode & 0o777 if output.exists() else 0o666 & ~_umask()
        new.chmod(mode)
        new.replace(output)
    except OSError as error:
        if new:
            new.unlink(missing_ok=True)
        raise UnreadableError(f"cannot be written: {error.strerror}", where=str(output)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
