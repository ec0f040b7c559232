"""Keys in papers: `old` becomes `new` in the citing commands of LaTeX and Markdown, and nowhere else."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from refman.bibliography.citing import MARKDOWN, TEX, Span, key_lists, markdown_keys, visible_tex
from refman.errors import UnreadableError, UsageError


def rewrite(path: Path, keys: Mapping[str, str]) -> bytes:
    """The contents of a paper with the keys of `keys` replaced; raises `UnreadableError` and `UsageError`."""
    suffix = path.suffix.casefold()
    if suffix not in TEX | MARKDOWN:
        raise UsageError(
            "keys are replaced in .tex and .md files only",
            where=str(path),
            hint="Replace them there by hand.",
        )
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "is not UTF-8, so its keys cannot be replaced", where=str(path), hint="Save it as UTF-8."
        ) from error
    if suffix in MARKDOWN:
        return _replaced(text, text, markdown_keys(text), keys).encode("utf-8")
    visible = visible_tex(text)
    return _replaced(text, visible, key_lists(visible), keys).encode("utf-8")


def _replaced(text: str, visible: str, places: Iterable[Span], keys: Mapping[str, str]) -> str:
    """A text with the keys replaced that stand, alone or in lists, at these places of what is visible of it."""
    parts, at = [], 0
    for start, end in places:
        parts += [text[at:start], _in_list(text[start:end], visible[start:end], keys)]
        at = end
    return "".join([*parts, text[at:]])


def _in_list(listed: str, visible: str, keys: Mapping[str, str]) -> str:
    """A comma-separated list with its keys replaced; one that would then stand twice stands once."""
    parts, seen, at = [], set(), 0
    for word in visible.split(","):
        key, part = word.strip(), listed[at : at + len(word)]
        start = len(word) - len(word.lstrip())
        at += len(word) + 1
        new = keys.get(key, key)
        if new in seen and new != key:
            continue
        seen.add(new)
        parts.append(part[:start] + new + part[start + len(key) :])
    return ",".join(parts)
