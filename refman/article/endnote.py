"""Citations that EndNote keeps in Word fields, in its own XML."""

from collections.abc import Iterator

from refman.article.people import csl_names, issued, without_empty
from refman.article.xml import Element, parse_xml
from refman.errors import UnreadableError
from refman.model import Item

_TYPES = {
    "journal article": "article-journal", "electronic article": "article-journal", "book": "book", "edited book": "book",
    "electronic book": "book", "book section": "chapter", "electronic book section": "chapter",
    "encyclopedia": "entry-encyclopedia", "dictionary": "entry-dictionary", "conference proceedings": "paper-conference",
    "conference paper": "paper-conference", "thesis": "thesis", "report": "report", "government document": "report",
    "web page": "webpage", "blog": "post-weblog", "newspaper article": "article-newspaper",
    "magazine article": "article-magazine", "manuscript": "manuscript", "unpublished work": "manuscript",
    "case": "legal_case", "statute": "legislation", "bill": "bill", "patent": "patent", "map": "map",
    "film or broadcast": "motion_picture", "personal communication": "personal_communication", "dataset": "dataset",
    "computer program": "software",
}  # fmt: skip
_FIELDS = {
    "titles/title": "title", "titles/secondary-title": "container-title", "titles/tertiary-title": "collection-title",
    "pages": "page", "volume": "volume", "number": "issue", "edition": "edition", "publisher": "publisher",
    "pub-location": "publisher-place", "isbn": "ISBN", "electronic-resource-num": "DOI", "urls/related-urls/url": "URL",
}  # fmt: skip
_ROLES = {"authors": "author", "secondary-authors": "editor", "subsidiary-authors": "translator"}


def endnote_items(xml: str) -> tuple[Item, ...]:
    """The items of an `<EndNote>` element somewhere in a text, with prefix, suffix and pages cited; none if damaged."""
    start, end = xml.find("<EndNote"), xml.rfind("</EndNote>")
    if start < 0 or end < 0:
        return ()
    try:
        root = parse_xml(xml[start : end + len("</EndNote>")].encode("utf-8", "replace"), "EndNote field")
    except UnreadableError:
        return ()
    return tuple(_items(root))


def _items(root: Element) -> Iterator[Item]:
    for cite in root.iter("Cite"):
        record = cite.find("record")
        if record is not None:
            item = without_empty(_item(record) | _beside(cite))
            if "title" in item:
                yield item


def _item(record: Element) -> Item:
    item: Item = {csl: _text(record, path) for path, csl in _FIELDS.items()}
    kind = record.find("ref-type")
    item["type"] = _TYPES.get(kind.get("name", "").lower() if kind is not None else "", "document")
    item["container-title"] = item["container-title"] or _text(record, "periodical/full-title")
    if item["type"] == "book" and item["container-title"]:
        item["collection-title"] = item.pop("container-title")
    item["page"] = item["page"].replace("–", "-")
    item["DOI"] = item["DOI"].removeprefix("https://doi.org/").removeprefix("doi:").strip()
    item["issued"] = issued(_text(record, "dates/year"))
    for tag, role in _ROLES.items():
        item[role] = csl_names("".join(e.itertext()) for e in record.findall(f"contributors/{tag}/author"))
    return item


def _beside(cite: Element) -> Item:
    pages = _text(cite, "Pages")
    return {
        "locator": pages,
        "label": "page" if pages else "",
        "prefix": _text(cite, "Prefix"),
        "suffix": _text(cite, "Suffix"),
    }


def _text(parent: Element, path: str) -> str:
    element = parent.find(path)
    return "" if element is None else " ".join("".join(element.itertext()).split())
