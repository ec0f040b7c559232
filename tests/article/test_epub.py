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


def test_characters_that_no_xml_may_have() -> None:
    article = epub(
        {
            "c1.xhtml": '<p>First.<a href="c2.xhtml#n&#1;1">1</a><p>',
            "c2.xhtml": '<p id="n&#1;1">1. See Paper.</p>',
        }
    )
    assert [(n.label, n.text) for n in article.notes] == [("1", "See Paper.")]


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


FLAVOURS = {
    "Calibre, from Word": (
        '<p class="block_1">First.<a href="#note_1" class="noteref" id="back_note_1"><sup class="calibre3">1</sup></a></p>'
        '<p>Second.<a href="#note_2" class="noteref" id="back_note_2"><sup class="calibre3">2</sup></a></p>'
        '<section><dl id="note_1" class="footnote"><dt class="footnote">[<a href="#back_note_1" title="return to text">←1</a>]</dt>'
        '<dd class="footnote"><p>See <span class="i">Paper</span>, 3.</p></dd></dl>'
        '<dl id="note_2" class="footnote"><dt class="footnote">[<a href="#back_note_2" title="return to text">←2</a>]</dt>'
        '<dd class="footnote"><p>Ibid.</p></dd></dl></section>'
    ),
    "InDesign": (
        '<p>First.<span id="footnote-001-backlink" class="x"><a class="_idFootnoteLink _idGenColorInherit" href="a.xhtml#footnote-001">1</a></span></p>'
        '<p>Second.<span id="footnote-002-backlink" class="x"><a class="_idFootnoteLink _idGenColorInherit" href="a.xhtml#footnote-002">2</a></span></p>'
        '<div class="_idFootnotes"><div id="footnote-001" class="_idFootnote"><p class="Fu_note"><span><a class="_idFootnoteAnchor _idGenColorInherit" href="a.xhtml#footnote-001-backlink">1</a></span>&#160;See Paper, 3.</p></div>'
        '<div id="footnote-002" class="_idFootnote"><p class="Fu_note"><a class="_idFootnoteAnchor" href="a.xhtml#footnote-002-backlink">2</a>\tIbid.</p></div></div>'
    ),
    "Project Gutenberg": (
        '<p>First.<a id="FNanchor_1_1"/><a href="a.xhtml#Footnote_1_1" class="fnanchor pginternal">[1]</a></p>'
        '<p>Second.<a id="FNanchor_2_2"/><a href="a.xhtml#Footnote_2_2" class="fnanchor pginternal">[2]</a></p>'
        '<div class="footnote"><p><a id="Footnote_1_1"/><a href="a.xhtml#FNanchor_1_1" class="pginternal"><span class="label">[1]</span></a> See Paper, 3.</p></div>'
        '<div class="footnote"><p><a id="Footnote_2_2"/><a href="a.xhtml#FNanchor_2_2" class="pginternal"><span class="label">[2]</span></a> Ibid.</p></div>'
    ),
    "OpenEdition": (
        '<p class="texte">First.<a class="footnotecall" id="bodyftn1" href="#ftn1">1</a></p><p class="texte">Second.<a class="footnotecall" id="bodyftn2" href="#ftn2">2</a></p>'
        '<h2>Notes</h2><p class="notesbaspage"><a class="FootnoteSymbol" id="ftn1" href="#bodyftn1">1</a> See Paper, 3.</p>'
        '<p class="notesbaspage"><a class="FootnoteSymbol" id="ftn2" href="#bodyftn2">2</a> Ibid.</p>'
    ),
    "Sigil, by hand": (
        '<p>First.<sup><a id="r1" href="b.xhtml#f1">1</a></sup></p><p>Second.<sup><a id="r2" href="b.xhtml#f2">2</a></sup></p>',
        '<h2>Notes</h2><p><a id="f1" href="a.xhtml#r1">1.</a> See Paper, 3.</p><p><a id="f2" href="a.xhtml#r2">2.</a> Ibid.</p>',
    ),
    "a table": (
        '<p>First.<a id="r1" href="b.xhtml#f1"><sup>1</sup></a></p><p>Second.<a id="r2" href="b.xhtml#f2"><sup>2</sup></a></p>',
        '<table><tr><td id="f1"><a href="a.xhtml#r1">1</a></td><td>See Paper, 3.</td></tr><tr><td id="f2"><a href="a.xhtml#r2">2</a></td><td>Ibid.</td></tr></table>',
    ),
    "DPUB roles": (
        '<p>First.<a role="doc-noteref" href="#fn1">1</a></p><p>Second.<a role="doc-noteref" href="#fn2">2</a></p>'
        '<section role="doc-endnotes"><ol><li id="fn1" role="doc-endnote"><p>See Paper, 3. <a role="doc-backlink" href="#r1">return</a></p></li>'
        '<li id="fn2" role="doc-endnote"><p>Ibid. <a role="doc-backlink" href="#r2">return</a></p></li></ol></section>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("bodies", FLAVOURS.values(), ids=FLAVOURS)
def test_notes_as_programs_write_them(bodies: str | tuple[str, str]) -> None:
    chapters = (bodies,) if isinstance(bodies, str) else bodies
    article = epub({f"{letter}.xhtml": body for letter, body in zip("ab", chapters, strict=False)})
    assert [(label, text.replace("*", ""), carried) for _, label, text, carried in shown(article)] == [
        ("1", "See Paper, 3.", ("First.",)),
        ("2", "Ibid.", ("Second.",)),
    ]


def test_notes_of_all_chapters_in_one_file_restart_with_each() -> None:
    chapter = '<h1>{0}</h1><p>A {0}.<a id="r1" href="notes.xhtml#{0}1"><sup>1</sup></a> B {0}.<a id="r2" href="notes.xhtml#{0}2"><sup>2</sup></a></p>'
    listed = '<h2>{0}</h2><p><a id="{0}1" href="{0}.xhtml#r1">1</a>. One of {0}.</p><p><a id="{0}2" href="{0}.xhtml#r2">2</a>. Two of {0}.</p>'
    article = epub(
        {f"{name}.xhtml": chapter.format(name) for name in ("Rome", "Paris")}
        | {"notes.xhtml": "<h1>Notes</h1>" + "".join(listed.format(name) for name in ("Rome", "Paris"))}
    )
    assert [(section, label, text) for section, label, text, _ in shown(article)] == [
        ("Rome", "1", "One of Rome."),
        ("Rome", "2", "Two of Rome."),
        ("Paris", "1", "One of Paris."),
        ("Paris", "2", "Two of Paris."),
    ]
