"""Options that several commands share."""

import re
from collections.abc import Sequence

import click

FIELD_NAME = re.compile(r"[A-Za-z][\w-]*")
ENTRY_TYPE = re.compile(r"(?!comment|preamble|string)\w+", re.IGNORECASE)

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Print what would change as a diff; write nothing."
)


def _assignments(_ctx: click.Context, _option: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    found = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals or not FIELD_NAME.fullmatch(name.strip()):
            raise click.BadParameter(f"{value!r} is not NAME=VALUE")
        found[name.strip().lower()] = as_latex(name.strip().lower(), text.strip())
    return found


def as_latex(name: str, value: str) -> str:
    """The value of a field, from the command line, as LaTeX, unless it is LaTeX already or is to stay as it is.

    Hyphens in a row are dashes, as everywhere in LaTeX.
    """
    from refman.bibliography.biblatex import VERBATIM
    from refman.latex import to_latex

    if name in VERBATIM or set(value) & set("\\{}"):
        return value
    return to_latex(value.replace("---", "—").replace("--", "–"))


def check_type(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """An entry type as it was given, of those that BibTeX reads back; the callback of options."""
    if value is not None and not ENTRY_TYPE.fullmatch(value):
        raise click.BadParameter(f"{value!r} cannot be an entry type")
    return value


set_option = click.option(
    "--set",
    "fields",
    metavar="NAME=VALUE",
    multiple=True,
    callback=_assignments,
    help="Set a field; may be repeated.",
)
