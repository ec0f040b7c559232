"""What changes in a file, as a unified diff, also where the file is large."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TypeAlias

from refman import bibtex

_CONTEXT = 3
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
"""Not what `str.splitlines` takes for one: values hold other characters at which Unicode breaks lines."""
_Opcode: TypeAlias = tuple[str, int, int, int, int]


def unified_diff(old: str, new: str, name: str) -> str:
    """The unified diff of two versions of a text; empty where they are the same."""
    before, after = _LINE.findall(old), _LINE.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    matcher.opcodes = _joined(_opcodes(old, new))  # type: ignore[attr-defined]  # where it keeps them
    hunks = [_hunk(group, before, after) for group in matcher.get_grouped_opcodes(_CONTEXT)]
    return f"--- {name}\n+++ {name}\n{''.join(hunks)}" if old != new else ""


def _joined(opcodes: Iterator[_Opcode]) -> list[_Opcode]:
    """Opcodes with neighbours that are both equal made one."""
    found: list[_Opcode] = []
    for code in opcodes:
        if found and found[-1][0] == code[0] == "equal":
            found[-1] = ("equal", found[-1][1], code[2], found[-1][3], code[4])
        else:
            found.append(code)
    return found


def _opcodes(old: str, new: str) -> Iterator[_Opcode]:
    """How lines of `old` become lines of `new`: whole chunks are compared first, which keeps large files fast."""
    before, after = bibtex.chunks(old), bibtex.chunks(new)
    i = j = 0
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        left = _LINE.findall("".join(before[i1:i2]))
        right = _LINE.findall("".join(after[j1:j2]))
        if tag == "replace":
            for inner, a1, a2, b1, b2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
                yield inner, i + a1, i + a2, j + b1, j + b2
        else:
            yield tag, i, i + len(left), j, j + len(right)
        i, j = i + len(left), j + len(right)


def _hunk(group: list[_Opcode], before: list[str], after: list[str]) -> str:
    i1, i2, j1, j2 = group[0][1], group[-1][2], group[0][3], group[-1][4]
    lines = [f"@@ -{_range(i1, i2)} +{_range(j1, j2)} @@\n"]
    for tag, a1, a2, b1, b2 in group:
        if tag == "equal":
            lines += [_line(" ", line) for line in before[a1:a2]]
            continue
        lines += [_line("-", line) for line in before[a1:a2]]
        lines += [_line("+", line) for line in after[b1:b2]]
    return "".join(lines)


def _range(start: int, end: int) -> str:
    return f"{start + 1 if end > start else start},{end - start}"


def _line(mark: str, line: str) -> str:
    text = line.rstrip("\r\n")
    return f"{mark}{text}\n" if text != line else f"{mark}{text}\n\\ No newline at end of file\n"
