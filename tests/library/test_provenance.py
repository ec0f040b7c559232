"""The provenance file: sorted, stable, one record a line, and nothing lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.errors import UnreadableError
from refman.library import Library, Provenance
from refman.library import provenance as records
from refman.library.paths import provenance_path
from refman.library.provenance import dumps
from refman.model import ArticleRecord, CitationRecord, Decision

TEXT = """\
{"record": "article", "id": "a.html", "digest": "x", "format": "html", "authors": ["Doe, Jane"], "key": "doe2000"}
{"record": "citation", "article": "a.html", "id": "2:1", "label": "2", "form": "short", "text": "Ibid.", "key": null, "refers_to": "1:1"}
{"record": "citation", "article": "a.html", "id": "1:1", "label": "1", "form": "full", "text": "Müller.", "key": "muller"}
{"record": "article", "id": "b.html", "digest": "y", "format": "pdf"}
{"record": "decision", "kind": "distinct", "keys": ["a", "b"]}
{"record": "decision", "kind": "merged", "keys": ["z", "y"]}
{"record": "from the future", "x": 1}
"""
PATH = Path("library.provenance.jsonl")


def loads(text: str) -> Provenance:
    """What an undamaged file says."""
    found, damage = records.loads(text, PATH)
    assert damage == []
    return found


def test_the_file_is_stable() -> None:
    assert dumps(loads(TEXT)) == TEXT


def test_articles_and_decisions_are_sorted_and_citations_stay_in_order() -> None:
    lines = TEXT.splitlines(keepends=True)
    shuffled = "".join([lines[6], lines[5], lines[3], lines[4], lines[0], lines[1], lines[2]])
    assert dumps(loads(shuffled)) == TEXT


def test_blank_lines_do_not_matter() -> None:
    assert loads(TEXT.replace("\n", "\n\n")) == loads(TEXT)


@pytest.mark.parametrize(
    "line",
    [
        *("<<<<<<< HEAD", "[]", "{}", '{"record": "article"}', '{"record": "article", "no": 1}', "7"),
        '{"record": "article", "id": 5, "digest": "x", "format": "html"}',
        '{"record": "article", "id": "c", "digest": "x", "format": "html", "authors": "Doe"}',
        TEXT.splitlines()[2].replace('"muller"', "7"),
        TEXT.splitlines()[2].replace('"Müller."', '["Müller."]'),
        '{"record": "decision", "kind": "distinct", "keys": [["a"], "b"]}',
    ],
)
def test_a_line_that_is_no_record_is_named(line: str) -> None:
    found, [error] = records.loads(f"{line}\n{TEXT}", PATH)
    assert (found, error.where) == (loads(TEXT), "library.provenance.jsonl:1")
    assert "no provenance record" in error.what


def test_a_damaged_line_is_never_written_over(write: Callable[[str], Library]) -> None:
    library = write("@misc{muller, title = {Wege}}\n")
    beside = provenance_path(library.path)
    beside.write_text(f"{TEXT}<<<<<<< HEAD\n", encoding="utf-8", newline="")
    with pytest.raises(UnreadableError, match="no provenance record") as error, library.change("x") as change:
        change.decide(Decision("distinct", ("a", "c")))
    assert error.value.where == f"{beside}:8"
    assert beside.read_text(encoding="utf-8") == f"{TEXT}<<<<<<< HEAD\n"
    assert [(row.key, row.cited) for row in library.search()] == [("muller", 1)]
    assert library.damaged() == Library.open(library.path).damaged() == 1
    beside.write_text(TEXT, encoding="utf-8", newline="")
    assert Library.open(library.path).damaged() == 0


def test_an_article_is_recorded_anew() -> None:
    provenance = loads(TEXT)
    again = provenance.recorded(ArticleRecord("a.html", "new", "html"), [])
    assert [c.article for c in again.citations] == []
    assert again.articles["a.html"].digest == "new"
    assert again.articles["b.html"] == provenance.articles["b.html"]


def test_decisions_are_remembered_once() -> None:
    provenance = (
        Provenance().decided(Decision("distinct", ("b", "a"))).decided(Decision("distinct", ("a", "b")))
    )
    assert provenance.decisions == (Decision("distinct", ("a", "b")),)
    assert provenance.decided(Decision("merged", ("b", "a"))).decisions[-1].keys == ("b", "a")


def test_decisions_follow_a_renaming() -> None:
    provenance = loads(TEXT).renamed("a", "q").renamed("z", "p").renamed("y", "other")
    assert provenance.decisions == (Decision("distinct", ("b", "q")), Decision("merged", ("p", "y")))
    assert provenance.decided(Decision("distinct", ("q", "b"))) == provenance


def test_where_it_lies() -> None:
    assert provenance_path(Path("x/library.bib")) == Path("x/library.provenance.jsonl")
    assert provenance_path(Path("x/my.refs.bib")) == Path("x/my.refs.provenance.jsonl")
    assert provenance_path(Path("x/refs")) == Path("x/refs.provenance.jsonl")


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=5)
CITATIONS = st.builds(
    CitationRecord,
    article=st.just("a"),
    id=TEXTS,
    label=TEXTS,
    form=st.sampled_from(["full", "short", "ibid"]),
    text=TEXTS,
    key=st.one_of(st.none(), TEXTS),
    context=TEXTS,
    confidence=st.floats(0, 1),
)


@given(st.lists(CITATIONS))
def test_what_is_written_is_read(citations: list[CitationRecord]) -> None:
    provenance = Provenance().recorded(ArticleRecord("a", "x", "html", authors=("B", "C")), citations)
    found = loads(dumps(provenance))
    assert found.citations == tuple(citations)
    assert dumps(found) == dumps(provenance)
