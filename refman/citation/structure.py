"""What encloses the words of a note: quotations, brackets and emphasis."""

from collections.abc import Sequence
from typing import Final

from refman.citation.tokens import Token

NOWHERE: Final = -1
_QUOTES: Final = {"“": "”", "‘": "’", "„": "“", "«": "»", "»": "«", '"': '"', "'": "'", "‚": "‘", "`": "'"}
_BRACKETS: Final = {"(": ")", "[": "]"}
_EMPHASIS: Final = "*"
_OPENING: Final = frozenset((*_QUOTES, *_BRACKETS, _EMPHASIS))
_REACH: Final = 60
"""How many tokens a quotation, bracket or emphasis may hold."""


def enclosures(tokens: Sequence[Token]) -> tuple[list[int], list[int], list[int]]:
    """For each token the index of the sign that opens the quotation, the bracket and the emphasis around it.

    The closing sign is inside too. `NOWHERE` where there is none, and where the opening sign is never closed.
    """
    n = len(tokens)
    quote, bracket, emphasis = [NOWHERE] * n, [NOWHERE] * n, [NOWHERE] * n
    for i, sign in [(i, token.text) for i, token in enumerate(tokens) if token.text in _OPENING]:
        if sign in _QUOTES and quote[i] == NOWHERE:
            if sign not in "'`‘’" or _opens(tokens, i):
                _fill(quote, i, _closing_quote(tokens, i, _QUOTES[sign]))
        elif sign in _BRACKETS and bracket[i] == NOWHERE:
            _fill(bracket, i, _closing_bracket(tokens, i, _BRACKETS[sign]))
        elif sign == _EMPHASIS and emphasis[i] == NOWHERE:
            end = next((j for j in range(i + 1, min(n, i + _REACH)) if tokens[j].text == _EMPHASIS), NOWHERE)
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
