"""Cross-validation by document: every note is read by a model that saw no document of its journal."""

import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from refman.citation.calibration import CITATION, Calibration
from refman.citation.labels import INSIDE, OUTSIDE, START
from refman.citation.pipeline import parse_with
from refman.citation.shape import note_json
from refman.citation.tagger import Tagger
from refman.citation.train.corpus import Example
from refman.model import Note

Parsed = dict[str, Any]
Readings = dict[str, list[tuple[float, bool]]]

_FAMILIES: Final = (
    "10_1093", "10_1163", "10_1177", "10_2307", "10_5771", "eternal", "exgold", "gooddata", "moneylab", "socio_legal", "tod36",
)  # fmt: skip
_HALF: Final = 0.5
_SAME: Final = {
    "clr2013002": "10_12775",
    "10_12775_1_clr_2013_004": "10_12775",
    "10_16995_lefou_44": "lefou9",
    "ghab062": "gerhis028",
}
"""Documents of one journal whose names do not say so."""


def family(document: str) -> str:
    """The journal or series of a document."""
    return next((f for f in _FAMILIES if document.startswith(f)), _SAME.get(document, document))


def folds(notes: Sequence[Example], count: int) -> dict[str, int]:
    """The fold of each document: families stay together, the folds hold about as many notes."""
    sizes = Counter(family(e.group) for e in notes)
    load, of_family = [0] * count, {}
    for name, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        of_family[name] = load.index(min(load))
        load[of_family[name]] += size
    return {e.group: of_family[family(e.group)] for e in notes}


@dataclass(slots=True)
class Scorer:
    """The project's scoring script, loaded from where the data lie."""

    path: Path
    _module: Any = field(init=False)

    def __post_init__(self) -> None:
        spec = importlib.util.spec_from_file_location("score_notes", self.path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(self.path)
        self._module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self._module)

    def score(self, gold: Sequence[Parsed], parsed: Sequence[Parsed]) -> dict[str, Any]:
        """The figures of the script for the notes of one or more documents."""
        result: dict[str, Any] = self._module.score(gold, parsed)[0]
        return result

    def readings(self, gold: Sequence[Parsed], parsed: Sequence[Parsed]) -> Readings:
        """By field and for whole citations: the confidence given, and whether the reading was right."""
        found: Readings = defaultdict(list)
        for wanted, match, same_span in self._matches(gold, parsed):
            agree = self._agreement(wanted, match)
            for name, right in agree.items():
                if name in match["field_confidence"]:
                    found[name].append((match["field_confidence"][name], right))
            found[CITATION].append((match["confidence"], same_span and all(agree.values())))
        return found

    def whole(self, gold: Sequence[Parsed], parsed: Sequence[Parsed]) -> list[str]:
        """The ids of the annotated citations that were read with their exact span and all their fields."""
        return [
            wanted["id"]
            for wanted, match, same_span in self._matches(gold, parsed)
            if same_span and all(self._agreement(wanted, match).values())
        ]

    def _matches(
        self, gold: Sequence[Parsed], parsed: Sequence[Parsed]
    ) -> Iterator[tuple[Parsed, Parsed, bool]]:
        """Each annotated full citation with the one read in its place, and whether their spans agree."""
        for right, read in zip(gold, parsed, strict=True):
            read_here = self._module.citations(read)
            for wanted in self._module.citations(right):
                shared = [self._module.overlap(wanted, s) for s in read_here]
                if wanted["form"] != "full" or max(shared, default=0.0) <= _HALF:
                    continue
                match = read_here[shared.index(max(shared))]
                spans = {self._module.span_key(right["text"][s["start"] : s["end"]]) for s in (wanted, match)}
                yield wanted, match, len(spans) == 1

    def _agreement(self, wanted: Parsed, match: Parsed) -> dict[str, bool]:
        """For each field that either has whether both say the same; a locator may be read as page."""
        norm = self._module.norm
        agree = {}
        for name in self._module.FIELDS:
            a, b = norm(name, wanted["item"].get(name)), norm(name, match["item"].get(name))
            if a or b:
                agree[name] = a == b or (
                    name == "page" and not a and norm("page", wanted["item"].get("locator")) == b
                )
        return agree


def parse_document(tagger: Tagger, gold: Sequence[Parsed], calibration: Calibration) -> list[Parsed]:
    """The notes of one annotated document, read; ids carry the document's name."""
    document = gold[0]["doc"]
    notes = [Note(n["label"], n["text"]) for n in gold]
    parsed = [note_json(p) for p in parse_with(tagger, notes, calibration=calibration)]
    for segment in (s for note in parsed for s in note["segments"] if s["kind"] == "citation"):
        segment["id"] = f"{document}|{segment['id']}"
        segment["refers_to"] = segment["refers_to"] and f"{document}|{segment['refers_to']}"
    return parsed


def read_gold(folder: Path) -> dict[str, list[Parsed]]:
    """The annotated notes by document, as the files have them."""
    return {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(folder.glob("*.jsonl"))
    }


def field_counts(tagger: Tagger, examples: Sequence[Example]) -> dict[str, list[int]]:
    """By field of reference strings: how many are right, found wrongly, and missed; compared by letters and digits."""
    counts: dict[str, list[int]] = {}
    for example, (labels, _) in zip(examples, tagger.tag([e.tokens for e in examples]), strict=True):
        wanted, read = (Counter(_values(example, ls)) for ls in (example.labels, labels))
        for k, several in enumerate((wanted & read, read - wanted, wanted - read)):
            for (name, _), count in several.items():
                counts.setdefault(name, [0, 0, 0])[k] += count
    return counts


def _values(example: Example, labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    previous, letters = "", ""
    for token, label in [
        *zip(example.tokens, (x.removeprefix(START) for x in labels), strict=True),
        (None, ""),
    ]:
        if label != previous:
            if previous not in {"", OUTSIDE, INSIDE}:
                yield previous, letters
            previous, letters = label, ""
        if token is not None:
            letters += "".join(c for c in token.text.lower() if c.isalnum())


def f1(counts: Sequence[int]) -> float:
    """F1 of (right, wrong, missed)."""
    right, wrong, missed = counts
    return 2 * right / max(1, 2 * right + wrong + missed)


def reliability(readings: Mapping[str, Sequence[tuple[float, bool]]]) -> list[tuple[str, int, float]]:
    """For fields and citations: how many readings have at least 0.9, and what share of them is right."""
    rows = []
    fields = [r for name, pairs in readings.items() if name != CITATION for r in pairs]
    for name, pairs in [("all fields", fields), *sorted(readings.items())]:
        sure = [right for confidence, right in pairs if confidence >= 0.9]
        rows.append((name, len(sure), sum(sure) / max(1, len(sure))))
    return rows
