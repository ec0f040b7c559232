"""Which stretch of a field's visible text belongs to which of the works that the field cites."""

import re
from collections.abc import Sequence
from itertools import pairwise

from refman.model import Item

Stretch = tuple[int, int]
_MANY = 100
"""Works of one field that are looked for one by one; more are no citation that anybody could read."""


def share(text: str, start: int, end: int, items: Sequence[Item]) -> list[Stretch]:
    """Divide `text[start:end]` among `items`: one stretch each, without overlap, without what introduces it.

    The text is what a citation style made of the items, so that families, titles or years lead from one to the
    other; where they do not, the text is cut evenly rather than any item lost.
    """
    shares: list[Stretch] = []
    if 1 < len(items) <= _MANY:
        shares = _by_semicolon(text, start, end, items) or _by_names(text, start, end, items)
    shares = shares or _evenly(text, start, end, len(items))
    return [_without_affixes(text, stretch, item) for stretch, item in zip(shares, items, strict=True)]


def signs(item: Item) -> list[str]:
    """What gives an item away in running text, the surest first: a family name, its title, its year."""
    name = _first_name(item)
    family = name.get("family") or name.get("literal") or ""
    title = " ".join(
        re.sub(r"<[^>]*>", "", str(item.get("title-short") or item.get("title") or "")).split()[:3]
    )
    return [sign for sign in (family, title, year(item)) if sign]


def _first_name(item: Item) -> dict[str, str]:
    names: object = next((item[role] for role in ("author", "editor", "translator") if item.get(role)), [])
    first = names[0] if isinstance(names, list) and names else {}
    return {str(k): str(v) for k, v in first.items()} if isinstance(first, dict) else {}


def year(item: Item) -> str:
    """The year an item was issued, "" where it has none."""
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    return str(first[0]) if isinstance(first, list) and first else ""


def find(sign: str, text: str, start: int = 0) -> int:
    """Where a sign stands in the text as a word of its own, -1 where it does not."""
    if sign.lower() not in text.lower():
        return -1  # most signs of most items are not there: no need to compile a pattern for them
    match = re.compile(rf"(?<!\w){re.escape(sign)}(?!\w)", re.IGNORECASE).search(text, start)
    return match.start() if match else -1


def _by_semicolon(text: str, start: int, end: int, items: Sequence[Item]) -> list[Stretch]:
    """One part between semicolons for each item, whatever their order; nothing where the numbers differ."""
    edges = [start, *(m.end() + start for m in re.finditer(r";", text[start:end])), end + 1]
    parts = [_trim(text, a, b - 1) for a, b in pairwise(edges)]
    if len(parts) != len(items):
        return []
    shares = []
    for item in items:
        best = max(parts, key=lambda part: sum(find(s, text[part[0] : part[1]]) >= 0 for s in signs(item)))
        parts.remove(best)
        shares.append(best)
    return shares


def _by_names(text: str, start: int, end: int, items: Sequence[Item]) -> list[Stretch]:
    """From the sign of one item to that of the next; nothing where an item shows no sign in its turn."""
    visible, at, anchors = text[:end], start, []
    for item in items:
        name = _first_name(item)
        whole = f"{name.get('given')} {name.get('family')}"
        found = next((p for p in (find(sign, visible, at) for sign in (whole, *signs(item))) if p >= 0), -1)
        if found < 0:
            return []
        anchors.append(found)
        at = found + 1
    edges = [start, *anchors[1:], end]
    return [_trim(text, a, b) for a, b in pairwise(edges)]


def _evenly(text: str, start: int, end: int, count: int) -> list[Stretch]:
    edges = [start + (end - start) * n // count for n in range(count + 1)]
    return [_trim(text, a, b) for a, b in pairwise(edges)]


def _trim(text: str, start: int, end: int) -> Stretch:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip(" ,;")), end - len(piece) + len(piece.rstrip(" ,;"))


def _without_affixes(text: str, stretch: Stretch, item: Item) -> Stretch:
    """The stretch without the words that the writer put before and after the citation."""
    start, end = stretch
    prefix, suffix = (" ".join(str(item.get(key, "")).split()) for key in ("prefix", "suffix"))
    bare = text[start:end].replace("*", " ")
    if prefix and bare.startswith(prefix):
        start += len(prefix)
    if suffix and bare.endswith(suffix):
        end -= len(suffix)
    return _trim(text, start, end) if start < end else stretch
