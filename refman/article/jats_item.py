"""A citation that JATS carries as data becomes a CSL-JSON item.

Element names: https://jats.nlm.nih.gov/archiving/tag-library/1.3/ (`element-citation`, `mixed-citation`, and the
older `nlm-citation` and `citation`).
"""

import re
from collections.abc import Iterator

from refman.article.people import issued, without_empty
from refman.article.xml import Element
from refman.model import Item

_TYPES = {
    "journal": "article-journal", "article": "article-journal", "book": "book", "bookseries": "book", "edited-book": "book",
    "monograph": "book", "chapter": "chapter", "book-chapter": "chapter", "conf-proc": "paper-conference",
    "confproc": "paper-conference", "conference": "paper-conference", "thesis": "thesis", "report": "report",
    "gov": "report", "government": "report", "working-paper": "report", "web": "webpage", "webpage": "webpage",
    "website": "webpage", "eref": "webpage", "newspaper": "article-newspaper", "magazine": "article-magazine",
    "patent": "patent", "data": "dataset", "dataset": "dataset", "software": "software", "preprint": "article",
    "commun": "personal_communication", "personal-communication": "personal_communication", "letter": "personal_communication",
    "blog": "post-weblog", "standard": "standard", "legal-doc": "legislation", "legal": "legislation", "review": "review",
    "interview": "interview", "map": "map", "video": "motion_picture", "film": "motion_picture",
}  # fmt: skip
_PLAIN = {
    "volume": "volume", "issue": "issue", "publisher-name": "publisher", "publisher-loc": "publisher-place",
    "series": "collection-title", "isbn": "ISBN", "issn": "ISSN", "conf-name": "event-title", "conf-loc": "event-place",
    "edition": "edition", "version": "version", "patent": "number",
}  # fmt: skip
_ROLES = {
    "author": "author", "allauthors": "author", "editor": "editor", "guest-editor": "editor", "translator": "translator",
    "transed": "translator", "compiler": "compiler", "director": "director", "inventor": "author", "curator": "curator",
}  # fmt: skip
_OTHERS = {"literal": "others"}
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+", re.IGNORECASE)
XLINK = "{http://www.w3.org/1999/xlink}href"


def jats_item(citation: Element) -> Item:
    """The item of a citation element (tags without namespace); {} where it names no work: text only, or a fragment."""
    item: Item = {csl: _text(citation, name) for name, csl in _PLAIN.items()}
    item |= _titles(citation)
    item["publisher"] = item["publisher"] or _text(citation, "institution")
    item |= _people(citation)
    item["issued"] = _issued(citation)
    item["page"] = _pages(citation)
    item |= _identifiers(citation)
    item["accessed"] = _accessed(citation)
    item = without_empty(item)
    known = item.keys() & {"author", "editor", "issued", "container-title", "URL", "DOI"}
    return item if "title" in item and known else {}


def plain(element: Element | None) -> str:
    """An element's text on one line, without marks for emphasis."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def person(name: Element) -> dict[str, str]:
    """A CSL name from `name`, `string-name`, `collab` or `institution`."""
    family, given = _text(name, "surname"), _text(name, "given-names")
    if family:
        return {
            key: value
            for key, value in (("family", family), ("given", given), ("suffix", _text(name, "suffix")))
            if value
        }
    return {"literal": plain(name).strip(" ,;")}


def _text(parent: Element, name: str) -> str:
    return plain(parent.find(f".//{name}")).strip(" ,;:")


def _titles(citation: Element) -> Item:
    """Type, title and container, which depend on each other."""
    source = _text(citation, "source")
    part = next((t for n in ("chapter-title", "part-title") if (t := _text(citation, n))), "")
    title = part or next((t for n in ("article-title", "data-title") if (t := _text(citation, n))), "")
    stated = citation.get("publication-type") or citation.get("citation-type") or ""
    kind = _TYPES.get(stated.lower().replace("_", "-"), "")
    if not kind:
        kind = (
            "chapter" if part else "article-journal" if title and source else "book" if source else "document"
        )
    if title and source and kind == "book":
        kind = "chapter"
    if not title:
        return {"type": kind, "title": source.rstrip(".")}
    return {"type": kind, "title": title.rstrip("."), "container-title": source.rstrip(",")}


def _people(citation: Element) -> Item:
    found: Item = {}
    for group in citation.iter("person-group"):
        role = _ROLES.get((group.get("person-group-type") or "author").lower(), "author")
        found.setdefault(role, []).extend(_members(group))
    loose = [name for name in _members(citation) if name != _OTHERS or not found]
    if loose and "author" not in found:
        found["author"] = loose
    return found


def _members(group: Element) -> Iterator[dict[str, str]]:
    for child in group:
        if child.tag == "name-alternatives" and len(child):
            child = child[0]  # noqa: PLW2901 - the first alternative stands for all
        if child.tag in {"name", "string-name", "collab", "institution", "anonymous"}:
            name = person(child)
            if name.get("family") or name.get("literal"):
                yield name
        elif child.tag == "etal":
            yield dict(_OTHERS)


def _issued(citation: Element) -> dict[str, object]:
    date = citation.find("date")
    year = citation.find(".//year")
    iso = (year.get("iso-8601-date") if year is not None else "") or ""
    if match := re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", iso):
        return issued(*(part or "" for part in match.groups()))
    number = re.match(r"\D{0,3}(\d{4})[a-z]?\b", plain(year))
    parent = citation if date is None else date
    return issued(number[1] if number else plain(year), _month(_text(parent, "month")), _text(parent, "day"))


def _month(text: str) -> str:
    names = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    word = text.lower()[:3]
    return str(names.index(word) + 1) if word in names else text


def _pages(citation: Element) -> str:
    first, last = _text(citation, "fpage"), _text(citation, "lpage")
    if first:
        return f"{first}-{last}" if last and last != first else first
    pages = _text(citation, "page-range") or _text(citation, "elocation-id")
    return re.sub(r"\s*[–—-]+\s*", "-", pages)


def _identifiers(citation: Element) -> Item:
    """DOI, PMID, PMCID and URL, wherever they are."""
    found: Item = {}
    for element in citation.iter("pub-id", "object-id", "article-id"):
        kind = (element.get("pub-id-type") or "").lower()
        if kind in {"pmid", "pmcid", "isbn"}:
            found.setdefault(kind.upper(), plain(element))
        elif match := _DOI.search(plain(element)):
            found.setdefault("DOI", match[0].rstrip(".,;"))
    for element in citation.iter("ext-link", "uri", "self-uri"):
        link = element.get(XLINK) or plain(element)
        if "doi.org/" in link and (match := _DOI.search(link)):
            found.setdefault("DOI", match[0].rstrip(".,;"))
        elif link.startswith(("http://", "https://", "ftp://")):
            found.setdefault("URL", link)
        elif link.startswith("www."):
            found.setdefault("URL", f"http://{link}")
    return found


def _accessed(citation: Element) -> dict[str, object]:
    for element in citation.iter("date-in-citation", "access-date"):
        if element.get("content-type", "access-date") in {"access-date", "accessed", "access"}:
            year = re.search(r"\b(?:19|20)\d\d\b", element.get("iso-8601-date", "") or plain(element))
            month, day = _month(_text(element, "month")), _text(element, "day")
            iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", element.get("iso-8601-date") or plain(element))
            if iso:
                return issued(*iso.groups())
            return issued(year[0], month, day) if year else {}
    return {}
