"""Word documents: what is a note, which label it shows, what its text is, which works its fields carry."""

import base64
import json
from pathlib import Path

import pytest

from refman.article import read_article
from refman.errors import UnreadableError
from refman.model import Article, Note
from tests.article.packages import RELATIONS, csl, docx, docx_bytes, field, marker, note, p, packed, r

WORK = {
    "type": "book",
    "title": "Paper Empires",
    "author": [{"family": "Okonkwo", "given": "Ada"}],
    "issued": {"date-parts": [["2011", "3"]]},
}
OTHER = {
    "type": "article-journal",
    "title": "Ink and Iron",
    "author": [{"family": "Brandt", "given": "Lena"}],
    "issued": {"date-parts": [[1998]]},
}
CLEAN = WORK | {"issued": {"date-parts": [[2011, 3]]}}


def texts(article: Article) -> list[tuple[str, str]]:
    return [(one.label, one.text) for one in article.notes]


def only(article: Article) -> Note:
    assert len(article.notes) == 1, article
    return article.notes[0]


def test_notes_stand_in_the_order_of_their_markers_not_of_the_part() -> None:
    article = docx(
        p(r("First."), marker(7), r(" Second."), marker(2)),
        footnotes=note(2, "Later.") + note(7, "Earlier."),
    )
    assert texts(article) == [("1", "Earlier."), ("2", "Later.")]
    assert [one.contexts for one in article.notes] == [("First.",), ("Second.",)]
    assert article.warnings == ()


def test_a_marker_that_stands_twice_is_one_note_where_it_stands_first() -> None:
    article = docx(
        p(r("One is."), marker(1), r(" Two is."), marker(2), r(" It ends."), marker(1)),
        footnotes=note(1, "x") + note(2, "y"),
    )
    assert [(n.label, n.text, n.contexts) for n in article.notes] == [
        ("1", "x", ("One is.", "It ends.")),
        ("2", "y", ("Two is.",)),
    ]


def test_separators_are_no_notes() -> None:
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    assert texts(docx(p(r("A."), marker(1)), footnotes=separator + note(1, "N."))) == [("1", "N.")]


TEXTS = {
    "emphasis is kept": (r(" See ") + r("Paper Empires", "<w:i/>") + r(", 3."), "See *Paper Empires*, 3."),
    "emphasis over runs is one": (r("Paper", "<w:i/>") + r(" ") + r("Empires", "<w:i/>"), "*Paper Empires*"),
    "emphasis leaves white space out": (r("In ", "<w:i/>") + r("fact"), "*In* fact"),
    "emphasised punctuation is none": (r("Ibid") + r(".", "<w:i/>"), "Ibid."),
    "emphasis that is switched off": (r("plain", '<w:i w:val="0"/>'), "plain"),
    "underlined titles are emphasis": (r("Paper Empires", '<w:u w:val="single"/>'), "*Paper Empires*"),
    "underlined links are not": (r("https://ex.org/a", '<w:u w:val="single"/>'), "https://ex.org/a"),
    "nor is what stands for a link": (
        field(' HYPERLINK "http://x" ', r("the site", '<w:u w:val="single"/>')),
        "the site",
    ),
    "deleted runs are gone": (r("old") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "old"),
    "moved-away runs are gone": (r("kept") + f"<w:moveFrom>{r('moved')}</w:moveFrom>", "kept"),
    "inserted runs are there": (f"<w:ins>{r('new')}</w:ins>", "new"),
    "hidden runs are not": (r("seen") + r("hidden", "<w:vanish/>"), "seen"),
    "tabs and breaks are spaces": ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c"),
    "hyphens": ("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>15 Ent</w:t><w:softHyphen/><w:t>wurf</w:t></w:r>", "12-15 Entwurf"),
    "symbols": ('<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', "α→"),
    "private characters are dropped": ('<w:r><w:t>a</w:t><w:sym w:font="Odd" w:char="E123"/></w:r>', "a"),
    "raised digits stay raised": (r("Springer, ") + r("3", '<w:vertAlign w:val="superscript"/>') + r("2006"), "Springer, ³2006"),
    "links": (f'<w:hyperlink w:anchor="x">{r("ex.org")}</w:hyperlink>', "ex.org"),
    "a full stop of the number": (r(". Smith, 3."), "Smith, 3."),
    "a number that is typed": (r("1", '<w:vertAlign w:val="superscript"/>') + r(" Smith, 3."), "Smith, 3."),
    "content controls": (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('inside')}</w:sdtContent></w:sdt>", "inside"),
    "other fields show their result": (field(' HYPERLINK "http://x" ', r("shown")), "shown"),
    "simple fields too": (f'<w:fldSimple w:instr="PAGE">{r("7")}</w:fldSimple>', "7"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), TEXTS.values(), ids=TEXTS)
def test_text_of_a_note(content: str, expected: str) -> None:
    assert only(docx(p(r("A."), marker(1)), footnotes=note(1, content))).text == expected


LINKED = {
    "word/_rels/footnotes.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="x/hyperlink" TargetMode="External" Target="https://ex.org/paper"/></Relationships>'
}


@pytest.mark.parametrize(
    "content",
    [
        f'<w:hyperlink r:id="rId1" xmlns:r="{RELATIONS}">{r("Paper ")}{r("Empires", "<w:i/>")}</w:hyperlink>',
        field(' HYPERLINK "https://ex.org/paper" ', r("Paper ") + r("Empires", "<w:i/>")),
    ],
    ids=["relationship", "field"],
)
def test_addresses_behind_words_are_kept_beside_the_text(content: str) -> None:
    printed = f'<w:hyperlink r:id="rId1" xmlns:r="{RELATIONS}">{r("https://ex.org/paper")}</w:hyperlink>'
    runs = r(" See ") + content + r(", ") + printed + field(r' HYPERLINK \l "_Toc1" ', r("above"))
    one = only(docx(p(r("A."), marker(1)), footnotes=note(1, runs), more=LINKED))
    assert one.text == "See Paper *Empires*, https://ex.org/paperabove"
    assert [(one.text[k.start : k.end], k.url) for k in one.links] == [
        ("Paper *Empires", "https://ex.org/paper")
    ]


def test_paragraphs_of_a_note_are_joined() -> None:
    two = '<w:footnote w:id="1">' + p(r("One.")) + p(r("Two.")) + "</w:footnote>"
    assert only(docx(p(r("A."), marker(1)), footnotes=two)).text == "One. Two."


def test_only_one_of_two_alternatives_is_read() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:AlternateContent {mc}><mc:Choice>{r('new')}</mc:Choice><mc:Fallback>{r('old')}</mc:Fallback></mc:AlternateContent>"
    assert only(docx(p(r("A."), marker(1)), footnotes=note(1, both))).text == "new"
    fallback = f"<mc:AlternateContent {mc}><mc:Fallback>{r('old')}</mc:Fallback></mc:AlternateContent>"
    assert only(docx(p(r("A."), marker(1)), footnotes=note(1, fallback))).text == "old"


def section(properties: str) -> str:
    return f"<w:p><w:pPr><w:sectPr>{properties}</w:sectPr></w:pPr></w:p>"


def numbering(properties: str, marks: str = "A.", breaks: str = "") -> list[tuple[str, str]]:
    body = p(r(marks), marker(1)) + p(r("B."), breaks, marker(2)) + f"<w:sectPr>{properties}</w:sectPr>"
    article = docx(body, footnotes=note(1, "x") + note(2, "y"))
    return [(one.label, one.section) for one in article.notes]


@pytest.mark.parametrize(
    ("properties", "labels"),
    [
        ("", ["1", "2"]),
        ('<w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr>', ["i", "ii"]),
        ('<w:footnotePr><w:numFmt w:val="upperRoman"/><w:numStart w:val="9"/></w:footnotePr>', ["IX", "X"]),
        ('<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="26"/></w:footnotePr>', ["z", "aa"]),
        ('<w:footnotePr><w:numFmt w:val="upperLetter"/></w:footnotePr>', ["A", "B"]),
        ('<w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr>', ["*", "†"]),
        ('<w:footnotePr><w:numFmt w:val="unheardOf"/><w:numStart w:val="x"/></w:footnotePr>', ["1", "2"]),
    ],
)
def test_labels_are_the_numbers_shown(properties: str, labels: list[str]) -> None:
    assert [label for label, _ in numbering(properties)] == labels


def test_numbering_by_page_makes_sections() -> None:
    shown = numbering(
        '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>',
        breaks="<w:r><w:lastRenderedPageBreak/></w:r>",
    )
    assert shown == [("1", "p. 1"), ("1", "p. 2")]


def test_numbering_by_page_without_pages_is_a_warning() -> None:
    restart = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:sectPr>'
    article = docx(
        p(r("A."), marker(1), r(" B."), marker(2)) + restart, footnotes=note(1, "x") + note(2, "y")
    )
    assert [(n.label, n.section) for n in article.notes] == [("1", ""), ("2", "")]
    assert article.warnings == (
        "footnotes are numbered by page, but the file does not say where pages end: labels count on",
    )


@pytest.mark.parametrize(
    ("headings", "sections"),
    [(("", ""), ["1", "1", "2"]), (("Rome", "Paris"), ["Rome", "Rome", "Paris"])],
)
def test_numbering_by_section(headings: tuple[str, str], sections: list[str]) -> None:
    styles = f'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'  # noqa: F541
    restart = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    body = (
        p(r(headings[0]), style="berschrift1")
        + p(r("A."), marker(1), r(" B."), marker(2))
        + section(restart)
        + p(r(headings[1]), style="berschrift1")
        + p(r("C."), marker(3))
        + f"<w:sectPr>{restart}</w:sectPr>"
    )
    article = docx(body, footnotes="".join(note(n, "x") for n in (1, 2, 3)), more={"word/styles.xml": styles})
    assert [(one.label, one.section) for one in article.notes] == list(zip("121", sections, strict=True))


def test_marks_that_the_writer_chose_take_no_number() -> None:
    chosen = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    article = docx(
        p(r("Title"), chosen) + p(r("A."), marker(2)), footnotes=note(1, r("* Thanks.")) + note(2, "N.")
    )
    assert texts(article) == [("*", "Thanks."), ("1", "N.")]
    assert article.notes[0].contexts == ("Title",)


def test_endnotes_are_roman_unless_they_say_otherwise() -> None:
    article = docx(
        p(r("A."), marker(1, "endnote"), r(" B."), marker(1)),
        footnotes=note(1, "Foot."),
        endnotes=note(1, "End.", kind="endnote"),
    )
    assert [(one.label, one.kind, one.text) for one in article.notes] == [
        ("1", "footnote", "Foot."),
        ("i", "endnote", "End."),
    ]


def test_what_does_not_match_is_a_warning() -> None:
    article = docx(
        p(r("A."), marker(1), r(" B."), marker(9)), footnotes=note(1, "N.") + note(5, "Lost words.")
    )
    assert article.warnings == (
        "marker 2 has no note",
        "a footnote without a marker is left out: Lost words.",
    )


def test_an_empty_note_is_a_warning() -> None:
    article = docx(p(r("A."), marker(1)), footnotes=note(1, r("  ")))
    assert article.warnings == ("note 1 is empty", "no notes found")


def test_a_note_whose_marker_was_deleted_is_gone() -> None:
    article = docx(
        p(r("A."), marker(1), f"<w:del>{marker(2)}</w:del>"), footnotes=note(1, "N.") + note(2, "Old.")
    )
    assert (texts(article), article.warnings) == ([("1", "N.")], ())


def test_a_cross_reference_is_one_more_marker() -> None:
    body = p(
        r("First."), '<w:bookmarkStart w:id="3" w:name="_Ref1"/>', marker(1), '<w:bookmarkEnd w:id="3"/>'
    ) + p(r("Again "), field(" NOTEREF _Ref1 \\h ", r("1")), r("."))
    assert only(docx(body, footnotes=note(1, "N."))).contexts == ("First.", "Again 1.")


def test_text_boxes_and_tables_stand_apart() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(r('Boxed.'), marker(1))}</w:txbxContent></w:pict></w:r>"
    cell = f"<w:tbl><w:tr><w:tc>{p(r('Cell.'), marker(2))}</w:tc></w:tr></w:tbl>"
    article = docx(p(r("Around."), box, r(" More.")) + cell, footnotes=note(1, "x") + note(2, "y"))
    assert [one.contexts for one in article.notes] == [("Boxed.",), ("Cell.",)]


@pytest.mark.parametrize(
    "code",
    [
        " ADDIN ZOTERO_ITEM CSL_CITATION "
        + csl({"id": 1, "itemData": WORK | {"id": 1}, "locator": "12", "label": "page"})
        + " ",
        "ADDIN CSL_CITATION "
        + csl({"id": "ITEM-1", "itemData": WORK | {"abstract": ""}, "locator": 12, "label": "page"}),
    ],
    ids=["Zotero", "Mendeley"],
)
def test_a_field_brings_its_work(code: str) -> None:
    one = only(
        docx(
            p(r("A."), marker(1)),
            footnotes=note(1, r(" See "), field(code, r("Okonkwo, Paper Empires, 12")), r(".")),
        )
    )
    assert one.text == "See Okonkwo, Paper Empires, 12."
    (carried,) = one.embedded
    assert one.text[carried.start : carried.end] == "Okonkwo, Paper Empires, 12"
    assert carried.item == CLEAN | {"locator": "12", "label": "page"}


def test_each_work_of_a_field_has_its_own_stretch() -> None:
    code = "ADDIN ZOTERO_ITEM CSL_CITATION " + csl(
        {"itemData": OTHER}, {"itemData": WORK, "prefix": "cf. ", "suffix": ", my emphasis"}
    )
    shown = (
        r("cf. Ada Okonkwo, ") + r("Paper Empires", "<w:i/>") + r(", my emphasis; Brandt, “Ink and Iron.”")
    )
    one = only(docx(p(r("A."), marker(1)), footnotes=note(1, field(code, shown))))
    shares = {c.item["title"]: one.text[c.start : c.end] for c in one.embedded}
    assert shares == {
        "Paper Empires": "Ada Okonkwo, *Paper Empires*",
        "Ink and Iron": "Brandt, “Ink and Iron.”",
    }


def test_mendeley_cite_keeps_works_in_the_tag_of_a_control() -> None:
    tag = base64.b64encode(csl({"itemData": WORK}).encode()).decode()
    control = f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{tag}"/></w:sdtPr><w:sdtContent>{r("Okonkwo 2011")}</w:sdtContent></w:sdt>'
    assert only(docx(p(r("A."), marker(1)), footnotes=note(1, control))).embedded[0].item == CLEAN


ENDNOTE = (
    "<EndNote><Cite><Author>Okonkwo</Author><Year>2011</Year><Pages>12</Pages><Prefix>see </Prefix><record>"
    '<ref-type name="Book Section">5</ref-type><contributors><authors><author><style face="normal">Okonkwo, Ada</style></author></authors>'
    "<secondary-authors><author>Roe, Jo</author></secondary-authors></contributors><titles><title>Paper</title>"
    "<secondary-title>Empires</secondary-title></titles><pages>1–20</pages><dates><year>2011</year></dates>"
    "<publisher>Quay</publisher><electronic-resource-num>doi:10.1/x</electronic-resource-num></record></Cite></EndNote>"
)
SECTION = {
    "type": "chapter",
    "title": "Paper",
    "container-title": "Empires",
    "author": [{"family": "Okonkwo", "given": "Ada"}],
    "editor": [{"family": "Roe", "given": "Jo"}],
    "issued": {"date-parts": [[2011]]},
    "page": "1-20",
    "publisher": "Quay",
    "DOI": "10.1/x",
    "locator": "12",
    "label": "page",
    "prefix": "see",
}


@pytest.mark.parametrize(
    "content",
    [
        field(f" ADDIN EN.CITE {ENDNOTE}", r("Okonkwo")),
        field(" ADDIN EN.CITE ", r("Okonkwo"), base64.b64encode(ENDNOTE.encode()).decode()),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"><w:fldData>'
        + base64.b64encode(ENDNOTE.encode()).decode()
        + "</w:fldData></w:fldChar></w:r><w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>"
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("Okonkwo")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
    ids=["in the instruction", "beside it", "in a field within"],
)
def test_endnote(content: str) -> None:
    one = only(docx(p(r("A."), marker(1)), footnotes=note(1, r("As in "), content)))
    assert one.text == "As in Okonkwo"
    assert [(e.start, e.end, e.item) for e in one.embedded] == [(6, 13, SECTION)]


def test_citavi() -> None:
    placeholder = {
        "Entries": [
            {
                "PageRange": "<sp><n>12</n></sp><os>12–13</os>",
                "Reference": {
                    "$id": "3",
                    "ReferenceType": "Contribution",
                    "Title": "Paper",
                    "Authors": [{"$id": "4", "FirstName": "Ada", "MiddleName": "B.", "LastName": "Okonkwo"}],
                    "ParentReference": {
                        "$id": "5",
                        "Title": "Empires",
                        "Subtitle": "A Reader",
                        "Editors": [{"$ref": "4"}],
                        "Year": "2011",
                        "Publishers": [{"Name": "Quay"}],
                        "PlaceOfPublication": "Lagos",
                    },
                },
            },
            {"Reference": {"$ref": "3"}},
        ]
    }
    code = f"ADDIN CitaviPlaceholder{{{base64.b64encode(json.dumps(placeholder).encode()).decode()}}}"
    one = only(
        docx(p(r("A."), marker(1)), footnotes=note(1, field(code, r("Okonkwo 2011, 12; Okonkwo 2011"))))
    )
    assert one.embedded[0].item == {
        "type": "chapter",
        "title": "Paper",
        "container-title": "Empires. A Reader",
        "author": [{"family": "Okonkwo", "given": "Ada B."}],
        "editor": [{"family": "Okonkwo", "given": "Ada B."}],
        "issued": {"date-parts": [[2011]]},
        "publisher": "Quay",
        "publisher-place": "Lagos",
        "locator": "12-13",
        "label": "page",
    }
    assert one.embedded[1].item["title"] == "Paper"


def test_words_own_sources() -> None:
    sources = (
        '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Oko11</b:Tag>'
        "<b:SourceType>Book</b:SourceType><b:Title>Paper Empires</b:Title><b:Year>2011</b:Year><b:City>Lagos</b:City>"
        "<b:Author><b:Author><b:NameList><b:Person><b:Last>Okonkwo</b:Last><b:First>Ada</b:First></b:Person></b:NameList>"
        "<b:Corporate>Quay Trust</b:Corporate></b:Author></b:Author></b:Source></b:Sources>"
    )
    more = {"customXml/item1.xml": sources, "customXml/item2.xml": "no xml"}
    article = docx(
        p(r("A."), marker(1)),
        footnotes=note(1, field(r" CITATION Oko11 \p 12 \m None \l 1033 ", r("(Okonkwo, 2011)"))),
        more=more,
    )
    assert only(article).embedded[0].item == {
        "type": "book",
        "title": "Paper Empires",
        "issued": {"date-parts": [[2011]]},
        "publisher-place": "Lagos",
        "author": [{"family": "Okonkwo", "given": "Ada"}, {"literal": "Quay Trust"}],
        "locator": "12",
        "label": "page",
    }


def test_zotero_in_bookmarks() -> None:
    code = "ZOTERO_ITEM CSL_CITATION " + csl({"itemData": WORK})
    custom = "<Properties>" + "".join(
        f'<property name="ZOTERO_BREF_x_{n}"><lpwstr>{part}</lpwstr></property>'
        for n, part in enumerate((code[:50], code[50:]), 1)
    )
    content = (
        '<w:bookmarkStart w:id="1" w:name="ZOTERO_BREF_x"/>' + r("Okonkwo") + '<w:bookmarkEnd w:id="1"/>'
    )
    article = docx(
        p(r("A."), marker(1)),
        footnotes=note(1, content),
        more={"docProps/custom.xml": custom + "</Properties>"},
    )
    assert only(article).embedded[0].item == CLEAN


@pytest.mark.parametrize(
    "code",
    [
        "ADDIN ZOTERO_ITEM CSL_CITATION {broken",
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": 5}',
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [3, {"uris": []}, {"itemData": {}}]}',
        "ADDIN ZOTERO_ITEM CSL_CITATION",
        "ADDIN EN.CITE <EndNote><Cite></EndNote>",
        "ADDIN EN.CITE <EndNote><Cite><record/></Cite></EndNote>",
        "ADDIN CitaviPlaceholder{bm8=}",
        "ADDIN CitaviPlaceholder{W10=}",
        " CITATION Nobody ",
        " ADDIN ZOTERO_TEMP ",
    ],
)
def test_a_damaged_field_is_still_text(code: str) -> None:
    one = only(docx(p(r("A."), marker(1)), footnotes=note(1, field(code, r("Okonkwo, 12")))))
    assert (one.text, one.embedded) == ("Okonkwo, 12", ())


IN_TEXT = "ADDIN ZOTERO_ITEM CSL_CITATION "


def test_author_date_fields_make_references() -> None:
    body = p(
        r("Empires wrote "),
        field(IN_TEXT + csl({"itemData": WORK, "locator": "3"}), r("(Okonkwo 2011, 3)")),
        r("."),
    ) + p(
        r("They did "),
        field(IN_TEXT + csl({"itemData": WORK}, {"itemData": OTHER}), r("(Okonkwo 2011; Brandt 1998)")),
        r("."),
    )
    article = docx(body)
    assert [(one.label, one.kind, one.text, one.embedded[0].item["title"]) for one in article.notes] == [
        ("1", "reference", "Okonkwo 2011, 3", "Paper Empires"),
        ("2", "reference", "Brandt 1998", "Ink and Iron"),
    ]
    assert article.notes[0].contexts == (
        "Empires wrote (Okonkwo 2011, 3).",
        "They did (Okonkwo 2011; Brandt 1998).",
    )
    assert "locator" not in article.notes[0].embedded[0].item


def test_a_bibliography_field_is_the_list_of_references() -> None:
    listed = (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            r("Brandt, Lena. 1998. “Ink and Iron.”"),
        )
        + p(r("Okonkwo, Ada. 2011. "), r("Paper Empires", "<w:i/>"), r(". Lagos: Quay."))
        + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )
    cited = p(r("They did "), field(IN_TEXT + csl({"itemData": WORK}), r("(Okonkwo 2011)")), r("."))
    article = docx(cited + p(r("References")) + listed)
    assert [(one.label, one.text, len(one.embedded), one.contexts) for one in article.notes] == [
        ("1", "Brandt, Lena. 1998. “Ink and Iron.”", 0, ()),
        ("2", "Okonkwo, Ada. 2011. *Paper Empires*. Lagos: Quay.", 1, ("They did (Okonkwo 2011).",)),
    ]
    with_notes = docx(cited + p(r("A."), marker(1)) + listed, footnotes=note(1, "N."))
    assert [(one.kind, one.text[:7]) for one in with_notes.notes] == [
        ("footnote", "N."),
        ("reference", "Okonkwo"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "Works Cited",
        "BIBLIOGRAPHY",
        "Literaturverzeichnis",
        "5. Literatur",
        "Bibliographie",
        "Referencias",
    ],
)
def test_a_list_of_references_counts_where_there_are_no_notes(heading: str) -> None:
    entries = (
        p(r("Okonkwo, Ada. Paper Empires. Lagos, 2011."))
        + p(r("Archives"), style="H2")
        + p(r("Brandt, Lena. “Ink and Iron.” 1998."))
    )
    body = (
        p(r("Text."))
        + p(r(heading), style="H1")
        + entries
        + p(r("Acknowledgements"), style="H1")
        + p(r("I thank everybody who helped me in 2010."))
    )
    assert texts(docx(body, more={"word/styles.xml": STYLES})) == [
        ("1", "Okonkwo, Ada. Paper Empires. Lagos, 2011."),
        ("2", "Brandt, Lena. “Ink and Iron.” 1998."),
    ]
    assert [one.kind for one in docx(p(r("A."), marker(1)) + body, footnotes=note(1, "N.")).notes] == [
        "footnote"
    ]


def test_notes_that_are_only_typed_are_read_as_in_plain_text() -> None:
    raised = r("1", '<w:vertAlign w:val="superscript"/>'), r("2", '<w:vertAlign w:val="superscript"/>')
    body = p(r("The empire was made of paper."), raised[0], r(" Its ink was iron."), raised[1]) + p(
        r("Notes")
    )
    body += p(r("1. Ada Okonkwo, "), r("Paper Empires", "<w:i/>"), r(" (Lagos: Quay, 2011), 3.")) + p(
        r("2. Ibid., 7.")
    )
    assert [(n.label, n.text, n.contexts) for n in docx(body).notes] == [
        ("1", "Ada Okonkwo, *Paper Empires* (Lagos: Quay, 2011), 3.", ("The empire was made of paper.¹",)),
        ("2", "Ibid., 7.", ("Its ink was iron.²",)),
    ]


def test_entries_are_known_by_their_style() -> None:
    styles = STYLES.replace("Date", "Bibliography")
    body = (
        p(r("Text."))
        + p(r("Brandt, Lena. Iron. 1998."), style="D")
        + p(r("Okonkwo, Ada. Paper. 2011."), style="D")
    )
    assert texts(docx(body, more={"word/styles.xml": styles})) == [
        ("1", "Brandt, Lena. Iron. 1998."),
        ("2", "Okonkwo, Ada. Paper. 2011."),
    ]


NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="6"/><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="9"><w:abstractNumId w:val="6"/></w:num></w:numbering>'
)


def item(text: str, numbers: int = 7, level: int = 0) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbers}"/></w:numPr></w:pPr>{r(text)}</w:p>'


@pytest.mark.parametrize(
    ("shape", "heading", "kind"), [("[%1]", "References", "reference"), ("%1.", "Notes", "endnote")]
)
def test_notes_that_are_a_numbered_list(shape: str, heading: str, kind: str) -> None:
    marks = ("[1]", "[2]") if kind == "reference" else ("¹", "²")
    body = (
        p(r(f"The empire was made of paper.{marks[0]} Its ink was iron.{marks[1]}"))
        + item("a bullet", 8)
        + item("none", 9)
    )
    body += (
        p(r(heading))
        + item("Ada Okonkwo, Paper Empires (Lagos: Quay, 2011), 3.")
        + item("Lena Brandt, Iron (Bonn, 1998).")
    )
    article = docx(body, more={"word/numbering.xml": NUMBERING.format(shape)})
    assert [(n.label, n.text, len(n.contexts), n.kind) for n in article.notes] == [
        ("1", "Ada Okonkwo, Paper Empires (Lagos: Quay, 2011), 3.", 1, kind),
        ("2", "Lena Brandt, Iron (Bonn, 1998).", 1, kind),
    ]


def test_numbered_references_know_their_markers() -> None:
    body = p(r("So it is [1, 3–4]. And so [2].")) + p(r("References"))
    body += "".join(p(r(f"[{n}] Writer {n}, Book {n}, 200{n}.")) for n in (1, 2, 3, 4))
    article = docx(body)
    assert [(one.label, one.contexts) for one in article.notes] == [
        ("1", ("So it is [1, 3–4].",)),
        ("2", ("And so [2].",)),
        ("3", ("So it is [1, 3–4].",)),
        ("4", ("So it is [1, 3–4].",)),
    ]
    assert article.notes[0].text == "Writer 1, Book 1, 2001."


CORE = (
    '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dcterms:created>2014-09-04T09:55:00Z</dcterms:created></cp:coreProperties>"
)
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="D"><w:name w:val="Date"/></w:style>'
    '<w:style w:styleId="A"><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:styleId="B"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:styleId="R1"><w:basedOn w:val="R2"/></w:style><w:style w:styleId="R2"><w:basedOn w:val="R1"/></w:style></w:styles>'
)


@pytest.mark.parametrize(
    ("body", "title", "creator", "expected"),
    [
        (
            p(r("Shown Title"), style="Titel") + p(r("May 2, 2019"), style="D"),
            "Recorded",
            "Doe, Anne; John Roe",
            ("Shown Title", ("Anne Doe", "John Roe"), "2019-05-02"),
        ),
        (p(r("Text.")), "Recorded", "Microsoft Office User", ("Recorded", (), "2014-09-04")),
        (
            p(r("A Short First Line")),
            "Microsoft Word - draft3.doc",
            "",
            ("A Short First Line", (), "2014-09-04"),
        ),
        (p(r("Text that is a whole sentence.")), "", "", ("", (), "2014-09-04")),
    ],
)
def test_what_a_document_says_about_itself(
    body: str, title: str, creator: str, expected: tuple[str, tuple[str, ...], str]
) -> None:
    article = docx(body, more={"docProps/core.xml": CORE.format(title, creator), "word/styles.xml": STYLES})
    assert (article.title, article.authors, article.date) == expected


def test_emphasis_by_style() -> None:
    runs = (
        r("Paper", '<w:rStyle w:val="A"/>')
        + r(" and ", '<w:rStyle w:val="R1"/>')
        + r("Ink", '<w:rStyle w:val="B"/>')
    )
    assert (
        only(docx(p(r("A."), marker(1)), footnotes=note(1, runs), more={"word/styles.xml": STYLES})).text
        == "*Paper* and *Ink*"
    )


def test_strict_documents_and_renamed_parts() -> None:
    strict = docx_bytes(p(r("A."), marker(1)), footnotes=note(1, "N."))
    data = {
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>',
        "word/_rels/document2.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="x/footnotes" Target="notes7.xml"/><Relationship Type="x/hyperlink" TargetMode="External" Target="http://x"/></Relationships>',
        "word/document2.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
        + p(r("A."), marker(1))
        + "</w:body></w:document>",
        "word/notes7.xml": '<w:footnotes xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
        + note(1, "N.")
        + "</w:footnotes>",
    }
    for content in (strict, packed(data)):
        assert texts(read_article(Path("a.docx"), data=content)) == [("1", "N.")]


@pytest.mark.parametrize(
    "members",
    [
        {"word/other.xml": "<a/>"},
        {
            "word/document.xml": "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"
        },
        {"word/document.xml": "<broken"},
    ],
)
def test_a_document_without_its_text_is_an_error(members: dict[str, str]) -> None:
    with pytest.raises(UnreadableError):
        read_article(Path("a.docx"), data=packed(members))


def test_fields_that_never_end_hide_nothing_after_them() -> None:
    loose = '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:instrText>x</w:instrText></w:r>'
    assert only(docx(p(r("A."), marker(1)), footnotes=note(1, loose + r("N.")))).text == "N."
