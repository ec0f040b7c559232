"""NBIB: PubMed's records of tagged lines, to items.

Tags by the National Library of Medicine, "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from refman.bibliography.dates import parse_date
from refman.model import Item

Record: TypeAlias = Mapping[str, list[str]]

_LINE = re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)")
_SEASONAL = re.compile(r"(\d{4})\s+(Spring|Summer|Autumn|Fall|Winter)\b", re.IGNORECASE)
_MONTHS = re.compile(
    r"(\d{4})\s+([A-Z][a-z]{2})(?:\s+(\d{1,2}))?(?:\s*-\s*(?:(\d{4})\s+)?(?:([A-Z][a-z]{2})\s*)?(\d{1,2})?)?"
)
_TEXT = {
    "title": ("TI", "CTI"),
    "title-short": ("STI",),
    "container-title": ("JT", "BTI"),
    "container-title-short": ("TA",),
    "collection-title": ("CTI",),
    "volume": ("VI",),
    "issue": ("IP",),
    "abstract": ("AB",),
    "publisher": ("PB",),
    "publisher-place": ("CP",),
    "edition": ("EN",),
    "PMID": ("PMID",),
    "PMCID": ("PMC",),
}
_LANGUAGES = {
    "eng": "en",
    "fre": "fr",
    "ger": "de",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "rus": "ru",
    "dut": "nl",
    "chi": "zh",
    "jpn": "ja",
    "pol": "pl",
}


def read_nbib(text: str) -> Iterator[tuple[int, Item | str]]:
    """The records of an NBIB file, each with its line: an item, or the reason why it is none."""
    line = 1
    for chunk in re.split(r"(\r?\n(?:[ \t]*\r?\n)+)", text.lstrip("\ufeff")):
        if chunk.strip():
            yield line, _read_record(chunk)
        line += chunk.count("\n")


def _read_record(text: str) -> Item | str:
    record: dict[str, list[str]] = defaultdict(list)
    last = ""
    for line in text.split("\n"):
        if match := _LINE.fullmatch(line.rstrip()):
            last = match[1]
            record[last].append(match[2].strip())
        elif last and line.startswith(" "):
            record[last][-1] += f" {line.strip()}"
        elif line.strip():
            return f"not a line of an NBIB record: {line.strip()[:60]!r}"
    item = _to_item(record)
    return item if "title" in item else "the record has no title"


def _first(record: Record, *tags: str) -> str:
    return next((record[tag][0] for tag in tags if record.get(tag)), "")


def _to_item(record: Record) -> Item:
    item: Item = {"id": _first(record, "PMID", "PMC"), "type": _type(record)}
    item |= {
        "author": _authors(record),
        "editor": [_name(n) for n in record.get("FED") or record.get("ED", [])],
    }
    item |= {variable: _first(record, *tags) for variable, tags in _TEXT.items()}
    item["title"] = re.sub(r"^\[(.*)\]\.?$", r"\1", item["title"] or _first(record, "BTI")).removesuffix(".")
    if item["container-title"] == item["title"] or item["type"] == "book":
        item["container-title"] = ""
    item["issued"] = _date(_first(record, "DP")) or _date(_first(record, "DEP"))
    item["page"] = _pages(_first(record, "PG"))
    item["DOI"] = next(
        (
            v.removesuffix("[doi]").strip()
            for tag in ("LID", "AID")
            for v in record.get(tag, [])
            if v.endswith("[doi]")
        ),
        "",
    )
    item["ISSN"] = _first(record, "IS").split(" ")[0]
    item["ISBN"] = _first(record, "ISBN").split(" ")[0]
    language = _first(record, "LA")
    item["language"] = _LANGUAGES.get(language, language)
    item["keyword"] = ", ".join(record.get("OT", []) + record.get("MH", []))
    return {variable: value for variable, value in item.items() if value}


def _type(record: Record) -> str:
    kinds = {kind.lower() for kind in record.get("PT", [])}
    if "BTI" in record and ("TI" in record or "book chapter" in kinds):
        return "chapter"
    if "BTI" in record or "book" in kinds:
        return "book"
    return "article" if "preprint" in kinds else "article-journal"


def _authors(record: Record) -> list[Item]:
    people = [_name(name) for name in record.get("FAU") or record.get("AU", [])]
    return people + [{"literal": name} for name in record.get("CN", [])]


def _name(text: str) -> Item:
    """A name written "Family, Given", or "Family AB" in the short form."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma and (match := re.fullmatch(r"(.+) ([A-Z]{1,4})((?: (?:Jr|Sr|\d\w+))?)", family)):
        return {"family": match[1], "given": ". ".join(match[2]) + "."} | (
            {"suffix": match[3].strip()} if match[3] else {}
        )
    return {"family": family, "given": given} if given else {"literal": family}


def _date(text: str) -> Item:
    """A date written "2016 Apr 5", "2016 Jan-Feb", "2016 Spring" or "20160405"."""
    if match := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text):
        return {"date-parts": [[int(part) for part in match.groups()]]}
    if match := _SEASONAL.match(text):
        return parse_date(
            f"{match[1]}-{21 + ('spring', 'summer', 'autumn', 'winter').index(match[2].lower().replace('fall', 'autumn'))}"
        )
    if match := _MONTHS.match(text):
        year, month, day, last_year, last_month, last_day = match.groups()
        first = parse_date(f"{day or ''} {month} {year}")
        last = parse_date(f"{last_day or ''} {last_month or month} {last_year or year}")
        same = not (last_year or last_month or last_day)
        if same or "date-parts" not in first or "date-parts" not in last:
            return first
        return {"date-parts": first["date-parts"] + last["date-parts"]}
    return parse_date(text)


def _pages(text: str) -> str:
    """Pages with their last number in full: "123-9" is "123-129"."""
    start, dash, end = text.partition("-")
    if dash and start.isdecimal() and end.isdecimal() and len(end) < len(start):
        return f"{start}-{start[: -len(end)]}{end}"
    return text
