"""Works in the bibliography entries of LibreOffice itself (`text:bibliography-mark`)."""

from collections.abc import Mapping

from refman.article.people import csl_names, issued, without_empty
from refman.model import Item

_TYPES = {
    "article": "article-journal", "journal": "article-journal", "book": "book", "booklet": "pamphlet",
    "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference",
    "proceedings": "book", "phdthesis": "thesis", "mastersthesis": "thesis", "techreport": "report", "manual": "book",
    "unpublished": "manuscript", "www": "webpage", "email": "personal_communication",
}  # fmt: skip
_FIELDS = {
    "title": "title", "publisher": "publisher", "address": "publisher-place", "volume": "volume", "number": "issue",
    "edition": "edition", "url": "URL", "isbn": "ISBN", "pages": "page", "series": "collection-title", "doi": "DOI",
}  # fmt: skip


def listed_work(attributes: Mapping[str, str]) -> Item:
    """The CSL-JSON item of a bibliography mark, by its attributes without their namespace; {} without a title."""
    if not attributes.get("title"):
        return {}
    item: Item = {csl: attributes.get(name, "") for name, csl in _FIELDS.items()}
    item["type"] = _TYPES.get(attributes.get("bibliography-type", ""), "document")
    item["container-title"] = attributes.get("journal") or attributes.get("booktitle", "")
    item["publisher"] = item["publisher"] or attributes.get("school") or attributes.get("institution", "")
    for role in ("author", "editor"):
        item[role] = csl_names(attributes.get(role, "").split(";"))
    item["issued"] = issued(attributes.get("year", ""))
    return without_empty(item)
