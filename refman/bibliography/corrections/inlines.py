"""pandoc's inlines: lists of `{"t": kind, "c": content}`."""

from collections.abc import Iterator
from typing import Any

from refman.bibliography.corrections.carriers import GLUE, TIGHT


def strings(inlines: Any) -> Iterator[dict[str, Any]]:
    """The words of inlines, in order."""
    if isinstance(inlines, dict):
        if inlines.get("t") == "Str":
            yield inlines
        else:
            yield from strings(inlines.get("c"))
    elif isinstance(inlines, list):
        for part in inlines:
            yield from strings(part)


def glued(inlines: Any) -> Any:
    """Inlines without the spaces that were put between words for pandoc's sake."""
    if isinstance(inlines, dict):
        return {**inlines, "c": glued(inlines["c"])} if "c" in inlines else inlines
    if not isinstance(inlines, list):
        return inlines
    kept: list[Any] = []
    for part in map(glued, inlines):
        before = kept[-1] if kept else None
        if part == {"t": "Space"} and isinstance(before, dict) and str(before.get("c")).endswith(GLUE):
            before["c"] = before["c"].removesuffix(GLUE)
        elif isinstance(part, dict) and str(part.get("c")).startswith(TIGHT) and before == {"t": "Space"}:
            kept[-1] = part
        else:
            kept.append(part)
    return kept
