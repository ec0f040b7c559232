"""Works to cite, taken from labelled references and annotated notes, and the ways to print their parts."""

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from refman.citation.labels import INSIDE, OUTSIDE, START
from refman.citation.names import parse_names
from refman.citation.train.corpus import NAME_FIELDS, Example

Name = dict[str, str]

MONTHS: Final = {
    "en": "January February March April May June July August September October November December".split(),
    "short": "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
}
_PLAUSIBLE: Final = {
    "volume": re.compile(r"\d{1,3}|[IVX]{1,5}"),
    "issue": re.compile(r"\d{1,3}(?:[/–-]\d+)?"),
    "page": re.compile(r"\d{1,4}[-–—‐]\d{1,4}|\d{1,4}"),
}
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Work:
    """What a citation can print: names by role, and other fields as text."""

    names: Mapping[str, list[Name]]
    fields: Mapping[str, str] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the work has that field."""
        return bool(self.names.get(name) or self.fields.get(name))


def works_of(examples: Iterable[Example]) -> list[Work]:
    """The works that the examples cite, one for each citation with a title and one more field."""
    found = (_work(parts) for example in examples for parts in _citations(example))
    return [work for work in found if work is not None]


def _citations(example: Example) -> Iterable[dict[str, str]]:
    parts: dict[str, str] = {}
    previous = ""
    begin = end = 0
    for token, label in zip(example.tokens, example.labels, strict=True):
        name = label.removeprefix(START)
        if name != previous or label.startswith(START):
            if previous and previous not in {OUTSIDE, INSIDE}:
                parts.setdefault(previous, example.text[begin:end])
            begin = token.start
        if label.startswith(START) and parts:
            yield parts
            parts = {}
        previous, end = name, token.end
    if previous and previous not in {OUTSIDE, INSIDE}:
        parts.setdefault(previous, example.text[begin:end])
    if parts:
        yield parts


def _work(parts: Mapping[str, str]) -> Work | None:
    names = {role: parse_names(parts[role]) for role in NAME_FIELDS if role in parts}
    fields = {}
    for name, printed in parts.items():
        value = printed.strip(' *.,;:“”"‘’')
        if name == "issued":
            if year := _YEAR.search(value):
                fields["year"] = year.group()
            continue
        pattern = _PLAUSIBLE.get(name)
        if name not in NAME_FIELDS and value and (pattern is None or pattern.fullmatch(value)):
            fields[name] = value
    title = fields.get("title", "")
    if not 4 <= len(title) <= 220 or not (
        {"author", "container-title", "publisher"} & (set(names) | set(fields))
    ):
        return None
    if any(not (n.get("family") or n.get("literal")) for group in names.values() for n in group):
        return None
    return Work({r: n for r, n in names.items() if n}, fields)


def print_names(names: list[Name], style: str, *, joiner: str, rng: random.Random, most: int = 3) -> str:
    """A list of names in `style`: full, initials, inverted, inverted-initials, bare (family first, no comma), family or upper."""
    people = [n for n in names if n != {"literal": "others"}]
    cut = len(people) > most or len(people) < len(names)
    shown = people[: 1 if len(people) > most else len(people)]
    printed = [
        _print_name(n, style if i == 0 or style != "inverted-first" else "full", rng)
        for i, n in enumerate(shown)
    ]
    if cut:
        return printed[0] + rng.choice(
            [" et al.", ", et al.", " and others"] if joiner != " und " else [" u. a.", " et al."]
        )
    if joiner in {"/", "; ", " – "}:
        return joiner.join(printed)
    if len(printed) == 1:
        return printed[0]
    comma = "," if len(printed) > 2 and rng.random() < 0.5 else ""
    return ", ".join(printed[:-1]) + comma + joiner + printed[-1]


def _print_name(name: Name, style: str, rng: random.Random) -> str:
    if "literal" in name:
        return name["literal"].upper() if style == "upper" else name["literal"]
    family = " ".join(
        p
        for p in (
            name.get("non-dropping-particle", ""),
            name.get("dropping-particle", ""),
            name.get("family", ""),
        )
        if p
    )
    given = name.get("given", "")
    if family.isupper() and style != "upper":
        family = family.title()
    if len(given) < 2 or (given.isupper() and len(given) < 4):
        given = ". ".join(given.replace(".", "").replace(" ", "")) + "." if given else ""
        if rng.random() < 0.6 and style in {"full", "inverted", "inverted-first", "upper"}:
            given = rng.choice(_GIVEN)
    if style in {"initials", "inverted-initials", "bare"} and given:
        letters = [w[0] for w in re.split(r"[\s.-]+", given) if w and w[0].isalpha()]
        given = "".join(letters[:2]) if style == "bare" else rng.choice([". ", "."]).join(letters[:2]) + "."
    match style:
        case "family":
            return family
        case "inverted" | "inverted-initials" | "inverted-first":
            return f"{family}, {given}" if given else family
        case "bare":
            return f"{family} {given}".strip()
        case "upper":
            return f"{given} {family}".strip().upper()
    return f"{given} {family}".strip()


_GIVEN: Final = (
    "Anna Maria Laura Claire Sarah Ruth Helen Judith Miriam Fatima Aisha Leila Elena Olga Ingrid Katharina Sabine Ulrike Nina "
    "Susan Barbara Margaret Elizabeth Emily Hannah Rachel Mary Jane Alice Kate John David Michael Peter Thomas James Robert William "
    "Richard Charles George Paul Mark Stephen Daniel Andrew Martin Simon Ahmed Omar Hassan Karim Yusuf Jean Pierre Luc Hans Klaus "
    "Jürgen Dieter Wolfgang Stefan Matthias Ivan Sergei Boris Marek Jan Luis Carlos Juan José Kenji Hiroshi Wei Li Ming Arjun Ravi"
).split()


def print_date(year: str, style: str, rng: random.Random) -> str:
    """A date in `style`: us, british, month, short, iso, german, numeric, season, apa, or the year by itself."""
    month, day = rng.randrange(12), rng.randint(1, 28)
    english, short, german = (MONTHS[k][month] for k in ("en", "short", "de"))
    choices = {
        "us": [f"{english} {day}, {year}"],
        "british": [f"{day} {english} {year}"],
        "month": [f"{english} {year}"],
        "short": [f"{short} {day}, {year}", f"{day} {short} {year}", f"{short} {year}"],
        "iso": [f"{year}-{month + 1:02}-{day:02}"],
        "german": [f"{day}. {german} {year}"],
        "numeric": [
            f"{day:02}.{month + 1:02}.{year}",
            f"{day}.{month + 1}.{year}",
            f"{day}/{month + 1}/{year}",
            f"{month + 1}/{day}/{year}",
        ],
        "season": [f"{season} {year}" for season in ("Spring", "Summer", "Fall", "Winter")],
        "apa": [f"{year}, {english} {day}"],
    }
    return rng.choice(choices.get(style, [year]))
