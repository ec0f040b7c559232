"""Titles in title case: which words citeproc-js leaves as they are, and where it sees words that pandoc does not."""

import re

from refman.bibliography.corrections.carriers import CLOSE, COMMA, GLUE, OPEN

_SKIPPED = (
    "about above across afore after against al along alongside amid amidst among amongst apropos around as aside astride "
    "at athwart atop barring before behind below beneath beside besides between beyond but by circa despite down during "
    "et except for from given in inside into lest like modulo near next notwithstanding of off on onto or out over "
    "per plus pro qua sans since so than through throughout till to toward towards under underneath until unto up "
    "upon versus vs v via with within without yet and nor a an the de von van c ca"
).split()
_ANY = "|".join(_SKIPPED)
_LOWER = re.compile(
    r"(?<=[^:?!—–“‘(\[\s]\s)"
    rf"(?:(?:{_ANY})(?=[.,;)]?\s+\S)|(?:{_ANY}|[a-z])-[A-Z][\w’'-]*|[a-z][\w’']*[A-Z][\w’'-]*)(?![\w’'-])"
    r"|(?<=\s')[a-z][\w’]*|(?<!\w)[α-ω](?!\w)"
)
"""What stays in lower case: the engine's list of words, `al-Assad` and `iPhones`, what follows a straight quotation
mark, a lone Greek letter."""
_HIDDEN = re.compile(
    rf"(?<=[\w)]\.)(?=[a-z]{{2}})(?!(?:{_ANY})\b)|(?<=\w[()])(?=[a-z]{{2}})"
    rf"|(?<![\w’'-])(?!(?:{_ANY})-)(?P<prefix>[a-z]{{2,}})(?=-[A-Z])"
)
"""Where a word begins within a word: `Marxists.org`, `(Re)thinking`, `post-Soviet`."""
_LEADING = re.compile(rf"^([^-–—/.,;?!:()\[\]“”‘’\"]*\s)?({_ANY}|[a-z])(?=-[^\W\d_])")
"""The end of a title's first stretch of words, where even `al-Assad` gets its capital."""
_TAGS = re.compile(r"(<span class=\"nocase\">.*?</span>|<[^>]*>)")
_SINGLE = re.compile(r"(?<![\w‘])‘(?!\s)([^‘’]*(?:’\w[^‘’]*)*)(?<!\s)’(?!\w)")


def keep_quotes(title: str) -> str:
    """Single quotation marks that stay single, with a comma behind them that stays there: pandoc would change both."""
    return _SINGLE.sub(rf"{OPEN}\1{CLOSE}", title).replace(f"{CLOSE}, ", f"{CLOSE}{COMMA} ")


def in_title_case(title: str) -> str:
    """A title that pandoc's title case makes what citeproc-js's makes of the original; what is protected stays."""
    parts = _TAGS.split(_LEADING.sub(rf"\g<0>{GLUE} ", title))
    parts[::2] = [_LOWER.sub(r'<span class="nocase">\g<0></span>', part) for part in parts[::2]]
    parts = _TAGS.split("".join(parts))
    parts[::2] = [_HIDDEN.sub(lambda m: f"{m['prefix'] or ''}{GLUE} ", part) for part in parts[::2]]
    return "".join(parts)
