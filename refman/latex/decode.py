"""LaTeX to Unicode, plain or as the rich text of CSL-JSON."""

import re
import unicodedata
from collections.abc import Iterator

from refman.latex.mathematics import mathematics
from refman.latex.pieces import Piece, markup, plain
from refman.latex.rare import character_of
from refman.latex.symbols import (
    COMBINING,
    DECLARATIONS,
    DROPPED_ARGUMENT,
    LETTERS,
    MATH,
    QUOTING,
    SIGNS,
    SILENT,
    STYLES,
    SYMBOLS,
)

_SPECIAL = re.compile(r"[\\{}$~`]|--|''")
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+\*?)(?P<gap>[ \t\r\n]*)"
    r"|\\(?P<symbol>[^A-Za-z])"
    r"|(?P<math>\$\$[^$]+\$\$|\$(?:[^$\\]|\\.)+\$)"
    r"|(?P<mark>[{}$~]|---?|``|''|[!?]`|`)"
    r"|(?P<text>(?:(?![!?]`)[^\\{}$~`'-])+|['-]|.)",
    re.DOTALL,
)
_MARKS = {"~": "\u00a0", "---": "—", "--": "–", "``": "“", "''": "”", "!`": "¡", "?`": "¿", "`": "‘"}
_ACTING = frozenset({*COMBINING, *STYLES, *QUOTING, *SILENT, *DROPPED_ARGUMENT, "ensuremath"})


def to_unicode(text: str) -> str:
    r"""The characters that LaTeX would print for `text`, without emphasis and braces.

    What has no character of its own stays as it is: a command unknown to refman by its name, and
    mathematics beyond signs, superscripts and subscripts between its dollars.
    """
    if not _SPECIAL.search(text):
        return text
    return plain(_read(text))


def to_markup(text: str) -> str:
    """As `to_unicode`, with emphasis and protected capitals as CSL-JSON's rich text says them."""
    if not _SPECIAL.search(text):
        return text
    return markup(_read(text))


def _read(text: str) -> list[Piece]:
    try:
        return _Reader(text).group(top=True)
    except RecursionError:  # hundreds of groups in one another: not what people write
        return [Piece("text", text)]


class _Reader:
    """Walks the tokens of one value; a group ends at its closing brace or at the end of the text."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_TOKEN.finditer(text))
        self._at = 0
        self._quotes = 0

    def group(self, *, top: bool = False) -> list[Piece]:
        pieces: list[Piece] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token["mark"] == "}":
                self._at += 1
                if not top:
                    return pieces
                continue
            if token["word"] in DECLARATIONS:
                self._at += 1
                pieces.append(Piece(DECLARATIONS[token["word"]], parts=self.group(top=top)))
                return pieces
            pieces.extend(self._one())
        return pieces

    def _one(self) -> Iterator[Piece]:
        token = self._tokens[self._at]
        self._at += 1
        if token["word"]:
            yield from self._command(token["word"].rstrip("*"), token["gap"])
        elif token["symbol"] is not None:
            yield from self._symbol(token["symbol"])
        elif token["math"]:
            yield mathematics(token["math"])
        elif token["mark"] == "{":
            following = self._tokens[self._at : self._at + 1]
            special = bool(following) and following[0][0].startswith("\\")
            yield Piece("braces", parts=self.group(), special=special)
        else:
            yield Piece("text", _MARKS.get(token[0], token[0]))

    def _symbol(self, symbol: str) -> Iterator[Piece]:
        if symbol in COMBINING:
            yield self._accent(symbol)
        elif symbol == "(":
            yield self._parenthesised_math()
        else:
            yield Piece("text", SYMBOLS.get(symbol, "\\" + symbol))

    def _parenthesised_math(self) -> Piece:
        start = self._at
        while self._at < len(self._tokens) and self._tokens[self._at]["symbol"] != ")":
            self._at += 1
        inside = "".join(t[0] for t in self._tokens[start : self._at])
        self._at += 1
        return mathematics(f"${inside}$")

    def _command(self, name: str, gap: str) -> Iterator[Piece]:
        if character := _printed(name):
            yield Piece("text", character)
        elif name in COMBINING:
            yield self._accent(name)
        elif name in STYLES:
            yield Piece(STYLES[name], parts=self._argument())
        elif name in QUOTING:
            yield from self._quoted()
        elif name == "ensuremath":
            yield mathematics(f"${self._source()}$")
        elif name in SILENT or self._has_argument():
            if name in DROPPED_ARGUMENT:
                self._argument()
            if self._has_argument():
                yield from self._argument()
        else:
            yield Piece("text", f"\\{name}{gap}")

    def _quoted(self) -> Iterator[Piece]:
        open_, close = ("“", "”") if self._quotes % 2 == 0 else ("‘", "’")
        self._quotes += 1
        inner = self._argument()
        self._quotes -= 1
        yield from (Piece("text", open_), *inner, Piece("text", close))

    def _has_argument(self) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at]["mark"] == "{"

    def _argument(self) -> list[Piece]:
        """The pieces of the next group, or the next single token."""
        if self._has_argument():
            self._at += 1
            return self.group()
        return list(self._one()) if self._at < len(self._tokens) else []

    def _source(self) -> str:
        """The LaTeX of the next group, unread."""
        start = self._at
        self._argument()
        return "".join(t[0] for t in self._tokens[start : self._at]).removeprefix("{").removesuffix("}")

    def _accent(self, command: str) -> Piece:
        self._skip_space()
        base = plain(self._accented())
        if not base.strip():
            return Piece("text", command if command in "~^'`\"" else "" + base)
        first = {"ı": "i", "ȷ": "j"}.get(base[0], base[0])
        size = 2 if command == "t" and len(base) > 1 else 1
        return Piece(
            "text", unicodedata.normalize("NFC", first + COMBINING[command] + base[1:size]) + base[size:]
        )

    def _skip_space(self) -> None:
        while self._at < len(self._tokens) and (self._tokens[self._at]["text"] or "x").isspace():
            self._at += 1

    def _accented(self) -> list[Piece]:
        """What an accent stands on: a group, a command, or the first letter of a stretch of text."""
        if self._at < len(self._tokens) and (text := self._tokens[self._at]["text"]):
            self._at += 1
            return [Piece("text", text.lstrip())]
        return self._argument()


def _printed(name: str) -> str | None:
    """What a command prints by itself; None where it does something to what follows, or is unknown."""
    if known := LETTERS.get(name) or SIGNS.get(name):
        return known
    return None if name in _ACTING else MATH.get(name) or character_of().get(name)
