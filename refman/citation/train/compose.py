"""Notes made of known works: citations in the styles of the world, with signals, real prose and the slips of print."""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from refman.citation.labels import OUTSIDE
from refman.citation.train.corpus import Example, label_tokens
from refman.citation.train.invent import SURNAMES
from refman.citation.train.phrases import IBID, LINKS, REMARKS, SIGNALS, TRAILERS
from refman.citation.train.slips import SLIPS
from refman.citation.train.styles import STYLES
from refman.citation.train.templates import Habits, Piece, adapted, fill
from refman.citation.train.vary import other_years
from refman.citation.train.works import Work

_TRANSLATED: Final = 0.04
"""The share of documents that translate titles in brackets."""


def compose(
    works: Sequence[Work], prose: dict[str, list[str]], *, count: int, seed: int
) -> Iterator[Example]:
    """`count` notes that cite `works`, in documents of ten notes with one set of habits.

    Args:
        works: what can be cited.
        prose: by language, sentences of notes that are no citation.
        count: how many notes.
        seed: the same seed gives the same notes.

    """
    rng = random.Random(seed)
    surnames = [n["family"] for w in works for group in w.names.values() for n in group if "family" in n]
    prose = {"en": [], "de": [], **prose}
    for i in range(count):
        if i % 10 == 0:
            habits = _habits(surnames or SURNAMES, rng)
        yield _example(_note(works, prose, habits, rng), rng, i)


def prose_of(examples: Sequence[Example], languages: Mapping[str, str]) -> dict[str, list[str]]:
    """The stretches of at least four words outside citations, by language of the document."""
    found: dict[str, list[str]] = {"en": [], "de": []}
    for example in examples:
        start = None
        for i, label in enumerate([*example.labels, "end"]):
            if label == OUTSIDE and start is None:
                start = i
            elif label != OUTSIDE and start is not None:
                text = example.text[example.tokens[start].start : example.tokens[i - 1].end].strip(" ;,.:")
                if i - start > 5 and len(text) < 500:
                    found.setdefault(languages.get(example.group, "en"), []).append(text)
                start = None
    return found


def _habits(surnames: Sequence[str], rng: random.Random) -> Habits:
    shares, styles = zip(*STYLES.values(), strict=True)
    [style] = rng.choices(styles, weights=shares)
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


def _note(
    works: Sequence[Work], prose: dict[str, list[str]], habits: Habits, rng: random.Random
) -> list[list[Piece] | str]:
    """Citations as lists of pieces, with plain strings between them."""
    lang = habits.style.lang
    parts: list[list[Piece] | str] = []
    if rng.random() < 0.08:
        remark = rng.choice(REMARKS[lang]).format(
            n=rng.randint(1, 90), m=rng.randint(91, 200), r=rng.choice(["II", "III.B", "IV"])
        )
        return [remark if rng.random() < 0.3 else _prose(prose[lang], rng) + "."]
    if rng.random() < 0.25:
        parts.append(_prose(prose[lang], rng) + rng.choice([". ", ". ", ", ", ": ", " "]))
    if rng.random() < 0.35:
        signal = rng.choice(SIGNALS[lang])
        parts.append((signal[0].lower() + signal[1:] if rng.random() < 0.15 else signal) + " ")
    parts += _citations(works, prose[lang], habits, rng)
    if rng.random() < 0.15:
        parts.append(
            rng.choice([" ", " ", ": ", ", "]) + _prose(prose[lang], rng) + rng.choice([".", ".", ""])
        )
    return [p for p in parts if p]


def _citations(
    works: Sequence[Work], prose: Sequence[str], habits: Habits, rng: random.Random
) -> list[list[Piece] | str]:
    """One citation or several, with what stands between them."""
    lang = habits.style.lang
    parts: list[list[Piece] | str] = []
    count = rng.choices([1, 2, 3, 4, 6], weights=[60, 22, 10, 5, 3])[0]
    compared = lang == "en" and count > 2 and rng.random() < 0.15
    for i in range(count):
        citation = _citation(works, habits, rng)
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
        _strip_end(citation)
        parts.append(rng.choice([" with ", " and ", ", "]) if compared else _between(prose, lang, rng))
    return parts


def _in_brackets(citation: list[Piece], prose: Sequence[str], rng: random.Random) -> list[list[Piece] | str]:
    """A sentence that gives its source in brackets."""
    _strip_end(citation)
    before = f"{_prose(prose, rng)} {rng.choice('([')}"
    close = ")" if before.endswith("(") else "]"
    return [before, citation, close + rng.choice([". ", ". ", ", ", "; ", f" {_prose(prose, rng)}. "])]


def _prose(prose: Sequence[str], rng: random.Random) -> str:
    """A stretch of prose from another note, its years changed, at times cut short."""
    words = other_years(rng.choice(prose) if prose else "", rng).split()
    if len(words) > 14 and rng.random() < 0.5:
        start = rng.randint(0, len(words) - 10)
        words = words[start : start + rng.randint(6, 30)]
    return " ".join(words)


def _trailed(
    citation: list[Piece], works: Sequence[Work], prose: Sequence[str], habits: Habits, rng: random.Random
) -> list[Piece]:
    """The citation with a parenthesis behind it that still belongs to it."""
    template = rng.choice(TRAILERS[habits.style.lang]).replace(
        "{prose}", _prose(prose, rng).replace("{", "").replace("}", "")
    )
    filled = fill(template, rng.choice(works), habits, rng)
    if filled is None:
        return citation
    _strip_end(citation)
    return [*citation, ("".join(text for text, _ in filled) + ".", "")]


def _between(prose: Sequence[str], lang: str, rng: random.Random) -> str:
    if rng.random() < 0.1 and prose:
        return (
            rng.choice([". ", "; ", ": ", " "])
            + _prose(prose, rng)
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
