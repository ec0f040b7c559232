"""Segments: labels become citations, and what lies between them signals and comments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.citation.segments import CitationSpan, citation_spans, spans_between, whole
from refman.citation.tokens import tokenize


def cut(text: str, labels: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The citations that one label a token marks: their text, and their fields with text."""
    spans = citation_spans(tokenize(text), labels.split(), [0.9] * len(labels.split()))
    return [(text[s.start : s.end], [(f.field, text[f.start : f.end]) for f in s.fields]) for s in spans]


def test_a_citation_runs_from_its_start_to_the_next_start_or_the_outside() -> None:
    text = "See Doe, Ants, 12; Roe, Bees. More."
    labels = "O B:author - title - locator O B:author - title - O O"
    assert cut(text, labels) == [
        ("Doe, Ants, 12", [("author", "Doe"), ("title", "Ants"), ("locator", "12")]),
        ("Roe, Bees.", [("author", "Roe"), ("title", "Bees")]),
    ]


def test_citations_may_touch() -> None:
    assert [c for c, _ in cut("Doe Roe", "B:author B:author")] == ["Doe", "Roe"]


def test_a_citation_does_not_end_in_a_comma() -> None:
    assert [c for c, _ in cut("Roe, in: Doe, Ants", "B:author - - - B:editor - title")] == [
        "Roe, in: Doe, Ants"
    ]


def test_a_citation_without_start_is_one_all_the_same() -> None:
    assert [c for c, _ in cut("x Doe", "O author")] == ["Doe"]


@pytest.mark.parametrize(
    ("text", "labels", "author"),
    [
        ("12; ders., Ants", "O O O O O B:title", "ders"),
        ("12. Idem, Ants", "O O O O B:title", "Idem"),
        ("Ders., Ants", "B:- - - container-title", "Ders"),
        ("12; ders., “Ants", "O O O O O B:- title", "ders"),
    ],
)
def test_the_word_for_the_same_author_is_one(text: str, labels: str, author: str) -> None:
    assert cut(text, labels)[0][1][0] == ("author", author)


def test_a_word_for_the_same_author_is_no_citation_beside_it() -> None:
    text = "Roe, Ants; ders., Bees"
    assert [c for c, _ in cut(text, "B:author - title O B:author - - B:title")] == [
        "Roe, Ants",
        "ders., Bees",
    ]


WORDS = st.sampled_from(["Roe", "ders", "Id", ".", ",", ";", "“", "”", "(", ")", "Ants", "1990"])
LABELS = st.sampled_from(
    ["O", "-", "B:-", "title", "B:title", "author", "B:author", "container-title", "issued"]
)


@given(st.lists(st.tuples(WORDS, LABELS), max_size=14))
def test_citations_stand_in_order_and_never_overlap(tagged: list[tuple[str, str]]) -> None:
    text = " ".join(word for word, _ in tagged)
    spans = citation_spans(tokenize(text), [label for _, label in tagged], [0.9] * len(tagged))
    ends = [0, *(span.end for span in spans)]
    assert all(end <= span.start < span.end for end, span in zip(ends, spans, strict=False))
    assert all(span.start <= f.start < f.end <= span.end for span in spans for f in span.fields)


def test_confidence_is_that_of_the_least_certain_token() -> None:
    [span] = citation_spans(tokenize("Doe, Ants"), ["B:author", "-", "title"], [0.9, 0.5, 0.7])
    assert span.confidence == 0.5
    assert [f.confidence for f in span.fields] == [0.9, 0.7]


def test_unsplit_text_is_one_citation_with_all_fields() -> None:
    text = " Doe, Ants; Roe "
    spans = citation_spans(tokenize(text), "B:author - title O B:author".split(), [1.0] * 5)
    [one] = whole(text, spans)
    assert text[one.start : one.end] == "Doe, Ants; Roe"
    assert [f.field for f in one.fields] == ["author", "title", "author"]


def test_unsplit_blank_text_is_none() -> None:
    assert whole("  ", []) == []
    assert whole("Doe", []) == [CitationSpan(0, 3, (), 0.0)]


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("See also [X]", [("signal", "See also")]),
        ("Cf. [X]; see generally [X].", [("signal", "Cf."), ("signal", "see generally")]),
        ("[X]; [X].", []),
        ("For a contrary view, see [X]", [("signal", "For a contrary view, see")]),
        ("Vgl. [X] sowie [X]", [("signal", "Vgl."), ("signal", "sowie")]),
        ("The council voted in May. See [X]", [("comment", "The council voted in May."), ("signal", "See")]),
        ("[X]. The council voted in May.", [("comment", "The council voted in May.")]),
        ("The council [X] voted.", [("comment", "The council"), ("comment", "voted.")]),
        ("Only prose, with no citation.", [("comment", "Only prose, with no citation.")]),
        ("", []),
    ],
)
def test_what_is_no_citation_is_signal_or_comment(text: str, segments: list[tuple[str, str]]) -> None:
    marks = [(i, i + 3) for i in range(len(text)) if text[i : i + 3] == "[X]"]
    assert [(s.kind, text[s.start : s.end]) for s in spans_between(text, marks)] == segments
