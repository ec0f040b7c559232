"""Works that Markdown cites by key."""
from collections.abc import Sequence
from pathlib import Path

from refman.article.front_matter import FrontMatter
from refman.model import Note


def cited_works(path: Path, known: FrontMatter, body: str, notes: Sequence[Note]) -> tuple[list[Note], list[str]]:
    del path, known, body
    return list(notes), []
