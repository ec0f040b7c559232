"""What the model that ships was trained on, and how."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from refman.citation.train.compose import compose, prose_of
from refman.citation.train.corpus import Example, read_references
from refman.citation.train.works import works_of

REFERENCES: Final[Mapping[str, int]] = {
    "anystyle_core": 1514,
    "anystyle_gold": 1669,
    "anystyle_good": 1500,
    "grobid_citation": 1500,
}
"""How many labelled reference strings of each file are trained on."""
COMPOSED: Final = 4000
"""How many notes are composed."""
HELD_OUT: Final = 10
"""Every tenth reference string of `anystyle_gold` and `grobid_citation` is kept for testing in cross-validation."""


@dataclass(frozen=True, slots=True)
class Settings:
    """CRFsuite's training parameters (http://www.chokkan.org/software/crfsuite/manual.html)."""

    c1: float = 0.1
    c2: float = 0.01
    iterations: int = 60
    minfreq: float = 2


def references(folder: Path) -> dict[str, list[Example]]:
    """The labelled reference strings in `folder`, by file."""
    return {name: list(read_references(folder / f"{name}.jsonl.gz", source=name)) for name in REFERENCES}


def held_out(known: Mapping[str, Sequence[Example]]) -> dict[str, list[Example]]:
    """The reference strings that cross-validation tests on."""
    return {name: list(known[name][::HELD_OUT]) for name in ("anystyle_gold", "grobid_citation")}


def training_examples(
    notes: Sequence[Example],
    known: Mapping[str, Sequence[Example]],
    languages: Mapping[str, str],
    *,
    seed: int = 1,
    without: frozenset[str] = frozenset(),
) -> list[Example]:
    """Everything a model is trained on: annotated notes, reference strings, notes composed of the works of both.

    Args:
        notes: annotated notes; only these lend their prose.
        known: reference strings by file.
        languages: the language of each document of `notes`.
        seed: for the draw of reference strings and the composition.
        without: texts of reference strings that must not be used.

    """
    rng = random.Random(seed)
    drawn, pool = [], []
    for name, count in REFERENCES.items():
        usable = [e for e in known[name] if e.text not in without]
        drawn += rng.sample(usable, min(count, len(usable)))
        pool += usable[:5000] if name != "grobid_citation" else usable[:2000]
    composed = compose(works_of([*pool, *notes]), prose_of(notes, languages), count=COMPOSED, seed=seed)
    return [*notes, *drawn, *composed]
