"""Markdown of any flavour: `[^key]: …` and `^[…]` notes, pandoc's `[@key]` citations, or notes that are only typed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from refman.article.checks import missing_notes
from refman.article.contexts import contexts, mark, unmark
from refman.article.encoding import decode
from refman.article.front_matter import split_front_matter
from refman.article.md_text import blank_code, note_text, numbered_lists, paragraphs, plain_text
from refman.article.metadata import iso_date, person
from refman.model import Article, Note

_DEFINITION = re.compile(r"^([ \t]*)(?:> ?)?\[\^([^\[\]\s]{1,200})\]:[ \t]*", re.MULTILINE)
_CALL = re.compile(r"(?<!\\)\[\^([^\[\]\s]{1,200})\](?!\()")
_INLINE = re.compile(r"(?<!\\)\^\[")
_LINK_TARGET = re.compile(
    r"^ {0,3}\[([^\[\]^\n][^\[\]\n]*)\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$",
    re.MULTILINE,
)
_LINKED = re.compile(r"\]\[([^\[\]\n]+)\]")
_ALONE = re.compile(r"(?<!\])\[([^\[\]\n]+)\](?![:\[(])")
_BLOCK_START = re.compile(r"\s{0,3}(?:#{1,6}\s|(?:[-*_]\s*){3,}$|<(?:div|section|h[1-6]|hr|p|table)\b|:::)")
_FIRST_ITEM = re.compile(r"\s*(?:[-+*]|1[.)])\s")
_NEXT_ITEM = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s")
"""Items of a list: only the first number begins one; the next ones are such where the note stands in an item."""


@dataclass
class _Found:
    """A note's source, by key; `position` is where its text stands, for notes that nothing calls."""

    key: str
    source: str
    position: int


@dataclass
class _Body:
    """The text without the notes; calls are replaced by stand-ins."""

    text: str
    called: list[str] = field(default_factory=list)


def read_md(path: Path, data: bytes) -> Article:
    """Read a Markdown article; opens the .bib files that it names in its own folder. See `refman.article.read_article`."""
    text, warnings = decode(data, path)
    known, text = split_front_matter(text)
    definitions, rest = _definitions(text)
    inline, rest = _inline_notes(rest)
    body = _mark_calls(rest, {note.key for note in [*definitions, *inline]})
    notes, missing = _notes([*definitions, *inline], body)
    warnings += missing_notes(missing)
    if not notes:
        from refman.article.plain import plain_notes

        lines = plain_text(numbered_lists(_without_link_targets(text)), keep_marks=True)
        notes, more = plain_notes(lines, re.findall(r"^#{1,6} .*\S", lines, re.MULTILINE))
        warnings += more
    from refman.article.md_citations import cited_works

    works, more = cited_works(path, known, body.text, notes)
    return Article(
        path=str(path),
        format="md",
        title=plain_text(known.get("title", [""])[0]) or _heading(text),
        authors=tuple(name for line in known.get("author", []) for name in person(line)),
        date=iso_date(known.get("date", [""])[0]),
        url=known.get("url", [""])[0],
        notes=tuple(works),
        warnings=(*warnings, *more),
    )


def _without_link_targets(text: str) -> str:
    """The text without the lines `[1]: https://a.org` of links `[like this][1]`; where `[1]` also stands alone it is a note."""
    linked = {key.casefold() for key in _LINKED.findall(text)}
    alone = {key.casefold() for key in _ALONE.findall(text)}
    targets = linked - alone
    return _LINK_TARGET.sub(lambda m: "" if m[1].casefold() in targets else m[0], text)


def _definitions(text: str) -> tuple[list[_Found], str]:
    """`[^key]: …` with their continuation lines, and the text without them."""
    masked = blank_code(text)
    called = set(_CALL.findall(_DEFINITION.sub("", masked)))
    found: list[_Found] = []
    kept: list[str] = []
    last = 0
    for match in _DEFINITION.finditer(masked):
        indent, key = _width(match.group(1)), match.group(2)
        if match.start() < last or (indent > 3 and key not in called):  # else in a list, or code
            continue
        end = _definition_end(masked, match.end(), indent)
        found.append(_Found(key, text[match.end() : end], match.start()))
        kept.append(text[last : match.start()])
        last = end
    return found, "\n".join([*kept, text[last:]])


def _width(line: str) -> int:
    """How far a line is indented."""
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip(" "))


def _definition_end(text: str, start: int, indent: int) -> int:
    """Where a note ends: further lines of its paragraph, and paragraphs behind blank lines that are indented more."""
    end = line_end = text.find("\n", start)
    blank = False
    while line_end != -1:
        begin = line_end + 1
        line_end = text.find("\n", begin)
        line = text[begin : line_end if line_end != -1 else len(text)]
        if not line.strip():
            blank = True
            continue
        indented = _width(line) > indent + 1
        starts = _BLOCK_START.match(line) or (_NEXT_ITEM if indent else _FIRST_ITEM).match(line)
        if _DEFINITION.match(line) or (not indented and (blank or starts)):
            return end
        blank = False
        end = line_end
    return len(text) if not blank or end == -1 else end


def _inline_notes(text: str) -> tuple[list[_Found], str]:
    """`^[…]` with balanced brackets; each leaves a call with a key of its own."""
    masked = blank_code(text)
    closing = _closing_brackets(masked)
    found: list[_Found] = []
    kept: list[str] = []
    last = 0
    for match in _INLINE.finditer(masked):
        end = closing.get(match.end() - 1)
        if match.start() < last or end is None:
            continue
        key = f"^{len(found) + 1}"
        found.append(_Found(key, text[match.end() : end], match.start()))
        kept += [text[last : match.start()], f"[^{key}]"]
        last = end + 1
    return found, "".join([*kept, text[last:]])


def _closing_brackets(text: str) -> dict[int, int]:
    """Positions of brackets that open and close, as far as they match within a paragraph."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"\\.|[\[\]]|\n[ \t]*\n", text):
        sign = match.group()
        if sign == "[":
            opened.append(match.start())
        elif sign == "]" and opened:
            pairs[opened.pop()] = match.start()
        elif sign[0] == "\n":
            opened.clear()
    return pairs


def _mark_calls(text: str, keys: Iterable[str]) -> _Body:
    """Replace calls by stand-ins, outside of code."""
    known = set(keys)
    body, pieces, last = _Body(""), [], 0
    for match in _CALL.finditer(blank_code(text)):
        key = match.group(1)
        body.called.append(key)
        pieces += [text[last : match.start()], mark(key) if key in known else ""]
        last = match.end()
    body.text = "".join([*pieces, text[last:]])
    return body


def _notes(found: list[_Found], body: _Body) -> tuple[list[Note], list[str]]:
    """Notes in the order of their labels, and labels of calls without a note."""
    order = {key: i for i, key in enumerate(dict.fromkeys(body.called))}
    keys = {note.key for note in found}
    missing = [key for key in order if key not in keys]
    labels = _labels(found, [key for key in order if key in keys])
    carried = contexts(unmark(" ".join(plain_text(p).split())) for p in paragraphs(body.text))
    notes = []
    for note in sorted(found, key=lambda n: (order.get(n.key, len(order)), n.position)):
        text = note_text(
            _CALL.sub(
                lambda m: f"[{labels.get(m.group(1), m.group(1))}]" if m.group(1) in keys else m.group(),
                note.source,
            )
        )
        if text or note.key in order:
            notes.append(Note(labels[note.key], text, "footnote", contexts=carried.get(note.key, ())))
    return notes, [key for key in missing if key.strip()]


def _labels(found: list[_Found], called: list[str]) -> dict[str, str]:
    """Label of each key: numbers stay as they are typed, names are numbered as the article's reader sees them."""
    keys = list(dict.fromkeys([*called, *(note.key for note in found)]))
    if all(key.isascii() and key.isdecimal() for key in keys):
        return {key: key for key in keys}
    return {key: str(number) for number, key in enumerate(keys, 1)}


def _heading(text: str) -> str:
    """The first heading of the highest level at hand: `# Title`, or a line underlined with `===`."""
    masked = blank_code(text)
    for heading in _headings(masked):
        if title := plain_text(heading):
            return title
    return ""


def _headings(text: str) -> Iterator[str]:
    for pattern in (r"^# +(.+?)\s*#*$", r"^(\S.*)\n=+[ \t]*$", r"^##? +(.+?)\s*#*$", r"^(\S.*)\n-+[ \t]*$"):
        if match := re.search(pattern, text, re.MULTILINE):
            yield _CALL.sub("", match.group(1))
