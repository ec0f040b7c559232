"""Title, authors, date and address of an article, from its first pages and the document information."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from refman.article.pdf.lines import Line
from refman.article.pdf.text import fold, join_lines, plain

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^\[\]`]+", re.IGNORECASE)
_NO_TITLE = re.compile(r"\.(?:indd|docx?|pdf|tex|qxd|rtf)\b|^microsoft word\b|^untitled|^\W*$", re.IGNORECASE)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro", "february feb februar février febrero febbraio",
            "march mar märz mars marzo março", "april apr avril abril aprile", "may mai mayo maggio maio",
            "june jun juni juin junio giugno junho", "july jul juli juillet julio luglio julho",
            "august aug août agosto", "september sep sept septembre septiembre settembre setembro",
            "october oct oktober okt octobre octubre ottobre outubro", "november nov novembre noviembre novembro",
            "december dec dezember dez décembre diciembre dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_PUBLISHED = r"(?:published|publication|veröffentlicht|publié|publicado|publicato|erschienen|issued?)\D{0,25}"
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,10})\.?\s+(?:de\s+)?((?:19|20)\d\d)")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,10})\.?\s+(\d{1,2}),?\s+((?:19|20)\d\d)")
_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?![\d/-])")
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*|de|da|di|du|van|von|der|den|la|le|del|dos|do|y|e|zu|al|el|ibn|bin)"
)
_NO_NAME = re.compile(
    r"\b(?:universit\w*|journal|review|law|abstract|school|department|institut\w*|introduction|vol|press|college"
    r"|faculty|professor of|articles?|essays?|contents|keywords|zeitschrift|revista|issn|volume|the|and the)\b",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"^(?:by|von|par|por|prof(?:essor)?\.?|dr\.?|ph\.?d\.?|,|\s|jur\.?|habil\.?|mag\.?|pd)+\s+", re.IGNORECASE
)


class Head(NamedTuple):
    """What an article says of itself; "" and () where it does not."""

    title: str
    authors: tuple[str, ...]
    date: str
    url: str


def read_head(pages: Sequence[Sequence[Line]], size: float, metadata: Mapping[str, str]) -> Head:
    """Read the head of an article.

    Args:
        pages: all lines of the first pages, furniture included.
        size: size of the running text.
        metadata: the document information of the file.

    """
    first = next((lines for lines in pages if _has_text(lines, size)), pages[0] if pages else ())
    title, around = _title(first, size)
    text = "\n".join(line.text for lines in pages for line in lines)
    named = fold(metadata.get("Title", ""))
    if named and not _NO_TITLE.search(named) and (_letters(named) in _letters(text) or not title):
        title = named.strip("* ")
    authors = _known_authors(metadata.get("Author", ""), text) or _authors(around)
    own = "\n".join(line.text for line in first)
    return Head(title, authors, _date(own), _url(own, metadata, text))


def _has_text(lines: Sequence[Line], size: float) -> bool:
    return sum(abs(line.size - size) < 0.6 and len(line.text) > 40 for line in lines) >= 4


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _title(lines: Sequence[Line], size: float) -> tuple[str, list[Line]]:
    """The largest lines of the upper part of a page, and the lines around them, nearest first."""
    upper = [line for line in lines if len(_letters(line.text)) > 2][:25]
    largest = max((line.size for line in upper), default=0.0)
    if largest < 1.05 * size:
        return "", upper
    start = next(i for i, line in enumerate(upper) if line.size > largest - 0.6)
    end = start
    while end < len(upper) and upper[end].size > largest - 0.6:
        end += 1
    pieces = join_lines([_unraised(line) for line in upper[start:end]], frozenset())
    return plain(pieces).strip("* "), [*upper[end : end + 5], *reversed(upper[max(0, start - 4) : start])]


def _unraised(line: Line) -> tuple:  # type: ignore[type-arg]
    return tuple(piece for piece in line.pieces if not piece.raised)


def _known_authors(author: str, text: str) -> tuple[str, ...]:
    """Authors of the document information, where the pages name them too."""
    names = _names(author)
    return names if names and all(_letters(name) in _letters(text) for name in names) else ()


def _authors(lines: Sequence[Line]) -> tuple[str, ...]:
    """The first line near the title that holds nothing but names."""
    for line in lines:
        text = plain(_unraised(line)).split("·")[0].strip(" *†‡")
        if names := _names(text):
            return names
    return ()


def _names(text: str) -> tuple[str, ...]:
    text = _HONORIFIC.sub("", fold(re.sub(r"[*†‡]|\d", "", text)))
    if _NO_NAME.search(text) or not text:
        return ()
    names = [
        name.strip() for name in re.split(r"\s*(?:[,;&/]|\band\b|\bund\b|\bet\b)\s*", text) if name.strip()
    ]
    for name in names:
        words = name.split()
        if not 2 <= len(words) <= 5 or not all(_NAME.fullmatch(word) for word in words):
            return ()
    return tuple(_cased(name) for name in names)


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name


def _date(text: str) -> str:
    """The date of publication as far as the first page gives it."""
    told = re.search(_PUBLISHED + r"(.{4,30})", text, re.IGNORECASE)
    for part in (told[1] if told else "", *text.splitlines()[:6]):
        if date := _day(part):
            return date
    years = _YEAR.findall("\n".join([*text.splitlines()[:5], *text.splitlines()[-6:]]))
    return years[0] if years else ""


def _day(text: str) -> str:
    for pattern, order in ((_DAY_FIRST, (2, 1, 0)), (_MONTH_FIRST, (2, 0, 1))):
        if found := pattern.search(text):
            year, month, day = (found.group(i + 1) for i in order)
            if number := _MONTHS.get(month.casefold()):
                return f"{year}-{number:02}-{int(day):02}"
    return ""


def _url(own: str, metadata: Mapping[str, str], text: str) -> str:
    """The article's DOI as an address: of the first page, the document information, or the first pages."""
    for source in (own, metadata.get("Subject", ""), metadata.get("doi", ""), text):
        if found := _DOI.search(source):
            return "https://doi.org/" + found[0].rstrip(".,;:)")
    return ""
