"""Values that labelled references do not have: cases, statutes, archives, addresses, publishers of web pages."""

import random
from collections.abc import Mapping, Sequence
from typing import Final

from refman.citation.train.invent.archives import SLOTS as ARCHIVES
from refman.citation.train.invent.cases import SLOTS as CASES
from refman.citation.train.invent.chance import Chance, Slot
from refman.citation.train.invent.numbers import SLOTS as NUMBERS
from refman.citation.train.invent.official import SLOTS as OFFICIAL
from refman.citation.train.invent.publishing import SLOTS as PUBLISHING
from refman.citation.train.invent.statutes import SLOTS as STATUTES

_SLOTS: Final[Mapping[str, Slot]] = {
    **ARCHIVES,
    **CASES,
    **NUMBERS,
    **OFFICIAL,
    **PUBLISHING,
    **STATUTES,
}
"""By "field:style", or by field for any other style."""
_AT_ONCE: Final = frozenset(
    "author:echr author:tribunal author:un container-title:canadian container-title:database container-title:ecr "
    "container-title:euroblatt container-title:fedreg container-title:gazette container-title:intreports container-title:oj "
    "container-title:parliament container-title:revised container-title:stat court:chamber court:forum court:us "
    "genre:award genre:draft genre:opinion genre:resolution publisher:state volume:roman".split()
)
"""Lists that are drawn from before a `Chance` draws: a seed is to give the notes that the models were trained on."""
SURNAMES: Final = (
    "Miller Smith Jones Brown Taylor Wilson Evans Walker Green Hall Wood Clarke Hughes Carter Foster "
    "Bennett Cooper Murray Hayes Reid Fisher Lawson Barker Ahmed Khan Garcia Lopez Novak Petrov Weber "
    "Schmidt Keller Vogel Kraus Olsen Hansen Rossi Dubois Moreau Tanaka"
).split()


def invent(field: str, style: str, rng: random.Random, surnames: Sequence[str] = SURNAMES) -> str:
    """A value for a field, in a style ("" for any); "" where nothing can be made up."""
    name = f"{field}:{style}"
    slot = _SLOTS.get(name) or _SLOTS.get(field, "")
    if isinstance(slot, str) and name in _AT_ONCE:
        return rng.choice(slot.split("; "))
    chance = Chance(rng, surnames)
    if callable(slot):
        return slot(chance)
    return chance.one(*slot.split("; ")) if slot else ""
