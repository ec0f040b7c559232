"""Dates: biblatex's ISO 8601-2 dates and BibTeX's year, month and day on one side, CSL's date objects on the other.

Level 1 of the Extended Date/Time Format (https://www.loc.gov/standards/datetime/) as biblatex reads it: ranges,
open ranges, seasons (months 21 to 24), `~ ? %` for uncertain, years before our era.
"""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from refman.bibtex import MONTHS
from refman.latex import to_latex, to_unicode

Date: TypeAlias = dict[str, Any]

DATES = frozenset({"issued", "accessed", "event-date", "original-date", "submitted", "available-date"})
"""CSL's variables that hold dates."""

SEASONS = ("Spring", "Summer", "Autumn", "Winter")

_MONTH_NAMES = {name: n for n, name in enumerate(MONTHS, 1)} | {
    "sept": 9, "mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12, "janv": 1, "févr": 2, "avr": 4, "juin": 6,
    "juil": 7, "août": 8, "déc": 12, "ene": 1, "abr": 4, "ago": 8, "dic": 12, "gen": 1, "mag": 5, "giu": 6,
    "lug": 7, "set": 9, "ott": 10,
}  # fmt: skip
_SEASON_NAMES = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_SEASON_NAMES |= {
    "frühjahr": 1,
    "frühling": 1,
    "sommer": 2,
    "herbst": 3,
    "printemps": 1,
    "été": 2,
    "automne": 3,
    "hiver": 4,
}
_EDTF = re.compile(
    r"(?P<year>[+-]?\d{4,9}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>0\d|1[0-2]|2[1-4]|XX)(?:-(?P<day>[0-2]\d|3[01]|XX))?)?(?:T[\d:.+Z-]*)?(?P<doubt>[~?%]?)"
)
_YEAR = re.compile(
    r"(?P<circa>(?:c|ca|circa|um)\.?\s*)?\[?(?P<year>-?\d{1,4})(?:(?!(?<=0)s)[a-z])?(?P<doubt>\?)?\]?",
    re.IGNORECASE,
)
"""Also with the letter that tells works of one year apart; but `1890s` is a decade."""
_YEARS = re.compile(
    r"(?P<circa>(?:c|ca|circa|um)\.?\s*)?(?P<from>\d{3,4})\s*(?:--?|–|/)\s*(?P<to>\d{2,4})?", re.IGNORECASE
)
_DAY_AND_MONTH = re.compile(r"(\d\d?)[~ .]+([a-z]{3})|([a-z]{3})[~ .]+(\d\d?)")
_WORDS = re.compile(r"[^\W\d_]+|\d+")


def parse_date(value: str) -> Date:
    """A biblatex date as a CSL date; what is no date is kept as `literal`. An empty value gives `{}`."""
    text = to_unicode(value).strip()
    if not text:
        return {}
    match _ends(value.strip()) or _ends(text):  # to LaTeX, "~" is a space
        case [first, last]:
            return _edtf_range(first, last)
        case [date] if date:
            return _edtf(date)
    return _parse_year(text) or _natural(text) or {"literal": text}


def is_edtf(text: str) -> bool:
    """Whether a text is a date, or a range of two, as biblatex has them."""
    return bool(_ends(text))


def _ends(text: str) -> "list[re.Match[str] | None]":
    """The date of a text in EDTF, or the two of a range, None where it is open; nothing where it is no such date."""
    parts = text.split("/")
    found = [_EDTF.fullmatch(part) for part in parts]
    is_date = any(found) and all(end or part in {"", ".."} for end, part in zip(found, parts, strict=True))
    return found if is_date and len(parts) < 3 else []


def _natural(text: str) -> Date:
    """A date in words or figures ("12 March 2016", "2016/3/12"), as people put it into `urldate`."""
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", text):
        return _in_figures([int(part) for part in match.groups() if part])
    if match := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text):
        return _in_figures([int(part) for part in reversed(match.groups())])
    words = [word.lower() for word in _WORDS.findall(text)]
    year = next((int(word) for word in words if re.fullmatch(r"\d{4}", word)), None)
    month = next((number for word in words if (number := _month_number(word))), None)
    day = next((int(word) for word in words if re.fullmatch(r"\d{1,2}", word) and 0 < int(word) < 32), None)
    season = next((_SEASON_NAMES[word] for word in words if word in _SEASON_NAMES), None)
    if year and season and len(words) == 2:
        return {"date-parts": [[year]], "season": season}
    known = {"st", "nd", "rd", "th", "accessed", "on", "of", "de", "den", "the", "am"}
    if (
        not year
        or not month
        or any(not w.isdigit() and w not in known and not _month_number(w) for w in words)
    ):
        return {}
    return _parts([year, month] + ([day] if day else []))


def _in_figures(numbers: list[int]) -> Date:
    """Year, month and perhaps day as a date; `{}` where there is no such month or day."""
    _, month, day = [*numbers, 1][:3]
    return {"date-parts": [numbers]} if 0 < month < 13 and 0 < day < 32 else {}


def _edtf(match: "re.Match[str]") -> Date:
    date = _parts(_numbers(match))
    if match["doubt"] or "X" in match["year"]:
        date["circa"] = True
    return date


def _edtf_range(first: "re.Match[str] | None", last: "re.Match[str] | None") -> Date:
    if first is None:  # open at its beginning: CSL has no word for that
        return {"literal": f"–{last[0]}"} if last else {}
    start = _numbers(first)
    end = _numbers(last) if last else [0]
    if start[1:] and start[1] > 20 and start == end:
        return _parts(start)
    date: Date = {"date-parts": [_month_of_season(start), _month_of_season(end)]}
    if first["doubt"] or (last and last["doubt"]):
        date["circa"] = True
    return date


def _month_of_season(numbers: list[int]) -> list[int]:
    """A season within a range as its first month, which every processor understands."""
    if len(numbers) > 1 and numbers[1] > 12:
        return [numbers[0], {21: 3, 22: 6, 23: 9, 24: 12}.get(numbers[1], 1)]
    return numbers


def _numbers(match: "re.Match[str]") -> list[int]:
    year = int(match["year"].replace("X", "0"))
    numbers = [year if year > 0 else year - 1]  # the year 0000 is 1 BCE, which CSL writes as -1
    for part in ("month", "day"):
        if match[part] in {None, "XX", "00"}:
            break
        numbers.append(int(match[part]))
    return numbers


def _parts(numbers: list[int]) -> Date:
    """A single date; a month from 21 to 24 is a season."""
    if len(numbers) > 1 and 21 <= numbers[1] <= 24:
        return {"date-parts": [numbers[:1]], "season": numbers[1] - 20}
    return {"date-parts": [numbers]}


def _parse_year(text: str) -> Date:
    if match := _YEAR.fullmatch(text):
        date: Date = {"date-parts": [[int(match["year"])]]}
    elif match := _YEARS.fullmatch(text):
        end = match["to"] or "0"
        if end != "0" and len(end) < len(match["from"]):
            end = match["from"][: -len(end)] + end
            if end < match["from"]:
                return {}
        date = {"date-parts": [[int(match["from"])], [int(end)]]}
    else:
        return {}
    if match["circa"] or match.groupdict().get("doubt"):
        date["circa"] = True
    return date


def parse_issued(fields: Mapping[str, str]) -> Date:
    """The CSL date of an entry's `date`, or of its `year`, `month` and `day` where that is none; `{}` for neither."""
    found = (parse_date(fields.get("date", "")), _parse_year_month(fields))
    return next((date for date in found if "date-parts" in date), found[0] or found[1])


def _parse_year_month(fields: Mapping[str, str]) -> Date:
    year = to_unicode(fields.get("year", "")).strip()
    if not year:
        return {}
    date = parse_date(year)
    month = to_unicode(fields.get("month", "")).strip()
    parts = date.get("date-parts")
    if not month or not parts or len(parts) > 1 or len(parts[0]) > 1:
        return date
    return date | _with_month(parts[0][0], month, to_unicode(fields.get("day", "")).strip())


def split_day(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields with the day out of `month` (`feb # "~5"` arrives as "feb~5") and in `day`, behind it."""
    match = _DAY_AND_MONTH.fullmatch(fields.get("month", ""))
    if not match or "day" in fields or (match[2] or match[3]) not in MONTHS:
        return dict(fields)
    split = {"month": match[2] or match[3], "day": match[1] or match[4]}
    found: dict[str, str] = {}
    for name, value in fields.items():
        found |= split if name == "month" else {name: value}
    return found


def _with_month(year: int, month: str, day: str) -> Date:
    """Month and day: numbers or names, either of which may be a range; "22~jun" holds both."""
    words = [word.lower() for word in _WORDS.findall(month)]
    months = [number for word in words if (number := _month_number(word))]
    if not months and (season := next((_SEASON_NAMES[w] for w in words if w in _SEASON_NAMES), None)):
        return {"date-parts": [[year]], "season": season}
    days = [int(word) for word in _WORDS.findall(day) if _is_small(word)]
    if not months and not any(word.isalpha() for word in words):
        months = [int(word) for word in words if _is_small(word) and 0 < int(word) < 13]
    elif not days:
        days = [int(word) for word in words if _is_small(word) and 0 < int(word) < 32]
    if not months:
        return {}
    start, end = [year, months[0], *days[:1]], [year, months[-1], *days[-1:]]
    return {"date-parts": [start] if start == end else [start, end]}


def _month_number(word: str) -> int | None:
    word = word.lower()
    return (
        _MONTH_NAMES.get(word)
        or _MONTH_NAMES.get(word[:4])
        or (_MONTH_NAMES.get(word[:3]) if len(word) > 3 or word in MONTHS else None)
    )


def format_edtf(date: Date) -> str:
    """A CSL date as biblatex writes it; "" where it is no date (then it is words)."""
    parts = [part for part in _date_parts(date) if part]
    if not parts:
        return ""
    season = _season(date)
    texts = [_edtf_part(part, season) for part in parts]
    doubt = "~" if date.get("circa") else ""
    return "/".join(text and text + doubt for text in texts)


def _edtf_part(numbers: list[int], season: int | None) -> str:
    if numbers == [0]:
        return ""
    year = numbers[0] if numbers[0] > 0 else numbers[0] + 1
    text = f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    if season and len(numbers) == 1:
        return f"{text}-{20 + season}"
    return text + "".join(f"-{number:02d}" for number in numbers[1:3])


def _is_small(word: str) -> bool:
    return word.isdecimal() and len(word) < 3


def _date_parts(date: Date) -> list[list[int]]:
    """The numbers of a date, whatever mix of numbers and strings its maker put there; raw dates are read."""
    if not date.get("date-parts") and date.get("raw"):
        return _date_parts(parse_date(str(date["raw"])) | {"raw": ""})
    found = []
    for part in date.get("date-parts") or []:
        numbers = []
        for number in part if isinstance(part, list) else [part]:
            if not re.fullmatch(r"-?\d{1,9}", str(number).strip()):
                break
            numbers.append(int(number))
        found.append(numbers)
    return found


def _season(date: Date) -> int | None:
    season = str(date.get("season") or "").lower()
    return int(season) if season in {"1", "2", "3", "4"} else _SEASON_NAMES.get(season)


def date_fields(date: Date) -> dict[str, str]:
    """The fields `year`, `month`, `day` that say a date; `date` for ranges that these cannot say."""
    parts = [part for part in _date_parts(date) if part]
    if not parts:
        literal = str(date.get("literal") or date.get("raw") or "").strip()
        return {"year": to_latex(literal)} if literal else {}
    start, end = parts[0], parts[1] if len(parts) > 1 else parts[0]
    if start[0] < 0 or (len(start) > 1 and (end[0] != start[0] or date.get("circa"))):
        return {"date": format_edtf(date)}
    circa = "c. " if date.get("circa") else ""
    season = _season(date)
    if (len(parts) > 1 and end == [0]) or (end[0] != start[0] and len(start) == len(end)):
        return {"year": f"{circa}{start[0]}--{end[0] or ''}"}
    if len(start) != len(end):
        return {"date": format_edtf(date)}
    fields = {"year": f"{circa}{start[0]}"}
    if season and len(start) == 1:
        fields["month"] = SEASONS[season - 1]
    if len(start) > 1:
        fields["month"] = _range(_month_text(start[1]), _month_text(end[1]))
    if len(start) > 2:
        fields["day"] = _range(str(start[2]), str(end[2])) if start != end else str(start[2])
    return fields


def _month_text(month: int) -> str:
    if 1 <= month <= 12:
        return MONTHS[month - 1]
    return SEASONS[month - 21] if 21 <= month <= 24 else str(month)


def _range(start: str, end: str) -> str:
    return start if start == end else f"{start}--{end}"
