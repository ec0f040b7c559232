"""Papers of the United Nations, of governments and of parliaments."""

from collections.abc import Mapping
from typing import Final

from refman.citation.train.invent.chance import Chance, Slot
from refman.citation.train.invent.statutes import SUBJECTS


def _comment(c: Chance) -> str:
    return c.one(
        f"General Comment No. {c.n(1, 40)}: {c.one(*SUBJECTS).capitalize()}",
        f"Report on {c.one(*SUBJECTS)}",
        f"General Recommendation No. {c.n(1, 40)} ({c.n(1990, 2022)}) on {c.one(*SUBJECTS)}",
        f"Concluding Observations: {c.land}",
    )


def _symbol(c: Chance) -> str:
    return c.one(
        f"A/HRC/{c.n(2, 50)}/{c.n(1, 99)}",
        f"E/C.12/{c.n(1995, 2022)}/{c.n(1, 20)}",
        f"A/CONF.{c.n(10, 190)}/{c.n(1, 12)}",
        f"UN Doc. S/{c.n(1950, 2022)}/{c.n(1, 900)}",
        f"CCPR/C/GC/{c.n(5, 40)}",
        f"U.N. Doc. A/{c.n(30, 77)}/{c.n(1, 600)}",
        f"E/CN.4/Sub.2/{c.n(1980, 2005)}/{c.n(1, 40)}",
        f"S/RES/{c.n(1000, 2600)}",
    )


def _resolution(c: Chance) -> str:
    return c.one(
        f"{c.n(100, 2600)}",
        f"{c.n(30, 77)}/{c.n(1, 290)}",
        f"No. {c.n(100, 2600)}",
        f"{c.n(100, 990)} ({c.one('V', 'XX', 'XXV')})",
    )


def _named_resolution(c: Chance) -> str:
    return c.one(
        f"G.A. Res. {c.n(20, 77)}/{c.n(1, 290)}",
        f"S.C. Res. {c.n(100, 2600)}",
        f"UNGA Res {c.n(20, 77)}/{c.n(1, 290)}",
        f"RC/Res. {c.n(1, 9)}",
    )


SLOTS: Final[Mapping[str, Slot]] = {
    "author:un": (
        "Human Rights Committee; Security Council; UN General Assembly; Human Rights Council; CESCR; "
        "UN Secretary-General; Committee on the Rights of the Child; Economic and Social Council; "
        "International Law Commission; CERD Committee"
    ),
    "container-title:parliament": "BT-Drs.; BT-Drucks.; LT-Drs. Hamburg; BR-Drs.; LT-Drs. NRW; Bundestagsdrucksache",
    "genre:draft": "Gesetzentwurf; Beschlussempfehlung; Kleine Anfrage; Stellungnahme",
    "genre:resolution": "Resolution; Res.; Decision; resolution",
    "number:command": lambda c: f"{c.one('Cm', 'Cmnd', 'HC', 'HL Paper')} {c.n(10, 9000)}",
    "number:ga": _named_resolution,
    "number:printed": lambda c: f"{c.n(8, 20)}/{c.n(10, 19999)}",
    "number:res": _resolution,
    "number:un": _symbol,
    "title:comment": _comment,
}
