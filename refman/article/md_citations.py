"""Works that Markdown cites by key, as pandoc does: `[@key, p. 3]`, `@key [3]`, `[-@key; see @other]`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from refman.article.bib_keys import Works, cited_note, read_works, unknown_keys
from refman.article.contexts import contexts, mark, unmark
from refman.article.front_matter import FrontMatter
from refman.article.md_text import blank_code, paragraphs, plain_text
from refman.model import Embedded, Note

_KEY = re.compile(r"(?<![\w@.\ue000])-?@(?:\{([^{}\s]+)\}|([\w][\w:.#$%&+?<>~/-]*[\w]|\w))")
_LOCATOR = re.compile(
    r"\A[\s,]*(?:\[)?\s*((?:pp?\.|chap\.|ch\.|vol\.|sec\.|S\.|n\.)?\s*[\divxlc][\w\s,–-]{0,30})"
)
_CROSS_REFERENCE = re.compile(
    r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|alg|nte|tip|wrn|imp|cau)[-:]"
)
"""Figures, sections and the like, which Quarto and pandoc-crossref call as works are cited."""


def cited_works(
    path: Path, known: FrontMatter, body: str, notes: Sequence[Note]
) -> tuple[list[Note], list[str]]:
    """The notes with their cited works as data, then the works that only the running text cites; and warnings.

    Opens the .bib files that the front matter names, or those beside the article, where keys are cited at all.
    """
    in_body = list(dict.fromkeys(_keys(blank_code(body))))
    in_notes = [key for note in notes for key in _keys(note.text)]
    if not in_body and not in_notes:
        return list(notes), []
    works, warnings = read_works(path, known.get("bibliography", []), {})
    if not works.entries and not known.get("bibliography"):
        return list(notes), [
            *warnings,
            *_unless_mail([*in_body, *in_notes], " ".join([body, *(n.text for n in notes)])),
        ]
    cited = [key for key in in_body if works.known(key)]
    carried = contexts(_marked(body, cited))
    first = len(notes) + 1
    references = [
        cited_note(works, key, str(i), carried.get(f"@{key}", ())) for i, key in enumerate(cited, first)
    ]
    unknown = unknown_keys(works, (key for key in (*in_body, *in_notes) if not _CROSS_REFERENCE.match(key)))
    return [*(_with_works(note, works) for note in notes), *references], [*warnings, *unknown]


def _unless_mail(keys: Sequence[str], body: str) -> list[str]:
    """A warning where works are cited by key and there is no bibliography; a lone `@name` is somebody's handle."""
    if not re.search(r"\[[^\[\]]*@\w", body):
        return []
    return [f"{len(set(keys))} works are cited by key, but no .bib file lies beside the article"]


def _keys(text: str) -> Iterator[str]:
    for match in _KEY.finditer(text):
        yield match.group(1) or match.group(2)


def _with_works(note: Note, works: Works) -> Note:
    """The note with an item at each key that it cites."""
    embedded = list(note.embedded)
    for match in _KEY.finditer(note.text):
        item = works.item(match.group(1) or match.group(2))
        if item is None:
            continue
        locator = _LOCATOR.match(note.text[match.end() :])
        end = match.end() + (locator.end() if locator else 0)
        embedded.append(
            Embedded(match.start(), end, {**item, "locator": locator.group(1).strip()} if locator else item)
        )
    return replace(note, embedded=tuple(embedded))


def _marked(body: str, cited: Sequence[str]) -> Iterator[tuple[str, Sequence[tuple[int, str]]]]:
    """Paragraphs with stand-ins for the cited works; a citation in brackets goes as a whole."""
    keys = set(cited)

    def stand_in(match: re.Match[str]) -> str:
        marks = "".join(mark(f"@{key}") for key in _keys(match.group()) if key in keys)
        return marks or match.group()

    for paragraph in paragraphs(body):
        if "@" in paragraph:
            text = re.sub(r"\[[^\[\]]*@[^\[\]]*\]", stand_in, paragraph)
            text = _KEY.sub(
                lambda m: m.group() + (mark(f"@{k}") if (k := m.group(1) or m.group(2)) in keys else ""), text
            )
            yield unmark(" ".join(plain_text(text).split()))
