"""E-books (.epub): the chapters laid behind each other as one page, whose notes are read as those of the web are."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from refman.article import limits
from refman.article.html import page_notes
from refman.article.html_plain import printed_notes
from refman.article.html_text import Page
from refman.article.html_tree import HEADINGS, clean, parse_page
from refman.article.opf import Book, read_book
from refman.article.xml import Element, parse_xml
from refman.article.zipped import Package
from refman.errors import LimitError, UnreadableError
from refman.model import Article

_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TYPE = "{http://www.idpf.org/2007/ops}type"
_ENCRYPTED = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"


def read_epub(path: Path, data: bytes) -> Article:
    """Read an e-book; see `refman.article.read_article`."""
    package = Package(data, str(path))
    book = read_book(package)
    _refuse_protected(package, book)
    root = etree.Element("html")
    body = etree.SubElement(root, "body")
    elements = 0
    for number, name in enumerate(book.chapters):
        if name in package:
            chapter = _chapter(package, book, name, number)
            elements += sum(1 for _ in chapter.iter())
            body.append(chapter)
        if elements > limits.ELEMENTS:
            raise LimitError(f"more than {limits.ELEMENTS} elements in the book", where=str(path))
    clean(root)
    page = Page(root)
    notes, warnings = page_notes(page, part_of=_chapter_titles(page, body))
    if not notes:
        notes, warnings = printed_notes(page)
    absent = [name for name in book.chapters if name not in package]
    return Article(
        path=str(path),
        format="epub",
        title=book.title or page.title(),
        authors=book.authors,
        date=book.date,
        url=book.url,
        notes=tuple(notes),
        warnings=(*warnings, *(f"{name} is missing in the book" for name in absent)),
    )


def _refuse_protected(package: Package, book: Book) -> None:
    """Fonts may be obfuscated, but text that is encrypted cannot be read."""
    name = "META-INF/encryption.xml"
    if name not in package:
        return
    root = parse_xml(package.read(name), f"{package.where}: {name}")
    if {unquote(e.get("URI", "")) for e in root.iter(_ENCRYPTED)} & set(book.chapters):
        raise UnreadableError(
            "the book is protected against copying", where=package.where, hint="Use an edition without DRM."
        )


def _chapter(package: Package, book: Book, name: str, number: int) -> Element:
    """A chapter as a `div`, its ids and the links to it made unique in the book."""
    body = _body(package, name)
    body.tag = "div"
    body.set("id", f"{number}.")
    body.tail = None
    for element in body.iter(etree.Element):
        for attribute in ("id", "name"):
            if element is not body and element.get(attribute):
                _set(element, attribute, f"{number}.{element.get(attribute)}")
        if href := element.get("href"):
            _set(element, "href", _within(href, name, book))
    return body


def _set(element: Element, attribute: str, value: str) -> None:
    """Set an attribute; broken HTML has characters in it that no XML may have."""
    element.set(attribute, _NO_XML.sub("", value))


def _within(href: str, name: str, book: Book) -> str:
    """A link to another place in the book as a link within one page; others as they are."""
    target, hash_, fragment = href.partition("#")
    if re.match(r"\w+:", target):
        return href
    file = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(target))) if target else name
    number = book.numbers.get(file)
    return href if number is None else f"#{number}.{fragment if hash_ else ''}"


def _body(package: Package, name: str) -> Element:
    """The body of a chapter: XHTML, or what browsers would make of it."""
    data, where = package.read(name), f"{package.where}: {name}"
    try:
        root = _plain_tags(parse_xml(data, where))
    except LimitError:
        raise
    except UnreadableError:
        root = parse_page(Path(where), data)[0]
    body = root.find("body")
    return root if body is None else body


def _plain_tags(root: Element) -> Element:
    """The tree without namespaces; what an element is in the book becomes a role, as in HTML."""
    for element in root.iter(etree.Element):
        element.tag = element.tag.rpartition("}")[2]
        if kind := element.attrib.pop(_TYPE, None):
            element.set("role", f"{element.get('role', '')} {kind}".strip())
    return root


def _chapter_titles(page: Page, body: Element) -> Callable[[int], str]:
    """The first heading of the chapter around a position, or of the last chapter before that has one."""
    starts: list[int] = []
    titles: list[str] = []
    for chapter in body:
        heading = next((text for e in chapter.iter(*HEADINGS) if (text := page.plain(e))), "")
        starts.append(page.start[chapter])
        titles.append(heading or (titles[-1] if titles else ""))
    return lambda position: titles[max(0, bisect_right(starts, position) - 1)] if titles else ""
