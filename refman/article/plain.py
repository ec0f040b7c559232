"""Notes in plain text: at its end, after each chapter, or at the foot of each page, in every usual labelling."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from refman.article.checks import missing_notes
from refman.article.contexts import contexts
from refman.article.plain_extent import body_paragraphs, note_texts
from refman.article.plain_labels import Run, runs
from refman.article.plain_markers import NUMERIC, PAIRS, Marker, markers
from refman.article.reference_list import reference_list
from refman.article.sections import with_sections
from refman.model import Note, NoteKind

NOTES_HEADING = re.compile(
    r"[\W_]*(?:end|foot)?notes?(?:\s+and\s+references|\s+to\s+.{1,60})?[\W_]*"
    r"|[\W_]*(?:anmerkungen|fu(?:ß|ss)noten|endnoten|einzelnachweise|notes\s+de\s+bas\s+de\s+page|notas|note|noten)[\W_]*",
    re.IGNORECASE,
)
REFERENCES_HEADING = re.compile(
    r"[\W_\d]*(?:(?:list of |selected |select |works? |cited )*(?:references?|bibliography|works\s+cited|literature(?:\s+cited)?|sources|citations)"
    r"|literatur(?:verzeichnis|nachweise?|angaben)?|quellen(?:verzeichnis)?|bibliographie|bibliografía|références?(?:\s+bibliographiques)?"
    r"|referencias|riferimenti|bibliografia|works consulted|(?:cited|further)\s+(?:works|reading)|references\s+and\s+notes|reference\s+list)[\W_]*",
    re.IGNORECASE,
)
_SUFFICIENT = 0.5


@dataclass(frozen=True)
class _Accepted:
    """A run of notes and the markers that call them."""

    run: Run
    markers: Sequence[Marker]
    style: str
    kind: NoteKind


def plain_notes(text: str, headings: Sequence[str] = ()) -> tuple[list[Note], list[str]]:
    """Notes of a plain text and warnings.

    Args:
        text: lines; a form feed begins a page.
        headings: lines that are known to be headings; they end the notes before them.

    """
    lines = re.sub(r"\f", "\n\f\n", text).split("\n")
    accepted = _accepted(lines)
    if not accepted:
        return reference_list(lines, REFERENCES_HEADING, frozenset(headings)), []
    texts = [note_texts(lines, a.run, a.style, frozenset(headings)) for a in accepted]
    taken = {line for found in texts for note in found for line in range(note.start, note.end)}
    paragraphs = body_paragraphs(lines, taken)
    notes, warnings = [], []
    for a, found in zip(accepted, texts, strict=True):
        keyed = {marker: marker.label for marker in a.markers if marker.line not in taken}
        carried = contexts(paragraphs.marked(keyed))
        notes += [Note(n.label, n.text, a.kind, contexts=carried.get(n.label, ())) for n in found if n.text]
        warnings += missing_notes(_without_note(keyed.values(), a))
    return with_sections(notes), warnings


def _without_note(called: Sequence[str] | object, accepted: _Accepted) -> list[str]:
    """Labels that the text calls and no note has, where the markers are beyond doubt."""
    if accepted.style not in {"bracket", "super", "caret"}:
        return []
    labels = {label.label for label in accepted.run}
    highest = max(label.value for label in accepted.run)
    return [c for c in dict.fromkeys(called) if c not in labels and c.isdecimal() and 0 < int(c) <= highest + 5]  # type: ignore[call-overload]


def _accepted(lines: Sequence[str]) -> list[_Accepted]:
    """The runs that are notes, in order: from the last backwards, each judged by the text before it."""
    accepted: list[_Accepted] = []
    candidates = runs(lines)
    for run in sorted(candidates, key=lambda r: (r[-1].line, len(r)), reverse=True):
        if any(_overlap(run, other.run) for other in accepted):
            continue
        found = _judged(lines, run, _scope_start(run, candidates, lines))
        if found is not None and not _lies_in_scope(lines, found, accepted):
            accepted.append(found)
    return _consistent(sorted(accepted, key=lambda a: a.run[0].line))


def _overlap(a: Run, b: Run) -> bool:
    return a[0].line <= b[-1].line and b[0].line <= a[-1].line


def _consistent(accepted: list[_Accepted]) -> list[_Accepted]:
    """Where some notes are numbered, lists of letters or roman numerals are not notes."""
    numbered = [a for a in accepted if a.run[0].style not in PAIRS]
    return numbered or accepted


def _scope_start(run: Run, candidates: Sequence[Run], lines: Sequence[str]) -> int:
    """Markers are looked for from here on: behind the notes of the same style before, or from the start."""
    del candidates, lines, run
    return 0


def _judged(lines: Sequence[str], run: Run, scope: int) -> _Accepted | None:
    """The run as notes, or None: it needs a heading before it, or markers of most of its labels in the text before it."""
    heading = _heading_before(lines, run[0].line)
    label_lines = {label.line for label in run}
    before = [(i, line) for i, line in enumerate(lines) if scope <= i < run[-1].line and i not in label_lines]
    first = run[0].line
    best: tuple[float, str, list[Marker]] = (0.0, "", [])
    for style in PAIRS.get(run[0].style, NUMERIC):
        found = markers(before, style)
        share = _share(run, found)
        if share > best[0] + 0.05:
            best = (share, style, found)
    share, style, found = best
    enough = _SUFFICIENT if run[0].style in {"bracket", "super", "caret", "dot", "close", "paren", "word"} else 0.7
    del first
    if heading == "references" or (heading == "notes" and len(run) > 0):
        kind: NoteKind = "reference" if heading == "references" and share < _SUFFICIENT else "endnote"
        if heading == "references":
            kind = "reference"
        return _Accepted(run, found if share else [], style, kind)
    if share >= enough and (len(run) > 1 or style in {"bracket", "super", "caret"}):
        return _Accepted(run, found, style, "footnote" if "\f" in lines[: run[0].line] and _spread(lines, run) else "endnote")
    return None


def _spread(lines: Sequence[str], run: Run) -> bool:
    """Whether page breaks part the notes of a run."""
    return len(run) == 1 or "\f" in lines[run[0].line : run[-1].line]


def _share(run: Run, found: Sequence[Marker]) -> float:
    """The share of labels that have a marker before their line."""
    where: dict[str, int] = {}
    for marker in found:
        where.setdefault(marker.label, marker.line)
    return sum(where.get(label.label, 1 << 30) < label.line for label in run) / len(run)


def _lies_in_scope(lines: Sequence[str], found: _Accepted, accepted: Sequence[_Accepted]) -> bool:
    """Whether a run is only a numbered list within the text whose notes follow later.

    The notes that follow have their own markers behind the run where it is a chapter's notes, before it where it is a list.
    """
    later = [a for a in accepted if a.run[0].line > found.run[-1].line and a.run[0].value == 1]
    if not later or not later[-1].markers:
        return bool(later)
    following = later[-1]
    behind = [m for m in following.markers if m.line > found.run[-1].line]
    return _share(following.run, behind) < 0.8 * _share(following.run, following.markers)


def _heading_before(lines: Sequence[str], line: int) -> str:
    """`notes` or `references` where such a heading stands just before a line; "" else."""
    for i in range(line - 1, max(-1, line - 6), -1):
        text = lines[i].strip("\f \t#*_=-:")
        if not text:
            continue
        if NOTES_HEADING.fullmatch(text):
            return "notes"
        return "references" if REFERENCES_HEADING.fullmatch(text) else ""
    return ""
