"""Short and ibid citations of one article are tied to the citation that first gave their work.

"Ibid." means the citation before it; "Smith, supra note 5" the work of Smith in note 5; "Smith, *Title*, 12" the
work of that name; "Smith, 12" the only work of Smith. What could mean several works stays open and lists them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from refman.citation.cited import Works
from refman.citation.forms import IBID_INSIDE, is_cross_reference, points_to_note
from refman.citation.mentions import Mention, mention_of
from refman.citation.names import SAME_AUTHOR
from refman.model import Citation, Item, Note, ParsedNote

_AND_HIS = re.compile(
    r"\b(?:and|also) (?:in )?(?:his|her|their|the same author['’]s)\s*(?:\w+\s)?\W*$",
    re.IGNORECASE,
)
_AND_HIS_LENGTH: Final = 80
"""How far back "and his" may begin: a note of many pages is not searched from its start for each of its citations."""
_FIRST = re.compile(r"(?:[^\W\d_][^\s,:]*|[—―]|[—–―_-]{2,}),?")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!-\d)")
_SIGNED: Final = frozenset(
    {"publisher", "publisher-place", "URL", "DOI", "accessed", "archive", "archive_collection"}
)
_ASIDE: Final = frozenset({"locator", "type", "page", "volume", "issue", "genre", "year-suffix"})
_HOLDING: Final = ("editor", "publisher", "publisher-place", "issued", "edition", "ISBN")


@dataclass(slots=True)
class _Memory:
    """What the article has cited so far."""

    works: Works = field(default_factory=Works)
    note: list[str] = field(default_factory=list)
    """Works of the last note that cites, one per citation; "" where one stayed open."""
    names: list[dict[str, str]] = field(default_factory=list)
    """The author of the last citation."""


def resolve(notes: Sequence[ParsedNote]) -> list[ParsedNote]:
    """The notes of one article, in order, with `form`, `refers_to`, `candidates` and `confidence` of short forms set.

    A citation without publication data that names an earlier work becomes `short`; an author printed as "idem" or a
    dash gets the name that it stands for. A chapter "in Thornton, op. cit." stays full: it refers to the book that
    holds it, and takes the book's title, editors and imprint from there. A list of references is known to all notes.
    """
    memory = _Memory()
    for parsed in notes:
        if parsed.note.kind == "reference":
            for citation in parsed.citations:
                memory.works.add(citation, parsed.note.text, citation.end)
    return [_resolve_note(parsed, memory) for parsed in notes]


def _resolve_note(parsed: ParsedNote, memory: _Memory) -> ParsedNote:
    here: list[str] = []
    text, segments = parsed.note.text, list(parsed.segments)
    for i, segment in enumerate(segments):
        if not isinstance(segment, Citation):
            continue
        citation = _named(segment, text, memory)
        if parsed.note.kind == "reference" and citation.form != "ibid":
            citation = replace(citation, form="full")
        else:
            citation = _resolved(citation, parsed.note, memory, here)
        segments[i] = citation
        memory.names = citation.item.get("author", memory.names)
        here.append(citation.refers_to or "")
        if citation.form == "full" or _stands_alone(citation, text):
            following = next((s.start for s in segments[i + 1 :] if isinstance(s, Citation)), len(text))
            here[-1] = memory.works.add(citation, text, min(following, citation.end + 120))
    memory.works.close_note(_place(parsed.note), text, here)
    memory.note = here or memory.note
    return replace(parsed, segments=tuple(segments))


def _stands_alone(citation: Citation, text: str) -> bool:
    """Whether a short form names a work that no note gives in full: the text did, and later notes come back to it."""
    if citation.form != "short" or citation.refers_to or citation.candidates:
        return False
    points_back = is_cross_reference(text[citation.start : citation.end])
    return not points_back and bool({"title", "author"} & citation.item.keys())


def _named(citation: Citation, text: str, memory: _Memory) -> Citation:
    """`citation` with the author that "idem", a dash or "and his" before it stands for."""
    authors = citation.item.get("author")
    if authors:
        printed = authors[0].get("literal", authors[0].get("family", ""))
        stands_in = SAME_AUTHOR.fullmatch(printed) is not None
    else:
        first = _FIRST.match(text, citation.start, citation.end)
        idem = "title" in citation.item and first and SAME_AUTHOR.fullmatch(first.group())
        before = text[max(0, citation.start - _AND_HIS_LENGTH) : citation.start]
        stands_in = bool(idem or _AND_HIS.search(before))
    if stands_in and memory.names:
        return replace(citation, item={**citation.item, "author": list(memory.names)})
    return citation


def _place(note: Note, label: str = "") -> str:
    """What names a note in its article: labels begin anew in each section."""
    return f"{note.section}/{label or note.label}"


def _resolved(citation: Citation, note: Note, memory: _Memory, here: list[str]) -> Citation:
    cited = note.text[citation.start : citation.end]
    if citation.form == "full" and _complete(citation.item):
        return citation
    if citation.form == "ibid":
        return _typed(_point(citation, *_before(memory, here)), memory)
    if IBID_INSIDE.search(cited):
        found, trust = _meant(citation, memory, *_before(memory, here))
        return (
            _inside(citation, found, trust, memory)
            if "title" in citation.item
            else _point(citation, found, trust)
        )
    label = points_to_note(cited)
    mention = mention_of(citation.item, cited, _place(note, label) if label else "")
    if mention.within:
        return _inside(citation, *memory.works.search(mention), memory)
    return _again(citation, cited, mention, memory)


def _meant(
    citation: Citation, memory: _Memory, before: list[str], trust: float
) -> tuple[Sequence[str], float]:
    """What "Eldershaw, ibid." means: what stands before it, or the work of that name if that is another's."""
    named = mention_of({"author": citation.item.get("author", [])}, "", "")
    known = [memory.works.by_id[i] for i in before if i in memory.works.by_id]
    if not named.names or not known or any(set(named.names) & {*w.names, *w.editors} for w in known):
        return before, trust
    found, of_search = memory.works.search(named)
    return (found, of_search) if len(found) == 1 else (before, trust)


def _again(citation: Citation, cited: str, mention: Mention, memory: _Memory) -> Citation:
    """A citation that repeats a work, or gives one for the first time after all."""
    found, trust = memory.works.search(mention)
    if citation.form == "full":
        works = [memory.works.by_id[i] for i in found] if trust >= 0.8 else []
        repeats = len(works) == 1 and (
            mention.words <= works[0].words or _says_less(citation.item, works[0].item)
        )
        by_year = works and citation.item.keys() - _ASIDE == {"author", "issued"}
        if not repeats and not by_year:
            return citation
        return _typed(_point(replace(citation, form="short"), found, trust), memory)
    if not found and not is_cross_reference(cited) and (_introduces(citation.item) or _YEAR.search(cited)):
        return replace(citation, form="full")
    return _typed(_point(citation, found, trust), memory)


def _typed(citation: Citation, memory: _Memory) -> Citation:
    """A short or ibid citation is of the type of its work."""
    work = memory.works.by_id.get(citation.refers_to or "")
    return (
        replace(citation, item={**citation.item, "type": work.item["type"]})
        if work and "type" in work.item
        else citation
    )


def _complete(item: Item) -> bool:
    """Whether an item says enough of where it appeared to stand by itself."""
    return bool(_SIGNED & item.keys()) or (
        "issued" in item and bool({"container-title", "number"} & item.keys())
    )


def _introduces(item: Item) -> bool:
    """Whether an item names author and title as one does the first time: with given name, or as a body."""
    authors = item.get("author", [])
    return "title" in item and bool(authors) and bool({"given", "literal"} & authors[0].keys())


def _says_less(short: Item, full: Item) -> bool:
    """Whether `short` gives no more than `full` does, and leaves something out."""
    given, known = short.keys() - _ASIDE, full.keys() - _ASIDE
    if not given & {"title", "author"}:
        return False
    return given < known or (given == known and not given & {"issued", "container-title"})


def _inside(citation: Citation, found: Sequence[str], trust: float, memory: _Memory) -> Citation:
    """A chapter of a book that another note gives in full."""
    citation = _point(replace(citation, form="full"), found, trust)
    if not citation.refers_to:
        return citation
    book = memory.works.by_id[citation.refers_to].item
    item: Item = {f: book[f] for f in _HOLDING if f in book}
    if title := book.get("container-title") or book.get("title"):
        item["container-title"] = title
    editors = {"editor": book["editor"]} if "editor" in book else {}
    return replace(citation, item={**item, **citation.item, **editors, "type": "chapter"})


def _point(citation: Citation, found: Sequence[str], trust: float) -> Citation:
    """`citation` pointing to the only work found, or listing the several that it could mean."""
    works = tuple(dict.fromkeys(w for w in found if w))
    if len(works) == 1 and all(found):
        return replace(citation, refers_to=works[0], confidence=round(citation.confidence * trust, 4))
    return replace(citation, candidates=works, confidence=round(citation.confidence * 0.5, 4))


def _before(memory: _Memory, here: list[str]) -> tuple[list[str], float]:
    """What "ibid." means: the citation before it in this note, or all those of the last note that cites."""
    return (here[-1:], 0.95) if here else (memory.note, 0.97)
