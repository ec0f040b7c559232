"""How a citation gives its work: in full, in short ("Smith, op. cit., p. 3", "Smith, *Title*, 12"), or by ibid."""

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Final

from refman.citation.spans import FieldSpan
from refman.model import Citation, Form

_IBID = re.compile(
    r"^[\W_]*(?:(?:see|cf\.?|vgl\.?|siehe|in)\s+)?(?:\d+\s+[*_]*)?(?:ibid(?:em)?|ib|id|idem|ibíd(?:em)?|ivi|ebd|ebenda|ebendort|ders|dies|a\.?\s?a\.?\s?O|(?:op|loc|ob|art)\.?\s?cit)(?!\w)",
    re.IGNORECASE,
)
_IBID_PLACE = re.compile(
    r"^(?:[“\"‘'][^“”\"]{1,200}[”\"’'])?[\W_]*(?:\d+\s+[*_]*)?(?:ibid(?:em)?|ibíd(?:em)?|ivi|ib|id|ebd|ebenda)(?!\w)[.,*_\s]*(?:at\b|[psn]{1,2}\.|§|para|art\.|\d|[(;]|$)",
    re.IGNORECASE,
)
"""An ibid. that goes on with a place, whatever was taken for a title: a remark behind it, quoted words before it."""
IBID_INSIDE = re.compile(r"[,(]\s*[*_]*(?:ibid(?:em)?|id|ebd|ebenda)\b(?!\w)", re.IGNORECASE)
CROSS_REFERENCE = re.compile(
    r"(?<!\w)(?:supra|infra|ante)(?=\s|note|[,.;)*]|$)|(?<!\w)(?:(?:op|loc|ob|art)\.?\s?cit|a\.?\s?a\.?\s?O)(?!\w)|\b(?:above|oben|ci-dessus|previous|earlier),?\s+(?:n|note|fn|fu(?:ß|ss)n|anm)\b",
    re.IGNORECASE,
)
NOTE_NUMBER = re.compile(
    r"(?<![\w.])(?:supra\s?|above,?\s+)?(?:nn?\.?|notes?|fn\.?|fu(?:ß|ss)note(?: nr\.)?|fu(?:ß|ss)n\.|anm\.|anmerkung)\s*(\d{1,4}|[Il](?=[,.;)]))\b(?![./]\d)",
    re.IGNORECASE,
)
"""The number of the note where a work was cited first: "n. 4", "supra note 5", "Fn. 12", "(n 29)"."""
_POINTER = re.compile(r"supra|infra|ante|cit|a\.?\s?a\.?\s?o|above|oben|ci-dessus|previous|earlier")
_NUMBERED = re.compile(r"[nesgmrNESGMR]\.?\)?\s*[\dIl]")
"""What every reference of these two kinds holds, quickly found."""

_VAGUE: Final = frozenset({"book", "document", "webpage", "article", "article-journal"})
"""Types of works that a title alone is taken for."""
_IMPRINT: Final = frozenset({"author", "publisher", "publisher-place", "issued"})
"""Who, where and when, but not what."""
_OF_PERSONS: Final = frozenset({"author", "title", "publisher", "publisher-place", "genre", "URL"})
_POSITION = re.compile(
    r"\b(?:Professor (?:of|at|für|emeritus)|Lecturer (?:in|at)|Lehrstuhls? für|Wissenschaftliche\w? Mitarbeiter|Inhaber(?:in)? de[rs]"
    r"|Partner at|Ph\.?D\.? (?:Candidate|[Ss]tudent)|(?:Research|Visiting|Senior) Fellow (?:of|at)|Rechtsanw[aä]lt\w* in)\b|(?<![\w.-])[\w.-]{1,64}@[\w-]+\.\w"
)
"""What an author says of himself in a note, and where he is reached."""
_SET_OFF = re.compile(r"“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^»]*»|\*[^*]*\*")
_MARKED = re.compile(r"[“\"‘'„«»*_]")
_LED = re.compile(r"\b(?:see|cf|compare|also|in|e\.g|vgl|siehe|so|auch|dazu|zu|bei)\W*$", re.IGNORECASE)
ABBREVIATION = re.compile(
    r"(?:here(?:in)?after|henceforth|im folgenden|nachfolgend|fortan|künftig|ci-après)"
    r"(?:\s*(?:referred to as|cited as|abbreviated as|zitiert als|zit\.|abgekürzt|called|as|:|,))*"
    r"\s*[*“”\"‘'„(\[]*((?:[^*“”\"’)\]„;,.]|\.(?=\w)){2,60})"
    r"|[(\[][“\"‘'„*]+(?:the )?([^“”\"’*()\[\]]{2,50}?)[,.]?[”\"’'“*]+[)\]]",
    re.IGNORECASE,
)
"""What gives a work the short name that it will have: "hereafter WN", "(the “Draft Report”)"."""
_LEAD: Final = 60
"""How far before a short name "hereafter" may stand, and how long the name may be."""
_OWN_TEXT = re.compile(
    r"\W*(?:supra|infra|above|below)\W+(?:(?:notes|nn\.) \d|pp?\. ?\d|pages? \d|parts? [IVX\d]|sections? [IVX\d]|text )",
    re.IGNORECASE,
)
"""Where an article sends to its own pages, parts or notes: "supra notes 6, 8 and accompanying text"."""
_HEREAFTER = re.compile(r"\b(?:here(?:in)?after|henceforth|im folgenden zitiert)\b", re.IGNORECASE)
_PUBLICATION: Final = frozenset(
    {
        "publisher",
        "publisher-place",
        "container-title",
        "URL",
        "DOI",
        "volume",
        "issue",
        "number",
        "archive",
        "archive_location",
        "archive_collection",
        "edition",
        "accessed",
        "genre",
    }
)
_NAMES: Final = frozenset({"author", "editor"})


def form_of(text: str, spans: Sequence[FieldSpan], *, citation: tuple[int, int]) -> Form:
    """The form of one citation by what it says of itself; whether it repeats an earlier one is for `resolve`.

    Args:
        text: the note's text.
        spans: the citation's fields.
        citation: where the citation starts and ends in `text`.

    """
    cited = text[slice(*citation)]
    fields = {s.field for s in spans} - {"locator", "page"}
    if _NAMES & fields and "title" in fields and _HEREAFTER.search(cited):
        return "full"
    if "author" in fields and fields - _NAMES <= {"container-title", "volume"}:
        fields = fields - {"container-title", "volume"} | {"title"} if "container-title" in fields else fields
    published = bool(fields & _PUBLICATION)
    named = fields - {"volume", "author", "cross-reference", "container-title"}
    if _IBID_PLACE.match(cited) or (_IBID.match(cited) and not named):
        return "ibid"
    if (
        is_cross_reference(cited)
        and not {"container-title", "issued"} <= fields
        and not fields & {"URL", "DOI", "publisher"}
    ):
        return "short"
    if published or "issued" in fields:
        return "full"
    if fields & _NAMES or not fields:
        return "short"
    return "full"


def says_enough(text: str, citation: Citation) -> bool:
    """Whether a stretch of a note is a citation and no mere mention: "Art. 8" and "Judge Rand" say too little.

    A name, a number or an unmarked title alone cites where a signal leads to it or it points to another note. Where and
    when something was printed, and who the author of a note is, never cite.
    """
    if citation.form == "ibid":
        return True
    said, cited = citation.item.keys() - {"type"}, text[citation.start : citation.end]
    if citation.form == "short":
        bare = said <= {"locator", "page"} or said == {"author"}
    else:
        bare = said == {"title"} and citation.item["type"] in _VAGUE
    if _names_no_work(said, cited) or (bare and _OWN_TEXT.match(cited)):
        return False
    if len(said) == 1 and _is_abbreviation(text, citation.start):
        return False
    return (
        not bare
        or is_cross_reference(cited)
        or _MARKED.match(cited) is not None
        or _LED.search(text[: citation.start]) is not None
    )


def _is_abbreviation(text: str, start: int) -> bool:
    """Whether the short name that a work is given begins at `start`."""
    found = ABBREVIATION.finditer(text, max(0, start - _LEAD), start + _LEAD)
    return any(start in (abbreviation.start(1), abbreviation.start(2)) for abbreviation in found)


def _names_no_work(said: Set[str], cited: str) -> bool:
    """Whether what is said tells only where something was printed, or who the author of a note is."""
    printed = said <= _IMPRINT and bool(said & {"publisher", "publisher-place"}) and "(" not in cited
    return printed or (said <= _OF_PERSONS and _POSITION.search(_SET_OFF.sub("", cited)) is not None)


@lru_cache(maxsize=128)
def is_cross_reference(cited: str) -> bool:
    """Whether a citation's text points to another note: "supra note 5", "op. cit.", "(n 29)"."""
    hinted = _POINTER.search(cited.lower()) and CROSS_REFERENCE.search(cited)
    return bool(hinted or points_to_note(cited))


def points_to_note(cited: str) -> str:
    """The label of the note that a citation's text points to, "" where it points to none.

    A note of the cited work itself ("at 69 n.4", "300n3") is a locator.
    """
    for found in NOTE_NUMBER.finditer(cited) if _NUMBERED.search(cited) else ():
        if not re.search(r"\d[\d, &–-]*$", cited[: found.start()]) or CROSS_REFERENCE.search(
            cited[: found.end()]
        ):
            return "1" if found[1] in "Il" else found[1]
    return ""
