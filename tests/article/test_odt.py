"""OpenDocument texts: notes where they stand, emphasis by style, marks that carry works."""

from pathlib import Path

import pytest

from refman.article import read_article
from refman.errors import UnreadableError
from refman.model import Article, Note
from tests.article.packages import csl, odt, odt_note, packed
from tests.article.test_docx import CLEAN, WORK

AUTOMATIC = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="normal"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties style:text-underline-style="solid"/></style:style>'
    '<style:style style:name="T4" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="T5" style:family="text" style:parent-style-name="Emphasis"/>'
    '<style:style style:name="T6" style:family="text" style:parent-style-name="T6"/>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
)
STYLES = (
    '<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="Title" style:family="paragraph"/>'
)


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def only(article: Article) -> Note:
    assert len(article.notes) == 1, article
    return article.notes[0]


TEXTS = {
    "plain": ("Smith, 3.", "Smith, 3."),
    "italic": (f"See {span('T1', 'Paper')}, 3.", "See *Paper*, 3."),
    "italic by the style's parent": (span("T5", "Paper"), "*Paper*"),
    "upright inside italic": (span("T1", f"Paper {span('T2', 'Ink')} Iron"), "*Paper* Ink *Iron*"),
    "underlined": (span("T3", "Paper"), "*Paper*"),
    "links are underlined anyway": (f'<text:a text:style-name="T3">{span("T3", "the site")}</text:a>', "the site"),
    "a raised edition": (f"Quay, {span('T4', '3')}2006", "Quay, ³2006"),
    "a style that is its own parent": (span("T6", "odd"), "odd"),
    "spaces, tabs, breaks": ("a<text:s/>b<text:tab/>c<text:line-break/>d", "a b c d"),
    "comments are left out": ("a<office:annotation><text:p>no</text:p></office:annotation> b", "a b"),
    "paragraphs are joined": ("a</text:p><text:p>b", "a b"),
    "lists too": ("a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list><text:p>c", "a b c"),
    "boxes inside": ("a <draw:frame><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame>", "a b"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), TEXTS.values(), ids=TEXTS)
def test_text_of_a_note(content: str, expected: str) -> None:
    body = f"<text:p>A.{odt_note('1', content)}</text:p>"
    assert only(odt(body, automatic=AUTOMATIC, styles=STYLES)).text == expected


def test_addresses_behind_words_are_kept_beside_the_text() -> None:
    content = f'See <text:a xlink:href="https://ex.org/paper">the {span("T1", "Paper")}</text:a>, <text:a xlink:href="#x">3</text:a>.'
    one = only(odt(f"<text:p>A.{odt_note('1', content)}</text:p>", automatic=AUTOMATIC))
    assert [(one.text[k.start : k.end], k.url) for k in one.links] == [("the *Paper", "https://ex.org/paper")]


def test_labels_kinds_and_contexts() -> None:
    body = (
        f"<text:p>First.{odt_note('1', 'Foot.')} Second,{odt_note('i', 'End.', 'endnote')} that.{odt_note('*', 'Star.')}</text:p>"
        f"<text:p>Third.{odt_note('', 'Unnumbered.')}</text:p>"
    )
    assert [(n.label, n.kind, n.text, n.contexts) for n in odt(body).notes] == [
        ("1", "footnote", "Foot.", ("First.",)),
        ("*", "footnote", "Star.", ("Second, that.",)),
        ("3", "footnote", "Unnumbered.", ("Third.",)),
        ("i", "endnote", "End.", ("Second, that.",)),
    ]


def test_numbering_by_chapter_makes_sections() -> None:
    body = "".join(
        f'<text:h text:outline-level="1">{name}</text:h><text:p>A.{odt_note("1", "x")} B.{odt_note("2", "y")}</text:p>'
        for name in ("Rome", "Paris")
    )
    assert [(n.section, n.label) for n in odt(body).notes] == [
        ("Rome", "1"),
        ("Rome", "2"),
        ("Paris", "1"),
        ("Paris", "2"),
    ]


def test_a_cross_reference_is_one_more_marker() -> None:
    body = (
        f"<text:p>First.{odt_note('1', 'N.', name='ftn1')}</text:p>"
        '<text:p>Again <text:note-ref text:ref-name="ftn1">1</text:note-ref>.</text:p>'
    )
    assert only(odt(body)).contexts == ("First.", "Again 1.")


def test_text_boxes_stand_apart_and_deletions_are_gone() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Old.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:p>Around <draw:frame><draw:text-box><text:p>Boxed.{odt_note('1', 'N.')}</text:p></draw:text-box></draw:frame>it.</text:p>"
    )
    assert only(odt(body)).contexts == ("Boxed.",)


def test_pages() -> None:
    body = f"<text:p>A.{odt_note('1', 'x')}<text:soft-page-break/> B.{odt_note('2', 'y')}</text:p>"
    assert [n.page for n in odt(body).notes] == [1, 2]


def test_an_empty_note_is_a_warning() -> None:
    assert odt(f"<text:p>A.{odt_note('1', '')}</text:p>").warnings == ("note 1 is empty", "no notes found")


def escaped(code: str) -> str:
    return code.replace('"', "&quot;")


def test_zotero_in_reference_marks() -> None:
    name = escaped("ZOTERO_ITEM CSL_CITATION " + csl({"itemData": WORK, "locator": "12"}) + " RND1a2b")
    content = f'See <text:reference-mark-start text:name="{name}"/>Okonkwo, 12<text:reference-mark-end text:name="{name}"/>.'
    one = only(odt(f"<text:p>A.{odt_note('1', content)}</text:p>"))
    assert (one.text, one.embedded[0].start, one.embedded[0].end) == ("See Okonkwo, 12.", 4, 15)
    assert one.embedded[0].item == CLEAN | {"locator": "12"}


def test_zotero_in_bookmarks() -> None:
    code = "ZOTERO_ITEM CSL_CITATION " + csl({"itemData": WORK})
    meta = "".join(
        f'<meta:user-defined meta:name="ZOTERO_BREF_x_{n}">{escaped(part)}</meta:user-defined>'
        for n, part in enumerate((code[:40], code[40:]), 1)
    )
    content = '<text:bookmark-start text:name="ZOTERO_BREF_x"/>Okonkwo<text:bookmark-end text:name="ZOTERO_BREF_x"/>'
    assert only(odt(f"<text:p>A.{odt_note('1', content)}</text:p>", meta=meta)).embedded[0].item == CLEAN


def test_libreoffices_own_bibliography() -> None:
    content = (
        '<text:bibliography-mark text:identifier="O" text:bibliography-type="article" text:author="Okonkwo, Ada; Quay Trust,"'
        ' text:title="Ink" text:journal="Paper" text:year="2011" text:number="3" text:pages="1-9">[O]</text:bibliography-mark>'
    )
    one = only(odt(f"<text:p>A.{odt_note('1', content)}</text:p>"))
    assert one.embedded[0].item == {
        "type": "article-journal",
        "title": "Ink",
        "container-title": "Paper",
        "author": [{"family": "Okonkwo", "given": "Ada"}, {"literal": "Quay Trust"}],
        "issued": {"date-parts": [[2011]]},
        "issue": "3",
        "page": "1-9",
    }
    untitled = '<text:bibliography-mark text:identifier="O">[O]</text:bibliography-mark>'
    assert only(odt(f"<text:p>A.{odt_note('1', untitled)}</text:p>")).embedded == ()


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('<text:section text:name="ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RND1">', "</text:section>"),
        (
            "<text:bibliography><text:bibliography-source/><text:index-body>",
            "</text:index-body></text:bibliography>",
        ),
        ('<text:h text:outline-level="1">References</text:h>', ""),
    ],
)
def test_references(opening: str, closing: str) -> None:
    body = (
        f"<text:p>Text.</text:p>{opening}<text:p>Okonkwo, Ada. Paper Empires. Lagos, 2011.</text:p>{closing}"
    )
    assert [(n.kind, n.label, n.text) for n in odt(body).notes] == [
        ("reference", "1", "Okonkwo, Ada. Paper Empires. Lagos, 2011.")
    ]


@pytest.mark.parametrize("continued", ["", ' text:continue-numbering="true"'])
def test_references_that_are_a_numbered_list(continued: str) -> None:
    numbers = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="[" style:num-suffix="]"/></text:list-style>'
        '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    )
    works = ("Okonkwo, Ada. Paper Empires. Lagos, 2011.", "Brandt, Lena. Iron. Bonn, 1998.")
    items = [f"<text:list-item><text:p>{work}</text:p></text:list-item>" for work in works]
    listed = f'<text:list text:style-name="L1">{items[0]}</text:list><text:list text:style-name="L1"{continued}>{items[1]}</text:list>'
    if not continued:
        listed = f'<text:list text:style-name="L1">{"".join(items)}</text:list>'
    bullets = (
        '<text:list text:style-name="L2"><text:list-item><text:p>bullet</text:p></text:list-item></text:list>'
    )
    body = f"<text:p>It was paper [1]. And iron [2].</text:p>{bullets}<text:h>References</text:h>{listed}"
    article = odt(body, automatic=numbers)
    assert [(n.label, n.text, n.contexts) for n in article.notes] == [
        ("1", works[0], ("It was paper [1].",)),
        ("2", works[1], ("And iron [2].",)),
    ]


def test_what_a_text_says_about_itself() -> None:
    meta = (
        "<dc:title>Recorded</dc:title><meta:initial-creator>Anne Doe</meta:initial-creator><dc:creator>An Editor</dc:creator>"
        "<meta:creation-date>2014-09-04T09:55:00</meta:creation-date>"
    )
    article = odt("<text:p>Text.</text:p>", meta=meta)
    assert (article.title, article.authors, article.date) == ("Recorded", ("Anne Doe",), "2014-09-04")
    printed = odt(
        '<text:p text:style-name="P1">Shown Title</text:p>', meta=meta, automatic=AUTOMATIC, styles=STYLES
    )
    assert printed.title == "Shown Title"


@pytest.mark.parametrize("content", ["<a/>", "<broken", ""])
def test_a_spreadsheet_or_damage_is_an_error(content: str) -> None:
    with pytest.raises(UnreadableError):
        read_article(Path("a.odt"), data=packed({"content.xml": content}))


def test_flat_files() -> None:
    flat = (
        '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"<office:body><office:text><text:p>A.{odt_note('1', 'N.')}</text:p></office:text></office:body></office:document>"
    )
    for name in ("a.fodt", "a.xml"):
        assert only(read_article(Path(name), data=flat.encode())).text == "N."


def test_an_encrypted_text_is_an_error() -> None:
    with pytest.raises(UnreadableError, match="encrypted"):
        read_article(
            Path("a.odt"),
            data=packed({"content.xml": "noise", "META-INF/manifest.xml": "<m><encryption-data/></m>"}),
        )


def test_endnotes_with_the_labels_of_footnotes_are_told_apart() -> None:
    article = odt(f"<text:p>A.{odt_note('1', 'Foot.')} B.{odt_note('1', 'End.', 'endnote')}</text:p>")
    assert [(n.section, n.label, n.kind) for n in article.notes] == [
        ("", "1", "footnote"),
        ("Endnotes", "1", "endnote"),
    ]
