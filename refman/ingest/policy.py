"""How an import decides, and who is asked."""

from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from refman.library.keys import PATTERN
from refman.model import Entry, Link

OnDuplicate: TypeAlias = Literal["link", "add", "ask"]

_IDENTIFYING = frozenset(
    "title url doi isbn number booktitle journal eprint howpublished archive archive_location recipient".split()
)


def identified(entry: Entry) -> bool:
    """Whether the work of an entry could be found again: a letter by who got it or where it is kept, for instance."""
    return bool(_IDENTIFYING & entry.fields.keys()) or entry.fields.get("entrysubtype") == "interview"


class Reviewer(Protocol):
    """Who answers for the person; the core itself never asks."""

    def same_work(self, new: Entry, known: Entry, link: Link) -> bool:
        """Whether two entries are one work."""

    def accept(self, text: str, entry: Entry, confidence: float) -> Entry | None:
        """The entry as it should be stored, or None to leave it out."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How an import decides: what happens to duplicates, and below which confidence it asks about a citation."""

    on_duplicate: OnDuplicate = "link"
    review_below: float = 0.0
    reviewer: Reviewer | None = None
    key_pattern: str = PATTERN
