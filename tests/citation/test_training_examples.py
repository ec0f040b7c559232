"""Training examples: what is annotated and labelled is read, notes are composed of known works, and varied."""

import gzip
import json
import random
import re
from pathlib import Path

import pytest

from refman.citation.tokens import tokenize
from refman.citation.train.compose import compose, prose_of
from refman.citation.train.corpus import Example, runs
from refman.citation.train.invent import invent
from refman.citation.train.printing import print_date, print_names, title_cased
from refman.citation.train.references import read_references, reference_example
from refman.citation.train.styles import STYLES
from refman.citation.train.templates import Habits, adapted, fill
from refman.citation.train.vary import Pools, variants
from refman.citation.train.works import Work, works_of
from tests.citation.annotated import annotated


def labelled(example: Example) -> list[tuple[str, str]]:
    """Label and text of each stretch of one label."""
    return [(label, example.text[start:end]) for label, start, end in runs(example)]


@pytest.fixture
def note(tmp_path: Path) -> Example:
    return annotated(tmp_path)


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
