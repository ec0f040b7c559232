"""Pages whose notes are only printed, not linked: their text goes the way of plain text."""

from refman.article.html_text import Page
from refman.model import Note


def printed_notes(page: Page) -> tuple[list[Note], list[str]]:
    """Notes at the end of the text, and warnings."""
    del page
    return [], []
