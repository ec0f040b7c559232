"""Citations that Citavi keeps in Word fields, in its own JSON."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from refman.article.people import csl_name, issued, without_empty
from refman.model import Item

_TYPES = {
    "JournalArticle": "article-journal", "Book": "book", "BookEdited": "book", "CollectedWorks": "book",
    "Contribution": "chapter", "ContributionInLegalCommentary": "chapter", "ConferenceProceedings": "book",
    "InternetDocument": "webpage", "NewspaperArticle": "article-newspaper", "Thesis": "thesis",
    "UnpublishedWork": "manuscript", "Manuscript": "manuscript", "SpecialIssue": "periodical", "Lecture": "speech",
    "PersonalCommunication": "personal_communication", "StatuteOrRegulation": "legislation", "CourtDecision": "legal_case",
    "Patent": "patent", "ComputerProgram": "software", "Interview": "interview", "ArchiveMaterial": "manuscript",
}  # fmt: skip
_FIELDS = {
    "Volume": "volume", "Number": "issue", "PlaceOfPublication": "publisher-place", "Edition": "edition", "Isbn": "ISBN",
    "Doi": "DOI", "OnlineAddress": "URL",
}  # fmt: skip
_SPOKEN = re.compile(r"<os>(.*?)</os>", re.DOTALL)


def citavi_items(placeholder: Any) -> tuple[Item, ...]:
    """The items of a placeholder's JSON, with the pages cited; none where it is damaged."""
    if not isinstance(placeholder, dict):
        return ()
    known = dict(_numbered(placeholder))
    found = []
    for entry in _list(placeholder.get("Entries")):
        reference = _followed(entry.get("Reference"), known)
        item = without_empty(_item(reference, known))
        if "title" in item:
            pages = _pages(entry.get("PageRange"))
            found.append(item | ({"locator": pages, "label": "page"} if pages else {}))
    return tuple(found)


def _numbered(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Objects by the number under which later ones refer to them."""
    if isinstance(value, dict):
        if "$id" in value:
            yield str(value["$id"]), value
        for inner in value.values():
            yield from _numbered(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _numbered(inner)


def _followed(value: Any, known: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    if not isinstance(value, dict):
        return {}
    return known.get(str(value["$ref"]), {}) if "$ref" in value else value


def _list(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _item(reference: Mapping[str, Any], known: Mapping[str, dict[str, Any]]) -> Item:
    """An item; what a contribution lacks is taken from the work that it stands in."""
    parent = _followed(reference.get("ParentReference"), known)
    whole = parent | {key: value for key, value in reference.items() if value not in ("", None, [])}
    item: Item = {csl: str(whole.get(name) or "") for name, csl in _FIELDS.items()}
    item["type"] = _TYPES.get(str(reference.get("ReferenceType")), "document")
    item["title"] = _titled(reference)
    periodical = _followed(whole.get("Periodical"), known)
    item["container-title"] = str(periodical.get("Name") or "") or _titled(parent)
    item["publisher"] = ", ".join(
        str(one.get("Name") or "") for one in (_followed(p, known) for p in _list(whole.get("Publishers")))
    )
    item["collection-title"] = str(_followed(whole.get("SeriesTitle"), known).get("Name") or "")
    item["page"] = _pages(reference.get("PageRange"))
    item["issued"] = issued(str(whole.get("Year") or "")[:4])
    item["author"] = _people(reference.get("Authors"), known)
    item["editor"] = _people(parent.get("Editors") or reference.get("Editors"), known)
    return item


def _titled(reference: Mapping[str, Any]) -> str:
    return ". ".join(str(reference[key]) for key in ("Title", "Subtitle") if reference.get(key))


def _people(value: Any, known: Mapping[str, dict[str, Any]]) -> list[dict[str, str]]:
    people = [_followed(one, known) for one in _list(value)]
    shown = [
        (str(p.get("LastName") or ""), " ".join(str(p[k]) for k in ("FirstName", "MiddleName") if p.get(k)))
        for p in people
    ]
    return [csl_name(f"{last}, {first}") for last, first in shown if last]


def _pages(value: Any) -> str:
    """The pages as they were typed; Citavi writes a range as an object or as XML."""
    if isinstance(value, dict):
        value = value.get("OriginalString")
    text = str(value or "")
    typed = _SPOKEN.search(text)
    return (typed[1] if typed else "" if "<" in text else text).replace("–", "-").strip()
