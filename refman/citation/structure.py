"""How a note is built: quotations, brackets and emphasis, clauses, and the chunks between punctuation."""

from collections.abc import Sequence
from typing import Final

from refman.citation.tokens import Token

NOWHERE: Final = -1
_QUOTES: Final = {"“": "”", "‘": "’", "„": "“", "«": "»", "»": "«", '"': '"', "'": "'", "‚": "‘", "`": "'"}
_BRACKETS: Final = {"(": ")", "[": "]"}
_DELIMITERS: Final = frozenset(',;:()[]“”„«»"*<>')
_REACH: Final = 60
"""How many tokens a quotation, bracket or emphasis may hold."""


def enclosures(tokens: Sequence[Token]) -> tuple[list[int], list[int], list[int]]:
    """For each token the index of the sign that opens the quotation, the bracket and the emphasis around it.

    The closing sign is inside too. `NOWHERE` where there is none, and where the opening sign is never closed.
    """
    n = len(tokens)
    quote, bracket, emphasis = [NOWHERE] * n, [NOWHERE] * n, [NOWHERE] * n
    for i, token in enumerate(tokens):
        sign = token.text
        if sign in _QUOTES and quote[i] == NOWHERE:
            if sign not in "'`‘’" or _opens(tokens, i):
                _fill(quote, i, _closing_quote(tokens, i, _QUOTES[sign]))
        elif sign in _BRACKETS and bracket[i] == NOWHERE:
            _fill(bracket, i, _closing_bracket(tokens, i, _BRACKETS[sign]))
        elif sign == "*" and emphasis[i] == NOWHERE:
            end = next((j for j in range(i + 1, min(n, i + _REACH)) if tokens[j].text == "*"), NOWHERE)
            _fill(emphasis, i, end)
    return quote, bracket, emphasis


def _fill(around: list[int], start: int, end: int) -> None:
    if end != NOWHERE:
        around[start : end + 1] = [start] * (end + 1 - start)


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a single quotation mark stands where one opens: after a gap or bracket and right before a word."""
    after = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end
    before = i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].text[-1].isalnum()
    return after and not before


def _closing_quote(tokens: Sequence[Token], i: int, close: str) -> int:
    for j in range(i + 1, min(len(tokens), i + _REACH)):
        if tokens[j].text == close and not (close in "'’" and _is_apostrophe(tokens, j)):
            return j
    return NOWHERE


def _is_apostrophe(tokens: Sequence[Token], j: int) -> bool:
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    return after is not None and after.start == tokens[j].end and after.text[0].isalpha()


def _closing_bracket(tokens: Sequence[Token], i: int, close: str) -> int:
    depth, opening = 0, tokens[i].text
    for j in range(i, min(len(tokens), i + _REACH)):
        depth += (tokens[j].text == opening) - (tokens[j].text == close)
        if depth == 0:
            return j
    return NOWHERE


def clauses(tokens: Sequence[Token], quote: Sequence[int]) -> list[int]:
    """The number of the clause that each token stands in; clauses end at semicolons and full stops."""
    numbers, number = [], 0
    for i, token in enumerate(tokens):
        numbers.append(number)
        sign = token.text
        if (sign == ";" and quote[i] == NOWHERE) or (sign in ".?!" and _ends_sentence(tokens, i)):
            number += 1
    return numbers


def _ends_sentence(tokens: Sequence[Token], i: int) -> bool:
    """Whether the stop at `i` follows a word long enough to be none that is abbreviated, and a capital follows it."""
    if not 0 < i < len(tokens) - 1:
        return False
    before, after = tokens[i - 1].text, tokens[i + 1]
    gap = after.start > tokens[i].end or (i + 2 < len(tokens) and after.text in "”\"’'*)")
    return gap and is_long(before) and (after.text[0].isupper() or not after.text[0].isalnum())


def is_long(word: str) -> bool:
    """Whether a word before a full stop is hardly an abbreviation."""
    return len(word) > 3 or not word[0].isalpha()


def chunks(tokens: Sequence[Token]) -> list[int]:
    """The number of the chunk that each token stands in; a chunk ends at any punctuation but an abbreviating stop.

    Signs between two chunks belong to the latter, but for the first one, which closes its chunk.
    """
    numbers, number, words = [], 0, 0
    for i, token in enumerate(tokens):
        numbers.append(number)
        sign = token.text
        if sign in _DELIMITERS or (sign in ".?!" and i > 0 and is_long(tokens[i - 1].text)):
            if words:
                number, words = number + 1, 0
        elif sign != ".":
            words += 1
    return numbers


def is_delimiter(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token at `i` ends a chunk."""
    sign = tokens[i].text
    return sign in _DELIMITERS or (sign in ".?!" and i > 0 and is_long(tokens[i - 1].text))
