"""Notes in plain text: at its end, after each chapter, or at the foot of each page, in every usual labelling."""

from collections.abc import Collection, Sequence

from refman.article.checks import missing_notes
from refman.article.contexts import contexts
from refman.article.plain_extent import body_paragraphs, note_texts
from refman.article.plain_markers import Marker
from refman.article.plain_runs import NoteRun, note_runs
from refman.article.reference_list import reference_list
from refman.article.sections import with_sections
from refman.model import Note


def plain_notes(text: str, headings: Collection[str] = ()) -> tuple[list[Note], list[str]]:
    """Notes of a plain text and warnings.

    Args:
        text: lines; a form feed begins a page.
        headings: lines that are known to be headings; they end the notes before them.

    """
    lines = text.replace("\f", "\n\f\n").split("\n")
    known = frozenset(headings)
    accepted = note_runs(lines, known)
    if not accepted:
        return reference_list(lines, known), []
    texts = [note_texts(lines, a.run, a.markers, known) for a in accepted]
    taken = {line for found in texts for note in found for line in range(note.start, note.end)}
    paragraphs = body_paragraphs(lines, taken)
    notes, warnings = [], []
    for i, (a, found) in enumerate(zip(accepted, texts, strict=True)):
        calls = [m for m in a.markers if m.line not in taken and m.line >= _scope(accepted, i)]
        carried = contexts(paragraphs.marked(calls))
        notes += [Note(n.label, n.text, a.kind, contexts=carried.get(n.label, ())) for n in found if n.text]
        warnings += missing_notes(_without_note(calls, a))
    return with_sections(notes), warnings


def _scope(accepted: Sequence[NoteRun], i: int) -> int:
    """The line from which on markers mean run `i`: behind the notes before it that are called in the same way."""
    before = [a.run[-1].line for a in accepted[:i] if a.style == accepted[i].style]
    return max(before, default=0)


def _without_note(calls: Sequence[Marker], accepted: NoteRun) -> list[str]:
    """Labels that the text calls and no note has, where the markers are beyond doubt."""
    if accepted.style not in {"bracket", "super", "caret"}:
        return []
    labels = {label.label for label in accepted.run}
    called = [m.label for m in calls if m.label not in labels and m.label.isdecimal()]
    highest = max(label.value for label in accepted.run)
    return [label for label in dict.fromkeys(called) if 0 < int(label) <= highest + 5]
