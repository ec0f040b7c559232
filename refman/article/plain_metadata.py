"""Title, authors, date and address of an article, as far as its plain text gives them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from refman.article.metadata import date_line, iso_date, person

_CITED = re.compile(
    r"(?P<authors>[^\W\d_a-zß-ÿ][^“”\"\n<>]{3,300}?),?\s+[“\"](?P<title>[^”\"\n]{8,300}?)[,.]?[”\"],?\s+(?P<rest>.{8,300})\Z"
)
_URL = re.compile(r"https?://[^\s<>\"”]+[^\s<>\"”.,;:)\]]")
_LABELLED = re.compile(
    r"\A(title|author|authors|by|date|published|url|source|link|doi)\s*:\s*(.+)\Z", re.IGNORECASE
)
_BYLINE = re.compile(r"\A(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Ww]ritten by)\s+([^\W\d_a-zß-ÿ].{2,150})\Z")
_BIOGRAPHY = re.compile(r"\b(?:is|was|are|serves|teaches|works|holds|ist|est)\b")
_NAME = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w.’'-]*\s+){1,4}[^\W\d_a-zß-ÿ][\w’'-]+")


@dataclass(frozen=True)
class Known:
    """What a text says about itself; "" and () where it does not."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    url: str = ""
    citation: str = ""


def plain_metadata(text: str) -> Known:
    """Read the head of a text, and its own citation line where it prints one."""
    lines = [" ".join(line.split()) for line in re.split(r"[\n\f]", text)]
    title_at, title = _title(lines)
    labelled = _labelled(lines[:25])
    title = labelled.get("title", title)
    if cited := _citation(lines, title):
        return cited
    head = lines[title_at + 1 : title_at + 9] if title_at >= 0 else []
    authors = person(labelled["authors"]) if "authors" in labelled else _byline(head) or _biographies(lines)
    date = iso_date(labelled.get("date", "")) or next(filter(None, map(date_line, head)), "")
    return Known(title, tuple(authors), date, _first_url(labelled.get("url", "")))


def _title(lines: Sequence[str]) -> tuple[int, str]:
    """The first line that stands like a title: by itself, some words long, no sentence, no date."""
    for i, line in enumerate(lines[:60]):
        alone = (i == 0 or not lines[i - 1]) and (i + 1 == len(lines) or not lines[i + 1])
        text = line.strip("#*_ ")
        words = len(text.split())
        if text and alone and 2 <= words <= 40 and len(text) <= 250 and not _reads_otherwise(text):
            return i, re.sub(r"[*†‡¹²³]+\Z", "", text)
    first = next((i for i, line in enumerate(lines) if line), -1)
    return (first, lines[first].strip("#*_ ")) if first >= 0 and len(lines[first]) < 200 else (-1, "")


def _reads_otherwise(text: str) -> bool:
    """A sentence, a date, a quotation, an address."""
    return (
        (text.endswith((".", ",", ";", ":")) and not text.endswith("..."))
        or (bool(iso_date(text)) and len(text.split()) <= 5)
        or (text[0] in '“"«„•[(' and text[-1] in '”"»“.)')
        or "://" in text
    )


def _labelled(lines: Sequence[str]) -> dict[str, str]:
    """`Title: …`, `Author: …` lines at the head."""
    names = {"author": "authors", "by": "authors", "published": "date", "source": "url", "link": "url"}
    found: dict[str, str] = {}
    for line in lines:
        if match := _LABELLED.match(line):
            name = match.group(1).lower()
            found.setdefault(names.get(name, name), match.group(2))
    return found


def _citation(lines: Sequence[str], title: str) -> Known | None:
    """The line in which the article cites itself: its title in quotation marks, behind its authors."""
    words = _folded(title)
    if len(words) < 8:
        return None
    for line in lines:
        match = _CITED.search(line) if _folded(line).find(words) >= 0 else None
        if match and _folded(match.group("title")).startswith(words) and not re.match(r"\W*\d", line):
            rest = match.group("rest")
            return Known(
                match.group("title").rstrip(","),
                tuple(person(match.group("authors"))),
                iso_date(_URL.sub("", rest)),
                _first_url(rest),
                line,
            )
    return None


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _first_url(text: str) -> str:
    match = _URL.search(text)
    return match.group() if match else ""


def _byline(head: Sequence[str]) -> list[str]:
    """`By Anne Doe and John Roe`, or lines that are only names, some in capitals."""
    for line in head:
        if match := _BYLINE.match(line):
            return person(match.group(1))
    return []


def _biographies(lines: Sequence[str]) -> list[str]:
    """Names that stand alone before a paragraph about the same person, as below many articles."""
    return list(dict.fromkeys(_biographical(lines)))


def _biographical(lines: Sequence[str]) -> Iterator[str]:
    for name, about in pairwise(line for line in lines if line):
        named = len(name) < 60 and _NAME.fullmatch(name) and about.startswith(name)
        if named and len(about) > len(name) + 20 and _BIOGRAPHY.search(about[:200]):
            yield name
