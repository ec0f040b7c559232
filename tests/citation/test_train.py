"""Training: labelled data become examples, notes are composed and varied, and a model comes out that tags."""

import gzip
import json
import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from refman.citation.calibration import Calibration
from refman.citation.features import FLAGS
from refman.citation.network import Head, Network
from refman.citation.pipeline import parse_with
from refman.citation.tagger import MODEL, Tagger
from refman.citation.tokens import tokenize
from refman.citation.train import __main__ as train_main
from refman.citation.train.compose import compose, prose_of
from refman.citation.train.corpus import Epochs, Example, read_notes, runs
from refman.citation.train.evaluate import folds
from refman.citation.train.invent import invent
from refman.citation.train.printing import print_date, print_names, title_cased
from refman.citation.train.recipe import SETS, Amounts
from refman.citation.train.references import read_references, reference_example
from refman.citation.train.styles import STYLES
from refman.citation.train.templates import Habits, adapted, fill
from refman.citation.train.vary import Pools, variants
from refman.citation.train.works import Work, works_of
from refman.citation.words import UNKNOWN, Words
from refman.model import Note

NOTE: dict[str, Any] = {
    "doc": "a",
    "lang": "en",
    "label": "1",
    "text": "See Jane Roe and Max Doe, Ants of the North (Leeds: Hive, 1990), 12; they differ on that point of method.",
    "segments": [
        {
            "kind": "citation",
            "start": 4,
            "end": 67,
            "fields": [
                {"field": "author", "start": 4, "end": 12},
                {"field": "author", "start": 17, "end": 24},
                {"field": "title", "start": 26, "end": 43},
                {"field": "publisher-place", "start": 45, "end": 50},
                {"field": "publisher", "start": 52, "end": 56},
                {"field": "issued", "start": 58, "end": 62},
                {"field": "locator", "start": 65, "end": 67},
            ],
        }
    ],
}


def labelled(example: Example) -> list[tuple[str, str]]:
    """Label and text of each stretch of one label."""
    return [(label, example.text[start:end]) for label, start, end in runs(example)]


@pytest.fixture
def note(tmp_path: Path) -> Example:
    (tmp_path / "a.jsonl").write_text(json.dumps(NOTE) + "\n", encoding="utf-8")
    [example] = read_notes(tmp_path)
    return example


def test_annotated_notes_become_labelled_tokens_and_names_one_list(note: Example) -> None:
    assert labelled(note)[:5] == [
        ("O", "See"),
        ("B:author", "Jane Roe and Max Doe"),
        ("-", ","),
        ("title", "Ants of the North"),
        ("-", "("),
    ]
    assert labelled(note)[-1][0] == "O"


@pytest.mark.parametrize(
    ("segs", "fields"),
    [
        ([["author", "Roe, J."], ["date", "(1990)."]], [("author", "Roe, J."), ("issued", "1990")]),
        (
            [
                ["editor", "In O. Doe (Ed.),"],
                ["container-title", "Handbook of ants"],
                ["pages", "(pp. 1761–1800)."],
            ],
            [("editor", "O. Doe"), ("container-title", "Handbook of ants"), ("page", "1761–1800")],
        ),
        ([["volume", "29(2):655–664,"]], [("volume", "29"), ("issue", "2"), ("page", "655–664")]),
        ([["volume", "vol. 5, no. 7"]], [("volume", "5"), ("issue", "7")]),
        ([["volume", "n°45."]], [("issue", "45")]),
        ([["volume", "—"]], []),
        ([["translator", "Translated by Jane Roe."]], [("translator", "Jane Roe")]),
        ([["citation-number", "[12]"], ["publisher", "Hive:"]], [("publisher", "Hive")]),
        ([["url", "Available at https://a.org/b."]], [("URL", "https://a.org/b")]),
    ],
)
def test_reference_strings_lose_key_words_and_split_volumes(
    segs: list[list[str]], fields: list[tuple[str, str]]
) -> None:
    raw = " ".join(text for _, text in segs)
    example = reference_example({"id": "x", "raw": raw, "segs": segs}, "test")
    assert example.labels[0].startswith("B:")
    found = [(label.removeprefix("B:"), text) for label, text in labelled(example)]
    assert [f for f in found if f[0] != "-"] == fields


def test_reference_files_are_read(tmp_path: Path) -> None:
    record = {
        "id": "x:1",
        "raw": "Roe, Ants",
        "segs": [["author", "Roe,"], ["title", "Ants"], ["title", "absent"]],
    }
    path = tmp_path / "refs.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(record).encode()))
    [example] = read_references(path, source="refs")
    assert (example.group, example.labels) == ("refs:x:1", ["B:author", "-", "title"])


def test_composed_notes_are_the_same_for_the_same_seed(note: Example) -> None:
    works, prose = works_of([note]), prose_of([note], {})
    assert prose["en"] == ["they differ on that point of method"]
    first, again = (list(compose(works, prose, count=60, seed=3)) for _ in range(2))
    assert [e.text for e in first] == [e.text for e in again]
    assert {label for e in first for label in e.labels} > {"O", "-", "B:author", "title", "issued"}


def test_names_of_a_work_come_in_one_order() -> None:
    raw = "Ants. Transl. by Max Moe. Ed. by Ann Doe. Jane Roe. Hive"
    parts = [["title", "Ants"], ["translator", "Max Moe"], ["editor", "Ann Doe"], ["author", "Jane Roe"]]
    example = reference_example({"id": "x", "raw": raw, "segs": [*parts, ["publisher", "Hive"]]}, "test")
    [work] = works_of([example])
    assert list(work.names) == ["author", "editor", "translator"]


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("full", "Jane Roe and Max van Doe"),
        ("initials", "J. Roe and M. van Doe"),
        ("inverted", "Roe, Jane and van Doe, Max"),
        ("inverted-first", "Roe, Jane and Max van Doe"),
        ("bare", "Roe J and van Doe M"),
        ("family", "Roe and van Doe"),
        ("upper", "JANE ROE and MAX VAN DOE"),
    ],
)
def test_names_are_printed_in_many_manners(style: str, printed: str) -> None:
    names = [
        {"family": "Roe", "given": "Jane"},
        {"family": "Doe", "given": "Max", "non-dropping-particle": "van"},
    ]
    rng = random.Random(1)
    assert print_names(names, style, joiner=" and ", rng=rng) == printed
    alone = print_names(names[:1], style, joiner=" and ", rng=rng)
    assert re.fullmatch(
        rf"{alone}(?: et al\.|, et al\.| and others)",
        print_names(names, style, joiner=" and ", rng=rng, most=1),
    )
    assert print_names([{"literal": "the Hive"}], "full", joiner=" and ", rng=rng) == "the Hive"


@pytest.mark.parametrize(
    ("style", "pattern"),
    [
        ("us", r"[A-Z][a-z]+ \d+, 1990"),
        ("german", r"\d+\. [A-ZÄÖÜ][a-zä]+ 1990"),
        ("iso", r"1990-\d\d-\d\d"),
        ("season", r"(?:Spring|Summer|Fall|Winter) 1990"),
        ("year", "1990"),
    ],
)
def test_dates_are_printed_in_many_manners(style: str, pattern: str) -> None:
    assert re.fullmatch(pattern, print_date("1990", style, random.Random(1)))


def test_titles_get_capitals_but_for_small_words() -> None:
    assert title_cased("the ants of the north", {"of", "the"}) == "The Ants of the North"


def test_composed_notes_are_labelled_token_by_token(note: Example) -> None:
    for example in compose(works_of([note]), {}, count=40, seed=1):
        assert list(example.tokens) == tokenize(example.text)
        assert len(example.labels) == len(example.tokens)


def everything() -> Work:
    """A work with every name and field that a template may ask for."""
    people = [{"family": "Roe", "given": "Jane"}, {"family": "Doe", "given": "Max"}]
    fields = {
        "title": "Ants of the North",
        "container-title": "Journal of Ants",
        "page": "3-19",
        "volume": "4",
        "year": "1990",
    }
    return Work(dict.fromkeys(("author", "editor", "translator"), people), fields)


@pytest.mark.parametrize("name", list(STYLES))
def test_every_template_can_be_filled(name: str) -> None:
    rng = random.Random(1)
    _, style = STYLES[name]
    habits = Habits(style, ("“", "”"), "*", "full", " and ", style.dates[0], False, False, ["Roe"])
    for template in [t for kind in style.templates.values() for t in kind] + list(style.short):
        pieces = fill(template, adapted(everything(), template, rng), habits, rng)
        assert pieces is not None, template
        assert not {"{", "}"} & set("".join(text for text, _ in pieces)), template


@pytest.mark.parametrize(
    ("slot", "pattern"),
    [
        ("number:icsid", r"\w+ Case No\. ARB.*"),
        ("number:un", r"[\w. ]+/.*"),
        ("number:law", r"P.*L.* \d+-\d+"),
        ("page:ecr", r"(?:I-)?\d+"),
        ("title:against", r".* v\.? .*"),
        ("container-title:state", r"[\w.]+ .*"),
        ("title:gesetzestitel", r"(?:Gesetz|Verordnung|Staatsvertrag).*"),
    ],
)
def test_law_is_made_up_in_its_own_manner(slot: str, pattern: str) -> None:
    field, _, style = slot.partition(":")
    assert re.fullmatch(pattern, invent(field, style, random.Random(2), ["Roe"]))


def test_variants_keep_the_structure(note: Example) -> None:
    [variant] = variants([note], Pools([note], {}), {}, seed=5)
    assert [label for label, _ in labelled(variant)] == [label for label, _ in labelled(note)]
    assert variant.text != note.text


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
