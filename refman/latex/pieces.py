"""What LaTeX is read as: pieces of text in groups, and these as plain text or as CSL-JSON's rich text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from refman.latex.symbols import SUBSCRIPTS, SUPERSCRIPTS, TAGS


@dataclass(slots=True)
class Piece:
    """A stretch of text (`kind` "text") or a group of pieces: braces, or the name of a tag."""

    kind: str
    text: str = ""
    parts: "list[Piece]" = field(default_factory=list)
    special: bool = False  # BibTeX's "special character": a group that begins with a command


def plain(pieces: Sequence[Piece]) -> str:
    """The characters, superscripts and subscripts as such where Unicode has them."""
    out = []
    for piece in pieces:
        inner = piece.text or plain(piece.parts)
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


def markup(pieces: Sequence[Piece], *, protected: bool = False) -> str:
    """CSL-JSON's rich text; `protected` where capitals are kept already."""
    out = []
    for piece in pieces:
        if piece.kind == "text":
            out.append(piece.text)
        elif piece.kind == "braces":
            shield = not protected and not piece.special
            inner = markup(piece.parts, protected=protected or shield)
            shield = shield and any(c.isalpha() for c in plain(piece.parts))
            out.append(inner.join(TAGS["nocase"]) if shield else inner)
        else:
            out.append(markup(piece.parts, protected=protected).join(TAGS[piece.kind]))
    return "".join(out)
