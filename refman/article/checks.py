"""What looks wrong about the notes of an article, as warnings: never silence, never an error."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from refman.model import Note


def missing_notes(labels: Iterable[str], section: str = "") -> list[str]:
    """Warnings for markers in the text that have no note; readers call it, they alone know the markers."""
    return [f"marker {label}{_in(section)} has no note" for label in dict.fromkeys(labels)]


def note_warnings(notes: Sequence[Note]) -> list[str]:
    """Warnings that follow from the notes alone: none at all, repeated labels, gaps, notes without marker."""
    if not notes:
        return ["no notes found"]
    warnings = []
    for section, group in groupby(notes, key=lambda note: note.section):
        members = list(group)
        warnings += _repeated(members, section)
        warnings += _gaps(members, section)
    return warnings + _without_marker(notes)


def _in(section: str) -> str:
    return f" (section {section})" if section else ""


def _repeated(notes: Sequence[Note], section: str) -> list[str]:
    numbered = Counter((note.kind, note.label) for note in notes if note.label)
    return [
        f"label {label} is used by {count} notes{_in(section)}"
        for (_, label), count in numbered.items()
        if count > 1 and label.isalnum()
    ]


def _gaps(notes: Sequence[Note], section: str) -> list[str]:
    numbers = sorted(
        {int(n.label) for n in notes if n.label.isascii() and n.label.isdecimal() and len(n.label) < 6}
    )
    found = []
    for before, after in pairwise(numbers):
        if before + 1 < after:
            missing = (
                f"note {before + 1} is" if before + 2 == after else f"notes {before + 1} to {after - 1} are"
            )
            found.append(f"{missing} missing{_in(section)}: {before} is followed by {after}")
    return found


def _without_marker(notes: Sequence[Note]) -> list[str]:
    marked = [note for note in notes if note.kind != "reference"]
    lost = [note for note in marked if not note.contexts]
    if len(lost) == len(marked) > 3:
        return ["no marker was found in the text for any note"]
    return [f"note {note.label}{_in(note.section)} has no marker in the text" for note in lost]
