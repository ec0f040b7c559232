"""Web pages: what is a note and what is not, how far notes reach, metadata, charsets, hostile pages."""

import plistlib
from pathlib import Path

import pytest

from refman.article import limits, read_article
from refman.article.html_notes import linked_notes
from refman.article.html_text import Page
from refman.article.html_tree import bare_url, clean, parse_page
from refman.article.metadata import iso_date, person, site_less
from refman.errors import LimitError, UnreadableError
from refman.model import Article
from tests.article.pages import ADDRESS, mhtml, page, webarchive


def read(body: str, head: str = "") -> Article:
    path, data = page(body, head)
    return read_article(path, data=data)


def notes(body: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(n.label, n.text, n.contexts) for n in read(body).notes]


def call(n: str, to: str = "f") -> str:
    return f'<sup><a href="#{to}{n}" id="r{n}">{n}</a></sup>'


@pytest.mark.parametrize(
    "body",
    [
        "<p>[1] First paragraph.</p><p>[2] Second paragraph.</p><p>[3] Third.</p>",
        '<p><a name="p1"></a>[1] First paragraph.</p><p>[2] See paragraph <a href="#p1">1</a> above.</p>',
        '<ul><li><a href="#one">1</a></li><li><a href="#two">2</a></li></ul><h2 id="one">One</h2><p>Text.</p><section id="two"><h2>Two</h2><p>Text.</p></section>',
        '<p>See Fig. <a href="#f1">1</a> and Table <a href="#t1">2</a>.</p><figure id="f1"><figcaption>1. A map</figcaption></figure><table id="t1"><tr><td>2</td></tr></table>',
        '<p>As in <a href="#d2003">2003</a>.</p><p id="d2003">2003 was a dry year.</p>',
        '<p><a href="#s1">1</a></p><a name="s1"></a><h2>One</h2><p>Text.</p>',
        '<p>Page <a href="#page2">2</a>.</p><p>Text <span id="page2"></span>goes on.</p>',
        "<p>Nothing at all.</p>",
    ],
)
def test_what_is_no_note(body: str) -> None:
    article = read(body)
    assert article.notes == ()
    assert article.warnings == ("no notes found",)


def test_a_decision_with_numbered_paragraphs_and_notes() -> None:
    body = (
        f"<p>[1] Salt.{call('1')}</p><p>[2] Mules.{call('2')}</p>"
        '<div><p id="f1">1 One.</p><p id="f2">2 Two.</p></div>'
    )
    assert notes(body) == [("1", "One.", ("[1] Salt.",)), ("2", "Two.", ("[2] Mules.",))]


def test_a_note_that_is_called_twice_has_both_sentences() -> None:
    body = (
        '<p>First.<sup id="cite_ref-a_1-0"><a href="#cite_note-a-1">[1]</a></sup> Second.<sup><a href="#cite_note-a-1">[1]</a></sup></p>'
        '<ol><li id="cite_note-a-1">^ <a href="#cite_ref-a_1-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-a_1-1"><sup>b</sup></a> Doe, <i>A</i>.</li></ol>'
    )
    assert notes(body) == [("1", "Doe, *A*.", ("First.", "Second."))]


def test_addresses_behind_words_are_kept_beside_the_text() -> None:
    [note] = read(
        f'<p>A claim.{call("1")}</p><p id="f1">1. Ann Doe, “<a href="https://a.org/b">A <i>Linked</i> Title</a>,” '
        '<a href="https://c.org/d"><em>Area</em></a>, <a href="https://e.org">https://e.org</a>, <a href="/f">here</a>. '
        '<a href="#r1">↩</a></p>'
    ).notes
    assert note.text == "Ann Doe, “A *Linked* Title,” *Area*, https://e.org, here."
    assert [(note.text[k.start : k.end], k.url) for k in note.links] == [
        ("A *Linked* Title", "https://a.org/b"),
        ("Area", "https://c.org/d"),
    ]


def test_groups_of_notes_and_what_is_missing_in_them() -> None:
    body = (
        '<p>One.<sup><a href="#cite_note-1">[1]</a></sup><sup><a href="#cite_note-n1">[note 1]</a></sup><sup><a href="#cite_note-a">[a]</a></sup> Two.<sup><a href="#cite_note-9">[9]</a></sup></p>'
        '<ol><li id="cite_note-n1">A remark.</li></ol><ol><li id="cite_note-a">Another.</li></ol>'
        '<ol><li id="cite_note-1"><b><a href="#cite_ref-1">Jump up ^</a></b> Doe.</li><li id="cite_note-3">Never called.</li></ol>'
    )
    article = read(body)
    assert [(n.label, n.text) for n in article.notes] == [
        ("note 1", "A remark."),
        ("a", "Another."),
        ("1", "Doe."),
        ("2", "Never called."),
    ]
    assert article.warnings == ("marker 9 has no note", "note 2 has no marker in the text")


def test_further_paragraphs_belong_to_a_note_and_furniture_does_not() -> None:
    body = (
        f"<p>A{call('1')} b{call('2')} c{call('*')}.</p><div class='notes'>"
        '<p id="f1"><a href="#r1">1</a>. First.</p><blockquote>Quoted.</blockquote><p>Rest; see note <a href="#f2">2</a>.</p>'
        '<p id="f2"><a href="#r2">2</a>. Second, <strong>3</strong> (1999).</p><p id="f*">* Third.</p><p>Its end.</p>'
        '<div class="share">Share this</div><p>Not this.</p></div><div class="author"><p>Ada Lopez is a writer.</p></div>'
    )
    assert notes(body) == [
        ("1", "First. Quoted. Rest; see note 2.", ("A b c.",)),
        ("2", "Second, 3 (1999).", ("A b c.",)),
        ("*", "Third. Its end.", ("A b c.",)),
    ]


def test_a_paragraph_after_the_last_note_is_not_part_of_it() -> None:
    body = f"<div class='entry'><p>One claim{call('1')} and another{call('2')}.</p><p id='f1'><a href='#r1'>1</a> A.</p><p id='f2'><b>2</b> B. <a href='#r2'>[Back]</a></p><p>Ada Lopez teaches in Turin.</p></div>"
    assert [n[1] for n in notes(body)] == ["A.", "B."]


def test_a_list_item_is_one_note_whatever_is_in_it() -> None:
    body = (
        f"<p>A{call('1')}.</p><ol><li><p id='f1'>One, <cite>Salt</cite>.</p><ul><li>more</li></ul></li></ol>"
    )
    assert notes(body) == [("1", "One, *Salt*. more", ("A.",))]


def test_chapters_that_number_anew_name_the_section() -> None:
    body = "".join(
        f'<h2>{title}</h2><p>A.<a href="#{c}1">1</a> B.<a href="#{c}2">2</a></p><h3>Notes</h3><p id="{c}1">1 {c} one.</p><p id="{c}2">2 {c} two.</p>'
        for c, title in (("n-x", "Salt"), ("n-y", "Mules"))
    )
    assert [(n.section, n.label, n.text) for n in read(body).notes] == [
        ("Salt", "1", "n-x one."), ("Salt", "2", "n-x two."), ("Mules", "1", "n-y one."), ("Mules", "2", "n-y two."),
    ]  # fmt: skip


def test_pop_ups_stand_beside_their_markers() -> None:
    body = 'Text<a class="fn" href="#pop1">1</a><span id="pop1" style="display:none">Doe, <span class="c5">Salt</span>, 12.</span> goes on. <b style="display: none">Hidden.</b>'
    article = read(f"<p>{body}</p>", "<style>.c5 { color: red; font-style: italic } .c6{}</style>")
    assert [(n.label, n.text, n.contexts) for n in article.notes] == [
        ("1", "Doe, *Salt*, 12.", ("Text goes on.",))
    ]


def test_references_of_a_journal_lose_the_links_to_copies() -> None:
    body = (
        '<p>Known<sup><a href="/salt#ref-CR1">1</a>,<a href="/salt#ref-CR2">2</a></sup>.</p><h2>References</h2><ol>'
        '<li><p id="ref-CR1">Doe, A. <i>Salt</i> (2003).</p><p><a href="https://doi.org/x">Article</a> <a href="https://g.org">Google Scholar</a></p></li>'
        '<li><p id="ref-CR2">Roe, B. Mules (2010).</p><p><a href="https://g.org">View in PubMed</a></p></li></ol>'
    )
    assert [(n.kind, n.text, n.contexts) for n in read(body).notes] == [
        ("reference", "Doe, A. *Salt* (2003).", ("Known.",)),
        ("reference", "Roe, B. Mules (2010).", ("Known.",)),
    ]


def test_a_list_of_references_without_markers() -> None:
    body = "<nav><p>References</p></nav><main><p>As Doe (2003) says.</p><h2>References</h2><ul><li>Doe, A. (2003). <i>Salt</i>.</li><li>Roe, B. (2010). Mules.</li></ul><h2>Related</h2><p>More of 2020.</p></main>"
    assert [(n.label, n.kind, n.text) for n in read(body).notes] == [
        ("1", "reference", "Doe, A. (2003). *Salt*."),
        ("2", "reference", "Roe, B. (2010). Mules."),
    ]


def test_notes_that_are_only_printed() -> None:
    body = '<p>One.<sup>1</sup> Two.<sup>[2, 3]</sup> X<sup>th</sup></p><h3>Notes</h3><ol start="1"><li>A <em>b</em>.</li><li value="2">C.</li><li>D.</li></ol><h3>About</h3><ol><li>x</li></ol><p style="display:none">4. y</p>'
    assert [(n.label, n.text, len(n.contexts)) for n in read(body).notes] == [
        ("1", "A *b*.", 1),
        ("2", "C.", 1),
        ("3", "D.", 1),
    ]


def test_notes_in_preformatted_text() -> None:
    body = "<pre>\nTHE SALT ROAD\n\nSalt was <i>dear</i>.[1]\nIt came by ship.[2]\n\n[1] Doe, Salt,\n    3.\n[2] Ibid.\n</pre><p>End.</p>"
    assert notes(body) == [
        ("1", "Doe, Salt, 3.", ("Salt was dear.[1]",)),
        ("2", "Ibid.", ("It came by ship.[2]",)),
    ]


def test_notes_that_are_only_printed_in_a_table() -> None:
    rows = "".join(
        f"<tr><td>{n}.</td><td>{text}</td></tr>" for n, text in enumerate(("Doe, <i>Salt</i>.", "Ibid."), 1)
    )
    body = f"<p>Salt.<sup>1</sup> Ships.<sup>2</sup></p><h3>Notes</h3><table>{rows}</table><table><tr><td>Year</td><td>1540</td></tr></table>"
    assert [n[:2] for n in notes(body)] == [("1", "Doe, *Salt*."), ("2", "Ibid.")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Doe,&nbsp;<i>Salt </i>&amp; <em>Mules</em>", "Doe, *Salt* & *Mules*"),
        ("<i>Salt<i> Roads</i></i>, <span style='font-style: italic'>3</span>", "*Salt Roads*, *3*"),
        ("<em>Salt <span style='font-style:normal'>the</span> Road</em>", "*Salt* the *Road*"),
        ("see&shy;n 2<sup>nd</sup><br>ed.<!-- x --><script>x</script>", "seen 2nd ed."),
        ("<a href='https://a.org/x'>https://a.org/x</a> <q>so</q> <img alt='i'>", "https://a.org/x so"),
        ("1 Samuel 3", "Samuel 3"),
    ],
)  # fmt: skip
def test_the_text_of_a_note(source: str, text: str) -> None:
    assert notes(f"<p>A{call('1')}</p><div id='f1'>{source}</div>")[0][1] == text


METADATA = {
    "scholar": '<meta name="citation_title" content="On Salt"><meta name="citation_author" content="Lopez, Ada"><meta name="citation_author" content="Roe, John B."><meta name="citation_publication_date" content="2019/3/2"><meta name="citation_fulltext_html_url" content="https://a.org/salt">',
    "dublin core": '<meta name="DC.Title" content="On Salt"><meta name="DC.creator" content="Ada Lopez"><meta name="DC.creator" content="John B. Roe"><meta name="DC.date" content="2019-03-02"><link rel="canonical" href="https://a.org/salt">',
    "json-ld": '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"On Salt","datePublished":"2019-03-02T09:00:00+01:00","author":[{"@type":"Person","name":"Ada Lopez"},{"name":"John B. Roe"}],"url":"https://a.org/salt"}]}</script>',
    "json-ld list": '<script type="application/ld+json">broken</script><script type="application/ld+json">[{"@type":["Article"],"headline":"On Salt","datePublished":"2019-03-02","author":"Ada Lopez, John B. Roe","url":"https://a.org/salt"}]</script>',
    "open graph": '<title>x</title><meta property="og:title" content="On Salt | Roads"><meta property="og:site_name" content="Roads"><meta property="article:author" content="https://fb.com/ada"><meta name="author" content="By Ada Lopez and John B. Roe, PhD"><meta property="article:published_time" content="2019-03-02T10:00:00Z"><meta property="og:url" content="https://a.org/salt">',
    "saved": "<title>On Salt — Roads Monthly</title><base href='https://a.org/salt'>",
}


@pytest.mark.parametrize("source", METADATA)
def test_metadata(source: str) -> None:
    body = "<p>Text.</p>" if source != "saved" else (
        '<h1>On Salt</h1><p class="byline">By <a rel="author">Ada Lopez</a> and <a rel="author">John B. Roe</a></p><time datetime="2019-03-02">2 March</time><h1></h1>'
    )  # fmt: skip
    text = f"<html><head>{METADATA[source]}</head><body>{body}</body></html>"
    article = read_article(Path("a.html"), data=text.encode())
    assert (article.title, article.authors, article.date, article.url) == (
        "On Salt",
        ("Ada Lopez", "John B. Roe"),
        "2019-03-02",
        "https://a.org/salt",
    )


def test_a_page_tells_where_it_was_saved_from() -> None:
    text = "<!DOCTYPE html>\n<!-- saved from url=(0022)https://a.org/salt -->\n<html><body><h2>Salt</h2><span itemprop='datePublished' content='2019'></span><span class='author'>Ada Lopez</span></body></html>"
    article = read_article(Path("a.html"), data=text.encode())
    assert (article.title, article.url, article.date, article.authors) == (
        "Salt",
        "https://a.org/salt",
        "2019",
        ("Ada Lopez",),
    )


SAVED = f"<html><head><title>Salt</title></head><body><p>Saß.{call('1')}</p><p id='f1'>1 Doe, “Salz”.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mhtml", mhtml(SAVED.encode(), "text/html")),
        ("a.mht", mhtml(SAVED.encode("cp1252"), 'text/html; charset="windows-1252"')),
        ("a.webarchive", webarchive(SAVED.encode(), "UTF-8", plistlib.FMT_BINARY)),
        ("a", webarchive(SAVED.encode("cp1252"), "windows-1252", plistlib.FMT_XML)),
        ("a.webarchive", webarchive(SAVED.encode(), "no such", plistlib.FMT_BINARY)),
        ("a.html", f"<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: {ADDRESS} \n--> {SAVED[6:]}".encode()),
    ],
)  # fmt: skip
def test_pages_saved_in_one_file(name: str, data: bytes) -> None:
    article = read_article(Path(name), data=data)
    assert (article.format, article.title, article.url) == ("html", "Salt", ADDRESS)
    assert [(n.text, n.contexts) for n in article.notes] == [("Doe, “Salz”.", ("Saß.",))]


@pytest.mark.parametrize(
    "data",
    [
        mhtml(b"x", "image/png"),
        b"bplist00WebMainResource",
        plistlib.dumps({"WebMainResource": 5}),
        plistlib.dumps({"WebMainResource": {"WebResourceData": "text"}}),
    ],
)
def test_an_archive_without_a_page_is_an_error(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="a web archive without a page"):
        read_article(Path("a.mhtml"), data=data)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019-03-02T10:00", "2019-03-02"), ("2019/3/2", "2019-03-02"), ("20190302", "2019-03-02"), ("March 2, 2019", "2019-03-02"), ("2nd March 2019", "2019-03-02"), ("2. März 2019", "2019-03-02"),
        ("le 2 mars 2019", "2019-03-02"), ("02.03.2019", "2019-03-02"), ("March 2019", "2019-03"), ("Sept. 2019", "2019-09"), ("2019", "2019"), ("2019-13-40", "2019"), ("2019-03-40", "2019-03"), ("", ""), ("soon", ""), ("March 45, 2019", "2019-03"),
    ],
)  # fmt: skip
def test_dates_become_iso(text: str, date: str) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lopez", ["Ada Lopez"]), ("By Ada Lopez and John Roe", ["Ada Lopez", "John Roe"]), ("Lopez, Ada", ["Ada Lopez"]), ("Ada Lopez, John Roe, and Anne Doe", ["Ada Lopez", "John Roe", "Anne Doe"]),
        ("ADA LOPEZ, PHD*", ["ADA LOPEZ"]), ("Lopez, Ada; Roe, John", ["Ada Lopez", "John Roe"]), ("https://a.org", []), ("me@a.org", []), ("admin", []), ("", []), ("Ludwig van der Rohe", ["Ludwig van der Rohe"]),
        ("Ada Lopez is a writer who lives here", []), ("Ministry of the Interior", ["Ministry of the Interior"]),
    ],
)  # fmt: skip
def test_names_in_a_byline(text: str, names: list[str]) -> None:
    assert person(text) == names


@pytest.mark.parametrize(
    ("title", "site", "rest"),
    [
        ("On Salt | Roads", "", "On Salt"),
        ("On Salt - Roads", "Roads", "On Salt"),
        ("Salt - Its Roads", "", "Salt - Its Roads"),
        ("Roads", "Roads", "Roads"),
    ],
)
def test_titles_lose_the_name_of_the_site(title: str, site: str, rest: str) -> None:
    assert site_less(title, site) == rest


NOTE = (
    "<p>Caf\u00e9 \u2013 \u0142<a href='#f1' id='r1'>1</a></p><p id='f1'>1 L\u00f3pez, \u201eSalz\u201c.</p>"
)


@pytest.mark.parametrize(
    ("encoding", "declared", "warned"),
    [("utf-8", "utf-8", False), ("utf-8", "", False), ("utf-8", "iso-8859-1", False), ("utf-8-sig", "", False), ("utf-16", "", False), ("cp1250", "windows-1250", False), ("cp1250", "", True), ("utf-16-le", "", True), ("utf-8", "no-such", False)],
)  # fmt: skip
def test_charsets_declared_and_not(encoding: str, declared: str, *, warned: bool) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    article = read_article(
        Path("a.html"), data=f"<html><head>{meta}</head><body>{NOTE * 3}</body></html>".encode(encoding)
    )
    assert any("not UTF-8: read as" in w for w in article.warnings) is warned
    if not warned:
        assert article.notes[0].text == "López, „Salz“."


def test_declared_multibyte_charsets_are_believed() -> None:
    text = "<meta charset='iso-2022-jp'><p>塩<a href='#f1'>1</a></p><p id='f1'>1 塩の道。</p>"
    assert read_article(Path("a.html"), data=text.encode("iso2022_jp")).notes[0].text == "塩の道。"
    latin = "<meta charset='iso-8859-1'><p>A<a href='#f1'>1</a></p><p id='f1'>1 “López”</p>"
    assert read_article(Path("a.html"), data=latin.encode("cp1252")).notes[0].text == "“López”"


def test_hostile_pages_are_refused_or_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(body: str) -> str:
        with pytest.raises(LimitError) as caught:
            read(body)
        return caught.value.what

    assert refused("<b>" * 5000) == "elements nested more than 1000 deep"
    many = " ".join(f"a{n}='x y'" for n in range(20_001))
    assert refused(f"<p {many}>A</p>") == "an element with more than 20000 attributes"
    monkeypatch.setattr(limits, "LINKS", 100)
    assert refused("<a href='#x'>1</a>" * 200) == "more than 100 links"
    monkeypatch.setattr(limits, "ELEMENTS", 100)
    assert refused("<p>" * 200) == "more than 100 elements"


def test_entities_do_not_expand() -> None:
    bomb = b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&b;&x;</p></body></html>'
    article = read_article(Path("a.html"), data=bomb)
    assert "aaaa" not in article.title
    assert article.notes == ()


def test_stand_ins_in_a_page_do_no_harm() -> None:
    assert notes(f"<p>A&#xe000;7&#xe001;{call('1')}</p><p id='f1'>1 B&#xe000;</p>") == [("1", "B", ("A7",))]


def test_addresses_are_compared_without_scheme() -> None:
    assert bare_url("https://www.A.org/x/") == bare_url("http://a.org/x") == "a.org/x"
    assert bare_url("http://[broken") == ""


def test_a_link_to_another_page_is_no_marker() -> None:
    body = '<p>A<sup><a href="https://other.example/y#f1">1</a></sup></p><p id="f1">1 B.</p>'
    root, _ = parse_page(*page(body))
    clean(root)
    assert linked_notes(Page(root), frozenset({"magazine.example/salt"})).notes == []
    assert len(linked_notes(Page(root), frozenset()).notes) == 1


def test_notes_are_counted_beyond_9999() -> None:
    numbers = range(9998, 10003)
    body = "".join(f'Claim {n}.<sup><a href="#n{n}" id="r{n}">{n}</a></sup> ' for n in numbers)
    notes = "".join(f'<p id="n{n}"><a href="#r{n}">{n}</a> Ann Doe, A Book.</p>' for n in numbers)
    article = read(f"<p>{body}</p><h2>Notes</h2>{notes}")
    assert [(note.label, note.contexts) for note in article.notes] == [
        (str(n), (f"Claim {n}.",)) for n in numbers
    ]
    assert article.warnings == ()
