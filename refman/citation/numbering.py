"""Volumes, issues, pages, editions and locators: what notes number, without the words around the numbers."""

import re
from typing import Final

from refman.citation.clean import plain, squeeze

_ROMAN = r"[ivxlcdm]+"
_VOLUME_WORD = re.compile(
    r"\b(?:vols?|volumes?|bde?|band|bände|tomes?|tomo|jahrgang|jg|t|v|vol)\b\.?\s*(?=[\divxlcIVXLC])(?:no\.\s*)?",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]{1,2}$")
_VOLUMES = re.compile(r"(\d+)\s*(?:vols?|volumes|bde|bände)\.?", re.IGNORECASE)
_OF_VOLUMES = re.compile(r"\s*(?:vols|volumes|bde|bände)\b\.?", re.IGNORECASE)
_ISSUE_WORD = re.compile(
    r"\b(?:nos?|nrs?|numbers?|numéro|n[°º]|issues?|iss|hefte?|h|num|núm|fasc|part|pt|suppl)\b\.?\s*(?=[\dA-Z])|n[°º]\s*",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"^(?P<volume>[\dA-Z]+(?:[-–/]\d+)?)\s*(?:"
    r",?\s*\(\s*(?P<bracket>[^()]+?)\s*\)"
    r"|(?<=\d)/(?P<slash>\d+)"
    r"|[,.:;]\s*(?=\d|no|nr|issue|heft|h\.|n[°º])(?P<other>.+?)"
    r"|\s(?P<word>(?:no|nr|issue|heft)\b.+?))$",
    re.IGNORECASE,
)
_GAZETTE = re.compile(r"(?:N[or]\.? ?)?(?P<series>[LC] ?\d+)/(?P<page>\d+)")
"""A series of the Official Journal of the European Union with its number, and a page."""
_ISSUE_OF_YEAR = re.compile(
    r"(?:nr\.? ?|heft |h\. ?)?(?P<issue>\d{1,2}(?:[-–/]\d{1,2})?) ?/ ?(?P<issued>(?:1[89]|20)\d\d)",
    re.IGNORECASE,
)
_PLACE = re.compile(r" (?=(?:Tz|Rn|Rz|Rdnr?)\b)")
_MEDLINE = re.compile(
    r"^(?:(?P<issued>(?:1[5-9]|20)\d\d[^;:(]{0,12});\s*)?(?P<volume>[\dA-Za-z]+)?\s*(?:\((?P<issue>[^()]+)\))?\s*"
    r"(?:[:,]\s*(?:pp?\.\s*)?(?P<page>[A-Za-z]?\d+(?:\s*[-–—]+\s*[A-Za-z]?\d+)?))?[.,;]*$"
)
_PAGE_WORD = re.compile(
    r"^(?:\b(?:at|pp?|pages?|pgs?|seiten?|ss?|sp|spp|f(?=\s?\d)|blatt|bl|cols?)\b\s*\.?\s*|@\s*)+(?=[\dA-Zivxlc\[])",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\w./])((?:[A-Za-z]{{0,2}}\d+|{_ROMAN}))\s*(?:-+|–|—|‐|‑|−|\bto\b|\bbis\b)\s*([A-Za-z]{{0,2}}\d+|{_ROMAN})(?!\w)",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"\d|^{_ROMAN}\b", re.IGNORECASE)
_COUNT = re.compile(r"(\d+)\s*(?:pp?|pages|S|Seiten)\.?")
_DASH = re.compile(r"(?<=[\divxl])\s*(?:-+|–|—|‐|‑|−)\s*(?=[\divxl])")
_FOLLOWING = re.compile(r"(?<=\d)\s*(ff?)\b\.?")
_ORDINAL = re.compile(
    r"(\d+)\s*(?:st|nd|rd|d|th|\.?[ªº]|\.|e)?[,\s]*(?:[a-z]+ ){0,2}(?:ed(?:ition|n|s)?\b|aufl(?:age)?\b|éd|ausgabe|print|$)",
    re.IGNORECASE,
)
_ORDINAL_WORDS: Final = {
    word: str(n)
    for n, words in enumerate(
        (
            "first erste",
            "second zweite",
            "third dritte",
            "fourth vierte",
            "fifth fünfte",
            "sixth sechste",
            "seventh siebte",
            "eighth achte",
            "ninth neunte",
            "tenth zehnte",
        ),
        start=1,
    )
    for word in words.split()
}


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The letters and digits that `text[start:end]` runs on into: `S13` is an issue, not its `S` nor its `13`."""
    if capitals := _CAPITALS.search(text, max(start - 2, 0), start):
        start = capitals.start() if text[start : start + 1].isdigit() else start
    while 0 < end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    return start, end


def of_volumes(text: str, end: int) -> int:
    """Where a number of volumes ends, "2 vols.", of which `text[:end]` has the number; else `end`."""
    found = _OF_VOLUMES.match(text, end)
    return found.end() if found else end


def issue_of_year(text: str) -> dict[str, str]:
    """`issue` and `issued` where a journal's date gives both, "Nr. 2/1996", else nothing."""
    found = _ISSUE_OF_YEAR.fullmatch(text.strip(" ,"))
    return found.groupdict() if found else {}


def gazette(text: str) -> tuple[str, str]:
    """An issue (or volume) and the page behind it in "L 299/5"; without one the page is ""."""
    found = _GAZETTE.fullmatch(text.strip(" ,"))
    return (found["series"], found["page"]) if found else (text, "")


def page_place(text: str) -> tuple[str, str]:
    """A page and the place behind it in "1152 Tz. 31"; without one the place is ""."""
    page, _, place = _PLACE.sub("\0", text, count=1).partition("\0")
    return page, place


def volume_issue(text: str) -> dict[str, str]:
    """The parts of a volume field: `volume`, and `issue`, `page` and `issued` where they are printed with it.

    Reads "vol. 13, no. 4", "13(4)", "42/3", and "2019;14(3):153-60." as medical journals write it.
    """
    text = plain(text)
    if (found := _MEDLINE.match(text)) and (found["page"] or found["issued"]):
        parts = {k: v.strip() for k, v in found.groupdict().items() if v}
        return {**parts, "page": page_range(parts["page"])} if "page" in parts else parts
    if found := _VOLUMES.fullmatch(text):
        return {"number-of-volumes": found[1]}
    if found := _ISSUE_WORD.match(text):
        return {"issue": plain(text[found.end() :])}
    text = plain(_VOLUME_WORD.sub("", text))
    if found := _PAIR.match(text):
        rest = found["bracket"] or found["slash"] or found["other"] or found["word"]
        if found["bracket"] is None or not re.fullmatch(r"(?:1[89]|20)\d\d", rest):
            return {"volume": found["volume"], "issue": issue(rest)}
        return {"volume": found["volume"], "issued": rest}
    return {"volume": text} if text else {}


def issue(text: str) -> str:
    """An issue without "no.", "Heft" and brackets."""
    text = plain(text).strip("()[] ")
    return plain(_ISSUE_WORD.sub("", text, count=1)) or text


def page_range(text: str) -> str:
    """Pages without "pp.", ranges whole and with a hyphen: "pp. 267–91" gives "267-291"; words alone are no pages."""
    pages = _RANGE.sub(lambda m: f"{m[1]}-{_whole(m[1], m[2])}", _pages(text))
    return pages if _NUMBER.search(pages) else ""


def page_count(text: str) -> str:
    """The number of pages of a whole work where `text` gives that ("130 p."), else ""."""
    found = _COUNT.fullmatch(text)
    return found[1] if found else ""


def locator(text: str) -> str:
    """The place cited, as printed but for "p.", "at" and the like: "at 12 ff." gives "12 ff."; "para. 57" stays."""
    return _DASH.sub("-", _pages(text))


def edition(text: str) -> str:
    """The number of an edition, or its words: "2nd ed." gives "2", "rev. ed." stays."""
    text = plain(text).strip("()[] ")
    if found := _ORDINAL.match(text):
        return found[1]
    word = text.split(" ", 1)[0].lower().rstrip("nr") if text else ""
    return _ORDINAL_WORDS.get(word) or _ORDINAL_WORDS.get(text.split(" ", 1)[0].lower(), text)


def number(text: str) -> str:
    """A report's or document's number; "No." goes, a series stays ("ICSID Case No. ARB/04/15")."""
    text = plain(text)
    return _ISSUE_WORD.sub("", text, count=1) if _ISSUE_WORD.match(text) else text


def _pages(text: str) -> str:
    text = squeeze(text).strip(" ,;:()[]*")
    ends_in_abbreviation = re.search(r"\b(?:ff?|seq|sqq?|passim|n)\.$", text)
    text = _PAGE_WORD.sub("", text if ends_in_abbreviation else text.rstrip(" .,;:()[]"))
    text += ")" * (text.count("(") - text.count(")"))
    return _FOLLOWING.sub(r" \1.", text)


def _whole(first: str, last: str) -> str:
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last
