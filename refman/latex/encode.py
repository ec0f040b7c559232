"""Unicode, plain or as the rich text of CSL-JSON, to LaTeX."""

import re
import unicodedata
from functools import cache

from refman.latex.rare import latex_of
from refman.latex.symbols import COMBINING, GREEK, LETTERS, MATH, SIGNS

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "\u00a0": "~",
    "–": "--",
    "—": "---",
    "`": r"\textasciigrave{}",
}
_ESCAPED = re.compile(r"[-–—]{2,}|'{2,}|[\\{}$&%#_^~\u00a0–—`]")
_MATH = re.compile(r"\$(?=\S)(?:[^$\\]|\\.)*\\(?:[^$\\]|\\.)*(?<=\S)\$(?!\d)")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ASCII_SIGNS = {
    "“": "``",
    "”": "''",
    "‘": "`",
    "’": "'",
    "‐": "-",
    "‑": "-",
    "\u2009": r"\,",
    "\u202f": r"\,",
    "\u200b": "",
}
_ACCENTS = {mark: command for command, mark in COMBINING.items()}
_TAG = re.compile(r"<(?P<close>/?)(?P<name>i|b|sup|sub|sc|span)(?P<attributes>(?:\s[^<>]*)?)>", re.IGNORECASE)
_NUL = "\0"
_SPECIAL_CHARACTER = re.compile(r"(?:^|\0){(?=\0?\\)")
"""The opening brace of a protected stretch before a command: BibTeX would take it for an accented letter."""
_COMMANDS = {
    "i": r"\emph{",
    "b": r"\textbf{",
    "sc": r"\textsc{",
    "sup": r"\textsuperscript{",
    "sub": r"\textsubscript{",
    "nocase": "{",
}


def to_latex(text: str, *, ascii_only: bool = False) -> str:
    """Plain Unicode as LaTeX that prints it.

    Characters beyond ASCII stay as they are unless `ascii_only`: then they become commands where LaTeX has one.
    Mathematics with commands in it (`$…$`) passes unchanged.
    """
    out, at = [], 0
    for math in _MATH.finditer(text):
        out += [_escape(text[at : math.start()]), math[0]]
        at = math.end()
    out.append(_escape(text[at:]))
    latex = "".join(out)
    return latex_ascii(latex) if ascii_only else latex


def latex_ascii(latex: str) -> str:
    """LaTeX with the characters beyond ASCII as commands, as far as LaTeX has them."""
    return latex if latex.isascii() else _combine(unicodedata.normalize("NFC", latex))


def from_markup(text: str, *, ascii_only: bool = False) -> str:
    """CSL-JSON's rich text as LaTeX; what is no tag, or has no partner, is text."""
    if "<" not in text:
        return to_latex(text, ascii_only=ascii_only)
    out, at = [], 0
    for tag, latex in _paired_tags(text):
        out += [to_latex(text[at : tag.start()], ascii_only=ascii_only), latex]
        at = tag.end()
    out.append(to_latex(text[at:], ascii_only=ascii_only))
    return _SPECIAL_CHARACTER.sub(r"\g<0>{}", _NUL.join(filter(None, out))).replace(_NUL, "")


def strip_markup(text: str) -> str:
    """CSL-JSON's rich text without its tags."""
    if "<" not in text:
        return text
    out, at = [], 0
    for tag, _ in _paired_tags(text):
        out.append(text[at : tag.start()])
        at = tag.end()
    return "".join((*out, text[at:]))


def _paired_tags(text: str) -> "list[tuple[re.Match[str], str]]":
    """The tags that have a partner, in order, with the LaTeX that says them."""
    found: list[tuple[re.Match[str], str]] = []
    open_: list[tuple[str, re.Match[str]]] = []
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if not tag["close"]:
            open_.append((name, tag))
        elif name in (n for n, _ in open_):
            while open_[-1][0] != name:
                open_.pop()
            partner = open_.pop()[1]
            if command := _command(partner):
                found += [(partner, command), (tag, "}")]
            else:
                found += [(partner, ""), (tag, "")]
    return sorted(found, key=lambda pair: pair[0].start())


def _command(tag: "re.Match[str]") -> str:
    name, attributes = tag["name"].lower(), tag["attributes"].lower()
    if name != "span":
        return _COMMANDS[name]
    if "nocase" in attributes:
        return _COMMANDS["nocase"]
    return _COMMANDS["sc"] if "small-caps" in attributes else ""


def _escape(text: str) -> str:
    # Dashes and apostrophes in a row are kept apart: LaTeX would join them to longer dashes and quotation marks.
    return _ESCAPED.sub(lambda found: "{}".join(_ESCAPES.get(c, c) for c in found[0]), text)


def _combine(latex: str) -> str:
    return _NOT_ASCII.sub(lambda found: _character(found[0]), latex)


@cache
def _character(character: str) -> str:
    """One character beyond ASCII as LaTeX; itself where there is no command."""
    named = _ASCII_SIGNS.get(character) or _named().get(character)
    if named is not None:
        return named
    base, *marks = list(unicodedata.normalize("NFD", character))
    if len(marks) == 1 and marks[0] in _ACCENTS and base.isascii():
        accent = _ACCENTS[marks[0]]
        dotless = f"\\{base}" if base in "ij" and accent in "`'^\"~=uvHr." else base
        return f"{{\\{accent}{{{base}}}}}" if accent.isalpha() else f"{{\\{accent}{dotless}}}"
    return latex_of().get(character, character)


@cache
def _named() -> dict[str, str]:
    """Characters that a command of refman's own tables prints; the first name listed wins."""
    named: dict[str, str] = {}
    for name, character in LETTERS.items():
        named.setdefault(character, f"{{\\{name}}}")
    for name, character in SIGNS.items():
        if len(character) == 1 and not character.isascii():
            named.setdefault(character, f"{{\\{name}}}")
    for name, character in (GREEK | MATH).items():
        if len(character) == 1 and not character.isascii():
            named.setdefault(character, f"\\ensuremath{{\\{name}}}")
    return named
