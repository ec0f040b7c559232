"""Lines become running text: words joined over line ends, emphasis as `*…*`, white space folded."""

import re
from collections.abc import Iterable, Sequence

from refman.article.pdf.glyphs import HYPHEN
from refman.article.pdf.lines import Piece

Vocabulary = frozenset[str]
"""Words of the document that stand within a line, in lower case, with their hyphens."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"((?:[^\W\d_]+-)*[^\W\d_]+)$")
_FIRST = re.compile(r"[^\W\d_]+")
_CONJUNCTIONS = {
    "und",
    "oder",
    "bzw",
    "and",
    "or",
    "et",
    "ou",
    "y",
    "e",
    "o",
    "as",
    "to",
    "sowie",
    "lub",
    "i",
}
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|doi:)\S*$", re.IGNORECASE)
_NEUTRAL = {"", "&", "’", "'", "-", "–", "/"}
"""What may be set upright between two emphasised words without parting them."""
_EDGES = re.compile(r"([\s,;:]*)(.*?)([\s,;:]*)", re.DOTALL)


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """The words of lines but the first and last of each, which may be cut."""
    words: set[str] = set()
    for line in lines:
        words.update(word.casefold() for word in _WORD.findall(line)[1:-1])
    return frozenset(words)


def join_lines(lines: Sequence[Sequence[Piece]], words: Vocabulary) -> list[Piece]:
    """The pieces of lines as one sequence, with what parts two lines settled: nothing, a hyphen or a space."""
    joined: list[Piece] = []
    for pieces in lines:
        if joined:
            before = "".join(piece.text for piece in joined[-8:])
            after = "".join(piece.text for piece in pieces).lstrip()
            last = joined[-1]
            joined[-1] = last._replace(text=_settle(last.text.rstrip(), before.rstrip(), after, words))
        joined += pieces
    if joined:
        joined[-1] = joined[-1]._replace(text=joined[-1].text.replace(HYPHEN, "-"))
    return joined


def _settle(last: str, before: str, after: str, words: Vocabulary) -> str:
    """The last piece of a line with what belongs between it and the next line."""
    last = last[:-1].replace(HYPHEN, "-") + last[-1:]
    address = _ADDRESS.search(before)
    if address:
        return last.replace(HYPHEN, "-") + ("" if _address_goes_on(before, after) else " ")
    if not last.endswith((HYPHEN, "-")):
        return last.replace(HYPHEN, "-") + " "
    stem = last[:-1]
    first, second = _LAST.search(before[:-1]), _FIRST.match(after)
    if not (first and second):
        return stem + "-"
    if second.group().casefold() in _CONJUNCTIONS and first.group()[0].isupper():
        return stem + "- "
    return stem + ("" if _one_word(first.group(), second.group(), words) else "-")


def _address_goes_on(before: str, after: str) -> bool:
    """Whether the first word of a line belongs to the web address that ends the line before."""
    if before.endswith((HYPHEN, "-", "/", "_", "=", "?", "&", "%", "#", "~")):
        return True
    word = after.split(maxsplit=1)[0] if after else ""
    if before.endswith((",", ";", ")", ">", "]")) or word.startswith(("(", "[", "http", "www.")):
        return False
    if before.endswith("."):
        return word[:1].islower() and bool(re.search(r"[/.?=]\w", word))
    return word.startswith(("/", ".", "?", "=", "&", "%", "#", "_", "-")) or bool(
        re.search(r"[/?=&%#_~]", word)
    )


def _one_word(first: str, second: str, words: Vocabulary) -> bool:
    """Whether a hyphen at a line's end was only put there to break the word."""
    if second[0].isupper() and not (first + second).isupper():
        return False
    whole, hyphened = (first + second).casefold(), f"{first}-{second}".casefold()
    if hyphened in words:
        return whole in words
    return whole in words or not _both_stand_alone(first, second, words)


def _both_stand_alone(first: str, second: str, words: Vocabulary) -> bool:
    """Whether the halves are a compound like "state-owned": words of their own, the first one not short."""
    return len(first) > 3 and len(second) > 3 and {first.casefold(), second.casefold()} <= words


def with_emphasis(pieces: Iterable[Piece]) -> str:
    """Pieces as text with `*…*` around what is emphasised."""
    parts: list[tuple[str, bool]] = []
    for piece in pieces:
        before = bool(parts) and parts[-1][1]
        italic = (
            before if piece.text.strip() in _NEUTRAL else piece.italic and (before or _has_letters(piece))
        )
        if parts and before == italic:
            parts[-1] = (parts[-1][0] + piece.text, italic)
        else:
            parts.append((piece.text, italic))
    return fold("".join(_emphasised(text) if italic else text for text, italic in parts))


def _has_letters(piece: Piece) -> bool:
    return any(char.isalnum() for char in piece.text)


def _emphasised(text: str) -> str:
    """Text between asterisks."""
    before, core, after = _EDGES.fullmatch(text).groups()  # type: ignore[union-attr]
    return f"{before}*{core}*{after}" if core else text


def plain(pieces: Iterable[Piece]) -> str:
    """Pieces as text without emphasis."""
    return fold("".join(piece.text for piece in pieces))


def fold(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())
