"""Files of entries for BibTeX and for biblatex."""

import re
from collections.abc import Iterable

from refman.bibliography.biblatex import to_biblatex, with_driver
from refman.bibliography.classic import to_bibtex
from refman.bibtex import MONTHS
from refman.model import Entry

URL_PREAMBLE = (
    r'"\providecommand{\url}{\begingroup\def\do##1{\catcode`##1=12 }\dospecials'
    r'\catcode`\{=1 \catcode`\}=2 \ttfamily\refmanurl}\providecommand{\refmanurl}[1]{#1\endgroup}"'
)
"""Defines `\\url` for papers that load no package for it."""


def write_entries(entries: Iterable[Entry], *, preamble: str = "") -> str:
    """A .bib file of these entries, two spaces deep, one field a line."""
    blocks = [f"@preamble{{{preamble}}}\n"] if preamble else []
    blocks += [_write(entry) for entry in entries]
    return "\n".join(blocks)


def _write(entry: Entry) -> str:
    lines = "".join(f"  {name} = {_value(name, value)},\n" for name, value in entry.fields.items())
    return f"@{entry.type}{{{entry.key},\n{lines}}}\n"


def _value(name: str, value: str) -> str:
    """A value in braces; months by the names that every style defines ("22~" # jun)."""
    if (
        name == "month"
        and (match := re.fullmatch(r"(?:(\d[\d-]*)~)?([a-z]{3})", value))
        and match[2] in MONTHS
    ):
        return f'"{match[1]}~" # {match[2]}' if match[1] else match[2]
    return f"{{{value}}}"


def write_bibtex(entries: Iterable[Entry]) -> str:
    """A .bib file for BibTeX's standard styles."""
    classic = [to_bibtex(entry) for entry in entries]
    has_urls = any("\\url" in value for entry in classic for value in entry.fields.values())
    return write_entries(classic, preamble=URL_PREAMBLE if has_urls else "")


def write_biblatex(entries: Iterable[Entry]) -> str:
    """A .bib file for biblatex and biber."""
    return write_entries(with_driver(to_biblatex(entry)) for entry in entries)
