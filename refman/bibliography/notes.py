"""Notes in a style that cites in notes: how each work is cited first, and how later."""

from collections.abc import Mapping, Sequence

from refman.bibliography.document import Section
from refman.bibliography.headings import translated
from refman.bibliography.render import Cited, set_citations
from refman.bibliography.styles import Style
from refman.errors import UsageError
from refman.model import Item

_OTHER: Item = {"id": "", "type": "book", "title": "Other"}
"""A work between two citations, so that the second one is no ibid."""


def set_notes(
    items: Sequence[Item],
    style: Style,
    locale: str = "",
    *,
    locators: Mapping[str, Sequence[str]] | None = None,
) -> list[Section]:
    """The first and the later notes for each work, in the order given.

    Args:
        items: the works.
        style: a style that cites in notes.
        locale: BCP 47 tag of the notes; "" for the style's own.
        locators: by an item's id, the pages that notes cite, in order. The first note has the first of them, the later
            note the second, or else the first again.

    Raises:
        UsageError: the style does not cite in notes.

    """
    if not style.has_notes:
        raise UsageError(f"{style.name} does not cite in notes", hint="chicago-notes-bibliography does.")
    count = len(items)
    pages = [list((locators or {}).get(str(item["id"]), ())) for item in items]
    first = [Cited(n, *cited[:1]) for n, cited in enumerate(pages)]
    later = [Cited(n, *cited[:2][-1:]) for n, cited in enumerate(pages)]
    notes = set_citations([*first, Cited(count), *later], [*items, _OTHER], style, locale)
    headings = [translated(heading, locale or style.locale) for heading in ("First notes", "Later notes")]
    return list(map(Section, headings, (tuple(notes[:count]), tuple(notes[count + 1 :]))))
