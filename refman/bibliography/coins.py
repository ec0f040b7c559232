"""COinS: a work as an OpenURL in the title of an empty span, by which Zotero and others read it from a web page.

Keys by "ContextObject in Span" (https://ocoins.info/) and the matrices of the OpenURL registry (Z39.88-2004).
"""

from collections.abc import Iterator
from urllib.parse import urlencode

from refman.bibliography.dates import format_edtf
from refman.bibliography.types import CHAPTERS, PERIODICAL
from refman.latex import strip_markup
from refman.model import Item

_BOOKS = {
    "book": "book",
    "classic": "book",
    "report": "report",
    "chapter": "bookitem",
    "paper-conference": "proceeding",
    "entry-encyclopedia": "bookitem",
    "entry-dictionary": "bookitem",
    "pamphlet": "document",
}


def coins(item: Item) -> str:
    """The value of a COinS span's `title` attribute, not yet escaped for HTML."""
    return urlencode([(key, value) for key, value in _pairs(item) if value])


def _pairs(item: Item) -> Iterator[tuple[str, str]]:
    kind = str(item.get("type", ""))
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_id", f"info:doi/{item['DOI']}" if item.get("DOI") else str(item.get("URL", ""))
    title, container = (strip_markup(str(item.get(v) or "")) for v in ("title", "container-title"))
    if kind in PERIODICAL:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
        yield "rft.genre", "article"
        yield "rft.atitle", title
        yield "rft.jtitle", container
        yield "rft.issn", str(item.get("ISSN", ""))
    elif kind in _BOOKS:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
        yield "rft.genre", _BOOKS[kind]
        yield "rft.atitle", title if kind in CHAPTERS else ""
        yield "rft.btitle", container if kind in CHAPTERS else title
        yield "rft.isbn", str(item.get("ISBN", ""))
    elif kind in {"thesis", "patent"}:
        yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{'dissertation' if kind == 'thesis' else 'patent'}"
        yield "rft.title", title
        yield "rft.inst", str(item.get("publisher", "")) if kind == "thesis" else ""
        yield "rft.number", str(item.get("number", "")) if kind == "patent" else ""
    else:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
        yield (
            "rft.type",
            {"webpage": "webpage", "motion_picture": "film", "article-newspaper": "newspaperArticle"}.get(
                kind, kind
            ),
        )
        yield "rft.title", title
        yield "rft.source", container
        yield "rft.identifier", str(item.get("URL", ""))
    yield from _shared(item)


def _shared(item: Item) -> Iterator[tuple[str, str]]:
    for key, variable in (
        ("volume", "volume"),
        ("issue", "issue"),
        ("edition", "edition"),
        ("series", "collection-title"),
        ("publisher", "publisher"),
        ("place", "publisher-place"),
        ("pages", "page"),
        ("language", "language"),
    ):
        yield f"rft.{key}", strip_markup(str(item.get(variable) or ""))
    yield "rft.date", format_edtf({**(item.get("issued") or {}), "circa": False}).partition("/")[0]
    for position, name in enumerate(item.get("author") or []):
        if position == 0:
            yield "rft.aulast", str(name.get("family", ""))
            yield "rft.aufirst", str(name.get("given", ""))
        full = name.get("literal") or " ".join(
            filter(None, (name.get("given"), name.get("non-dropping-particle"), name.get("family")))
        )
        yield "rft.au" if "family" in name else "rft.aucorp", "" if full == "others" else str(full)
