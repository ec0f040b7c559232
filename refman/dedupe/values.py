"""Field values of every make as plain words and numbers."""

import html
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import unquote

from refman.dedupe.folding import fold

LONGEST = 100
LONG_HEAD = 6
ARTICLE, BOOK, PAPER, CHAPTER, REPORT, THESIS, LAW = range(1, 8)
TYPES = {
    ARTICLE: "article periodical",
    BOOK: "book mvbook booklet collection proceedings manual",
    PAPER: "inproceedings conference",
    CHAPTER: "incollection inbook",
    REPORT: "report techreport",
    THESIS: "thesis phdthesis mastersthesis",
    LAW: "jurisdiction legislation legal",
}
KINDS = {type_: kind for kind, types in TYPES.items() for type_ in types.split()}
"""Entry types as a number, 0 anything else."""
APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`?](?=\w)")
NOT_A_WORD = re.compile(r"[^\w\n]+|_")
ASIDE = re.compile(r"\.{0,3}\s*\[[^\[\]]*\]")
BREAK = re.compile(r"[:;.?!]\s|\s[-–—]+\s|[–—]|--+|,\s|\s\(")
WORD = re.compile(r"\w+(?:['’ʼ`]\w+)*")
NUMBER = re.compile(r"\d+")
PAGES = re.compile(r"([a-z]{0,9})(\d+)([a-z]?\b)?(?:\s*[-–—‐‑−]+\s*([a-z]*)(\d+))?", re.IGNORECASE)
PLAIN_PAGES = re.compile(r"(\d{1,5})(?:-{1,3}(\d{1,5}))?")
LABELLED_RANGE = re.compile(r"(?<=[\s(])p(?:p|ages)?\.?\s*(?=\d+\s*[-–—])", re.IGNORECASE)
NO_PAGES = re.compile(r"^\W*[a-z]*\s*-|^\W*\d+\s*(?:p|pp|pages|s)\b", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
BRACKETED = re.compile(r"\[[^\]]*\]")
DOI = re.compile(r"10\.\d{4,9}/[^\s\"]+", re.IGNORECASE)
DOI_VERSION = re.compile(r"\.pub\d+$|(?<=\d)[./]?v\d+$")
ARXIV = re.compile(
    r"(?:arxiv[:./\s]{0,9}(?:org/(?:abs|pdf)/)?(?:preprint\s+arxiv:)?)(\d{4}\.\d{4,5}|[a-z.-]{1,20}/\d{7})",
    re.IGNORECASE,
)
PREPRINT = re.compile(
    r"arxiv|^corr$|biorxiv|medrxiv|ssrn|chemrxiv|preprint|psyarxiv|osf\.io|working paper", re.IGNORECASE
)
ISBN = re.compile(r"(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dx]", re.IGNORECASE)
ARCHIVED = re.compile(r"^\s*(?:https?://)?web\.archive\.org/web/\d+[a-z_]*/", re.IGNORECASE)
TEX_ESCAPE = re.compile(r"\\(?:url)?|[{}]")
LINK = re.compile(r"https?://[^\s{}]+", re.IGNORECASE)
URL_START = re.compile(r"^\s*https?://(?:www\d?\.)?", re.IGNORECASE)
DAY = re.compile(r"\d{4}-(\d\d)-(\d\d)")
MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
EVENT = re.compile(r"\b(?:workshop|conference|symposium)\b", re.IGNORECASE)
VENUE_TOWN = re.compile(r"(?<=\w)\s*\((?:[A-Z][a-z]+[\s,]*)+(?:\d{4})?\)$")
"""Where a journal appears, as medical databases add it: "Occup Med (Lond)", "Spine (Phila Pa 1976)"."""
VENUES = ("journal", "journaltitle", "booktitle", "publisher", "institution", "school")
ORDINAL = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
TITLE_EDITION = re.compile(
    rf"[\s,.:;(]+((?:\d+(?:st|nd|rd|th|e|\.)?)|{'|'.join(ORDINAL)})\s*(?:revised\s+)?(?:ed|edn|edition|éd|auflage|aufl)\b[.)\s]*$",
    re.IGNORECASE,
)
PLACEHOLDER = frozenset({"unknown", "untitled", "no title", "title"})


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
    blob = fold(blob.replace("{", "").replace("}", ""))
    blob = NOT_A_WORD.sub(" ", APOSTROPHE.sub("", blob))
    return [line.strip() for line in blob.split("\n")] if texts else []


def number(value: str) -> int:
    """The first number of a value, 0 where there is none."""
    if value.isdecimal():
        return int(value[-9:])
    found = NUMBER.search(value)
    return int(found[0][-9:]) if found else 0


def own_number(value: str, kind: int) -> int:
    """The number of a document, 0 where there is none.

    That of a report mostly begins with a series or year ("TR-1999-12"); that of a case has all its digits ("1 BvR 256/08").
    """
    found = NUMBER.findall(value)
    return int((found[-1] if kind == REPORT else "".join(found))[-9:]) if found else 0


def pages(value: str) -> tuple[int, int]:
    """First and last page as numbers, 0 where there is none; "524532" is a range whose hyphen was lost.

    A letter ("S12", "e107", "81A") is kept as a large offset, a shortened last page is completed; a mere number of
    pages ("215 p") and a range whose beginning is lost ("Suppl-12") say nothing. Of "2, pp. 524-532" the range counts.
    """
    if found := PLAIN_PAGES.fullmatch(value):
        first, last = int(found[1]), int(found[2] or 0)
        if last >= first or not last:
            return first, last
    labelled = LABELLED_RANGE.search(value)
    found = None if NO_PAGES.match(value) else PAGES.search(value, labelled.end() if labelled else 0)
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


def year(value: str) -> int:
    """The first year of a value, one outside brackets before that of the original in "[1867] 1962"; 0 where there is none."""
    found = (YEAR.search(BRACKETED.sub("", value)) if "[" in value else None) or YEAR.search(value)
    return int(found[1]) if found else 0


def day(fields: Mapping[str, str]) -> int:
    """A number for the day of a full date, with a day's distance between neighbours but for short months.

    Where the day is missing, the month below zero; 0 where there is neither.
    """
    date = fields.get("date") or fields.get("year", "")
    if found := DAY.search(date) if len(date) > len("2001") else None:
        return 31 * int(found[1]) + int(found[2])
    if not (month := fields.get("month", "")):
        return 0
    month_number = MONTHS.get(month[:3].casefold()) or number(month)
    day = number(fields.get("day", ""))
    return 31 * month_number + day if day else -month_number


def doi(fields: Mapping[str, str]) -> str:
    """The DOI, from its field or the address, without the number of a version ("pub2", "v3")."""
    value = fields.get("doi") or fields.get("url", "")
    found = DOI.search(_address(value)) if "10." in value else None
    return DOI_VERSION.sub("", found[0].partition("</")[0].casefold().rstrip(".,;)/>")) if found else ""


def _address(value: str) -> str:
    """An address without the escapes of LaTeX, HTML and URLs."""
    if "\\" in value or "{" in value:
        value = TEX_ESCAPE.sub("", value)
    if "&" in value:
        value = html.unescape(value)
    return unquote(value) if "%" in value else value


def isbn(value: str) -> str:
    """The first ISBN of the field, without the prefix and check digit that ISBN-10 and ISBN-13 do not share."""
    found = ISBN.search(value) if value else None
    return "".join(c for c in found[0] if c.isalnum())[-10:-1] if found else ""


def _url(value: str) -> str:
    address = (
        URL_START.sub("", ARCHIVED.sub("", _address(value))).strip().partition("#")[0].rstrip("/").casefold()
    )
    return address if "/" in address else ""


def edition(fields: Mapping[str, str]) -> int:
    """The number of an edition ("2", "2nd", "second") from its field or the end of the title, 0 where there is none."""
    value = fields.get("edition", "")
    if not value.strip() and (found := _edition_of(fields.get("title", ""))):
        value = found[1]
    return number(value) or ORDINAL.get(value.split(maxsplit=1)[0].casefold(), 0) if value.strip() else 0


def _edition_of(title: str) -> re.Match[str] | None:
    """The edition at the end of a title."""
    end = title[-10:].casefold()
    return TITLE_EDITION.search(title) if "ed" in end or "éd" in end or "aufl" in end else None


def identifier(fields: Mapping[str, str]) -> str:
    """An identifier other than a DOI: PubMed, arXiv or a web address."""
    url = fields.get("url", "")
    if pmid := fields.get("pmid", ""):
        return f"pmid{number(pmid)}"
    for name in ("eprint", "journal", "note", "howpublished", "number"):
        value = fields.get(name, "")
        if value and (found := ARXIV.search(value if name != "eprint" else f"arxiv:{value}")):
            return f"arxiv{found[1].casefold()}"
    if "arxiv.org" in url and (found := ARXIV.search(url)):
        return f"arxiv{found[1].casefold()}"
    if not url and (found := LINK.search(fields.get("howpublished", ""))):
        url = found[0]
    return _url(url) if url else ""


def title(fields: Mapping[str, str]) -> str:
    """Title and subtitle, without what stands in brackets and without the edition at the end; of a letter, to whom it is."""
    title = plain(fields.get("title") or _substitute(fields))
    if found := _edition_of(title):
        title = title[: found.start()]
    if subtitle := fields.get("subtitle") or fields.get("titleaddon"):
        title = f"{title}: {plain(subtitle)}"
    return _without_asides(title) if "[" in title else title


def _substitute(fields: Mapping[str, str]) -> str:
    """What names a letter or a document that has no title: who got it, or its number, unless that is of an issue."""
    if recipient := fields.get("recipient"):
        return f"Letter to {recipient}"
    number = fields.get("number", "")
    return number if "journal" not in fields and any(map(str.isalpha, number)) else ""


def _without_asides(title: str) -> str:
    """The title without "[Erratum appears in …]" or "LA: Chi"; a translated title stands in brackets itself."""
    if title.lstrip(" \"'“{").startswith("["):
        longest = max(ASIDE.findall(title), key=len, default=title)
        return longest if " " in longest.strip() else title
    while (shorter := ASIDE.sub(" ", title)) != title:
        title = shorter
    return title.partition("[")[0].strip() or title


def head(title: str) -> int:
    """The number of words before the first break, else 0; "…" at the end is one.

    A break leaves at least two words, or a long one before a colon or full stop.
    """
    if title.rstrip().endswith(("...", "…")):
        return len(WORD.findall(title))
    words = end = 0
    for found in BREAK.finditer(title):
        words += len(WORD.findall(title, end, found.start()))
        end = found.start()
        if words > 1 or (words == 1 and end >= LONG_HEAD and title[end] in ":."):
            return words
    return 0


def venue(fields: Mapping[str, str]) -> str:
    """The journal, the book that holds a chapter, or else who published."""
    for name in VENUES:
        if found := fields.get(name):
            return VENUE_TOWN.sub("", found) if found.endswith(")") else found
    return ""


@lru_cache(maxsize=1 << 14)
def _is_event(venue: str) -> bool:
    return EVENT.search(venue) is not None


@lru_cache(maxsize=1 << 14)
def _is_archive(venue: str) -> bool:
    return PREPRINT.search(venue) is not None


def kind(type_: str, venue: str) -> int:
    """The kind of publication by entry type, but a workshop or conference where the journal's name says so."""
    kind = KINDS.get(type_, 0)
    return PAPER if kind in (0, ARTICLE) and _is_event(venue) else kind


def is_preprint(fields: Mapping[str, str], venue: str, doi: str) -> bool:
    """Whether the entry is a preprint by its venue, DOI or address."""
    where, url = venue or fields.get("howpublished", ""), fields.get("url", "")
    return (
        _is_archive(where)
        or doi.startswith(("10.48550/", "10.1101/", "10.2139/ssrn", "10.31234/", "10.31219/"))
        or (not where and ("arxiv.org" in url or "eprint" in fields))
    )
