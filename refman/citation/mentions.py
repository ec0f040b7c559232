"""What a short citation says of the work that it means, and how well that fits a work."""

import re
from dataclasses import dataclass
from itertools import takewhile

from refman.citation.dates import year
from refman.citation.folding import STOP, families, fold, fold_words
from refman.citation.forms import CROSS_REFERENCE, is_cross_reference
from refman.citation.works import Work, number_of, people_of, reporter_of
from refman.model import Item

_IN = re.compile(r".*\bin:?[*_]?\s")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")


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
        people=people_of(item),
        title=title,
        words=_core(cited),
        acronyms=frozenset(a.casefold() for a in _ACRONYM.findall(cited)),
        reporter=reporter[:2] if len(reporter := reporter_of(item)) > 1 else (),
        number=number_of(item),
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
    if same_report and name_agreement(work, mention) >= 0:
        return 3.0
    return _by_words(work, mention)


def _abbreviates(alias: str, mention: Mention) -> bool:
    """Whether `mention` uses the abbreviation `alias`; one word ("the Act") must be all that it says."""
    words = frozenset(alias.split())
    alone = alias == mention.title or (not mention.title and mention.names == (alias,))
    return alone or words == mention.words or (len(words) > 1 and words <= mention.words)


def _by_words(work: Work, mention: Mention) -> float:
    said = _numbers(mention.title)
    if said and (own := _numbers(work.title)) and own.isdisjoint(said):
        return 0.0  # "General Comment No. 26" is not No. 11
    by_name, by_title = name_agreement(work, mention), _title_agreement(work, mention.title)
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


def name_agreement(work: Work, mention: Mention) -> float:
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


def _core(cited: str) -> frozenset[str]:
    """The words of a short citation that name its work, without pointers and numbers."""
    return fold_words(CROSS_REFERENCE.split(cited)[0] if is_cross_reference(cited) else cited)
