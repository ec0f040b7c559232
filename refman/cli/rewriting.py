"""Keys in papers: `old` becomes `new` in the citing commands of LaTeX and Markdown, and nowhere else."""

import re
from collections.abc import Mapping
from pathlib import Path

from refman.errors import UnreadableError, UsageError

MARKDOWN = {".md", ".markdown", ".qmd", ".rmd"}
TEX = {".tex", ".ltx", ".latex", ".rnw"}
_COMMAND = re.compile(
    r"(\\[A-Za-z]*[cC]ite[A-Za-z]*\*?|\\nocite)((?:\s*(?:\([^()]*\)|\[[^\[\]]*\])){0,4})\s*\{([^{}]*)\}"
)
_MORE = re.compile(r"((?:\s*\[[^\[\]]*\]){0,2})\s*\{([^{}]*)\}")
_COMMENT = re.compile(r"((?<!\\)%[^\n]*)")
_CODE = re.compile(r"(^(?:```|~~~).*?^(?:```|~~~)|`[^`\n]+`)", re.DOTALL | re.MULTILINE)
_AT = re.compile(r"(?<![\w@])@\{?([\w][\w:.#$%&\-+?<>~/]*)")


def rewrite(path: Path, keys: Mapping[str, str]) -> bytes:
    """The contents of a paper with the keys of `keys` replaced; raises `UnreadableError` and `UsageError`."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise UnreadableError("is not UTF-8, so its keys cannot be replaced", where=str(path)) from error
    suffix = path.suffix.casefold()
    if suffix in TEX:
        return _in_tex(text, keys).encode("utf-8")
    if suffix in MARKDOWN:
        return _in_markdown(text, keys).encode("utf-8")
    raise UsageError(
        "keys are replaced in .tex and .md files only", where=str(path), hint="Replace them there by hand."
    )


def _in_list(keys: Mapping[str, str], listed: str) -> str:
    """A comma-separated list with its keys replaced; one that would then stand twice stands once."""
    parts, seen = [], set()
    for part in listed.split(","):
        key = part.strip()
        new = keys.get(key, key)
        if new in seen and new != key:
            continue
        seen.add(new)
        parts.append(part.replace(key, new) if key else part)
    return ",".join(parts)


def _in_tex(text: str, keys: Mapping[str, str]) -> str:
    parts = _COMMENT.split(text)
    return "".join(_commands(part, keys) if i % 2 == 0 else part for i, part in enumerate(parts))


def _commands(text: str, keys: Mapping[str, str]) -> str:
    """All citing commands of a stretch of LaTeX; those in -s, as biblatex has them, take several lists."""
    out, position = [], 0
    for match in _COMMAND.finditer(text):
        if match.start() < position:
            continue
        out += [text[position : match.start(3)], _in_list(keys, match[3])]
        position = match.end(3)
        while match[1].rstrip("*").endswith("s") and (more := _MORE.match(text, position + 1)):
            out += [text[position : more.start(2)], _in_list(keys, more[2])]
            position = more.end(2)
    return "".join([*out, text[position:]])


def _in_markdown(text: str, keys: Mapping[str, str]) -> str:
    def at(match: re.Match[str]) -> str:
        key = match[1].rstrip(":.#$%&-+?<>~/")
        return match[0].replace(key, keys.get(key, key), 1)

    return "".join(_AT.sub(at, part) if i % 2 == 0 else part for i, part in enumerate(_CODE.split(text)))
