"""Entries in biblatex's types and fields."""

import re
from collections.abc import Mapping

from refman.bibliography import fields as table
from refman.bibliography.dates import format_edtf, parse_date, parse_issued
from refman.bibliography.entry import double_hyphens
from refman.bibliography.inheritance import REFERENCES
from refman.bibliography.types import csl_type
from refman.latex import to_latex
from refman.model import Entry

VERBATIM = REFERENCES | {"url", "doi", "eprint", "file", "urldate", "ids", "options", "langid"}
"""Fields that are no LaTeX."""

_UNESCAPED = re.compile(r"(?<!\\)[&#%_]")
_LEFT_ALONE = re.compile(
    r"((?<!\\)\$(?:[^$\\]|\\.)+\$|\\\^|\\(?:url|ensuremath)\s*\{[^{}]*\}|\\href\s*\{[^{}]*\})"
)
"""Mathematics, accents and addresses."""

_NEW_FIELDS = {
    "journal": "journaltitle", "address": "location", "school": "institution", "annote": "annotation",
    "archiveprefix": "eprinttype", "primaryclass": "eprintclass", "journalabbr": "shortjournal",
}  # fmt: skip
_NEW_TYPES = {
    "phdthesis": ("thesis", "phdthesis"),
    "mastersthesis": ("thesis", "mathesis"),
    "techreport": ("report", "techreport"),
    "conference": ("inproceedings", ""),
    "electronic": ("online", ""),
    "www": ("online", ""),
}

_DRIVERLESS = frozenset(
    "artwork audio commentary image jurisdiction legal legislation letter movie music performance standard video".split()
)
"""Types that biblatex's standard styles (`standard.bbx`, 3.19) warn of."""


def to_biblatex(entry: Entry) -> Entry:
    """An entry in biblatex's own types and fields, dates in ISO 8601: what biber reads without a warning."""
    kind, genre = _NEW_TYPES.get(entry.type, (entry.type, ""))
    fields = {
        _NEW_FIELDS.get(name, name): _sound(name, value)
        for name, value in entry.fields.items()
        if value.strip()
    }
    fields = _without_dates(fields)
    if "pages" in fields:
        fields["pages"] = double_hyphens(fields["pages"])
    fields |= _iso_dates(entry.fields)
    if genre:
        fields.setdefault("type", genre)
    if kind in {"thesis", "report"} and "publisher" in fields:
        fields.setdefault("institution", fields.pop("publisher"))
    if "language" in fields and "langid" not in fields:
        _language(fields)
    _editors(fields)
    return Entry(kind, entry.key, fields)


def with_driver(entry: Entry) -> Entry:
    """An entry of biblatex under a type that its standard styles can print; `entrysubtype` keeps what it was.

    Types of law, sound and pictures have no driver there: what appeared in a journal or reporter is printed as an
    article, all else as `misc`, which prints a number and a publisher under other names.
    """
    if entry.type not in _DRIVERLESS:
        return entry
    kind = csl_type(entry.type, entry.fields.get("entrysubtype", ""))
    fields = {**entry.fields, "entrysubtype": kind.replace("_", "-")}  # biblatex takes no underscore here
    if "journaltitle" in fields:
        return Entry("article", entry.key, fields)
    if "number" in fields:
        fields.setdefault("howpublished", fields["number"])
    if "publisher" in fields:
        fields.setdefault("organization", fields.pop("publisher"))
    return Entry("misc", entry.key, fields)


def _sound(name: str, value: str) -> str:
    """A value that LaTeX does not stumble over: people forget to escape `&`, `%` and `#`."""
    if name in VERBATIM:
        return value
    parts = _LEFT_ALONE.split(value)
    parts[::2] = [_UNESCAPED.sub(r"\\\g<0>", part).replace("^", r"\textasciicircum{}") for part in parts[::2]]
    return "".join(parts)


def _without_dates(fields: Mapping[str, str]) -> dict[str, str]:
    dates = {"year", "month", "day", "date", "endyear", *table.DATE_FIELDS.values()}
    return {name: value for name, value in fields.items() if name not in dates}


def _iso_dates(fields: Mapping[str, str]) -> dict[str, str]:
    """The dates that can be written in ISO 8601; a year in words is a state of publication ("forthcoming")."""
    issued = parse_issued(fields)
    found = {"date": format_edtf(issued)}
    words = str(issued.get("literal", ""))
    if words and not re.fullmatch(r"\W*(?:n\W*d\W*|s\W*a\W*|o\W*j\W*|undated|no date)", words, re.IGNORECASE):
        found["pubstate"] = fields.get("pubstate") or to_latex(words)
    for name in table.DATE_FIELDS.values():
        found[name] = format_edtf(parse_date(fields.get(name, "")))
    return {name: value for name, value in found.items() if value}


def _language(fields: dict[str, str]) -> None:
    """`language` prints a remark and must be known to biblatex; `langid` sets hyphenation and capitals."""
    languages = fields.pop("language").split(" and ")
    names = [table.LANGUAGE_NAMES.get(language.lower(), language.lower()) for language in languages]
    if names[0] in table.LANGUAGES:
        fields["langid"] = names[0]


def _editors(fields: dict[str, str]) -> None:
    """CSL's roles that biblatex knows as kinds of editors."""
    slots = [slot for slot in ("editor", "editora", "editorb", "editorc") if slot not in fields]
    for role in sorted(table.ROLES & fields.keys()):
        if slots:
            slot = slots.pop(0)
            fields[slot], fields[f"{slot}type"] = (
                fields.pop(role),
                {"contributor": "collaborator"}.get(role, role),
            )
