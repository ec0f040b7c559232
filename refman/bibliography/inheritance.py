"""Entries that refer to others, and what they inherit: `crossref`, `xdata`, biblatex's rules for titles (manual, appendix B)."""

import re
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace
from functools import cache

from refman.model import Entry

REFERENCES = frozenset({"crossref", "xdata", "xref", "entryset", "related"})
"""Fields that hold keys of other entries, parted by commas."""
_PRIVATE = frozenset(
    "crossref xref xdata entryset ids execute label options presort related relatedoptions relatedstring relatedtype "
    "shorthand shorthandintro sortkey key keywords annotation annote abstract file note addendum pages url doi groups "
    "owner comment timestamp creationdate modificationdate date-added date-modified".split()
)
"""Fields that belong to the entry that has them."""
_TITLES = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_MAIN = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_PARTS = frozenset(
    "inbook incollection inproceedings conference bookinbook suppbook suppcollection inreference".split()
)
_WHOLE = frozenset("mvbook mvcollection mvproceedings mvreference".split())


def inherited(entries: Iterable[Entry], known: Mapping[str, Entry]) -> tuple[list[Entry], list[str]]:
    """Entries with the fields that they inherit from others, and what went wrong.

    Args:
        entries: the entries to complete.
        known: all entries of the library by key; keys are found whatever their case, as BibTeX does, or as `ids`.

    Returns:
        The entries in order, without `crossref` and `xdata`; messages name entries whose parents are missing or
        that are their own ancestors. Such an entry stays without what it cannot inherit.

    """
    problems: list[str] = []
    find = _finder(known)
    return [_complete(entry, find, (), problems) for entry in entries], problems


def _finder(known: Mapping[str, Entry]) -> Callable[[str], Entry | None]:
    """Finds entries by key; all keys and aliases are gone through only for a key that is not there as it is written."""

    @cache
    def folded() -> dict[str, Entry]:
        others = {name.lower(): entry for entry in known.values() for name in aliases(entry)}
        return others | {key.lower(): entry for key, entry in known.items()}

    return lambda key: known.get(key) or folded().get(key.lower())


def parents(entry: Entry) -> list[str]:
    """The keys of the entries that an entry inherits from, nearest first."""
    return _listed(entry, "xdata") + _listed(entry, "crossref")


def aliases(entry: Entry) -> list[str]:
    """Other keys of an entry, as those of entries that were merged into it."""
    return _listed(entry, "ids")


def _listed(entry: Entry, name: str) -> list[str]:
    return [key.strip() for key in entry.fields.get(name, "").split(",") if key.strip()]


def redirected(entry: Entry, new: Callable[[str], str], fields: Set[str] = REFERENCES) -> Entry:
    """An entry that refers, in these of its fields, to other entries by their new keys; `new` is told the old ones."""
    changed = dict(entry.fields)
    for name in fields & changed.keys():
        changed[name] = re.sub(r"[^\s,](?:[^,]*[^\s,])?", lambda key: new(key[0]), changed[name])
    return replace(entry, fields=changed)


def _complete(
    entry: Entry, find: Callable[[str], Entry | None], line: tuple[str, ...], problems: list[str]
) -> Entry:
    if "crossref" not in entry.fields and "xdata" not in entry.fields:
        return entry
    line = (*line, entry.key)
    fields = {name: value for name, value in entry.fields.items() if name not in {"crossref", "xdata"}}
    data = _listed(entry, "xdata")
    for key in parents(entry):
        parent = find(key)
        if parent is None:
            problems.append(f"{entry.key}: its parent {key} is not in the library")
        elif parent.key in line:
            problems.append(f"{line[0]}: {' → '.join((*line, parent.key))} is a circle of crossrefs")
        else:
            whole = _complete(parent, find, line, problems)
            renamed = {} if key in data else _renamed(entry.type, parent.type)
            for name, value in whole.fields.items():
                if key in data or name not in _PRIVATE:
                    fields.setdefault(renamed.get(name, name), value)
    return replace(entry, fields=fields)


def _renamed(child: str, parent: str) -> Mapping[str, str]:
    """What a parent's titles are to its child."""
    if parent in _WHOLE:
        return _MAIN
    if child in _PARTS:
        return _TITLES
    return _JOURNAL if parent == "periodical" else {"title": "", "subtitle": "", "titleaddon": ""}
