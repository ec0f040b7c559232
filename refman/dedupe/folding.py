"""Letters of every kind as plain lower-case ones."""

import re
import unicodedata

LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "a", "œ": "o", "ı": "i", "ß": "ss"}
MARKS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
ROMANIZED = str.maketrans(
    dict(zip("абвгґдезиіїйклмнопрстуфыэ", "abvggdeziiiyklmnoprstufye", strict=True))
    | {
        "ё": "e",
        "є": "e",
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
    }
)
"""Cyrillic letters as library catalogues in English write them, without diacritics and signs."""


def fold(text: str) -> str:
    """Lower case without accents; Cyrillic letters become Latin ones."""
    text = text.casefold()
    if text.isascii():
        return text
    for letter, plain in LETTERS.items():
        text = text.replace(letter, plain)
    if CYRILLIC.search(text):
        text = text.translate(ROMANIZED)
    return MARKS.sub("", unicodedata.normalize("NFKD", text))
