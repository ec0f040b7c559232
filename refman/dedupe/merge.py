"""Several entries of one work become one: the best value of every field, and where it came from."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from refman.model import Entry

LISTS = {
    "keywords": ", ",
    "note": "; ",
    "annote": "; ",
    "annotation": "; ",
    "comment": "; ",
    "isbn": ", ",
    "file": ";",
}
"""Fields whose values are united, and what stands between the parts."""
PLAIN_TYPES = frozenset({"misc", "online", "unpublished"})


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged entry, and for each of its fields the keys of the entries that gave its value."""

    entry: Entry
    sources: Mapping[str, tuple[str, ...]]


def _bare(value: str) -> str:
    return re.sub(r"[\W_]+", "", value).casefold()


def _split(name: str, value: str) -> list[str]:
    separator = r"[,;]" if name in {"keywords", "isbn"} else re.escape(LISTS[name].strip())
    return [part.strip() for part in re.split(separator, value) if part.strip()]


def _union(name: str, values: Sequence[str]) -> str:
    parts: dict[str, str] = {}
    for value in values:
        for part in _split(name, value):
            parts.setdefault(_bare(part), part)
    return LISTS[name].join(parts.values())


def _author_rank(value: str) -> tuple[int, int, int]:
    """More names, then spelled-out names, then longer ones; a list that ends in "others" counts for less."""
    names = [n for n in re.split(r"\s+and\s+", value) if n.strip()]
    spelled_out = [word for word in re.findall(r"\w\w+", value) if not word.isupper()]
    return len(names) - 2 * (names[-1:] == ["others"]), len(spelled_out), len(value)


def _pages_rank(value: str) -> tuple[int, int]:
    return int(bool(re.search(r"\d\s*[-–]+\s*\w*\d", value))), len(value)


def _title_rank(value: str) -> tuple[int, int, int]:
    """Longer by more than a slip, not all capitals, braces that protect."""
    return len(_bare(value)) // 4, int(not value.isupper()), value.count("{")


def _date_rank(value: str) -> tuple[int, int]:
    return int(bool(re.search(r"\d{4}", value))), len(value)


def _doi_rank(value: str) -> tuple[int]:
    """The bare DOI before its address and before "doi:" in front of it."""
    return (int(value.strip().startswith("10.")),)


RANKS: dict[str, Callable[[str], tuple[int, ...]]] = {
    "author": _author_rank, "editor": _author_rank, "pages": _pages_rank, "title": _title_rank,
    "year": _date_rank, "date": _date_rank, "doi": _doi_rank,
}  # fmt: skip


def _best(name: str, values: Sequence[tuple[str, str]], keep: str) -> str:
    """The value to keep of (key, value) pairs: most complete, then best attested, then that of the entry that stays."""
    votes = Counter(_bare(value) for _, value in values)
    rank = RANKS.get(name)

    def quality(pair: tuple[str, str]) -> tuple[object, ...]:
        key, value = pair
        attested = votes[_bare(value)]
        complete = rank(value) if rank else (len(_bare(value)),)
        first: tuple[object, ...] = (
            (complete, attested) if rank and name not in {"year", "date"} else (attested, complete)
        )
        return (*first, key == keep, value)

    return max(values, key=quality)[1]


def _type(entries: Sequence[Entry], keep: str) -> str:
    """The most telling entry type: not "misc" where another says more, then the commonest, then that of `keep`."""
    votes = Counter(entry.type for entry in entries)
    return max(entries, key=lambda e: (e.type not in PLAIN_TYPES, votes[e.type], e.key == keep, e.type)).type


def merge_with_sources(entries: Sequence[Entry], keep: str) -> Merged:
    """Merge entries of one work under the key `keep`.

    Fields come in the order of the entry that stays, then of the others as given. The keys that go are added to
    `ids`, the biblatex field for former keys.
    """
    ordered = sorted(entries, key=lambda entry: entry.key != keep)
    fields: dict[str, str] = {}
    sources: dict[str, tuple[str, ...]] = {}
    for name in dict.fromkeys(name for entry in ordered for name in entry.fields):
        values = [(entry.key, entry.fields[name]) for entry in ordered if entry.fields.get(name, "").strip()]
        if name == "ids" or not values:
            continue
        fields[name] = _union(name, [v for _, v in values]) if name in LISTS else _best(name, values, keep)
        sources[name] = tuple(
            dict.fromkeys(
                key for key, value in values if name in LISTS or _bare(value) == _bare(fields[name])
            )
        )
    old = [key for entry in ordered for key in (entry.key, *_split_ids(entry)) if key and key != keep]
    if old:
        fields["ids"] = ",".join(dict.fromkeys(old))
        sources["ids"] = tuple(
            dict.fromkeys(entry.key for entry in ordered if entry.key != keep or "ids" in entry.fields)
        )
    return Merged(Entry(_type(ordered, keep), keep, fields), sources)


def _split_ids(entry: Entry) -> list[str]:
    return [key.strip() for key in entry.fields.get("ids", "").split(",") if key.strip()]


def merge(entries: Sequence[Entry], keep: str) -> Entry:
    """Merge entries of one work under the key `keep`: the best value of every field."""
    return merge_with_sources(entries, keep).entry
