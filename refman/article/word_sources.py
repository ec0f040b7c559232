"""Works that Word itself keeps for its `CITATION` fields (`customXml`, `b:Sources`)."""

import re
from collections.abc import Iterable, Iterator, Mapping

from refman.article.people import CslName, issued, without_empty
from refman.article.xml import Element, parse_xml
from refman.article.zipped import Package
from refman.errors import UnreadableError
from refman.model import Item

_TYPES = {
    "JournalArticle": "article-journal", "ArticleInAPeriodical": "article-magazine", "Book": "book",
    "BookSection": "chapter", "ConferenceProceedings": "paper-conference", "Report": "report",
    "InternetSite": "webpage", "DocumentFromInternetSite": "webpage", "Case": "legal_case", "Patent": "patent",
    "Interview": "interview", "Film": "motion_picture", "ElectronicSource": "document",
}  # fmt: skip
_FIELDS = {
    "Title": "title", "City": "publisher-place", "Publisher": "publisher", "Volume": "volume", "Issue": "issue",
    "Pages": "page", "Edition": "edition", "URL": "URL", "DOI": "DOI", "StandardNumber": "ISBN",
}  # fmt: skip
_CONTAINERS = ("JournalName", "PeriodicalTitle", "BookTitle", "ConferenceName", "InternetSiteTitle")
_ROLES = {"Author": "author", "Editor": "editor", "Translator": "translator"}
_CODE = re.compile(r"\A\s*CITATION\s+(\S+)(.*)", re.DOTALL)
_PART = re.compile(r"\\m\s+(\S+)|\\p\s+(\"[^\"]*\"|\S+)")


def word_sources(package: Package) -> dict[str, Item]:
    """Tag to item, from whichever custom part holds sources."""
    found: dict[str, Item] = {}
    for name in package.names:
        if re.fullmatch(r"customXml/item\d+\.xml", name):
            try:
                root = parse_xml(package.read(name), f"{package.where}: {name}")
            except UnreadableError:
                continue  # any program may leave anything here
            found |= {_text(source, "Tag"): without_empty(_item(source)) for source in root.iter("{*}Source")}
    return {tag: item for tag, item in found.items() if tag and "title" in item}


def word_items(code: str, sources: Mapping[str, Item]) -> tuple[Item, ...]:
    """The works that a `CITATION` field cites, with the pages it names."""
    match = _CODE.match(code)
    return tuple(_cited(match, sources)) if match and sources else ()


def _cited(match: re.Match[str], sources: Mapping[str, Item]) -> Iterator[Item]:
    tags: list[list[str]] = [[match[1], ""]]
    for tag, pages in _PART.findall(match[2]):
        if tag:
            tags.append([tag, ""])
        else:
            tags[-1][1] = pages.strip('"')
    for tag, pages in tags:
        if tag in sources:
            yield sources[tag] | ({"locator": pages, "label": "page"} if pages else {})


def _item(source: Element) -> Item:
    item: Item = {csl: _text(source, name) for name, csl in _FIELDS.items()}
    item["type"] = _TYPES.get(_text(source, "SourceType"), "document")
    item["container-title"] = next((t for name in _CONTAINERS if (t := _text(source, name))), "")
    item["issued"] = issued(*(_text(source, name) for name in ("Year", "Month", "Day")))
    for name, role in _ROLES.items():
        item[role] = list(_people(source.iterfind(f"{{*}}Author/{{*}}{name}")))
    return item


def _people(groups: Iterable[Element]) -> Iterator[CslName]:
    for group in groups:
        for person in group.iter("{*}Person"):
            name = {
                "family": _text(person, "Last"),
                "given": f"{_text(person, 'First')} {_text(person, 'Middle')}".strip(),
            }
            yield {key: value for key, value in name.items() if value}
        if corporate := _text(group, "Corporate"):
            yield {"literal": corporate}


def _text(parent: Element, name: str) -> str:
    element = parent.find(f"{{*}}{name}")
    return "" if element is None else " ".join("".join(element.itertext()).split())
