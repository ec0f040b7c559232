"""RIS: records of tagged lines (`TY  - JOUR` … `ER  -`), to items and back.

Tags by the specification of Reference Manager (2011) and what Zotero, EndNote and publishers write. What RIS has no
reference type for keeps its CSL type in the user field `U5`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from refman.bibliography.dates import SEASONS, format_edtf, parse_date, parse_issued
from refman.bibliography.identifiers import bare_doi
from refman.bibliography.names import OTHERS
from refman.bibliography.types import CHAPTERS, PERIODICAL
from refman.latex import strip_markup
from refman.model import Item

Record: TypeAlias = Mapping[str, list[str]]

TYPES = {
    "JOUR": "article-journal", "JFULL": "periodical", "EJOUR": "article-journal", "ABST": "article-journal",
    "INPR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book",
    "EBOOK": "book", "EDBOOK": "book", "WHOLE": "book", "SER": "book", "CLSWK": "classic", "CHAP": "chapter",
    "ECHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference", "THES": "thesis",
    "RPRT": "report", "GOVDOC": "report", "GRNT": "report", "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog",
    "ICOMM": "post", "MANSCPT": "manuscript", "UNPB": "manuscript", "UNPD": "manuscript", "PAT": "patent",
    "CASE": "legal_case", "STAT": "legislation", "BILL": "bill", "HEAR": "hearing", "LEGAL": "regulation",
    "MAP": "map", "ART": "graphic", "FIGURE": "figure", "CHART": "figure", "MPCT": "motion_picture",
    "VIDEO": "motion_picture", "ADVS": "motion_picture", "SOUND": "song", "MUSIC": "musical_score",
    "DATA": "dataset", "AGGR": "dataset", "DBASE": "dataset", "COMP": "software", "PCOMM": "personal_communication",
    "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary", "SLIDE": "speech", "STAND": "standard",
    "PAMP": "pamphlet", "MULTI": "webpage", "CTLG": "book", "PREPRINT": "article", "GEN": "document",
}  # fmt: skip
_TAGS = {csl: tag for tag, csl in reversed(TYPES.items())} | {"article-journal": "JOUR", "report": "RPRT"}
_OWN_TYPE = re.compile(r"CSL type: ([a-z_-]+)")

_TEXT = {
    "title": ("TI", "T1", "CT"),
    "title-short": ("ST",),
    "volume": ("VL",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "abstract": ("AB", "N2"),
    "edition": ("ET",),
    "genre": ("M3",),
    "section": ("SE",),
    "language": ("LA",),
    "number-of-volumes": ("NV",),
    "call-number": ("CN",),
    "archive": ("DB",),
    "archive_location": ("AN", "AV"),
    "container-title-short": ("J2", "JA", "J1"),
    "status": ("RP",),
}
"""CSL variable → tags that may hold it, the one that is written first."""

_BOOKS = frozenset(
    {"book", "classic", "report", "thesis", "manuscript", "dataset", "software", "map", "standard"}
)
"""CSL types whose second title is that of a series."""

_LINE = re.compile(r"[ \t]*([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*())")
_START = re.compile(r"^\ufeff?[ \t]*TY {1,2}- ?", re.MULTILINE)

_STRAY = re.compile(r"^[ \t]*ER {1,2}-[ \t]*(?:[\r\n]\s*)?([^\s\x1a].*)", re.MULTILINE)
"""The end of a record, and the first line behind it that says something (DOS ends a file by Ctrl-Z)."""


def read_ris(text: str) -> Iterator[tuple[int, Item | str]]:
    """The records of a RIS file, each with its line: an item, or the reason why it is none."""
    starts = [match.start() for match in _START.finditer(text)]
    if text[: starts[0] if starts else len(text)].strip(" \t\r\n\ufeff"):
        yield 1, "text before the first record, which begins with a line `TY  - `"
    for start, end in pairwise([*starts, len(text)]):
        yield text.count("\n", 0, start) + 1, _read_record(text[start:end])
        if match := _STRAY.search(text, start, end):
            yield text.count("\n", 0, match.end()) + 1, f"text behind a record: {match[1].strip()}"


def _read_record(text: str) -> Item | str:
    record: dict[str, list[str]] = {}
    values: list[str] = []
    for line in text.lstrip("\ufeff").split("\n"):
        if match := _LINE.fullmatch(line):
            values = record.setdefault(match[1], [])
            values.append((match[2] or "").strip())
        elif values and line.strip():
            values[-1] = f"{values[-1]} {line.strip()}".strip()
    item = _to_item({tag: found for tag, values in record.items() if (found := [v for v in values if v])})
    return item if item.keys() - {"type", "id"} else "the record has no fields"


def _first(record: Record, *tags: str) -> str:
    return next((record[tag][0] for tag in tags if record.get(tag)), "")


def _to_item(record: Record) -> Item:
    kind = TYPES.get(_first(record, "TY").upper(), "document")
    if own := _OWN_TYPE.fullmatch(_first(record, "U5")):
        kind = own[1]
    item: Item = {"id": _first(record, "ID"), "type": kind}
    item |= _names(record, kind)
    item |= {variable: _first(record, *tags) for variable, tags in _TEXT.items()}
    item |= _titles(record, kind)
    item |= _numbers(record, kind)
    item["issued"] = _date(_first(record, "DA")) or _date(_first(record, "PY", "Y1"))
    if year := _date(_first(record, "PY", "Y1")):
        item["issued"] = item["issued"] if len(str(item["issued"])) >= len(str(year)) else year
    item["accessed"] = _date(_first(record, "Y2"))
    item["note"] = "\n".join(record.get("N1", []))
    item["keyword"] = ", ".join(record.get("KW", []))
    item["URL"] = next(
        (part.strip() for url in record.get("UR", []) for part in url.split(";") if part.strip()), ""
    )
    item["DOI"] = bare_doi(_first(record, "DO"))
    return {variable: value for variable, value in item.items() if value}


def _names(record: Record, kind: str) -> Item:
    """A2 and A3 are editors, of the book or of the series, unless `ED` says who the editors are."""
    editors = record.get("ED", [])
    second, third = record.get("A2", []), record.get("A3", [])
    found = {"author": record.get("AU", []) + record.get("A1", [])}
    if kind in _BOOKS and editors:
        found["collection-editor"] = second + third
    elif kind == "book" and second and not third:
        found["collection-editor" if found["author"] and "T2" in record else "editor"] = second
    else:
        editors, found["collection-editor"] = editors + second, third
    found["editor"] = found.get("editor", []) + editors
    found["translator"] = record.get("A4", [])
    return {role: [_name(name) for name in names] for role, names in found.items()}


def _name(text: str) -> Item:
    """A name written "Family, Given, Suffix"; without a comma it stands as it is."""
    family, *rest = (part.strip() for part in text.split(","))
    if not rest or not rest[0]:
        return {"literal": family} if " " in family or not rest else {"family": family}
    name = {"family": family, "given": rest[0], "suffix": ", ".join(rest[1:])}
    if match := re.fullmatch(r"((?:[^\W\d_A-Z][\w'’]*\s+)+)(\S.*)", family):
        name |= {"non-dropping-particle": match[1].strip(), "family": match[2]}
    return {part: value for part, value in name.items() if value}


def _titles(record: Record, kind: str) -> Item:
    second = _first(record, "T2", "JO", "JF", "BT")
    third = _first(record, "T3")
    if kind in _BOOKS:
        title = _first(record, "TI", "T1", "CT", "BT")
        return {"title": title, "collection-title": third or (second if second != title else "")}
    return {"container-title": second or _first(record, "JA", "J2"), "collection-title": third}


def _numbers(record: Record, kind: str) -> Item:
    start, end = _first(record, "SP"), _first(record, "EP")
    pages = start if "-" in start or not end or end == start else f"{start}-{end}"
    pages = re.sub(r"\s*[-–]+\s*", "-", pages)
    is_whole = kind in _BOOKS and "-" not in pages
    found: Item = {"number-of-pages" if is_whole else "page": pages}
    number = _first(record, "IS", "CP")
    if kind in PERIODICAL:
        found |= {"issue": number, "number": _first(record, "C7")}
    else:
        found["number"] = _first(record, "M1") or number
    for value in record.get("SN", []):
        found["ISSN" if re.fullmatch(r"\d{4}-?\d{3}[\dXx]", value.split()[0]) else "ISBN"] = value
    return found


def _date(text: str) -> Item:
    """`YYYY/MM/DD/other`, each part of which may be missing; other forms as people write them."""
    year, *rest = (part.strip() for part in text.split("/"))
    if not re.fullmatch(r"\d{4}", year):
        return parse_date(text)
    numbers = [int(year)]
    for part in rest[:2]:
        if not part.isdecimal() or not int(part):
            break
        numbers.append(int(part))
    if len(numbers) == 1 and len(rest) > 2 and rest[2]:
        return parse_issued({"year": year, "month": rest[2]})
    return {"date-parts": [numbers]}


def write_ris(items: Iterable[Item]) -> str:
    """A RIS file of these items; what RIS cannot say is left out."""
    return "".join(f"{_record(item)}ER  - \n\n" for item in items)


def _record(item: Item) -> str:
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in _lines(item) if value.strip())


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    kind = str(item.get("type") or "document")
    yield "TY", _TAGS.get(kind, "GEN")
    if TYPES[_TAGS.get(kind, "GEN")] != kind:
        yield "U5", f"CSL type: {kind}"
    yield "ID", str(item.get("id") or "")
    yield from _name_lines(item, kind)
    for variable, tags in _TEXT.items():
        yield tags[0], strip_markup(str(item.get(variable) or ""))
    container, series = (
        strip_markup(str(item.get(v) or "")) for v in ("container-title", "collection-title")
    )
    yield ("T3" if kind in _BOOKS else "T2"), (series if kind in _BOOKS else container)
    if kind not in _BOOKS:
        yield "T3", series
    yield from _date_lines(item)
    yield from _number_lines(item, kind)
    yield "UR", str(item.get("URL") or "")
    yield "DO", str(item.get("DOI") or "")
    yield "N1", strip_markup(str(item.get("note") or ""))
    for keyword in re.split(r"\s*[,;]\s*", str(item.get("keyword") or "")):
        yield "KW", keyword


def _name_lines(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    editors = "A2" if kind in CHAPTERS else "ED"
    for role, tag in (
        ("author", "AU"),
        ("editor", editors),
        ("collection-editor", "A3"),
        ("translator", "A4"),
    ):
        for name in item.get(role) or []:
            yield tag, _name_text(name)


def _name_text(name: Item) -> str:
    if name == OTHERS:
        return "et al."
    if "literal" in name:
        return str(name["literal"])
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    return ", ".join(filter(None, (family, given, name.get("suffix")))) + ("" if given else ",")


def _date_lines(item: Item) -> Iterator[tuple[str, str]]:
    for variable, tag in (("issued", "DA"), ("accessed", "Y2")):
        date = item.get(variable) or {}
        written = format_edtf({**date, "circa": False}).partition("/")[0]
        if written.startswith("-"):
            yield ("PY" if variable == "issued" else tag), f"{1 + int(written.split('-')[1])} BC"
            continue
        year, _, rest = written.partition("-")
        if variable == "issued":
            yield "PY", year or str(date.get("literal") or "")
        season = SEASONS[int(rest) - 21] if rest[:1] == "2" and len(rest) == 2 else ""
        whole = f"{year}///{season}" if season else written.replace("-", "/")
        yield tag, whole if rest or tag == "Y2" else ""


def _number_lines(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    start, _, end = str(item.get("page") or item.get("number-of-pages") or "").partition("-")
    yield "SP", start
    yield "EP", end
    if kind in PERIODICAL:
        yield "IS", str(item.get("issue") or "")
        yield "C7", str(item.get("number") or "")
    else:
        yield "M1", str(item.get("number") or "")
    yield "SN", str(item.get("ISBN") or "")
    yield "SN", str(item.get("ISSN") or "")
