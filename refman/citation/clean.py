"""Strings as people print them become strings as a database holds them: white space, emphasis, quotes, loose ends."""

import html
import re

OPENING = "“‘„«»\"'‚‹›`"
CLOSING = {
    "“": "”",
    "‘": "’",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"”',
    "'": "'’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    "`": "'’",
}

_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_TAG = re.compile(r"</?[a-z]{1,6}>", re.IGNORECASE)
_IN = re.compile(r"^[\s,;.(]*(?:[Ii]n:?|In:)\s+(?=\W?[^\W\d_a-zà-ÿ]|\W|the\b)")
_GIVEN_AT = re.compile(
    r"^(?:(?:(?:speech|paper|lecture|talk|keynote|presentation)[\w ]{0,20} )?(?:given|delivered|presented|read|held) (?:at|to|before) (?:the )?|post (?:on|to) )",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"(?<=\w)\W+(?:vols?|volume|nos?|nr|bd|band|jg|jahrgang|heft)\W*$", re.IGNORECASE)
_SERIES = re.compile(r"(?:^|,\s+)(?:new|\d+(?:st|nd|rd|th))\s+ser(?:\.|ies)\W*$", re.IGNORECASE)
_TAIL = re.compile(
    r"(?<=\w)[\s,;.:]+(?:abrufbar unter|verfügbar unter|(?:available|accessed|retrieved)(?: online)?(?: at| from| on)?|online at|ICSID Case(?: No)?)\W*$"
    r"|(?<=[’”\"“?!.])\s+in:?$|\s+on$|(?<=\w\w)\s*\((?-i:[A-Z]\w+\b)[^()]*$",
    re.IGNORECASE,
)
_SERIES_WORD = re.compile(r",? (?:coll(?:ection|ana|\.)?)$")
_OF_DAY = re.compile(r"\s+(?:of|vom?|v\.)$")
"""What leads from the name of a document to its date."""
_ARTICLE_OF = re.compile(r"(?:of (?:the )?|d(?:es|em|en) )(?=[A-ZÄÖÜ])")
"""What ties a law to the article of it that is cited."""
_SOFT = re.compile("[\u00ad\u200b\u200e\u200f\ufeff]")
_SPACED_DOT = re.compile(r"(?<=\b[A-Z]) \.")
_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])(?!(?:and|or|und|oder|bzw|et|bis|to)\b)")
_EMPHASIS = re.compile(r"(?<![\w*])\*+(?=\S)|(?<=\S)\*+(?![\w*])")
_ABBREVIATED = re.compile(
    r"(?:\b[^\W\d_]|\b(?:inc|ltd|co|corp|jr|sr|bros|eds?|aufl|bgbl|abl|gvbl|urt|beschl|mass|calif|conn|tenn|ill|pa|fla|mich|minn|ont|vol|no|st|etc|dept|univ|assn|ass'n)|\.[^\W\d_]{1,3}|\.\.)\.$",
    re.IGNORECASE,
)
_LOOSE_START = " \t,;:.)]}–—-/&|="
_LOOSE_END = " \t,;:([{/–—&|"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def squeeze(text: str) -> str:
    """`text` on one line: entities decoded, tags and soft hyphens dropped, every run of white space one space."""
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m[0]), text)
    if "<" in text:
        text = _TAG.sub("", text)
    return " ".join(_SOFT.sub("", text).split())


def plain(text: str) -> str:
    """`text` without emphasis marks and without the punctuation that parts it from its neighbours."""
    text = squeeze(text)
    if "*" in text:
        text = _EMPHASIS.sub("", text)
    if " ." in text:
        text = _SPACED_DOT.sub(".", text)
    if "- " in text:
        text = _LINE_HYPHEN.sub("-", text)
    return trim(text)


def trim(text: str) -> str:
    """`text` without loose punctuation at its ends; a full stop stays where it marks an abbreviation."""
    before = None
    while before != text:
        before = text
        text = text.lstrip(_LOOSE_START).rstrip(_LOOSE_END)
        if text.endswith(".") and not _ABBREVIATED.search(text):
            text = text[:-1]
        if text[-1:] in _PAIRS and text.count(text[-1]) > text.count(_PAIRS[text[-1]]):
            text = text[:-1]
        if text[:1] in "([{" and text and not any(c in text for c in ")]}"):
            text = text[1:]
    return text


def title(text: str) -> str:
    """A title without the quotes around it; quotes inside it stay.

    >>> title("“The ‘New’ History,”")
    'The ‘New’ History'
    """
    text = _OF_DAY.sub("", plain(text))
    if tie := _ARTICLE_OF.match(text):
        text = text[tie.end() :]
    before = None
    while before != text:
        before, text = text, trim(_unquote(_TAIL.sub("", text)))
    return text


def publisher(text: str) -> str:
    """A publisher without the word that leads to its series, as in "Gallimard, coll. « Quarto »"."""
    return _SERIES_WORD.sub("", title(text))


def genre(text: str) -> str:
    """What a document calls itself, without what leads from that to its date: "Beschl. v." gives "Beschl."."""
    return _OF_DAY.sub("", plain(text))


def archive(text: str) -> str:
    """What keeps a document, with the bracket of its abbreviation: "National Archives of Scotland (NAS)"."""
    kept = plain(text)
    return f"{kept})" if kept.rfind("(") > kept.rfind(")") else kept


def container(text: str) -> str:
    """The title of what holds a work, without "in" before it and "vol." or "new series" behind it; "Harv. L. Rev." keeps its dot."""
    held = title(_SERIES.sub("", _COUNTER.sub("", _IN.sub("", _GIVEN_AT.sub("", text)))))
    return f"{held}." if "." in held and f"{held}." in text and held[-1].isalpha() else held


def _unquote(text: str) -> str:
    """`text` without one pair of quotes around the whole of it, or without one that has no partner."""
    if len(text) < 2:
        return text
    first, last = text[0], text[-1]
    if first in OPENING and last in CLOSING[first]:
        return text[1:-1] if _one_pair(text, first) else text
    if first in OPENING and not any(c in CLOSING[first] for c in _without_apostrophes(text[1:])):
        return text[1:]
    if (
        last in "”\"’'“»"
        and not any(last in CLOSING[c] for c in text[:-1] if c in OPENING)
        and not text.endswith(("s'", "s’"))
    ):
        return text[:-1]
    return text


def _without_apostrophes(text: str) -> str:
    return re.sub(r"(?<=\w)['’](?=\w)", "", text)


def _one_pair(text: str, first: str) -> bool:
    """Whether the quote that opens `text` is closed at its end, not before ("‘A’ and ‘B’" are two)."""
    inner = _without_apostrophes(text[1:-1])
    closed = next(
        (i for i, c in enumerate(inner) if c in CLOSING[first] and not inner[i + 1 : i + 2].isalnum()), None
    )
    if closed is None:
        return True
    opened = inner.find(first)
    return 0 <= opened < closed or not re.search(rf"(?:^|[\s(]){re.escape(first)}\S", inner[closed + 1 :])
