"""Parts of a document that number their notes anew."""

from collections.abc import Sequence
from dataclasses import replace

from refman.model import Note


def with_sections(notes: Sequence[Note], names: Sequence[str] = ()) -> list[Note]:
    """Name the section of each note where the numbering restarts; `names` are those of the sections, note by note.

    Numbers that fall back to 1 start a new section. Without a name of its own a section is called 1, 2, 3 …
    """
    parts, part, highest = [], 0, 0
    for note in notes:
        number = (
            int(note.label) if note.label.isascii() and note.label.isdecimal() and len(note.label) < 6 else 0
        )
        if number == 1 and highest > 1 and note.kind != "reference":
            part, highest = part + 1, 0
        highest = max(highest, number)
        parts.append(part)
    if part == 0:
        return list(notes)
    titles = {p: names[parts.index(p)] if names else "" for p in range(part + 1)}
    distinct = len(set(titles.values())) == len(titles) and all(titles.values())
    return [
        replace(note, section=titles[p] if distinct else str(p + 1))
        for note, p in zip(notes, parts, strict=True)
    ]


def told_apart(notes: Sequence[Note], others: Sequence[Note], name: str) -> list[Note]:
    """Both, the others in a section of their own where they have labels in common: notes `1` and references `1`."""
    if not {note.label for note in notes} & {note.label for note in others}:
        return [*notes, *others]
    return [*notes, *(replace(note, section=note.section or name) for note in others)]
