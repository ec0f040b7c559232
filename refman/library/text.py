"""Values of fields as people read and search them."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_AND = re.compile(r"[{}]|(?:^|(?<=\s))and(?=\s)", re.IGNORECASE)
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


def split_names(value: str) -> list[str]:
    """The names of a list parted by `and`, outside of braces as BibTeX has it; empty ones too."""
    names, start, depth = [], 0, 0
    for mark in _AND.finditer(f"{value} "):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] not in "{}":
            names.append(value[start : mark.start()].strip())
            start = mark.end()
    return [*names, value[start:].strip()] if value.strip() else []


def short_names(value: str) -> str:
    """Names as a table shows them: `Okafor, Miriam and Lund, Per` → `Okafor and Lund`, more → `Roe et al.`."""
    families = [_family(name) for name in split_names(value)]
    if len(families) > 2 or families[1:] == ["others"]:
        return f"{families[0]} et al."
    return " and ".join(families)


def _family(name: str) -> str:
    if name.startswith("{") or not name:
        return plain(name)
    return plain(name.partition(",")[0] if "," in name else name.rsplit(maxsplit=1)[-1])
