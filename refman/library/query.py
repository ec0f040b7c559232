"""The query language: `author:x title:"a phrase" year:2018-2020 -type:book words`, all of which must hold.

A word matches the start of a word, a phrase whole words; neither minds case or diacritics. `year:` and `cited:` take
a number or a range (`2018-`, `-1999`), `key:` a part of the key, any other name the field of that name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from refman.errors import UsageError
from refman.library.text import folded

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "author": ("author",),
    "editor": ("editor", "translator"),
    "title": ("title", "subtitle", "shorttitle"),
    "journal": ("journal", "journaltitle", "booktitle", "maintitle", "series", "shortjournal"),
    "publisher": ("publisher", "institution", "organization", "school"),
    "keywords": ("keywords",),
    "other": (),
}
"""The columns of the full-text index, each with the fields whose words it holds; `other` has those of all the rest."""

_TERM = re.compile(r'(-?)(?:([A-Za-z][\w-]*):)?(?:"([^"]*)"?|(\S+))')
_RANGE = re.compile(r"(\d+)|(\d*)(?:-|–|\.\.)(\d*)")
_NO_VALUE = re.compile("[A-Za-z]+:")
_NUMBERS = {"year": "coalesce(entry.year, -1)", "cited": "coalesce(cited.n, 0)"}


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. `field` is "" where any field will do."""

    field: str
    text: str
    phrase: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """A query as SQL over the tables of the index."""

    sql: str
    parameters: tuple[str | int, ...]


def parse_query(query: str) -> list[Term]:
    """The terms of a query; raises `UsageError` where a field has nothing to look for."""
    return [_term(*found) for found in _TERM.findall(query)]


def _term(minus: str, field: str, phrase: str, word: str) -> Term:
    if field and word.startswith("//"):
        return Term("", f"{field}:{word}", phrase=False, negated=bool(minus))
    if not field and _NO_VALUE.fullmatch(word):
        raise UsageError(
            f"`{word}` has nothing to look for", hint="Write it without a space: `author:smith`."
        )
    return Term(field.lower(), word or phrase, phrase=not word, negated=bool(minus))


def compiled(terms: list[Term]) -> Condition:
    """The SQL of a query; raises `UsageError` where a range is none."""
    conditions = [_condition(term) for term in terms]
    sql = " AND ".join(c.sql for c in conditions) or "1"
    return Condition(sql, tuple(p for c in conditions for p in c.parameters))


def _condition(term: Term) -> Condition:
    if term.field in _NUMBERS:
        found = _range(term, _NUMBERS[term.field])
    elif term.field == "type":
        found = Condition("entry.type = ?", (term.text.lower(),))
    elif term.field == "key":
        found = Condition("instr(lower(entry.key), ?) > 0", (term.text.lower(),))
    else:
        found = _words(term)
    return Condition(f"NOT ({found.sql})", found.parameters) if term.negated else found


def _range(term: Term, column: str) -> Condition:
    found = _RANGE.fullmatch(term.text)
    if not found or not any(found.groups()):
        raise UsageError(
            f"`{term.field}:{term.text}` is no number or range",
            hint=f"Write {term.field}:2018, {term.field}:2018-2020, {term.field}:2018- or {term.field}:-2020.",
        )
    low, high = (found[1], found[1]) if found[1] else (found[2], found[3])
    return Condition(f"{column} BETWEEN ? AND ?", (int(low or 0), int(high or 999_999)))


def _words(term: Term) -> Condition:
    """Full-text search; a field without a column of its own is looked up among the others, then checked itself."""
    text = folded(term.text)
    if not any(c.isalnum() for c in text):
        return Condition("1", ())
    quoted = '"' + text.replace('"', " ") + '"'
    match = quoted if term.phrase else f"{quoted} *"
    column = next((name for name, fields in COLUMNS.items() if term.field in fields), "other")
    if term.field:
        match = f"{column} : {match}"
    sql = "entry.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
    blocks = "(SELECT blocks FROM body WHERE id = entry.chunk)"
    if not term.field or term.field == next(iter(COLUMNS.get(column, ())), None):
        return Condition(sql, (match,))
    return Condition(f"{sql} AND field_has({blocks}, entry.n, ?, ?)", (match, term.field, text))
