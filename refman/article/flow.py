"""Running text as it is read from a structured document: emphasis, markers of notes, links, and works carried as data."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from refman.article.labels import RAISE
from refman.article.shares import share
from refman.model import Embedded, Hyperlink, Item

T = TypeVar("T")

_SPACE = re.compile(r"\s+")
_URL = re.compile(r"[<(]?(?:\w+://|www\.|mailto:)\S*")
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Line:
    """The text of a flow, white space folded; markers are (offset, key of the note)."""

    text: str
    markers: tuple[tuple[int, str], ...] = ()
    cited: tuple[tuple[int, int, tuple[Item, ...]], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()

    def cut(self, start: int) -> "Line":
        """The line from an offset on."""
        if not start:
            return self
        return Line(
            self.text[start:],
            tuple((max(0, at - start), key) for at, key in self.markers),
            tuple((max(0, a - start), max(0, b - start), items) for a, b, items in self.cited),
            tuple((a - start, b - start, url) for a, b, url in self.links if a >= start),
        )


@dataclass(slots=True)
class Flow:
    """Collects the text of one paragraph, or of a whole note, piece by piece."""

    length: int = 0
    _pieces: list[str] = field(default_factory=list)
    _emphasis: list[tuple[int, int]] = field(default_factory=list)
    _markers: list[tuple[int, str]] = field(default_factory=list)
    _cited: list[tuple[int, int, tuple[Item, ...]]] = field(default_factory=list)
    _links: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, text: str, *, emphasis: bool = False, raised: bool = False) -> None:
        """Append text without invisible characters (soft hyphens, zero-width spaces); raised numbers stay raised."""
        text = text.translate(_INVISIBLE)
        if raised and text.strip().isdecimal():
            text = text.translate(RAISE)
        if emphasis and text:
            self._emphasis.append((self.length, self.length + len(text)))
        self._pieces.append(text)
        self.length += len(text)

    def mark(self, key: str) -> None:
        """The marker of the note `key` stands here."""
        self._markers.append((self.length, key))

    def cite(self, start: int, items: Sequence[Item]) -> None:
        """What was added since the length was `start` cites these works."""
        self._cited.append((start, self.length, tuple(items)))

    def link(self, start: int, url: str) -> None:
        """What was added since the length was `start` leads to an address."""
        self._links.append((start, self.length, url))

    @property
    def marked(self) -> bool:
        """Whether a marker stands in it."""
        return bool(self._markers)

    @property
    def cites(self) -> bool:
        """Whether it carries works as data."""
        return bool(self._cited)

    @property
    def text(self) -> str:
        """What was added, as it is."""
        return "".join(self._pieces)

    def line(self, *, emphasis: bool = True) -> Line:
        """The text with white space folded and emphasis as `*…*`, and where markers, cited works and links are in it."""
        raw = self.text
        spans = _emphasised(raw, self._emphasis) if emphasis else []
        starts, ends = {start for start, _ in spans}, {end for _, end in spans}
        stops = {at for at, _ in self._markers}
        stops |= {at for start, end, _ in (*self._cited, *self._links) for at in (start, end)}
        out, position, at_stop = _Folded(), 0, {}
        for stop in sorted(starts | ends | stops | {len(raw)}):
            out.add(raw[position:stop])
            position = stop
            if stop in ends:
                out.add("*")
            at_stop[stop] = out.length
            if stop in starts:
                out.add("*")
        text = out.text

        def placed(stretches: Iterable[tuple[int, int, T]]) -> tuple[tuple[int, int, T], ...]:
            found = ((*_trimmed(text, at_stop[a], at_stop[b]), what) for a, b, what in stretches)
            return tuple(one for one in found if one[0] < one[1])

        return Line(
            text.rstrip(),
            tuple((at_stop[at], key) for at, key in self._markers),
            placed(self._cited),
            placed(self._links),
        )


class _Folded:
    """Text that grows without leading or doubled white space."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self._spaced = True

    def add(self, text: str) -> None:
        text = _SPACE.sub(" ", text)
        if self._spaced:
            text = text.lstrip(" ")
        if text:
            self._parts.append(text)
            self.length += len(text)
            self._spaced = text.endswith(" ")

    @property
    def text(self) -> str:
        return "".join(self._parts)


def _emphasised(raw: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of emphasis, joined where only white space parts them; those without a letter or digit are none."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not raw[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    trimmed = [_trimmed(raw, start, end) for start, end in joined]
    return [(start, end) for start, end in trimmed if _is_said(raw[start:end])]


def _is_said(text: str) -> bool:
    """Whether text can carry emphasis: it has letters or digits and is no bare URL, which programs underline."""
    return any(c.isalnum() for c in text) and not _URL.fullmatch(text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def embedded(line: Line) -> tuple[Embedded, ...]:
    """The works that a line carries as data, each with its own stretch of the text."""
    found = []
    for start, end, items in line.cited:
        for item, (begin, stop) in zip(items, share(line.text, start, end, items), strict=True):
            if begin < stop:
                found.append(Embedded(begin, stop, item))
    return tuple(found)


def hyperlinks(line: Line) -> tuple[Hyperlink, ...]:
    """The addresses behind the words of a line, without asterisks around them; a link that prints its address is none."""
    found = []
    for start, end, url in line.links:
        words = line.text[start:end]
        start += len(words) - len(words.lstrip("*"))  # noqa: PLW2901
        end -= len(words) - len(words.rstrip("*"))  # noqa: PLW2901
        if start < end and url.startswith(("http://", "https://")) and not _URL.match(words):
            found.append(Hyperlink(start, end, url))
    return tuple(found)
