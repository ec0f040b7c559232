"""LaTeX, as .bib files hold it, to Unicode and back."""

from refman.latex.decode import to_markup, to_unicode
from refman.latex.encode import from_markup, latex_ascii, strip_markup, to_latex
from refman.latex.pieces import subscript, superscript

__all__ = [
    "from_markup",
    "latex_ascii",
    "strip_markup",
    "subscript",
    "superscript",
    "to_latex",
    "to_markup",
    "to_unicode",
]
