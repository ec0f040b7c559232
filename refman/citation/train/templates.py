"""A template of a citation and a work become the citation's text and fields, by the habits of a document."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from refman.citation.train.invent import invent
from refman.citation.train.invent.urls import invent_url
from refman.citation.train.printing import print_date, print_names, title_cased
from refman.citation.train.styles import Style
from refman.citation.train.works import Work

Piece = tuple[str, str]
"""A stretch of text and the field it is, "" for none."""

_SLOT = re.compile(r"\{([\w-]+)(?::(\w+))?\}")
_GROUP = re.compile(r"<((?:[^<>{}]|\{[^}]*\})*)>")
_UNLABELLED: Final = frozenset({"cross", "court"})
"""Slots of what belongs to a citation, but to no field."""
_BODIES: Final = frozenset({"body", "court", "gericht", "other", "un", "echr", "tribunal"})
"""Slots of names that are made up even where the work has names."""
_SMALL: Final = frozenset("a an and as at but by for from in into of on or the to with under over".split())


@dataclass(frozen=True, slots=True)
class Habits:
    """What one document does everywhere."""

    style: Style
    quotes: tuple[str, str]
    emphasis: str
    names: str
    joiner: str
    date: str
    title_case: bool
    translated: bool
    surnames: Sequence[str]


def adapted(work: Work, template: str, rng: random.Random) -> Work:
    """The work with what the template needs made up where that is harmless: press, place, newspaper, address."""
    fields = dict(work.fields)
    is_news = "{issued}" in template and "{container-title}" in template
    if is_news:
        fields["container-title"] = invent(
            "container-title", "news" if " vom " not in template else "zeitung", rng
        )
    for name in ("publisher", "publisher-place"):
        if name not in fields and rng.random() < 0.8:
            fields[name] = invent(name, "", rng)
    fields.setdefault("edition", invent("edition", "", rng) if rng.random() < 0.2 else "")
    if "{URL}" in template:
        fields["URL"] = invent_url(fields.get("title", ""), rng)
    fields.setdefault("year", str(rng.randint(1930, 2023)))
    return replace(work, fields={k: v for k, v in fields.items() if v})


def fill(template: str, work: Work, habits: Habits, rng: random.Random) -> list[Piece] | None:
    """The template with the work's values; None where the work lacks something that is not optional."""

    def optional(match: re.Match[str]) -> str:
        group = match.group(1)
        likely = 0.8 if "edition" not in group else 0.9
        needed = [(m.group(1), m.group(2) or "") for m in _SLOT.finditer(group)]
        return group if rng.random() < likely and all(_possible(work, *slot) for slot in needed) else ""

    template = _signed(_GROUP.sub(optional, template), habits)
    pieces: list[Piece] = []
    position = 0
    for match in _SLOT.finditer(template):
        field, style = match.group(1), match.group(2) or ""
        value = _value(field, style, work, habits, rng)
        if not value:
            return None
        pieces.append((template[position : match.start()], ""))
        pieces.append((value, "" if field in _UNLABELLED else field))
        if habits.translated and field == "title" and not style:
            pieces.append((f" [{_reordered(value, rng)}]", ""))
        position = match.end()
    pieces.append((template[position:], ""))
    return [p for p in pieces if p[0]]


def _signed(template: str, habits: Habits) -> str:
    """The template with the document's own quotation marks and emphasis."""
    open_, close = habits.quotes
    signs = {"*": habits.emphasis, "⟨": "<", "⟩": ">"}
    # “ closes what „ opens, yet comes out as an opening mark: the models that ship were trained so
    quotes = {**dict.fromkeys("“‘„", open_), **dict.fromkeys("”’", close)}
    return template.translate({ord(sign): printed for sign, printed in (signs | quotes).items()})


def _reordered(title: str, rng: random.Random) -> str:
    """The words of a title as another title could have them."""
    words = title.split()
    return " ".join(rng.sample(words, len(words))).capitalize()


def _possible(work: Work, field: str, style: str) -> bool:
    if work.has(field) or field in {"locator", "issued", "accessed", *_UNLABELLED}:
        return True
    return field not in {"edition", "DOI", "issue", "volume"} and bool(invent(field, style, random.Random(0)))


def _value(field: str, style: str, work: Work, habits: Habits, rng: random.Random) -> str:  # noqa: PLR0911
    known = "" if style else work.fields.get(field, "")
    match field:
        case "cross":
            return str(rng.randint(1, 160))
        case "author" | "editor" | "translator" if work.names.get(field) and style not in _BODIES:
            return _names(field, style, work, habits, rng)
        case "issued":
            return print_date(work.fields["year"], style or habits.date, rng)
        case "accessed":
            manners = (
                [habits.date, "us", "british", "iso", "short"]
                if habits.style.lang == "en"
                else ["numeric", "german"]
            )
            return print_date(str(rng.randint(2005, 2023)), rng.choice(manners), rng)
        case "title" if style in {"", "short", "upper"}:
            return _title(style, work, habits, rng)
        case "page" if style == "first":
            return re.split(r"\D", work.fields.get("page", "") or invent("page", "", rng))[0]
        case "container-title" if style == "upper":
            return work.fields.get(field, "").upper()
    return known or invent(field, style, rng, habits.surnames)


def _names(field: str, style: str, work: Work, habits: Habits, rng: random.Random) -> str:
    if not style and field == "author":
        style = habits.names
    elif not style:
        style = rng.choice(["full", habits.names])
        style = "full" if style == "inverted-first" else style.replace("inverted", "full")
    return print_names(work.names[field], style, joiner=habits.joiner, rng=rng)


def _title(style: str, work: Work, habits: Habits, rng: random.Random) -> str:
    title = work.fields.get("title", "")
    if style == "upper":
        return title.upper()
    if habits.title_case and habits.style.lang == "en":
        title = title_cased(title, _SMALL)
    return " ".join(re.split(r"[:.?]", title)[0].split()[: rng.randint(2, 5)]) if style else title
