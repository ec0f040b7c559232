"""Citation keys such as `speckhard2020isis`."""

import re
import string
import unicodedata
from collections.abc import Container

from refman.bibtex import split_names
from refman.errors import UsageError
from refman.library.text import family_name, folded, is_organisation, plain
from refman.model import Entry

PATTERN = "{family}{year}{title}"
"""The default; a pattern may also use `{type}`, `{journal}` (first letters) and literal text."""

_NO_MEANING = frozenset(
    """a an and are as at by for from how in into is it its of on or s that the their this to was what when where who why
    with der die das dem den des ein eine einer eines einem einen und oder von vom zu zum zur im in am auf aus bei für fur mit
    nach über uber le la les l un une des du de d et ou au aux sur dans par pour el los las una y en del al il lo gli i
    e o os as um uma no na do da""".split()
)
_WORD = re.compile("[a-z0-9]+")
_APOSTROPHE = re.compile("[’'ʼ`]")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003134f]"
)
_SIGNS = 4
_YEAR = re.compile(r"\d{4}")
_HOST = re.compile(r"(?:\w+://)?(?:www\.)?([\w-]+)\.", re.IGNORECASE)


def make_key(entry: Entry, taken: Container[str], pattern: str = PATTERN) -> str:
    """A key for an entry that is not in `taken` (lower case): the pattern, with a, b, c … behind it on a clash.

    Raises `UsageError` where the pattern has an unknown placeholder.
    """
    stem = _filled(entry, pattern) or entry.type or "entry"
    if stem.lower() not in taken:
        return stem
    number = 0
    while (key := stem + _suffix(number)).lower() in taken:
        number += 1
    return key


def _filled(entry: Entry, pattern: str) -> str:
    family, (first, second) = _family(entry), _title_words(entry)
    parts = {
        "family": family or first or _place(entry),
        "year": _year(entry),
        "title": first if family or "{family}" not in pattern else second,
        "type": entry.type,
        "journal": "".join(
            w[0] for w in _words(entry.fields.get("journal", entry.fields.get("booktitle", "")))
        ),
    }
    try:
        return re.sub(r"[^\w:.+/-]", "", string.Formatter().vformat(pattern, (), parts))
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise UsageError(
            f"the key pattern {pattern!r} cannot be used ({error})",
            hint=f"Placeholders are {', '.join(f'{{{name}}}' for name in parts)}.",
        ) from error


def _suffix(number: int) -> str:
    """Letters for a number: 0 is a, 25 z, 26 aa."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = string.ascii_lowercase[rest] + letters
    return letters


def _words(value: str) -> list[str]:
    """The words of a LaTeX value in the letters a to z and digits."""
    text = unicodedata.normalize("NFC", _APOSTROPHE.sub("", plain(value)))
    return _WORD.findall(" ".join(map(_romanized, text.split())))


def _romanized(word: str) -> str:
    """A word without diacritics; in another script than Latin, transliterated.

    Where a script sets no spaces between words, the first signs stand for the first word.
    """
    letters = folded(word)
    if all(c.isascii() or not c.isalpha() for c in letters):
        return letters
    from anyascii import anyascii

    return _APOSTROPHE.sub("", anyascii(word[:_SIGNS] if _UNSPACED.search(word) else word)).lower()


def _family(entry: Entry) -> str:
    """The first author's (or editor's) family name, or the first word of an organisation."""
    names = next((entry.fields[f] for f in ("author", "editor", "translator") if entry.fields.get(f)), "")
    if not names:
        names = next((entry.fields[f] for f in ("organization", "institution") if entry.fields.get(f)), "")
        names = f"{{{names}}}" if names else ""
    first = next(iter(split_names(names)), "")
    if is_organisation(first):
        return _first_telling(_words(first))
    return "".join(_words(_without_particle(family_name(first))))


def _without_particle(family: str) -> str:
    """`van der Berg` → `Berg`: lower-case words before a name are no part of the key."""
    words = family.split()
    while len(words) > 1 and words[0].islower():
        words.pop(0)
    return " ".join(words)


def _title_words(entry: Entry) -> tuple[str, str]:
    """The first two words of the title that carry meaning."""
    words = _words(entry.fields.get("title", "") or entry.fields.get("booktitle", ""))
    telling = sorted((w for w in words if w not in _NO_MEANING), key=lambda w: len(w) == 1)
    first, second, *_ = [*telling, *words[:1], "", ""]
    return first, second if second != first else ""


def _place(entry: Entry) -> str:
    """Where an untitled work is: `example` of https://www.example.org/a, or the first word of journal or archive."""
    found = _HOST.match(entry.fields.get("url", ""))
    holder = next((entry.fields[f] for f in ("journal", "archive") if entry.fields.get(f)), "")
    return "".join(_words(found[1])) if found else _first_telling(_words(holder))


def _first_telling(words: list[str]) -> str:
    return next((w for w in words if w not in _NO_MEANING), "")


def _year(entry: Entry) -> str:
    found = _YEAR.search(entry.fields.get("year", "") or entry.fields.get("date", ""))
    return found[0] if found else ""
