"""Labels at the start of a line, and the sequences that they make."""

import pytest

from refman.article.pdf.labels import Candidate, Label, label_of, sequence, without_label
from refman.article.pdf.lines import Line, Piece


def line(text: str, *, raised: str = "") -> Line:
    pieces = [Piece(raised, italic=False, raised=True)] if raised else []
    pieces.append(Piece(text, italic=False, raised=False))
    return Line(1, 0, 100, 50, 8, "Times", tuple(pieces))


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("12 Smith, A Book", "12", "Smith, A Book"),
        ("12. Smith, A Book", "12", "Smith, A Book"),
        ("12.Smith, A Book", "12", "Smith, A Book"),
        ("12) Smith, A Book", "12", "Smith, A Book"),
        ("(12) Smith, A Book", "12", "Smith, A Book"),
        ("[12] Smith, A Book", "12", "Smith, A Book"),
        ("12Smith, A Book", "12", "Smith, A Book"),
        ("12„Zitat“", "12", "„Zitat“"),
        ("* Professor of Law", "*", "Professor of Law"),
        ("†† The authors", "††", "The authors"),
        ("12", None, ""),
        ("1a. Nothing", None, ""),
        ("Smith, A Book", None, ""),
        ("25.07.2013, S. 3", None, ""),
    ],
)
def test_written_labels(text: str, label: str | None, rest: str) -> None:
    found = label_of(line(text))
    assert (found and found.text) == label
    if found:
        assert "".join(piece.text for piece in without_label(line(text), found)) == rest


@pytest.mark.parametrize(
    ("raised", "label", "number"),
    [
        ("12 ", "12", 12),
        ("iv", "iv", 4),
        ("a", "a", None),
        ("*", "*", None),
        ("∗∗", "**", None),
        ("[3]", "3", 3),
    ],
)
def test_raised_labels(raised: str, label: str, number: int | None) -> None:
    found = label_of(line("Smith", raised=raised))
    assert found is not None
    assert (found.text, found.number) == (label, number)
    assert without_label(line("Smith", raised=raised), found) == (Piece("Smith", italic=False, raised=False),)


@pytest.mark.parametrize("raised", ["th ", "st"])
def test_raised_letters_are_no_labels(raised: str) -> None:
    assert label_of(line("edition", raised=raised)) is None


def chain(labels: list[int], weights: dict[int, float] | None = None) -> list[int]:
    candidates = [
        Candidate(at, Label(str(number), number, "raised", 1), (weights or {}).get(at, 2.0))
        for at, number in enumerate(labels)
    ]
    return [one.label.number or 0 for one in sequence(candidates)]


@pytest.mark.parametrize(
    ("labels", "chosen"),
    [
        ([1, 2, 3], [1, 2, 3]),
        ([1, 2, 4], [1, 2, 4]),
        ([1, 2, 3, 1, 2, 3], [1, 2, 3, 1, 2, 3]),
        ([7, 8, 9], [7, 8, 9]),
        ([1, 1989, 2, 3], [1, 2, 3]),
        ([], []),
    ],
)
def test_sequences(labels: list[int], chosen: list[int]) -> None:
    assert chain(labels) == chosen


def test_a_weak_number_out_of_order_falls_out() -> None:
    assert chain([1, 2, 28, 3, 4], {2: 0.5}) == [1, 2, 3, 4]
    assert chain([2018], {0: 0.5}) == []


def test_symbols_are_no_sequence() -> None:
    assert sequence([Candidate(0, Label("*", None, "mark", 1), 5.0)]) == []
