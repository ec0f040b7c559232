"""URLs and standard identifiers: DOI, arXiv, ISBN, freed from what print does to them."""

import re
from itertools import chain, islice

from refman.citation.clean import squeeze

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/", re.IGNORECASE)
_URL = re.compile(r"(?<![\w/])(?:(?:https?|ftp)\s?:\s?/\s?/\s?\S|www\.\S)", re.IGNORECASE)
_AND = re.compile(r"\W{0,9}\s(?:and|und|et|or)\s*$")
_ARXIV = re.compile(r"\barxiv\s*:?\s*([a-z.-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?", re.IGNORECASE)
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")
_BEFORE = re.compile(r"[\w.:/%~-]+$")
_AFTER = re.compile(r"[^\s<>()\[\]{}\"“”„’*;,]+")
_START = "<>()[]{}*«»‹›\"“”„'‘’.,;: "
_END = " \t.,;:>*\"'”’»|\\([{<"


def url(text: str) -> str:
    """The first address in `text` without brackets, full stop and the spaces of a line break."""
    text = squeeze(text)
    first, second = islice(chain(_URL.finditer(text), (None, None)), 2)
    text = text[first.start() : second.start() if second else None] if first else text.lstrip(_START)
    text = _AND.sub("", text)
    return _closed(text.partition(" (")[0].replace(" ", ""))


def whole(text: str, start: int, end: int, *, within: tuple[int, int]) -> tuple[int, int]:
    """The stretch of the address that holds `text[start:end]`: to white space or a bracket that it did not open."""
    if end > start and not text[start].isspace():
        before = _BEFORE.search(text, within[0], start)
        start = before.start() if before else start
    if end > start and not text[end - 1].isspace():
        after = _AFTER.match(text, end, within[1])
        end = after.end() if after else end
    return start, end


def doi(text: str) -> str:
    """The bare DOI in `text`, "" where there is none; a DOI's own case is kept."""
    found = _DOI.search(squeeze(text).replace(" ", ""))
    return _closed(found[0]) if found else ""


def doi_of_link(address: str) -> str:
    """The DOI that a web address resolves, "" where it is no such address."""
    return doi(address) if _RESOLVER.match(address) else ""


def looks_like_url(text: str) -> bool:
    """Whether `text` is an address of the web."""
    return bool(_URL.match(text.lstrip("<( ")))


def arxiv(text: str) -> str:
    """The arXiv identifier in `text` ("1301.3781"), "" where there is none."""
    found = _ARXIV.search(text)
    return found[1] if found else ""


def isbn(text: str) -> str:
    """The ISBN in `text`, digits only, "" where there is none."""
    found = _ISBN.search(text)
    return re.sub(r"[ -]", "", found[0]).upper() if found else ""


def _closed(text: str) -> str:
    """`text` without the punctuation of the sentence around it; a bracket that it opened itself stays."""
    before = None
    while before != text:
        before = text
        text = text.rstrip(_END)
        for opening, closing in ("()", "[]", "{}"):
            if text.endswith(closing) and text.count(closing) > text.count(opening):
                text = text[:-1]
    return text
