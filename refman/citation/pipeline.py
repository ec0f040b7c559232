"""The whole way from notes to citations."""

from collections import Counter
from collections.abc import Iterable, Sequence

from refman.citation.calibration import CITATION, Calibration, shipped_calibration
from refman.citation.fields import to_item
from refman.citation.forms import form_of, says_enough
from refman.citation.segments import CitationSpan, citation_spans, spans_between, whole
from refman.citation.short_forms import resolve
from refman.citation.spans import FieldSpan
from refman.citation.tagger import Tagger, shipped
from refman.citation.tokens import tokenize
from refman.model import Citation, Embedded, Item, Note, ParsedNote


def parse_notes(notes: Iterable[Note], *, split: bool = True) -> list[ParsedNote]:
    """The notes of one article, in order, each with the citations, signals and comments that stand in it.

    Args:
        notes: in the order of the article; short forms refer to what stands before them.
        split: look for several citations and for prose in a note. Without it, and in notes of the kind
            "reference", the whole text is one citation.

    """
    return parse_with(shipped(), notes, split=split, calibration=shipped_calibration())


def parse_with(
    tagger: Tagger, notes: Iterable[Note], *, split: bool = True, calibration: Calibration
) -> list[ParsedNote]:
    """`parse_notes` with another model than the one that ships."""
    notes = list(notes)
    tokens = [tokenize(note.text) for note in notes]
    numbers: Counter[tuple[str, str]] = Counter()
    parsed = []
    for note, of_note, (labels, sure) in zip(notes, tokens, tagger.tag(tokens), strict=True):
        found = citation_spans(of_note, labels, sure)
        alone = not split or note.kind == "reference"
        place = (note.section, note.label)
        name = f"{note.section}/{note.label}" if note.section else note.label
        named = []
        for stretch in _citations(note, found, split=not alone):
            citation = _citation(note.text, stretch, f"{name}:{numbers[place] + 1}", calibration)
            if alone or isinstance(stretch, Embedded) or says_enough(note.text, citation):
                numbers[place] += 1
                named.append(citation)
        gaps = spans_between(note.text, [(c.start, c.end) for c in named])
        parsed.append(ParsedNote(note, tuple(sorted([*named, *gaps], key=lambda s: s.start))))
    return resolve(parsed)


def _citations(note: Note, found: Sequence[CitationSpan], *, split: bool) -> list[CitationSpan | Embedded]:
    """What cites in a note: the data that the file carries, and what the tagger found beside it."""
    if not split and not note.embedded:
        found = whole(note.text, found)
    free = [c for c in found if not any(c.start < e.end and e.start < c.end for e in note.embedded)]
    return sorted([*note.embedded, *free], key=lambda c: c.start)


def _citation(text: str, found: CitationSpan | Embedded, id_: str, calibration: Calibration) -> Citation:
    stretch = (found.start, found.end)
    if isinstance(found, Embedded):
        form = form_of(text, (), citation=stretch)
        return Citation(*stretch, id=id_, form="ibid" if form == "ibid" else "full", item=found.item)
    item = to_item(text, found.fields, citation=stretch)
    return Citation(
        *stretch,
        id=id_,
        form=form_of(text, found.fields, citation=stretch),
        item=item,
        confidence=calibration.confidence(CITATION, found.confidence),
        field_confidence=_confidences(found.fields, item, calibration),
    )


def _confidences(spans: Iterable[FieldSpan], item: Item, calibration: Calibration) -> dict[str, float]:
    """The lowest confidence of the stretches that each field of the item was read from."""
    lowest: dict[str, float] = {}
    for span in spans:
        if span.field in item:
            lowest[span.field] = min(span.confidence, lowest.get(span.field, 1.0))
    return {name: calibration.confidence(name, value) for name, value in lowest.items()}
