"""Addresses behind the words of a note."""

from refman.article.html_extent import Linked
from refman.article.html_text import Page
from refman.model import Hyperlink

_ADDRESS = ("http://", "https://")


def hyperlinks(page: Page, note: Linked, text: str) -> tuple[Hyperlink, ...]:
    """The links out of a note, in order, where `text` is the note's text; those that print their address are none."""
    found: list[Hyperlink] = []
    places = [i for i, sign in enumerate(text) if sign != "*"]
    words = text.replace("*", "")
    end = 0
    for event in page.events[note.start : note.end]:
        link = event.element
        url = link.get("href", "").strip()
        if event.step != 1 or link.tag != "a" or not url.startswith(_ADDRESS):
            continue
        shown = page.plain(link).replace("*", "")
        start = words.find(shown, end)
        if shown and start >= 0:
            end = start + len(shown)
            if not shown.startswith((*_ADDRESS, "www.")):
                found.append(Hyperlink(places[start], places[end - 1] + 1, url))
    return tuple(found)
