"""Labels of notes: numbers, superscripts, roman numerals, letters, signs."""

import re

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISE = str.maketrans("0123456789", SUPERSCRIPTS)
LOWER = str.maketrans(SUPERSCRIPTS, "0123456789")
"""Tables for `str.translate`: digits become superscripts, superscripts digits."""
NOTE_WORD = r"(?:(?:foot|end)?note|fn)\.?\s?"
"""A word that may stand before a number, within its brackets: `[fn1]`, `(note 3)`."""
SIGNS = "*†‡§¶‖#"

_STEPS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_WRAPPED = re.compile(
    r"\A[\s\[({^]*(?:(?:foot|end)?notes?|n|nb|fn|anm|fußnote|ref)?\.?\s*"
    rf"(\d{{1,5}}[a-z]?|[ivxlc]{{1,7}}|[a-z]{{1,2}}|[{SIGNS}]{{1,6}}|[{SUPERSCRIPTS}]{{1,5}})[\s\])}}.:,]*\Z",
    re.IGNORECASE,
)


def marker_label(text: str) -> str:
    """The label in a marker's text, `[12]`, `¹²`, `(note 3)`, `*`; "" where the text is no marker."""
    match = _WRAPPED.match(text)
    if match is None:
        return ""
    return match.group(1).translate(LOWER)


def roman_value(text: str) -> int:
    """The value of a roman numeral from 1 to 99; 0 where it is none."""
    if not text or not _ROMAN.fullmatch(text):
        return 0
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[c] for c in text.lower()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def roman(number: int) -> str:
    """A number as a lower-case roman numeral."""
    out = []
    for value, sign in _STEPS:
        count, number = divmod(number, value)
        out.append(sign * count)
    return "".join(out)


def strip_label(text: str, label: str) -> str:
    """A note's text without its own label before it: `[1] `, `1. `, `(1) `, `* `, `1 `."""
    pattern = rf"\A\s*[\[(^]*\s*(?:note\s+)?{re.escape(label)}(?:\s*[\])]\s*[.:]?|[.:)]+(?!\d)|(?=\s)|(?=[^\w\s.,:;/–-]))\s*"
    return re.sub(pattern, "", text, count=1, flags=re.IGNORECASE) or text
