"""Characters and words that carry through pandoc what it would change.

Most are of Unicode's private use area: to pandoc they are neither letters, spaces nor punctuation.
"""

import re

HYPHEN, SPACE, COMMA, OPEN, CLOSE, PRESENT, STOP, ASKED, CRIED, SLASH, AMPERSAND, SEMICOLON = map(
    chr, range(0xE000, 0xE00C)
)
PAIR, SERIES = "\ue00d", "\ue00e"
"""Before an institution that is the last of two names, or of more."""
GLUE = "\ue00f"
"""Before a space that is to go: `Marxists. org`, so that pandoc sees two words."""
LETTER = "\ue010"
"""Stands for a letter behind a year."""
APOSTROPHE = "\u2064"
"""An apostrophe in a name; Unicode's collation does not see this character."""
NO_YEAR = 9873
"""Stands for a date in words, which pandoc would leave out."""

_TELLING = range(0xE100, 0xF8FF)

_RESTORED: dict[int, str | None] = dict.fromkeys(_TELLING) | {
    ord(HYPHEN): "-",
    ord(SPACE): " ",
    ord(COMMA): ",",
    ord(OPEN): "‘",
    ord(CLOSE): "’",
    ord(PRESENT): None,
    ord(STOP): ".",
    ord(ASKED): "?",
    ord(CRIED): "!",
    ord(SLASH): "/",
    ord(AMPERSAND): "&",
    ord(SEMICOLON): ";",
    ord(PAIR): None,
    ord(SERIES): None,
    ord(APOSTROPHE): "’",
}
_ONE_WORD = str.maketrans("- ,/&;", HYPHEN + SPACE + COMMA + SLASH + AMPERSAND + SEMICOLON)
_FINAL = str.maketrans({".": STOP, "?": ASKED, "!": CRIED})
_NUMBER = re.compile(r"Nq((?:\d{7})+)", re.IGNORECASE)
_SMALL = re.compile(r"q[yz]((?:[a-p]{7})+)qq")
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_DIGITS = str.maketrans("abcdefghijklmnop", "0123456789abcdef")
TIGHT = "qy"
"""How a word in small letters begins that has no space before it."""


def one_word(text: str) -> str:
    """Text that pandoc takes for one word, and no number."""
    return text.translate(_ONE_WORD)


def final_mark(text: str) -> str:
    """Text whose last mark, quotation marks aside, is not seen: pandoc would drop a comma or full stop after it."""
    return re.sub(r"[.?!](?=[”’\"']*$)", lambda mark: mark[0].translate(_FINAL), text)


def told_apart(text: str, number: int) -> str:
    """Text that differs from the same text with another number; the number stands before its last mark."""
    body = text.rstrip(".?!”’\"'")
    return body + chr(_TELLING[number % len(_TELLING)]) + text[len(body) :]


def numeric(text: str) -> str:
    """A word that pandoc takes for a number."""
    return "Nq" + "".join(f"{ord(character):07d}" for character in text)


def small(word: str, *, tight: bool = False) -> str:
    """A word in small letters, which pandoc does not shorten to an initial."""
    return (TIGHT if tight else "qz") + "".join(f"{ord(c):07x}" for c in word).translate(_LETTERS) + "qq"


def restore(text: str) -> str:
    """What the carriers in a text stand for."""
    text = _NUMBER.sub(lambda match: _characters(match[1], 10), text)
    return _SMALL.sub(lambda match: _characters(match[1].translate(_DIGITS), 16), text).translate(_RESTORED)


def _characters(digits: str, base: int) -> str:
    return "".join(chr(int(digits[at : at + 7], base)) for at in range(0, len(digits), 7))
