"""Notes in plain text: at its end, after each chapter, or at the foot of each page, in every usual labelling."""

from collections.abc import Collection, Sequence

from refman.article.checks import missing_notes
from refman.article.contexts import contexts
from refman.article.plain_bracketed import bracketed_notes
from refman.article.plain_extent import body_paragraphs, note_texts
from refman.article.plain_markers import Marker
from refman.article.plain_references import reference_list
from refman.article.plain_runs import NoteRun, note_runs
from refman.article.sections import with_sections
from refman.model import Note


def plain_notes(text: str, headings: Collection[str] = ()) -> tuple[list[Note], list[str]]:
    """Notes of a plain text and warnings.

    Args:
        text: lines; a form feed begins a page.
        headings: lines that are known to be headings; they end the notes before them.

    """
    if bracketed := bracketed_notes(text):
        return bracketed, []
    lines = text.replace("\f", "\n\f\n").split("\n")
    known = frozenset(headings)
    accepted = note_runs(lines, known)
    if not accepted:
        return reference_list(lines, known), []
    texts = [note_texts(lines, a.run, a.markers, known) for a in accepted]
    taken = {line for found in texts for note in found for line in range(note.start, note.end)}
    paragraphs = body_paragraphs(lines, taken)
    notes, warnings = [], []
    for a, found, calls in zip(accepted, texts, _calls(accepted, taken), strict=True):
        carried = contexts(paragraphs.marked(calls))
        notes += [Note(n.label, n.text, a.kind, contexts=carried.get(n.label, ())) for n in found if n.text]
        warnings += missing_notes(_without_note(calls, a))
    return with_sections(notes), warnings


def _calls(accepted: Sequence[NoteRun], taken: Collection[int]) -> list[list[Marker]]:
    """The markers of each run: those behind the notes before it that are called in the same way.

    Where there are none, the notes of several chapters stand together, and their markers start anew as often.
    """
    calls: list[list[Marker]] = []
    for i, a in enumerate(accepted):
        before = max((b.run[-1].line for b in accepted[:i] if b.style == a.style), default=0)
        calls.append([m for m in a.markers if m.line not in taken and m.line >= before])
    for i, own in enumerate(calls):
        chapters = _chapters(own)
        following = calls[i + 1 : i + len(chapters)]
        if not any(following) and len(following) == len(chapters) - 1:
            calls[i : i + len(chapters)] = chapters
    return calls


def _chapters(calls: Sequence[Marker]) -> list[list[Marker]]:
    """Markers parted where their numbers start anew at 1."""
    chapters: list[list[Marker]] = []
    for marker in calls:
        if not chapters or (marker.label == "1" and chapters[-1][-1].label != "1"):
            chapters.append([])
        chapters[-1].append(marker)
    return chapters


def _without_note(calls: Sequence[Marker], accepted: NoteRun) -> list[str]:
    """Labels that the text calls and no note has, where the markers are beyond doubt."""
    if accepted.style not in {"bracket", "super", "caret"}:
        return []
    labels = {label.label for label in accepted.run}
    called = [m.label for m in calls if m.label not in labels and m.label.isdecimal()]
    highest = max(label.value for label in accepted.run)
    return [label for label in dict.fromkeys(called) if 0 < int(label) <= highest + 5]
