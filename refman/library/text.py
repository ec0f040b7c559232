"""Values of fields as people read and search them."""

import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_LATEX = frozenset("\\{}$~-`'")


def plain(value: str) -> str:
    """A LaTeX value as plain Unicode text."""
    if _LATEX.isdisjoint(value):
        return value
    from refman.latex import to_unicode

    return to_unicode(value)


def folded(text: str) -> str:
    """Lower case, without diacritics and ligatures; letters that have no ASCII counterpart stay."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
