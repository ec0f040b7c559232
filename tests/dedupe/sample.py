"""Entries in one line."""

from refman.model import Entry


def entry(
    key: str, author: str = "", title: str = "", year: str = "", type_: str = "article", **fields: str
) -> Entry:
    """An entry; fields that are empty are left out."""
    given = {"author": author, "title": title, "year": year, **fields}
    return Entry(type_, key, {name: value for name, value in given.items() if value})
