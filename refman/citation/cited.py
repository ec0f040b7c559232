"""The works that an article has cited so far, and which of them a short citation can mean."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Final

from refman.citation.folding import fold_words
from refman.citation.mentions import Mention, agreement, name_agreement
from refman.citation.works import Work, same_work, work_of
from refman.model import Citation

_OPENING: Final = 3
"""With how many words the titles of one work begin alike."""


@dataclass(slots=True)
class Works:
    """The article's works by their words and by the notes that cite them."""

    by_id: dict[str, Work] = field(default_factory=dict)
    by_note: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Per note label, the work of each citation; "" where one stayed open."""
    _by_word: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_opening: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _texts: dict[str, str] = field(default_factory=dict)
    _home: dict[str, str] = field(default_factory=dict)

    def add(self, citation: Citation, text: str, until: int) -> str:
        """Takes in a full citation of a note's `text`; returns the id that first gave its work.

        `until` is where the words end that may still speak of it ("hereafter *ISIS Defectors*").
        """
        work = work_of(citation, text, until)
        openings = {" ".join(work.title.split()[:_OPENING]), " ".join(work.reporter)} - {""}
        alike = dict.fromkeys(i for opening in openings for i in self._by_opening[opening])
        known = next((i for i in alike if same_work(self.by_id[i], work)), None)
        if known:
            first = self.by_id[known]
            work = replace(first, aliases=first.aliases | work.aliases, words=first.words | work.words)
        for opening in openings:
            self._by_opening[opening].append(work.id)
        self.by_id[work.id] = work
        for word in {*work.words, _head(work.title), work.initials, " ".join(work.reporter[:2])} - {""}:
            self._by_word[word].append(work.id)
        return work.id

    def close_note(self, label: str, text: str, cited: list[str]) -> None:
        """Takes in what the note `label` cited, in order."""
        self.by_note[label].extend(cited)
        for work in cited:
            self._home.setdefault(work, label)
        self._texts[label] = text

    def search(self, mention: Mention) -> tuple[list[str], float]:
        """The works that `mention` can mean, one where it stands out, and how sure that is (0 to 1)."""
        keys = {
            *mention.words,
            *mention.names,
            *mention.acronyms,
            _head(mention.title),
            " ".join(mention.reporter),
        }
        here = set(self.by_note.get(mention.note, ()))
        found = {i for k in keys for i in self._by_word.get(k, ())}
        scores = {i: agreement(self.by_id[i], mention) for i in found}
        scores |= {
            i: 0.4 for i in here & found if not scores[i] and name_agreement(self.by_id[i], mention) >= 1.6
        }
        scores = {i: s + self._pointed(i, mention.note) for i, s in scores.items() if s > 0}
        best = max(scores.values(), default=0.0)
        if best < 3.5 and (only := self._named_in_note(mention, unnamed=best < 1.5)):
            return [only], 0.9
        if not scores:
            silent = not (mention.names or mention.title or mention.words)
            return (self.by_note.get(mention.note, []) if silent else []), 0.85
        order = {i: n for n, i in enumerate(self.by_id)}
        likely = sorted((i for i, s in scores.items() if s > best - 0.15), key=order.__getitem__)
        likely = self._given(likely, [i for i, s in scores.items() if s > best - 0.5])
        return (likely[:1] if self._one(likely, mention) else likely), _trust(best)

    def _given(self, likely: list[str], close: list[str]) -> list[str]:
        """Instead of a work known from short forms only, those given in full under the same names."""
        works = [self.by_id[i] for i in likely]
        if any(w.full for w in works):
            return [w.id for w in works if w.full]
        return [i for i in close if self.by_id[i].full and self.by_id[i].names == works[0].names] or likely

    def _one(self, likely: list[str], mention: Mention) -> bool:
        """Whether works that fit alike bear one title, or are pages of one report."""
        works = [self.by_id[i] for i in likely]
        same_report = bool(mention.reporter) and all(w.reporter[:2] == mention.reporter for w in works)
        return same_report or (bool(mention.title) and len({w.title for w in works}) == 1)

    def _pointed(self, work: str, note: str) -> float:
        """2 where `note` gives the work, less where it only comes back to it."""
        if not note or work not in self.by_note.get(note, ()):
            return 0.0
        return 2.0 if self._home[work] == note else 1.2

    def _named_in_note(self, mention: Mention, *, unnamed: bool) -> str:
        """The only work of the note that `mention` points to, if it fits; it may be `unnamed` there."""
        works = set(self.by_note.get(mention.note, ()))
        if len(works) != 1 or not (work := self.by_id.get(works.pop())):
            return ""
        silent = not (mention.names or mention.title) or (unnamed and not (work.names or work.title))
        return work.id if silent or mention.words <= fold_words(self._texts[mention.note]) else ""


def _trust(score: float) -> float:
    return (
        0.97 if score >= 3.5 else 0.93 if score >= 3 else 0.88 if score >= 2 else 0.8 if score >= 1.4 else 0.6
    )


def _head(title: str) -> str:
    return title.partition(" ")[0]
