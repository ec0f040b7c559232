"""What a page says about itself: `meta` tags of scholars and of social networks, JSON-LD, microdata, the page's text."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from refman.article.html_tree import bare_url
from refman.article.metadata import iso_date, person, site_less
from refman.article.xml import Element

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Posting|Chapter|Book|WebPage|Thesis|CreativeWork")
_SAVED_FROM = re.compile(
    r"saved from url=\(\d+\)(\S+)|(?:mirrored|saved) from\s+(https?://\S+|[\w.-]+/\S+)|saved with SingleFile\s+url:\s*(\S+)",
    re.IGNORECASE,
)
_TITLES = (
    "citation_title",
    "dc.title",
    "dcterms.title",
    "og:title",
    "twitter:title",
    "eprints.title",
    "prism.title",
    "bepress_citation_title",
    "title",
)
_AUTHORS = (
    "citation_author",
    "bepress_citation_author",
    "eprints.creators_name",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.personalname",
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "twitter:creator",
)
_DATES = (
    "citation_publication_date", "citation_date", "citation_online_date", "bepress_citation_date", "eprints.date", "prism.publicationdate",
    "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date.created", "article:published_time", "og:article:published_time",
    "article.published", "parsely-pub-date", "datepublished", "pubdate", "publish-date", "publication_date", "sailthru.date", "date",
)  # fmt: skip
_URLS = (
    "citation_public_url",
    "citation_fulltext_html_url",
    "citation_abstract_html_url",
    "og:url",
    "dc.identifier.uri",
)


@dataclass(frozen=True)
class Metadata:
    """Of an article, as far as the page says; `page_urls` are the page's own addresses without scheme and fragment."""

    title: str
    authors: tuple[str, ...]
    date: str
    url: str
    page_urls: frozenset[str]


def page_metadata(root: Element, address: str = "") -> Metadata:
    """Read the metadata of a page that is not cleaned yet; `address` is where it was saved from, if that is known."""
    meta = _meta(root)
    data = next(_linked_data(root), {})
    addresses = [*_urls(root, meta, data), address]
    url = next((u for u in addresses if u.startswith(("http://", "https://"))), "")
    site = (meta.get("og:site_name") or [""])[0]
    title = _first(meta, _TITLES[:3]) or _text(data.get("headline") or data.get("name"))
    title = title or site_less(_first(meta, _TITLES[3:]) or _title_element(root), site)
    authors = _authors(meta, data) or _byline(root)
    date = next(filter(None, map(iso_date, _values(meta, _DATES))), "")
    date = iso_date(_text(data.get("datePublished"))) or date or _time(root)
    return Metadata(title, authors, date, url, frozenset(filter(None, map(bare_url, addresses))))


def _meta(root: Element) -> dict[str, list[str]]:
    """Contents of `meta` by lower-case name."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        content = " ".join(element.get("content", "").split())
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _values(meta: Mapping[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, [])


def _first(meta: Mapping[str, list[str]], names: tuple[str, ...]) -> str:
    return next(_values(meta, names), "")


def _linked_data(root: Element) -> Iterator[dict[str, Any]]:
    """JSON-LD objects that describe an article."""
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", ""):
            continue
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            kind = item.get("@type", "")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(_ARTICLE_TYPES.search(str(k)) for k in kinds) and (
                item.get("headline") or item.get("author")
            ):
                yield item


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a document: it is one, a list of them, or a graph."""
    if isinstance(value, list):
        for item in value:
            yield from (i for i in _objects(item)) if isinstance(item, dict) else ()
    elif isinstance(value, dict):
        yield value
        graph = value.get("@graph")
        if isinstance(graph, list):
            yield from (item for item in graph if isinstance(item, dict))


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _authors(meta: Mapping[str, list[str]], data: Mapping[str, Any]) -> tuple[str, ...]:
    """Names from the first source that has any; scholars' tags come first, since they are one name each."""
    for name in _AUTHORS[:2]:
        if name in meta:
            return _people(meta[name])
    listed = data.get("author")
    named = [
        _text(a.get("name")) if isinstance(a, dict) else _text(a)
        for a in (listed if isinstance(listed, list) else [listed])
    ]
    if people := _people(named):
        return people
    for name in _AUTHORS[2:]:
        if people := _people(meta.get(name, [])):
            return people
    return ()


def _people(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for name in names for p in person(name)))


def _byline(root: Element) -> tuple[str, ...]:
    """Names that the page marks as its author's."""
    for query in (
        ".//*[@itemprop='author']//*[@itemprop='name']",
        ".//*[@itemprop='author']",
        ".//*[@rel='author']",
        ".//*[contains(concat(' ', @class, ' '), ' author ')]",
        ".//*[contains(concat(' ', @class, ' '), ' byline ')]",
        ".//*[contains(@class, 'author-name') or contains(@class, 'author_name') or contains(@class, 'contributor')]",
    ):
        names = [" ".join(" ".join(e.itertext()).split()) for e in root.xpath(query)[:8]]
        if people := _people([name for name in names if len(name) < 120]):
            return people
    return ()


def _title_element(root: Element) -> str:
    """The article's heading, or the page's title."""
    title = root.find(".//title")
    page_title = " ".join((title.text or "").split()) if title is not None else ""
    headings = [" ".join("".join(h.itertext()).split()) for h in root.iter("h1")]
    headings = [h for h in headings if h]
    within = [h for h in headings if h.casefold() in page_title.casefold()]
    within.sort(key=lambda h: not page_title.casefold().startswith(h.casefold()))
    return (within or (headings if len(headings) == 1 else []) or [page_title])[0]


def _time(root: Element) -> str:
    """The date of a `time` element or of microdata."""
    for query in (".//*[@itemprop='datePublished']", ".//time[@datetime]", ".//time"):
        for element in root.xpath(query)[:3]:
            value = element.get("datetime") or element.get("content") or "".join(element.itertext())
            if date := iso_date(" ".join(value.split())):
                return date
    return ""


def _urls(root: Element, meta: Mapping[str, list[str]], data: Mapping[str, Any]) -> list[str]:
    """What the page says its address is, the most certain first."""
    canonical = [
        link.get("href", "") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower()
    ]
    base = [element.get("href", "") for element in root.iter("base")]
    saved = [m[m.lastindex or 0] for comment in _comments(root) if (m := _SAVED_FROM.search(comment))]
    return [*canonical, *_values(meta, _URLS), *saved, _text(data.get("url")), *base]


def _comments(root: Element) -> list[str]:
    """Comments at the start of the page: programs note there where they saved it from."""
    found = root.xpath("preceding-sibling::comment() | comment() | head/comment()")
    return [comment.text or "" for comment in found[:20]]
