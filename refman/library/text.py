"""Values of fields as people read and search them."""

import re
import unicodedata

from refman.bibtex import split_names

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_LATEX = frozenset("\\{}$~-`'")
_BRACED = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")


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
    """Names as a table shows them: `Okafor, Miriam and Lund, Per` → `Okafor and Lund`, more → `Roe et al.`."""
    families = [plain(family_name(name)) for name in split_names(value)]
    if len(families) > 2 or families[1:] == ["others"]:
        return f"{families[0]} et al."
    return " and ".join(families)


def family_name(name: str) -> str:
    """The family name in one LaTeX name; all of it where braces hold it together, as they do an organisation's."""
    if is_organisation(name):
        return name
    shape = _BRACED.sub(lambda group: "x" * len(group[0]), name) if "{" in name else name
    if "," in shape:
        return name[: shape.index(",")]
    last = "".join(shape.split()[-1:])
    return name.rstrip()[len(shape.rstrip()) - len(last) :]


def is_organisation(name: str) -> bool:
    """Whether one pair of braces holds a name together, and not just a letter with an accent."""
    if not name.startswith("{"):
        return False
    from refman.bibliography.names import is_group

    return is_group(name)
