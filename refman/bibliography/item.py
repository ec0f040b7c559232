"""Entry → item: BibTeX and biblatex entries as CSL-JSON. What both can say survives the way there and back."""

import re
from collections.abc import Callable, Mapping

from refman.bibliography import fields as table
from refman.bibliography.dates import parse_date, parse_issued
from refman.bibliography.identifiers import bare_arxiv, bare_doi
from refman.bibliography.names import NAMES, parse_names
from refman.bibliography.titles import join_title, read_title, strip_protection
from refman.bibliography.types import CHAPTERS, GENRES, NUMBERED, PERIODICAL, WEB, csl_type
from refman.latex import to_markup, to_unicode
from refman.model import Entry, Item

_URL = re.compile(r"\\url\s*\{([^{}]*)\}|(https?://[^\s{}]+)")
_WHERE = re.compile(r"(?:available|accessed|retrieved|online|url|web ?(?:page|site))\b", re.IGNORECASE)
"""Words that say no more than that there is an address."""
_ESCAPED = re.compile(
    r"\{?\\([%_&#~$])(?:\{\})?\}?|\{([%_&#~])\}|\\(textasciitilde|textunderscore|slash)(?:\{\}|\s)?"
)
_NUMERIC_EDITION = re.compile(r"(\d+)(?:st|nd|rd|th)?", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:-{1,3}|[‐‑‒–—])\s*")


def to_item(entry: Entry) -> Item:
    """An entry as a CSL-JSON item; its key is the item's `id`. What the entry inherits must already be in it."""
    reader = _EntryReader(entry)
    return {"id": entry.key, "type": reader.type, **reader.variables()}


class _EntryReader:
    """The fields of one entry, read as CSL variables."""

    def __init__(self, entry: Entry) -> None:
        self._entry_type = entry.type
        self._fields: Mapping[str, str] = {k: v for k, v in entry.fields.items() if v.strip()}
        self.type = csl_type(entry.type, self._text("entrysubtype"))
        if self._arxiv() and self.type in {"webpage", "document", "manuscript"} and not self._container():
            self.type = "article"

    def variables(self) -> Item:
        """All variables but `id` and `type`, in a reader's order, the empty ones left out."""
        groups: tuple[Callable[[], Item], ...] = (
            self._names, self._titles, self._numbers, self._publication, self._dates, self._plain, self._remarks,
            self._addresses,
        )  # fmt: skip
        found: Item = {}
        for group in groups:
            found |= {k: v for k, v in group().items() if v and k not in found}
        return found

    def _text(self, *names: str) -> str:
        """The first of these fields as plain text."""
        return next((" ".join(to_unicode(self._fields[n]).split()) for n in names if n in self._fields), "")

    def _rich(self, *names: str) -> str:
        return next((" ".join(read_title(self._fields[n]).split()) for n in names if n in self._fields), "")

    def _phrase(self, *names: str) -> str:
        """As `_rich`, for what no style changes the case of: nothing to protect."""
        return strip_protection(self._rich(*names))

    def _names(self) -> Item:
        found: Item = {}
        for variable in sorted(NAMES):
            for name in (table.NAMES.get(variable, variable), variable):
                if name in self._fields and variable != "editor":
                    found.setdefault(variable, parse_names(self._fields[name]))
        for slot in ("editor", "editora", "editorb", "editorc"):
            if slot in self._fields:
                role = self._text(f"{slot}type").lower()
                role = table.ROLE_WORDS.get(role, role)
                found.setdefault(role if role in table.ROLES else "editor", []).extend(
                    parse_names(self._fields[slot])
                )
        return {v: found[v] for v in sorted(found, key=lambda v: (v != "author", v != "editor", v))}

    def _titles(self) -> Item:
        title = join_title(self._rich("title"), self._rich("subtitle"), self._rich("titleaddon"))
        main = join_title(self._rich("maintitle"), self._rich("mainsubtitle"), self._rich("maintitleaddon"))
        container = self._container()
        if self.type == "periodical" and not title:
            title, container = container, ""
        if not main:
            return {"title": title, "container-title": container}
        if self.type in CHAPTERS:
            return {"title": title, "container-title": main, "volume-title": container}
        return {"title": main, "volume-title": title, "container-title": container}

    def _container(self) -> str:
        journal = join_title(self._rich("journaltitle", "journal"), self._rich("journalsubtitle"))
        book = join_title(self._rich("booktitle"), self._rich("booksubtitle"), self._rich("booktitleaddon"))
        site = self._rich("organization") if self.type in WEB else ""
        return book or journal or site if self.type in CHAPTERS else journal or book or site

    def _numbers(self) -> Item:
        number, issue, eid = self._text("number"), self._text("issue"), self._text("eid")
        if self.type in PERIODICAL:
            return {"issue": ", ".join(filter(None, (number, issue))), "number": eid}
        if self.type not in NUMBERED and "series" in self._fields:
            return {"collection-number": number, "issue": issue, "number": eid}
        return {"number": number or eid or self._preprint_number(), "issue": issue}

    def _arxiv(self) -> bool:
        return bool("eprint" in self._fields and self._text("eprinttype", "archiveprefix").lower() == "arxiv")

    def _preprint_number(self) -> str:
        if self.type != "article" or not self._arxiv():
            return ""
        primary = self._text("eprintclass", "primaryclass")
        return f"arXiv:{bare_arxiv(self._text('eprint'))}" + (f" [{primary}]" if primary else "")

    def _publication(self) -> Item:
        houses = [
            self._phrase(name)
            for name in ("school", "institution", "organization", "publisher")
            if name in self._fields and not (name == "organization" and self.type in WEB)
        ]
        how = to_unicode(_URL.sub("", self._fields.get("howpublished", ""))).strip(" ,.:;")
        if how and not _WHERE.match(how):
            houses.append(how)
        if not houses and self._preprint_number():
            houses = ["arXiv"]
        return {"publisher": "; ".join(dict.fromkeys(houses)), "genre": self._genre()}

    def _genre(self) -> str:
        genre = self._text("type")
        implied = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
        return GENRES.get(genre.lower(), genre) or implied.get(self._entry_type, "")

    def _dates(self) -> Item:
        found: Item = {"issued": parse_issued(self._fields)}
        for variable, name in table.DATE_FIELDS.items():
            found[variable] = parse_date(self._fields.get(name, ""))
        for variable in ("submitted", "available-date"):
            found[variable] = parse_date(self._fields.get(variable, ""))
        return found

    def _plain(self) -> Item:
        found: Item = {variable: self._phrase(*names) for variable, names in table.TEXT.items()}
        found |= {variable: self._phrase(variable) for variable in table.OWN_NAME}
        for variable in ("title-short", "container-title-short", "collection-title"):
            found[variable] = self._rich(*table.TEXT[variable])
        found["collection-title"] = _series(found["collection-title"])
        found["page"] = _DASH.sub("-", self._text("pages"))
        found["edition"] = _edition(found["edition"])
        found["status"] = table.STATES.get(found["status"].lower(), found["status"])
        first, _, more = self._text("language", "langid", "hyphenation").partition(" and ")
        first, more = (name.removeprefix("lang") for name in (first, more))  # biblatex's keys: langlatin
        known = table.LANGUAGES.get(first.lower())  # CSL has room for one language
        found["language"] = known or (f"{first} and {more}" if more else first)
        return found

    def _remarks(self) -> Item:
        return {
            "note": join_title(self._marked("note"), addon=self._marked("addendum")),
            "annote": self._marked("annotation", "annote"),
            "abstract": self._marked("abstract"),
        }

    def _marked(self, *names: str) -> str:
        return next((" ".join(to_markup(self._fields[n]).split()) for n in names if n in self._fields), "")

    def _addresses(self) -> Item:
        url = _verbatim(self._fields.get("url", ""))
        if not url and (match := _URL.search(self._fields.get("howpublished", ""))):
            url = _verbatim(match[1] or match[2])
        kind = self._text("eprinttype", "archiveprefix").lower()
        if not url and kind in table.EPRINTS and "eprint" in self._fields:
            url = table.EPRINTS[kind] + bare_arxiv(self._text("eprint"))
        found = {"URL": url, "DOI": bare_doi(_verbatim(self._fields.get("doi", "")))}
        if kind in {"pmid", "pubmed"}:
            found["PMID"] = self._text("eprint")
        if kind in {"pmcid", "pmc"}:
            found["PMCID"] = self._text("eprint")
        return found


def _edition(edition: str) -> str:
    """A number where the edition is one, as BibTeX has it ("2nd", "Second"); other words are what a style prints."""
    if match := _NUMERIC_EDITION.fullmatch(edition):
        return match[1]
    return table.ORDINALS.get(edition.lower(), edition)


def _series(series: str) -> str:
    """Biblatex's words for the series of a journal: `newseries`, `3`."""
    words = {"newseries": "New series", "oldseries": "Old series"}
    return words.get(series, f"{ordinal(int(series))} series" if series.isdecimal() else series)


def ordinal(number: int) -> str:
    """An English ordinal: "3rd"."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _verbatim(value: str) -> str:
    """An address: no LaTeX, but people escape what LaTeX would choke on."""
    value = " ".join(value.split())
    if match := _URL.fullmatch(value):
        value = match[1] or match[2]
    words = {"textasciitilde": "~", "textunderscore": "_", "slash": "/"}
    value = _ESCAPED.sub(lambda m: m[1] or m[2] or words[m[3]], value)
    return value.strip("<> ")
