"""LaTeX to Unicode, plain or as the rich text of CSL-JSON."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

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
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SYMBOLS,
    TAGS,
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
_MATH_TOKEN = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|([{}^_~])|([A-Za-z]+)|([^\\{}^_~A-Za-z]+)", re.DOTALL)
_UPRIGHT = frozenset({"mathrm", "text", "textrm", "mbox", "mathsf", "mathtt", "operatorname", "textnormal"})
_SLANTED = frozenset({"mathit", "mathbf", "mathcal", "mathbb", "boldsymbol", "bm", "mathfrak", "ensuremath"})


@dataclass(slots=True)
class _Piece:
    """A stretch of text (`kind` "text") or a group of pieces: braces, or the name of a tag."""

    kind: str
    text: str = ""
    parts: "list[_Piece]" = field(default_factory=list)
    special: bool = False  # BibTeX's "special character": a group that begins with a command


def to_unicode(text: str) -> str:
    r"""The characters that LaTeX would print for `text`, without emphasis and braces.

    What has no character of its own stays as it is: a command unknown to refman by its name, and
    mathematics beyond signs, superscripts and subscripts between its dollars.
    """
    if not _SPECIAL.search(text):
        return text
    return _plain(_read(text))


def to_markup(text: str) -> str:
    """As `to_unicode`, with emphasis and protected capitals as CSL-JSON's rich text says them."""
    if not _SPECIAL.search(text):
        return text
    return _markup(_read(text))


def _plain(pieces: list[_Piece]) -> str:
    out = []
    for piece in pieces:
        inner = piece.text or _plain(piece.parts)
        if piece.kind == "sup":
            inner = superscript(inner)
        elif piece.kind == "sub":
            inner = subscript(inner)
        out.append(inner)
    return "".join(out)


def superscript(text: str) -> str:
    """The text in Unicode's superscripts where it has all of them, otherwise as it is."""
    lifted = text.translate(SUPERSCRIPTS)
    return text if set(lifted) & set(text) else lifted


def subscript(text: str) -> str:
    """The text in Unicode's subscripts where it has all of them, otherwise as it is."""
    lowered = text.translate(SUBSCRIPTS)
    return text if set(lowered) & set(text) else lowered


def _markup(pieces: list[_Piece], *, protected: bool = False) -> str:
    out = []
    for piece in pieces:
        if piece.kind == "text":
            out.append(piece.text)
        elif piece.kind == "braces":
            shield = not protected and not piece.special
            inner = _markup(piece.parts, protected=protected or shield)
            shield = shield and any(c.isalpha() for c in _plain(piece.parts))
            out.append(inner.join(TAGS["nocase"]) if shield else inner)
        else:
            out.append(_markup(piece.parts, protected=protected).join(TAGS[piece.kind]))
    return "".join(out)


def _read(text: str) -> list[_Piece]:
    return _Reader(text).group(top=True)


class _Reader:
    """Walks the tokens of one value; a group ends at its closing brace or at the end of the text."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_TOKEN.finditer(text))
        self._at = 0
        self._quotes = 0

    def group(self, *, top: bool = False) -> list[_Piece]:
        pieces: list[_Piece] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token["mark"] == "}":
                self._at += 1
                if not top:
                    return pieces
                continue
            if token["word"] in DECLARATIONS:
                self._at += 1
                pieces.append(_Piece(DECLARATIONS[token["word"]], parts=self.group(top=top)))
                return pieces
            pieces.extend(self._one())
        return pieces

    def _one(self) -> Iterator[_Piece]:
        token = self._tokens[self._at]
        self._at += 1
        if token["word"]:
            yield from self._command(token["word"].rstrip("*"), token["gap"])
        elif token["symbol"] is not None:
            yield from self._symbol(token["symbol"])
        elif token["math"]:
            yield from _math(token["math"])
        elif token["mark"] == "{":
            following = self._tokens[self._at : self._at + 1]
            special = bool(following) and following[0][0].startswith("\\")
            yield _Piece("braces", parts=self.group(), special=special)
        else:
            yield _Piece("text", _MARKS.get(token[0], token[0]))

    def _symbol(self, symbol: str) -> Iterator[_Piece]:
        if symbol in COMBINING:
            yield self._accent(symbol)
        elif symbol == "(":
            yield from self._parenthesised_math()
        else:
            yield _Piece("text", SYMBOLS.get(symbol, "\\" + symbol))

    def _parenthesised_math(self) -> Iterator[_Piece]:
        start = self._at
        while self._at < len(self._tokens) and self._tokens[self._at]["symbol"] != ")":
            self._at += 1
        inside = "".join(t[0] for t in self._tokens[start : self._at])
        self._at += 1
        yield from _math(f"${inside}$")

    def _command(self, name: str, gap: str) -> Iterator[_Piece]:
        if name in LETTERS or name in SIGNS:
            yield _Piece("text", LETTERS.get(name) or SIGNS[name])
        elif name in COMBINING:
            yield self._accent(name)
        elif name in STYLES:
            yield _Piece(STYLES[name], parts=self._argument())
        elif name in QUOTING:
            yield from self._quoted()
        elif name == "ensuremath":
            yield from _math(f"${self._source()}$")
        elif name in SILENT or self._has_argument():
            if name in DROPPED_ARGUMENT:
                self._argument()
            if self._has_argument():
                yield from self._argument()
        else:
            yield _Piece("text", MATH.get(name) or f"\\{name}{gap}")

    def _quoted(self) -> Iterator[_Piece]:
        open_, close = ("“", "”") if self._quotes % 2 == 0 else ("‘", "’")
        self._quotes += 1
        inner = self._argument()
        self._quotes -= 1
        yield from (_Piece("text", open_), *inner, _Piece("text", close))

    def _has_argument(self) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at]["mark"] == "{"

    def _argument(self) -> list[_Piece]:
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

    def _accent(self, command: str) -> _Piece:
        self._skip_space()
        base = _plain(self._accented())
        if not base.strip():
            return _Piece("text", command if command in "~^'`\"" else "" + base)
        first = {"ı": "i", "ȷ": "j"}.get(base[0], base[0])
        size = 2 if command == "t" and len(base) > 1 else 1
        return _Piece(
            "text", unicodedata.normalize("NFC", first + COMBINING[command] + base[1:size]) + base[size:]
        )

    def _skip_space(self) -> None:
        while self._at < len(self._tokens) and (self._tokens[self._at]["text"] or "x").isspace():
            self._at += 1

    def _accented(self) -> list[_Piece]:
        """What an accent stands on: a group, a command, or the first letter of a stretch of text."""
        if self._at < len(self._tokens) and (text := self._tokens[self._at]["text"]):
            self._at += 1
            return [_Piece("text", text.lstrip())]
        return self._argument()


def _math(source: str) -> Iterator[_Piece]:
    """Simple mathematics as protected text with superscripts; the rest as it stands."""
    inside = source.strip("$")
    tokens = list(_MATH_TOKEN.finditer(inside))
    try:
        parts = _MathReader(tokens).group(top=True)
    except ValueError:
        yield _Piece("text", source)
    else:
        yield _Piece("braces", parts=parts)


class _MathReader:
    """Reads signs, letters, superscripts and subscripts; raises `ValueError` at anything else."""

    def __init__(self, tokens: "list[re.Match[str]]") -> None:
        self._tokens, self._at = tokens, 0

    def group(self, *, top: bool = False, upright: bool = False) -> list[_Piece]:
        pieces: list[_Piece] = []
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

    def _one(self, *, upright: bool) -> _Piece:
        command, symbol, mark, letters, signs = self._tokens[self._at].groups()
        self._at += 1
        if mark == "}":
            raise ValueError
        readers: dict[str, Callable[[], _Piece]] = {
            "{": lambda: _Piece("braces", parts=self.group(upright=upright)),
            "^": lambda: _Piece("sup", parts=self._script(upright=upright)),
            "_": lambda: _Piece("sub", parts=self._script(upright=upright)),
            "~": lambda: _Piece("text", "\u00a0"),
        }
        if mark:
            return readers[mark]()
        if command or symbol:
            return self._command(command or symbol)
        if letters and not upright:
            return _Piece("i", parts=[_Piece("text", letters)])
        return _Piece("text", letters or signs)

    def _command(self, name: str) -> _Piece:
        if name in _UPRIGHT or name in _SLANTED:
            if self._at >= len(self._tokens) or self._tokens[self._at][3] != "{":
                raise ValueError
            self._at += 1
            return _Piece("braces", parts=self.group(upright=name in _UPRIGHT))
        if name in MATH or name in SYMBOLS:
            return _Piece("text", MATH.get(name, SYMBOLS.get(name, "")))
        raise ValueError

    def _script(self, *, upright: bool) -> list[_Piece]:
        """The group or the single character that a `^` or `_` lifts or lowers."""
        if self._at >= len(self._tokens):
            raise ValueError
        token = self._tokens[self._at]
        run = token[4] or token[5]
        if run and len(run) > 1:
            self._tokens[self._at : self._at + 1] = list(_MATH_TOKEN.finditer(run[0])) + list(
                _MATH_TOKEN.finditer(run[1:])
            )
        piece = self._one(upright=upright)
        return piece.parts if piece.kind == "braces" else [piece]
