"""Text of a .bib file to blocks, without losing a character: the only importer of bibtexparser.

bibtexparser's splitter treats every `@word{` at the start of a line as the start of a block, whatever
stands before it. So a file can be cut there into *chunks*, each read alone: a chunk that was read before
need not be read again, and a broken block never reaches into the next one.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from refman.model import Entry

if TYPE_CHECKING:
    from bibtexparser.model import Block as ParsedBlock

Kind: TypeAlias = Literal["entry", "string", "preamble", "comment", "failed"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Names that every BibTeX style defines; they stay as they are in values."""

_CHUNK_START = re.compile(r"^[^\S\n]*@\w*[ \t]*[{(]", re.MULTILINE)
_DEFINES = re.compile(r"@\s*string", re.IGNORECASE)
_SIMPLE = re.compile(r'\{([^{}\\]*)\}|"([^{}"\\]*)"|(\d+)')
_DELIMITER = re.compile(r'(?<!\\)[{}"]')
_STRICT_DELIMITER = re.compile('[{}"]')
_STRICT_HEAD = re.compile(r'@(\w+)[ \t]*([{(])\s*([^\s,{}()="#]+)\s*,')
_STRICT_NAME = re.compile(r'\s*([^\s"#{}(),=%]+)\s*=\s*')
_BARE = re.compile(r'[^\s"#{},=]+')
_NEXT_FIELD = re.compile(r'([^\s"#{},=%]+)\s*=\s*')
_BRACED = r"[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}[^{}]*+)*+"
_PLAIN_HEAD = re.compile(r"\s*@(?!comment|string|preamble)(\w+)[ \t]*\{\s*([\w:.+/-]+)\s*,", re.IGNORECASE)
_PLAIN_FIELD = re.compile(
    rf'\s*([\w-]+)\s*=\s*(?:\{{({_BRACED})\}}|"([^{{}}"\\]*+)"|([\w-]++))\s*(?:,|(?=\}}))'
)
_PLAIN_END = re.compile(r"\s*\}\s*")
_SPACE = re.compile(r"\s+")
_ANY_SPACE = re.compile(r"\s*")


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


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where a field stands in the raw text of an entry: its name, and its value with the delimiters."""

    name: str
    name_start: int
    value_start: int
    value_end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of an entry stand in its raw text: type, key, fields."""

    type: tuple[int, int]
    key: tuple[int, int]
    fields: tuple[FieldSpan, ...]


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
        found.append(_read_block(parsed, chunk[start:end].rstrip(), line, strings))
    return [_rescued(block, strings) if block.kind == "failed" else block for block in found]


def _rescued(block: Block, strings: Mapping[str, str]) -> Block:
    r"""A broken block as an entry, where BibTeX itself can read it though bibtexparser cannot.

    To BibTeX a backslash protects no brace (`{C:\}` is whole), and a quotation mark in braces ends no value.
    """
    where = _strict_layout(block.raw)
    if where is None:
        return block
    fields: dict[str, str] = {}
    for span in where.fields:
        expression = block.raw[span.value_start : span.value_end]
        fields.setdefault(span.name.lower(), _evaluate(expression, strings, _STRICT_DELIMITER)[0])
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
        fields[name] = _tidy(strings.get(bare.lower(), bare) if value is None else value)
        position = field.end()
    if not _PLAIN_END.fullmatch(chunk, position):
        return None
    raw = chunk.strip()
    line = 1 + count_lines(chunk[: chunk.index("@")])
    return Block(raw, line, "entry", Entry(head[1].lower(), head[2], fields))


def _starts(chunk: str) -> "Iterator[tuple[int, ParsedBlock]]":
    """The blocks as bibtexparser cuts them, each with its position."""
    start, end = -1, 0
    for parsed in _split(chunk):
        raw = (parsed.raw or "").rstrip()
        start = chunk.index(raw, end)
        yield start, parsed
        broken = hasattr(parsed, "error") and not getattr(parsed, "ignore_error_block", None)
        end = start + (1 if broken else len(raw))  # a broken block may reach into the next


@cache
def _splitter() -> Any:
    """The reader of bibtexparser, told to hold its tongue: what it cannot read becomes a block here."""
    from bibtexparser.splitter import Splitter

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    logging.getLogger("bibtexparser").propagate = False
    return Splitter


def _split(text: str) -> "list[ParsedBlock]":
    blocks: list[ParsedBlock] = _splitter()(text).split().blocks
    return blocks


def _read_block(parsed: "ParsedBlock", raw: str, line: int, strings: Mapping[str, str]) -> Block:
    from bibtexparser import model

    inner = getattr(parsed, "ignore_error_block", None) or parsed
    if isinstance(inner, model.Entry):
        return _read_entry(inner, raw, line, strings)
    if isinstance(inner, model.String):
        return _read_string(inner, raw, line, strings)
    if isinstance(inner, model.Preamble):
        return Block(raw, line, "preamble")
    if isinstance(inner, model.ParsingFailedBlock) and raw[:8].lower() != "@comment":
        return Block(raw, line, "failed", error=_reason(inner.error))
    return Block(raw, line, "comment")


def _reason(error: Exception | None) -> str:
    reason = str(getattr(error, "abort_reason", error)).rstrip(". ")
    if "end of file" in reason or "block start" in reason:
        return "a closing brace, parenthesis or quotation mark is missing"
    return reason[0].lower() + reason[1:]


def _read_string(parsed: Any, raw: str, line: int, strings: Mapping[str, str]) -> Block:
    try:
        value, rest = _evaluate(parsed.value, strings)
    except ValueError:
        return Block(raw, line, "failed", error="a brace or quotation mark is not closed")
    error = f"cannot read `{rest}`" if rest else ""
    return Block(raw, line, "string", error=error, definition=(parsed.key.lower(), value))


def _read_entry(parsed: Any, raw: str, line: int, strings: Mapping[str, str]) -> Block:
    fields: dict[str, str] = {}
    errors = [] if parsed.key else ["the entry has no key"]
    errors += [] if parsed.entry_type else ["the entry has no type"]
    for field in parsed.fields:
        name, expression = _field_name(field.key), field.value
        if not name:
            errors.append(f"`{field.key}` is no field name")
            continue
        try:
            pairs, complaint = _read_field(name, expression, strings)
        except ValueError:
            reason = f"a brace or quotation mark in `{name}` is not closed"
            return Block(raw, line, "failed", error=reason)
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
    return name if _BARE.fullmatch(name) and not name.startswith("%") else ""


def _read_field(name: str, expression: str, strings: Mapping[str, str]) -> tuple[list[tuple[str, str]], str]:
    """The field, and those that it swallowed because a comma is missing; and what is wrong with it."""
    value, rest = _evaluate(expression, strings)
    pairs = [(name, value)]
    complaint = ""
    while rest:
        swallowed = _NEXT_FIELD.match(rest)
        if not swallowed:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {rest}")
            return pairs, f"`{rest}` follows the value of `{pairs[-1][0]}`"
        complaint = complaint or f"a comma is missing before `{swallowed[1]}`"
        value, rest = _evaluate(rest[swallowed.end() :], strings)
        pairs.append((swallowed[1].lower(), value))
    return pairs, complaint


def _evaluate(
    expression: str, strings: Mapping[str, str], delimiter: re.Pattern[str] = _DELIMITER
) -> tuple[str, str]:
    """The value of `"…" # name # {…}` and what stands behind it; raises `ValueError` where a delimiter is open."""
    simple = _SIMPLE.fullmatch(expression)
    if simple:
        return _tidy(simple[simple.lastindex or 1]), ""
    values, end = [], 0
    for piece, end in _pieces(expression, 0, delimiter):  # noqa: B007
        values.append(piece[1:-1] if piece[0] in '{"' else strings.get(piece.lower(), piece))
    return _tidy("".join(values)), expression[end:].strip()


def _pieces(expression: str, start: int, delimiter: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """The operands of `#` from the left, each with the position where it ends."""
    position = _skip_space(expression, start)
    while position < len(expression):
        end = _piece_end(expression, position, delimiter)
        if end == position:
            return
        yield expression[position:end], end
        position = _skip_space(expression, end)
        if expression[position : position + 1] != "#":
            return
        position = _skip_space(expression, position + 1)


def _skip_space(text: str, start: int) -> int:
    found = _ANY_SPACE.match(text, start)
    return found.end() if found else start


def _piece_end(expression: str, start: int, delimiter: re.Pattern[str]) -> int:
    """Where the operand ends that starts at `start`; `start` where there is none."""
    if expression[start : start + 1] not in {"{", '"'}:
        bare = _BARE.match(expression, start)
        return bare.end() if bare else start
    quoted = expression[start] == '"'
    depth = 0 if quoted else 1
    for mark in delimiter.finditer(expression, start + 1):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        closes = mark[0] == ('"' if quoted else "}")
        if closes and depth == 0:
            return mark.end()
    raise ValueError(expression)


def _tidy(value: str) -> str:
    """White space as BibTeX reads it: runs are one space; but blank lines still part paragraphs."""
    if "\n" not in value and "  " not in value and "\r" not in value and "\t" not in value:
        return value.strip()
    return _SPACE.sub(lambda m: "\n\n" if m[0].count("\n") > 1 else " ", value.strip())


def layout(raw: str) -> Layout:
    """Where type, key and fields stand in the text of one readable entry."""
    parsed: Any = _split(raw)[0]
    parsed = getattr(parsed, "ignore_error_block", None) or parsed
    if not hasattr(parsed, "fields") or parsed.raw.rstrip() != raw.rstrip():
        strict = _strict_layout(raw)
        assert strict  # noqa: S101
        return strict
    opening = re.search("[{(]", raw)
    assert opening  # noqa: S101
    key_start = raw.index(parsed.key, opening.end())
    spans, position = [], key_start + len(parsed.key)
    for field in parsed.fields:
        name_start = raw.index(field.key, position)
        value_start = raw.index(field.value, raw.index("=", name_start + len(field.key)) + 1)
        position = value_start + len(field.value)
        name = field.key.rpartition("\n")[2].strip()
        name_start += field.key.rindex(name)
        spans.append(FieldSpan(name, name_start, value_start, position))
    type_end = 1 + len(parsed.entry_type)
    return Layout((1, type_end), (key_start, key_start + len(parsed.key)), tuple(spans))


def _strict_layout(raw: str) -> Layout | None:
    """The layout of an entry by the rules of BibTeX itself; None where it is none by these."""
    head = _STRICT_HEAD.match(raw)
    if head is None or head[1].lower() in {"comment", "string", "preamble"}:
        return None
    spans, position = [], head.end()
    while name := _STRICT_NAME.match(raw, position):
        try:
            ends = [end for _, end in _pieces(raw, name.end(), _STRICT_DELIMITER)]
        except ValueError:
            return None
        if not ends:
            return None
        spans.append(FieldSpan(name[1], name.start(1), name.end(), ends[-1]))
        position = _skip_space(raw, ends[-1])
        if raw[position : position + 1] != ",":
            break
        position += 1
    closing = "}" if head[2] == "{" else ")"
    return Layout(head.span(1), head.span(3), tuple(spans)) if raw[position:].strip() == closing else None


def with_commas(raw: str) -> str:
    """The text of an entry with the commas that are missing between its fields."""
    delimiter = _DELIMITER if _strict_layout(raw) is None else _STRICT_DELIMITER
    while True:
        for span in layout(raw).fields:
            _, rest = _evaluate(raw[span.value_start : span.value_end], {}, delimiter)
            if _NEXT_FIELD.match(rest):
                end = len(raw[: span.value_end - len(rest)].rstrip())
                raw = f"{raw[:end]},{raw[end:]}"
                break
        else:
            return raw
