"""Two entries side by side, and a person who says whether they are one work."""

import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Protocol

from refman.cli.terminal import cells, visible
from refman.dedupe import find_duplicates, merge
from refman.model import Entry, Review

LABEL = 12
KEYS = "[y]es, one work  [n]o, two works  [s]kip  [e]dit the merged entry  [q]uit"


class Person(Protocol):
    """Who answers, and sees what is asked: a terminal, or a test."""

    def ask(self, question: str, answers: str) -> str:
        """One of the letters of `answers`."""

    def show(self, text: str) -> None:
        """Show a text."""

    def edit(self, entry: Entry) -> Entry | None:
        """The entry as the person wants it, None where they gave up."""


@dataclass(slots=True)
class Outcome:
    """What a person decided: `merged` maps the key that stays to the entry and the keys that go into it."""

    merged: dict[str, tuple[Entry, tuple[str, ...]]] = field(default_factory=dict)
    distinct: list[tuple[str, str]] = field(default_factory=list)

    @property
    def gone(self) -> dict[str, str]:
        """Each key that goes, with the key that stays."""
        return {old: keep for keep, (_, keys) in self.merged.items() for old in keys}


def side_by_side(one: Entry, two: Entry, room: int, mark: Callable[[str], str]) -> str:
    """Two entries in two columns, the words in which they differ passed through `mark`."""
    column = max(20, (room - LABEL - 5) // 2)
    rows = [("", one.key, two.key), ("type", one.type, two.type)]
    names = dict.fromkeys((*one.fields, *two.fields))
    rows += [(name, one.fields.get(name, ""), two.fields.get(name, "")) for name in names]
    return "\n".join(line for row in rows for line in _row(*row, column, mark))


def _row(name: str, left: str, right: str, column: int, mark: Callable[[str], str]) -> Iterator[str]:
    sign = " " if not name else "=" if left == right else "≠" if left and right else " "
    words = visible(left).split(), visible(right).split()
    odd = _odd_words(*words) if sign == "≠" else (set(), set())
    columns = [_wrapped(words[i], odd[i], column, mark) for i in (0, 1)]
    for i in range(max(1, *map(len, columns))):
        cells = [column_[i] if i < len(column_) else (" " * column) for column_ in columns]
        yield f"{name[:LABEL] if not i else '':{LABEL}}{sign if not i else ' '} {cells[0]} | {cells[1]}".rstrip()


def _odd_words(left: list[str], right: list[str]) -> tuple[set[int], set[int]]:
    """The positions of the words that have no counterpart but for case and the mark behind them."""
    one, two = ([word.casefold().rstrip(",.:;") for word in words] for words in (left, right))
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    odd: tuple[set[int], set[int]] = (set(range(len(left))), set(range(len(right))))
    for i, j, size in matcher.get_matching_blocks():
        odd[0].difference_update(range(i, i + size))
        odd[1].difference_update(range(j, j + size))
    return odd


def _letters(word: str, room: int) -> int:
    """How many letters of a word find room; some take two cells, some none."""
    return max(1, room * len(word) // max(1, cells(word)))


def _wrapped(words: list[str], odd: set[int], column: int, mark: Callable[[str], str]) -> list[str]:
    """Words in lines of one width, the odd ones marked."""
    parts = [
        mark(part) if i in odd else part
        for i, word in enumerate(words)
        for part in textwrap.wrap(word, _letters(word, column - 2 * (i in odd)))
    ]
    lines = [""]
    for part in parts:
        if lines[-1] and cells(lines[-1]) + 1 + cells(part) > column:
            lines.append("")
        lines[-1] = f"{lines[-1]} {part}".lstrip(" ")
    return [line + " " * (column - cells(line)) for line in lines]


class ReviewSession:
    """Goes through the pairs that a person should decide."""

    def __init__(self, entries: Mapping[str, Entry], person: Person, mark: Callable[[str], str]) -> None:
        self.entries = dict(entries)
        self.person = person
        self.mark = mark
        self.outcome = Outcome()

    def run(self, reviews: Iterable[Review]) -> Outcome:
        """Ask about each pair, until the person quits; what follows from earlier answers is not asked."""
        pairs = list(reviews)
        for number, review in enumerate(pairs, 1):
            one, two = (self._current(key) for key in review.keys)
            if self._is_settled(one, two) or ((one, two) != review.keys and not self._is_open(one, two)):
                continue
            if not self._decide(one, two, review, f"{number} of {len(pairs)}"):
                break
        return self.outcome

    def _is_settled(self, one: str, two: str) -> bool:
        """Whether the person made these one entry, or said that they differ."""
        return one == two or not {(one, two), (two, one)}.isdisjoint(self.outcome.distinct)

    def _is_open(self, one: str, two: str) -> bool:
        """Whether two entries may be one work, now that one of them says more than before."""
        plan = find_duplicates((self.entries[one], self.entries[two]))
        return bool(plan.clusters or plan.review)

    def _current(self, key: str) -> str:
        return self.outcome.gone.get(key, key)

    def _decide(self, one: str, two: str, review: Review, count: str) -> bool:
        """Ask about one pair; False to quit."""
        entries = self.entries[one], self.entries[two]
        room = shutil.get_terminal_size().columns
        self.person.show(f"\n{count}: {visible(', '.join(review.reasons))} ({review.score:.0%})\n")
        self.person.show(side_by_side(*entries, room, self.mark))
        keep, gone = sorted(
            (one, two), key=lambda key: (-len(self.entries[key].fields.keys() - {"ids"}), key)
        )
        merged: Entry | None = None
        while not merged and (answer := self.person.ask(f"Are these one work? {KEYS}", "ynseq")) in "ye":
            merged = merge(entries, keep)
            if answer == "e":
                merged = self.person.edit(merged)
        if merged:
            self._merge(replace(merged, key=keep), gone)
        elif answer == "n":
            self.outcome.distinct.append((one, two))
        return answer != "q"

    def _merge(self, entry: Entry, gone: str) -> None:
        """Let `gone` be part of an entry; what is known of its difference from others holds for that one."""
        keep = entry.key
        _, before = self.outcome.merged.pop(gone, (entry, ()))
        _, mine = self.outcome.merged.get(keep, (entry, ()))
        self.outcome.merged[keep] = (entry, (*mine, gone, *before))
        self.entries[keep] = entry
        swap = {gone: keep}
        self.outcome.distinct = [(swap.get(a, a), swap.get(b, b)) for a, b in self.outcome.distinct]
