"""Bibliographies in sections: by type, by tag, by the article that cites."""

from collections.abc import Iterable, Mapping, Sequence

from refman.bibliography.document import Section
from refman.bibliography.headings import translated
from refman.bibliography.render import SetEntry
from refman.model import Item

TYPES = {
    "Books": "book classic pamphlet musical_score",
    "Chapters": "chapter entry entry-dictionary entry-encyclopedia",
    "Journal articles": "article-journal review review-book",
    "Newspapers and magazines": "article-newspaper article-magazine periodical",
    "Conference papers": "paper-conference speech",
    "Reports": "report standard",
    "Theses": "thesis",
    "Web pages": "webpage post post-weblog",
    "Preprints and manuscripts": "article manuscript",
    "Archives and letters": "collection personal_communication interview document event",
    "Law": "bill hearing legal_case legislation regulation treaty",
    "Patents": "patent",
    "Data and software": "dataset software",
    "Images, sound and film": "broadcast figure graphic map motion_picture performance song",
}
_HEADINGS = {kind: heading for heading, kinds in TYPES.items() for kind in kinds.split()}
OTHER = "Other"


def by_type(item: Item) -> list[str]:
    """The heading under which works of an item's type stand."""
    return [_HEADINGS.get(str(item.get("type", "")), OTHER)]


def by_tag(item: Item) -> list[str]:
    """The item's keywords."""
    tags = [tag.strip() for tag in str(item.get("keyword") or "").replace(";", ",").split(",")]
    return [tag for tag in dict.fromkeys(tags) if tag] or [OTHER]


def grouped(
    entries: Sequence[SetEntry],
    headings: Mapping[str, Iterable[str]],
    order: Sequence[str] = (),
    locale: str = "",
) -> list[Section]:
    """Entries in sections, in their order within each.

    Args:
        entries: the entries of the bibliography.
        headings: by an entry's id, the headings under which it stands; one without any stands under `OTHER`.
        order: headings that come first; the others follow sorted, `OTHER` last.
        locale: language of those headings that are ours.

    """
    found: dict[str, list[SetEntry]] = {}
    for entry in entries:
        for heading in headings.get(entry.id) or [OTHER]:
            found.setdefault(heading, []).append(entry)
    place = {heading: n for n, heading in enumerate(order)}
    names = sorted(found, key=lambda h: (h == OTHER, place.get(h, len(place)), h.casefold()))
    ours = {OTHER, *order}
    return [Section(translated(name, locale) if name in ours else name, tuple(found[name])) for name in names]
