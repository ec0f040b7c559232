"""Names, dates and titles in the manners in which citations print them."""

import random
import re
from collections.abc import Collection
from typing import Final

from refman.citation.names import Name

MONTHS: Final = {
    "en": "January February March April May June July August September October November December".split(),
    "short": "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
}
_GIVEN: Final = (
    "Anna Maria Laura Claire Sarah Ruth Helen Judith Miriam Fatima Aisha Leila Elena Olga Ingrid Katharina Sabine Ulrike Nina "
    "Susan Barbara Margaret Elizabeth Emily Hannah Rachel Mary Jane Alice Kate John David Michael Peter Thomas James Robert William "
    "Richard Charles George Paul Mark Stephen Daniel Andrew Martin Simon Ahmed Omar Hassan Karim Yusuf Jean Pierre Luc Hans Klaus "
    "Jürgen Dieter Wolfgang Stefan Matthias Ivan Sergei Boris Marek Jan Luis Carlos Juan José Kenji Hiroshi Wei Li Ming Arjun Ravi"
).split()


def print_names(names: list[Name], style: str, *, joiner: str, rng: random.Random, most: int = 3) -> str:
    """A list of names in `style`, of more than `most` only the first; what stands before the last name is `joiner`.

    Styles are full, initials, inverted, inverted-first (only the first is), inverted-initials, bare (family first, no
    comma), family and upper.
    """
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


def title_cased(title: str, small: Collection[str]) -> str:
    """The title with capital letters, but for words of `small` behind the first."""
    words = title.split()
    return " ".join(w if i and w.lower() in small else w[:1].upper() + w[1:] for i, w in enumerate(words))
