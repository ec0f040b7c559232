"""Dates, names and titles as articles print them, in one form."""

import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro",
            "february feb februar février febrero febbraio fevereiro",
            "march mar märz mars marzo março",
            "april apr avril abril aprile",
            "may mai mayo maggio maio",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août agosto",
            "september sep sept septembre septiembre settembre setembro",
            "october oct oktober okt octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre diciembre dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
_WORD = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"\b(1[5-9]\d\d|20\d\d)(?:[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))?)?(?=\D|\Z)")
_COMPACT = re.compile(r"\A(20\d\d|19\d\d)([01]\d)([0-3]\d)\Z")
_DAY_FIRST = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?)?({_WORD})\.?,?\s+(?:de\s+)?(1[5-9]\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b({_WORD})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(1[5-9]\d\d|20\d\d)\b", re.IGNORECASE
)
_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(1[5-9]\d\d|20\d\d)\b")
_DATE_LINE = re.compile(
    r"\A(?:published|posted|date|first published|updated|publié le|veröffentlicht)?\s*(?:on|:|am)?\s*(?:\w+day,?\s+)?[\w., ]{4,30}\Z",
    re.IGNORECASE,
)

_DEGREES = re.compile(
    r",?\s+(?:ph\.?\s?d\.?|m\.?d\.?|j\.?d\.?|d\.?phil\.?|m\.?a\.?|ll\.?m\.?|ed\.?d\.?|esq\.?|jr\.?(?=,)|dr\.)(?=[\s,]|\Z)",
    re.IGNORECASE,
)
_JOINERS = re.compile(r"\s*(?:;|\s&\s|\s+and\s+|\s+und\s+|\s+et\s+|\s+y\s+|\|)\s*")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:[ -][^\W\d_][\w.'’-]*){0,5}")
_PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "der",
        "den",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "zu",
        "of",
        "the",
        "for",
        "and",
        "y",
        "al",
        "el",
        "bin",
        "ibn",
        "ter",
        "ten",
        "af",
        "av",
    }
)
_NO_NAME = re.compile(
    r"\b(?:admin|administrator|editor(?:ial)?|staff|posted|updated|published|share|contributors?|www|https?)\b",
    re.IGNORECASE,
)


def iso_date(text: str) -> str:
    """The first date in a text as ISO 8601, as exact as it is given; "" where there is none."""
    text = text.strip()[:200]
    if match := _COMPACT.match(text):
        return "-".join(match.groups())
    if match := _MONTH_FIRST.search(text):
        return _date(match.group(3), str(_MONTHS[match.group(1).lower()]), match.group(2))
    if (match := _DAY_FIRST.search(text)) is not None:
        return _date(match.group(3), str(_MONTHS[match.group(2).lower()]), match.group(1))
    if match := _DOTTED.search(text):
        return _date(match.group(3), match.group(2), match.group(1))
    if match := _ISO.search(text):
        return _date(*match.groups())
    return ""


def date_line(text: str) -> str:
    """The date in a line that holds little else ("Published on 3 May 2019"); "" where it holds more, or no date."""
    return iso_date(text) if _DATE_LINE.match(text) else ""


def _date(year: str, month: str | None, day: str | None) -> str:
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def person(text: str) -> list[str]:
    """Names of people or organisations in a byline, in natural order; none where it is an address or a role."""
    text = re.sub(
        r"\A(?:by|von|par|por|di|autor(?:in)?|authors?|written by)\b:?\s+",
        "",
        " ".join(text.split()),
        flags=re.IGNORECASE,
    )
    if "://" in text or "@" in text or not text:
        return []
    text = _DEGREES.sub("", re.sub(r"\^?\[[^\]]*\]|\{[^}]*\}|[*†‡]", "", text)).strip(" ,")
    names: list[str] = []
    for part in _JOINERS.split(text):
        names += _names(part.strip(" ,*"))
    return [name for name in names if name and not _NO_NAME.search(name) and not _reads_on(name)]


def _reads_on(name: str) -> bool:
    """Whether this is a sentence rather than a name."""
    words = [word for word in name.split() if word[0].islower() and word.lower() not in _PARTICLES]
    return len(words) > 1 or (name.endswith(".") and bool(words))


def _names(part: str) -> list[str]:
    """`Doe, Anne` is one name, `Anne Doe, John Roe` are two."""
    pieces = [piece.strip(" *†‡") for piece in part.split(",") if piece.strip(" *†‡")]
    if len(pieces) == 2 and (" " not in pieces[0] or " " not in pieces[1]):
        family, given = pieces
        return [f"{given} {family}"]
    return [re.sub(r"\Aand\s+", "", piece) for piece in pieces]


def site_less(title: str, site: str) -> str:
    """A page's title without the site's name behind it."""
    if site:
        title = re.sub(rf"\s*[|–—·:»-]\s*{re.escape(site)}\s*\Z", "", title) or title
    return re.sub(r"\s+[|»]\s+[^|»]{2,40}\Z", "", title) or title
