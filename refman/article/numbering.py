"""The numbers that notes show: number formats of Word and OpenDocument, and where a numbering starts anew."""

from collections.abc import Iterable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SYMBOLS = "*†‡§"


def label(number: int, style: str) -> str:
    """A number as a note shows it; `style` is a value of Word's `w:numFmt`, decimal where it is unknown.

    >>> label(4, "lowerRoman"), label(28, "upperLetter"), label(5, "chicago")
    ('iv', 'BB', '**')
    """
    if number < 1 or number > 9999:
        return str(number)
    if style in {"lowerRoman", "upperRoman"}:
        return _cased(_roman(number), style)
    if style in {"lowerLetter", "upperLetter"}:
        turn, letter = divmod(number - 1, 26)
        return _cased(chr(ord("a") + letter) * (turn + 1), style)
    if style == "chicago":
        turn, symbol = divmod(number - 1, len(_SYMBOLS))
        return _SYMBOLS[symbol] * (turn + 1)
    return str(number)


def _roman(number: int) -> str:
    digits = []
    for value, digit in _ROMAN:
        times, number = divmod(number, value)
        digits.append(digit * times)
    return "".join(digits)


def _cased(digits: str, style: str) -> str:
    return digits.upper() if style.startswith("upper") else digits


def unique(names: Iterable[str]) -> list[str]:
    """Names of sections, each different from those before it: "Notes", "Notes (2)".

    >>> unique(["Notes", "", "Notes"])
    ['Notes', '2', 'Notes (2)']
    """
    found: list[str] = []
    for position, name in enumerate(names, 1):
        candidate, times = name or str(position), 2
        while candidate in found:
            candidate, times = f"{name} ({times})".strip(), times + 1
        found.append(candidate)
    return found
