"""From notes to citations: ids, forms, references back, what the file carries itself, and the laws of segments."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from refman.citation import parse_notes
from refman.model import Citation, Embedded, Note

HOBSBAWM = (
    "Eric J. Hobsbawm, *Nations and Nationalism since 1780* (Cambridge: Cambridge University Press, 1990), 3."
)
SOJA = "Edward W. Soja, “The Socio-Spatial Dialectic,” *Annals of the Association of American Geographers* 70, no. 2 (1980): 207–225."


def test_citations_are_numbered_within_their_note() -> None:
    [parsed] = parse_notes([Note("4", f"{HOBSBAWM[:-1]}; see also {SOJA}")])
    assert [c.id for c in parsed.citations] == ["4:1", "4:2"]
    assert [c.item["author"][0]["family"] for c in parsed.citations] == ["Hobsbawm", "Soja"]
    assert [s.kind for s in parsed.segments] == ["citation", "signal", "citation"]


def test_ids_are_unique_where_labels_repeat_and_name_their_section() -> None:
    notes = [Note("1", HOBSBAWM), Note("1", SOJA), Note("1", SOJA, section="II")]
    assert [c.id for p in parse_notes(notes) for c in p.citations] == ["1:1", "1:2", "II/1:1"]


def test_ibid_refers_to_the_citation_before() -> None:
    _, ibid = parse_notes([Note("1", HOBSBAWM), Note("2", "Ibid., 45.")])
    [citation] = ibid.citations
    assert (citation.form, citation.refers_to) == ("ibid", "1:1")


def test_references_and_unsplit_notes_are_one_citation() -> None:
    text = f"{HOBSBAWM[:-1]}; {SOJA}"
    for parsed in (
        *parse_notes([Note("1", text, kind="reference")]),
        *parse_notes([Note("1", text)], split=False),
    ):
        [citation] = parsed.segments
        assert (citation.start, citation.end) == (0, len(text))


def test_blank_notes_hold_nothing() -> None:
    assert [p.segments for p in parse_notes([Note("1", ""), Note("2", " \n")], split=False)] == [(), ()]


def test_data_of_the_file_stand_for_their_stretch() -> None:
    text = f"See {HOBSBAWM[:-1]}; and {SOJA}"
    item = {"type": "book", "title": "As the file has it"}
    [parsed] = parse_notes([Note("1", text, embedded=(Embedded(4, 4 + len(HOBSBAWM) - 1, item),))])
    first, second = parsed.citations
    assert (first.start, first.item, first.confidence, first.form) == (4, item, 1.0, "full")
    assert second.item["author"][0]["family"] == "Soja"


def test_confidences_belong_to_fields_of_the_item() -> None:
    [parsed] = parse_notes([Note("1", SOJA)])
    [citation] = parsed.citations
    assert (
        {"author", "title", "container-title", "volume"}
        <= set(citation.field_confidence)
        <= set(citation.item)
    )
    assert all(0 <= c <= 1 for c in citation.field_confidence.values())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(max_size=80) | st.sampled_from([HOBSBAWM, SOJA, "Ibid.", "See also n. 3; cf."]), max_size=4
    )
)
def test_segments_stand_in_order_without_overlap_and_leave_no_word_out(texts: list[str]) -> None:
    notes = [Note(str(i), text) for i, text in enumerate(texts)]
    parsed = parse_notes(notes)
    assert [p.note for p in parsed] == notes
    ids = [c.id for p in parsed for c in p.citations]
    assert len(set(ids)) == len(ids)
    for note in parsed:
        position = 0
        for segment in note.segments:
            assert position <= segment.start < segment.end <= len(note.note.text)
            assert not any(c.isalnum() for c in note.note.text[position : segment.start])
            position = segment.end
            assert not isinstance(segment, Citation) or segment.item
        assert not any(c.isalnum() for c in note.note.text[position:])


def test_a_note_of_any_length_is_read_in_pieces() -> None:
    citation = "Ann Roe, *Ants* (Leeds: Hive, 1990), 3"
    [parsed] = parse_notes([Note("1", "; ".join([citation] * 200))])
    found = [parsed.note.text[c.start : c.end] for c in parsed.citations]
    assert found.count(citation) > 190
    assert parse_notes([Note("1", "")])[0].segments == ()


def test_a_note_of_a_thousand_citations_takes_no_longer_than_a_thousand_notes() -> None:
    citations = [f"Ann Doe, *Ports of Call {n}* (London: Quay, {1900 + n % 99}), {n}" for n in range(1500)]
    started = time.process_time()
    [parsed] = parse_notes([Note("1", "; ".join(citations))])
    assert len(parsed.citations) > 1450
    assert time.process_time() - started < 8
