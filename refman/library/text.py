"""Values of fields as people read and search them."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
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


def short_names(value: str) -> str:
    """Names as a table shows them: `Speckhard, Anne and Yayla, Ahmet` → `Speckhard and Yayla`, more → `Mayr et al.`."""
    families = [_family(name) for name in _AND.split(value.strip())] if value.strip() else []
    if len(families) > 2 or families[1:] == ["others"]:
        return f"{families[0]} et al."
    return " and ".join(families)


def _family(name: str) -> str:
    name = name.strip()
    if name.startswith("{") or "," in name or not name:
        return plain(name.partition(",")[0] if not name.startswith("{") else name)
    return plain(name.split()[-1])
