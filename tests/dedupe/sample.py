"""Entries in one line, and how two of them compare."""

from refman.dedupe import find_duplicates
from refman.model import Entry


def entry(
    key: str, author: str = "", title: str = "", year: str = "", type_: str = "article", **fields: str
) -> Entry:
    """An entry; fields that are empty are left out."""
    given = {"author": author, "title": title, "year": year, **fields}
    return Entry(type_, key, {name: value for name, value in given.items() if value})


def band(*entries: Entry) -> str:
    """In which band two entries are."""
    plan = find_duplicates(entries)
    if plan.clusters:
        return "sure"
    return "unsure" if plan.review else plan.related[0].relation if plan.related else "different"
