"""What a made-up value is made from: a source of chance, with a country, a surname and a year at hand."""

import random
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

_LANDS: Final = (
    "Argentina Austria Belgium Bolivia Bulgaria Canada Chile Croatia Cyprus Ecuador Egypt Estonia France "
    "Georgia Greece Hungary Iran Ireland Italy Kazakhstan Latvia Mexico Moldova Norway Poland Portugal "
    "Romania Russia Serbia Spain Sweden Switzerland Turkey Uganda Ukraine"
).split()


class Chance:
    """The draws for one value.

    Attributes:
        land: a country.
        name: a surname.
        short_year: the last two digits of a year of this century.

    """

    def __init__(self, rng: random.Random, surnames: Sequence[str]) -> None:
        self._rng, self._surnames = rng, surnames
        self.land, self.name, self.short_year = self.country(), self.surname(), f"{self.n(0, 23):02}"

    def n(self, least: int, most: int) -> int:
        """A number from `least` to `most`."""
        return self._rng.randint(least, most)

    def one(self, *options: str) -> str:
        """One of the options."""
        return self._rng.choice(options)

    def happens(self, likely: float) -> bool:
        """Whether something that is so likely (0 to 1) is so."""
        return self._rng.random() < likely

    def country(self) -> str:
        """A country, as a rule another than `land`."""
        return self._rng.choice(_LANDS)

    def surname(self) -> str:
        """A surname, as a rule another than `name`."""
        return self._rng.choice(self._surnames)

    def person(self) -> str:
        """An initial and a surname."""
        return f"{self.one(*'ABCDEHJMRW')}. {self.surname()}"


Slot: TypeAlias = str | Callable[[Chance], str]
"""What stands in a slot of a template: one of several values, parted by "; ", or what a function makes."""
