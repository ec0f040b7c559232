"""Short and ibid citations of one article are tied to the citation that first gave their work.

"Ibid." means the citation before it; "Smith, supra note 5" the work of Smith in note 5; "Smith, *Title*, 12" the
work of that name; "Smith, 12" the only work of Smith. What could mean several works stays open and lists them.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from refman.citation.forms import CROSS_REFERENCE, IBID_INSIDE, is_cross_reference, points_to_note
from refman.model import Citation, Item, ParsedNote

_ABBREVIATION = re.compile(
    r"(?:here(?:in)?after|henceforth|hereinafter|im folgenden|fortan|künftig)(?:\s*(?:referred to as|cited as|abbreviated as|zitiert als|zit\.|abgekürzt|called|as|:|,))*\s*[*“”\"‘'„(\[]*([^*“”\"’)\]„;]{2,80})"
    r"|[(\[][“\"‘'„*]+(?:the )?([^“”\"’*()\[\]]{2,50}?)[,.]?[”\"’'“*]+[)\]]",
    re.IGNORECASE,
)
_SAME_AUTHOR = re.compile(
    r"^\W*(?:idem|id\.|ders(?:elbe|\.)|dies(?:elben|elbe|\.)|eadem|same author|[—–_-]{1,5})\W*$",
    re.IGNORECASE,
)
_AND_HIS = re.compile(r"\band (?:in )?(?:his|her|their|the same author['’]s)\s*(?:\w+\s)?\W*$", re.IGNORECASE)
_STOP: Final = frozenset(
    "a an the of and or in on for to at by from with see also cf eg ed eds edn note notes supra infra ante above id ibid op cit loc n nn fn p pp para paras art arts article "
    "articles section s ss ch chapter vol no nr der die das des dem den und von zu in im für s f ff vgl siehe auch anm fußn aao a o rn le la les du de et p. hereafter".split()
)
_NUMBER = re.compile(r"^[\divxlcdm]+$")
_SIGNED: Final = frozenset(
    {"issued", "publisher", "container-title", "URL", "DOI", "publisher-place", "number", "volume", "archive"}
)


@dataclass(frozen=True, slots=True)
class _Work:
    """A work as the article first gave it."""

    id: str
    label: str
    names: tuple[str, ...]
    title: str
    container: str
    year: int | None
    words: frozenset[str]
    aliases: frozenset[str]


@dataclass(slots=True)
class _Memory:
    """What the article has cited so far."""

    works: dict[str, _Work] = field(default_factory=dict)
    by_word: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_note: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    note: list[str] = field(default_factory=list)
    """Works of the last note that cites, one per citation; "" where one stayed open."""
    names: list[dict[str, str]] = field(default_factory=list)
    """The author of the last citation."""


def resolve(notes: Sequence[ParsedNote]) -> list[ParsedNote]:
    """The notes of one article, in order, with `form`, `refers_to`, `candidates` and `confidence` of short forms set.

    A citation without publication data that names an earlier work becomes `short`; an author printed as "idem" or a
    dash gets the name that it stands for.
    """
    memory = _Memory()
    return [_resolve_note(parsed, memory) for parsed in notes]


def _resolve_note(parsed: ParsedNote, memory: _Memory) -> ParsedNote:
    here: list[str] = []
    segments = list(parsed.segments)
    for i, segment in enumerate(segments):
        if isinstance(segment, Citation):
            citation = _named(segment, parsed.note.text, memory)
            citation = _resolved(citation, parsed.note.text, memory, here)
            segments[i] = citation
            here.append(_remember(citation, parsed, memory))
            memory.by_note[parsed.note.label].append(here[-1])
    if here:
        memory.note = here
    return replace(parsed, segments=tuple(segments))


def _named(citation: Citation, text: str, memory: _Memory) -> Citation:
    """`citation` with the author that "idem", a dash or "and his" before it stands for."""
    authors = citation.item.get("author")
    literal = authors[0].get("literal", authors[0].get("family", "")) if authors else ""
    meant = bool(literal and _SAME_AUTHOR.match(literal)) or (
        not authors and bool(_AND_HIS.search(text[: citation.start]))
    )
    if meant and memory.names:
        citation = replace(citation, item={**citation.item, "author": list(memory.names)})
    return citation


def _resolved(citation: Citation, text: str, memory: _Memory, here: list[str]) -> Citation:
    cited = text[citation.start : citation.end]
    if citation.form == "ibid":
        return _point(citation, *_before(memory, here))
    if citation.form == "full" and _complete(citation.item):
        return citation
    found, trust = _search(citation, cited, memory)
    if citation.form == "full":
        return (
            _point(replace(citation, form="short"), found, trust)
            if len(found) == 1 and trust >= 0.8
            else citation
        )
    if not found and IBID_INSIDE.search(cited):
        found, trust = _before(memory, here)
    return _point(citation, found, trust)


def _point(citation: Citation, found: Sequence[str], trust: float) -> Citation:
    """`citation` pointing to the only work found, or listing the several that it could mean."""
    works = tuple(dict.fromkeys(w for w in found if w))
    if len(works) == 1 and all(found):
        return replace(citation, refers_to=works[0], confidence=round(citation.confidence * trust, 4))
    return replace(citation, candidates=works, confidence=round(citation.confidence * 0.5, 4))


def _before(memory: _Memory, here: list[str]) -> tuple[list[str], float]:
    """What "ibid." means: the citation before it in this note, or all those of the last note that cites."""
    return ([here[-1]], 0.95) if here else (memory.note, 0.97)


def _complete(item: Item) -> bool:
    """Whether an item says where or when its work appeared."""
    return bool(_SIGNED & item.keys())


def _remember(citation: Citation, parsed: ParsedNote, memory: _Memory) -> str:
    """Takes note of a citation; returns the id of the work that it cites, "" where that stays open."""
    if "author" in citation.item:
        memory.names = citation.item["author"]
    if citation.refers_to or citation.form != "full":
        return citation.refers_to or ""
    work = _work(citation, parsed)
    known = next(
        (
            w
            for i in memory.by_word.get(work.names[0] if work.names else "", ())
            if _same(w := memory.works[i], work)
        ),
        None,
    )
    if known:
        return known.id
    memory.works[work.id] = work
    for word in work.words:
        memory.by_word[word].append(work.id)
    return work.id


def _same(a: _Work, b: _Work) -> bool:
    return bool(a.title) and a.title == b.title and a.names[:1] == b.names[:1] and a.container == b.container


def _work(citation: Citation, parsed: ParsedNote) -> _Work:
    item = citation.item
    text = parsed.note.text
    following = next(
        (s.start for s in parsed.segments if s.start >= citation.end and isinstance(s, Citation)), len(text)
    )
    cited = text[citation.start : min(following, citation.end + 120)]
    aliases = {_fold(a or b) for a, b in _ABBREVIATION.findall(cited)} - {""}
    names = _families(item)
    words = _words(text[citation.start : citation.end]) | {w for a in aliases for w in a.split()} | set(names)
    return _Work(
        id=citation.id,
        label=parsed.note.label,
        names=names,
        title=_fold(item.get("title", "")),
        container=_fold(item.get("container-title", "")),
        year=_year(item),
        words=frozenset(words),
        aliases=frozenset(aliases),
    )


def _search(citation: Citation, cited: str, memory: _Memory) -> tuple[list[str], float]:
    """The works that a short citation can mean, the likeliest only where one stands out, and how sure that is."""
    note = points_to_note(cited)
    scores = {i: s for i, s in _scored(citation, cited, note, memory) if s > 0}
    if not scores:
        works = [w for w in memory.by_note.get(note, ()) if w]
        own = _families(citation.item) or _core(cited)
        return (works, 0.85 if not own else 0.5) if note and not (own and len(set(works)) != 1) else ([], 0.0)
    best = max(scores.values())
    found = [i for i, s in scores.items() if s > best - 0.5]
    return found, min(0.99, 0.6 + 0.1 * best)


def _scored(citation: Citation, cited: str, note: str, memory: _Memory) -> Iterable[tuple[str, float]]:
    names, title, core = _families(citation.item), _fold(citation.item.get("title", "")), _core(cited)
    in_note = set(memory.by_note.get(note, ()))
    candidates = {i for w in (*core, *names) for i in memory.by_word.get(w, ())}
    for i in sorted(candidates, key=list(memory.works).index):
        work = memory.works[i]
        score = _agreement(work, names, title, core, _year(citation.item))
        if score > 0:
            yield i, score + (2.0 if i in in_note else 0.0)


def _agreement(
    work: _Work, names: tuple[str, ...], title: str, core: frozenset[str], year: int | None
) -> float:
    """How well a short citation fits a work; 0 where it cannot mean it."""
    if work.aliases and any(a == title or set(a.split()) <= core for a in work.aliases):
        return 4.0
    if year and work.year and year != work.year:
        return 0.0
    by_name = _name_agreement(work, names)
    by_title = _title_agreement(work, title)
    if by_name < 0 or by_title < 0:
        return 3.0 if core and core <= work.words and len(core) > 1 else 0.0
    if by_name + by_title == 0:
        return 2.0 if core and core <= work.words and not names and not title else 0.0
    return by_name + by_title


def _name_agreement(work: _Work, names: tuple[str, ...]) -> float:
    """2 where the names are the work's, 1 where its words hold them, 0 where none are given, -1 where they differ."""
    if not names:
        return 0.0
    if work.names and set(names) <= set(work.names):
        return 2.0 if names[0] == work.names[0] else 1.5
    words = {w for n in names for w in n.split()}
    return 1.0 if words <= work.words and (not work.names or len(words) > 1) else -1.0


def _title_agreement(work: _Work, title: str) -> float:
    """2 where the title is the beginning of the work's, less where it is within it, -1 where it is another."""
    if not title:
        return 0.0
    if work.title.startswith(title) or (title and work.title and title.startswith(work.title)):
        return 2.0
    words, own = set(title.split()) - _STOP, set(work.title.split())
    if not words:
        return 0.0
    if words <= own:
        return 1.8
    if work.container.startswith(title) or (len(words) > 1 and words <= work.words):
        return 1.5
    share = len(words & own) / len(words)
    return 1.2 if share >= 0.75 and len(words) > 2 else -1.0


def _families(item: Item) -> tuple[str, ...]:
    people = item.get("author") or item.get("editor") or []
    names = [_fold(n.get("family") or n.get("literal", "")) for n in people]
    return tuple(n for n in names if n and n != "others")


def _year(item: Item) -> int | None:
    parts = item.get("issued", {}).get("date-parts")
    return parts[0][0] if parts else None


def _core(cited: str) -> frozenset[str]:
    """The words of a short citation that name its work, without pointers and numbers."""
    head = CROSS_REFERENCE.split(cited)[0] if is_cross_reference(cited) else cited
    return frozenset(w for w in _words(head) if len(w) > 1)


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in _fold(text).split() if w not in _STOP and not _NUMBER.match(w))


def _fold(text: str) -> str:
    """Letters and digits only, small, without accents."""
    text = unicodedata.normalize("NFKD", text).casefold().replace("’s", "").replace("'s", "")
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in text if not unicodedata.combining(c))))
