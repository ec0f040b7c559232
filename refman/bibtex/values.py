"""The values of fields: `"…" # name # {…}`, as written and as read."""

import re
from collections.abc import Iterator, Mapping

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Names that every BibTeX style defines; they stay as they are in values."""

DELIMITER = re.compile(r'(?<!\\)[{}"]')
STRICT_DELIMITER = re.compile('[{}"]')
"""As BibTeX itself has it: a backslash protects no brace."""

LONGEST = 1_000_000
"""How many characters `@string`s may add up to in one value; a few lines, each twice the one before, would fill the memory."""

NEXT_FIELD = re.compile(r'([^\s"#{},=%]+)\s*=\s*')
_SIMPLE = re.compile(r'\{([^{}\\]*)\}|"([^{}"\\]*)"|(\d+)')
_BARE = re.compile(r'[^\s"#{},=]+')
_SPACE = re.compile(r"\s+")
_ANY_SPACE = re.compile(r"\s*")


def evaluate(
    expression: str, strings: Mapping[str, str], delimiter: re.Pattern[str] = DELIMITER
) -> tuple[str, str]:
    """The value of `"…" # name # {…}` and what stands behind it.

    Raises `ValueError`, which says why, where a delimiter is open or the value longer than `LONGEST`.
    """
    simple = _SIMPLE.fullmatch(expression)
    if simple:
        return tidy(simple[simple.lastindex or 1]), ""
    values, end, room = [], 0, len(expression) + LONGEST
    for piece, end in operands(expression, 0, delimiter):  # noqa: B007
        values.append(piece[1:-1] if piece[0] in '{"' else strings.get(piece.lower(), piece))
        room -= len(values[-1])
        if room < 0:
            raise ValueError(f"more than {LONGEST:,} characters")
    return tidy("".join(values)), expression[end:].strip()


def operands(expression: str, start: int, delimiter: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """The operands of `#` from the left, each with the position where it ends."""
    position = skip_space(expression, start)
    while position < len(expression):
        end = _piece_end(expression, position, delimiter)
        if end == position:
            return
        yield expression[position:end], end
        position = skip_space(expression, end)
        if expression[position : position + 1] != "#":
            return
        position = skip_space(expression, position + 1)


def is_bare(text: str) -> bool:
    """Whether a text can stand without delimiters, as names do."""
    return _BARE.fullmatch(text) is not None


def skip_space(text: str, start: int) -> int:
    """The first position from `start` on that is no white space."""
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
    raise ValueError("a brace or quotation mark is not closed")


def tidy(value: str) -> str:
    """White space as BibTeX reads it: runs are one space; but blank lines still part paragraphs."""
    if "\n" not in value and "  " not in value and "\r" not in value and "\t" not in value:
        return value.strip()
    return _SPACE.sub(lambda m: "\n\n" if m[0].count("\n") > 1 else " ", value.strip())
