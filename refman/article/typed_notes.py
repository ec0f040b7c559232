"""What a document has beside its notes: a list of references, notes that are only typed, works that fields in its text cite."""

import re
from collections.abc import Sequence
from dataclasses import replace

from refman.article.contexts import contexts
from refman.article.flow import embedded
from refman.article.headings import announces_references
from refman.article.office import Paragraph
from refman.article.plain import plain_notes
from refman.article.shares import find, signs
from refman.model import Embedded, Item, Note

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)])\s+")
_BESIDES = ("locator", "label", "prefix", "suffix")


def typed_notes(paragraphs: Sequence[Paragraph], *, alone: bool) -> tuple[list[Note], list[str]]:
    """Notes that are no notes to the word processor, and warnings.

    Args:
        paragraphs: the document's body.
        alone: whether the document has no other notes. Only then what is printed at its end is read, as in plain
            text; the works that fields in the running text cite are always there.

    """
    works = _Works.of(paragraphs)
    entries = [text for p in paragraphs if p.is_entry and (text := p.flow.line().text)]
    listed = [
        Note(*one, "reference") for one in _labelled([e for e in entries if not announces_references(e)])
    ]
    warnings: list[str] = []
    if alone and not listed:
        listed, warnings = _printed(paragraphs)
    notes = [works.joined(note) for note in listed]
    if not alone:
        notes = [note for note in notes if note.embedded]
    return notes + works.rest(first=len(notes) + 1), warnings


def _printed(paragraphs: Sequence[Paragraph]) -> tuple[list[Note], list[str]]:
    """Notes or references that are only printed, read as plain text; subheadings part no list of references."""
    texts = [p.flow.line().text for p in paragraphs]
    announced = [n for n, text in enumerate(texts) if announces_references(text)]
    start = announced[-1] if announced else len(texts)
    level = paragraphs[start].level if announced else 0
    kept = [n for n, p in enumerate(paragraphs) if n <= start or not p.level > level > 0]
    headings = [texts[n] for n in kept if paragraphs[n].level and texts[n]]
    return plain_notes("\n\n".join(f"{paragraphs[n].number} {texts[n]}".strip() for n in kept), headings)


def _labelled(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Label and text: the numbers before the entries where most have one, else their positions."""
    numbers = [_NUMBER.match(text) for text in texts]
    if 2 * sum(n is not None for n in numbers) <= len(texts):
        return [(str(n), text) for n, text in enumerate(texts, 1)]
    return [
        ((n[1] or n[2] or n[3]), text[n.end() :]) if n else (str(position), text)
        for position, (n, text) in enumerate(zip(numbers, texts, strict=True), 1)
    ]


class _Works:
    """The distinct works that fields in the text cite, with the stretch that first shows each."""

    def __init__(self) -> None:
        self.items: dict[str, Item] = {}
        self.texts: dict[str, str] = {}
        self.contexts: dict[str, tuple[str, ...]] = {}
        self._listed: set[str] = set()
        self._by_word: dict[str, list[str]] = {}

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph]) -> "_Works":
        works, marked = cls(), []
        for paragraph in paragraphs:
            if not paragraph.flow.cites or paragraph.is_entry:
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
            for word in _WORD.findall("".join(signs(item)[:1]).lower())[:1]:
                self._by_word.setdefault(word, []).append(key)
            self.items[key], self.texts[key] = item, text[one.start : one.end].strip("()[] ")
        return key

    def joined(self, note: Note) -> Note:
        """An entry of the list with the work that it is, and the sentences that cite it."""
        words = dict.fromkeys(_WORD.findall(note.text.lower())) if note.kind == "reference" else ()
        for key in (key for word in words for key in self._by_word.get(word, ())):
            if key not in self._listed and _is_shown(self.items[key], note.text):
                self._listed.add(key)
                return self._with_work(note, key)
        return note

    def rest(self, first: int) -> list[Note]:
        """A note for each work that is not in the list, with the text that cites it."""
        keys = [key for key in self.items if key not in self._listed]
        return [
            self._with_work(Note(str(n), self.texts[key], "reference"), key)
            for n, key in enumerate(keys, first)
        ]

    def _with_work(self, note: Note, key: str) -> Note:
        whole = Embedded(0, len(note.text), self.items[key])
        return replace(note, contexts=self.contexts.get(key, ()), embedded=(whole,))


def _is_shown(item: Item, text: str) -> bool:
    """Whether an entry of the list is this work: all that gives it away stands there."""
    bare = text.replace("*", "")
    wanted = signs(item)
    return bool(wanted) and all(find(sign, bare) >= 0 for sign in wanted)
