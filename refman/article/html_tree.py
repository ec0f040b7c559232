"""An HTML page as a tree that later steps can rely on: parsed within limits, without what no reader sees."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html

from refman.article import limits
from refman.article.encoding import decode
from refman.article.xml import Element
from refman.errors import LimitError, UnreadableError

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_UNSEEN = ("script", "style", "template", "noscript", "svg", "iframe", "object", "select", "textarea")
_POP_UPS = ("reveal-id", "data-open", "data-rid", "rid", "aria-describedby", "data-footnote-id")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ASIDE_CLASS = re.compile(
    r"(?:^|\s)(?:mw-editsection|mw-cite-backlink|noprint|sr-only|screen-reader-text|visually-hidden|visuallyhidden|"
    r"paranumber|Z3988|anchorjs-link|headerlink|easy-footnote-to-top|navbox)(?:\s|$)"
)
_ITALIC_RULE = re.compile(r"\.([\w-]+)[^{}]{0,80}\{[^}]*font-style\s*:\s*(?:italic|oblique)")
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{2 * limits.ATTRIBUTES},}}")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that lxml reads but does not write."""


def parse_page(path: Path, data: bytes) -> tuple[Element, list[str]]:
    """The root element of a page, and warnings about its encoding.

    Raises:
        UnreadableError: no text, or no element at all.
        LimitError: nested too deeply, too many elements, attributes of one of them, or links.

    """
    declared = _DECLARED.search(data[:4096])
    text, warnings = decode(data, path, declared.group(1).decode("ascii", "ignore") if declared else "")
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    if text.count("<") > limits.ELEMENTS:
        raise LimitError(f"more than {limits.ELEMENTS} elements", where=str(path))
    if any(_attributes(tag.group()) > limits.ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise LimitError(f"an element with more than {limits.ATTRIBUTES} attributes", where=str(path))
    parser = lxml_html.HTMLParser(huge_tree=True, remove_pis=True, no_network=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableError("there is nothing in this page", where=str(path)) from error
    _check(root, path)
    return root, warnings


def _attributes(tag: str) -> int:
    return len(_VALUE.sub("", tag).split())


def _check(root: Element, path: Path) -> None:
    depth = links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        links += event == "start" and element.tag == "a"
        if depth > limits.HTML_NESTING:
            raise LimitError(f"elements nested more than {limits.HTML_NESTING} deep", where=str(path))
    if links > limits.LINKS:
        raise LimitError(f"more than {limits.LINKS} links", where=str(path))


def clean(root: Element) -> None:
    """Take out, in place, what no reader sees, and mark what style sheets make italic with the attribute `italic`."""
    sheets = " ".join(style.text or "" for style in root.iter("style"))
    italic = set(_ITALIC_RULE.findall(sheets[:500_000]))
    doomed = []
    for element in root.iter():
        if not isinstance(element.tag, str) or _is_unseen(element):
            doomed.append(element)
        elif italic and italic & set(element.get("class", "").split()):
            element.set("italic", "")
    for element in doomed:
        _drop(element)


def _is_unseen(element: Element) -> bool:
    if element.tag in _UNSEEN:
        return True
    return bool(_ASIDE_CLASS.search(element.get("class", ""))) and element.tag not in {"body", "html"}


def is_hidden(element: Element) -> bool:
    """Whether an element shows only when something is clicked, as pop-up notes do."""
    return bool(_HIDDEN.search(element.get("style", "")))


def _drop(element: Element) -> None:
    """Remove an element but keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    previous, tail = element.getprevious(), element.tail or ""
    if previous is not None:
        previous.tail = _NOT_XML.sub(" ", (previous.tail or "") + tail)
    else:
        parent.text = _NOT_XML.sub(" ", (parent.text or "") + tail)
    parent.remove(element)


def target_of(link: Element, ids: dict[str, Element], page_urls: frozenset[str]) -> Element | None:
    """The element of this page that a link leads to, by its fragment or by the attributes of pop-up scripts."""
    for name in fragments(link, page_urls):
        for key in (name, unquote(name), "user-content-" + name):
            if key in ids:
                return ids[key]
    return None


def fragments(link: Element, page_urls: frozenset[str]) -> list[str]:
    """Names that a link may mean: the fragment of its URL, where that is this page, and data attributes."""
    names = []
    href = link.get("href", "")
    if "#" in href:
        base, _, fragment = href.partition("#")
        if fragment and (not base or _is_this_page(base, page_urls) or _is_word_anchor(fragment)):
            names.append(fragment)
    names += [value.split()[0] for name in _POP_UPS if (value := link.get(name)) and value.strip()]
    return names


def _is_this_page(base: str, page_urls: frozenset[str]) -> bool:
    """Whether an address without fragment is the page's own; where the page does not tell its address, it may be."""
    bare = bare_url(base)
    return (
        not page_urls
        or bare in page_urls
        or (bare.startswith("/") and any(url.endswith(bare) for url in page_urls))
    )


def _is_word_anchor(fragment: str) -> bool:
    """Word and LibreOffice leave the writer's own file name before `#_ftn1`, `#_edn1`, `#sdfootnote1sym`."""
    return bool(re.match(r"_(?:ftn|edn)(?:ref)?\w*\d+|sd(?:foot|end)note\d+", fragment))


def bare_url(url: str) -> str:
    """A URL's host and path, to compare pages with."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/").lower()
