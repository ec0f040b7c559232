"""Item → entry, in the dialect of refman's libraries: biblatex's entry types where BibTeX has none, BibTeX's fields."""

import re
from collections.abc import Callable
from typing import Any

from refman.bibliography import fields as table
from refman.bibliography.dates import DATES, date_fields, format_edtf
from refman.bibliography.names import NAMES, format_names
from refman.bibliography.titles import write_title
from refman.bibliography.types import CHAPTERS, GENRE_KEYS, NUMBERED, PERIODICAL, WEB, entry_type
from refman.latex import from_markup, to_latex
from refman.model import Entry, Item

_ARXIV = re.compile(r"arxiv:\s*(?P<eprint>\S+?)(?:\s*\[(?P<eprintclass>[^\]]+)\])?", re.IGNORECASE)
_PLACE = {name: n for n, name in enumerate(table.ORDER)}


def to_entry(item: Item, key: str = "") -> Entry:
    """A CSL-JSON item as an entry of refman's dialect.

    What belongs to a citation and not to the work (`locator`, `prefix` …) is left out, and so is the item's `id`.
    """
    writer = _ItemReader(item)
    kind, subtype = entry_type(writer.type)
    fields = {name: value for name, value in writer.fields().items() if value.strip()}
    if subtype and ("eprint" not in fields or "organization" in fields):
        fields["entrysubtype"] = subtype
    ordered = sorted(fields, key=lambda name: _PLACE.get(name, len(_PLACE)))
    return Entry(type=kind, key=key, fields={name: fields[name] for name in ordered})


class _ItemReader:
    """The variables of one item, as fields of an entry."""

    def __init__(self, item: Item) -> None:
        self._item = item
        self.type = str(item.get("type") or "document")

    def fields(self) -> dict[str, str]:
        groups: tuple[Callable[[], dict[str, str]], ...] = (
            self._names, self._titles, self._numbers, self._publication, self._dates, self._plain, self._addresses,
        )  # fmt: skip
        found: dict[str, str] = {}
        for group in groups:
            found |= group()
        return found

    def _value(self, variable: str) -> str:
        value = self._item.get(variable)
        return " ".join(str(value).split()) if isinstance(value, str | int | float) and value != "" else ""

    def _latex(self, variable: str) -> str:
        return from_markup(self._value(variable))

    def _names(self) -> dict[str, str]:
        found = {}
        for variable in sorted(NAMES):
            names = self._item.get(variable)
            if isinstance(names, list):
                found[table.NAMES.get(variable, variable)] = format_names(
                    n for n in names if isinstance(n, dict)
                )
        return found

    def _titles(self) -> dict[str, str]:
        title, volume = write_title(self._value("title")), write_title(self._value("volume-title"))
        container = self._latex("container-title")
        if not volume:
            return {"title": title, self._container_field(): container}
        if self.type in CHAPTERS:
            return {"title": title, "booktitle": volume, "maintitle": container}
        return {"title": volume, "maintitle": title, self._container_field(): container}

    def _container_field(self) -> str:
        if self.type in WEB:
            return "organization"
        legal = {"legal_case", "legislation", "bill", "regulation", "treaty"}
        return "journal" if self.type in PERIODICAL or self.type in legal else "booktitle"

    def _numbers(self) -> dict[str, str]:
        number, issue, series = (self._latex(v) for v in ("number", "issue", "collection-number"))
        if self.type in PERIODICAL:
            return {"number": issue, "eid": number, "collection-number": series}
        if arxiv := self._arxiv():
            return {
                "eprint": to_latex(arxiv["eprint"]),
                "eprinttype": "arxiv",
                "eprintclass": arxiv["eprintclass"] or "",
                "issue": issue,
                "collection-number": series,
            }
        if self.type in NUMBERED or not self._value("collection-title"):
            return {"number": number, "issue": issue, "collection-number": series}
        return {"number": series, "eid": number, "issue": issue}

    def _arxiv(self) -> "re.Match[str] | None":
        """The number of a preprint at arXiv, which the entry then needs no publisher for."""
        is_preprint = self.type == "article" and self._value("publisher") == "arXiv"
        return _ARXIV.fullmatch(self._value("number")) if is_preprint else None

    def _publication(self) -> dict[str, str]:
        publisher = "" if self._arxiv() else self._latex("publisher")
        genre = self._value("genre")
        return {
            table.PUBLISHERS.get(self.type, "publisher"): publisher,
            "type": GENRE_KEYS.get(genre.replace("'", "’"), "") or from_markup(genre),
        }

    def _dates(self) -> dict[str, str]:
        found = date_fields(self._date("issued"))
        for variable in sorted(DATES - {"issued"}):
            date = self._date(variable)
            found[table.DATE_FIELDS.get(variable, variable)] = format_edtf(date) or to_latex(
                str(date.get("literal") or date.get("raw") or "")
            )
        return found

    def _date(self, variable: str) -> dict[str, Any]:
        date = self._item.get(variable)
        return date if isinstance(date, dict) else {"raw": str(date)} if date else {}

    def _plain(self) -> dict[str, str]:
        found = {names[0]: self._latex(variable) for variable, names in table.TEXT.items()}
        found |= {
            variable: self._latex(variable) for variable in table.OWN_NAME if variable != "collection-number"
        }
        language = self._value("language")
        return found | {
            "pages": double_hyphens(self._latex("page")),
            "note": self._latex("note"),
            "annotation": self._latex("annote"),
            "language": table.LANGUAGE_NAMES.get(language.lower(), language),
        }

    def _addresses(self) -> dict[str, str]:
        url = self._value("URL")
        arxiv = self._arxiv()
        if arxiv and url == table.EPRINTS["arxiv"] + arxiv["eprint"]:
            url = ""
        return {"url": url, "doi": self._value("DOI")}


def double_hyphens(pages: str) -> str:
    """Ranges with BibTeX's double hyphen: in "12-15" and, section by section, in "1-12-1-15"."""
    parts = []
    for part in re.split(r"(\s*[,;]\s*)", pages):
        pieces = re.split(r"\s*-+\s*", part)
        middle = len(pieces) // 2
        even = len(pieces) % 2 == 0
        parts.append(f"{'-'.join(pieces[:middle])}--{'-'.join(pieces[middle:])}" if even else part)
    return "".join(parts)
