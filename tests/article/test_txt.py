"""Plain text: the two articles that this project began with, and every usual way to label and to call a note."""

import json
from itertools import product
from pathlib import Path

import pytest

from refman.article import read_article
from refman.article.labels import RAISE, marker_label, roman, roman_value, strip_label
from refman.article.plain_metadata import plain_metadata
from refman.model import Article

BODY = """The Salt Road

By Ada Lopez and John Roe

12 March 2015

Salt was dear in those days{1} and nobody knew why. It came by ship{2} from the south. There were three reasons:

1. the price of mules;
2. the rain;
3. the tax of 1540.

In 1541 the tax fell.{3} The mules did not notice, as a later writer says: "They never do."{4} That is all there is to say.{5}
"""
NOTES = [
    "Ada Lopez, Salt Roads (Turin: Ponte, 1998), 14.",
    "See “Mules,” in: Journal of Roads 3 (2001), pp. 12–13.",
    "Lopez, Salt Roads, 15; cf. also Roe 1999,\nwho doubts it. https://example.org/roe/1999",
    "Ibid., 22.",
    "Author’s own interview, Turin, 4 May 2012.",
]
TAIL = "\n\nAbout the author\n\nAda Lopez is a writer who lives in Turin.\n"
MARKERS = {
    "brackets": "[{}]",
    "raised": "{}",
    "parentheses": "({})",
    "glued": "{}",
    "caret": "^{}",
    "lexis": " n{}",
    "westlaw": "[FN{}]",
}
LABELS = {
    "brackets": "[{}] ",
    "raised": "{}",
    "dot": "{}. ",
    "bracket": "{}) ",
    "parentheses": "({}) ",
    "bare": "{} ",
    "colon": "[{}]: ",
    "tab": "{}.\t",
    "word": "Note {}: ",
    "lexis": "n{} ",
    "westlaw": "[FN{}]. ",
    "slash": "{}/ ",
    "dash": "{} – ",
}


def number(patterns: dict[str, str], style: str, n: int) -> str:
    return patterns[style].format(str(n).translate(RAISE) if style == "raised" else n)


def read(text: str) -> Article:
    return read_article(Path("a.txt"), data=text.encode())


@pytest.mark.parametrize(("marker", "label"), list(product(MARKERS, LABELS)))
@pytest.mark.parametrize(("heading", "space"), list(product(["Notes\n\n", ""], ["\n", "\n\n"])))
def test_notes_in_every_usual_labelling(marker: str, label: str, heading: str, space: str) -> None:
    body = BODY
    for n in range(1, 6):
        body = body.replace(f"{{{n}}}", number(MARKERS, marker, n))
    article = read(
        body
        + "\n"
        + heading
        + space.join(number(LABELS, label, n) + note for n, note in enumerate(NOTES, 1))
        + TAIL
    )
    assert [n.label for n in article.notes] == ["1", "2", "3", "4", "5"]
    assert [n.text for n in article.notes] == [" ".join(note.split()) for note in NOTES]
    assert [len(n.contexts) for n in article.notes] == [1, 1, 1, 1, 1]
    assert article.notes[1].contexts[0].startswith("It came by ship")
    assert {n.kind for n in article.notes} == {"endnote"}
    assert (article.title, article.authors, article.date) == (
        "The Salt Road",
        ("Ada Lopez", "John Roe"),
        "2015-03-12",
    )
    assert article.warnings == ()


def brief(text: str) -> list[tuple[str, str, str, str, tuple[str, ...]]]:
    return [(n.section, n.label, n.kind, n.text, n.contexts) for n in read(text).notes]


def test_notes_at_the_foot_of_each_page() -> None:
    text = """ON SALT

Page one has a note.1 More text follows here and then
another note.2 The sentence ends on the
1 First note.
2 Second note, wrapped over
two lines.
\f12 ON SALT

next page with a third.3 And fine.
3 Third note.
\f13 ON SALT

A last one.4
4 Fourth note.
"""
    assert brief(text) == [
        ("", "1", "footnote", "First note.", ("Page one has a note.1",)),
        (
            "",
            "2",
            "footnote",
            "Second note, wrapped over two lines.",
            ("More text follows here and then another note.2",),
        ),
        ("", "3", "footnote", "Third note.", ("The sentence ends on the next page with a third.3",)),
        ("", "4", "footnote", "Fourth note.", ("A last one.4",)),
    ]


def test_numbering_that_starts_anew_on_each_page_or_chapter() -> None:
    text = "Title of It\n\nOne.[1] Two.[2]\n\n[1] A.\n[2] B.\n\fThree.[1] Four.[2] Five.[3]\n\n[1] C.\n[2] D.\n[3] E.\n\fSix.[1]\n\n[1] F.\n"
    assert brief(text) == [
        ("1", "1", "footnote", "A.", ("One.[1]",)),
        ("1", "2", "footnote", "B.", ("Two.[2]",)),
        ("2", "1", "footnote", "C.", ("Three.[1]",)),
        ("2", "2", "footnote", "D.", ("Four.[2]",)),
        ("2", "3", "footnote", "E.", ("Five.[3]",)),
        ("3", "1", "footnote", "F.", ("Six.[1]",)),
    ]
    chapters = "Chapter One\n\nOne.¹ Two.²\n\nNotes\n\n1. A.\n2. B.\n\nChapter Two\n\nThree.¹ Four.²\n\nNotes\n\n1. C.\n2. D.\n"
    assert [(n[0], n[3]) for n in brief(chapters)] == [("1", "A."), ("1", "B."), ("2", "C."), ("2", "D.")]


def test_notes_of_several_chapters_that_stand_together() -> None:
    chapters = "".join(f"{name}\n\nOne {name}.[1] Two {name}.[2]\n\n" for name in ("Salt", "Mules", "Ships"))
    notes = "".join(f"{name}\n\n1. A {name}, 3.\n2. Ibid.\n\n" for name in ("Salt", "Mules", "Ships"))
    assert [(n[0], n[3], n[4]) for n in brief(f"{chapters}NOTES\n\n{notes}")] == [
        found
        for section, name in enumerate(("Salt", "Mules", "Ships"), 1)
        for found in (
            (str(section), f"A {name}, 3.", (f"One {name}.[1]",)),
            (str(section), "Ibid.", (f"Two {name}.[2]",)),
        )
    ]


def test_notes_whole_in_brackets() -> None:
    text = """The Salt Road

Salt was dear.[1] And so it was for ever,[A] they say [sic].

[Footnote 1: Lopez, _Salt
Roads_ [3rd ed.], 3, who says more.]

[Footnote A: A remark.]

    It was.[2] And [1] again. Then came the mules.[1]

    [Footnote 2: Ibid.]

[Footnote 1: Roe, Mules.]

[Footnote 3: never closed
"""
    assert brief(text) == [
        ("1", "1", "footnote", "Lopez, *Salt Roads* [3rd ed.], 3, who says more.", ("Salt was dear.",)),
        ("1", "A", "footnote", "A remark.", ("And so it was for ever, they say [sic].",)),
        ("1", "2", "footnote", "Ibid.", ("It was.",)),
        ("2", "1", "footnote", "Roe, Mules.", ("And again.", "Then came the mules.")),
    ]


def test_text_between_the_notes_of_two_pages_is_no_note() -> None:
    text = """The Salt Road

Salt was dear1 and nobody knew why. It came by ship2 from the south.

1 Ada Lopez, Salt Roads, 14.
2 See “Mules,” Roads 3 (2001), 12.

15

The mules went on, as they
always did,3 and that is all.4 There was more to say.

3 Lopez, Salt Roads, 15.
4 Ibid., 22.
"""
    assert [n[3:] for n in brief(text)][1:3] == [
        ("See “Mules,” Roads 3 (2001), 12.", ("It came by ship2 from the south.",)),
        ("Lopez, Salt Roads, 15.", ("The mules went on, as they always did,3 and that is all.4",)),
    ]


def test_notes_between_the_paragraphs() -> None:
    text = "A Title\n\nOne.[1] Two.[2]\n\n[1] A.\n[2] B.\n\nThree.[3]\n\n[3] C.\n"
    assert [n[3:] for n in brief(text)] == [
        ("A.", ("One.[1]",)),
        ("B.", ("Two.[2]",)),
        ("C.", ("Three.[3]",)),
    ]


def test_further_paragraphs_and_page_breaks_inside_of_notes() -> None:
    text = "A Title\n\nOne.[1] Two.[2]\n\nNotes\n\n[1] First paragraph.\n\nSecond paragraph.\n\n[2] Cut by a\n\n17\n\n\fpage break.\n"
    assert [n[3] for n in brief(text)] == ["First paragraph. Second paragraph.", "Cut by a page break."]


def test_numbered_paragraphs_and_lists_are_no_notes() -> None:
    assert (
        brief(
            "Judgment of the Court\n\n[1] The first paragraph.\n\n[2] The second, see [1].\n\n[3] The third.\n"
        )
        == []
    )
    text = "Judgment\n\n1. The first.¹\n\n2. The second.²\n\n3. The third.³\n\n¹ Foo v. Bar.\n² Ibid.\n³ Baz, 12.\n"
    assert [n[3] for n in brief(text)] == ["Foo v. Bar.", "Ibid.", "Baz, 12."]
    listed = "A Title\n\nOne.¹ Two.² Three.³ So:\n\n1. list a\n2. list b\n3. list c\n\nFour.⁴\n\n1. A.\n2. B.\n3. C.\n4. D.\n"
    assert [n[3] for n in brief(listed)] == ["A.", "B.", "C.", "D."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Title\n\nOne.[i] Two.[ii]\n\n[i] A.\n[ii] B.\n", [("i", "A."), ("ii", "B.")]),
        ("A Title\n\nOne.[a] Two.[b]\n\n[a] A.\n[b] B.\n", [("a", "A."), ("b", "B.")]),
        ("A Title*\n\nOne.† Two with *emphasis*.‡\n\n* A.\n† B.\n‡ C.\n", [("*", "A."), ("†", "B."), ("‡", "C.")]),
        ("A Title\n\nOne.* Two.**\n\n* A.\n** B.\n", [("*", "A."), ("**", "B.")]),
        ("A Title\n\nSome *emphasis* here.\n\n* item one\n* item two\n", []),
        ("A Title\n\nOne[^1] two[^2].\n\n[^1] A.\n[^2] B.\n", [("1", "A."), ("2", "B.")]),
        ("A Title\n\nOne<sup>1</sup> two<sup>2</sup>.\n\n1 A thing.\n2 B thing.\n", [("1", "A thing."), ("2", "B thing.")]),
    ],
)  # fmt: skip
def test_labels_that_are_no_numbers(text: str, found: list[tuple[str, str]]) -> None:
    assert [(n[1], n[3]) for n in brief(text)] == found


def test_lists_of_markers() -> None:
    text = "A Title\n\nOne [1]. Two [2, 3]. All [1–3].\n\nReferences\n\n[1] A. 1999.\n[2] B. 2000.\n[3] C. 2001.\n"
    assert [(n[2], n[3], n[4]) for n in brief(text)] == [
        ("reference", "A. 1999.", ("One [1].", "All [1–3].")),
        ("reference", "B. 2000.", ("Two [2, 3].", "All [1–3].")),
        ("reference", "C. 2001.", ("Two [2, 3].", "All [1–3].")),
    ]


def test_slips_are_kept_and_named() -> None:
    article = read("A Title\n\nOne.[1] Two.[3] Three.[7]\n\nNotes:\n[1] A.\n[2] B.\n[4] C.\n[4] D.\n[3] E.\n")
    assert [(n.label, n.text) for n in article.notes] == [
        ("1", "A."),
        ("2", "B."),
        ("4", "C."),
        ("4", "D."),
        ("3", "E."),
    ]
    assert article.warnings == (
        "marker 7 has no note",
        "label 4 is used by 2 notes",
        "note 2 has no marker in the text",
        "note 4 has no marker in the text",
        "note 4 has no marker in the text",
    )
    assert (
        "note 3 is missing: 2 is followed by 4"
        in read("T of it\n\nA.[1] B.[2] C.[4]\n\n[1] A.\n[2] B.\n[4] D.\n").warnings
    )
    assert (
        "notes 2 to 3 are missing: 1 is followed by 4"
        in read("T of it\n\nA.[1] C.[4]\n\n[1] A.\n[4] D.\n").warnings
    )


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [
        ([1, 2, 4, 5], ["1", "2", "4", "5"]),
        ([1, 2, 5, 3, 4], ["1", "2", "3", "4"]),
        ([1, 2, 9, 3, 4], ["1", "2", "3", "4"]),
    ],
)
def test_numbers_left_out_and_numbers_out_of_place(numbers: list[int], kept: list[str]) -> None:
    body = " ".join(f"Claim{n.translate(RAISE)}." for n in map(str, sorted(numbers)))
    lines = "\n".join(f"{n}. Author {n}, Book." for n in numbers)
    assert [n[1] for n in brief(f"A Title\n\n{body}\n\nNotes\n\n{lines}\n")] == kept


def test_text_may_follow_a_note_directly() -> None:
    text = "A Title\n\nOne.[1] Two.[2]\n\n[1] A.\n[2] B,\nwrapped [sic].\nThree.[3]\nIt goes on.\n\n[3] C.\n"
    assert [n[3] for n in brief(text)] == ["A.", "B, wrapped [sic].", "C."]


ENTRIES = [
    "Doe, Anne. Salt and Its Discontents: A History of Everything in the Mediterranean. Oxford: Oxford University Press, 1999.",
    'Roe, John. "Against Salt." Journal of Spice 12, no. 3 (2001): 12-34.',
    "Roe, John. Pepper. London: Verso, 2005.",
]


@pytest.mark.parametrize(
    "entries",
    [
        "\n".join(ENTRIES),
        "\n\n".join(ENTRIES),
        "- " + "\n- ".join(ENTRIES),
        "\n".join(e.replace("in the ", "in the\n    ").replace("): ", "):\n    ") for e in ENTRIES),
        "\n\n".join(e.replace("in the ", "in the\n").replace("): ", "):\n") for e in ENTRIES),
        "\n".join(e.replace("in the ", "in the\n").replace("): ", "):\n") for e in ENTRIES),
    ],
    ids=["lines", "blank lines", "bullets", "hanging", "blank lines, wrapped", "wrapped"],
)
@pytest.mark.parametrize(
    "heading", ["References", "WORKS CITED", "Bibliography:", "Literaturverzeichnis", "# Références"]
)
def test_a_list_of_references_without_numbers(entries: str, heading: str) -> None:
    article = read(
        f"My Essay on It\n\nAs Doe (1999) argues, salt is dear.\n\n{heading}\n\n{entries}\n\nAbout the author\n\nBorn in 1970.\n"
    )
    assert [(n.label, n.kind, n.text) for n in article.notes] == [
        (str(i), "reference", e) for i, e in enumerate(ENTRIES, 1)
    ]


def test_a_heading_alone_is_no_list_of_references() -> None:
    assert (
        read("A Title\n\nText.\n\nSources\n\nWe asked around, and nobody knew anything at all.\n").notes == ()
    )


@pytest.mark.parametrize(
    ("name", "count"), [("hstoday-spontaneous-deradicalization", 19), ("hsaj-defected-from-isis", 20)]
)
def test_the_two_first_articles(shared: Path, name: str, count: int) -> None:
    article = read_article(shared / "articles" / f"{name}.txt")
    gold = [
        json.loads(line)
        for line in (shared / "gold" / f"{name.split('-', maxsplit=1)[0]}.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    ]
    assert [(n.label, n.text) for n in article.notes] == [(g["label"], g["text"]) for g in gold]
    assert len(article.notes) == count
    assert all(len(n.contexts) == 1 for n in article.notes)
    assert article.warnings == ()


def test_what_the_first_articles_say_about_themselves(shared: Path) -> None:
    first = read_article(shared / "articles" / "hstoday-spontaneous-deradicalization.txt")
    assert first.title.startswith("PERSPECTIVE: Spontaneous Deradicalization")
    assert first.authors == ("Anne Speckhard",)
    second = read_article(shared / "articles" / "hsaj-defected-from-isis.txt")
    assert second.title.startswith("Defected from ISIS or Simply Returned, and for How Long?")
    assert second.authors == ("Anne Speckhard", "Ardian Shajkovci", "Ahmet S. Yayla")
    assert (second.date, second.url) == ("2018-01", "https://www.hsaj.org/articles/14263")
    assert second.citation.startswith("Anne Speckhard, Ardian Shajkovci")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("71 F\nOslo\nTuesday, 3 May 2016\n\nOn Salt and Mules\n\n“A quote.”\n\nText.", ("On Salt and Mules", (), "", "")),
        ("Title: On Salt\nAuthor: Ada Lopez\nDate: 2020-05-04\nURL: https://a.org/x\n\nText.", ("On Salt", ("Ada Lopez",), "2020-05-04", "https://a.org/x")),
        ("On Salt and Mules\n\nText.\n\nAda Lopez\nAda Lopez is a writer in Turin, and more.\n", ("On Salt and Mules", ("Ada Lopez",), "", "")),
        ("On Salt and Mules*\n\nBY ADA LOPEZ, PHD\n\nPublished on May 4, 2020\n\nText.", ("On Salt and Mules", ("ADA LOPEZ",), "2020-05-04", "")),
        ("On Salt and Mules\n\nText.\n\nAda Lopez, “On Salt and Mules,” Roads 3 (May 2020), https://a.org/x.\n", ("On Salt and Mules", ("Ada Lopez",), "2020-05", "https://a.org/x")),
        ("A single line of text that goes on and on. It has two sentences.", ("A single line of text that goes on and on. It has two sentences.", (), "", "")),
    ],
)  # fmt: skip
def test_what_a_text_says_about_itself(text: str, known: tuple[object, ...]) -> None:
    found = plain_metadata(text)
    assert (found.title, found.authors, found.date, found.url) == known


@pytest.mark.parametrize(
    ("text", "label"),
    [("[12]", "12"), ("¹²", "12"), ("(note 3)", "3"), ("*", "*"), ("xiv", "xiv"), ("Fn. 3", "3"), ("12a", "12a"), (" [ 3 ] ", "3"), ("a", "a"), ("hello", ""), ("", ""), ("12345", "12345"), ("123456", "")],
)  # fmt: skip
def test_what_reads_as_a_marker(text: str, label: str) -> None:
    assert marker_label(text) == label


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [("1. Foo", "1", "Foo"), ("[1] Foo", "1", "Foo"), ("(1) Foo", "1", "Foo"), ("1 Foo", "1", "Foo"), ("* Foo", "*", "Foo"), ("1.5 times", "1", "1.5 times"), ("1–3", "1", "1–3"), ("12 Foo", "1", "12 Foo"), ("1.", "1", "1.")],
)  # fmt: skip
def test_a_note_loses_its_own_label_only(text: str, label: str, rest: str) -> None:
    assert strip_label(text, label) == rest


def test_roman_numerals_there_and_back() -> None:
    assert all(roman_value(roman(n)) == n for n in range(1, 100))
    assert [roman_value(text) for text in ("XIV", "", "hello", "iiii")] == [14, 0, 0, 0]


def test_a_page_of_a_pdf_copied_as_text() -> None:
    """Labels stand on lines of their own, markers at line starts, some lost; a numbered heading is in between."""
    claims = " ".join(f"Claim number{n}.{n}" if n != 5 else "Claim.\n5\n It goes on." for n in range(1, 13))
    notes = "\n".join(f"{n}\n Author {n}, Book {n}, p. {n}." for n in range(1, 13))
    found = brief(
        f"On Salt and Mules\n\n1. First Heading\n{claims}\n2. Second Heading\nMore of it.\n{notes}\n"
    )
    assert [(n[1], n[3]) for n in found] == [(str(n), f"Author {n}, Book {n}, p. {n}.") for n in range(1, 13)]


@pytest.mark.parametrize("label", ["[{}]", "{}.", "[^{}]:"])
def test_notes_are_counted_beyond_9999(label: str, tmp_path: Path) -> None:
    numbers = range(9998, 10003)
    marker = label.rstrip(":") if "^" in label else "[{}]"
    body = " ".join(f"Claim {number} is made here.{marker.format(number)}" for number in numbers)
    notes = "\n".join(f"{label.format(number)} Ann Doe, A Book (Leeds: Aire, 2001), 4." for number in numbers)
    path = tmp_path / "long.txt"
    path.write_text(f"A Title\n\n{body}\n\nNotes\n{notes}\n", encoding="utf-8")
    article = read_article(path)
    assert [note.label for note in article.notes] == [str(number) for number in numbers]
    assert article.notes[-1].contexts == (f"Claim 10002 is made here.{marker.format(10002)}",)


def test_a_number_of_five_digits_begins_no_notes(tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_text("A Title\n\nWrite to us.\n\n[20016] Washington.\n\n20017. New York.\n", encoding="utf-8")
    assert read_article(path).notes == ()
