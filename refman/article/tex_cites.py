"""Commands of LaTeX that cite works by key, and notes in which the works are written out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from refman.article.bib_keys import Works
from refman.article.flow import Line, hyperlinks
from refman.article.tex_text import LEADS, LINK, LINKED, tex_text
from refman.model import Embedded, Hyperlink

CITING = (
    r"(?:[Cc]ite|[Pp]arencite|[Tt]extcite|[Cc]ite(?:p|t|alp|alt|author|title|year|yearpar)|[Ff]ullcite|[Ss]martcite|[Ss]upercite"
    r"|nocite|shortcite|[Nn]otecite|[Pp]nocite|[Aa]utocite|[Ff]oot(?:full)?cite|footcitetext"
    r"|(?:[Tt]ext|[Bb]lock)cquote)s?"
)
"""Names of the commands of BibTeX styles, natbib and biblatex."""

_CITES = re.compile(rf"\\({CITING})\*?(?![A-Za-z@])")
_ARGUMENT = re.compile(r"\s*(?:\[([^\]]*)\])?\s*(?:\[([^\]]*)\])?\s*\{([^{}]*)\}")
_STAND_IN = re.compile(rf"\ue030(?P<cite>\d+)\ue031|{LINK}(?P<link>[^{LEADS}]*){LEADS}|{LINKED}")
_AROUND_ALL = re.compile(r"(?:\([^()]*\)){0,2}")


@dataclass(frozen=True, slots=True)
class Cite:
    """One command that cites: its works as (what stands before, key, what stands behind)."""

    start: int
    end: int
    works: tuple[tuple[str, str, str], ...]

    @property
    def keys(self) -> list[str]:
        """The keys in order."""
        return [key for _, key, _ in self.works]


def cites(text: str) -> list[Cite]:
    """The commands that cite in a stretch of source."""
    found = []
    position = 0
    while match := _CITES.search(text, position):
        works, position = _works(text, match.end(), several=match.group(1).endswith("s"))
        if works and works[0][1] != "*":
            found.append(Cite(match.start(), position, tuple(works)))
    return found


def _works(text: str, position: int, *, several: bool) -> tuple[list[tuple[str, str, str]], int]:
    r"""The works of one command, and where it ends; `\cites` and its kin have several groups of arguments."""
    works: list[tuple[str, str, str]] = []
    if several and (around := _AROUND_ALL.match(text, position)):
        position = around.end()
    while group := _ARGUMENT.match(text, position):
        one, two, keys = group.groups()
        before, behind = (one or "", two) if two is not None else ("", one or "")
        names = [key.strip() for key in keys.split(",") if key.strip()]
        works += [
            (before if i == 0 else "", key, behind if i + 1 == len(names) else "")
            for i, key in enumerate(names)
        ]
        position = group.end()
        if not several:
            break
    return works, position


def note_with_works(source: str, works: Works) -> tuple[str, tuple[Embedded, ...], tuple[Hyperlink, ...]]:
    """The text of a note, its cited works written out, what of it is data, and the addresses behind its words."""
    pieces: list[str] = []
    kept: list[tuple[str, str]] = []
    last = 0
    for cite in cites(source):
        pieces.append(source[last : cite.start])
        stand_ins = []
        for before, key, behind in cite.works:
            stand_ins.append(f"{before}{' ' if before else ''}\ue030{len(kept)}\ue031")
            kept.append((key, tex_text(behind)))
        pieces.append("; ".join(stand_ins))
        last = cite.end
    return _written_out(tex_text("".join([*pieces, source[last:]]), links=True), kept, works)


def _written_out(
    text: str, kept: Sequence[tuple[str, str]], works: Works
) -> tuple[str, tuple[Embedded, ...], tuple[Hyperlink, ...]]:
    """The text with works and locators (`kept`) where their stand-ins were, and linked words without theirs."""
    out, last = "", 0
    embedded: list[Embedded] = []
    links: list[tuple[int, int, str]] = []
    opened = (0, "")
    for match in _STAND_IN.finditer(text):
        out += text[last : match.start()]
        last = match.end()
        if match["link"] is not None:
            opened = (len(out), match["link"])
        elif match["cite"] is None:
            links.append((opened[0], len(out), opened[1]))
        else:
            start, (key, locator) = len(out), kept[int(match["cite"])]
            reference = works.text(key).rstrip(".")
            out += f"{reference}, {locator}" if locator else reference
            item = works.item(key) or ({} if works.known(key) else {"id": key})
            if item:
                embedded.append(Embedded(start, len(out), {**item, "locator": locator} if locator else item))
    out += text[last:]
    if kept and not out.rstrip().endswith((".", "!", "?")):
        out += "."
    return out, tuple(embedded), hyperlinks(Line(out, links=tuple(links)))
