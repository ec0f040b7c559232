"""Works that a text cites by key: the .bib files in the article's folder, and what a reader would see of a work."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from refman.article import limits
from refman.article.encoding import decode
from refman.errors import RefmanError
from refman.latex import to_unicode
from refman.model import Embedded, Entry, Item, Note


@dataclass
class Works:
    """Entries by key, and items made of them when they are asked for."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    """References that the article prints itself (`thebibliography`), by key."""

    def known(self, key: str) -> bool:
        """Whether there is an entry or a printed reference."""
        return key in self.entries or key in self.texts

    def text(self, key: str) -> str:
        """The work as a reference to be read: its printed reference, or made of the entry's fields; else the key."""
        if key in self.texts:
            return self.texts[key]
        return _reference(self.entries[key]) if key in self.entries else key

    def item(self, key: str) -> Item | None:
        """The work in CSL-JSON, where there is an entry."""
        from refman.bibliography import to_item

        return to_item(self.entries[key]) if key in self.entries else None


def read_works(article: Path, names: Iterable[str], texts: Mapping[str, str]) -> tuple[Works, list[str]]:
    """The .bib files that an article names, or all that lie beside it where it names none, and warnings.

    Files outside the article's folder are not opened.
    """
    from refman.bibliography.inheritance import inherited
    from refman.bibtex import parse

    folder = article.resolve().parent
    named = [name.strip() for name in names if name.strip()]
    warnings: list[str] = []
    entries: dict[str, Entry] = {}
    for file in [folder / _with_suffix(name) for name in named] or sorted(folder.glob("*.bib"))[:20]:
        try:
            if not file.resolve().is_relative_to(folder):
                warnings.append(f"not read, because it lies outside the article's folder: {file.name}")
                continue
            with file.open("rb") as opened:
                text, _ = decode(opened.read(limits.FILE_BYTES), file)
        except (OSError, ValueError, RefmanError):
            warnings.append(f"bibliography cannot be read: {file.name}")
            continue
        for block in parse(text):
            if block.entry is not None:
                entries.setdefault(block.entry.key, block.entry)
    completed, _ = inherited(entries.values(), entries)
    return Works({entry.key: entry for entry in completed}, texts), warnings


def _with_suffix(name: str) -> str:
    return name if name.lower().endswith(".bib") else f"{name}.bib"


def _reference(entry: Entry) -> str:
    """Author, *Title*, container (place: publisher, year), as plain as can be."""
    field_of = {name: to_unicode(value) for name, value in entry.fields.items()}

    def first(*names: str) -> str:
        return next((field_of[name] for name in names if field_of.get(name)), "")

    authors = " and ".join(
        _natural(name) for name in re.split(r"\s+and\s+", first("author", "editor")) if name
    )
    title, container = first("title"), first("journaltitle", "journal", "booktitle")
    title = f"“{title}”" if container and title else f"*{title}*" if title else ""
    publisher = ": ".join(
        filter(None, (first("address", "location"), first("publisher", "school", "institution")))
    )
    year = first("year", "date")[:10]
    imprint = ", ".join(filter(None, (publisher, year)))
    container = f"*{container}*" + (f" {first('volume')}" if first("volume") else "") if container else ""
    work = ", ".join(filter(None, (authors, title, container)))
    work += f" ({imprint})" if publisher else f", {year}" if year else ""
    return ", ".join(filter(None, (work, first("pages").replace("--", "–"), first("url")))) + "."


def _natural(name: str) -> str:
    parts = [part.strip() for part in name.strip("{} ").split(",")]
    return " ".join([parts[-1], *parts[:-1]]) if len(parts) == 2 else " ".join(parts)


def cited_note(works: Works, key: str, label: str, contexts: tuple[str, ...]) -> Note:
    """A work that the running text cites, as a note of kind `reference`."""
    text, item = works.text(key), works.item(key)
    embedded = (Embedded(0, len(text), item),) if item is not None else ()
    return Note(label, text, "reference", contexts=contexts, embedded=embedded)


def unknown_keys(works: Works, keys: Iterable[str]) -> list[str]:
    """Warnings for keys that no bibliography has."""
    return [
        f"cited key {key} is in no bibliography of the article's folder"
        for key in dict.fromkeys(keys)
        if not works.known(key)
    ]
