"""How the programs that make web pages write their notes: one short page of each, in our own words."""

from pathlib import Path

import pytest

from refman.article.html import read_html
from tests.article.pages import page

BODY = "<h1>Salt</h1><p>Salt was dear.{1} It came by ship{2} and by mule. Nobody asked why.</p><p>Later it was cheap.{3}</p>"
NOTES = [
    ("1", "Ada Lopez, *Salt Roads* (Turin: Ponte, 1998), 14."),
    ("2", "See “Mules,” https://example.org/mules."),
    ("3", "Lopez, *Salt Roads*, 15."),
]
CONTEXTS = [("Salt was dear.",), ("It came by ship and by mule.",), ("Later it was cheap.",)]
TEXTS = [
    "Ada Lopez, <em>Salt Roads</em> (Turin: Ponte, 1998), 14.",
    'See “Mules,” <a href="https://example.org/mules">https://example.org/mules</a>.',
    "Lopez, <i>Salt Roads</i>, 15.",
]


def each(marker: str, note: str, before: str = "", after: str = "") -> tuple[Path, bytes]:
    """A page whose markers and notes are made from two patterns; `%n` is the number, `%t` the note's text."""
    body = BODY
    for n in (1, 2, 3):
        body = body.replace(f"{{{n}}}", marker.replace("%n", str(n)))
    notes = "".join(note.replace("%n", str(n)).replace("%t", TEXTS[n - 1]) for n in (1, 2, 3))
    return page(f"<article>{body}{before}{notes}{after}</article><p>About us. All rights reserved 2020.</p>")


def beside(note: str) -> tuple[Path, bytes]:
    """A page that prints its notes where they are called."""
    body = BODY
    for n in (1, 2, 3):
        body = body.replace(f"{{{n}}}", note.replace("%n", str(n)).replace("%t", TEXTS[n - 1]))
    return page(f"<article>{body}</article>")


STYLES = {
    "pandoc": each(
        '<a href="#fn%n" class="footnote-ref" id="fnref%n" role="doc-noteref"><sup>%n</sup></a>',
        '<li id="fn%n"><p>%t<a href="#fnref%n" class="footnote-back" role="doc-backlink">↩︎</a></p></li>',
        '<section class="footnotes" role="doc-endnotes"><hr /><ol>',
        "</ol></section>",
    ),
    "kramdown": each(
        '<sup id="fnref:%n" role="doc-noteref"><a href="#fn:%n" class="footnote" rel="footnote">%n</a></sup>',
        '<li id="fn:%n" role="doc-endnote"><p>%t <a href="#fnref:%n" class="reversefootnote" role="doc-backlink">&#8617;</a></p></li>',
        '<div class="footnotes" role="doc-endnotes"><ol>',
        "</ol></div>",
    ),
    "hugo": each(
        '<sup id="fnref:%n"><a href="#fn:%n" class="footnote-ref" role="doc-noteref">%n</a></sup>',
        '<li id="fn:%n"><p>%t&#160;<a href="#fnref:%n" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p></li>',
        '<div class="footnotes" role="doc-endnotes"><hr><ol>',
        "</ol></div>",
    ),
    "markdown-it": each(
        '<sup class="footnote-ref"><a href="#fn%n" id="fnref%n">[%n]</a></sup>',
        '<li id="fn%n" class="footnote-item"><p>%t <a href="#fnref%n" class="footnote-backref">↩︎</a></p></li>',
        '<hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list">',
        "</ol></section>",
    ),
    "github": each(
        '<sup><a href="#user-content-fn-%n-0af" id="user-content-fnref-%n-0af" data-footnote-ref aria-describedby="footnote-label">%n</a></sup>',
        '<li id="user-content-fn-%n-0af"><p>%t <a href="#user-content-fnref-%n-0af" data-footnote-backref aria-label="Back to reference %n">↩</a></p></li>',
        '<section data-footnotes class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2><ol>',
        "</ol></section>",
    ),
    "mediawiki": each(
        '<sup id="cite_ref-%n" class="reference"><a href="#cite_note-%n"><span class="cite-bracket">[</span>%n<span class="cite-bracket">]</span></a></sup>',
        '<li id="cite_note-%n"><span class="mw-cite-backlink"><b><a href="#cite_ref-%n">^</a></b></span> <span class="reference-text">%t</span></li>',
        '<h2>References<span class="mw-editsection">[edit]</span></h2><div class="mw-references-wrap"><ol class="references">',
        "</ol></div>",
    ),
    "mediawiki-jump": each(
        '<sup id="cite_ref-X_%n-0" class="reference"><a href="#cite_note-X-%n">[%n]</a></sup>',
        '<li id="cite_note-X-%n"><span><a href="#cite_ref-X_%n-0" aria-label="Jump up" title="Jump up">^</a></span> %t</li>',
        '<ol class="references">',
        "</ol>",
    ),
    "word": each(
        '<a style="mso-footnote-id:ftn%n" href="#_ftn%n" name="_ftnref%n" title=""><span class=MsoFootnoteReference><![if !supportFootnotes]>[%n]<![endif]></span></a>',
        '<div style="mso-element:footnote" id=ftn%n><p class=MsoFootnoteText><a style="mso-footnote-id:ftn%n" href="#_ftnref%n" name="_ftn%n" title=""><span class=MsoFootnoteReference>[%n]</span></a> %t</p></div>',
        '<div style="mso-element:footnote-list"><br clear=all><hr align=left size=1 width="33%">',
        "</div>",
    ),
    "word-pasted": each(
        '<a href="https://magazine.example/wp-admin/post.php#_ftn%n" name="_ftnref%n">[%n]</a>',
        '<p><a href="https://magazine.example/wp-admin/post.php#_ftnref%n" name="_ftn%n">[%n]</a> %t</p>',
    ),
    "word-filtered": each(
        '<a href="#_edn%n" name="_ednref%n"><sup>%n</sup></a>',
        '<p><a href="#_ednref%n" name="_edn%n"><sup>%n</sup></a>&nbsp;%t</p>',
        "<h2>Notes</h2>",
    ),
    "libreoffice": each(
        '<a class="sdfootnoteanc" name="sdfootnote%nanc" href="#sdfootnote%nsym"><sup>%n</sup></a>',
        '<div id="sdfootnote%n"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote%nsym" href="#sdfootnote%nanc">%n</a>%t</p></div>',
    ),
    "google-docs": each(
        '<sup><a href="#ftnt%n" id="ftnt_ref%n">[%n]</a></sup>',
        '<div><p class="c1"><a href="#ftnt_ref%n" id="ftnt%n">[%n]</a><span class="c2">&nbsp;%t</span></p></div>',
        '<hr class="c9">',
    ),
    "easy-footnotes": each(
        '<span id="easy-footnote-%n-77" class="easy-footnote-margin-adjust"></span><span class="easy-footnote"><a href="#easy-footnote-bottom-%n-77" title="a title"><sup>%n</sup></a></span>',
        '<li class="easy-footnote-single"><span id="easy-footnote-bottom-%n-77" class="easy-footnote-margin-adjust"></span>%t<a class="easy-footnote-to-top" href="#easy-footnote-%n-77"></a></li>',
        '<div class="easy-footnote-title"><h4>Footnotes</h4></div><ol class="easy-footnotes-wrapper">',
        "</ol>",
    ),
    "wordpress-block": each(
        '<sup data-fn="9f%n-aa" class="fn"><a href="#9f%n-aa" id="9f%n-aa-link">%n</a></sup>',
        '<li id="9f%n-aa">%t <a href="#9f%n-aa-link" aria-label="Jump to footnote reference %n">↩︎</a></li>',
        '<ol class="wp-block-footnotes">',
        "</ol>",
    ),
    "simple-footnotes": each(
        '<sup><a href="https://magazine.example/salt#note-12-%n" id="return-note-12-%n" title="t">%n</a></sup>',
        '<li id="note-12-%n">%t <a href="https://magazine.example/salt#return-note-12-%n">&#8617;</a></li>',
        '<div class="simple-footnotes"><p class="notes">Notes:</p><ol>',
        "</ol></div>",
    ),
    "spip": each(
        '<span class="spip_note_ref">&nbsp;[<a href="#nb%n" class="spip_note" rel="appendix" title="t" id="nh%n">%n</a>]</span>',
        '<div id="nb%n"><p><span class="spip_note_ref">[<a href="#nh%n" class="spip_note" title="Notes %n" rev="appendix">%n</a>]&nbsp;</span>%t</p></div>',
        '<div class="notes">',
        "</div>",
    ),
    "openedition": each(
        '<a class="footnotecall" id="bodyftn%n" href="#ftn%n">%n</a>',
        '<p class="notesbaspage"><a class="FootnoteSymbol" id="ftn%n" href="#bodyftn%n">%n</a> %t</p>',
        '<div class="section" id="notes"><h2 class="section"><span class="text">Notes</span></h2>',
        "</div>",
    ),
    "cairn": each(
        '<a class="renvoi typeref-note" href="#no%n" id="re%nno%n"><sup>[%n]</sup></a>',
        '<div class="note" id="no%n"><a class="nonote" href="#re%nno%n">[%n]</a><p class="alinea">%t</p></div>',
    ),
    "substack": each(
        '<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-%n" href="#footnote-%n" target="_self">%n</a>',
        '<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-%n" href="#footnote-anchor-%n" class="footnote-number" contenteditable="false" target="_self">%n</a><div class="footnote-content"><p>%t</p></div></div>',
    ),
    "sphinx": each(
        '<a class="footnote-reference brackets" href="#id1%n" id="id%n" role="doc-noteref"><span class="fn-bracket">[</span>%n<span class="fn-bracket">]</span></a>',
        '<aside class="footnote brackets" id="id1%n" role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id%n">%n</a><span class="fn-bracket">]</span></span><p>%t</p></aside>',
        '<aside class="footnote-list brackets">',
        "</aside>",
    ),
    "docutils-table": each(
        '<a class="footnote-reference" href="#id1%n" id="id%n">[%n]</a>',
        '<table class="docutils footnote" frame="void" id="id1%n" rules="none"><colgroup><col class="label" /><col /></colgroup><tbody valign="top"><tr><td class="label"><a class="fn-backref" href="#id%n">[%n]</a></td><td>%t</td></tr></tbody></table>',
    ),
    "docutils-list": each(
        '<a class="footnote-reference brackets" href="#id1%n" id="id%n">%n</a>',
        '<dt class="label" id="id1%n"><span class="brackets"><a class="fn-backref" href="#id%n">%n</a></span></dt><dd><p>%t</p></dd>',
        '<dl class="footnote brackets">',
        "</dl>",
    ),
    "gutenberg": each(
        '<a id="FNanchor_%n_%n"></a><a href="#Footnote_%n_%n" class="fnanchor">[%n]</a>',
        '<div class="footnote"><p><a id="Footnote_%n_%n"></a><a href="#FNanchor_%n_%n"><span class="label">[%n]</span></a> %t</p></div>',
        '<div class="footnotes"><h3>FOOTNOTES:</h3>',
        "</div>",
    ),
    "drupal": each(
        '<a class="see-footnote" id="footnoteref%n_k3" title="t" href="#footnote%n_k3">%n</a>',
        '<li class="footnote" id="footnote%n_k3"><a class="footnote-label" href="#footnoteref%n_k3">%n.</a> %t</li>',
        '<ul class="footnotes">',
        "</ul>",
    ),
    "ojs": each(
        '<a id="xr%n" href="#fn%n"><sup>%n</sup></a>',
        '<p id="fn%n"><a href="#xr%n"><sup>%n</sup></a>. %t</p>',
        "<h3>Notes</h3>",
    ),
    "br-separated": each(
        '<a name="back%n" href="#note%n">(%n)</a>',
        '<a name="note%n">%n.</a> %t <a href="#back%n">Back</a><br>',
        "<p><b>Notes</b><br>",
        "</p>",
    ),
    "anchor-before-paragraph": each(
        '<sup><a href="#en%n" id="er%n">%n</a></sup>',
        '<a id="en%n"></a><p><a href="#er%n">%n</a> %t</p>',
        "<div>",
        "</div>",
    ),
    "silverchair": each(
        '<a class="link link-ref xref-fn js-xref-fn" href="javascript:;" reveal-id="fn%n" data-open="fn%n"><sup>%n</sup></a>',
        '<div class="footnote" content-id="fn%n" id="fn%n"><span class="fn"><span class="label title-label"><sup>%n</sup></span><p class="footnote-compatibility"> %t</p></span></div>',
        '<h2 class="backmatter-title">Footnotes</h2>',
    ),
    "modern-footnotes": beside(
        '<sup class="modern-footnotes-footnote" data-mfn="%n"><a href="javascript:void(0)">%n</a></sup><span class="modern-footnotes-footnote__note" data-mfn="%n">%t</span>'
    ),
    "tufte": beside(
        '<label for="sn-%n" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-%n" class="margin-toggle"/><span class="sidenote">%t</span>'
    ),
    "latexml": beside(
        '<span id="footnote%n" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">%n</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">%n</sup><span class="ltx_tag ltx_tag_note">%n</span>%t</span></span></span>'
    ),
    "not-linked": each("[%n]", "<p>[%n] %t</p>"),
    "not-linked-heading": each("<sup>%n</sup>", "<li>%t</li>", "<h2>Notes</h2><ol>", "</ol>"),
    "not-linked-superscripts": each("<sup>%n</sup>", "<p><sup>%n</sup> %t</p>", "<hr>"),
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_notes_are_found_whoever_made_the_page(style: str) -> None:
    article = read_html(*STYLES[style])
    assert [(n.label, n.text) for n in article.notes] == NOTES


@pytest.mark.parametrize("style", [s for s in STYLES if not s.startswith("not-linked")])
def test_the_sentence_that_carries_the_marker_comes_without_it(style: str) -> None:
    assert [n.contexts for n in read_html(*STYLES[style]).notes] == CONTEXTS


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_amiss(style: str) -> None:
    assert read_html(*STYLES[style]).warnings == ()
