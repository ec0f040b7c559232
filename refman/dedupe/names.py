"""Author fields of every make as family names that can be compared."""

import re
from functools import lru_cache
from typing import NamedTuple

from refman.dedupe.folding import fold

SEPARATOR = re.compile(r"\s*;\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
GLUED = re.compile(r"(?<=[A-Z]\.)(?=[A-Z][a-z'’])")
INITIALS = re.compile(r"(?:[^\W\d_]\.?[-\s]*){1,4}")
BRACED = re.compile(r"\{[^{}]*\}")
SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?|ph\.?d\.?|m\.?d\.?", re.IGNORECASE)
OTHERS = re.compile(r"\W*(?:others|et\.?\s*al\.?|u\.?\s*a\.?)\W*", re.IGNORECASE)
NOBODY = frozenset({"unknown", "anonymous", "anon", "anonym", "noauthor", "na"})
HYPHEN = re.compile(r"[-‐‑–]")
UMLAUT = re.compile(r"([aou])e")
IDEOGRAPHS = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\s,·・]*"
)
"""Chinese, Japanese and Korean names: whether a comma parts the family name is a matter of taste, so they stay whole."""
INVERTED = re.compile(r"([A-Za-z]{3,}), ?([A-Za-z])(?:[a-z]+|\.)?(?:[ -][A-Z]\.?)*")
NATURAL = re.compile(r"([A-Z])(?:[a-z]+|\.)?(?: [A-Z]\.?)* ([A-Z][a-z]{2,})")


class Authors(NamedTuple):
    """Family names in the order given, the first author's initial ("" where unknown), and whether "et al." follows."""

    families: tuple[str, ...]
    initial: str
    truncated: bool


def fold_name(name: str) -> str:
    """A family name as bare lower-case letters: accents, hyphens, apostrophes and the e of "Mueller" fall away."""
    folded = fold(name)
    if not folded.isalpha():
        folded = "".join(c for c in folded if c.isalnum())
    return UMLAUT.sub(r"\1", folded) if "e" in folded else folded


def _is_initials(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return letters > 0 and INITIALS.fullmatch(text) is not None and (letters <= 2 or text.upper() == text)


def _natural(name: str) -> tuple[str, str]:
    """Family name and initial of "Anne M. Doe" or "Doe A. M."."""
    words = [w for w in name.replace(".", ". ").split() if not SUFFIX.fullmatch(w)]
    if not words:
        return "", ""
    last = len(words) - 1
    while last > 0 and _is_initials(words[last]):
        last -= 1
    given = words[last + 1] if last < len(words) - 1 else words[0] if last else ""
    return words[last], given[:1]


def _list_of_names(pieces: list[str]) -> list[tuple[str, str]]:
    """Names of "Aha, D. W., Kibler, D." and "D. W. Aha, D. Kibler", piece by piece."""
    found: list[tuple[str, str]] = []
    for piece in pieces:
        if _is_initials(piece):
            if found and not found[-1][1]:
                found[-1] = (found[-1][0], piece[:1])
        elif piece and not SUFFIX.fullmatch(piece):
            found.append(_natural(piece))
    return found


def _inverted(pieces: list[str]) -> list[tuple[str, str]]:
    """Names of "Doe, Anne", "Doe, Jr., Anne"; a comma may also stand between names in natural order."""
    pieces = [piece for piece in pieces if not SUFFIX.fullmatch(piece)]
    if len(pieces) != 2:
        return _list_of_names(pieces)
    first, rest = pieces[0].split(), pieces[1].split()
    if len(first) > 1 and _is_initials(first[0]) and len(rest) > 1 and _is_initials(rest[0]):
        return _list_of_names(pieces)
    if all(_is_initials(piece[-1]) and not piece[0].isupper() and len(piece) > 1 for piece in (first, rest)):
        return _list_of_names(pieces)
    words = [w for w in first if not _is_initials(w)] or first
    return [(words[-1] if words else "", pieces[1][:1])]


def _organisation(name: str) -> tuple[str, str]:
    """An organisation by its abbreviation, where its capitals give one of three letters or more."""
    words = name.split()
    capitals = "".join(word if word.isupper() else word[0] for word in words if word[0].isupper())
    return (capitals if len(words) > 2 and len(capitals) > 2 else "".join(words)), ""


@lru_cache(maxsize=1 << 15)
def _names(part: str) -> tuple[tuple[str, str], ...]:
    part = part.strip()
    if not part.isascii() and IDEOGRAPHS.fullmatch(part):
        return _folded([("".join(re.findall(r"\w", part)), "")])
    if found_one := INVERTED.fullmatch(part):
        return _folded([(found_one[1], found_one[2])])
    if found_one := NATURAL.fullmatch(part):
        return _folded([(found_one[2], found_one[1])])
    if part.startswith("{") and part.endswith("}") and " " in part:
        found = [_organisation(part.strip("{}"))]
    elif "," in part:
        found = _inverted([p.strip() for p in part.replace("{", "").replace("}", "").strip(" ,").split(",")])
    else:
        part = part.replace("{", "").replace("}", "")
        found = [_natural(piece) for piece in GLUED.split(part)]
    return _folded(found)


def _last_part(family: str) -> str:
    """The last part of a hyphenated name, as of one written in two words: "Lévi-Strauss", "Levi Strauss"."""
    last = family if family.isalpha() else HYPHEN.split(family)[-1]
    return last if len(last) > 2 else family


def _folded(found: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    names = []
    for family, given in found:
        name = fold_name(_last_part(family))
        if len(name) > 1 and name not in NOBODY:
            names.append((name, fold(given)))
    return tuple(names)


def _parts(field: str) -> list[str]:
    """The names of a field one by one; braces hold an organisation together."""
    if "{" not in field:
        return SEPARATOR.split(field)
    held = BRACED.sub(lambda match: match[0].replace(" ", "\0"), field)
    return [part.replace("\0", " ") for part in SEPARATOR.split(held)]


def parse(field: str) -> Authors:
    """The names of an author field, already free of LaTeX commands; forms may be mixed."""
    truncated, initial = False, ""
    families: list[str] = []
    for part in _parts(field):
        if OTHERS.fullmatch(part):
            truncated = True
            continue
        for family, given in _names(part):
            if not families:
                initial = given[:1]
            families.append(family)
    return Authors(tuple(families), initial, truncated)
