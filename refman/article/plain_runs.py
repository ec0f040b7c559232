"""Which runs of labels in a plain text are its notes, and which markers call them."""

from bisect import bisect
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from refman.article.headings import announces_notes, announces_references
from refman.article.plain_labels import Run, runs
from refman.article.plain_markers import NO_NUMBERS, NUMERIC, Marker, believed, markers
from refman.model import NoteKind

_SUFFICIENT, _ABUNDANT = 0.5, 0.7
"""Shares of labels that must be called in the text before them: where style leaves little doubt, and where it does not."""
_CANDIDATES = 500
"""Runs that are looked at, the longest first; no article has more."""
_NEAR = 10
"""Lines from the last note of a chapter to the first of the next, where the notes of all chapters stand together."""
_WEAK_MARKERS = frozenset({"glued", "paren", ""})
_SURE_MARKERS = frozenset({"bracket", "super", "caret", "sign"})


@dataclass(frozen=True, eq=False)
class NoteRun:
    """A run of notes and the markers that call them, all of one style."""

    run: Run
    markers: Sequence[Marker]
    style: str
    kind: NoteKind
    weight: float


def note_runs(lines: Sequence[str], headings: Collection[str]) -> list[NoteRun]:
    """The runs that are notes, in order.

    Where two runs share lines, the one with more of its labels called is believed. A list within the text is found
    by the notes that follow it, so the runs are gone through from the last.
    """
    markers_of = cache(lambda style: markers(enumerate(lines), style))
    candidates = [run for run in runs(lines) if _may_be_notes(lines, run)]
    candidates.sort(key=len, reverse=True)
    judged = [found for run in candidates[:_CANDIDATES] if (found := _judged(lines, run, markers_of))]
    judged.sort(key=lambda a: (a.weight, a.run[-1].line), reverse=True)
    apart: list[NoteRun] = []
    for found in judged:
        if not any(_overlap(found.run, other.run) for other in apart):
            apart.append(found)
    apart.sort(key=lambda a: a.run[-1].line)
    announced = _announced(lines, apart)
    accepted: list[NoteRun] = []
    for found in reversed(apart):
        if found in announced or not _is_list_in_text(found, accepted):
            accepted.append(found)
    numbered = [a for a in accepted if a.run[0].style not in NO_NUMBERS]
    kept = numbered or [
        a for a in accepted if a.run[0].style != "sign" or not _are_bullets(candidates, markers_of)
    ]
    return [_cut(a, lines, headings) for a in sorted(kept, key=lambda a: a.run[0].line)]


def _announced(lines: Sequence[str], apart: Sequence[NoteRun]) -> list[NoteRun]:
    """The runs under a heading of notes: right behind it, or chapter by chapter."""
    found: list[NoteRun] = []
    for one in apart:
        first = one.run[0].line
        between = [line for line in lines[found[-1].run[-1].line : first] if line.strip()] if found else []
        chapter = _chapter_before(lines, first)
        headed = "endnote" in (_heading_before(lines, first), _heading_before(lines, chapter))
        if headed or 0 < len(between) < _NEAR:
            found.append(one)
    return found


def _chapter_before(lines: Sequence[str], line: int) -> int:
    """The line just before that is the name of a chapter; the line itself where there is none."""
    for i in range(line - 1, max(0, line - 5), -1):
        if text := lines[i].strip():
            return i if len(text) < 80 and text[-1] not in ".:;," else line
    return line


def _are_bullets(candidates: Sequence[Run], markers_of: Callable[[str], list[Marker]]) -> bool:
    """Whether lines that begin with a sign are more than the text has markers: then they are lists."""
    labels = [label.label for run in candidates if run[0].style == "sign" for label in run]
    called = [marker.label for marker in markers_of("sign")]
    return any(labels.count(sign) > called.count(sign) for sign in set(labels))


def _may_be_notes(lines: Sequence[str], run: Run) -> bool:
    """Whether a run is worth a closer look: a single `1.` is not, but for a heading."""
    return len(run) > 1 or run[0].style in _SURE_MARKERS or _heading_before(lines, run[0].line) is not None


def _cut(accepted: NoteRun, lines: Sequence[str], headings: Collection[str]) -> NoteRun:
    """The run up to a heading behind which nothing is called any more: there another list begins."""
    called = {marker.label for marker in accepted.markers}
    for i in range(len(accepted.run) - 1, 0, -1):
        between = lines[accepted.run[i - 1].line : accepted.run[i].line]
        if accepted.run[i].label in called:
            break
        if called and any(line.strip() in headings for line in between):
            return replace(accepted, run=accepted.run[:i])
    return accepted


def _overlap(a: Run, b: Run) -> bool:
    return a[0].line <= b[-1].line and b[0].line <= a[-1].line


def _judged(lines: Sequence[str], run: Run, markers_of: Callable[[str], list[Marker]]) -> NoteRun | None:
    """The run as notes, or None: it needs a heading before it, or markers of most of its labels before their lines."""
    share, style, found = _best_markers(run, markers_of)
    heading = _heading_before(lines, run[0].line)
    if not heading and not _is_called(run, share, style):
        return None
    if share < _SUFFICIENT and style not in _SURE_MARKERS:
        style, found = "", []
    weight = len(run) * (1.0 if heading else share)
    return NoteRun(run, found, style, heading or _place(lines, run, found), weight)


def _best_markers(run: Run, markers_of: Callable[[str], list[Marker]]) -> tuple[float, str, list[Marker]]:
    """The markers that fit a run best, their style, and the share of the run's labels that they call."""
    own = {label.line for label in run}
    best: tuple[float, str, list[Marker]] = (0.0, "", [])
    own_style = run[0].style
    for style in (own_style,) if own_style in NO_NUMBERS else NUMERIC:
        before = [m for m in markers_of(style) if m.line < run[-1].line and m.line not in own]
        found = believed(before, style)
        share = _share(run, found)
        if share > best[0] + 0.05:
            best = (share, style, found)
    return best


def _is_called(run: Run, share: float, style: str) -> bool:
    """Whether the markers are enough to make a run notes."""
    if style in _WEAK_MARKERS:
        return len(run) > 2 and share >= (_ABUNDANT if len(run) < 10 else 0.4)  # long counts are no accident
    single = len(run) == 1 and style not in _SURE_MARKERS
    return not single and share >= (_ABUNDANT if run[0].style == "bare" else _SUFFICIENT)


def _share(run: Run, found: Sequence[Marker]) -> float:
    """The share of labels that have a marker before their line."""
    where: dict[str, int] = {}
    for marker in found:
        where.setdefault(marker.label, marker.line)
    return sum(where.get(label.label, label.line) < label.line for label in run) / len(run)


def _place(lines: Sequence[str], run: Run, found: Sequence[Marker]) -> NoteKind:
    """Footnotes stand on the page that calls them, endnotes behind the text."""
    if "\f" not in lines:
        return "endnote"
    pages = [i for i, line in enumerate(lines) if line == "\f"]
    where = {marker.label: bisect(pages, marker.line) for marker in found}
    same = sum(where.get(label.label) == bisect(pages, label.line) for label in run)
    return "footnote" if 2 * same > len(run) else "endnote"


def _is_list_in_text(found: NoteRun, accepted: Sequence[NoteRun]) -> bool:
    """Whether a run is only a numbered list within the text whose notes follow later.

    The markers of the notes that follow stand behind the run where it is a chapter's notes, before it where it is a list.
    """
    later = [a for a in accepted if a.run[0].line > found.run[-1].line and a.run[0].value == 1]
    if not later:
        return False
    following = later[-1]
    behind = [m for m in following.markers if m.line > found.run[-1].line]
    share = _share(following.run, following.markers)
    return share == 0 or _share(following.run, behind) < 0.8 * share


def _heading_before(lines: Sequence[str], line: int) -> NoteKind | None:
    """The kind of notes that a heading just before a line announces."""
    before = lines[max(0, line - 5) : line]
    text = next((text for text in reversed(before) if text.strip("\f \t#*_=-:")), "")
    if announces_notes(text):
        return "endnote"
    return "reference" if announces_references(text) else None
