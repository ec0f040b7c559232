"""The slips of print, conversion and recognition that notes come with."""

import random
import re
from collections.abc import Callable
from typing import Final


def _hyphenated(text: str, rng: random.Random) -> str:
    """A word broken at the end of a line, the hyphen and the gap kept."""
    words = text.split(" ")
    long = [k for k, w in enumerate(words) if len(w) > 7 and w.isalpha()]
    if long and rng.random() < 0.4:
        k = rng.choice(long)
        cut = rng.randint(3, len(words[k]) - 3)
        words[k] = f"{words[k][:cut]}-{rng.choice(['', ' '])}{words[k][cut:]}"
    return " ".join(words)


def _unspaced(text: str, rng: random.Random) -> str:
    return re.sub(r"(?<=[a-z,.)”’]) (?=[\dA-Z(“‘])", lambda m: "" if rng.random() < 0.15 else m.group(), text)


def _unquoted(text: str, rng: random.Random) -> str:
    return re.sub(r"[“”‘’\"](?!s)", lambda m: "" if rng.random() < 0.3 else m.group(), text)


def _escaped(text: str, rng: random.Random) -> str:
    del rng
    return text.replace("&", "&amp;")


def _unbroken(text: str, rng: random.Random) -> str:
    return re.sub(r"(?<=[a-z.]) (?=\d)", lambda m: "\xa0" if rng.random() < 0.5 else m.group(), text)


def _misread(text: str, rng: random.Random) -> str:
    """Letters as optical recognition gets them wrong."""
    return re.sub(r"rn|[lI1O0eé]", lambda m: _OCR[m.group()] if rng.random() < 0.02 else m.group(), text)


_OCR: Final = {"rn": "m", "l": "1", "I": "l", "1": "l", "O": "0", "0": "O", "e": "c", "é": "6"}


def _capitals(text: str, rng: random.Random) -> str:
    return text.upper() if rng.random() < 0.25 and "/" not in text else text


def _spread(text: str, rng: random.Random) -> str:
    return re.sub(r"(?=[,;:.)](?:\s|$))", lambda _: " " if rng.random() < 0.15 else "", text)


SLIPS: Final[tuple[Callable[[str, random.Random], str], ...]] = (
    _hyphenated,
    _unspaced,
    _unquoted,
    _escaped,
    _unbroken,
    _misread,
    _capitals,
    _spread,
)
