"""Footnotes, endnotes and reference lists of whole documents."""

import pytest

from refman.article.pdf.reading import read_bytes
from refman.errors import UnreadableError
from refman.model import Article
from tests.article.pdf.sheets import FILLER, article
from tests.article.pdf.writer import Sheet, pdf


def notes(found: Article) -> list[tuple[str, str]]:
    return [(note.label, note.text) for note in found.notes]


BODY = [
    *FILLER,
    "The tolls rose twice.^1^ Nobody knew why at the time.^2^ The road was",
    "never built.^3^",
    *FILLER,
]


@pytest.mark.parametrize(
    "labels",
    [["^1^ ", "^2^ ", "^3^ "], ["1 ", "2 ", "3 "], ["1. ", "2. ", "3. "], ["1) ", "2) ", "3) "], ["^1^", "^2^", "^3^"]],
    ids=["raised", "bare", "point", "bracket", "glued"],
)  # fmt: skip
@pytest.mark.parametrize("rule", [True, False])
def test_footnotes(labels: list[str], *, rule: bool) -> None:
    lines = [
        f"{labels[0]}Anne Doe, *The Toll Houses of the Weser* (London: Press, 1989), 3–17; see also",
        "the works cited there.",
        f"{labels[1]}Ibid., 21.",
        f"{labels[2]}John Roe, “The Road”, *Past and Present* 12 (1999), 5.",
    ]
    found = read_bytes(article((BODY, lines), rule=rule))
    assert notes(found) == [
        ("1", "Anne Doe, *The Toll Houses of the Weser* (London: Press, 1989), 3–17; see also the works cited there."),
        ("2", "Ibid., 21."),
        ("3", "John Roe, “The Road”, *Past and Present* 12 (1999), 5."),
    ]  # fmt: skip
    assert [note.contexts for note in found.notes] == [
        ("The tolls rose twice.",), ("Nobody knew why at the time.",), ("The road was never built.",)
    ]  # fmt: skip
    assert {(note.kind, note.section, note.page) for note in found.notes} == {("footnote", "", 1)}


def test_labels_that_stand_right_aligned() -> None:
    pages = []
    for first in range(1, 57, 7):
        numbers = range(first, first + 7)
        cited = [f"{'   ' * (n < 10)}[{n}] {FILLER[n % 5][n % 7 : 40]}, {n}." for n in numbers]
        pages.append(([*FILLER[first % 3 :], *(f"Toll {n} rose. [{n}]" for n in numbers)], cited))
    found = read_bytes(article(*pages, rule=True))
    assert [note.label for note in found.notes] == [str(n) for n in range(1, 57)]


def test_notes_of_the_bodys_size_under_a_rule() -> None:
    found = read_bytes(
        article(
            (BODY, ["^1^ Doe, Tolls, 3.", "^2^ Ibid.", "^3^ A long note that ends on the next page, as long notes do"]),
            ([*FILLER[3:], *FILLER], ["in papers that are printed."]),
            size=10, note_size=10, rule=True,
        )
    )  # fmt: skip
    assert notes(found)[2] == (
        "3",
        "A long note that ends on the next page, as long notes do in papers that are printed.",
    )


def test_a_note_runs_over_the_page_and_a_quotation_above_the_notes_is_none() -> None:
    quotation = Sheet()
    quotation.lines(50, 530, ["More was said.^3^", *FILLER], size=11)
    quotation.lines(
        70, 200, ["A quotation in the size of the notes stands here,", "above them and apart."], size=8
    )
    quotation.lines(50, 90, ["which ended badly for the mill. Cf. above.", "^3^ Roe, Road, 9."], size=8)
    first = Sheet()
    first.lines(50, 530, [*FILLER, "One.^1^ Two.^2^"], size=11)
    first.lines(
        50,
        80,
        ["^1^ Doe, Tolls, 3.", "^2^ The mill of the lower town had been let to a family of the upper one,"],
        size=8,
    )
    found = read_bytes(pdf([first, quotation]))
    assert notes(found) == [
        ("1", "Doe, Tolls, 3."),
        ("2", "The mill of the lower town had been let to a family of the upper one, which ended badly for the mill. Cf. above."),
        ("3", "Roe, Road, 9."),
    ]  # fmt: skip


def test_symbols_and_the_authors_note() -> None:
    found = read_bytes(
        article((["The Tolls*", *FILLER, "They rose.^1^ And fell.†"], ["* Professor of History.", "^1^ Doe, Tolls, 3.", "† Of course."]))
    )  # fmt: skip
    assert notes(found) == [("*", "Professor of History."), ("1", "Doe, Tolls, 3."), ("†", "Of course.")]
    assert all(note.contexts for note in found.notes)


def test_two_notes_with_one_sign_on_a_page() -> None:
    body = ["The Tolls.^*^", *FILLER, "They rose.^*^ And fell.^†^"]
    found = read_bytes(article((body, ["^*^ Professor of History.", "^*^ Doe, Tolls, 3.", "^†^ Of course."])))
    assert [(n.label, [c[-10:] for c in n.contexts]) for n in found.notes] == [
        ("*", ["The Tolls."]),
        ("*", ["They rose."]),
        ("†", ["And fell."]),
    ]


def test_numbering_restarts() -> None:
    pages = [
        ([*FILLER, f"It was {n} so.^1^ And thus.^2^"], [f"^1^ Doe {n}, 3.", f"^2^ Roe {n}, 4."])
        for n in "abc"
    ]
    found = read_bytes(article(*pages))
    assert [(n.section, n.label, n.text) for n in found.notes] == [
        ("1", "1", "Doe a, 3."), ("1", "2", "Roe a, 4."), ("2", "1", "Doe b, 3."),
        ("2", "2", "Roe b, 4."), ("3", "1", "Doe c, 3."), ("3", "2", "Roe c, 4."),
    ]  # fmt: skip
    assert found.notes[4].contexts == ("It was c so.",)


@pytest.mark.parametrize("label", ["^{}^ ", "{} ", "{}. "])
def test_furniture_stays_out_and_a_short_note_that_recurs_stays_in(label: str) -> None:
    pages = [
        (
            [f"Page {n}", *FILLER[n % 5 :], *FILLER[: n % 5], f"So it was.^{n}^"],
            [label.format(n) + "Ebd., S. 6."],
        )
        for n in range(1, 7)
    ]
    found = read_bytes(article(*pages, head="Anne Doe · The Tolls {}", foot="– {} –"))
    assert notes(found) == [(str(n), "Ebd., S. 6.") for n in range(1, 7)]
    assert all("The Tolls" not in note.contexts[0] for note in found.notes)


def test_a_line_that_two_notes_have_in_common_is_no_running_foot() -> None:
    pages = [
        ([*FILLER[n:], *FILLER[:n], f"So it was.^{n}^"], [f"^{n}^ {name}, Tolls, at", "https://example.org/tolls/", f"{name.lower()}.html."])
        for n, name in ((1, "Doe"), (2, "Roe"))
    ]  # fmt: skip
    assert notes(read_bytes(article(*pages))) == [
        ("1", "Doe, Tolls, at https://example.org/tolls/doe.html."),
        ("2", "Roe, Tolls, at https://example.org/tolls/roe.html."),
    ]


@pytest.mark.parametrize(
    "imprint", ["© The Author 2020. Published by the Press.", "This article is licensed under CC BY 4.0.", "DOI: 10.1234/abc"]
)  # fmt: skip
def test_an_imprint_under_the_notes_stays_out(imprint: str) -> None:
    sheet = Sheet()
    sheet.lines(50, 530, BODY, size=11)
    sheet.lines(50, 110, ["^1^ Doe, Tolls, 3.", "^2^ Ibid.", "^3^ Roe, Road, 9."], size=8)
    sheet.lines(50, 60, [imprint, "All rights reserved by the Press."], size=7)
    assert notes(read_bytes(pdf([sheet])))[-1] == ("3", "Roe, Road, 9.")


ENDNOTES = ["Doe, Tolls of the Weser (London, 1989), 3, and the many works and other", "sources.", "Ibid., 21.", "Roe, The Road (Paris, 1999), 5.", "Doe, Tolls, 9."]  # fmt: skip


@pytest.mark.parametrize("heading", ["Notes", "NOTES", "Endnotes", "Anmerkungen", "Notas"])
@pytest.mark.parametrize("marker", ["^{}^", "[{}]", "({})", " [{}]"])
def test_endnotes(heading: str, marker: str) -> None:
    said = [f"Sentence number {n} is here.{marker.format(n)} " for n in (1, 2, 3, 4)]
    first = Sheet()
    first.lines(50, 530, [*FILLER, said[0] + said[1], *FILLER, said[2] + said[3], *FILLER], size=11)
    second = Sheet()
    second.text(50, 530, heading, size=13, font="bold")
    second.lines(
        50,
        500,
        ["1. " + ENDNOTES[0], ENDNOTES[1], "2. " + ENDNOTES[2], "3. " + ENDNOTES[3], "4. " + ENDNOTES[4]],
        size=9,
    )
    second.text(50, 400, "About the author", size=13, font="bold")
    second.lines(50, 380, ["Anne Doe is a professor of tolls."], size=9)
    found = read_bytes(pdf([first, second]))
    assert notes(found) == [
        ("1", f"{ENDNOTES[0]} {ENDNOTES[1]}"), ("2", ENDNOTES[2]), ("3", ENDNOTES[3]), ("4", ENDNOTES[4])
    ]  # fmt: skip
    assert [note.contexts for note in found.notes] == [
        (f"Sentence number {n} is here.",) for n in (1, 2, 3, 4)
    ]
    assert {note.kind for note in found.notes} == {"endnote"}


def test_endnotes_of_chapters() -> None:
    first, second, third = Sheet(), Sheet(), Sheet()
    first.lines(50, 530, [*FILLER, "One toll.^1^ Two tolls.^2^"], size=11)
    second.lines(50, 530, [*FILLER, "One mill.^1^ Two mills.^2^"], size=11)
    third.text(50, 560, "Notes", size=13, font="bold")
    y = 530.0
    for chapter in "ab":
        third.text(50, y, f"Chapter {chapter}", size=9, font="bold")
        y = (
            third.lines(50, y - 16, [f"1. Doe, Tolls {chapter}, 3.", f"2. Roe, Road {chapter}, 4."], size=9)
            - 10
        )
    found = read_bytes(pdf([first, second, third]))
    assert [(n.section, n.label, n.text, n.contexts) for n in found.notes] == [
        ("1", "1", "Doe, Tolls a, 3.", ("One toll.",)), ("1", "2", "Roe, Road a, 4.", ("Two tolls.",)),
        ("2", "1", "Doe, Tolls b, 3.", ("One mill.",)), ("2", "2", "Roe, Road b, 4.", ("Two mills.",)),
    ]  # fmt: skip


def test_endnotes_without_heading() -> None:
    first, second = Sheet(), Sheet()
    first.lines(50, 530, [*FILLER, *[f"Sentence {n} is here.({n})" for n in range(1, 6)], *FILLER], size=10)
    second.lines(
        50, 530, [f"{n} Author {n}, A Title of the Work, 1950, p. {n + 20}." for n in range(1, 6)], size=10
    )
    found = read_bytes(pdf([first, second]))
    assert [note.label for note in found.notes] == ["1", "2", "3", "4", "5"]
    assert found.notes[2].contexts == ("Sentence 3 is here.",)


def items(kind: str) -> list[str]:
    names = ["Adams, Anne", "Brown, Bert", "Clark, Carl", "Davis, Dora"]
    lines = []
    for number, name in enumerate(names, 1):
        label = f"[{number}] " if kind == "numbered" else ""
        first, second = (
            f"{label}{name}. The Tolls of the Weser and the roads along it, with",
            "many maps. London: Press, 1989.",
        )
        lines += {"hanging": [first, " " * 8 + second], "indented": [" " * 8 + first, second]}.get(
            kind, [first, second]
        )
    return lines


@pytest.mark.parametrize("kind", ["hanging", "indented", "flush", "numbered"])
@pytest.mark.parametrize(
    "heading", ["References", "Literaturverzeichnis", "Works Cited", "6. Referências", "BIBLIOGRAPHY"]
)
def test_reference_lists(kind: str, heading: str) -> None:
    sheet = Sheet()
    y = sheet.lines(50, 560, [*FILLER, "As Adams (1989) says."], size=10)
    sheet.text(50, y - 20, heading, size=12, font="bold")
    sheet.lines(50, y - 40, items(kind), size=10)
    found = read_bytes(pdf([sheet]))
    assert [(n.kind, n.label, n.text.split(",")[0]) for n in found.notes] == [
        ("reference", "1", "Adams"), ("reference", "2", "Brown"), ("reference", "3", "Clark"), ("reference", "4", "Davis")
    ]  # fmt: skip
    assert found.notes[0].text.endswith("with many maps. London: Press, 1989.")


def test_reference_lists_with_white_space_over_two_pages() -> None:
    first, second = Sheet(), Sheet()
    y = first.lines(50, 560, FILLER, size=10) - 20
    first.text(50, y, "References", size=12, font="bold")
    y -= 20
    for line in items("flush"):
        y -= 12 if line.startswith("many") else 20
        first.text(50, y, line, size=10)
    y = 560.0
    for line in items("flush"):
        y -= 12 if line.startswith("many") else 20
        second.text(50, y, line.replace("Tolls", "Mills"), size=10)
    assert len(read_bytes(pdf([first, second])).notes) == 8


def test_a_reference_list_beside_notes_is_left_out_and_said() -> None:
    sheet = Sheet()
    y = sheet.lines(50, 560, BODY, size=11)
    sheet.text(50, y - 20, "Bibliography", size=12, font="bold")
    sheet.lines(50, y - 40, items("hanging"), size=11)
    sheet.lines(50, 80, ["^1^ Doe, Tolls, 3.", "^2^ Ibid.", "^3^ Roe, Road, 9."], size=8)
    found = read_bytes(pdf([sheet]))
    assert [note.kind for note in found.notes] == ["footnote"] * 3
    assert any("reference list of 4 items" in warning for warning in found.warnings)


def test_a_marker_without_note_is_said() -> None:
    body = [*FILLER, "One.^1^ Two.^2^ Three.^3^ Four.^4^"]
    found = read_bytes(article((body, ["^1^ Doe, 3.", "^2^ Doe, 4.", "^4^ Doe, 5."])))
    assert "marker 3 has no note" in found.warnings


def test_several_markers_in_one_place() -> None:
    found = read_bytes(
        article(([*FILLER, "They rose.^1,2^ And fell.^3–5^"], [f"^{n}^ Doe, {n}." for n in range(1, 6)]))
    )
    assert [note.contexts for note in found.notes] == [("They rose.",)] * 2 + [("And fell.",)] * 3


def test_no_text_layer() -> None:
    with pytest.raises(UnreadableError, match="no text layer") as caught:
        read_bytes(pdf([Sheet(), Sheet()]))
    assert "OCR" in caught.value.hint


def test_stamps_on_pictures_are_no_text() -> None:
    sheets = [Sheet() for _ in range(3)]
    for sheet in sheets:
        sheet.text(
            50, 20, "This content downloaded from the library on Mon, 22 Nov 2021. All use subject to terms."
        )
    with pytest.raises(UnreadableError, match="no text layer"):
        read_bytes(pdf(sheets))


def test_some_pages_without_text_are_said() -> None:
    sheet = Sheet()
    sheet.lines(50, 500, FILLER)
    assert "1 of 2 pages have no text; OCR may help" in read_bytes(pdf([sheet, Sheet()])).warnings


def test_an_article_without_notes() -> None:
    sheet = Sheet()
    sheet.lines(50, 500, FILLER)
    assert read_bytes(pdf([sheet])).notes == ()


def test_short_notes_share_a_line() -> None:
    body = [*FILLER, "They rose.^1^ And fell.^2^ And rose.^3^"]
    found = read_bytes(
        article((body, ["^1^ Doe, Tolls, 3.   ^2^ Ibid.", "^3^ Roe, Road, 2nd ed. 1999^2^, 9."]))
    )
    assert notes(found) == [("1", "Doe, Tolls, 3."), ("2", "Ibid."), ("3", "Roe, Road, 2nd ed. 19992, 9.")]


@pytest.mark.parametrize("labels", [["i", "ii", "iii", "iv"], ["b", "c", "d", "e"], ["k", "l", "m", "n"]])
def test_labels_that_are_no_figures(labels: list[str]) -> None:
    said = ["They rose.", "And fell.", "And rose.", "And so on."]
    body = [*FILLER, " ".join(f"{one}^{label}^" for one, label in zip(said, labels, strict=True))]
    found = read_bytes(article((body, [f"^{label}^ Doe, Tolls {label}, 3." for label in labels])))
    assert [(n.label, n.text, n.contexts) for n in found.notes] == [
        (label, f"Doe, Tolls {label}, 3.", (one,)) for one, label in zip(said, labels, strict=True)
    ]


def test_footnotes_of_two_columns() -> None:
    sheet = Sheet()
    for column, x in enumerate((40, 220)):
        words = [f"in column {column} the line {n} goes on" for n in range(20)]
        sheet.lines(x, 550, [*words, f"It ends.^{column + 1}^"], size=10)
        sheet.lines(x, 60, [f"^{column + 1}^ Doe {column}, *Tolls*, 3, and", "the papers there."], size=7)
    found = read_bytes(pdf([sheet]))
    assert notes(found) == [("1", "Doe 0, *Tolls*, 3, and the papers there."), ("2", "Doe 1, *Tolls*, 3, and the papers there.")]  # fmt: skip
    assert all(note.contexts[0].endswith("It ends.") for note in found.notes)


def test_a_table_that_recurs_over_one_column_takes_no_text_of_the_other() -> None:
    sheets = []
    for n in range(1, 4):
        sheet = Sheet()
        sheet.lines(
            40,
            550,
            [
                "a table | 1",
                "with rows | 2",
                *[f"in column one the line {'abc'[n - 1] * k} goes on" for k in range(20)],
            ],
            size=10,
        )
        sheet.lines(
            220,
            551,
            [
                f"Of {'xyz'[n - 1] * 9}.^{n}^",
                *[f"in column two the line {'xyz'[n - 1] * k} goes on" for k in range(20)],
            ],
            size=10,
        )
        sheet.lines(40, 60, [f"^{n}^ Doe {n}, *Tolls*, 3."], size=7)
        sheets.append(sheet)
    carried = [note.contexts[0] for note in read_bytes(pdf(sheets)).notes]
    assert [one.rpartition(" Of ")[2] for one in carried] == ["xxxxxxxxx.", "yyyyyyyyy.", "zzzzzzzzz."]


def test_the_note_of_a_symbol_on_the_title_page_may_stand_on_the_next() -> None:
    found = read_bytes(
        article((["The Tolls", "Anne Doe ^†^", *FILLER], []), ([*FILLER[2:], "They rose.^1^"], ["^†^ Professor.", "^1^ Roe, 3."]))
    )  # fmt: skip
    assert [(n.label, len(n.contexts)) for n in found.notes] == [("†", 1), ("1", 1)]


def test_subheadings_and_what_follows_a_reference_list_are_no_items() -> None:
    sheet = Sheet()
    y = sheet.lines(50, 570, FILLER, size=10)
    sheet.text(50, y - 20, "References", size=12, font="bold")
    y = sheet.lines(50, y - 40, items("hanging"), size=10)
    sheet.text(50, y - 6, "Archives", size=12, font="bold")
    y = sheet.lines(50, y - 24, items("hanging"), size=10)
    sheet.lines(50, y - 20, ["Anne Doe teaches history in Bremen."], size=10)
    found = read_bytes(pdf([sheet])).notes
    assert [note.label for note in found] == [str(n) for n in range(1, 9)]
    assert found[3].text.endswith("1989.")
    assert found[7].text.endswith("1989.")


def test_a_legend_under_the_notes_or_over_them_is_no_note() -> None:
    body = [*FILLER, "They rose.^1^ And fell.^2^"]
    first, second = Sheet(), Sheet()
    first.lines(50, 560, body, size=11)
    first.lines(50, 150, ["^1^ Doe, Tolls, 3.", "^2^ The mill of the lower town, which was let to"], size=8)
    first.lines(50, 80, ["Figure 1: The mill of the lower town."], size=8)
    second.lines(50, 560, [*FILLER[3:], *FILLER, "So it stayed.^3^"], size=11)
    second.lines(50, 200, ["Table 2: Tolls of the road."], size=8)
    second.lines(50, 90, ["a family of the upper one.", "^3^ Roe, 3."], size=8)
    assert notes(read_bytes(pdf([first, second]))) == [
        ("1", "Doe, Tolls, 3."),
        ("2", "The mill of the lower town, which was let to a family of the upper one."),
        ("3", "Roe, 3."),
    ]


def test_endnotes_behind_each_chapter() -> None:
    sheets: list[Sheet] = []
    for chapter in ("toll", "mill"):
        sheet = Sheet()
        y = sheet.lines(
            50,
            570,
            [f"The {chapter}", *FILLER[len(sheets) :], f"One {chapter}.^1^ Two {chapter}s.^2^"],
            size=11,
        )
        sheet.text(50, y - 20, "Notes", size=13, font="bold")
        y = sheet.lines(50, y - 40, [f"1. Doe, The {chapter}, 3.", "2. Roe, Road, 4."], size=9)
        sheet.lines(50, y - 30, ["Figure 3: The road."], size=9)
        sheets.append(sheet)
    found = read_bytes(pdf(sheets))
    assert [(n.section, n.label, n.text, len(n.contexts)) for n in found.notes] == [
        ("1", "1", "Doe, The toll, 3.", 1),
        ("1", "2", "Roe, Road, 4.", 1),
        ("2", "1", "Doe, The mill, 3.", 1),
        ("2", "2", "Roe, Road, 4.", 1),
    ]


def test_a_title_that_ends_in_notes_is_no_heading_of_endnotes() -> None:
    body = [
        "On Tolls and Other",
        "Notes",
        "1 Introduction",
        *FILLER,
        "They rose.^1^ And fell.^2^ And rose.^3^",
    ]
    found = read_bytes(article((body, ["^1^ Doe, 3.", "^2^ Ibid.", "^3^ Roe, 9."])))
    assert [(note.kind, note.text) for note in found.notes] == [
        ("footnote", "Doe, 3."),
        ("footnote", "Ibid."),
        ("footnote", "Roe, 9."),
    ]
