"""The list of references of a document, and the works that its text cites by fields, as notes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from refman.article.cited import find, signs
from refman.article.contexts import contexts
from refman.article.flow import embedded
from refman.article.office import Paragraph
from refman.model import Embedded, Item, Note

_HEADING = re.compile(
    r"(?:\d+\.?\s+|[IVX]+\.\s+)?(?:(?:selected|select|list of|liste der|cited|works)\s+)?(?:references?(?:\s+(?:cited|list))?|reference list|bibliography"
    r"|works cited|cited works|literature(?: cited)?|sources|literatur(?:verzeichnis|liste|angaben)?|quellen-?(?: und |verzeichnis)?(?:literatur(?:verzeichnis)?)?"
    r"|bibliogra(?:phie|fie|f[ií]a|fia)|r[ée]f[ée]rences(?: bibliographiques)?|referencias(?: bibliográficas)?"
    r"|refer[êe]ncias(?: bibliográficas)?|riferimenti(?: bibliografici)?|ouvrages cités|литература|список литературы)\W*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:\d+\.?\s+)?(?:appendix|appendices|anhang|annexe?s?|acknowledge?ments?|danksagung|notes?|endnotes|about the authors?|"
    r"figures?|tables?|supplementary .*|funding|author .*)\b.{0,60}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)])\s+")
_BRACKETS = re.compile(r"\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\]")
_BESIDES = ("locator", "label", "prefix", "suffix")


def reference_notes(paragraphs: Sequence[Paragraph], *, alone: bool) -> list[Note]:
    """Notes of the kind `reference`.

    Args:
        paragraphs: the document's body.
        alone: whether the document has no other notes. Only then is its list of references read as such; the
            works that fields in the running text cite are always there.

    """
    works = _Works.of(paragraphs)
    entries = [p for p in paragraphs if p.bibliography and p.plain and not _HEADING.fullmatch(p.plain)]
    if not entries and alone:
        entries = _listed(paragraphs)
    labelled = _labelled([p.flow.line().text for p in entries])
    notes = [works.note(label, text) for label, text in labelled]
    if not alone:
        notes = [note for note in notes if note.embedded]
    elif not works.items:
        notes = _with_markers(notes, paragraphs, entries)
    return notes + works.rest(first=len(notes) + 1)


def _listed(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs under the last heading that announces references."""
    texts = [p.plain for p in paragraphs]
    at = [n for n, text in enumerate(texts) if len(text) < 60 and _HEADING.fullmatch(text)]
    if not at:
        return []
    level = paragraphs[at[-1]].level or 9
    following = zip(paragraphs[at[-1] + 1 :], texts[at[-1] + 1 :], strict=True)
    inside = takewhile(lambda one: not (0 < one[0].level <= level or _AFTER.fullmatch(one[1])), following)
    return [p for p, text in inside if text and not p.level and _is_entry(text)]


def _is_entry(text: str) -> bool:
    """A subheading between the entries is short and has no digit."""
    return len(text) > 40 or any(c.isdigit() for c in text)


def _labelled(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Label and text: the numbers before the entries where most have one, else their positions."""
    numbers = [_NUMBER.match(text) for text in texts]
    if 2 * sum(n is not None for n in numbers) <= len(texts):
        return [(str(n), text) for n, text in enumerate(texts, 1)]
    return [
        ((n[1] or n[2] or n[3]), text[n.end() :]) if n else (str(position), text)
        for position, (n, text) in enumerate(zip(numbers, texts, strict=True), 1)
    ]


def _with_markers(
    notes: Sequence[Note], paragraphs: Sequence[Paragraph], entries: Sequence[Paragraph]
) -> list[Note]:
    """The notes with the sentences that carry their number in brackets."""
    own = {id(p) for p in entries}
    carried = contexts(
        (text, [(m.end(), key) for m in _BRACKETS.finditer(text) for key in _numbers(m.group(1))])
        for p in paragraphs
        if id(p) not in own and "[" in (text := p.plain)
    )
    return [replace(note, contexts=carried.get(note.label, ())) for note in notes]


def _numbers(text: str) -> Iterable[str]:
    """The labels in a marker.

    >>> list(_numbers("1, 3–5"))
    ['1', '3', '4', '5']
    """
    for part in re.split(r"\s*[,;]\s*", text):
        first, _, last = re.sub(r"\s*[–-]\s*", "-", part).partition("-")
        yield from map(str, range(int(first), min(int(last or first), int(first) + 50) + 1))


class _Works:
    """The distinct works that fields in the text cite, with the stretch that first shows each."""

    def __init__(self) -> None:
        self.items: dict[str, Item] = {}
        self.texts: dict[str, str] = {}
        self.contexts: dict[str, tuple[str, ...]] = {}
        self._listed: set[str] = set()

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph]) -> "_Works":
        works, marked = cls(), []
        for paragraph in paragraphs:
            if not paragraph.flow.cites or paragraph.bibliography:
                continue
            line = paragraph.flow.line(emphasis=False)
            found = [(one.end, works.add(one, line.text)) for one in embedded(line)]
            marked.append((line.text, found))
        works.contexts = contexts(marked)
        return works

    def add(self, one: Embedded, text: str) -> str:
        item = {key: value for key, value in one.item.items() if key not in _BESIDES}
        key = str(sorted((name, str(value)) for name, value in item.items()))
        if key not in self.items:
            self.items[key], self.texts[key] = item, text[one.start : one.end].strip("()[] ")
        return key

    def note(self, label: str, text: str) -> Note:
        """An entry of the list as a note, with the work that it is."""
        for key, item in self.items.items():
            if key not in self._listed and _is_shown(item, text):
                self._listed.add(key)
                return self._note(label, text, key)
        return Note(label, text, "reference")

    def rest(self, first: int) -> list[Note]:
        """A note for each work that is not in the list, with the text that cites it."""
        keys = [key for key in self.items if key not in self._listed]
        return [self._note(str(n), self.texts[key], key) for n, key in enumerate(keys, first)]

    def _note(self, label: str, text: str, key: str) -> Note:
        whole = Embedded(0, len(text), self.items[key])
        return Note(label, text, "reference", contexts=self.contexts.get(key, ()), embedded=(whole,))


def _is_shown(item: Item, text: str) -> bool:
    """Whether an entry of the list is this work: all that gives it away stands there."""
    bare = text.replace("*", "")
    wanted = signs(item)
    return bool(wanted) and all(find(sign, bare) >= 0 for sign in wanted)
