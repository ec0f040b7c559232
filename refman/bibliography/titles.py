"""Titles: capitals that BibTeX's styles must not touch, and the parts that a title is made of."""

import re

from refman.latex import from_markup, strip_markup, to_markup

_WORD = re.compile(r"\\[A-Za-z]+\*?|[^\W_](?:[^\W_]|['’.&](?=[^\W_]))*")
_SHIELDED = re.compile(r'<span class="nocase">([^<>]*)</span>')
_ENDS_SENTENCE = (".", "?", "!", "…", ":", "?”", "!”", "?’", "!’")


def read_title(value: str) -> str:
    """A title's LaTeX as CSL's rich text.

    Braces around a word that `write_title` would protect by itself leave no trace: CSL's own case rules leave such
    words alone.
    """
    return _SHIELDED.sub(
        lambda span: span[1] if shield(span[1]) == f"{{{span[1]}}}" else span[0], to_markup(value)
    )


def strip_protection(text: str) -> str:
    """CSL's rich text without its protected capitals."""
    while "nocase" in text and (bare := _SHIELDED.sub(r"\1", text)) != text:
        text = bare
    return text


def write_title(title: str) -> str:
    """CSL's rich text as LaTeX, words with inner capitals (ISIS, McDonald, iPhone) in braces."""
    latex = from_markup(title)
    return latex if strip_markup(title).isupper() else shield(latex)


def shield(latex: str, *, all_capitals: bool = False) -> str:
    """LaTeX with braces around words that have inner capitals.

    With `all_capitals` around every word with a capital but the first of the title, for styles that lower them.
    """
    out, at, depth, first = [], 0, 0, True
    for word in _WORD.finditer(latex):
        depth += _depth(latex[at : word.start()])
        out.append(latex[at : word.start()])
        at = word.end()
        plain = word[0]
        is_command = plain.startswith("\\")
        wanted = _has_inner_capital(plain) or (all_capitals and not first and plain != plain.lower())
        out.append(f"{{{plain}}}" if wanted and depth == 0 and not is_command else plain)
        first = first and is_command
    return "".join((*out, latex[at:]))


def _depth(text: str) -> int:
    return text.count("{") - text.count("}") - text.count("\\{") + text.count("\\}")


def _has_inner_capital(word: str) -> bool:
    return any(c.isupper() for c in word[1:])


def join_title(title: str, subtitle: str = "", addon: str = "") -> str:
    """Title, subtitle and addition as one."""
    whole = f"{title}{_colon(title)}{subtitle}" if title and subtitle else title or subtitle
    if not addon:
        return whole
    return f"{whole}{' ' if _plain_end(whole) else '. '}{addon}" if whole else addon


def _colon(title: str) -> str:
    return " " if _plain_end(title) else ": "


def _plain_end(title: str) -> bool:
    return strip_markup(title).endswith(_ENDS_SENTENCE)
