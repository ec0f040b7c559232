"""A list of works at the end of a text that numbers neither its notes nor its references."""

import re
from collections.abc import Collection, Sequence

from refman.article.headings import announces_notes, announces_others, announces_references
from refman.article.plain_extent import join_lines
from refman.model import Note

_EVIDENCE = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|https?://|www\.|\bn\.\s?d\.|\bo\.\s?J\.|\bforthcoming\b|\bin press\b|\bdoi\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"(?:[-•*–]\s+)?(?:[“\"‘*_„«]|[^\W\d_a-zß-ÿ]|https?:|(?:von|van|de|del|della|al-|el-|d[’'])\s?|[—–_-]{2,})"
)
_BULLET = re.compile(r"\A[-•*–]\s+")
_ENDS = re.compile(r"[.>\])”\"/*]\s*\Z|\d\s*\Z")


def reference_list(lines: Sequence[str], headings: Collection[str]) -> list[Note]:
    """The entries behind the last heading of a reference list as notes of kind `reference`, numbered from 1.

    `headings` are lines that are known to be headings of any kind.
    """
    start = max((i for i, line in enumerate(lines) if announces_references(line)), default=-1)
    if start < 0:
        return []
    entries = [_BULLET.sub("", join_lines(entry)) for entry in _entries(_section(lines, start + 1, headings))]
    while entries and not _EVIDENCE.search(entries[-1]):
        entries.pop()
    entries = [entry for entry in entries if entry]
    if not entries or sum(bool(_EVIDENCE.search(entry)) for entry in entries) < 0.5 * len(entries):
        return []
    return [Note(str(i), entry, "reference") for i, entry in enumerate(entries, 1)]


def _section(lines: Sequence[str], start: int, headings: Collection[str]) -> list[str]:
    """The lines up to the next heading."""
    section: list[str] = []
    for line in lines[start:]:
        text = line.strip()
        known = (text and text in headings) or re.match(r"#{1,6} \S", text)
        if known or announces_notes(text) or announces_others(text):
            break
        section.append(line)
    return section


def _entries(lines: Sequence[str]) -> list[list[str]]:
    """Split by blank lines, by hanging indents, or line by line."""
    blocks = _blocks(lines)
    if len(blocks) > 1 and sum(len(block) for block in blocks) < 6 * len(blocks):
        return [entry for block in blocks for entry in ([block] if len(block) < 6 else _by_indent(block))]
    return [entry for block in blocks for entry in _by_indent(block)]


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _by_indent(block: Sequence[str]) -> list[list[str]]:
    """Entries of lines without blank lines between them."""
    indents = [len(line) - len(line.lstrip()) for line in block]
    hanging = len(set(indents)) > 1
    least, width = min(indents), max(map(len, block))
    entries: list[list[str]] = []
    for line, indent in zip(block, indents, strict=True):
        new = indent == least if hanging else _starts_entry(entries, line, width)
        if new or not entries:
            entries.append([])
        entries[-1].append(line)
    return entries


def _starts_entry(entries: Sequence[Sequence[str]], line: str, width: int) -> bool:
    """Without indents: lines that are whole paragraphs, or a line that begins like an entry behind one that ends so."""
    if not entries:
        return True
    previous = entries[-1][-1]
    if width > 110:
        return True
    begins = bool(_BEGINS.match(line.strip()))
    return (
        begins
        and bool(_ENDS.search(previous))
        and (len(previous) < 0.85 * width or bool(_EVIDENCE.search(" ".join(entries[-1][-8:]))))
    )
