"""What the networks that ship are trained on, and those of cross-validation, which see less of the gold notes."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from refman.citation.train.compose import compose, prose_of
from refman.citation.train.corpus import Epochs, Example
from refman.citation.train.references import read_references
from refman.citation.train.vary import Pools, variants
from refman.citation.train.works import works_of

SETS: Final = ("anystyle_core", "anystyle_gold", "anystyle_good", "grobid_citation")
_LENDING: Final = {
    "anystyle_core": 5000,
    "anystyle_gold": 5000,
    "anystyle_good": 5000,
    "grobid_citation": 1700,
}
"""How many reference strings of each set lend their works to composed notes."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much of what goes into an epoch, and how many epochs there are."""

    references: Mapping[str, int]
    composed: int
    variants: int
    epochs: int


RECIPE: Final = Amounts(
    {"anystyle_core": 400, "anystyle_gold": 900, "anystyle_good": 600, "grobid_citation": 2200},
    composed=4000,
    variants=1,
    epochs=16,
)


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
    amounts: Amounts,
    *,
    seed: int = 1,
) -> Epochs:
    """For each epoch the annotated notes, variants of them, reference strings, and notes composed of the works of both.

    Args:
        notes: annotated notes; only these lend their prose.
        known: reference strings by set.
        languages: the language of each document of `notes`.
        amounts: how many reference strings and composed notes, and how many variants of each note, in an epoch.
        seed: the same seed gives the same examples.

    """
    lent = [e for name, strings in known.items() for e in strings[: _LENDING[name]]]
    pools = Pools([*notes, *lent], languages)
    works, prose = works_of([*lent, *notes]), prose_of(notes, languages)

    def epoch(number: int) -> list[Example]:
        rng = random.Random(f"{seed} {number}")
        seeds = [rng.randrange(1 << 30) for _ in range(amounts.variants + 1)]
        examples = [*notes, *compose(works, prose, count=amounts.composed, seed=seeds[0])]
        for of_variant in seeds[1:]:
            examples += variants(notes, pools, languages, seed=of_variant)
        for name, strings in known.items():
            examples += rng.sample(strings, min(amounts.references[name], len(strings)))
        return examples

    return epoch
