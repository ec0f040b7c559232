"""Notes in a style that cites in notes: how each work is cited first, and how later."""

from collections.abc import Sequence
from typing import Any

from refman.bibliography.corrections import correct_entry
from refman.bibliography.document import Section
from refman.bibliography.render import SetEntry, set_citations
from refman.bibliography.styles import Style
from refman.errors import UsageError
from refman.model import Item

_OTHER = "refman-other-work"
"""A work between two citations, so that the second one is no ibid."""


def set_notes(items: Sequence[Item], style: Style, locale: str = "") -> list[Section]:
    """The first and the later notes for each work, in the order given; raises `UsageError` where the style has none."""
    if not style.has_notes:
        raise UsageError(f"{style.name} does not cite in notes", hint="chicago-notes-bibliography does.")
    other: Item = {"id": _OTHER, "type": "book", "title": "Other"}
    order = [str(i["id"]) for i in items] + [_OTHER] + [str(i["id"]) for i in items]
    citations = [_cite(key, number) for number, key in enumerate(order, 1)]
    notes = set_citations(citations, [*items, other], style, locale)
    american = (locale or style.locale or "en-US") == "en-US"
    by_id = {str(item["id"]): item for item in items}
    entries = [
        correct_entry(SetEntry(key, inlines, []), by_id[key], american=american)
        for key, inlines in zip(order, notes, strict=True)
        if key in by_id
    ]
    count = len(items)
    return [Section("First notes", tuple(entries[:count])), Section("Later notes", tuple(entries[count:]))]


def _cite(key: str, number: int) -> dict[str, Any]:
    citation = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": number,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], [{"t": "Str", "c": f"[@{key}]"}]]}
