"""Text of a .bib file to blocks and back, chunk by chunk.

bibtexparser's splitter treats every `@word{` at the start of a line as the start of a block, whatever
stands before it. So a file can be cut there into *chunks*, each read alone: a chunk that was read before
need not be read again, and a broken block never reaches into the next one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from refman.bibtex.layout import strict_layout
from refman.bibtex.splitter import Kind, kind_of, split
from refman.bibtex.values import NEXT_FIELD, STRICT_DELIMITER, evaluate, is_bare, tidy
from refman.model import Entry

_CHUNK_START = re.compile(r"^[^\S\n]*@\w*[ \t]*[{(]", re.MULTILINE)
_DEFINES = re.compile(r"@\s*string", re.IGNORECASE)
_BRACED = r"[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}[^{}]*+)*+"
_PLAIN_HEAD = re.compile(r"\s*@(?!comment|string|preamble)(\w+)[ \t]*\{\s*([\w:.+/-]+)\s*,", re.IGNORECASE)
_PLAIN_FIELD = re.compile(
    rf'\s*([\w-]+)\s*=\s*(?:\{{({_BRACED})\}}|"([^{{}}"\\]*+)"|([\w-]++))\s*(?:,|(?=\}}))'
)
_PLAIN_END = re.compile(r"\s*\}\s*")
NO_KEY = "the entry has no key"
"""The `error` of a block that has no other."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a .bib file.

    `raw` is verbatim, `line` counts from 1. `kind` is "failed" where the block cannot be read; `error` then says
    why, and also what is wrong with an entry that could be read all the same. `definition` is the name (lower
    case) and value of a `@string`.
    """

    raw: str
    line: int
    kind: Kind
    entry: Entry | None = None
    error: str = ""
    definition: tuple[str, str] | None = None


def parse(text: str) -> list[Block]:
    """The blocks of a .bib file in order; their raws with the white space between them give `text` back."""
    pieces = chunks(text)
    strings = definitions(pieces)
    found, line = [], 1
    for piece in pieces:
        found += [replace(block, line=block.line + line - 1) for block in read(piece, strings)]
        line += count_lines(piece)
    return found


def count_lines(text: str) -> int:
    """How many lines end in `text`, by LF or CRLF, or by CR where there is nothing else."""
    return text.count("\n") or text.count("\r")


def chunks(text: str) -> list[str]:
    """Cut a .bib file into pieces that can be read one by one; joined, they are `text`."""
    starts = [m.start() for m in _CHUNK_START.finditer(text)]
    if not starts or starts[0] > 0:
        starts.insert(0, 0)
    ends = [*starts[1:], len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def defines_strings(chunk: str) -> bool:
    """Whether a chunk may hold a `@string`, so that other chunks depend on it."""
    return _DEFINES.search(chunk) is not None


def definitions(pieces: Iterable[str]) -> dict[str, str]:
    """The `@string` names (lower case) of all chunks, with their values."""
    strings: dict[str, str] = {}
    for piece in pieces:
        if defines_strings(piece):
            strings.update(b.definition for b in read(piece, strings) if b.definition)
    return strings


def read(chunk: str, strings: Mapping[str, str]) -> list[Block]:
    """The blocks of one chunk; lines count from its start. `strings` are the file's `@string` definitions."""
    if plain := _read_plain(chunk, strings):
        return [plain]
    found: list[Block] = []
    begin, line = 0, 1
    newline = "\n" if "\n" in chunk else "\r"
    starts = list(_starts(chunk))
    ends = [*(start for start, _ in starts), len(chunk)][1:]
    for (start, parsed), end in zip(starts, ends, strict=True):
        if found and found[-1].kind == "failed" and chunk[start] != "@":
            found[-1] = replace(found[-1], raw=chunk[begin:end].rstrip())  # its remains
            continue
        line += chunk.count(newline, begin, start)
        begin = start
        raw = chunk[start:end].rstrip()
        own = len(raw) if _is_broken(parsed) else len((parsed.raw or "").rstrip())
        found.append(_read_block(parsed, raw[:own], line, strings))
        if rest := raw[own:].lstrip():
            begin = start + len(raw) - len(rest)
            line += chunk.count(newline, start, begin)
            found.append(Block(rest, line, "failed", error="the text behind an entry cannot be read"))
    return [_rescued(block, strings) if block.kind == "failed" else block for block in found]


def _rescued(block: Block, strings: Mapping[str, str]) -> Block:
    r"""A broken block as an entry, where BibTeX itself can read it though bibtexparser cannot.

    To BibTeX a backslash protects no brace (`{C:\}` is whole), and a quotation mark in braces ends no value.
    """
    where = strict_layout(block.raw)
    if where is None:
        return block
    fields: dict[str, str] = {}
    for span in where.fields:
        expression = block.raw[span.value_start : span.value_end]
        try:
            value, _ = evaluate(expression, strings, STRICT_DELIMITER)
        except ValueError:
            return block
        fields.setdefault(span.name.lower(), value)
    entry = Entry(block.raw[slice(*where.type)].lower(), block.raw[slice(*where.key)], fields)
    return replace(block, kind="entry", entry=entry, error="")


def _read_plain(chunk: str, strings: Mapping[str, str]) -> Block | None:
    """A chunk that holds one entry without anything out of the way, as most do; None for all others.

    It reads as bibtexparser does (a law of the tests), five times as fast.
    """
    head = _PLAIN_HEAD.match(chunk)
    if not head or "\\{" in chunk or "\\}" in chunk:
        return None
    fields: dict[str, str] = {}
    position = head.end()
    while field := _PLAIN_FIELD.match(chunk, position):
        name, braced, quoted, bare = field.groups()
        value = braced if braced is not None else quoted
        name = name.lower()
        if name in fields:
            return None
        fields[name] = tidy(strings.get(bare.lower(), bare) if value is None else value)
        position = field.end()
    if not _PLAIN_END.fullmatch(chunk, position):
        return None
    raw = chunk.strip()
    line = 1 + count_lines(chunk[: chunk.index("@")])
    return Block(raw, line, "entry", Entry(head[1].lower(), head[2], fields))


def _starts(chunk: str) -> Iterator[tuple[int, Any]]:
    """The blocks as bibtexparser cuts them, each with its position."""
    start, end = -1, 0
    for parsed in split(chunk):
        raw = (parsed.raw or "").rstrip()
        start = chunk.index(raw, end)
        yield start, parsed
        end = start + (1 if _is_broken(parsed) else len(raw))  # a broken block may reach into the next


def _is_broken(parsed: Any) -> bool:
    return hasattr(parsed, "error") and not getattr(parsed, "ignore_error_block", None)


def _read_block(parsed: Any, raw: str, line: int, strings: Mapping[str, str]) -> Block:
    inner = getattr(parsed, "ignore_error_block", None) or parsed
    match kind_of(inner):
        case "entry":
            return _read_entry(inner, raw, line, strings)
        case "string":
            return _read_string(inner, raw, line, strings)
        case "failed" if raw[:8].lower() != "@comment":
            return Block(raw, line, "failed", error=_reason(inner.error))
        case "preamble":
            return Block(raw, line, "preamble")
        case _:
            return Block(raw, line, "comment")


def _reason(error: Exception | None) -> str:
    reason = str(getattr(error, "abort_reason", error)).rstrip(". ")
    if "end of file" in reason or "block start" in reason:
        return "a closing brace, parenthesis or quotation mark is missing"
    return reason[0].lower() + reason[1:]


def _read_string(parsed: Any, raw: str, line: int, strings: Mapping[str, str]) -> Block:
    try:
        value, rest = evaluate(parsed.value, strings)
    except ValueError as error:
        return Block(raw, line, "failed", error=f"`{parsed.key}`: {error}")
    complaint = f"cannot read `{rest}`" if rest else ""
    return Block(raw, line, "string", error=complaint, definition=(parsed.key.lower(), value))


def _read_entry(parsed: Any, raw: str, line: int, strings: Mapping[str, str]) -> Block:
    fields: dict[str, str] = {}
    errors = [] if parsed.key else [NO_KEY]
    errors += [] if parsed.entry_type else ["the entry has no type"]
    for field in parsed.fields:
        name, expression = _field_name(field.key), field.value
        if not name:
            errors.append(f"`{field.key}` is no field name")
            continue
        try:
            pairs, complaint = _read_field(name, expression, strings)
        except ValueError as error:
            return Block(raw, line, "failed", error=f"`{name}`: {error}")
        errors += [complaint] if complaint else []
        for each, value in pairs:
            if each in fields:
                errors.append(f"the field `{each}` is there twice")
            fields.setdefault(each, value)
    entry = Entry(parsed.entry_type, parsed.key, fields)
    return Block(raw, line, "entry", entry, "; ".join(errors))


def _field_name(written: str) -> str:
    """The name that ends `written`: biber lets `%` comments stand before it. Empty where there is none."""
    name = written.rpartition("\n")[2].strip().lower()
    return name if is_bare(name) and not name.startswith("%") else ""


def _read_field(name: str, expression: str, strings: Mapping[str, str]) -> tuple[list[tuple[str, str]], str]:
    """The field, and those that it swallowed because a comma is missing; and what is wrong with it."""
    value, rest = evaluate(expression, strings)
    pairs = [(name, value)]
    complaint = ""
    while rest:
        swallowed = NEXT_FIELD.match(rest)
        if not swallowed:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {rest}")
            return pairs, f"`{rest}` follows the value of `{pairs[-1][0]}`"
        complaint = complaint or f"a comma is missing before `{swallowed[1]}`"
        value, rest = evaluate(rest[swallowed.end() :], strings)
        pairs.append((swallowed[1].lower(), value))
    return pairs, complaint
