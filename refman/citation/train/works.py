"""Works to cite, taken from labelled references and annotated notes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from refman.citation.labels import INSIDE, OUTSIDE, START
from refman.citation.names import Name, parse_names
from refman.citation.train.corpus import NAME_FIELDS, Example, runs

_PLAUSIBLE: Final = {
    "volume": re.compile(r"\d{1,3}|[IVX]{1,5}"),
    "issue": re.compile(r"\d{1,3}(?:[/–-]\d+)?"),
    "page": re.compile(r"\d{1,4}[-–—‐]\d{1,4}|\d{1,4}"),
}
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Work:
    """What a citation can print: names by role, and other fields as text."""

    names: Mapping[str, list[Name]]
    fields: Mapping[str, str] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the work has that field."""
        return bool(self.names.get(name) or self.fields.get(name))


def works_of(examples: Iterable[Example]) -> list[Work]:
    """The works that the examples cite, one for each citation with a title and one more field."""
    found = (_work(parts) for example in examples for parts in _citations(example))
    return [work for work in found if work is not None]


def _citations(example: Example) -> Iterable[dict[str, str]]:
    """The text of the first stretch of each field, citation by citation."""
    parts: dict[str, str] = {}
    for label, start, end in runs(example):
        if label.startswith(START) and parts:
            yield parts
            parts = {}
        name = label.removeprefix(START)
        if name not in {OUTSIDE, INSIDE}:
            parts.setdefault(name, example.text[start:end])
    if parts:
        yield parts


def _work(parts: Mapping[str, str]) -> Work | None:
    names = {role: parse_names(parts[role]) for role in NAME_FIELDS if role in parts}
    fields = {}
    for name, printed in parts.items():
        value = printed.strip(' *.,;:“”"‘’')
        if name == "issued":
            if year := _YEAR.search(value):
                fields["year"] = year.group()
            continue
        pattern = _PLAUSIBLE.get(name)
        if name not in NAME_FIELDS and value and (pattern is None or pattern.fullmatch(value)):
            fields[name] = value
    title = fields.get("title", "")
    if not 4 <= len(title) <= 220 or not (
        {"author", "container-title", "publisher"} & (set(names) | set(fields))
    ):
        return None
    if any(not (n.get("family") or n.get("literal")) for group in names.values() for n in group):
        return None
    return Work({r: n for r, n in names.items() if n}, fields)
