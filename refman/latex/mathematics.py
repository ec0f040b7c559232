"""Simple mathematics: signs, letters, superscripts and subscripts."""

import re
from collections.abc import Callable

from refman.latex.pieces import Piece
from refman.latex.rare import character_of
from refman.latex.symbols import MATH, SYMBOLS

_TOKEN = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|([{}^_~])|([A-Za-z]+)|([^\\{}^_~A-Za-z]+)", re.DOTALL)
_UPRIGHT = frozenset({"mathrm", "text", "textrm", "mbox", "mathsf", "mathtt", "operatorname", "textnormal"})
_SLANTED = frozenset({"mathit", "mathbf", "mathcal", "mathbb", "boldsymbol", "bm", "mathfrak", "ensuremath"})


def mathematics(source: str) -> Piece:
    """What stands between dollars, as protected text; what is not simple stays as it stands, dollars and all."""
    tokens = list(_TOKEN.finditer(source.strip("$")))
    try:
        return Piece("braces", parts=_Reader(tokens).group(top=True))
    except ValueError:
        return Piece("text", source)


class _Reader:
    """Reads signs, letters, superscripts and subscripts; raises `ValueError` at anything else."""

    def __init__(self, tokens: "list[re.Match[str]]") -> None:
        self._tokens, self._at = tokens, 0

    def group(self, *, top: bool = False, upright: bool = False) -> list[Piece]:
        pieces: list[Piece] = []
        while self._at < len(self._tokens):
            if self._tokens[self._at][3] == "}":
                self._at += 1
                if top:
                    raise ValueError
                return pieces
            pieces.append(self._one(upright=upright))
        if not top:
            raise ValueError
        return pieces

    def _one(self, *, upright: bool) -> Piece:
        command, symbol, mark, letters, signs = self._tokens[self._at].groups()
        self._at += 1
        if mark == "}":
            raise ValueError
        readers: dict[str, Callable[[], Piece]] = {
            "{": lambda: Piece("braces", parts=self.group(upright=upright)),
            "^": lambda: Piece("sup", parts=self._script(upright=upright)),
            "_": lambda: Piece("sub", parts=self._script(upright=upright)),
            "~": lambda: Piece("text", "\u00a0"),
        }
        if mark:
            return readers[mark]()
        if command or symbol:
            return self._command(command or symbol)
        if letters and not upright:
            return Piece("i", parts=[Piece("text", letters)])
        return Piece("text", letters or signs)

    def _command(self, name: str) -> Piece:
        if name in _UPRIGHT or name in _SLANTED:
            if self._at >= len(self._tokens) or self._tokens[self._at][3] != "{":
                raise ValueError
            self._at += 1
            return Piece("braces", parts=self.group(upright=name in _UPRIGHT))
        character = MATH.get(name, SYMBOLS.get(name))
        if character is None:
            character = character_of().get(name)
        if character is None:
            raise ValueError
        return Piece("text", character)

    def _script(self, *, upright: bool) -> list[Piece]:
        """The group or the single character that a `^` or `_` lifts or lowers."""
        if self._at >= len(self._tokens):
            raise ValueError
        token = self._tokens[self._at]
        run = token[4] or token[5]
        if run and len(run) > 1:
            self._tokens[self._at : self._at + 1] = list(_TOKEN.finditer(run[0])) + list(
                _TOKEN.finditer(run[1:])
            )
        piece = self._one(upright=upright)
        return piece.parts if piece.kind == "braces" else [piece]
