"""A LaTeX document taken apart: its notes out of the text, stand-ins where they are called."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from refman.article.contexts import mark
from refman.article.numbering import show
from refman.article.tex_cites import cites
from refman.article.tex_scan import command_at
from refman.article.tex_text import tex_text
from refman.model import NoteKind

_NOTE = re.compile(
    r"\\(footnote|tablefootnote|thanks|footnotetext|endnote|endnotetext|sidenote|footnotemark|endnotemark|chapter"
    r"|[Ff]oot(?:full)?cites?|footcitetext|[Aa]utocites?)\*?(?![A-Za-z@])"
)
_COUNTER = re.compile(r"\\(?:value|arabic)\s*\{(?:foot|end)note\}|\\the(?:foot|end)note\b")
_NAME = re.compile(r"\\label\s*\{([^{}]*)\}")
_REF = re.compile(r"\\(ref|cref|autoref|vref|fnref|footref)\*?\s*\{([^{}]*)\}")
_OPTION = re.compile(r"\s*\[([^\]]*)\]")


@dataclass
class Call:
    """A note and where the text calls it; `key` is its place in the order of the source."""

    key: str
    label: str
    kind: NoteKind
    source: str
    section: str


@dataclass
class Taken:
    """The body without its notes, and the notes."""

    body: str = ""
    calls: list[Call] = field(default_factory=list)


def take_notes(body: str, *, inline_cites: bool, chapters: bool) -> Taken:
    """Take the notes out of a document's body.

    Args:
        body: source without comments.
        inline_cites: whether `autocite` cites in the text, not in a note.
        chapters: whether the numbering starts anew with each chapter.

    """
    taking = _Taking(body, chapters=chapters)
    while match := _NOTE.search(body, taking.position):
        taking.pieces.append(body[taking.position : match.start()])
        taking.position = match.end()
        name = match.group(1)
        if name == "chapter":
            taking.chapter(match)
        elif name.endswith("mark"):
            taking.mark_only(name)
        elif inline_cites and name[0] in "Aa":
            taking.pieces.append(match.group())
        else:
            taking.note(match)
    return Taken("".join([*taking.pieces, body[taking.position :]]), taking.calls)


@dataclass
class _Taking:
    """The state of a walk through the source."""

    body: str
    chapters: bool
    position: int = 0
    pieces: list[str] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    _known: dict[tuple[NoteKind, str, str], Call] = field(default_factory=dict)
    _waiting: list[Call] = field(default_factory=list)
    _section: str = ""
    _thanks: int = 0
    _numbers: dict[NoteKind, int] = field(default_factory=lambda: {"footnote": 0, "endnote": 0})

    def chapter(self, match: re.Match[str]) -> None:
        """A chapter begins."""
        self.pieces.append(match.group())
        heading = command_at(self.body, match)
        if self.chapters and heading is not None:
            self._numbers["footnote"] = 0
            self._section = tex_text(heading.arguments[0], emphasis=False)

    def mark_only(self, name: str) -> None:
        r"""`\footnotemark`: the note's text follows somewhere, or it is one more marker of a note."""
        kind, label = _kind(name), ""
        if option := _OPTION.match(self.body, self.position):
            self.position = option.end()
            label = _COUNTER.sub(str(self._numbers[kind]), option.group(1).strip())
        if known := self._known.get((kind, self._section, label)):
            self.pieces.append(mark(known.key))
        else:
            self._waiting.append(self._call(kind, label, ""))

    def note(self, match: re.Match[str]) -> None:
        """A note with its text, or with the works that it cites."""
        name = match.group(1)
        if "cite" in name:
            cited = cites(self.body[match.start() : match.start() + 3000])
            if cited and cited[0].start == 0:
                self.position = match.start() + cited[0].end
                self._call("footnote", "", self.body[match.start() : self.position])
            return
        found = command_at(self.body, match)
        if found is None:
            return
        self.position = found.end
        label = found.options[0].strip() if found.options and found.options[0].strip().isalnum() else ""
        if name == "thanks":
            self._thanks += 1
            label = show(self._thanks, "chicago")
        if name.endswith("text") and (call := self._waiting_for(label)):
            call.source = found.arguments[0]
            self._waiting.remove(call)
        else:
            self._call(_kind(name), label, found.arguments[0])

    def _waiting_for(self, label: str) -> Call | None:
        r"""The mark that a `\footnotetext` belongs to: the one of its number, else the first that waits."""
        return next((call for call in self._waiting if not label or call.label == label), None)

    def _call(self, kind: NoteKind, label: str, source: str) -> Call:
        if not label:
            self._numbers[kind] += 1
            label = str(self._numbers[kind])
        call = Call(str(len(self.calls)), label, kind, source, self._section)
        self.calls.append(call)
        self._known.setdefault((kind, self._section, label), call)
        self.pieces.append(mark(call.key))
        return call


def _kind(name: str) -> NoteKind:
    return "endnote" if name.startswith("endnote") else "footnote"


def named(calls: Sequence[Call]) -> dict[str, Call]:
    r"""Notes by the names that `\label` gives them."""
    return {name: call for call in calls for name in _NAME.findall(call.source)}


def with_references(source: str, named: Mapping[str, Call], *, marked: bool) -> str:
    r"""Source whose `\ref` to notes are their labels, each with a stand-in where it counts as one more marker."""

    def shown(match: re.Match[str]) -> str:
        call = named.get(match.group(2))
        if call is None:
            return match.group()
        label = "" if marked and match.group(1) == "footref" else call.label
        return label + (mark(call.key) if marked else "")

    return _REF.sub(shown, source)
