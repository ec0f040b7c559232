"""`import` from end to end: the sample articles become a library, each work once."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from refman.dedupe import find_duplicates
from refman.errors import Exit
from refman.ingest import Policy, SourceReport, import_sources
from refman.library import Library
from refman.model import Entry, Link
from tests.conftest import REPOSITORY

ARTICLES = sorted((REPOSITORY / "references" / "articles").iterdir())

NOTE = """A Short Paper

One claim rests on a book.[1] Another on an article.[2] A third says the same again.[3] The last adds nothing.[4]

Notes
[1] Miriam Okafor, *Rivers and Borders: A History of the Upper Valley* (Oxford: Oxford University Press, 1998), 44.
[2] Jan Havel and Lucy Marsh, "Counting Ferries," *Journal of Transport History* 12, no. 3 (2004): 210-231; Okafor, *Rivers and Borders*, 51.
[3] Miriam Okafor, *Rivers and Borders* (Oxford: Oxford University Press, 1998).
[4] The author thanks the archive for its patience.
"""


def run(library: Path, *sources: Path, **policy: object) -> list[SourceReport]:
    reports, _ = import_sources(Library.open(library), sources, policy=Policy(**policy))  # type: ignore[arg-type]
    return reports


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    return tmp_path / "library.bib"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(NOTE, encoding="utf-8", newline="\n")
    return path


def find(library: Library, *, title: str) -> list[Entry]:
    return [e for e in library.entries.values() if title in e.fields.get("title", "")]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[SourceReport]]:
    """The library that the sample articles make, and what the import reported."""
    bib = tmp_path_factory.mktemp("library") / "library.bib"
    return bib, run(bib, *ARTICLES)


class TestSampleArticles:
    def test_every_work_is_there_once(self, imported: tuple[Path, list[SourceReport]]) -> None:
        bib, reports = imported
        assert sum(r.citations for r in reports) == 44
        assert sum(r.notes for r in reports) == 39
        assert len(Library.open(bib).entries) == 35
        assert sum(len(r.added) for r in reports) == 35
        assert [r.unresolved + r.rejected for r in reports] == [[], []]

    def test_a_second_import_changes_nothing(self, imported: tuple[Path, list[SourceReport]]) -> None:
        bib, _ = imported
        provenance = bib.with_suffix(".provenance.jsonl")
        before = bib.read_bytes(), provenance.read_bytes()
        again = run(bib, *reversed(ARTICLES))
        assert (bib.read_bytes(), provenance.read_bytes()) == before
        assert [r.added for r in again] == [[], []]
        cited = {(c.id, c.key) for c in Library.open(bib).provenance.citations}
        assert sum(len(r.linked) for r in again) == 44
        assert all(
            r.linked == sorted(r.linked, key=lambda link: [*map(int, link[0].split(":"))]) for r in again
        )
        assert {pair for r in again for pair in r.linked} == cited

    def test_every_citation_is_accounted_for(self, imported: tuple[Path, list[SourceReport]]) -> None:
        for report in imported[1]:
            settled = len(report.added) + len(report.linked)
            assert settled + len(report.unresolved) + len(report.rejected) == report.citations

    def test_four_notes_cite_one_entry(self, imported: tuple[Path, list[SourceReport]]) -> None:
        library = Library.open(imported[0])
        [entry] = find(library, title="in Their Own Words")
        citing = [c.id for c in library.provenance.citations if c.key == entry.key]
        assert citing == ["10:1", "16:1", "17:1", "18:1"]

    def test_same_authors_same_year_other_work(self, imported: tuple[Path, list[SourceReport]]) -> None:
        library = Library.open(imported[0])
        [one], [other] = (
            find(library, title="Security Risk Posed"),
            find(library, title="Inside the Sisterhood"),
        )
        assert one.fields["author"] == other.fields["author"]
        assert one.fields["year"] == other.fields["year"] == "2020"

    def test_entries_gain_from_each_other(self, imported: tuple[Path, list[SourceReport]]) -> None:
        library = Library.open(imported[0])
        [book] = [e for e in find(library, title="nside") if e.type == "book"]
        [article] = [e for e in library.entries.values() if "yewitness" in e.fields["title"]]
        assert book.fields["address"] == "McLean, VA"
        assert article.fields["url"].startswith("http://www.terrorismanalysts.com/")
        assert article.fields["month"] in {"dec", "12"}
        assert article.fields["pages"] == "95--118"

    def test_duplicates_added_on_purpose_are_found(self, bib: Path) -> None:
        run(bib, *ARTICLES, on_duplicate="add")
        library = Library.open(bib)
        assert len(library.entries) == 41
        plan = find_duplicates(library.entries.values())
        assert sorted(len(c.keys) for c in plan.clusters) == [2, 3, 4]
        assert all(c.reasons for c in plan.clusters)

    def test_the_committed_library_is_what_refman_makes(
        self, imported: tuple[Path, list[SourceReport]], tmp_path: Path
    ) -> None:
        committed = REPOSITORY / "references"
        made = tmp_path / "references"
        (made / "articles").mkdir(parents=True)
        for article in ARTICLES:
            (made / "articles" / article.name).write_bytes(article.read_bytes())
        run(made / "library.bib", *sorted((made / "articles").iterdir()))
        for name in ("library.bib", "library.provenance.jsonl"):
            assert (made / name).read_bytes() == (committed / name).read_bytes(), name


def test_the_two_real_articles(shared: Path, bib: Path) -> None:
    reports = run(bib, *sorted((shared / "articles").iterdir(), reverse=True))
    library = Library.open(bib)
    assert [(r.notes, r.citations) for r in reports] == [(19, 24), (20, 20)]
    assert len(library.entries) == 35
    itself = next(a for id_, a in library.provenance.articles.items() if "defected" in id_)
    cited = next(c for c in library.provenance.citations if c.label == "13" and "spontaneous" in c.article)
    assert itself.key == cited.key


def test_short_forms_and_repeated_works_link(bib: Path, paper: Path) -> None:
    [report] = run(bib, paper)
    library = Library.open(bib)
    assert report.added == ["okafor1998rivers", "havel2004counting"]
    assert report.linked == [("2:2", "okafor1998rivers"), ("3:1", "okafor1998rivers")]
    assert [(c.id, c.form, c.locator) for c in library.provenance.citations] == [
        ("1:1", "full", "44"),
        ("2:1", "full", ""),
        ("2:2", "short", "51"),
        ("3:1", "full", ""),
    ]
    assert report.comments == 1


def test_the_address_behind_a_title_is_the_works(bib: Path, tmp_path: Path) -> None:
    article = tmp_path / "page.html"
    article.write_text(
        '<p>One.<a href="#n1"><sup>1</sup></a> Two.<a href="#n2"><sup>2</sup></a></p>'
        '<p id="n1">1. Miriam Okafor, <a href="https://a.org/rivers"><em>Rivers and Borders</em></a> (Oxford: Oxford '
        'University Press, 1998), 44.</p><p id="n2">2. Lucy Marsh, <em>Counting Ferries</em> (<a href="https://leeds.org">'
        "Leeds</a>: Aire Press, 2004), 3.</p>",
        encoding="utf-8",
    )
    run(bib, article)
    library = Library.open(bib)
    assert find(library, title="Rivers")[0].fields["url"] == "https://a.org/rivers"
    assert "url" not in find(library, title="Ferries")[0].fields
    assert "https" not in next(iter(library.provenance.citations)).text


def test_an_edited_article_replaces_its_records(bib: Path, paper: Path) -> None:
    run(bib, paper)
    paper.write_text(
        NOTE.replace("Counting Ferries", "Sailing at Night").replace("210-231", "4-9"),
        encoding="utf-8",
        newline="\n",
    )
    [report] = run(bib, paper)
    assert report.added == ["havel2004sailing"]
    assert [c.text for c in Library.open(bib).provenance.citations if "Ferries" in c.text] == []


def test_a_dry_run_shows_the_diff_and_writes_nothing(bib: Path, paper: Path) -> None:
    reports, diff = import_sources(Library.open(bib), [paper], policy=Policy(), dry_run=True)
    assert reports[0].added == ["okafor1998rivers", "havel2004counting"]
    assert "+@book{okafor1998rivers," in diff
    assert not bib.exists()


class Script:
    """A reviewer that answers from a list."""

    def __init__(self, *answers: bool) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def same_work(self, new: Entry, known: Entry, link: Link) -> bool:
        self.asked.append(known.key)
        return self.answers.pop(0)

    def accept(self, text: str, entry: Entry, confidence: float) -> Entry | None:
        self.asked.append(text)
        return entry if self.answers.pop(0) else None


def test_asking_about_duplicates(bib: Path, paper: Path, tmp_path: Path) -> None:
    run(bib, paper)
    other = tmp_path / "other.txt"
    other.write_text(NOTE, encoding="utf-8", newline="\n")
    script = Script(True, False, True)
    [report] = run(bib, other, on_duplicate="ask", reviewer=script)
    assert script.asked == ["okafor1998rivers", "havel2004counting", "okafor1998rivers"]
    assert report.added == ["havel2004countinga"]


def test_a_refused_citation_is_not_stored(bib: Path, paper: Path) -> None:
    script = Script(False, False, False)
    [report] = run(bib, paper, reviewer=script, review_below=1.1)
    assert len(script.asked) == 3
    assert report.added == []


def test_sources_that_cannot_be_read_do_not_stop_the_others(bib: Path, paper: Path, tmp_path: Path) -> None:
    reports = run(bib, tmp_path / "nowhere.txt", paper)
    assert reports[0].unread is not None
    assert reports[0].unread.exit_status == Exit.UNREADABLE
    assert len(reports[1].added) == 2


SCANT = """@misc{one, title = {Minutes}}

@misc{two, title = {Letters}, note = {In a box}}

@misc{empty, keywords = {a}}

@misc{void, keywords = {a}}

@misc{twin, title = {Letters}, note = {In a box}}
"""


def test_what_is_word_for_word_the_same_is_linked_however_little_it_says(bib: Path, tmp_path: Path) -> None:
    source = tmp_path / "scant.bib"
    source.write_text(SCANT, encoding="utf-8")
    [report] = run(bib, source)
    assert (report.added, report.linked) == (["one", "two", "empty", "void"], [("twin", "two")])
    with Library.open(bib).change("edit") as change:
        change.put(replace(change.entries["one"], fields={"title": "Minutes", "year": "1848"}))
    before = bib.read_bytes()
    [report] = run(bib, source)
    assert report.linked == [
        (key, {"twin": "two"}.get(key, key)) for key in ("one", "two", "empty", "void", "twin")
    ]
    assert report.added == []
    assert bib.read_bytes() == before


def test_a_source_named_twice_is_imported_once(bib: Path, tmp_path: Path) -> None:
    source = tmp_path / "scant.bib"
    source.write_text(SCANT, encoding="utf-8")
    reports = run(bib, source, source)
    assert [report.added for report in reports] == [["one", "two", "empty", "void"], []]


def test_what_has_neither_key_nor_field_is_rejected(bib: Path, tmp_path: Path) -> None:
    source = tmp_path / "scant.bib"
    source.write_text("@misc{,}\n@misc{, title = {Minutes}}\n@misc{kept,}\n", encoding="utf-8")
    [report] = run(bib, source)
    assert report.rejected == [(f"{source}: entry 1", "neither a key nor a field")]
    assert report.added == ["minutes", "kept"]


def test_a_key_that_cannot_be_kept_is_named(bib: Path, tmp_path: Path) -> None:
    source = tmp_path / "twice.bib"
    source.write_text(
        "@book{a, title = {Rivers}, year = 1900}\n@book{A, title = {Mountains}, year = 1950}\n",
        encoding="utf-8",
    )
    [report] = run(bib, source)
    assert report.warnings == ["the key A is taken or cannot be used; this is mountains1950"]


KNOWN = """@book{whole, title={Entirely Different}, author={Zed, Zoe}, year=1950}
@proceedings{fine2001, title={Proceedings of the Fine Conference}, editor={Roe, Rita}, year=2001, publisher={P}}
"""
WITH_PARENTS = """@incollection{part, author={Doe, Ann}, title={A Part of it}, crossref={Whole}}
@collection{whole, title={A Whole of Parts}, editor={Roe, Rita}, year=2003, publisher={P}}
@inproceedings{talk, author={Doe, Ann}, title={A Talk given there}, crossref={proc}}
@proceedings{proc, title={Proceedings of the Fine Conference}, editor={Roe, Rita}, year=2001, publisher={P}}
@set{both, entryset={part, whole}}
"""


def test_entries_find_their_parents_under_other_keys(bib: Path, tmp_path: Path) -> None:
    bib.write_text(KNOWN, encoding="utf-8")
    source = tmp_path / "children.bib"
    source.write_text(WITH_PARENTS, encoding="utf-8")
    [report] = run(bib, source)
    assert (report.added, report.linked) == (["part", "roe2003whole", "talk", "both"], [("proc", "fine2001")])
    entries = Library.open(bib).entries
    assert [entries[key].fields["crossref"] for key in ("part", "talk")] == ["roe2003whole", "fine2001"]
    assert entries["both"].fields["entryset"] == "part, roe2003whole"
    assert entries["fine2001"].fields["ids"] == "proc"
    before = bib.read_bytes()
    assert run(bib, source)[0].added == []
    assert bib.read_bytes() == before


def test_a_known_entry_is_not_told_what_it_says_by_another_name(bib: Path, tmp_path: Path) -> None:
    """biblatex has `location` and `date`, a collection its editor, a child what its parent has."""
    known = (
        "@collection{c, title={Harbours and their Keepers}, editor={Roe, Rita}, date={2003-05}, location={Leeds}}\n"
        "@incollection{p, author={Doe, Ann}, title={A Keeper of Bridges}, crossref={c}, pages={3--9}}\n"
    )
    bib.write_text(known, encoding="utf-8")
    source = tmp_path / "new.bib"
    source.write_text(
        "@book{x, title={Harbours and their Keepers}, author={Roe, Rita}, year=2003, address={Leeds}, publisher={P}}\n"
        "@incollection{y, author={Doe, Ann}, title={A Keeper of Bridges}, booktitle={Harbours and their Keepers},"
        " year=2003, pages={3--9}}\n",
        encoding="utf-8",
    )
    [report] = run(bib, source)
    assert (report.linked, report.completed) == ([("x", "c"), ("y", "p")], ["c", "p"])
    assert run(bib, source)[0].completed == []
    entries = Library.open(bib).entries
    assert entries["c"].fields.keys() == {"title", "editor", "date", "location", "publisher", "ids"}
    assert entries["p"].fields.keys() == {"author", "title", "crossref", "pages", "ids"}


def test_works_cited_by_key_keep_it(bib: Path, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@book{doe:salt, title={Salt Roads}, author={Doe, Ann}, year=1998}\n", encoding="utf-8"
    )
    paper = tmp_path / "paper.tex"
    paper.write_text(
        r"\begin{document}A.\footcite[7]{doe:salt}\end{document}",
        encoding="utf-8",
    )
    other = tmp_path / "other.txt"
    other.write_text("Salt[1]\n\n[1] Ann Doe, Salt Roads (Turin: Ponte, 1998), 3.\n", encoding="utf-8")
    first, second = run(bib, other, paper)
    assert (first.added, second.linked) == (["doe:salt"], [("1:1", "doe:salt")])


def test_an_entry_of_one_source_is_taken_over_as_it_is(bib: Path, tmp_path: Path) -> None:
    source = tmp_path / "own.bib"
    source.write_text("@book{a, title={Bridges}, keywords={trade; north, todo}}\n", encoding="utf-8")
    run(bib, source)
    assert Library.open(bib).entries["a"].fields == {"title": "Bridges", "keywords": "trade; north, todo"}


def test_works_cited_by_key_are_those_of_the_library(bib: Path, tmp_path: Path) -> None:
    text = (
        "@collection{whole, title={The Keepers}, editor={Roe, Rita}, date={2003}}\n"
        "@incollection{part, author={Doe, Ann}, title={Bridges}, crossref={whole}, pages={3--9}}\n"
        "@online{web, title={Ships}, titleaddon={The Site}, date={2019-03-04/2019-03-09}}\n"
    )
    bib.write_text(text, encoding="utf-8")
    paper = tmp_path / "paper.tex"
    source = r"\begin{document}A.\footcite[7]{part} B.\footcite{web} C.\footnote{See \cite{part}; \cite{nobody}.}\end{document}"
    paper.write_text(source, encoding="utf-8")
    [report] = run(bib, paper)
    assert [key for _, key in report.linked] == ["part", "web", "part"]
    assert (report.added, [reason for _, reason in report.rejected]) == (
        [],
        ["nothing to find the work by was read in: nobody"],
    )
    assert bib.read_text(encoding="utf-8") == text
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    paper = paper.rename(elsewhere / "paper.tex")
    [report] = run(bib, paper)
    assert [key for _, key in report.linked] == ["part", "web", "part"]


def test_what_a_known_entry_refers_to_stays(bib: Path, tmp_path: Path) -> None:
    bib.write_text(
        f"{KNOWN}@incollection{{old, title={{A Part of it}}, author={{Doe, Ann}}, crossref={{whole}}}}\n",
        encoding="utf-8",
    )
    source = tmp_path / "children.bib"
    source.write_text(WITH_PARENTS, encoding="utf-8")
    assert ("part", "old") in run(bib, source)[0].linked
    assert Library.open(bib).entries["old"].fields["crossref"] == "whole"


def test_bibliographies_are_linked_like_articles(bib: Path, paper: Path, tmp_path: Path) -> None:
    run(bib, paper)
    items: Sequence[object] = [
        {
            "id": "a",
            "type": "book",
            "title": "Rivers and Borders: A History of the Upper Valley",
            "author": [{"family": "Okafor", "given": "Miriam"}],
            "issued": {"date-parts": [[1998]]},
            "ISBN": "978-0-19-000000-2",
        },
        {"id": "new", "type": "book", "title": "Bridges", "author": [{"family": "Lund", "given": "Per"}]},
    ]
    source = tmp_path / "export.json"
    source.write_text(json.dumps(items), encoding="utf-8")
    [report] = run(bib, source)
    entries = Library.open(bib).entries
    assert report.added == ["new"]
    assert entries["okafor1998rivers"].fields["isbn"] == "978-0-19-000000-2"


ARCHIVES = """Letters

One.[1] Two.[2] Three.[3] Four.[4] Five.[5]

Notes
[1] Gladstone to Granville, 12 Sept. 1870, British Library, Add MS 44107, fol. 23.
[2] Gladstone to Granville, 13 Sept. 1870, British Library, Add MS 44107, fol. 25.
[3] Gladstone to Granville, 12 Sept. 1870, British Library, Add MS 44107, fol. 24.
[4] Bundesarchiv Berlin, R1001/2627, p. 64.
[5] Interview with Jane Roe, Leeds, 4 May 2003.
"""


def test_a_work_without_a_title_is_known_by_where_it_is_kept(bib: Path, paper: Path) -> None:
    paper.write_text(ARCHIVES, encoding="utf-8", newline="\n")
    [report] = run(bib, paper)
    assert report.added == ["gladstone1870", "gladstone1870a", "bundesarchiv", "roe2003"]
    assert (report.linked, report.rejected) == ([("3:1", "gladstone1870")], [])
    headings = [row.title for row in Library.open(bib).search("")]
    assert headings == ["British Library, Add MS 44107"] * 2 + ["Bundesarchiv Berlin, R1001/2627", ""]
