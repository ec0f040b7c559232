"""Dates as notes print them become CSL-JSON dates: day, month, season, range, uncertain, or words only."""

import re
from typing import Any

from refman.citation.clean import squeeze, trim

Date = dict[str, Any]

_MONTHS = {
    1: "january jan januar jänner janvier janv enero ene gennaio janeiro",
    2: "february feb febr februar février févr febrero febbraio fevereiro fev",
    3: "march mar märz mrz mars marzo março",
    4: "april apr avril avr abril abr aprile",
    5: "may mai mayo maggio maio",
    6: "june jun juni juin junio giugno junho",
    7: "july jul juli juillet juil julio luglio julho",
    8: "august aug août agosto ago",
    9: "september sep sept septembre septiembre settembre setembro",
    10: "october oct oktober okt octobre octubre ottobre outubro",
    11: "november nov novembre noviembre novembro",
    12: "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
}
_MONTH = {name: number for number, names in _MONTHS.items() for name in names.split()}
_SEASONS = {
    1: "spring frühjahr frühling printemps primavera",
    2: "summer sommer été verano",
    3: "autumn fall herbst automne otoño",
    4: "winter hiver invierno",
}
_SEASON = {name: number for number, names in _SEASONS.items() for name in names.split()}

_DASH = r"\s*(?:-+|–|—|/|to|bis|until|and|und)\s*"
_YEAR = r"(1[0-9]\d\d|20\d\d)"
_M = r"(" + "|".join(sorted(_MONTH, key=len, reverse=True)) + r")\b\.?"
_D = r"([0-3]?\d)(?:st|nd|rd|th|er|\s?\.)?"
_ISO = re.compile(rf"(?<!\d){_YEAR}-(\d\d?)(?:-(\d\d?))?(?!\d)")
_NUMERIC = re.compile(rf"(?<!\d)(\d\d?)\s?([./-])\s?(\d\d?)\s?\2\s?(?:{_YEAR}|(\d\d))(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?<!\d){_D}\s?(?:of\s|de\s)?(?:{_DASH}{_D}\s?)?{_M}(?:,?\s*(?:de\s)?{_YEAR})?", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"\b{_M}\s?{_D}(?!\d)(?:{_DASH}(?:{_M}\s)?{_D}(?!\d))?(?:,?\s*{_YEAR})?", re.IGNORECASE
)
_MONTH_ONLY = re.compile(rf"\b{_M}(?:{_DASH}{_M})?", re.IGNORECASE)
_SEASON_WORD = re.compile(r"\b(" + "|".join(_SEASON) + r")\b", re.IGNORECASE)
_YEARS = re.compile(rf"(?<!\d){_YEAR}(?!\d)(?:{_DASH}(?:{_YEAR}|(\d\d?))(?!\d))?")
_OPEN_RANGE = re.compile(rf"{_YEAR}\s?[-–—]+\s*(?:present|heute|\)|$)", re.IGNORECASE)
_UNCERTAIN = re.compile(r"\b(?:c|ca|circa|um|probably|approx)\b\.?\s*(?=\[?\d)|\d\s?\?", re.IGNORECASE)
_SUFFIX = re.compile(r"\b(?:1[0-9]|20)\d\d([a-z])\b")


def parse_date(text: str) -> Date | None:
    """The CSL-JSON date in `text`, None where `text` is empty.

    Gives `{"date-parts": [[2016, 4, 5]]}`, two parts for a range, `season` 1 to 4, `circa` for an uncertain date, and
    `{"literal": …}` for what is no date ("n.d.", "forthcoming").
    """
    text = squeeze(text)
    if not text:
        return None
    parts = _exact(text) or _verbal(text) or _years(text)
    if not parts:
        literal = trim(text.strip("[]()"))
        named = any(c.isalpha() for c in literal)
        return {"literal": f"{literal}." if literal.endswith(".d") else literal} if named else None
    date: Date = {"date-parts": parts}
    if _UNCERTAIN.search(text):
        date["circa"] = True
    season = _SEASON_WORD.search(text)
    if season and len(parts[0]) == 1:
        date["season"] = _SEASON[season[1].lower()]
    return date


def year_suffix(text: str) -> str:
    """The letter that tells works of one year apart: "a" of "1995a"."""
    found = _SUFFIX.search(text)
    return found[1] if found else ""


def year(date: object) -> int | None:
    """The first year of a CSL-JSON date, None where it has none."""
    parts = date.get("date-parts") if isinstance(date, dict) else None
    return parts[0][0] if parts else None


def _exact(text: str) -> list[list[int]]:
    """Dates in digits: "2016-04-05", "5.4.2016" (day first), "4/25/2016"."""
    if (found := _ISO.search(text)) and (parts := _valid(found[1], found[2], found[3])):
        return [parts]
    found = _NUMERIC.search(text)
    if not found:
        return []
    first, second = found[1], found[3]
    day, month = (second, first) if found[2] == "/" and int(second) > 12 else (first, second)
    short = found[5]
    full = found[4] or (f"20{short}" if int(short) < 40 else f"19{short}")
    parts = _valid(full, month, day)
    return [parts] if parts else []


def _valid(year: str, month: str, day: str | None) -> list[int]:
    if not 1 <= int(month) <= 12 or not 1 <= int(day or 1) <= 31:
        return []
    return [int(year), int(month), *([int(day)] if day else [])]


def _verbal(text: str) -> list[list[int]]:
    """Dates with a month's name: "21–22 March 2014", "Dec. 30, 2015", "May/June 1999"."""
    year = _YEARS.search(text)
    if not year:
        return []
    if found := _DAY_MONTH.search(text):
        return _days(found[4] or year[1], found[3], found[3], found[1], found[2])
    if found := _MONTH_DAY.search(text):
        return _days(found[5] or year[1], found[1], found[3] or found[1], found[2], found[4])
    if found := _MONTH_ONLY.search(text):
        months = [found[1], found[2]] if found[2] else [found[1]]
        return [[int(year[1]), _MONTH[m.lower()]] for m in months]
    return []


def _days(year: str, month: str, last_month: str, day: str, last_day: str | None) -> list[list[int]]:
    start = [int(year), _MONTH[month.lower()], int(day)]
    if not 1 <= start[2] <= 31:
        return [start[:2]]
    return [start, [int(year), _MONTH[last_month.lower()], int(last_day)]] if last_day else [start]


def _years(text: str) -> list[list[int]]:
    """A year, or a range of years: "2015–16"; two years apart from each other are the first of them."""
    found = _YEARS.search(text)
    if not found:
        return []
    start, end = found[1], found[2]
    if found[3]:
        end = start[: -len(found[3])] + found[3]
    return [[int(start)], [int(end)]] if end and int(end) > int(start) else [[int(start)]]
