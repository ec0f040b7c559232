"""Labels of tokens become segments: citations with their fields, and the signals and comments around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from refman.citation.boundaries import stretches
from refman.citation.labels import INSIDE, START
from refman.citation.names import SAME_AUTHOR
from refman.citation.spans import FieldSpan
from refman.citation.tokens import Token
from refman.model import Span

_CUES: Final = frozenset(
    "see cf compare but contra accord e g eg also example instance quoted quoting cited citing reprinted discussed in from by with so and or cp "
    "vgl siehe s dazu hierzu zit zitiert nach und sowie auch bei voir voy véase véanse vid cfr vedi veja".split()
)
"""Words that a signal ends in, or nearly."""
_TITLES: Final = frozenset({"title", "container-title"})
_LONGEST_SIGNAL: Final = 12
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=\w\w\w)[.?!][”’\")\]]*\s+(?=[A-ZÄÖÜ“‘\"(])|;\s+")
_EDGE: Final = " \t\n\r\f\v\u00a0;,"


@dataclass(frozen=True, slots=True)
class CitationSpan:
    """The stretch `start:end` of a note that cites one work, and the fields in it."""

    start: int
    end: int
    fields: tuple[FieldSpan, ...]
    confidence: float


def citation_spans(
    tokens: Sequence[Token], labels: Sequence[str], marginals: Sequence[float]
) -> list[CitationSpan]:
    """The citations that `labels` mark, in order."""
    spans: list[CitationSpan] = []
    for first, last in stretches(tokens, labels):
        fields = [*_fields(tokens, labels, marginals, first, last)]
        start, sure = tokens[first].start, min(marginals[first:last])
        names = {field.field for field in fields}
        if names & _TITLES and "author" not in names and (same := _same_author(tokens, labels, first)):
            if spans and spans[-1].start == same.start:  # it was taken for a citation of its own
                spans.pop()
            if not spans or spans[-1].end <= same.start:
                start = same.start
                fields.insert(0, FieldSpan("author", same.start, same.end, sure))
        spans.append(CitationSpan(start, tokens[last - 1].end, tuple(fields), sure))
    return spans


def _same_author(tokens: Sequence[Token], labels: Sequence[str], first: int) -> Token | None:
    """The word that stands for the author of the citation before: "ders.," at or right before `first`."""
    names = [token for token in tokens[max(0, first - 3) : first] if token.text not in ".,"][-1:]
    if labels[first].removeprefix(START) == INSIDE:
        names.append(tokens[first])
    return next((name for name in names if name.text.isalpha() and SAME_AUTHOR.fullmatch(name.text)), None)


def _fields(
    tokens: Sequence[Token], labels: Sequence[str], marginals: Sequence[float], first: int, last: int
) -> Iterator[FieldSpan]:
    start = first
    for name, group in groupby([labels[first].removeprefix(START), *labels[first + 1 : last]]):
        end = start + sum(1 for _ in group)
        if name != INSIDE:
            yield FieldSpan(name, tokens[start].start, tokens[end - 1].end, min(marginals[start:end]))
        start = end


def whole(text: str, spans: Sequence[CitationSpan]) -> list[CitationSpan]:
    """The whole text as one citation with all the fields of `spans`; none where the text is blank."""
    stripped = text.strip()
    if not stripped:
        return []
    start = text.index(stripped)
    fields = tuple(f for s in spans for f in s.fields)
    confidence = min((s.confidence for s in spans), default=0.0)
    return [CitationSpan(start, start + len(stripped), fields, confidence)]


def spans_between(text: str, citations: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Signals and comments: everything outside the citations that holds a word.

    A signal is a short phrase that leads to a citation ("See also"); the rest is comment.
    """
    position = 0
    for start, end in [*citations, (len(text), len(text))]:
        yield from _gap(text, position, start, leads=start < len(text))
        position = end


def _gap(text: str, start: int, end: int, *, leads: bool) -> Iterator[Span]:
    start, end = _trimmed(text, start, end)
    if not any(c.isalnum() for c in text[start:end]):
        return
    last = start
    if leads:
        for boundary in _SENTENCE.finditer(text, start, end):
            last = boundary.end()
    if leads and _is_signal(text[last:end]):
        if (comment := _trimmed(text, start, last))[0] < comment[1]:
            yield Span("comment", *comment)
        yield Span("signal", last, end)
    else:
        yield Span("comment", start, end)


def _is_signal(phrase: str) -> bool:
    words = [w.lower() for w in _WORD.findall(phrase)]
    return len(words) <= _LONGEST_SIGNAL and not _CUES.isdisjoint(words[-3:])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE + ".":
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return start, end
