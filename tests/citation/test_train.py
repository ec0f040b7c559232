"""Training: labelled data become examples, notes are composed and varied, and a model comes out that tags."""

import gzip
import json
from pathlib import Path

import pytest

from refman.citation.calibration import Calibration
from refman.citation.pipeline import parse_with
from refman.citation.tagger import Tagger
from refman.citation.tokens import tokenize
from refman.citation.train.compose import compose, prose_of
from refman.citation.train.corpus import Example, read_notes, read_references, reference_example
from refman.citation.train.fit import Settings, fit
from refman.citation.train.vary import Pools, variants
from refman.citation.train.works import works_of
from refman.model import Note

NOTE = {
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


def runs(example: Example) -> list[tuple[str, str]]:
    """Label and text of each stretch of one label."""
    result: list[tuple[str, str]] = []
    for token, label in zip(example.tokens, example.labels, strict=True):
        if result and result[-1][0].removeprefix("B:") == label:
            result[-1] = (result[-1][0], f"{result[-1][1]} {token.text}")
        else:
            result.append((label, token.text))
    return result


@pytest.fixture
def note(tmp_path: Path) -> Example:
    (tmp_path / "a.jsonl").write_text(json.dumps(NOTE) + "\n", encoding="utf-8")
    [example] = read_notes(tmp_path)
    return example


def test_annotated_notes_become_labelled_tokens_and_names_one_list(note: Example) -> None:
    assert runs(note)[:5] == [
        ("O", "See"),
        ("B:author", "Jane Roe and Max Doe"),
        ("-", ","),
        ("title", "Ants of the North"),
        ("-", "("),
    ]
    assert runs(note)[-1][0] == "O"


@pytest.mark.parametrize(
    ("segs", "fields"),
    [
        ([["author", "Roe, J."], ["date", "(1990)."]], [("author", "Roe , J ."), ("issued", "1990")]),
        (
            [
                ["editor", "In O. Doe (Ed.),"],
                ["container-title", "Handbook of ants"],
                ["pages", "(pp. 1761–1800)."],
            ],
            [("editor", "O . Doe"), ("container-title", "Handbook of ants"), ("page", "1761–1800")],
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
    found = [(label.removeprefix("B:"), text) for label, text in runs(example)]
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


def test_composed_notes_are_labelled_token_by_token(note: Example) -> None:
    for example in compose(works_of([note]), {}, count=40, seed=1):
        assert list(example.tokens) == tokenize(example.text)
        assert len(example.labels) == len(example.tokens)


def test_variants_keep_the_structure(note: Example) -> None:
    [variant] = variants([note], Pools([note], {}), {}, seed=5)
    assert [label for label, _ in runs(variant)] == [label for label, _ in runs(note)]
    assert variant.text != note.text


def test_a_model_learns_what_it_is_shown(note: Example) -> None:
    model = fit([note] * 8, Settings(passes=20))
    [parsed] = parse_with(Tagger(model), [Note("1", note.text)], calibration=Calibration({}))
    [citation] = parsed.citations
    assert (
        note.text[citation.start : citation.end]
        == "Jane Roe and Max Doe, Ants of the North (Leeds: Hive, 1990), 12"
    )
    assert citation.item["title"] == "Ants of the North"
    assert citation.item["locator"] == "12"
    assert [s.kind for s in parsed.segments] == ["signal", "citation", "comment"]
