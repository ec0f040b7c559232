"""What all readers share: sentences around markers, encodings, warnings about notes, sections."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refman.article.checks import missing_notes, note_warnings
from refman.article.contexts import contexts, mark, sentences, unmark
from refman.article.encoding import decode
from refman.article.sections import with_sections
from refman.errors import UnreadableError
from refman.model import Note


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One. Two! Three? “Four.” Five", ["One.", "Two!", "Three?", "“Four.”", "Five"]),
        ("A claim.[1] Another.¹² A third.3 Last.* End", ["A claim.[1]", "Another.¹²", "A third.3", "Last.*", "End"]),
        ("As Dr. Lopez et al. say, cf. p. 3. J. R. Smith agrees.", ["As Dr. Lopez et al. say, cf. p. 3.", "J. R. Smith agrees."]),
        ("The U.S. Army left the U.S. The end.", ["The U.S. Army left the U.S.", "The end."]),
        ("It cost 3.5 dollars. no new sentence", ["It cost 3.5 dollars. no new sentence"]),
        ("He said: “Go.” “Where?” (Nowhere.) Fine…  Done.", ["He said: “Go.”", "“Where?”", "(Nowhere.)", "Fine…", "Done."]),
        ("Seit dem 1. Januar 2019 (sog. Novelle, Art. 2 Abs. 1) gilt es. Im 19. Jahrhundert nicht.", ["Seit dem 1. Januar 2019 (sog. Novelle, Art. 2 Abs. 1) gilt es.", "Im 19. Jahrhundert nicht."]),
        ("It is “only what . . . we imagine.” He left . . . . They stayed.", ["It is “only what . . . we imagine.”", "He left . . . .", "They stayed."]),
        ("Markers.[3, 5–7] And.[iv] So on.", ["Markers.[3, 5–7]", "And.[iv]", "So on."]),
        ("", []),
        ("   ", []),
    ],
)  # fmt: skip
def test_sentences(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == pieces


@given(st.text(alphabet="ab A.!?¹[1]”“ \n", max_size=80))
def test_sentences_are_in_order_and_cover_all_words(text: str) -> None:
    spans = sentences(text)
    assert [edge for span in spans for edge in span] == sorted(edge for span in spans for edge in span)
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())


def test_a_marker_belongs_to_the_sentence_before_it() -> None:
    text = f"One.{mark('a')} Two{mark('b')}, three [{mark('c')}, {mark('d')}]. {mark('e')}Four."
    assert contexts([unmark(text), ("No markers. Here.", ()), ("Again.", [(6, "a")])]) == {
        "a": ("One.", "Again."),
        "b": ("Two, three.",),
        "c": ("Two, three.",),
        "d": ("Two, three.",),
        "e": ("Two, three.",),
    }


def test_a_marker_before_all_words_belongs_to_the_first_sentence() -> None:
    assert contexts([unmark(f"{mark('a')}One. Two."), ("", [(0, "b")])]) == {"a": ("One.",), "b": ("",)}


def test_a_marker_leaves_no_space_before_a_full_stop_but_an_ellipsis_keeps_its_own() -> None:
    text = "He said , as ever, that it was . . . so ."
    assert contexts([(text, [(40, "a")])]) == {"a": ("He said, as ever, that it was . . . so.",)}


def test_a_sentence_counts_once() -> None:
    assert contexts([unmark(f"One{mark('a')} and{mark('a')} more.")]) == {"a": ("One and more.",)}


@pytest.mark.parametrize(
    ("data", "declared", "text", "warned"),
    [
        (b"caf\xc3\xa9", "", "café", False),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "latin-1", "café", False),
        ("café".encode("utf-16"), "", "café", False),
        ("café".encode("utf-32"), "", "café", False),
        ("café, déjà vu, être".encode("utf-16-be"), "", "café, déjà vu, être", True),
        (b"caf\xe9 \x93x\x94", "iso-8859-1", "café “x”", False),
        (b"a\r\nb\rc\x07", "ascii", "a\nb\nc", False),
        (b"plain", "rot13", "plain", False),
        (b"plain", "base64", "plain", False),
    ],
)  # fmt: skip
def test_bytes_become_text(data: bytes, declared: str, text: str, *, warned: bool) -> None:
    found, warnings = decode(data, Path("a.txt"), declared)
    assert (found, bool(warnings)) == (text, warned)


def test_a_guessed_encoding_is_named() -> None:
    text, warnings = decode(
        "Die Straße nach Süden führt über große Brücken, sagte Ödön.".encode("cp1252") * 5, Path("a.txt")
    )
    assert text.startswith("Die Straße nach Süden")
    assert warnings[0].startswith("not UTF-8: read as cp125")


def test_binary_data_is_no_text() -> None:
    with pytest.raises(UnreadableError, match="a binary file, not text"):
        decode(bytes(range(32)) * 10, Path("a.txt"))


def note(label: str, *, kind: str = "footnote", section: str = "", called: bool = True) -> Note:
    return Note(label, "Text.", kind, section, ("A sentence.",) if called else ())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("notes", "warnings"),
    [
        ([], ["no notes found"]),
        ([note("1"), note("2")], []),
        ([note("1"), note("3"), note("7")], ["note 2 is missing: 1 is followed by 3", "notes 4 to 6 are missing: 3 is followed by 7"]),
        ([note("1"), note("1"), note("*"), note("*")], ["label 1 is used by 2 notes"]),
        ([note("1", section="A"), note("1", section="B"), note("3", section="B")], ["note 2 is missing (section B): 1 is followed by 3"]),
        ([note("1"), note("2", called=False, section="A")], ["note 2 (section A) has no marker in the text"]),
        ([note(str(n), called=False) for n in range(1, 6)], ["no marker was found in the text for any note"]),
        ([note("1", kind="reference", called=False)], []),
        ([note("1"), note("1", kind="endnote")], []),
    ],
)  # fmt: skip
def test_what_looks_wrong_about_notes(notes: list[Note], warnings: list[str]) -> None:
    assert note_warnings(notes) == warnings


def test_markers_without_notes_are_named_once() -> None:
    assert missing_notes(["3", "4", "3"]) == ["marker 3 has no note", "marker 4 has no note"]
    assert missing_notes(["3"], "One") == ["marker 3 (section One) has no note"]


@pytest.mark.parametrize(
    ("labels", "names", "sections"),
    [
        (["1", "2", "3"], [], ["", "", ""]),
        (["1", "2", "1"], [], ["1", "1", "2"]),
        (["1", "2", "1"], ["A", "A", "B"], ["A", "A", "B"]),
        (["1", "2", "1"], ["A", "A", "A"], ["1", "1", "2"]),
        (["1", "*", "1", "1"], [], ["", "", "", ""]),
    ],
)  # fmt: skip
def test_numbers_that_start_anew_start_a_section(
    labels: list[str], names: list[str], sections: list[str]
) -> None:
    assert [n.section for n in with_sections([note(label) for label in labels], names)] == sections
