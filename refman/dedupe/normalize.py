"""Entries become columns: one numpy array or list per property, ready to be hashed and compared."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from refman.dedupe.hashing import Hashes, Ints, hash_texts
from refman.dedupe.names import LETTERS, parse
from refman.model import Entry

Flags: TypeAlias = NDArray[np.bool_]

CHUNK = 8192
LONGEST = 100
KINDS = {
    "article": 1,
    "periodical": 1,
    "book": 2,
    "mvbook": 2,
    "booklet": 2,
    "collection": 2,
    "proceedings": 2,
    "manual": 2,
    "inproceedings": 3,
    "conference": 3,
    "incollection": 4,
    "inbook": 4,
    "report": 5,
    "techreport": 5,
    "thesis": 6,
    "phdthesis": 6,
    "mastersthesis": 6,
}
"""Entry types as a number: 1 article, 2 book, 3 conference paper, 4 chapter, 5 report, 6 thesis, 0 anything else."""
ARTICLE, BOOK, PAPER, CHAPTER, REPORT, THESIS = 1, 2, 3, 4, 5, 6

COMBINING = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`?](?=\w)")
NOT_A_WORD = re.compile(r"[^\w\n]+|_")
ASIDE = re.compile(r"\.{0,3}\s*\[[^\[\]]*\]")
BREAK = re.compile(r"[:;.?!]\s|\s[-–—]+\s|[–—]|--+|,\s|\s\(")
NUMBER = re.compile(r"\d+")
PAGES = re.compile(r"([a-z]*)(\d+)([a-z]?\b)?(?:\s*[-–—‐‑−]+\s*([a-z]*)(\d+))?", re.IGNORECASE)
PLAIN_PAGES = re.compile(r"(\d{1,5})(?:-{1,3}(\d{1,5}))?")
NO_PAGES = re.compile(
    r"^\W*[a-z]*\s*-|^\W*\d+\s*(?:p|pp|pages|s)\b|\d-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>{}]+", re.IGNORECASE)
DOI_VERSION = re.compile(r"\.pub\d+$|(?<=\d)[./]?v\d+$")
ARXIV = re.compile(r"(?:arxiv[:./\s]*(?:org/(?:abs|pdf)/)?(?:preprint\s+arxiv:)?)(\d{4}\.\d{4,5}|[a-z.-]+/\d{7})", re.IGNORECASE)
PREPRINT = re.compile(r"arxiv|biorxiv|medrxiv|ssrn|chemrxiv|preprint|psyarxiv|osf\.io|working paper", re.IGNORECASE)
ISBN = re.compile(r"(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dx]", re.IGNORECASE)
URL_START = re.compile(r"^\s*https?://(?:www\d?\.)?", re.IGNORECASE)
EVENT = re.compile(r"\b(?:workshop|conference|symposium)\b", re.IGNORECASE)
ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
PLACEHOLDER = frozenset({"unknown", "untitled", "no title", "title"})


@dataclass(frozen=True, slots=True)
class Columns:
    """n entries as columns, in the order of their titles, then keys.

    Texts are lower-case words without accents, separated by one space. `titles` may be empty; `heads` counts the
    words before the first break of the title (0: there is none). Hashes and numbers are 0 where the entry says
    nothing. `families` are the authors' family names in their order.
    """

    keys: list[str]
    kinds: Ints
    titles: list[str]
    heads: Ints
    families: list[str]
    authors: list[str]
    initials: Hashes
    truncated: Flags
    years: Ints
    venues: list[str]
    volumes: Hashes
    issues: Hashes
    first_pages: Ints
    last_pages: Ints
    editions: Ints
    dois: Hashes
    identifiers: Hashes
    isbns: Hashes
    preprints: Flags
    weights: Ints

    def __len__(self) -> int:
        return len(self.keys)

    def take(self, order: Sequence[int] | Ints) -> "Columns":
        """The entries at these positions."""
        picked: dict[str, Any] = {}
        index = np.asarray(order, dtype=np.int64)
        for name in self.__slots__:
            column = getattr(self, name)
            picked[name] = [column[i] for i in index] if isinstance(column, list) else column[index]
        return Columns(**picked)


def plain(value: str) -> str:
    """A field value without LaTeX and HTML entities."""
    if "\\" in value:
        from refman.latex import to_unicode

        value = to_unicode(value)
    if "&" in value:
        value = html.unescape(value)
    return value


def clean(texts: Sequence[str]) -> list[str]:
    """Texts as lower-case words without accents or punctuation, one space between them."""
    blob = "\n".join(" ".join(t.splitlines()) if "\n" in t or "\r" in t else t for t in texts)
    blob = blob.replace("{", "").replace("}", "").casefold()
    if not blob.isascii():
        for letter, plain_letters in LETTERS.items():
            blob = blob.replace(letter, plain_letters)
        blob = COMBINING.sub("", unicodedata.normalize("NFKD", blob))
        blob = re.sub(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", blob)
    blob = NOT_A_WORD.sub(" ", APOSTROPHE.sub("", blob))
    return [line.strip() for line in blob.split("\n")]


def _number(value: str) -> int:
    if value.isdecimal():
        return int(value[-9:])
    found = NUMBER.search(value)
    return int(found[0][-9:]) if found else 0


def _pages(value: str) -> tuple[int, int]:
    """First and last page as numbers; "524532" is a range whose hyphen was lost.

    A letter ("S12", "e107", "81A") is kept as a large offset, a shortened last page is completed; a mere number of
    pages ("215 p") and a range whose beginning is lost ("Suppl-12") say nothing.
    """
    if found := PLAIN_PAGES.fullmatch(value):
        first, last = int(found[1]), int(found[2] or 0)
        if last >= first or not last:
            return first, last
    found = None if NO_PAGES.match(value) else PAGES.search(value)
    if not found:
        return 0, 0
    prefix, start, suffix, _, end = found.groups("")
    letters = (prefix.removeprefix("ages").removeprefix("pp").removeprefix("p") + suffix).casefold()[-2:]
    offset = sum(ord(c) << (8 * i) for i, c in enumerate(letters)) << 32
    start, end = start[-9:], end[-9:]
    if len(start) == 6 and not letters and not end and 0 < int(start[3:]) - int(start[:3]) < LONGEST:
        start, end = start[:3], start[3:]
    first = int(start)
    last = int(start[: len(start) - len(end)] + end) if end else 0
    return offset + first, offset + last if last >= first else 0


def _year(value: str) -> int:
    found = YEAR.search(value)
    return int(found[1]) if found else 0


def _doi(value: str) -> str:
    found = DOI.search(value) if value else None
    return DOI_VERSION.sub("", found[0].casefold().rstrip(".,;)/")) if found else ""


def _isbn(value: str) -> str:
    """The first ISBN of the field, without the prefix and check digit that ISBN-10 and ISBN-13 do not share."""
    found = ISBN.search(value) if value else None
    return "".join(c for c in found[0] if c.isalnum())[-10:-1] if found else ""


def _url(value: str) -> str:
    address = URL_START.sub("", value.strip()).partition("#")[0].rstrip("/").casefold()
    return address if "/" in address else ""


def _edition(value: str) -> int:
    return _number(value) or ORDINAL.get(value.split()[0].casefold(), 0) if value.strip() else 0


def _identifier(fields: Mapping[str, str], url: str) -> str:
    """An identifier other than a DOI: PubMed, arXiv or a web address."""
    if pmid := fields.get("pmid", ""):
        return f"pmid{_number(pmid)}"
    for name in ("eprint", "journal", "note", "howpublished", "number"):
        value = fields.get(name, "")
        if value and (found := ARXIV.search(value if name != "eprint" else f"arxiv:{value}")):
            return f"arxiv{found[1].casefold()}"
    if "arxiv.org" in url and (found := ARXIV.search(url)):
        return f"arxiv{found[1].casefold()}"
    return _url(url) if url else ""


def _title(fields: Mapping[str, str]) -> str:
    title = plain(fields.get("title", ""))
    if subtitle := fields.get("subtitle"):
        title = f"{title}: {plain(subtitle)}"
    return _without_asides(title) if "[" in title else title


def _without_asides(title: str) -> str:
    """The title without "[Erratum appears in …]" or "LA: Chi"; a translated title stands in brackets itself."""
    if title.lstrip(" \"'“{").startswith("["):
        return max(ASIDE.findall(title), key=len, default=title)
    while (shorter := ASIDE.sub(" ", title)) != title:
        title = shorter
    return title.partition("[")[0] if title.find("[") > len(title) // 2 else title


def _head(title: str) -> int:
    """The number of words before the first break that leaves at least two words, else 0; "…" at the end is one."""
    if title.rstrip().endswith(("...", "…")):
        return len(clean([title])[0].split())
    for found in BREAK.finditer(title):
        words = len(clean([title[: found.start()]])[0].split())
        if words > 1:
            return words
    return 0


class _Builder:
    """Collects columns chunk by chunk, so that entries need not stay in memory."""

    def __init__(self) -> None:
        self.lists: dict[str, list[Any]] = {name: [] for name in Columns.__slots__}
        self.venue_names: dict[str, str] = {}

    def add(self, entries: Sequence[Entry]) -> None:
        """Append a chunk of entries."""
        titles = [_title(entry.fields) for entry in entries]
        cleaned = ["" if t in PLACEHOLDER else t for t in clean(titles)]
        self.lists["titles"] += cleaned
        self.lists["heads"] += [_head(t) if BREAK.search(t) else 0 for t in titles]
        self.lists["venues"] += self._venues(entries)
        for entry in entries:
            self._add_one(entry)

    def _venues(self, entries: Sequence[Entry]) -> list[str]:
        raw = [_venue(entry.fields) for entry in entries]
        new = [name for name in dict.fromkeys(raw) if name not in self.venue_names]
        self.venue_names.update(zip(new, clean([plain(name) for name in new]), strict=True))
        return [self.venue_names[name] for name in raw]

    def _add_one(self, entry: Entry) -> None:
        fields, put = entry.fields, self.lists
        author = plain(fields.get("author") or fields.get("editor") or "")
        names = parse(author)
        url = fields.get("url", "")
        doi = _doi(fields.get("doi") or (url if "doi.org" in url else ""))
        first, last = _pages(pages) if (pages := fields.get("pages", "")) else (0, 0)
        year = _year(fields.get("year") or fields.get("date") or "")
        put["keys"].append(entry.key)
        put["kinds"].append(_kind(entry))
        put["authors"].append(author)
        put["families"].append(" ".join(names.families))
        put["initials"].append(ord(names.initial) if names.initial else 0)
        put["truncated"].append(names.truncated)
        put["years"].append(year)
        put["volumes"].append(_number(fields.get("volume", "")))
        put["issues"].append(_number(fields.get("number") or fields.get("issue") or ""))
        put["first_pages"].append(first)
        put["last_pages"].append(last)
        put["editions"].append(_edition(fields.get("edition", "")))
        put["dois"].append(doi)
        put["identifiers"].append(_identifier(fields, url))
        put["isbns"].append(_isbn(fields.get("isbn", "")))
        put["preprints"].append(_is_preprint(fields, url, doi))
        put["weights"].append(sum(map(bool, fields.values())))

    def columns(self) -> Columns:
        """The columns, in an order that does not depend on that of the entries."""
        lists = self.lists
        kinds: dict[str, Callable[[list[Any]], Any]] = {
            "keys": list, "titles": list, "families": list, "authors": list, "venues": list,
            "dois": hash_texts, "identifiers": hash_texts, "isbns": hash_texts,
            "truncated": lambda c: np.array(c, dtype=bool), "preprints": lambda c: np.array(c, dtype=bool),
            "volumes": lambda c: np.array(c, dtype=np.uint64), "issues": lambda c: np.array(c, dtype=np.uint64),
            "initials": lambda c: np.array(c, dtype=np.uint64),
        }  # fmt: skip
        made = {
            name: kinds.get(name, lambda c: np.array(c, dtype=np.int64))(column) for name, column in lists.items()
        }
        columns = Columns(**made)
        order = sorted(range(len(columns)), key=lambda i: (columns.titles[i], columns.keys[i], columns.authors[i]))
        return columns.take(order)


def _venue(fields: Mapping[str, str]) -> str:
    """The journal, the book that holds a chapter, or else who published."""
    names = ("journal", "journaltitle", "booktitle", "publisher", "institution", "school")
    return next((fields[name] for name in names if fields.get(name)), "")


def _kind(entry: Entry) -> int:
    """The kind of publication by type, but a workshop or conference where the journal's name says so."""
    kind = KINDS.get(entry.type, 0)
    return PAPER if kind in (0, ARTICLE) and EVENT.search(_venue(entry.fields)) else kind


def _is_preprint(fields: Mapping[str, str], url: str, doi: str) -> bool:
    where = _venue(fields) or fields.get("howpublished") or fields.get("publisher") or ""
    return bool(
        PREPRINT.search(where)
        or doi.startswith(("10.48550/", "10.1101/", "10.2139/ssrn", "10.31234/", "10.31219/"))
        or (not where and ("arxiv.org" in url or "eprint" in fields))
    )


def _chunks(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    iterator = iter(entries)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def columns(entries: Iterable[Entry]) -> Columns:
    """Read entries, once and in any order, into columns."""
    builder = _Builder()
    for chunk in _chunks(entries):
        builder.add(chunk)
    return builder.columns()
