"""Notes in a style that cites in notes: how each work is cited first, and how later."""

from collections.abc import Sequence

from refman.bibliography.document import Section
from refman.bibliography.render import set_citations
from refman.bibliography.styles import Style
from refman.errors import UsageError
from refman.model import Item

_OTHER: Item = {"id": "", "type": "book", "title": "Other"}
"""A work between two citations, so that the second one is no ibid."""


def set_notes(items: Sequence[Item], style: Style, locale: str = "") -> list[Section]:
    """The first and the later notes for each work, in the order given; raises `UsageError` where the style has none."""
    if not style.has_notes:
        raise UsageError(f"{style.name} does not cite in notes", hint="chicago-notes-bibliography does.")
    count = len(items)
    order = [*range(count), count, *range(count)]
    notes = set_citations(order, [*items, _OTHER], style, locale)
    return [Section("First notes", tuple(notes[:count])), Section("Later notes", tuple(notes[count + 1 :]))]
