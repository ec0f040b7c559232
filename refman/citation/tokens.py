"""A note's text as tokens with exact offsets."""

import re
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"""
    (?P<url> (?:https?|ftp)://[^\s<>“”"»«]+ | www\.[^\s<>“”"»«]+ | (?<![\w.-])[\w.-]+@[\w-]+\.[\w.-]+ )
  | (?P<doi> \b10\.\d{4,9}/[^\s<>“”"»«]+ )
  | (?P<entity> &(?:amp|quot|lt|gt|nbsp|\#\d+); )
  | (?P<number> \d+(?:st|nd|rd|th|ff|f|e|er|[a-z])?(?![^\W\d_]) (?: [-–—‐‑−]\d+(?:ff|f|[a-z])?(?![^\W\d_]) )? )
  | (?P<digits> \d+ )
  | (?P<glued> \b (?:[Ss]ee|also|generally) (?=[A-ZÀ-Þ][^\W\d_]) )
  | (?P<word> [^\W\d_]+ (?: (?![’']s\b) [’'‐‑-][^\W\d_]+ )* )
  | (?P<dots> \.{2,} | \*+ | _+ )
  | (?P<other> \S )
    """,
    re.VERBOSE,
)

_ADDRESSES: Final = frozenset({"url", "doi"})
_TRAILING: Final = ".,;:!?)]}*’'>"


class Token(NamedTuple):
    """`text` is what stands at `start:end` of the note."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """The tokens of `text` in order: words, numbers and their ranges, addresses, and every other sign by itself.

    White space separates and is no token; nothing else is left out. "alsoSmith" is two words run together. Closing punctuation does not belong to an
    address: `<https://a.b/c>.` ends in two tokens of punctuation.
    """
    tokens: list[Token] = []
    found = _TOKEN.finditer(text)
    while (match := next(found, None)) is not None:
        start, end = match.span()
        if match.lastgroup in _ADDRESSES:
            end = start + _address_length(match.group())
            found = _TOKEN.finditer(text, end)
        tokens.append(Token(text[start:end], start, end))
    return tokens


def _address_length(address: str) -> int:
    """How much of `address` is the address itself; a closing bracket stays where the address opens it."""
    depth, length = 0, len(address)
    for i, sign in enumerate(address):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            length = i
            break
    start = len(address[:length].rstrip(_TRAILING))
    closed = address.rfind(")", start, length) + 1
    return closed or start or length
