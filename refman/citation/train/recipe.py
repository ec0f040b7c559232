"""What the model that ships was trained on."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from refman.citation.train.compose import compose, prose_of
from refman.citation.train.corpus import Example, read_references
from refman.citation.train.vary import Pools, variants
from refman.citation.train.works import works_of

SETS: Final = ("anystyle_core", "anystyle_gold", "anystyle_good", "grobid_citation")
_LENDING: Final = 5000
"""How many reference strings of a set lend their works to composed notes."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much of what goes into a model."""

    references: Mapping[str, int]
    composed: int
    variants: int


SHIPPED: Final = Amounts(
    {"anystyle_core": 700, "anystyle_gold": 1400, "anystyle_good": 700, "grobid_citation": 3000},
    composed=4500,
    variants=1,
)
SMALL: Final = Amounts(
    {"anystyle_core": 200, "anystyle_gold": 300, "anystyle_good": 200, "grobid_citation": 300},
    composed=1800,
    variants=1,
)
"""For cross-validation, which trains several models."""


def references(folder: Path) -> dict[str, list[Example]]:
    """The labelled reference strings in `folder`, by set."""
    return {name: list(read_references(folder / f"{name}.jsonl.gz", source=name)) for name in SETS}


def held_out(
    known: Mapping[str, Sequence[Example]], names: Sequence[str], every: int = 10
) -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """The reference strings without, and those of `names` with, every tenth; no text of these stays among those."""
    kept = {name: list(known[name][::every]) for name in names}
    texts = {e.text for strings in kept.values() for e in strings}
    return {name: [e for e in strings if e.text not in texts] for name, strings in known.items()}, kept


def training_examples(
    notes: Sequence[Example],
    known: Mapping[str, Sequence[Example]],
    languages: Mapping[str, str],
    amounts: Amounts = SHIPPED,
    *,
    seed: int = 1,
) -> list[Example]:
    """Annotated notes and their variants, reference strings, notes composed of the works of both, shuffled.

    Args:
        notes: annotated notes; only these lend their prose.
        known: reference strings by set.
        languages: the language of each document of `notes`.
        amounts: how many reference strings and composed notes, and how many variants of each note.
        seed: the same seed gives the same examples.

    """
    rng = random.Random(seed)
    drawn: list[Example] = []
    lent: list[Example] = []
    for name, strings in known.items():
        drawn += rng.sample(strings, min(amounts.references[name], len(strings)))
        lent += strings[: _LENDING if name != "grobid_citation" else _LENDING // 3]
    pools = Pools([*notes, *lent], languages)
    varied = [v for i in range(amounts.variants) for v in variants(notes, pools, languages, seed=seed + i)]
    composed = compose(
        works_of([*lent, *notes]), prose_of(notes, languages), count=amounts.composed, seed=seed
    )
    examples = [*notes, *varied, *drawn, *composed]
    rng.shuffle(examples)
    return examples
