"""Volumes, pages, passages and the like."""

from collections.abc import Mapping
from typing import Final

from refman.citation.train.invent.chance import Chance, Slot


def _locator(c: Chance) -> str:
    a = c.n(2, 480)
    return c.one(
        f"{a}",
        f"{a}",
        f"{a}",
        f"{a}–{a + c.n(1, 15)}",
        f"{a}-{a + c.n(1, 9)}",
        f"{a}, {a + c.n(2, 40)}",
        f"{a} n. {c.n(1, 60)}",
        f"{a}ff" if c.happens(0.3) else f"{a}",
    )


def _following(c: Chance) -> str:
    return c.one(
        f"{c.n(1, 400)} ff.",
        f"{c.n(1, 400)} f.",
        f"{c.n(1, 400)}f.",
        f"{c.n(1, 400)}ff.",
        f"{c.n(1, 400)}",
        f"{(a := c.n(1, 300))}-{a + c.n(1, 9)}",
    )


def _paragraph(c: Chance) -> str:
    return c.one(
        f"para. {c.n(1, 150)}",
        f"paras {c.n(1, 50)}-{c.n(51, 90)}",
        f"§ {c.n(1, 150)}",
        f"para {c.n(1, 150)}",
        f"¶ {c.n(1, 99)}",
    )


def _randnummer(c: Chance) -> str:
    return c.one(
        f"Rn. {c.n(1, 150)}",
        f"§ {c.n(1, 300)} Rn. {c.n(1, 90)}",
        f"§ {c.n(1, 140)} Rn. {c.n(1, 40)} f.",
        f"Rdnr. {c.n(1, 150)}",
        f"Art. {c.n(1, 100)} Rn. {c.n(1, 99)} ff.",
        f"Tz. {c.n(1, 90)}",
        f"Rz. {c.n(1, 900)}",
    )


def _pages(c: Chance) -> str:
    a = c.n(1, 900)
    return f"{a}{c.one('-', '–')}{a + c.n(2, 40)}"


def _report(c: Chance) -> str:
    return c.one(
        f"No. {c.n(1, 300)}",
        f"no. {c.n(1, 300)}",
        f"{c.one(*'ABEST')}/{c.n(10, 70)}/{c.n(1, 900)}",
        f"{c.n(1, 300)}",
    )


SLOTS: Final[Mapping[str, Slot]] = {
    "issue": lambda c: f"{c.n(1, 12)}",
    "locator": _locator,
    "locator:ff": _following,
    "locator:para": _paragraph,
    "locator:randnummer": _randnummer,
    "number": lambda c: f"{c.n(1, 400)}",
    "number:report": _report,
    "page": _pages,
    "volume": lambda c: f"{c.n(1, 180)}",
    "volume:other": lambda c: f"{c.n(1, 900)}",
    "volume:small": lambda c: c.one(f"{c.n(1, 4)}", f"{c.n(1, 4)}", "I", "II", "III"),
    "volume:year": lambda c: f"{c.n(1990, 2022)}",
}
