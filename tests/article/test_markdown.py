"""Markdown articles: notes of every flavour, front matter of every kind, works cited by key."""

from pathlib import Path

import pytest

from refman.article import read_article
from refman.article.front_matter import split_front_matter
from refman.article.md_text import blank_code, note_text, numbered_lists, plain_text
from refman.model import Article

BIB = "@book{lopez, author={López, Ada}, title={Salt Roads}, publisher={Ponte}, year=1998}\n"


def read(text: str, path: Path = Path("a.md")) -> Article:
    return read_article(path, data=text.encode())


def notes(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(n.label, n.text, n.contexts) for n in read(text).notes]


def test_notes_with_continuation_lines() -> None:
    text = """First claim.[^1] Second
claim[^b] goes on.

> Quoted third.[^c]

[^1]: One line,
and a lazy one.

    Its second paragraph.
[^b]:
    Begins on the next line.
\ttabbed
> [^c]: Quoted note.

Not a note any more.
"""
    assert notes(text) == [
        ("1", "One line, and a lazy one. Its second paragraph.", ("First claim.",)),
        ("2", "Begins on the next line. tabbed", ("Second claim goes on.",)),
        ("3", "Quoted note.", ("Quoted third.",)),
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("See [a page][1] and [another][2].\n\n[1]: https://a.org\n[2]: <https://b.org> 'B'\n", []),
        ("See [a page][Home].\n\n[home]: /index.html\n", []),
        ("A claim.[1] Another.[2]\n\n[1]: https://a.org\n[2]: https://b.org\n", ["1", "2"]),
        ("A claim.[1] Another.[2]\n\n[1]: Doe, *Ink* (2001).\n[2]: https://b.org\n", ["1", "2"]),
    ],
)
def test_targets_of_links_are_no_notes(text: str, labels: list[str]) -> None:
    assert [note.label for note in read(text).notes] == labels


def test_notes_in_lists_tables_and_headings() -> None:
    text = """# A heading[^h]
1. First.[^a]

    [^a]: Doe, *Salt*, 3.

   Its second paragraph.
2. Second.[^b]
   [^f]: Foo, p.
12. Not of it.[^f]
   - inner[^c]

     [^c]: Inner.

       Still inner.

     Not any more.

| one[^d] | two |
|---|---|
| three | four[^e] |

        [^x]: code

[^h]: H.
   [^b]: Roe.

   No note.

[^d]: D.
- no note
[^e]: E.
"""
    assert notes(text) == [
        ("1", "H.", ("A heading",)),
        ("2", "Doe, *Salt*, 3.", ("First.",)),
        ("3", "Roe.", ("Second.",)),
        ("4", "Foo, p.", ("Not of it.",)),
        ("5", "Inner. Still inner.", ("inner",)),
        ("6", "D.", ("one",)),
        ("7", "E.", ("four",)),
    ]


def test_a_note_ends_before_a_heading_and_a_rule() -> None:
    assert [n[1] for n in notes("A[^1] b[^2].\n\n[^1]: One\n# Heading\n[^2]: Two\n***\nend")] == [
        "One",
        "Two",
    ]


def test_numbers_stay_as_they_are_typed_and_names_are_counted_by_their_calls() -> None:
    assert [n[0] for n in notes("A[^3] b[^7].\n\n[^7]: Seven.\n[^3]: Three.")] == ["3", "7"]
    assert [n[:2] for n in notes("A[^x] b[^y].\n\n[^y]: Y.\n[^x]: X.")] == [("1", "X."), ("2", "Y.")]


def test_inline_notes_have_balanced_brackets() -> None:
    text = r"One^[See [Lopez], *Salt* [3].] two^[Escaped \] bracket.] three^[open"
    assert notes(text) == [
        ("1", "See [Lopez], *Salt* [3].", ("One two three^[open",)),
        ("2", "Escaped ] bracket.", ("One two three^[open",)),
    ]


def test_code_holds_no_notes() -> None:
    assert notes("A[^1] `b[^2]` c.\n\n```\n[^3]: no\n```\n\n<!-- [^4]: no -->\n\n[^1]: Yes.") == [
        ("1", "Yes.", ("A `b[^2]` c.",))
    ]


def test_markers_without_notes_and_notes_without_markers_are_named() -> None:
    article = read("A[^1] b[^5].\n\n[^1]: One.\n[^3]: Three.\n[^3]: Three again.")
    assert [(n.label, n.text) for n in article.notes] == [
        ("1", "One."),
        ("3", "Three."),
        ("3", "Three again."),
    ]
    assert article.warnings == (
        "marker 5 has no note",
        "label 3 is used by 2 notes",
        "note 2 is missing: 1 is followed by 3",
        "note 3 has no marker in the text",
        "note 3 has no marker in the text",
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Lopez, _Salt Roads_, and *more*", "Lopez, *Salt Roads*, and *more*"),
        ("**Bold** and __bold__ and ***both***", "Bold and bold and *both*"),
        ("snake_case_word and https://a.org/b_c_d", "snake_case_word and https://a.org/b_c_d"),
        ("<https://a.org/x>.", "https://a.org/x."),
        ("[https://a.org/x](https://a.org/x).", "https://a.org/x."),
        ("[a.org/x](http://a.org/x)", "[a.org/x](http://a.org/x)"),
        ("[The Page](https://a.org/x){target=_blank} 2", "[The Page](https://a.org/x) 2"),
        ("[me@a.org](mailto:me@a.org) ![a map](m.png)", "me@a.org a map"),
        ("see [section](#two) [↩](#back)", "see section"),
        (r"50\% \[sic\] it\'s \_x\_ \*y\*", r"50% [sic] it's \_x\_ \*y\*"),
        ("<em>Salt</em>, 2<sup>nd</sup> ed.<br>A &amp; B&nbsp;C", "*Salt*, 2nd ed. A & B C"),
        ("> quoted\n> twice", "quoted twice"),
        ("a<!-- hidden --> b", "a b"),
    ],
)
def test_the_text_of_a_note(source: str, text: str) -> None:
    assert note_text(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# A *fine* [link](x) `code`", "A fine link `code`"),
        ("- item **b** <b>c</b>", "item b c"),
        ("> 2^3 and x_1_y ![alt](y){.z}", "2^3 and x_1_y alt"),
    ],
)
def test_body_text_as_it_reads(source: str, text: str) -> None:
    assert plain_text(source) == text


@pytest.mark.parametrize(
    ("text", "blanked"),
    [("a `b` c", "a ___ c"), ("``a ` b`` c", "_________ c"), ("`a\n\nb`", "`a\n\nb`"), ("~~~\nx\n~~~\ny", "___\n_\n___\ny"), ("```\nx", "___\n_"), (r"\`a`", r"\`a`")],
)  # fmt: skip
def test_code_is_blanked_in_place(text: str, blanked: str) -> None:
    assert blank_code(text) == blanked.replace("_", "\x00")


def test_lists_that_leave_the_counting_to_markdown() -> None:
    assert numbered_lists("1. a\n1. b\n\n1. c\n\ntext\n\n1. d") == "1. a\n2. b\n\n3. c\n\ntext\n\n1. d"


TYPED = {
    "word": "A.[[1]](#_ftn1) B.[\\[2\\]](#_ftn2)\n\n* * *\n\n[[1]](#_ftnref1) Lopez, *Salt*, 14.\n\n[\\[2\\]](#_ftnref2) See Mules, 12.",
    "raised": "A.<sup>1</sup> B.<sup>[2](#fn2)</sup>\n\n## Notes\n\n1. Lopez, _Salt_, 14.\n2. See Mules, 12.",
    "pandoc": "A.^1^ B.^2^\n\n# Endnotes\n\n1.  Lopez, *Salt*, 14.\n\n2.  See Mules, 12.\n\n# About\n\n3. x",
    "ones": "A.[1] B.[2]\n\n## Notes\n\n1. Lopez, *Salt*, 14.\n1. See Mules, 12.\n",
    "tags": 'A.<a href="#n1" id="r1"><sup>1</sup></a> B.<a href="#n2"><sup>2</sup></a>\n\n<p id="n1"><a href="#r1">1</a>. Lopez, <em>Salt</em>, 14.</p>\n<p id="n2">2. See Mules, 12.</p>',
}


@pytest.mark.parametrize("style", TYPED)
def test_notes_that_are_only_typed(style: str) -> None:
    article = read(TYPED[style])
    assert [(n.label, n.text, len(n.contexts)) for n in article.notes] == [
        ("1", "Lopez, *Salt*, 14.", 1),
        ("2", "See Mules, 12.", 1),
    ]
    assert article.warnings == ()


def test_a_reference_list_is_read_where_there_are_no_notes() -> None:
    text = "As Lopez (1998) says.\n\n## References\n\n- Lopez, A. (1998). *Salt*.\n- Roe, J. (2001). [Mules](https://a.org).\n\n## Licence\n\nCC BY 2.0"
    assert [(n.label, n.kind, n.text) for n in read(text).notes] == [
        ("1", "reference", "Lopez, A. (1998). *Salt*."),
        ("2", "reference", "Roe, J. (2001). [Mules](https://a.org)."),
    ]


def test_cited_keys_are_references_and_data(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    text = "---\ntitle: T\nbibliography: refs.bib\n---\nDear [@lopez, p. 3].[^1] In @lopez too, see @fig-one. Mail me@lopez.org, @gone.\n\n[^1]: See [@lopez, 12-13]."
    article = read(text, tmp_path / "a.md")
    assert [(n.label, n.kind, n.text, n.contexts) for n in article.notes] == [
        ("1", "footnote", "See [@lopez, 12-13].", ("Dear [@lopez, p. 3].",)),
        (
            "2",
            "reference",
            "Ada López, *Salt Roads* (Ponte, 1998).",
            ("Dear.", "In @lopez too, see @fig-one."),
        ),
    ]
    first, second = (n.embedded[0] for n in article.notes)
    assert (article.notes[0].text[first.start : first.end], first.item["locator"]) == (
        "@lopez, 12-13",
        "12-13",
    )
    assert second.item["title"] == "Salt Roads"
    assert article.warnings == ("cited key gone is in no bibliography of the article's folder",)


def test_cited_keys_without_a_bibliography_are_named(tmp_path: Path) -> None:
    article = read("Dear [@lopez; @roe].", tmp_path / "a.md")
    assert article.warnings == (
        "2 works are cited by key, but no .bib file lies beside the article",
        "no notes found",
    )
    assert read("Thanks to @lopez on Twitter.", tmp_path / "a.md").warnings == ("no notes found",)


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: \"On Salt\"\nauthor:\n  - name: Ada Lopez\n    affiliations:\n      - name: Turin\n      - Bern\n  - John Roe\ndate: 2020-05-04 # first\nurl: https://a.org/salt\n---\n",
        "---\ntitle: 'On Salt'\nauthor: [Ada Lopez, \"John Roe\"]\ndate: 4 May 2020\ncanonical_url: https://a.org/salt\nbroken: [x\n...\n",
        '+++\ntitle = "On Salt"\nauthors = ["Ada Lopez", "John Roe"]\ndate = 2020-05-04T10:00:00Z\nurl = "https://a.org/salt"\n+++\n',
        '+++\ntitle = "On Salt"\nauthors = "Ada Lopez and John Roe"\ndate = May 4, 2020\nurl = "https://a.org/salt"\n+++\n',
        '{"title": "On Salt", "author": [{"given": "Ada", "family": "Lopez"}, {"name": "John Roe"}], "date": "2020-05-04", "url": "https://a.org/salt"}\n',
        "Article-title: On Salt\nAuthor: Ada Lopez & John Roe\nDate: 4 May 2020\nURL: https://a.org/salt\n\n",
    ],
    ids=["yaml", "broken-yaml", "toml", "broken-toml", "json", "bare"],
)  # fmt: skip
def test_front_matter_of_every_kind(matter: str) -> None:
    article = read(matter + "\n# Another heading\n\nText.[^1]\n\n[^1]: Note.")
    assert (article.title, article.authors, article.date, article.url) == (
        "On Salt",
        ("Ada Lopez", "John Roe"),
        "2020-05-04",
        "https://a.org/salt",
    )
    assert [n.text for n in article.notes] == ["Note."]


def test_the_title_block_of_pandoc() -> None:
    known, rest = split_front_matter("% On Salt\n% Ada Lopez; John Roe\n% May 2020\n\nText")
    assert (known["title"], known["author"], known["date"], rest.strip()) == (
        ["On Salt"],
        ["Ada Lopez", "John Roe"],
        ["May 2020"],
        "Text",
    )


@pytest.mark.parametrize(
    "text", ["{not json", "[1, 2]", "---\nno end", "Word: but no known name\n\nx", "{}", "+++\n[\n+++\nx"]
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert split_front_matter(text)[0] == {}


@pytest.mark.parametrize(
    ("text", "title"),
    [("# On *Salt* #\n\nx", "On Salt"), ("On Salt[^1]\n=======\n", "On Salt"), ("## On Salt", "On Salt"), ("On Salt\n---\n", "On Salt"), ("```\n# no\n```\nx", ""), ("# \n", "")],
)  # fmt: skip
def test_the_title_is_the_first_heading(text: str, title: str) -> None:
    assert read(text).title == title
