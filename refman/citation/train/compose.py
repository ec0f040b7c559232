"""Notes made of known works: citations in the styles of the world, with signals, real prose and the slips of print."""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from refman.citation.labels import OUTSIDE
from refman.citation.train.corpus import Example, label_tokens
from refman.citation.train.invent import SURNAMES
from refman.citation.train.law import STYLES as LEGAL
from refman.citation.train.prose import Prose, retold, sentence
from refman.citation.train.slips import SLIPS
from refman.citation.train.styles import IBID, LINKS, REMARKS, SIGNALS, STYLES, TRAILERS
from refman.citation.train.templates import Habits, Piece, adapted, fill
from refman.citation.train.works import Work

_ALL: Final = {**STYLES, **LEGAL}
_SHARES: Final = {
    "chicago": 28,
    "british": 18,
    "bluebook": 8,
    "author-date": 18,
    "german": 18,
    "international": 8,
    "canadian": 3,
    "american": 8,
    "german law": 9,
}
_TRANSLATED: Final = 0.04
"""The share of documents that translate titles in brackets."""
_REGIONS: Final = (
    "Alabama Arizona California Colorado Florida Georgia Hawaii Illinois Indiana Kentucky Nebraska Ohio Tennessee Texas Virginia "
    "Australia Austria Brazil Canada England France Germany India Italy Japan Poland Scotland Spain Sweden Switzerland"
).split()
"""Where a list of laws or cases gives one for each."""
_AS_IT_STANDS: Final = 0.4
"""The share of joints between citations and prose that are another note's."""


def compose(works: Sequence[Work], prose: Mapping[str, Prose], *, count: int, seed: int) -> Iterator[Example]:
    """`count` notes that cite `works`, in documents of ten notes with one set of habits.

    Args:
        works: what can be cited.
        prose: by language, what notes say besides citing.
        count: how many notes.
        seed: the same seed gives the same notes.

    """
    rng = random.Random(seed)
    surnames = [n["family"] for w in works for group in w.names.values() for n in group if "family" in n]
    for i in range(count):
        if i % 10 == 0:
            habits = _habits(surnames or SURNAMES, rng)
        yield _example(_note(works, prose.get(habits.style.lang, Prose()), habits, rng), rng, i)


def _habits(surnames: Sequence[str], rng: random.Random) -> Habits:
    style = _ALL[rng.choices(list(_SHARES), weights=list(_SHARES.values()))[0]]
    quotes = {
        "en": [("“", "”")] * 5 + [("‘", "’")] * 4 + [('"', '"')] * 4 + [("'", "'")] * 2 + [("", "")],
        "de": [("„", "“")] * 3 + [("", "")] * 4 + [('"', '"')] * 2 + [("‚", "‘"), ("»", "«"), ("“", "”")],
    }[style.lang]
    return Habits(
        style,
        rng.choice(quotes),
        "*" if rng.random() < 0.35 else "",
        rng.choice(style.names),
        rng.choice(style.joiners),
        rng.choice(style.dates),
        rng.random() < 0.6,
        rng.random() < _TRANSLATED,
        surnames,
    )


def _note(works: Sequence[Work], prose: Prose, habits: Habits, rng: random.Random) -> list[list[Piece] | str]:
    """Citations as lists of pieces, with plain strings between them."""
    lang = habits.style.lang
    if rng.random() < 0.08:
        remark = rng.choice(REMARKS[lang]).format(
            n=rng.randint(1, 90), m=rng.randint(91, 200), r=rng.choice(["II", "III.B", "IV"])
        )
        return [remark if rng.random() < 0.3 else sentence(prose, rng) + "."]
    citations = _citations(works, prose, habits, rng)
    return [p for p in [*_lead(prose, lang, rng), *citations, _tail(prose, rng)] if p]


def _lead(prose: Prose, lang: str, rng: random.Random) -> Iterator[str]:
    """What stands before the first citation: the beginning of another note, or prose and a signal."""
    if rng.random() < _AS_IT_STANDS:
        if rng.random() < 0.45:
            yield retold(prose.before, rng)
        return
    if rng.random() < 0.25:
        yield sentence(prose, rng) + rng.choice([". ", ". ", ", ", ": ", " "])
    if rng.random() < 0.35:
        signal = rng.choice(SIGNALS[lang])
        yield (signal[0].lower() + signal[1:] if rng.random() < 0.15 else signal) + " "


def _tail(prose: Prose, rng: random.Random) -> str:
    """What stands behind the last citation."""
    if rng.random() > 0.15:
        return ""
    if rng.random() < _AS_IT_STANDS:
        return retold(prose.after, rng)
    return rng.choice([" ", " ", ": ", ", "]) + sentence(prose, rng) + rng.choice([".", ".", ""])


def _citations(
    works: Sequence[Work], prose: Prose, habits: Habits, rng: random.Random
) -> list[list[Piece] | str]:
    """One citation or several, with what stands between them."""
    lang = habits.style.lang
    parts: list[list[Piece] | str] = []
    count = rng.choices([1, 2, 3, 4, 6], weights=[60, 22, 10, 5, 3])[0]
    compared = lang == "en" and count > 2 and rng.random() < 0.15
    by_place = count > 2 and rng.random() < 0.1
    for i in range(count):
        citation = _citation(works, habits, rng)
        if by_place:
            parts.append(rng.choice(_REGIONS) + rng.choice([", ", ", ", ": "]))
        if rng.random() < 0.12:
            citation = _trailed(citation, works, prose, habits, rng)
        if rng.random() < 0.07:
            parts += _in_brackets(citation, prose, rng)
            continue
        parts.append(citation)
        if i + 1 == count:
            break
        if not compared and rng.random() < 0.15:
            parts.append(" ")
            continue
        link = rng.choice([" with ", " and ", ", "]) if compared else _between(prose, lang, rng)
        _strip_end(citation)
        parts.append(link)
    return parts


def _in_brackets(citation: list[Piece], prose: Prose, rng: random.Random) -> list[list[Piece] | str]:
    """A sentence that gives its source in brackets."""
    _strip_end(citation)
    before = f"{sentence(prose, rng)} {rng.choice('([')}"
    close = ")" if before.endswith("(") else "]"
    return [before, citation, close + rng.choice([". ", ". ", ", ", "; ", f" {sentence(prose, rng)}. "])]


def _trailed(
    citation: list[Piece], works: Sequence[Work], prose: Prose, habits: Habits, rng: random.Random
) -> list[Piece]:
    """The citation with a parenthesis behind it that still belongs to it."""
    template = rng.choice(TRAILERS[habits.style.lang]).replace(
        "{prose}", sentence(prose, rng).replace("{", "").replace("}", "")
    )
    filled = fill(template, rng.choice(works), habits, rng)
    if filled is None:
        return citation
    _strip_end(citation)
    return [*citation, ("".join(text for text, _ in filled) + ".", "")]


def _between(prose: Prose, lang: str, rng: random.Random) -> str:
    if prose.between and rng.random() < _AS_IT_STANDS:
        return retold(prose.between, rng)
    if prose.sentences and rng.random() < 0.1:
        return (
            rng.choice([". ", "; ", ": ", " "])
            + sentence(prose, rng)
            + rng.choice([" ", ", ", ": ", "; see ", " in "])
        )
    return rng.choice(LINKS[lang])


def _strip_end(citation: list[Piece]) -> None:
    text, field = citation[-1]
    if not field:
        citation[-1] = (text.rstrip("."), "")


def _citation(works: Sequence[Work], habits: Habits, rng: random.Random) -> list[Piece]:
    lang = habits.style.lang
    chance = rng.random()
    if chance < 0.05:
        return fill(rng.choice(IBID[lang]), Work({}, {}), habits, rng) or [("Ibid.", "")]
    if chance < 0.2:
        template = rng.choice(habits.style.short)
    else:
        kinds = list(habits.style.templates)
        kind = rng.choices(kinds, weights=[_WEIGHTS[k] for k in kinds])[0]
        template = rng.choice(habits.style.templates[kind])
    for _ in range(30):
        work = rng.choice(works)
        if (pieces := fill(template, adapted(work, template, rng), habits, rng)) is not None:
            return pieces
    return [("Ibid.", "")]


_WEIGHTS: Final = {
    "journal": 24,
    "book": 22,
    "chapter": 12,
    "news": 16,
    "web": 7,
    "report": 7,
    "thesis": 3,
    "case": 8,
    "statute": 5,
    "archive": 6,
    "interview": 2,
    "film": 1,
}


def _example(parts: list[list[Piece] | str], rng: random.Random, i: int) -> Example:
    """The note's text with its labels, after the slips of print."""
    slip = rng.choice(SLIPS) if rng.random() < 0.3 else None
    text, citations = "", []
    for part in parts:
        pieces = [(part, OUTSIDE)] if isinstance(part, str) else part
        start, fields = len(text), []
        for value, field in pieces:
            printed = slip(value, rng) if slip else value
            if field and not isinstance(part, str):
                fields.append((len(text), len(text) + len(printed), field))
            text += printed
        if not isinstance(part, str):
            citations.append((start, len(text), fields))
    tokens, labels = label_tokens(text, citations)
    return Example(text, tokens, labels, f"composed:{i}", "composed")
