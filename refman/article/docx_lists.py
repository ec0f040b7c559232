"""Numbers that Word shows before the paragraphs of a list and that are nowhere in its text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from refman.article.docx_parts import W, value
from refman.article.numbering import show
from refman.article.xml import Element


@dataclass(frozen=True, slots=True)
class Level:
    """The outermost level of a list: number format, the text around `%1`, and the first number."""

    format: str
    text: str
    start: int


@dataclass(slots=True)
class Lists:
    """The numbered lists of a document, counted as its paragraphs are read in order."""

    levels: Mapping[str, Level]
    _last: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> "Lists":
        """From `numbering.xml`, which may be missing."""
        if root is None:
            return cls({})
        shapes = {e.get(f"{W}abstractNumId", ""): _level(e) for e in root.iter(f"{W}abstractNum")}
        levels = {e.get(f"{W}numId", ""): shapes.get(value(e, "abstractNumId")) for e in root.iter(f"{W}num")}
        return cls({key: level for key, level in levels.items() if level is not None})

    def number(self, properties: Element | None) -> str:
        """What stands before the next paragraph, by its `w:pPr`; "" for bullets, inner levels and no list."""
        listed = properties.find(f"{W}numPr") if properties is not None else None
        key = value(listed, "numId")
        level = self.levels.get(key)
        if level is None or value(listed, "ilvl", "0") != "0":
            return ""
        self._last[key] = self._last.get(key, level.start - 1) + 1
        return level.text.replace("%1", show(self._last[key], level.format))


def _level(shape: Element) -> Level | None:
    for level in shape.iter(f"{W}lvl"):
        if level.get(f"{W}ilvl") == "0":
            style, text, start = value(level, "numFmt"), value(level, "lvlText"), value(level, "start", "1")
            shown = "%1" in text and style not in {"bullet", "none"}
            return (
                Level(style, text, int(start) if start.isdecimal() and len(start) < 6 else 1)
                if shown
                else None
            )
    return None
