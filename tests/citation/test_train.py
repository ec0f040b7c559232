"""Training: a model that tags comes out, the same each time, and cross-validation judges it."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from refman.citation.calibration import Calibration
from refman.citation.features import FLAGS
from refman.citation.network import Head, Network
from refman.citation.pipeline import parse_with
from refman.citation.tagger import MODEL, Tagger
from refman.citation.train import __main__ as train_main
from refman.citation.train.corpus import Epochs, Example
from refman.citation.train.evaluate import folds
from refman.citation.train.recipe import SETS, Amounts
from refman.citation.words import UNKNOWN, Words
from refman.model import Note
from tests.citation.annotated import NOTE, annotated


@pytest.fixture
def note(tmp_path: Path) -> Example:
    return annotated(tmp_path)


def test_a_model_learns_what_it_is_shown(note: Example) -> None:
    fit = pytest.importorskip("refman.citation.train.fit", reason="PyTorch is not installed")
    settings = fit.Settings(epochs=150, units=16, width=16, layers=1, dropout=0.0, memory=0.9)
    words, notes = fit.fit_notes(lambda _: [note] * 8, settings)
    of_citations, citations = fit.fit_citations(lambda _: [note] * 8, settings)
    tagger = Tagger(words.beside(of_citations), notes, citations)
    [parsed] = parse_with(tagger, [Note("1", note.text)], calibration=Calibration({}))
    [citation] = parsed.citations
    assert (
        note.text[citation.start : citation.end]
        == "Jane Roe and Max Doe, Ants of the North (Leeds: Hive, 1990), 12"
    )
    assert citation.item["title"] == "Ants of the North"
    assert citation.item["locator"] == "12"
    assert [s.kind for s in parsed.segments] == ["signal", "citation", "comment"]


SCORER = """
FIELDS = ["author", "title", "issued", "page"]
norm = lambda field, value: str(value or "")
span_key = str.strip
citations = lambda note: [s for s in note["segments"] if s["kind"] == "citation"]
overlap = lambda a, b: max(0, min(a["end"], b["end"]) - max(a["start"], b["start"])) / (a["end"] - a["start"])
def score(gold, parsed):
    figures = {"segment_f1": 1, "field_f1": 1, "whole": 1, "full": len(gold), "form": 1, "resolved": [0, 0]}
    return {**figures, "comment_only_wrong": [0, 0], "per_field": {"title": {"f1": 1}}}, []
"""


def untrained(examples: Epochs, of_citations: Epochs | None = None) -> Tagger:
    """A tagger with the labels of the first examples that scores at random; training itself needs PyTorch."""
    rng = np.random.default_rng(1)

    def network(**heads: list[str]) -> Network:
        arrays = {n: rng.normal(size=(4, len(found))).astype(np.float32) for n, found in heads.items()}
        return Network(
            rng.normal(size=(len(FLAGS), 4)).astype(np.float32),
            (),
            {
                n: Head(tuple(heads[n]), a, a[0], np.zeros((a.shape[1],) * 2, np.float32))
                for n, a in arrays.items()
            },
        )

    fields, others = (
        sorted({x.removeprefix("B:") for e in epochs(0) for x in e.labels} - {"O"})
        for epochs in (examples, of_citations or examples)
    )
    words = Words(["k=cap", "k=year", UNKNOWN], rng.normal(size=(3, 2, 4)).astype(np.float32))
    return Tagger(words, network(segments=["O", "B:", "-"], fields=fields), network(fields=others))


def test_networks_that_know_different_fields_do_not_go_together(note: Example) -> None:
    other = replace(note, labels=["B:number", *note.labels[1:]])
    with pytest.raises(ValueError, match="different fields"):
        untrained(lambda _: [note], lambda _: [other])


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of training data: two documents, and the same three strings in every set of references."""
    for folder in ("gold/notes", "train", "bin"):
        (tmp_path / folder).mkdir(parents=True)
    segment = {
        **NOTE["segments"][0],
        "id": "x:1:1",
        "form": "full",
        "item": {"title": "Ants of the North", "locator": "12"},
    }
    for document in ("exgold_1", "lefou9"):
        lines = [json.dumps({**NOTE, "doc": document, "segments": [segment]})] * 6
        (tmp_path / "gold" / "notes" / f"{document}.jsonl").write_text(
            "\n".join(lines) + "\n", encoding="utf-8"
        )
    records = [
        {"id": f"x:{n}", "raw": f"Roe, J. Ants {n}. Leeds, 1990.", "segs": [["author", "Roe, J."], ["title", f"Ants {n}."], ["location", "Leeds,"], ["date", "1990."]]}
        for n in range(12)
    ]  # fmt: skip
    for name in SETS:
        packed = gzip.compress("\n".join(json.dumps(r) for r in records).encode())
        (tmp_path / "train" / f"{name}.jsonl.gz").write_bytes(packed)
    (tmp_path / "bin" / "score_notes.py").write_text(SCORER, encoding="utf-8")
    few = Amounts(dict.fromkeys(SETS, 3), composed=6, variants=1, epochs=1)
    monkeypatch.setattr(train_main, "RECIPE", few)
    monkeypatch.setattr(train_main, "fitted", untrained)
    return tmp_path


def test_fitting_writes_the_same_model_each_time(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = data / "first", data / "second"
    for out in (first, second):
        out.mkdir()
        train_main.main(["fit", str(data), "--out", str(out)])
    printed = capsys.readouterr().out
    assert MODEL in printed
    assert (first / MODEL).read_bytes() == (second / MODEL).read_bytes()


def test_cross_validation_reports_and_calibrates(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, kept = data / "calibration.json", data / "read.json"
    options = ["--folds", "2", "--jobs", "1", "--out", str(out), "--keep", str(kept)]
    train_main.main(["cross-validate", str(data), *options])
    printed = capsys.readouterr().out
    assert "anystyle_gold, held out: field F1" in printed
    assert "en: segment F1" in printed
    assert "confidence >= 0.9" in printed
    assert set(json.loads(kept.read_text(encoding="utf-8"))) == {"exgold_1", "lefou9"}
    assert "*" in json.loads(out.read_text(encoding="utf-8"))


def test_documents_of_one_journal_share_a_fold(note: Example) -> None:
    names = ("exgold_1", "exgold_2", "clr2013002", "10_12775_1_clr_2013_004", "b")
    of = folds([replace(note, group=n) for n in names], 3)
    assert of["exgold_1"] == of["exgold_2"]
    assert of["clr2013002"] == of["10_12775_1_clr_2013_004"]
    assert len(set(of.values())) == 3
