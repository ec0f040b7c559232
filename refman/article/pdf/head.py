"""Title, authors, date and address of an article, from its first pages and the document information."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from refman.article.metadata import date_line, iso_date
from refman.article.pdf.lines import Line, Piece
from refman.article.pdf.text import fold, join_lines, plain

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^\[\]`]+", re.IGNORECASE)
_STABLE = re.compile(r"(?:stable|persistent|permalink)\b[^:\n]{0,20}: *(https?://\S+)", re.IGNORECASE)
_CITE_AS = re.compile(
    r"\W*(?:how to cite(?: this \w+)?|(?:please )?cite (?:this \w+ )?as|to cite this \w+|(?:suggested|recommended) citation"
    r"|zitierempfehlung|empfohlene zitierung|zitiervorschlag|pour citer cet article|como citar|come citare)\W*",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"\.(?:indd|docx?|pdf|tex|qxd|rtf)\b|^microsoft word\b|^untitled|^\W*$", re.IGNORECASE)
_NO_TITLE_LINE = re.compile(
    r"\b(?:e?issn|doi|https?|vol\.|pp\.|abstract|keywords|table of contents|contents|indice|sommario|inhalt"
    r"|introduction|einleitung)\b|\.{5}|^(?:references|bibliography|literaturverzeichnis|(?:end)?notes|"
    r"(?:chapter|kapitel|part|teil|chapitre|capítulo|capitolo) \w+)$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:published|publication|veröffentlicht|publié|publicado|publicato|erschienen)(?:[^\d]{0,25}?)"
    r"((?:\d{1,2}\.? )?[^\W\d_]{3,10}\.? .{4,20})",
    re.IGNORECASE,
)
_PAGES = 8
_YEAR = re.compile(r"(?<![\d.-])(?<!\D/)((?:19|20)\d\d)(?![\d/-])")
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*|de|da|di|du|van|von|der|den|la|le|del|dos|do|y|e|zu|al|el|ibn|bin)"
)
_NO_NAME = re.compile(
    r"\b(?:universit\w*|journal|review|law|abstract|school|department|institut\w*|introduction|vol|press|college"
    r"|faculty|professor of|articles?|essays?|contents|keywords|zeitschrift|revista|issn|volume|the|and the)\b",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"^(?:(?:authors?(?:\(s\))?:|by|von|par|por|prof(?:essor)?|dr|ph\.?d|jur|iur|habil|mag|pd)(?!\w)\.?\s*)+",
    re.IGNORECASE,
)


class Head(NamedTuple):
    """What an article says of itself; "" and () where it does not."""

    title: str
    authors: tuple[str, ...]
    date: str
    url: str
    citation: str


def read_head(
    pages: Sequence[Sequence[Line]], heads: Sequence[Sequence[Line]], size: float, metadata: Mapping[str, str]
) -> Head:
    """Read the head of an article.

    Args:
        pages: all lines of each page.
        heads: those of them that are running heads and the like.
        size: size of the running text.
        metadata: the document information of the file.

    """
    times = Counter(head for own in heads for head in {_letters(line.text) for line in own})
    running = {head for head, count in times.items() if len(head) > 8 and count >= max(2, 0.25 * len(pages))}
    first = pages[:_PAGES]
    page, group = _title_group(first, {line for own in heads for line in own}, running, size)
    text = "\n".join(line.text for lines in first for line in lines)
    named = fold(metadata.get("Title", "")).strip("* ")
    known = bool(named) and not _NO_TITLE.search(named) and _letters(named) in _letters(text)
    authors = _authors(page, group, running)
    given = _known_authors(metadata.get("Author", ""), text)
    return Head(
        named if known else _joined(group),
        authors if set(given) <= set(authors) else given,
        _date(page, group, heads),
        _url(page, metadata, text),
        _citation([line for lines in first for line in lines]),
    )


def _citation(lines: Sequence[Line]) -> str:
    """The citation that an article prints of itself: what follows "How to cite" up to white space."""
    for at, line in enumerate(lines):
        found = _CITE_AS.match(line.text)
        if not found:
            continue
        cited = [line] if found.end() < len(line.text) else []
        for above, below in pairwise(lines[at : at + 8]):
            if cited and not 0 < above.y - below.y < 2.2 * above.size:
                break
            cited.append(below)
        text = plain(join_lines([_unraised(one) for one in cited], frozenset()))
        return _CITE_AS.sub("", text)
    return ""


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text.casefold())


def _title_group(
    pages: Sequence[Sequence[Line]], heads: Set[Line], running: Set[str], size: float
) -> tuple[Sequence[Line], list[Line]]:
    """The page that the article starts on, and the lines of its title, which are seldom among the running heads."""
    options = [
        (score - 3.0 * (group[0] in heads) - min(0.5 * number, 1.5), -number, lines, group)
        for number, lines in enumerate(pages)
        for group in _groups(lines[:14])
        for score in [_title_score(group, running, size)]
    ]
    if not options:
        return (), []
    _, _, lines, group = max(options, key=lambda option: option[:2])
    return lines, group


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that follow each other closely and are set alike."""
    groups: list[list[Line]] = []
    for line in lines:
        above = groups[-1][-1] if groups else None
        if above and abs(above.size - line.size) < 0.7 and 0 < above.y - line.y < 1.9 * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _title_score(group: Sequence[Line], running: Set[str], size: float) -> float:
    """How much lines look like a title: named by a running head, large, bold or in capitals, not too long."""
    text = _joined(group)
    letters = _letters(text)
    if len(letters) < 6 or _NO_TITLE_LINE.search(text):
        return -5.0
    score = min(4.0 * (group[0].size / max(size, 1.0) - 1.0), 2.0)
    if any(letters[:18] in head or head[:40] in letters for head in running):
        score += 3.0 if len(letters) >= 18 else 2.0  # a rubric may open a title's first words
    score += 0.7 * (text.isupper() or "bold" in group[0].font.lower())
    return score - 3.0 * (len(text) > 300) - 1.5 * bool(_names(text)) - 1.0 * (len(letters) < 12)


def _joined(group: Sequence[Line]) -> str:
    return plain(join_lines([_unraised(line) for line in group], frozenset())).strip("* ")


def _unraised(line: Line, instead: str = "") -> tuple[Piece, ...]:
    """The pieces of a line, with something else in place of what is raised."""
    return tuple(
        piece._replace(text=instead + piece.text[len(piece.text.rstrip()) :]) if piece.raised else piece
        for piece in line.pieces
    )


def _near(page: Sequence[Line], group: Sequence[Line]) -> list[Line]:
    """The lines around a title, the nearest first."""
    if not group:
        return []
    top, foot = group[0].y, group[-1].y
    around = [line for line in page if foot - 12 * line.size < line.y < top + 12 * line.size]
    return sorted(
        (line for line in around if line not in group), key=lambda line: max(line.y - top, foot - line.y)
    )


def _known_authors(author: str, text: str) -> tuple[str, ...]:
    """Authors of the document information, where the pages name them too."""
    names = _names(author)
    return names if names and all(_letters(name) in _letters(text) for name in names) else ()


def _authors(page: Sequence[Line], group: Sequence[Line], running: Set[str]) -> tuple[str, ...]:
    """The names in the line near the title that holds nothing else; one that a running head names goes first."""
    lines = (plain(_unraised(line, ",")) for line in _near(page, group))
    found = [names for line in lines if (names := _names(line.split("·")[0]))]
    named = (names for names in found if any(_letters(names[0].split()[-1]) in head for head in running))
    return next(named, found[0] if found else ())


def _names(text: str) -> tuple[str, ...]:
    """The names in a line that holds nothing else; () where it holds more."""
    text = fold(re.sub(r"[*†‡∗]|\d", "", text))
    if not text or _NO_NAME.search(text):
        return ()
    parts = re.split(r"\s*(?:[,;&/|]|\band\b|\bund\b|\bet\b)\s*", text)
    names = [name for part in parts if (name := _HONORIFIC.sub("", part).strip())]
    for name in names:
        words = name.split()
        if not 2 <= len(words) <= 5 or not all(_NAME.fullmatch(word) for word in words):
            return ()
    return tuple(name.title() if name.isupper() else name for name in names)


def _date(page: Sequence[Line], group: Sequence[Line], heads: Sequence[Sequence[Line]]) -> str:
    """The date of publication as far as the page of the title, or running heads, give it: a day, or a year.

    The day is said to be that of publication, or stands by itself close to the title.
    """
    for line in page:
        for told in _PUBLISHED.finditer(line.text):
            if len(date := iso_date(told[1])) == len("2015-11-04"):
                return date
    for line in _near(page, group):
        if len(date := date_line(line.text)) == len("2015-11-04"):
            return date
    above = [line for line in page if group and line.y > group[0].y and line not in group]
    own = [line for lines in heads for line in lines if page and line.page == page[0].page]
    for source in (above, own, [line for lines in heads for line in lines]):
        years = Counter(year for line in source for year in _YEAR.findall(line.text))
        if years:
            return str(years.most_common(1)[0][0])
    return ""


def _url(page: Sequence[Line], metadata: Mapping[str, str], text: str) -> str:
    """The article's address: the DOI of the first page, the document information or the first pages; or a stable one."""
    own = "\n".join(line.text for line in page)
    for source in (own, metadata.get("Subject", ""), metadata.get("doi", ""), text):
        if found := _DOI.search(source):
            return "https://doi.org/" + found[0].rstrip(".,;:)")
    stable = _STABLE.search(text)
    return stable[1] if stable else ""
