"""The language of a title that does not say it: English titles are put into capitals by some styles, others must not be."""

import re
from collections.abc import Mapping
from typing import Final

from refman.latex import strip_markup
from refman.model import Item

_ENGLISH: Final = frozenset(
    "the of and to for by with from at is are how why what who whose between their its our your this that".split()
)
_WORDS: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "de": "der das des dem und im ist ein eine einer eines zum zur für über vom beim als nach zwischen unter aus auf mit "
        "durch gegen ohne nicht sich auch bei",
        "fr": "le la les du des et une aux dans sur pour par chez est sous entre leur son ses ou sans vers",
        "es": "el la los las del y una en al sobre para por entre su sus desde hacia sin",
        "it": "il lo la gli della dello degli delle dei nel nella e una di tra sulla sul alla con per dal dalla",
        "pt": "o os da do dos das em na no nas nos e uma um ao à para por sobre entre como",
        "nl": "het een van voor op aan bij naar uit met tussen over wordt",
        "sv": "och på av för till den det ett från om som",
    }.items()
}
"""Words that every text of a language is full of, and that English has not."""
_WORD = re.compile(r"[^\W\d_]+")
_ELIDED = re.compile(r"\b(?:[ldnscj]|qu)['’](?=\w)", re.IGNORECASE)


def language_of(title: str) -> str:
    """The language in which a title plainly is, other than English; "" where that cannot be seen."""
    words = [word.casefold() for word in _WORD.findall(strip_markup(title))]
    if not _ENGLISH.isdisjoint(words):
        return ""
    hits = {language: sum(word in known for word in words) for language, known in _WORDS.items()}
    hits["fr"] += len(_ELIDED.findall(title))
    best = max(hits, key=lambda language: hits[language])
    # One word may be a name: La Rochelle, El Niño.
    return best if hits[best] > 1 or (best == "de" and hits[best]) else ""


def with_language(item: Item) -> Item:
    """An item that says in which language its title is, as far as that is plain to see."""
    language = "" if item.get("language") else language_of(str(item.get("title") or ""))
    return {**item, "language": language} if language else item
