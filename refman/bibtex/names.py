"""Lists of names, as in `author`."""

import re

_MARK = re.compile(r"\\.|[{}]|(?:^|(?<=\s))and(?=\s)", re.IGNORECASE | re.DOTALL)


def split_names(value: str) -> list[str]:
    """The names of a list parted by `and`, outside of braces as BibTeX has it; empty ones too."""
    names, start, depth = [], 0, 0
    for mark in _MARK.finditer(f"{value} "):
        if mark[0] in {"{", "}"}:
            depth = max(0, depth + (1 if mark[0] == "{" else -1))
        elif depth == 0 and not mark[0].startswith("\\"):
            names.append(value[start : mark.start()].strip())
            start = mark.end()
    return [*names, value[start:].strip()] if value.strip() else []
