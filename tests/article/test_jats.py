"""JATS: footnotes by their markers, reference lists by their data; TEI as far as it has notes."""

from pathlib import Path

import pytest

from refman.article import read_article
from refman.errors import UnreadableError
from refman.model import Article
from tests.article.packages import jats


def shown(article: Article) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(n.kind, n.label, n.text, n.contexts) for n in article.notes]


FOOTNOTES = {
    "in the back": (
        '<p>First.<xref ref-type="fn" rid="fn1"><sup>1</sup></xref> Second.</p>',
        '<fn-group><fn id="fn1"><label>1</label><p>See <italic>Paper</italic>.</p></fn></fn-group>',
        ("footnote", "1", "See *Paper*.", ("First.",)),
    ),
    "as endnotes, the number raised in the text": (
        '<p>First.<sup><xref ref-type="fn" rid="fn1">1</xref></sup></p>',
        '<fn-group content-type="endnotes"><fn id="fn1"><p><sup>1</sup> N.</p></fn></fn-group>',
        ("endnote", "1", "N.", ("First.",)),
    ),
    "with a title": (
        '<p>First.<xref ref-type="fn" rid="fn1">[1]</xref></p>',
        '<fn-group><title>End notes</title><fn id="fn1"><p>[1] N.</p><p>More.</p></fn></fn-group>',
        ("endnote", "1", "N. More.", ("First.",)),
    ),
    "where they are called": (
        "<p>First<fn><label>a</label><p>N.</p></fn> it is. Second.</p>",
        "",
        ("footnote", "a", "N.", ("First it is.",)),
    ),
    "called and marked": (
        '<p>First.<xref ref-type="fn" rid="f">*</xref><fn id="f"><p>N.</p></fn></p>',
        "",
        ("footnote", "*", "N.", ("First.",)),
    ),
    "with a list": (
        '<p>First.<xref ref-type="fn" rid="f">1</xref></p>',
        '<fn-group><fn id="f"><p><sup>1</sup> N: <list><list-item><label>a</label><p>x</p></list-item></list></p></fn></fn-group>',
        ("footnote", "1", "N: a x", ("First.",)),
    ),
    "by symbol": (
        '<p>First.<xref ref-type="fn" rid="f"/></p>',
        '<fn-group><fn id="f" symbol="†"><p>N.</p></fn></fn-group>',
        ("footnote", "†", "N.", ("First.",)),
    ),
}


@pytest.mark.parametrize(("body", "back", "expected"), FOOTNOTES.values(), ids=FOOTNOTES)
def test_footnotes(body: str, back: str, expected: tuple[str, str, str, tuple[str, ...]]) -> None:
    article = jats(body, back=back)
    assert shown(article) == [expected]
    assert article.warnings == ()


def test_notes_about_the_making_and_of_tables_are_none() -> None:
    back = '<fn-group><fn fn-type="con"><p>A. wrote it.</p></fn></fn-group>'
    body = "<table-wrap><table><tr><td>1<xref ref-type='table-fn' rid='t1'>a</xref></td></tr></table><table-wrap-foot><fn id='t1'><label>a</label><p>T.</p></fn></table-wrap-foot></table-wrap>"
    meta = (
        '<contrib-group><contrib><name><surname>A</surname></name><xref ref-type="fn" rid="x">*</xref></contrib></contrib-group>'
        '<author-notes><fn id="x"><label>*</label><p>Write to A.</p></fn></author-notes>'
    )
    assert jats(body, back=back, meta=meta).notes == ()


def test_a_note_of_the_title_is_one() -> None:
    meta = '<title-group><article-title>Paper<xref ref-type="fn" rid="x">*</xref></article-title></title-group><author-notes><fn id="x"><label>*</label><p>Thanks.</p></fn></author-notes>'
    article = jats("<p>A.</p>", meta=meta)
    assert (article.title, shown(article)) == ("Paper", [("footnote", "*", "Thanks.", ("Paper",))])


def test_markers_without_notes_are_warnings() -> None:
    article = jats('<p>First [<xref ref-type="bibr" rid="r9">9</xref>].</p>')
    assert article.warnings == ("marker 9 has no note", "no notes found")


CITED = {
    "journal": (
        ('<element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Okonkwo</surname>'
        "<given-names>A</given-names><suffix>Jr</suffix></name><collab>Quay Trust</collab><etal/></person-group><article-title>Ink <italic>and</italic> Iron</article-title>"
        "<source>Paper</source><year>2011</year><month>Mar</month><day>5</day><volume>3</volume><issue>2</issue><fpage>17</fpage>"
        '<lpage>21</lpage><pub-id pub-id-type="doi">10.1000/x</pub-id><pub-id pub-id-type="pmid">99</pub-id></element-citation>'),
        "Okonkwo A, Quay Trust, et al. Ink and Iron. *Paper*. 2011;3(2):17-21. doi:10.1000/x",
        {
            "type": "article-journal",
            "title": "Ink and Iron",
            "container-title": "Paper",
            "author": [
                {"family": "Okonkwo", "given": "A", "suffix": "Jr"},
                {"literal": "Quay Trust"},
                {"literal": "others"},
            ],
            "issued": {"date-parts": [[2011, 3, 5]]},
            "volume": "3",
            "issue": "2",
            "page": "17-21",
            "DOI": "10.1000/x",
            "PMID": "99",
        },
    ),
    "book, printed": (
        ('<mixed-citation publication-type="book"><string-name><surname>Okonkwo</surname>, <given-names>Ada</given-names></string-name>, '
        '<source>Paper Empires</source>, <edition>2nd</edition> ed. (<publisher-loc>Lagos</publisher-loc>: <publisher-name>Quay</publisher-name>, '
        "<year>2011a</year>), 12.</mixed-citation>"),
        "Okonkwo, Ada, Paper Empires, 2nd ed. (Lagos: Quay, 2011a), 12.",
        {
            "type": "book",
            "title": "Paper Empires",
            "author": [{"family": "Okonkwo", "given": "Ada"}],
            "issued": {"date-parts": [[2011]]},
            "edition": "2nd",
            "publisher-place": "Lagos",
            "publisher": "Quay",
        },
    ),
    "chapter": (
        ('<nlm-citation citation-type="book"><person-group person-group-type="author"><name><surname>Okonkwo</surname><given-names>Ada</given-names></name></person-group>'
        '<chapter-title>Ink.</chapter-title><person-group person-group-type="editor"><name><surname>Roe</surname><given-names>Jo</given-names></name></person-group>'
        "<source>Empires</source><year>2011</year><publisher-name>Quay</publisher-name><page-range>1–9</page-range></nlm-citation>"),
        "Okonkwo Ada. Ink. In: Roe Jo, ed. *Empires*. Quay; 2011. p. 1-9.",
        {
            "type": "chapter",
            "title": "Ink",
            "container-title": "Empires",
            "author": [{"family": "Okonkwo", "given": "Ada"}],
            "editor": [{"family": "Roe", "given": "Jo"}],
            "issued": {"date-parts": [[2011]]},
            "publisher": "Quay",
            "page": "1-9",
        },
    ),
    "page of the web": (
        ('<element-citation publication-type="web"><collab>Quay Trust</collab><source>About us</source><year iso-8601-date="2011-03">2011</year>'
        '<date-in-citation content-type="access-date" iso-8601-date="2012-04-05">5 April 2012</date-in-citation>'
        '<ext-link ext-link-type="uri" xlink:href="https://ex.org/about">link</ext-link></element-citation>'),
        "Quay Trust. *About us*. 2011. https://ex.org/about",
        {
            "type": "webpage",
            "title": "About us",
            "author": [{"literal": "Quay Trust"}],
            "issued": {"date-parts": [[2011, 3]]},
            "accessed": {"date-parts": [[2012, 4, 5]]},
            "URL": "https://ex.org/about",
        },
    ),
    "a name directly in it, a link that is a DOI": (
        ("<mixed-citation><name><surname>Roe</surname><given-names>Jo</given-names></name>. <article-title>Ink</article-title>. <source>Paper</source> "
        '<year>1998</year>. <uri>https://doi.org/10.1000/y</uri></mixed-citation>'),
        "Roe Jo. Ink. Paper 1998. https://doi.org/10.1000/y",
        {
            "type": "article-journal",
            "title": "Ink",
            "container-title": "Paper",
            "author": [{"family": "Roe", "given": "Jo"}],
            "issued": {"date-parts": [[1998]]},
            "DOI": "10.1000/y",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize(("citation", "text", "item"), CITED.values(), ids=CITED)
def test_a_reference_brings_its_work(citation: str, text: str, item: dict[str, object]) -> None:
    article = jats("", back=f'<ref-list><ref id="r1"><label>[1]</label>{citation}</ref></ref-list>')
    (one,) = article.notes
    assert (one.kind, one.label, one.text) == ("reference", "1", text)
    assert [(e.start, e.end, e.item) for e in one.embedded] == [(0, len(text), item)]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            "<mixed-citation>Okonkwo, <italic>Paper</italic>, 2011.</mixed-citation>",
            "Okonkwo, *Paper*, 2011.",
        ),
        ("<note><p>See Okonkwo.</p></note>", "See Okonkwo."),
        ("<element-citation><comment>See</comment><year>2011</year></element-citation>", "See, 2011"),
    ],
)
def test_a_reference_without_data_is_text(content: str, text: str) -> None:
    (one,) = jats("", back=f"<ref-list><ref>{content}</ref></ref-list>").notes
    assert (one.label, one.text, one.embedded) == ("1", text, ())


def test_two_forms_of_one_citation_and_two_citations_of_one_reference() -> None:
    data = "<element-citation><article-title>Ink</article-title><source>Paper</source><year>2011</year></element-citation>"
    printed = "<mixed-citation>Okonkwo, Ink, in: Paper, 2011.</mixed-citation>"
    other = "<mixed-citation><source>Iron</source>, <year>1998</year>.</mixed-citation>"
    back = f"<ref-list><ref><citation-alternatives>{data}{printed}</citation-alternatives>{other}</ref></ref-list>"
    (one,) = jats("", back=back).notes
    assert one.text == "Okonkwo, Ink, in: Paper, 2011. Iron, 1998."
    assert [(one.text[e.start : e.end], e.item["title"]) for e in one.embedded] == [
        ("Okonkwo, Ink, in: Paper, 2011.", "Ink"),
        ("Iron, 1998.", "Iron"),
    ]


def test_text_and_data_side_by_side() -> None:
    told = "<mixed-citation>1. Okonkwo, Ink, in: Paper, 2011.</mixed-citation>"
    data = "<element-citation><article-title>Ink</article-title><source>Paper</source><year>2011</year></element-citation>"
    (one,) = jats("", back=f"<ref-list><ref><label>1</label>{told}{data}</ref></ref-list>").notes
    assert one.text == "Okonkwo, Ink, in: Paper, 2011."
    assert [(e.start, e.end, e.item["title"]) for e in one.embedded] == [(0, len(one.text), "Ink")]


def test_footnotes_with_citations_as_data() -> None:
    cited = "<citation citation-type='book'><name><surname>Okonkwo</surname></name>, <source>Ink</source> (<year>2011</year>)</citation>"
    (one,) = jats(
        '<p>A.<xref ref-type="fn" rid="f">1</xref></p>',
        back=f'<fn-group><fn id="f"><label>1</label><p>See {cited}, 7.</p></fn></fn-group>',
    ).notes
    assert one.text == "See Okonkwo, Ink (2011), 7."
    assert [(one.text[e.start : e.end], e.item["title"]) for e in one.embedded] == [
        ("Okonkwo, Ink (2011)", "Ink")
    ]


def test_addresses_behind_words_are_kept_beside_the_text() -> None:
    link = '<ext-link xlink:href="https://ex.org/paper">Paper</ext-link>'
    article = jats(
        '<p>A.<xref ref-type="fn" rid="f">1</xref></p>',
        back=f'<fn-group><fn id="f"><label>1</label><p>See {link}, <uri>https://ex.org</uri>.</p></fn></fn-group>'
        f"<ref-list><ref><mixed-citation><name><surname>Roe</surname>, <given-names>Jo</given-names></name>, {link}.</mixed-citation></ref></ref-list>",
    )
    assert [(n.text, [(n.text[k.start : k.end], k.url) for k in n.links]) for n in article.notes] == [
        ("See Paper, https://ex.org.", [("Paper", "https://ex.org/paper")]),
        ("Roe, Jo, Paper.", [("Paper", "https://ex.org/paper")]),
    ]


def references(count: int) -> str:
    return (
        "<ref-list>"
        + "".join(f'<ref id="r{n}"><label>{n}</label><note>N{n}</note></ref>' for n in range(1, count + 1))
        + "</ref-list>"
    )


@pytest.mark.parametrize(
    ("markers", "cited"),
    [
        ('[<xref ref-type="bibr" rid="r1">1</xref>]', {"1": "So [1]."}),
        (
            '[<xref ref-type="bibr" rid="r1">1</xref>–<xref ref-type="bibr" rid="r3">3</xref>]',
            dict.fromkeys("123", "So [1–3]."),
        ),
        (
            '<sup><xref ref-type="bibr" rid="r1">1</xref>–<xref ref-type="bibr" rid="r3">3</xref></sup>',
            dict.fromkeys("123", "So."),
        ),
        (
            '(<xref ref-type="bibr" rid="r2 r4">Okonkwo 2011</xref>)',
            dict.fromkeys("24", "So (Okonkwo 2011)."),
        ),
    ],
)
def test_markers_of_references(markers: str, cited: dict[str, str]) -> None:
    article = jats(f"<p>So {markers}.</p><p>Else.</p>", back=references(4))
    carried = {n.label: " ".join(n.contexts) for n in article.notes if n.contexts}
    assert carried == cited


def test_footnotes_and_references_with_the_same_labels_are_told_apart() -> None:
    back = '<fn-group><fn id="f"><label>1</label><p>N.</p></fn></fn-group>' + references(2)
    article = jats('<p>A.<xref ref-type="fn" rid="f">1</xref></p>', back=back)
    assert [(n.section, n.label) for n in article.notes] == [
        ("", "1"),
        ("References", "1"),
        ("References", "2"),
    ]


META = (
    '<article-id pub-id-type="doi">10.1000/z</article-id><title-group><article-title>Paper</article-title><subtitle>A Study</subtitle></title-group>'
    '<contrib-group><contrib contrib-type="author"><name><surname>Okonkwo</surname><given-names>Ada</given-names></name><xref ref-type="aff" rid="a">1</xref></contrib>'
    '<contrib contrib-type="editor"><name><surname>Roe</surname><given-names>Jo</given-names></name></contrib>'
    '<contrib contrib-type="author"><collab>Quay Trust</collab></contrib></contrib-group>'
    '<pub-date pub-type="ppub"><year>2012</year></pub-date><pub-date pub-type="epub"><day>5</day><month>3</month><year>2011</year></pub-date>'
)


def test_what_an_article_says_about_itself() -> None:
    doctype = '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS.dtd">'
    article = jats("<p>A.</p>", meta=META, doctype=doctype)
    assert (article.title, article.authors) == ("Paper: A Study", ("Ada Okonkwo", "Quay Trust"))
    assert (article.date, article.url, article.format) == ("2011-03-05", "https://doi.org/10.1000/z", "jats")
    linked = jats("", meta='<self-uri xlink:href="https://ex.org/1"/><pub-date iso-8601-date="2011-03-05"/>')
    assert (linked.url, linked.date) == ("https://ex.org/1", "2011-03-05")


def read(text: str) -> Article:
    return read_article(Path("a.xml"), data=text.encode())


def test_wrapped_and_namespaced_articles_without_their_translations() -> None:
    inner = '<fn-group><fn id="f"><label>1</label><p>{}</p></fn></fn-group>'
    article = read(
        '<OAI><record><article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.0/"><front><article-meta/></front><body><p>A.<xref rid="f">1</xref></p></body>'
        f"<back>{inner.format('N.')}</back><sub-article><back>{inner.format('Traduction.')}</back></sub-article></article></record></OAI>"
    )
    assert [n.text for n in article.notes] == ["N."]


@pytest.mark.parametrize("text", ["<rss><channel/></rss>", "<article><front/>", "<TEI><teiHeader/></TEI>"])
def test_other_or_damaged_xml_is_an_error(text: str) -> None:
    with pytest.raises(UnreadableError):
        read(text)


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Paper</title><author><persName><forename>Ada</forename>
<surname>Okonkwo</surname></persName></author><author>Jo Roe</author></titleStmt><publicationStmt><date when="2011-03"/></publicationStmt></fileDesc></teiHeader>
<text><body><p>First.<note place="foot" n="1"><p>See <hi rend="italic">Ink</hi>, <q>Iron</q>.</p></note> Second <ref target="#n2">2</ref>.</p>
<p>Third.<note place="margin">aside</note></p></body><back><note xml:id="n2" place="end" n="2"><p>Ibid.</p></note>
<listBibl><bibl>Okonkwo, <title level="m">Ink</title>, 1998.</bibl><biblStruct><monogr><author>Roe</author><title>Iron</title>
<imprint><date>2001</date></imprint></monogr></biblStruct></listBibl></back></text></TEI>"""


def test_quotations_of_tei() -> None:
    article = read(
        "<TEI><text><body><p>He <quote>came <quote>late</quote></quote>.<note><p>So <quote>he <hi>said</hi></quote>.</p></note></p>"
        "<quote>Alone.<note>A.</note></quote><list><label>Salt<note>T.</note></label><item>Dear.</item></list></body></text></TEI>"
    )
    assert [(n.text, n.contexts) for n in article.notes] == [
        ("So “he said”.", ("He came late.",)),
        ("A.", ("Alone.",)),
        ("T.", ("Salt",)),
    ]


def test_tei() -> None:
    article = read(TEI)
    assert (article.title, article.authors, article.date) == ("Paper", ("Ada Okonkwo", "Jo Roe"), "2011-03")
    assert shown(article) == [
        ("footnote", "1", "See *Ink*, “Iron”.", ("First.",)),
        ("endnote", "2", "Ibid.", ("Second.",)),
        ("reference", "1", "Okonkwo, *Ink*, 1998.", ()),
        ("reference", "2", "Roe. Iron. 2001", ()),
    ]
