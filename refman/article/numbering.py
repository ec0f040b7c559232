"""Numbers of notes as Word shows them: formats, and numbering that starts anew by section or page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from refman.article.labels import roman

_SYMBOLS = "*†‡§"


@dataclass(frozen=True, slots=True)
class Scheme:
    """How the notes of one kind are numbered; `format` and `restart` are values of `w:numFmt`, `w:numRestart`."""

    format: str = "decimal"
    start: int = 1
    restart: str = "continuous"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a marker stands, counted from the start of the document, and the mark that the writer chose, if any."""

    section: int
    page: int
    mark: str = ""


def numbered(places: Iterable[Place], schemes: Sequence[Scheme]) -> list[tuple[str, int]]:
    """The label that each marker shows, and which run of numbers it belongs to.

    `schemes` holds one for each section of the document; a mark of the writer's own takes no number.
    """
    found: list[tuple[str, int]] = []
    run, number, last = 0, 0, Place(0, 0)
    for place in places:
        scheme = schemes[min(place.section, len(schemes) - 1)]
        if not found:
            number = scheme.start - 1
        elif _restarts(scheme, last, place):
            run, number = run + 1, scheme.start - 1
        last = place
        number += not place.mark
        found.append((place.mark or show(number, scheme.format), run))
    return found


def _restarts(scheme: Scheme, last: Place, place: Place) -> bool:
    if scheme.restart == "eachSect":
        return place.section != last.section
    return scheme.restart == "eachPage" and place.page != last.page


def show(number: int, style: str) -> str:
    """A number as a note shows it; `style` is a value of Word's `w:numFmt`, decimal where it is unknown.

    >>> show(4, "lowerRoman"), show(28, "upperLetter"), show(5, "chicago")
    ('iv', 'BB', '**')
    """
    if not 0 < number < 10_000:
        return str(number)
    if style in {"lowerRoman", "upperRoman"}:
        digits = roman(number)
    elif style in {"lowerLetter", "upperLetter"}:
        turn, letter = divmod(number - 1, 26)
        digits = chr(ord("a") + letter) * (turn + 1)
    elif style == "chicago":
        turn, symbol = divmod(number - 1, len(_SYMBOLS))
        digits = _SYMBOLS[symbol] * (turn + 1)
    else:
        return str(number)
    return digits.upper() if style.startswith("upper") else digits
