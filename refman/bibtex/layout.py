"""Where the parts of an entry stand in its text."""

import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from refman.bibtex.splitter import split
from refman.bibtex.values import DELIMITER, MONTHS, NEXT_FIELD, STRICT_DELIMITER, evaluate, operands

_STRICT_HEAD = re.compile(r'@(\w+)[ \t]*([{(])\s*([^\s,{}()="#]+)\s*,')
_STRICT_NAME = re.compile(r'([^\s"#{}(),=%]+)\s*=\s*')
_PERHAPS_A_NAME = re.compile(r'[=#]\s*([^\s"#{},=]+)(?=\s*(?:[,#]|[})]\s*\Z)|\s+\w+\s*=)')
_COMMENTS = re.compile(r"(?:\s|%[^\r\n]*[\r\n])*")
"""White space, and comments as biber has them."""


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


def layout(raw: str) -> Layout:
    """Where type, key and fields stand in the text of one readable entry."""
    found = _lenient_layout(raw) or strict_layout(raw)
    assert found  # noqa: S101
    return found


def _lenient_layout(raw: str) -> Layout | None:
    """The layout as bibtexparser sees it; None where that does not see an entry in all of the text."""
    parsed: Any = split(raw)[0]
    parsed = getattr(parsed, "ignore_error_block", None) or parsed
    if not hasattr(parsed, "fields") or parsed.raw.rstrip() != raw.rstrip():
        return None
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


def strict_layout(raw: str) -> Layout | None:
    """The layout of an entry by the rules of BibTeX itself, and with biber's comments; None where it is none by these."""
    head = _STRICT_HEAD.match(raw)
    if head is None or head[1].lower() in {"comment", "string", "preamble"}:
        return None
    spans, position = [], _behind_comments(raw, head.end())
    while name := _STRICT_NAME.match(raw, position):
        try:
            ends = [end for _, end in operands(raw, name.end(), STRICT_DELIMITER)]
        except ValueError:
            return None
        if not ends:
            return None
        spans.append(FieldSpan(name[1], name.start(1), name.end(), ends[-1]))
        position = _behind_comments(raw, ends[-1])
        if raw[position : position + 1] != ",":
            break
        position = _behind_comments(raw, position + 1)
    closing = "}" if head[2] == "{" else ")"
    return Layout(head.span(1), head.span(3), tuple(spans)) if raw[position:].strip() == closing else None


def undefined(raw: str, strings: Collection[str]) -> list[str]:
    """The names in an entry's values that are neither in `strings` (lower case) nor months, as they are written."""

    def is_known(name: str) -> bool:
        return name.isdigit() or name.lower() in strings or name.lower() in MONTHS

    if all(is_known(name) for name in _PERHAPS_A_NAME.findall(raw)):
        return []
    found: list[str] = []
    for span in layout(raw).fields:
        with suppress(ValueError):
            pieces = operands(raw[span.value_start : span.value_end], 0, DELIMITER)
            found += [piece for piece, _ in pieces if piece[0] not in '{"' and not is_known(piece)]
    return found


def _behind_comments(raw: str, position: int) -> int:
    found = _COMMENTS.match(raw, position)
    return found.end() if found else position


def with_commas(raw: str) -> str:
    """The text of an entry with the commas that are missing between its fields."""
    delimiter = DELIMITER if _lenient_layout(raw) else STRICT_DELIMITER
    while True:
        for span in layout(raw).fields:
            rest = _behind_value(raw[span.value_start : span.value_end], delimiter)
            if NEXT_FIELD.match(rest):
                end = len(raw[: span.value_end - len(rest)].rstrip())
                raw = f"{raw[:end]},{raw[end:]}"
                break
        else:
            return raw


def _behind_value(expression: str, delimiter: re.Pattern[str]) -> str:
    """What stands behind the value; nothing where the value has no end, as in a field whose name is none."""
    try:
        return evaluate(expression, {}, delimiter)[1]
    except ValueError:
        return ""
