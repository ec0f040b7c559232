"""The works that an article has cited so far, and which of them a short citation fits."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import takewhile

from refman.citation.dates import year
from refman.citation.folding import STOP, families, fold, fold_words
from refman.citation.forms import CROSS_REFERENCE, is_cross_reference
from refman.citation.legal import UNION_LAW
from refman.model import Citation, Item

_ABBREVIATION = re.compile(
    r"(?:here(?:in)?after|henceforth|im folgenden|nachfolgend|fortan|künftig|ci-après)"
    r"(?:\s*(?:referred to as|cited as|abbreviated as|zitiert als|zit\.|abgekürzt|called|as|:|,))*"
    r"\s*[*“”\"‘'„(\[]*((?:[^*“”\"’)\]„;,.]|\.(?=\w)){2,60})"
    r"|[(\[][“\"‘'„*]+(?:the )?([^“”\"’*()\[\]]{2,50}?)[,.]?[”\"’'“*]+[)\]]",
    re.IGNORECASE,
)
_OPENING = 3
"""With how many words the titles of one work begin alike."""
_IN = re.compile(r".*\bin:?[*_]?\s")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")


@dataclass(frozen=True, slots=True)
class Work:
    """A work as the article first gave it; all its strings are folded."""

    id: str
    full: bool
    item: Item
    names: tuple[str, ...]
    people: frozenset[str]
    editors: tuple[str, ...]
    title: str
    container: str
    reporter: tuple[str, ...]
    number: str
    year: int | None
    words: frozenset[str]
    aliases: frozenset[str]
    initials: str


@dataclass(frozen=True, slots=True)
class Mention:
    """What a short citation says of the work it means; `within` where it names the book that holds the work."""

    names: tuple[str, ...] = ()
    people: frozenset[str] = frozenset()
    title: str = ""
    words: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    reporter: tuple[str, ...] = ()
    number: str = ""
    volume: str = ""
    year: int | None = None
    note: str = ""
    within: bool = False


@dataclass(slots=True)
class Works:
    """The article's works by their words and by the notes that cite them."""

    by_id: dict[str, Work] = field(default_factory=dict)
    by_note: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Per note label, the work of each citation; "" where one stayed open."""
    _by_word: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_opening: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _texts: dict[str, str] = field(default_factory=dict)
    _home: dict[str, str] = field(default_factory=dict)

    def add(self, citation: Citation, text: str, until: int) -> str:
        """Takes in a full citation of a note's `text`; returns the id that first gave its work.

        `until` is where the words end that may still speak of it ("hereafter *ISIS Defectors*").
        """
        work = _work(citation, text, until)
        openings = {" ".join(work.title.split()[:_OPENING]), " ".join(work.reporter)} - {""}
        alike = dict.fromkeys(i for opening in openings for i in self._by_opening[opening])
        known = next((i for i in alike if _same(self.by_id[i], work)), None)
        if known:
            first = self.by_id[known]
            work = replace(first, aliases=first.aliases | work.aliases, words=first.words | work.words)
        for opening in openings:
            self._by_opening[opening].append(work.id)
        self.by_id[work.id] = work
        for word in {*work.words, _head(work.title), work.initials, " ".join(work.reporter[:2])} - {""}:
            self._by_word[word].append(work.id)
        return work.id

    def close_note(self, label: str, text: str, cited: list[str]) -> None:
        """Takes in what the note `label` cited, in order."""
        self.by_note[label].extend(cited)
        for work in cited:
            self._home.setdefault(work, label)
        self._texts[label] = text

    def search(self, mention: Mention) -> tuple[list[str], float]:
        """The works that `mention` can mean, one where it stands out, and how sure that is (0 to 1)."""
        keys = {
            *mention.words,
            *mention.names,
            *mention.acronyms,
            _head(mention.title),
            " ".join(mention.reporter),
        }
        here = set(self.by_note.get(mention.note, ()))
        found = {i for k in keys for i in self._by_word.get(k, ())}
        scores = {i: agreement(self.by_id[i], mention) for i in found}
        scores |= {
            i: 0.4 for i in here & found if not scores[i] and _name_agreement(self.by_id[i], mention) >= 1.6
        }
        scores = {i: s + self._pointed(i, mention.note) for i, s in scores.items() if s > 0}
        best = max(scores.values(), default=0.0)
        if best < 3.5 and (only := self._named_in_note(mention, unnamed=best < 1.5)):
            return [only], 0.9
        if not scores:
            silent = not (mention.names or mention.title or mention.words)
            return (self.by_note.get(mention.note, []) if silent else []), 0.85
        order = {i: n for n, i in enumerate(self.by_id)}
        likely = sorted((i for i, s in scores.items() if s > best - 0.15), key=order.__getitem__)
        likely = self._given(likely, [i for i, s in scores.items() if s > best - 0.5])
        return (likely[:1] if self._one(likely, mention) else likely), _trust(best)

    def _given(self, likely: list[str], close: list[str]) -> list[str]:
        """Instead of a work known from short forms only, those given in full under the same names."""
        works = [self.by_id[i] for i in likely]
        if any(w.full for w in works):
            return [w.id for w in works if w.full]
        return [i for i in close if self.by_id[i].full and self.by_id[i].names == works[0].names] or likely

    def _one(self, likely: list[str], mention: Mention) -> bool:
        """Whether works that fit alike bear one title, or are pages of one report."""
        works = [self.by_id[i] for i in likely]
        same_report = bool(mention.reporter) and all(w.reporter[:2] == mention.reporter for w in works)
        return same_report or (bool(mention.title) and len({w.title for w in works}) == 1)

    def _pointed(self, work: str, note: str) -> float:
        """2 where `note` gives the work, less where it only comes back to it."""
        if not note or work not in self.by_note.get(note, ()):
            return 0.0
        return 2.0 if self._home[work] == note else 1.2

    def _named_in_note(self, mention: Mention, *, unnamed: bool) -> str:
        """The only work of the note that `mention` points to, if it fits; it may be `unnamed` there."""
        works = set(self.by_note.get(mention.note, ()))
        if len(works) != 1 or not (work := self.by_id.get(works.pop())):
            return ""
        silent = not (mention.names or mention.title) or (unnamed and not (work.names or work.title))
        return work.id if silent or mention.words <= fold_words(self._texts[mention.note]) else ""


def mention_of(item: Item, cited: str, note: str) -> Mention:
    """What the short citation `cited` says, with its `item` and the label of the `note` that it points to."""
    people, title = families(item, "author"), fold(item.get("title", ""))
    editors = families(item, "editor")
    pointer = is_cross_reference(cited) and title and (people or editors)
    if pointer and (held := _IN.search(cited)):
        words = _core(cited[held.end() :])
        return Mention(names=editors or tuple(sorted(words)), words=words, note=note, within=True)
    return Mention(
        names=people or editors,
        people=_people(item),
        title=title,
        words=_core(cited),
        acronyms=frozenset(a.casefold() for a in _ACRONYM.findall(cited)),
        reporter=reporter[:2] if len(reporter := _reporter(item)) > 1 else (),
        number=_number(item),
        volume=item.get("volume", ""),
        year=year(item.get("issued")),
        note=note,
    )


def agreement(work: Work, mention: Mention) -> float:
    """How well `mention` fits `work`: 0 where it cannot mean it, more for each of name, title, report, abbreviation."""
    if any(_abbreviates(a, mention) for a in work.aliases):
        return 4.0
    if mention.year and work.year and abs(mention.year - work.year) > bool(mention.note):
        return 0.0
    if mention.within:
        return 2.0 if set(mention.names) & {*work.names, *work.editors} else 0.0
    if mention.number and work.number:
        return 3.0 if f" {mention.number} " in f" {work.number} " else 0.0
    same_report = bool(mention.reporter) and mention.reporter == work.reporter[:2]
    if same_report and _name_agreement(work, mention) >= 0:
        return 3.0
    return _by_words(work, mention)


def _abbreviates(alias: str, mention: Mention) -> bool:
    """Whether `mention` uses the abbreviation `alias`; one word ("the Act") must be all that it says."""
    words = frozenset(alias.split())
    return alias == mention.title or words == mention.words or (len(words) > 1 and words <= mention.words)


def _by_words(work: Work, mention: Mention) -> float:
    said = _numbers(mention.title)
    if said and (own := _numbers(work.title)) and own.isdisjoint(said):
        return 0.0  # "General Comment No. 26" is not No. 11
    by_name, by_title = _name_agreement(work, mention), _title_agreement(work, mention.title)
    agreed = by_name + by_title if min(by_name, by_title) >= 0 else 0.0
    same_volume = bool(mention.volume) and mention.volume == work.item.get("volume")
    return (agreed or _other_signs(work, mention)) + 0.2 * same_volume


def _other_signs(work: Work, mention: Mention) -> float:
    """How well the bare words of `mention` fit, whatever fields they were taken for."""
    if len(work.initials) > 1 and work.initials in mention.acronyms:
        return 2.0
    if not mention.words or not mention.words <= work.words:
        return 0.0
    if mention.words <= work.people:
        return 2.0 if mention.words == {w for n in work.names for w in n.split()} else 1.6
    return 1.4 if mention.words <= work.people | set(work.title.split()) else 1.0


def _name_agreement(work: Work, mention: Mention) -> float:
    """2 where the names are the author's, less where editors' or some of them, 0 for none, -1 where they differ."""
    if not mention.names:
        return 0.0
    own = work.names or work.editors
    if own and set(mention.names) <= set(own):
        same = 2.0 if work.names else 1.8
        return same if set(mention.names) == set(own) else 1.6 if mention.names[0] == own[0] else 1.0
    if len(mention.people) > 1 and mention.people <= work.people:
        return 1.6
    words = {w for n in mention.names for w in n.split()}
    if words <= work.words and (not own or len(words) > 1):
        return 1.0
    return -1.0 if own or not mention.title else 0.0


def _title_agreement(work: Work, title: str) -> float:
    """2 and more where the title begins the work's, less where it is within it, -1 where it is another."""
    words, own = set(title.split()) - STOP, set(work.title.split())
    if not words:
        return 0.0
    if work.title and (work.title.startswith(title) or title.startswith(work.title)):
        return 2.2 if work.title == title else 2.0
    if words <= own:
        return 1.8
    if len(_common_head(title, work.title) - STOP) > 1:
        return 1.6
    if work.container.startswith(title) or (len(words) > 1 and words <= work.words):
        return 1.5
    return 1.2 if len(words) > 2 and len(words & own) / len(words) >= 0.75 else -1.0


def _numbers(title: str) -> frozenset[str]:
    return frozenset(word for word in title.split() if word.isdigit())


def _common_head(a: str, b: str) -> frozenset[str]:
    """The words with which both titles begin."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(a.split(), b.split(), strict=False))
    return frozenset(word for word, _ in pairs)


def _trust(score: float) -> float:
    return (
        0.97 if score >= 3.5 else 0.93 if score >= 3 else 0.88 if score >= 2 else 0.8 if score >= 1.4 else 0.6
    )


def _work(citation: Citation, text: str, until: int) -> Work:
    item = citation.item
    aliases = {fold(a or b) for a, b in _ABBREVIATION.findall(text[citation.start : until])} - {""}
    names, editors, title = families(item, "author"), families(item, "editor"), fold(item.get("title", ""))
    words = fold_words(text[citation.start : citation.end]) | {
        w for t in (*aliases, *names, *editors) for w in t.split()
    }
    return Work(
        id=citation.id,
        full=citation.form == "full",
        item=item,
        names=names,
        people=_people(item),
        editors=editors,
        title=title,
        container=fold(item.get("container-title", "")),
        reporter=_reporter(item),
        number=_number(item),
        year=year(item.get("issued")),
        words=words | set(names),
        aliases=frozenset(aliases),
        initials="".join(w[0] for w in title.split() if w not in STOP),
    )


def _number(item: Item) -> str:
    """The number of a report or document, or of the law of the European Union that a title names first."""
    law = UNION_LAW.match(item.get("title", ""))
    return fold(law["number"] if law else item.get("number", ""))


def _same(a: Work, b: Work) -> bool:
    """Whether two full citations give one work."""
    if len(a.reporter) == 3 and a.reporter == b.reporter:
        return True
    if any(a.item.get(f) != b.item.get(f) for f in ("genre", "number")) or (
        a.item.get("volume") != b.item.get("volume") and not a.container
    ):
        return False
    same_title = a.title == b.title or (
        min(len(a.title.split()), len(b.title.split())) > 3
        and (a.title.startswith(b.title) or b.title.startswith(a.title))
    )
    return (
        bool(a.title)
        and same_title
        and a.names[:1] == b.names[:1]
        and (a.year or b.year) == (b.year or a.year)
    )


def _reporter(item: Item) -> tuple[str, ...]:
    """Volume, container and first page, as far as all before are given: how law reports are cited."""
    parts = [fold(str(item.get(f, ""))) for f in ("volume", "container-title", "page")]
    return tuple(parts[: parts.index("")]) if "" in parts else tuple(parts)


def _people(item: Item) -> frozenset[str]:
    """All the words of the names that sign an item."""
    return frozenset(
        w
        for n in item.get("author") or item.get("editor") or []
        for part in n.values()
        for w in fold(part).split()
    )


def _core(cited: str) -> frozenset[str]:
    """The words of a short citation that name its work, without pointers and numbers."""
    return fold_words(CROSS_REFERENCE.split(cited)[0] if is_cross_reference(cited) else cited)


def _head(title: str) -> str:
    return title.partition(" ")[0]
