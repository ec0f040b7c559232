"""Names and titles as they are compared: folded words, without what carries no meaning."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

STOP: Final = frozenset(
    "a an the of and or in on for to at by from with see also cf eg ed eds edn note notes supra infra ante above id ibid op cit loc n nn fn p pp para paras"
    " art arts article articles section s ss ch chapter vol no nr der die das des dem den und von zu im für f ff vgl siehe auch anm fußn aao o rn le la les"
    " du de et hereafter".split()
)
_NUMBER = re.compile(r"[\divxlcdm]{1,3}")
_MARK = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
_UMLAUT = re.compile(r"(?<=[aou])e")


def families(item: Mapping[str, Any], role: str) -> tuple[str, ...]:
    """The folded family names, or names of bodies, of an item's `role`."""
    names = [fold(n.get("family") or n.get("literal", "")) for n in item.get(role, [])]
    return tuple(_UMLAUT.sub("", n) for n in names if n and n != "others")


def fold_words(text: str) -> frozenset[str]:
    """The folded words of `text` that carry meaning."""
    return frozenset(
        w for w in fold(text).split() if w not in STOP and len(w) > 1 and not _NUMBER.fullmatch(w)
    )


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Letters and digits only, small, without accents."""
    if not text.isascii():
        text = _MARK.sub("", unicodedata.normalize("NFKD", text.replace("’", "'")))
    return " ".join(_WORD.findall(text.casefold().replace("'s", "")))
