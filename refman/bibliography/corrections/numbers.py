"""Numbers, as citeproc-js sees them: `16/1977` is one number, `12-13` are two, `WP-19/3` is none."""

import re

from refman.bibliography.corrections.carriers import numeric, one_word

NUMBERS = (
    "page", "issue", "volume", "number", "collection-number", "chapter-number", "part-number", "supplement-number",
    "printing-number", "edition", "section", "number-of-volumes", "number-of-pages",
)  # fmt: skip

_JOINER = re.compile(r"([-–]+|[,;]\s+|\s*&\s*)")
_NUMERIC = re.compile(r"[A-Za-z]*\d+[A-Za-z]*|\d+[/A-Za-z]\d+|[ixv]+")
_UNDERSTOOD = re.compile(r"[A-Za-z]*\d+|\d+[A-Za-z]+")
"""What pandoc takes for a number too."""
_ROMAN = re.compile(r"[IVXLCM]+-[IVXLCM]+")


def correct_number(number: str, *, is_page: bool = False, is_one: bool = False) -> str:
    """A number that pandoc labels as citeproc-js labels the original: plural or not, or not at all.

    Args:
        number: a variable's value.
        is_page: whether it is for the style to format ranges.
        is_one: whether hyphens are part of the number.

    """
    number = re.sub(r"\s*-\s*", "-", number)
    if _ROMAN.fullmatch(number):
        return number if is_page else number.replace("-", "–")
    first, *others = _JOINER.split(number)
    words = [first, *others[1::2]]
    if not _NUMERIC.fullmatch(first) or not all(map(str.isalnum, words[1:])):
        return one_word(number)
    if others and is_one:
        return one_word(number)
    if others and is_page:
        return number
    joiners = ["–" if joiner[0] in "-–" else joiner for joiner in others[::2]]
    shown = [word if _UNDERSTOOD.fullmatch(word) else numeric(word) for word in words]
    return shown[0] + "".join(f"{joiner}{word}" for joiner, word in zip(joiners, shown[1:], strict=True))
