"""Names, as citeproc-js prints and sorts them."""

import re
from collections.abc import Sequence

from refman.bibliography.corrections.carriers import APOSTROPHE, PAIR, SERIES, small
from refman.bibliography.names import OTHERS
from refman.bibliography.styles import Initials
from refman.model import Item

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def correct_names(names: Sequence[Item], initials: Initials) -> list[Item]:
    """Names that pandoc prints as citeproc-js prints the originals."""
    corrected = [_correct_name(name, initials) if "literal" not in name else name for name in names]
    if len(names) > 1 and "literal" in names[-1] and names[-1] != OTHERS:
        last = (PAIR if len(names) == 2 else SERIES) + str(names[-1]["literal"])
        corrected[-1] = {**names[-1], "literal": last}
    return corrected


def _correct_name(name: Item, initials: Initials) -> Item:
    family, given = str(name.get("family") or ""), str(name.get("given") or "")
    if _CJK.fullmatch(family) and _CJK.fullmatch(given):
        return {"literal": family + given}
    if not given and not name.keys() - {"family", "given"}:
        return {"literal": family}
    fixed = {**name, "family": re.sub(r"(?<=\b[^\W\d_])['’](?=[^\W\d_])", APOSTROPHE, family)}
    if initials.marks:
        if not initials.keeps_hyphens:
            given = given.replace("-", " ")
        elif initials.keeps_names:
            given = re.sub(r"(?<=\b[^\W\d_]\.)-(?=[^\W\d_]\.)", " ", given)
        fixed["given"] = " ".join(_whole(word, initials) for word in given.split())
    if initials.marks == {""} and name.get("suffix"):
        fixed["suffix"] = str(name["suffix"]).rstrip(".")
    return fixed


def _whole(word: str, initials: Initials) -> str:
    """A word of a given name; one without a capital to be shortened to stays whole."""
    bare = word.rstrip(",")
    if word[0].isupper() or word.islower() or not any(map(str.isalpha, word)):
        return word
    is_tight = bool(_CJK.match(word)) and any(not mark.endswith(" ") for mark in initials.marks)
    return small(bare.replace("'", "’"), tight=is_tight) + word[len(bare) :]
