"""E-books: chapters in reading order, notes wherever they are kept, sections where numbering restarts."""

from pathlib import Path

import pytest

from refman.article import read_article
from refman.errors import UnreadableError
from refman.model import Article
from tests.article.packages import epub, epub_bytes


def shown(article: Article) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(n.section, n.label, n.text, n.contexts) for n in article.notes]


def test_notes_in_a_file_of_their_own() -> None:
    article = epub(
        {
            "one.xhtml": '<h1>One</h1><p>First.<a epub:type="noteref" id="r1" href="notes.xhtml#n1">1</a></p>',
            "two.xhtml": '<h1>Two</h1><p>Second.<a epub:type="noteref" id="r2" href="notes.xhtml#n2">2</a></p>',
            "notes.xhtml": (
                '<section epub:type="endnotes"><ol><li id="n1" epub:type="endnote"><p>See <i>Paper</i>. '
                '<a epub:type="backlink" href="one.xhtml#r1">↩</a></p></li>'
                '<li id="n2" epub:type="endnote"><p>Ibid. <a epub:type="backlink" href="two.xhtml#r2">↩</a></p></li></ol></section>'
            ),
        }
    )
    assert shown(article) == [("", "1", "See *Paper*.", ("First.",)), ("", "2", "Ibid.", ("Second.",))]
    assert article.warnings == ()


def test_pop_up_notes_in_the_chapter_are_numbered_by_chapter() -> None:
    chapter = (
        '<h1>{0}</h1><p>A {0}.<a epub:type="noteref" href="#fn1">1</a> B {0}.<a epub:type="noteref" href="#fn2">2</a></p>'
        '<aside epub:type="footnote" id="fn1"><p>One of {0}.</p></aside><aside epub:type="footnote" id="fn2"><p>Two of {0}.</p></aside>'
    )
    article = epub({"a.xhtml": chapter.format("Rome"), "sub/b%20c.xhtml": chapter.format("Paris")} | {})
    assert shown(article)[:2] == [
        ("", "1", "One of Rome.", ("A Rome.",)),
        ("", "2", "Two of Rome.", ("B Rome.",)),
    ]
    both = epub({"a.xhtml": chapter.format("Rome"), "b.xhtml": chapter.format("Paris")})
    assert [(section, text) for section, _, text, _ in shown(both)] == [
        ("Rome", "One of Rome."),
        ("Rome", "Two of Rome."),
        ("Paris", "One of Paris."),
        ("Paris", "Two of Paris."),
    ]


def test_back_linked_notes_of_epub_2() -> None:
    article = epub(
        {
            "c1.html": '<h2>1</h2><p>First.<sup><a id="fnref1" href="c9.html#fn1">[1]</a></sup></p>',
            "c9.html": '<h2>Notes</h2><p id="fn1"><a href="c1.html#fnref1">[1]</a> See Paper.</p>',
        }
    )
    assert shown(article) == [("", "1", "See Paper.", ("First.",))]


def test_self_closing_anchors_and_broken_markup() -> None:
    article = epub(
        {
            "c1.xhtml": '<h2>A</h2><p><a id="top"/>First.<a id="r1" href="c2.xhtml#n1"><sup>1</sup></a></p>',
            "c2.xhtml": '<p><a id="n1" href="c1.xhtml#r1">1</a>. See <b>Paper. &nbsp;&copy;</p>',
        }
    )
    assert [(n.label, n.text) for n in article.notes] == [("1", "See Paper. ©")]


def test_notes_outside_of_the_reading_order_and_tables_of_contents() -> None:
    more = {
        "OEBPS/book.opf": (
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>'
            '<item id="n" href="n.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
            '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="nav"/><itemref idref="n" linear="no"/><itemref idref="c"/><itemref idref="gone"/></spine></package>'
        )
    }
    data = epub_bytes(
        {
            "nav.xhtml": '<nav><a href="c.xhtml#h">1</a></nav>',
            "c.xhtml": '<h1 id="h">1 Rome</h1><p>First.<a epub:type="noteref" href="n.xhtml#fn1">1</a></p>',
            "n.xhtml": '<aside epub:type="footnote" id="fn1"><p>N.</p></aside>',
        },
        more=more,
    )
    article = read_article(Path("a.epub"), data=data)
    assert shown(article) == [("", "1", "N.", ("First.",))]
    assert article.warnings == ("OEBPS/gone.xhtml is missing in the book",)


METADATA = {
    "EPUB 2": (
        ("<dc:title>Paper</dc:title><dc:creator opf:role='aut'>Okonkwo, Ada</dc:creator><dc:creator opf:role='trl'>T</dc:creator>"
        "<dc:date opf:event='conversion'>2020-01-01</dc:date><dc:date opf:event='publication'>2011-03</dc:date>"
        "<dc:identifier>urn:isbn:1</dc:identifier><dc:source>https://ex.org/paper</dc:source>"),
        ("Paper", ("Ada Okonkwo",), "2011-03", "https://ex.org/paper"),
    ),
    "EPUB 3": (
        ("<dc:title id='s'>A Study</dc:title><dc:title id='m'>Paper</dc:title><dc:creator id='a'>Ada Okonkwo</dc:creator>"
        "<dc:creator id='e'>Jo Roe</dc:creator><meta property='title-type' refines='#s'>subtitle</meta>"
        "<meta property='role' refines='#a'>ann</meta><meta property='role' refines='#a'>aut</meta>"
        "<meta property='role' refines='#e'>edt</meta><dc:date>2011-03-05T00:00:00Z</dc:date><dc:identifier>doi:10.1000/x</dc:identifier>"),
        ("Paper: A Study", ("Ada Okonkwo",), "2011-03-05", "https://doi.org/10.1000/x"),
    ),
    "none": ("", ("Heading", (), "", "")),
}  # fmt: skip


@pytest.mark.parametrize(("metadata", "expected"), METADATA.values(), ids=METADATA)
def test_what_a_book_says_about_itself(
    metadata: str, expected: tuple[str, tuple[str, ...], str, str]
) -> None:
    article = epub({"a.xhtml": "<h1>Heading</h1><p>Text.</p>"}, metadata=metadata)
    assert (article.title, article.authors, article.date, article.url) == expected


def test_encrypted_text_is_refused_but_encrypted_fonts_are_not() -> None:
    def protected(name: str) -> bytes:
        encryption = f'<encryption><e:CipherReference xmlns:e="http://www.w3.org/2001/04/xmlenc#" URI="{name}"/></encryption>'
        return epub_bytes({"a.xhtml": "<p>Text.</p>"}, more={"META-INF/encryption.xml": encryption})

    with pytest.raises(UnreadableError, match="protected"):
        read_article(Path("a.epub"), data=protected("OEBPS/a.xhtml"))
    assert read_article(Path("a.epub"), data=protected("OEBPS/font.otf")).format == "epub"


def test_a_book_without_chapters_is_an_error() -> None:
    with pytest.raises(UnreadableError, match="no chapter"):
        read_article(Path("a.epub"), data=epub_bytes({}))
