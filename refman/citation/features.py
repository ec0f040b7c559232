"""What the tagger sees of every token: attributes of the word itself, and whether signs enclose it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from refman.citation.structure import NOWHERE, enclosures
from refman.citation.tokens import Token

_CLASSES: Final[dict[str, str]] = {
    word: name
    for name, words in {
        "month": "january february march april may june july august september october november december jan feb mar apr "
        "jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars "
        "avril juin juillet août septembre octobre novembre décembre spring summer autumn fall winter",
        "editor": "ed eds edited editor editors hrsg hg herausgegeben herausgeber éd éds dir",
        "translator": "trans translated translator übers übersetzt trad tr",
        "page": "p pp s pg page pages seite seiten at col cols f ff fol",
        "volume": "vol vols volume volumes bd bde band tome t",
        "issue": "no nos nr number issue iss heft h n",
        "part": "para paras paragraph § §§ art arts article section sec ch chap chapter kap rn rz rdnr fn ¶",
        "edition": "edn edition aufl auflage rev revised",
        "in": "in",
        "access": "accessed retrieved abgerufen zugriff visited aufgerufen consulted available",
        "ibid": "ibid ibidem id idem ebd ebenda eadem ders dies",
        "supra": "supra cit loc op above note fn infra fußnote anm fußn hereafter hereinafter oben",
        "signal": "see cf compare vgl siehe also generally quoted cited quoting citing reprinted dazu auch sowie",
        "press": "press verlag publishers publishing books university universität institute institut society",
        "journal": "journal review rev quarterly zeitschrift revue magazine times post studies annals bulletin j l",
        "and": "and & und et y",
        "versus": "v vs versus",
        "particle": "van von de der den del di la le du da dos ter ten zu zum",
    }.items()
    for word in words.split()
}
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?(?:[-–/](?:\d\d|\d{4}))?$")
_ROMAN = re.compile(r"[ivxlc]+(?:[-–][ivxlc]+)?$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|ftp)://|www\.|10\.\d{4}|.+@", re.IGNORECASE)
_RUNS = re.compile(r"(A+)|(a+)|(9+)")
_DASHES: Final = frozenset("-–—‐‑−")

FLAGS: Final = ("quoted", "bracketed", "emphasised", "spaced")
"""What can be said of a token beside its word: in a quotation, in brackets, in emphasis, after a gap."""


@lru_cache(maxsize=4096)
def attributes(word: str) -> tuple[str, ...]:
    """What a token's word says: itself, its class, its shape, and how it begins and ends; all addresses are alike."""
    address = _ADDRESS.match(word) is not None
    lower = "address" if address else word.lower()
    shape = "address" if address else _shape(word)
    found = (
        f"w={lower}",
        f"k={'address' if address and not word[0].isdigit() else _kind(word)}",
        f"h={shape}",
        f"p2={lower[:2]}",
        f"p3={lower[:3]}",
        f"p4={lower[:4]}",
        f"s2={lower[-2:]}",
        f"s3={lower[-3:]}",
        f"s4={lower[-4:]}",
    )
    return (*found, "Aa") if shape.startswith("Aa") else found


def flags(sequences: Sequence[Sequence[Token]]) -> npt.NDArray[np.float32]:
    """For each token of one sequence after the other the `FLAGS` that hold, as ones (tokens by flags)."""
    around: tuple[list[int], ...] = ([], [], [])
    spaced: list[bool] = []
    for tokens in sequences:
        for signs, of_one in zip(around, enclosures(tokens), strict=True):
            signs.extend(of_one)
        ends = [tokens[0].start, *(token.end for token in tokens[:-1])] if tokens else []
        spaced += [end < token.start for end, token in zip(ends, tokens, strict=True)]
    return np.stack([*(np.array(signs) != NOWHERE for signs in around), spaced], axis=1, dtype=np.float32)


def _shape(text: str) -> str:
    """`Aa` for a capitalised word, `99` for two digits: runs of letters cut short, of digits kept up to five."""
    if text.isalpha() and (text[1:] or text).islower():  # most words: a short cut
        return "Aa" if text[0].isupper() else "a"
    letters = "".join("A" if c.isupper() else "a" if c.isalpha() else "9" if c.isdigit() else c for c in text)
    return _RUNS.sub(
        lambda m: m.group()[: 2 if m.group(1) else 1] if not m.group(3) else m.group()[:5], letters
    )[:10]


def _kind(text: str) -> str:
    """The class of a word: a class of key words, a kind of number, how its letters are written, or the sign itself."""
    if text[0].isdigit():
        return (
            "year"
            if _YEAR.match(text)
            else "range"
            if not _DASHES.isdisjoint(text)
            else f"num{min(len(text), 5)}"
        )
    if len(text) == 1 and text.isupper():
        return "initial"
    if (known := _CLASSES.get(text.lower())) is not None:
        return known
    return _letters(text) if text[0].isalpha() else text[:2]


def _letters(text: str) -> str:
    if len(text) == 1:
        return "letter"
    if _ROMAN.match(text):
        return "roman"
    if text.isupper():
        return "upper"
    return "cap" if text[0].isupper() else "lower"
