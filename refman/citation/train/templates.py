"""A template of a citation and a work become the citation's text and fields, by the habits of a document."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from refman.citation.train.invent import invent
from refman.citation.train.invent.urls import invent_url
from refman.citation.train.styles import Style
from refman.citation.train.works import Work, print_date, print_names

Piece = tuple[str, str]
"""A stretch of text and the field it is, "" for none."""

_SLOT = re.compile(r"\{([\w-]+)(?::(\w+))?\}")
_GROUP = re.compile(r"<((?:[^<>{}]|\{[^}]*\})*)>")
_UNLABELLED: Final = frozenset({"cross", "court"})
"""Slots of what belongs to a citation, but to no field."""
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

    template = template.replace("<{URL}> acc", "⟨{URL}⟩ acc")
    template = _GROUP.sub(optional, template)
    open_, close = habits.quotes
    template = (
        template.replace("“", "\x01")
        .replace("‘", "\x01")
        .replace("„", "\x01")
        .replace("”", "\x02")
        .replace("’", "\x02")
    )
    template = re.sub(r"(?<=\})“", "\x02", template)
    if not open_:
        template = re.sub(r",\x02", ",", template)
    template = (
        template.replace("\x01", open_)
        .replace("\x02", close)
        .replace("*", habits.emphasis)
        .replace("⟨", "<")
        .replace("⟩", ">")
    )
    pieces: list[Piece] = []
    position = 0
    for match in _SLOT.finditer(template):
        value = _value(match.group(1), match.group(2) or "", work, habits, rng)
        if not value:
            return None
        pieces.append((template[position : match.start()], ""))
        pieces.append((value, "" if match.group(1) in _UNLABELLED else match.group(1)))
        if habits.translated and match.group(1) == "title" and not match.group(2):
            pieces.append((f" [{_reordered(value, rng)}]", ""))
        position = match.end()
    pieces.append((template[position:], ""))
    return [p for p in pieces if p[0]]


def _reordered(title: str, rng: random.Random) -> str:
    """The words of a title as another title could have them."""
    words = title.split()
    return " ".join(rng.sample(words, len(words))).capitalize()


def _possible(work: Work, field: str, style: str) -> bool:
    if work.has(field) or field in {"locator", "issued", "accessed", *_UNLABELLED}:
        return True
    return field not in {"edition", "DOI", "issue", "volume"} and bool(invent(field, style, random.Random(0)))


def _value(field: str, style: str, work: Work, habits: Habits, rng: random.Random) -> str:  # noqa: PLR0911
    if field == "cross":
        return str(rng.randint(1, 160))
    if (
        field in {"author", "editor", "translator"}
        and work.names.get(field)
        and style not in {"body", "court", "gericht", "other", "un", "echr", "tribunal"}
    ):
        style = style or (
            habits.names
            if field == "author"
            else rng.choice(["full", habits.names])
            .replace("inverted-first", "full")
            .replace("inverted", "full")
        )
        return print_names(work.names[field], style, joiner=habits.joiner, rng=rng)
    if field == "issued":
        return print_date(work.fields["year"], style or habits.date, rng)
    if field == "accessed":
        return print_date(
            str(rng.randint(2005, 2023)),
            rng.choice(
                [habits.date, "us", "british", "iso", "short"]
                if habits.style.lang == "en"
                else ["numeric", "german"]
            ),
            rng,
        )
    if field == "title" and not style:
        return _cased(work.fields.get("title", ""), habits)
    if field == "title" and style in {"short", "upper"}:
        title = work.fields.get("title", "")
        return (
            title.upper()
            if style == "upper"
            else " ".join(re.split(r"[:.?]", _cased(title, habits))[0].split()[: rng.randint(2, 5)])
        )
    if field == "page" and style == "first":
        return re.split(r"\D", work.fields.get("page", "") or invent("page", "", rng))[0]
    value = work.fields.get(field, "") if style in {"", "upper"} else ""
    if field == "container-title" and style == "upper":
        return value.upper()
    return value or invent(field, style, rng, habits.surnames)


def _cased(title: str, habits: Habits) -> str:
    if not habits.title_case or habits.style.lang != "en":
        return title
    words = title.split()
    return " ".join(w if i and w.lower() in _SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words))
