"""Archives, what they hold, and talks that nobody printed."""

from collections.abc import Mapping
from typing import Final

from refman.citation.train.invent.chance import Chance, Slot


def _location(c: Chance) -> str:
    return c.one(
        f"box {c.n(1, 90)}, folder {c.n(1, 40)}",
        f"Box {c.n(1, 90)}, Folder {c.n(1, 40)}",
        f"Box {c.n(1, 90)}",
        f"FO {c.n(10, 900)}/{c.n(10, 9000)}",
        f"RG {c.n(10, 500)}",
        f"MS {c.n(10, 900)}",
        f"HO {c.n(1, 200)}/{c.n(1, 900)}, fol. {c.n(1, 300)}",
        f"CAB {c.n(1, 200)}/{c.n(1, 90)}",
        f"ff. {c.n(1, 90)}-{c.n(91, 120)}",
    )


def _collection(c: Chance) -> str:
    return f"{c.surname()} {c.one('Papers', 'Papers', 'MSS', 'Collection', 'Family Papers')}"


SLOTS: Final[Mapping[str, Slot]] = {
    "archive": (
        "National Archives; The National Archives, Kew; Library of Congress; British Library; "
        "Bodleian Library; Houghton Library; NARA; National Archives, College Park; UN Archives; "
        "State Historical Society; Hoover Institution Archives; TNA; National Library of Scotland; "
        "Beinecke Library, Yale University"
    ),
    "archive:de": (
        "Bundesarchiv Berlin; BArch; Staatsarchiv Hamburg; Landesarchiv Berlin; Hauptstaatsarchiv Dresden; "
        "StA München; PA AA; Stadtarchiv Köln; HStAS; GStA PK"
    ),
    "archive_collection": _collection,
    "archive_collection:de": "Nachlass Keller; Bestand 12; NL Vogel; Akten der Reichskanzlei; Best. 14/2",
    "archive_location": _location,
    "archive_location:de": "R 43 II/123; Bl. 12; Nr. 4512; N 1022/4; Akte 17, Bl. 3; A 12, Nr. 77; NS 6/331",
    "recipient": Chance.person,
    "genre:archive": "Minutes; Diary; Letter; Memorandum; Press release; Telegram; Annual Report; Petition; Notebook",
    "genre:interview": "Interview; Personal interview; Author interview; Telephone interview; Oral history interview",
}
