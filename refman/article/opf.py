"""The package document of an e-book: its chapters in reading order, and what it says about itself."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from refman.article.metadata import iso_date
from refman.article.xml import Element, parse_xml
from refman.article.zipped import Package
from refman.errors import UnreadableError

_CONTAINER = "META-INF/container.xml"
_HTML = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
_ROLE = "{http://www.idpf.org/2007/opf}role"
_EVENT = "{http://www.idpf.org/2007/opf}event"
_DOI = re.compile(r"\b10\.\d{4,9}/\S+")


@dataclass(frozen=True)
class Book:
    """`chapters` are names of members in reading order, those outside of it (pop-up notes) last."""

    title: str
    authors: tuple[str, ...]
    date: str
    url: str
    chapters: tuple[str, ...]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Position of each chapter."""
        return {name: number for number, name in enumerate(self.chapters)}


def read_book(package: Package) -> Book:
    """Read the package document; raises `UnreadableError` where there is none, or no chapter in it."""
    container = parse_xml(package.read(_CONTAINER), f"{package.where}: {_CONTAINER}")
    names = [unquote(e.get("full-path", "")) for e in container.iter("{*}rootfile")]
    name = next((posixpath.normpath(name) for name in names if name.endswith(".opf")), "".join(names[:1]))
    root = parse_xml(package.read(name), f"{package.where}: {name}")
    chapters = tuple(dict.fromkeys(_chapters(root, posixpath.dirname(name))))
    if not chapters:
        raise UnreadableError(
            "a damaged e-book: no chapter is listed",
            where=package.where,
            hint="Open it in its program and save it again.",
        )
    return Book(_title(root), tuple(_authors(root)), _date(root), _url(root), chapters)


def _chapters(root: Element, folder: str) -> Iterator[str]:
    """Names of the chapters; tables of contents are none."""
    items = {e.get("id", ""): e for e in root.iter("{*}item") if e.get("media-type", "") in _HTML}
    contents = {_member(e, folder) for e in root.iter("{*}reference") if e.get("type") == "toc"}
    references = sorted(root.iter("{*}itemref"), key=lambda e: e.get("linear") == "no")
    spine = [key for e in references if (key := e.get("idref")) in items]
    for item in (items[key] for key in dict.fromkeys((*spine, *items))):
        name = _member(item, folder)
        if "nav" not in item.get("properties", "").split() and name not in contents:
            yield name


def _member(element: Element, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(element.get("href", "").partition("#")[0])))


def _texts(root: Element, name: str) -> Iterator[tuple[Element, str]]:
    for element in root.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"):
        if text := " ".join("".join(element.itertext()).split()):
            yield element, text


def _refined(root: Element, prop: str) -> dict[str, list[str]]:
    """Values of an EPUB 3 property by the id that they refine."""
    found: dict[str, list[str]] = {}
    for element in root.iter("{*}meta"):
        if element.get("property") == prop:
            found.setdefault(element.get("refines", "").lstrip("#"), []).append((element.text or "").strip())
    return found


def _title(root: Element) -> str:
    kinds = _refined(root, "title-type")
    titles = [(kinds.get(e.get("id", ""), ["main"])[0], text) for e, text in _texts(root, "title")]
    main = next((text for kind, text in titles if kind == "main"), titles[0][1] if titles else "")
    subtitle = next((text for kind, text in titles if kind == "subtitle"), "")
    return f"{main}: {subtitle}" if main and subtitle else main


def _authors(root: Element) -> Iterator[str]:
    roles = _refined(root, "role")
    for element, text in _texts(root, "creator"):
        if "aut" in (element.get(_ROLE) or roles.get(element.get("id", ""), "aut")):
            family, comma, given = text.partition(", ")
            yield f"{given} {family}" if comma and "," not in given else text


def _date(root: Element) -> str:
    dates = list(_texts(root, "date"))
    published = [text for e, text in dates if e.get(_EVENT, "").endswith("publication")]
    return iso_date((published or [text for _, text in dates] or [""])[0][:10])


def _url(root: Element) -> str:
    known = [text for name in ("identifier", "source") for _, text in _texts(root, name)]
    dois = [f"https://doi.org/{match[0]}" for text in known if (match := _DOI.search(text))]
    return next(iter([*dois, *(text for text in known if text.startswith(("http://", "https://")))]), "")
