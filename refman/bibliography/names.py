"""Names: the lists of BibTeX ("van der Berg, Jr., Jan and {World Bank} and others") and the objects of CSL.

BibTeX's rules are those of Oren Patashnik's "BibTeXing" (1988), section 4. A *non-dropping particle* is what
BibTeX calls the von part; a *dropping particle* stands at the end of the first names ("Beethoven, Ludwig van").
"""

import re
from collections.abc import Iterable, Sequence

from refman.bibtex import split_names
from refman.latex import from_markup, to_latex, to_unicode
from refman.model import Item

NAMES = frozenset(
    "author editor translator container-author collection-editor composer director editorial-director illustrator "
    "interviewer original-author recipient reviewed-author chair compiler contributor curator editor-translator "
    "executive-producer guest host narrator organizer performer producer script-writer series-creator".split()
)
"""CSL's variables that hold names."""

OTHERS: Item = {"literal": "others"}
"""The last name of a list that is not complete."""
_ET_AL = re.compile(r"(?<![\s,;~])[\s,;~]*\b(?:et\.?[\s~]*al\b\.?|u\.[\s~]*a\.)\s*$", re.IGNORECASE)

_PART = re.compile(
    r"(?P<brace>[{}])|(?P<comma>,)|(?P<space>(?:\s|(?<!\\)~)+)|(?P<text>\\.|[^{}\s,~\\]+|.)", re.DOTALL
)
_AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)
_ELIDED = re.compile(
    r"(?P<particle>(?:d|l|dell|dall|all|nell|sull)['’])(?P<family>(?=[^\W\d_])\w.*)", re.DOTALL
)
_EXTENDED = re.compile(
    r"(family|given|prefix|suffix|useprefix|given-i|family-i|prefix-i|suffix-i)\s*=\s*", re.IGNORECASE
)


def parse_names(value: str) -> list[Item]:
    """The names of a BibTeX field, in order; `and others`, or "et al.", becomes `OTHERS`."""
    value, others = _ET_AL.subn(" and others", value)
    if others:
        value = re.sub(r"(?:\band\s+)+(?=and\s+others$)", "", value, flags=re.IGNORECASE)
    return [name for text in split_names(value) if text and (name := _parse_name(text))]


def format_names(names: Iterable[Item]) -> str:
    """A BibTeX field that `parse_names` reads as these names."""
    return " and ".join(filter(None, map(_format_name, names)))


def _parse_name(name: str) -> Item:
    if name.lower() in {"others", "{others}"}:
        return dict(OTHERS)
    if is_group(name):
        return {"literal": to_unicode(name)}
    parts = _comma_parts(name)
    if _EXTENDED.match(name):
        return _parse_extended(name)
    if len(parts) == 1:
        return _first_von_last(parts[0])
    suffix = " ".join(parts[1]) if len(parts) > 2 else ""
    given = [word for part in parts[2 if len(parts) > 2 else 1 :] for word in part]
    von, last = _von_last(parts[0])
    return _name(given, von, last, suffix)


def is_group(name: str) -> bool:
    """Whether the whole of a LaTeX name is one pair of braces, and not just a letter with an accent."""
    if not name.startswith("{") or re.match(r"\{\\\W", name) or re.match(r"\{\\[a-zA-Z]{1,2}[\s}{]", name):
        return False
    depth = 0
    for at, character in enumerate(name):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return at == len(name) - 1
    return False


def _comma_parts(name: str) -> list[list[str]]:
    """The words of a name, in the parts between its commas; braces hold words together."""
    parts: list[list[str]] = [[]]
    word, depth = "", 0
    for token in _PART.finditer(name):
        if token["brace"]:
            depth += 1 if token[0] == "{" else -1
        if depth == 0 and (token["comma"] or token["space"]):
            if word:
                parts[-1].append(word)
            word = ""
            if token["comma"]:
                parts.append([])
        else:
            word += token[0]
    if word:
        parts[-1].append(word)
    return parts


def _parse_extended(name: str) -> Item:
    """Biblatex's `family=Berg, given=Jan, prefix=van der, useprefix=true` (manual, section 3.4)."""
    found: dict[str, str] = {}
    key = ""
    for part in _comma_parts(name):
        words = " ".join(part)
        if match := _EXTENDED.match(words):
            key = match[1].lower()
            found[key] = _unquote(words[match.end() :])
        elif key:
            found[key] += f", {words}"
    prefix = to_unicode(found.get("prefix", ""))
    dropping = prefix and found.get("useprefix", "").lower() == "false"
    return _clean(
        {
            "family": to_unicode(found.get("family", "")),
            "given": to_unicode(found.get("given", "")),
            "dropping-particle": prefix if dropping else "",
            "non-dropping-particle": "" if dropping else prefix,
            "suffix": to_unicode(found.get("suffix", "")),
        }
    )


def _unquote(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value


def _is_particle(word: str) -> bool:
    """Whether a word's first letter outside braces is lower case; an accent's braces do not count."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    first = next((c for c in to_unicode(word) if c.isalpha()), "")
    return first.islower()


def _first_von_last(words: Sequence[str]) -> Item:
    lower = [n for n, word in enumerate(words[:-1]) if _is_particle(word)]
    if not lower:
        return _name(words[:-1], [], words[-1:], "")
    return _name(words[: lower[0]], words[lower[0] : lower[-1] + 1], words[lower[-1] + 1 :], "")


def _von_last(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    lower = [n for n, word in enumerate(words[:-1]) if _is_particle(word)]
    if not lower or not _is_particle(words[0]):
        return [], words
    return words[: lower[-1] + 1], words[lower[-1] + 1 :]


def _name(given: Sequence[str], von: Sequence[str], last: Sequence[str], suffix: str) -> Item:
    dropping = next((n for n in range(len(given), 0, -1) if not _is_particle(given[n - 1])), 0)
    family, particle = to_unicode(" ".join(last)), to_unicode(" ".join(von))
    if elided := _ELIDED.fullmatch(family):
        particle, family = f"{particle} {elided['particle']}".strip(), elided["family"]
    return _clean(
        {
            "family": family,
            "given": to_unicode(" ".join(given[:dropping] if dropping else given)),
            "dropping-particle": to_unicode(" ".join(given[dropping:])) if dropping else "",
            "non-dropping-particle": particle,
            "suffix": to_unicode(suffix),
        }
    )


def _clean(name: Item) -> Item:
    return {key: " ".join(value.split()) for key, value in name.items() if value.strip()}


def _format_name(name: Item) -> str:
    if "literal" in name:
        literal = str(name["literal"])
        is_others = literal == "others" or _ET_AL.fullmatch(literal)
        return "others" if is_others else f"{{{from_markup(literal)}}}"
    family, given = (str(name.get(part) or "").strip() for part in ("family", "given"))
    if not family:
        return f"{{{to_latex(given)}}}" if given else ""
    particle = str(name.get("non-dropping-particle") or "")
    whole = not particle and " " in family and _is_particle(family)  # "de Gaulle" is all family name
    last = f"{{{to_latex(family)}}}" if whole else _joined(particle, _grouped(family))
    first = " ".join(filter(None, (_grouped(given), to_latex(str(name.get("dropping-particle") or "")))))
    suffix = _grouped(str(name.get("suffix") or ""))
    if suffix:
        return f"{last}, {suffix}, {first}".rstrip(", ")
    return f"{last}, {first}" if first else f"{last}," if whole else _alone(last, family)


def _joined(particle: str, family: str) -> str:
    if not particle:
        return family
    return to_latex(particle) + ("" if particle[-1] in "'’-" else " ") + family


def _grouped(part: str) -> str:
    """LaTeX of a part of a name, in braces where BibTeX would cut it."""
    latex = to_latex(part)
    return f"{{{latex}}}" if "," in part or _AND.search(f" {part} ") else latex


def _alone(last: str, family: str) -> str:
    """A family name without others: several words would be taken for first and last names."""
    return last if " " not in family or last != to_latex(family) else f"{last},"
