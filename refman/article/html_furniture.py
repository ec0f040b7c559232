"""What a page prints with a note but is not its text: the way back, its label, links to copies of the work."""

import re
from collections.abc import Collection

from refman.article.html_extent import Linked
from refman.article.html_text import Page
from refman.article.labels import marker_label
from refman.article.xml import Element

_SERVICES = re.compile(
    r"\W*(?:google scholar|crossref|pubmed(?: central)?|web of science|scopus|medline|mathscinet|cas|article|full text|(?:view|find)\b.{0,30}|search\b.{0,30}|doi)\W*",
    re.IGNORECASE,
)
"""Links that publishers print behind a reference."""
_LABEL_TAGS = frozenset({"sup", "span", "b", "strong", "dt", "td", "a", "label", "small"})
_BACK_ARROWS = re.compile(r"[\s↩↑⤴^︎︎️⏎«◄▲⬆↵⇑⮐🔙\ufe0e\ufe0f\[\]()]*")
_BACK_WORDS = re.compile(
    r"(?:jump(?: back)?(?: up)?(?: to.*)?|back(?: to.*)?|return(?: to.*)?|up|go back.*|retour.*|zurück.*|top|a|b|c|d|e|f|g)",
    re.IGNORECASE,
)


def furniture(page: Page, note: Linked, back: Collection[Element]) -> set[Element]:
    """Elements of a note that are not its text: links back to the marker, and a label of its own before the text."""
    found: set[Element] = set()
    for element in page.events[note.start : note.end]:
        link = element.element
        if (
            element.step == 1
            and link.tag == "a"
            and (_is_back_link(page, link, note, back) or _is_service(page, link))
        ):
            found.add(link)
    return found | _own_label(page, note)


def _is_service(page: Page, link: Element) -> bool:
    """Whether a link only leads to a copy of the work."""
    return link.get("href", "").startswith(("http", "/", "#")) and bool(_SERVICES.fullmatch(page.plain(link)))


def _is_back_link(page: Page, link: Element, note: Linked, back: Collection[Element]) -> bool:
    text = page.plain(link)
    if link is note.target and not link.get("href"):
        return False
    role = " ".join(filter(None, map(link.get, ("class", "role", "rev", "rel"))))
    if re.search(r"back-?(?:ref|link)|footnote-?(?:return|back)|reversefootnote", role, re.IGNORECASE):
        return True
    href = link.get("href", "#")
    if link not in back and not href.startswith("#"):
        return False
    leads_back = link in back or href[1:] not in page.ids
    return (
        bool(_BACK_ARROWS.fullmatch(text))
        or marker_label(text.strip("←↑↩ ")) == note.label
        or (leads_back and bool(_BACK_WORDS.fullmatch(text.strip("^↑↩[]() "))))
    )


def _own_label(page: Page, note: Linked) -> set[Element]:
    """`<sup>1</sup>`, `<span class="label">[1]</span>` at the start of a note."""
    found: set[Element] = set()
    seen = ""
    position = note.start
    while position < min(note.end, note.start + 60) and len(seen.strip()) <= 8:
        event = page.events[position]
        if (
            event.step == 1
            and event.element.tag in _LABEL_TAGS
            and marker_label(page.plain(event.element)) == note.label
        ):
            if not seen.strip("[( \u00a0"):
                found.add(event.element)
            position = page.end[event.element]
            continue
        seen += event.text if event.step == 0 else ""
        position += 1
    return found
