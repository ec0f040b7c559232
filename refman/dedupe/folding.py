"""Letters of every kind as plain lower-case ones."""

import re
import unicodedata

LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "a", "œ": "o", "ı": "i", "ß": "ss"}
MARKS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")


def fold(text: str) -> str:
    """Lower case without accents."""
    text = text.casefold()
    if text.isascii():
        return text
    for letter, plain in LETTERS.items():
        text = text.replace(letter, plain)
    return MARKS.sub("", unicodedata.normalize("NFKD", text))
