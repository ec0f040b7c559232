"""Works as an article first gives them."""

from dataclasses import dataclass

from refman.citation.dates import year
from refman.citation.folding import STOP, families, fold, fold_words
from refman.citation.forms import ABBREVIATION
from refman.citation.legal import UNION_LAW
from refman.model import Citation, Item


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


def work_of(citation: Citation, text: str, until: int) -> Work:
    """The work that a citation in a note's `text` gives; up to `until` the words may still speak of it."""
    item = citation.item
    aliases = {fold(a or b) for a, b in ABBREVIATION.findall(text[citation.start : until])} - {""}
    names, editors, title = families(item, "author"), families(item, "editor"), fold(item.get("title", ""))
    words = fold_words(text[citation.start : citation.end]) | {
        w for t in (*aliases, *names, *editors) for w in t.split()
    }
    return Work(
        id=citation.id,
        full=citation.form == "full",
        item=item,
        names=names,
        people=people_of(item),
        editors=editors,
        title=title,
        container=fold(item.get("container-title", "")),
        reporter=reporter_of(item),
        number=number_of(item),
        year=year(item.get("issued")),
        words=words | set(names),
        aliases=frozenset(aliases),
        initials="".join(w[0] for w in title.split() if w not in STOP),
    )


def same_work(a: Work, b: Work) -> bool:
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


def number_of(item: Item) -> str:
    """The number of a report or document, or of the law of the European Union that a title names first."""
    law = UNION_LAW.match(item.get("title", ""))
    return fold(law["number"] if law else item.get("number", ""))


def reporter_of(item: Item) -> tuple[str, ...]:
    """Volume, container and first page, as far as all before are given: how law reports are cited."""
    parts = [fold(str(item.get(f, ""))) for f in ("volume", "container-title", "page")]
    return tuple(parts[: parts.index("")]) if "" in parts else tuple(parts)


def people_of(item: Item) -> frozenset[str]:
    """All the words of the names that sign an item."""
    return frozenset(
        w
        for n in item.get("author") or item.get("editor") or []
        for part in n.values()
        for w in fold(part).split()
    )
