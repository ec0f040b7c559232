"""The query language: `author:x title:"a phrase" year:2018-2020 -type:book words`, all of which must hold.

A word matches the start of a word, a phrase and a word with a mark behind it whole words; neither minds case or diacritics. `year:` and `cited:` take
a number or a range (`2018-`, `-1999`), `key:` a part of the key, any other name the field of that name. What stands
before a colon and is no common field may be a word as well, as in a title.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

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

_COMMON = frozenset(
    "author title year journal publisher type key cited editor translator booktitle series institution organization school "
    "keywords abstract note annotation date month volume number pages edition chapter address location doi url urldate "
    "eprint isbn issn language howpublished shorttitle subtitle crossref".split()
)
"""What people look for."""

_TERM = re.compile(r'(-?)(?:([A-Za-z][\w-]*):)?(?:"([^"]*)"?|(\S+))')
_RANGE = re.compile(r"(\d+)|(\d*)(?:-|–|\.\.)(\d*)")
_NO_VALUE = re.compile("[A-Za-z]+:")
_MOST_TERMS = 500  # SQLite nests conditions, to 1,000
_LATEST = 999_999
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
    if not field and _NO_VALUE.fullmatch(word) and word[:-1].lower() in _COMMON:
        raise UsageError(
            f"`{word}` has nothing to look for", hint="Write it without a space: `author:smith`."
        )
    return Term(field.lower(), word or phrase, phrase=not word, negated=bool(minus))


def uncommon_fields(terms: Iterable[Term]) -> list[str]:
    """The names before colons that are no common fields: perhaps the library's own, perhaps mistyped."""
    return list(dict.fromkeys(term.field for term in terms if term.field and term.field not in _COMMON))


def advice(field: str, fields: Iterable[str]) -> str:
    """What to say of a field that no entry has; `fields` are those that some entry has."""
    close = get_close_matches(field, sorted(_COMMON.union(fields)), n=1)
    told = f"did you mean `{close[0]}:`?" if close else "`refman help queries` names the common ones."
    return f"No entry has a field `{field}`; {told}"


def compiled(terms: list[Term]) -> Condition:
    """The SQL of a query; raises `UsageError` where a range is none."""
    conditions = [_condition(term) for term in terms]
    if len(conditions) > _MOST_TERMS:
        raise UsageError(f"{len(conditions)} terms are too many", hint=f"Search for {_MOST_TERMS} at most.")
    sql = " AND ".join(c.sql for c in conditions) or "1"
    return Condition(sql, tuple(p for c in conditions for p in c.parameters))


def _condition(term: Term) -> Condition:
    if any("\ud800" <= c <= "\udfff" for c in term.text):  # a byte that is no UTF-8, which no library holds
        found = Condition("0", ())
    elif term.field in _NUMBERS:
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
    return Condition(f"{column} BETWEEN ? AND ?", (_bound(low, 0), _bound(high, _LATEST)))


def _bound(number: str, otherwise: int) -> int:
    return min(int(number[:9]), _LATEST) if number else otherwise


def _words(term: Term) -> Condition:
    """Full-text search; a field without a column of its own is looked up among the others, then checked itself."""
    text = folded(term.text)
    if not any(c.isalnum() for c in text):
        return Condition("1", ())
    column = next((name for name, fields in COLUMNS.items() if term.field in fields), "other")
    match = _match(text, term, f"{column} : " if term.field else "")
    if not term.field or term.field == next(iter(COLUMNS.get(column, ())), None):
        return match
    blocks = "(SELECT blocks FROM body WHERE id = entry.chunk)"
    sql = f"{match.sql} AND field_has({blocks}, entry.n, ?, ?)"
    in_field = Condition(sql, (*match.parameters, term.field, text))
    if term.field in _COMMON:
        return in_field
    as_words = _match(folded(f"{term.field} {term.text}"), term)
    return Condition(f"({sql} OR {as_words.sql})", in_field.parameters + as_words.parameters)


def _match(text: str, term: Term, column: str = "") -> Condition:
    """Where a folded text stands in a column of the full-text index, or in any."""
    quoted = '"' + text.replace('"', " ") + '"'
    is_whole = term.phrase or not (text[-1].isalnum() or text[-1] == "*")  # a mark ends a word, as in `C++`
    match = column + (quoted if is_whole else f"{quoted} *")
    return Condition("entry.id IN (SELECT rowid FROM words WHERE words MATCH ?)", (match,))
