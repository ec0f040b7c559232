"""`refman export` and `refman styles`."""

import json
import os
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from refman.bibliography.document import FORMATS
from refman.cli import cli
from refman.cli.export import FORMATTED
from refman.library import Library
from refman.model import ArticleRecord, CitationRecord, Decision
from tests.bibliography.examples import ITEMS

BIB = """% a library
@article{doe2015, author={Doe, Jane}, title={On Water}, journal={Journal of Water}, year=2015, keywords={water}, annotation={Read twice.}}
@book{kuhn1962, author={Kuhn, Thomas S.}, title={Structure}, publisher={Chicago}, year=1962, abstract={On science.}}
@incollection{part, author={Roe, R.}, title={Part}, crossref={whole}}
@collection{whole, title={Whole}, editor={Roe, R.}, publisher={P}, year=2001}
"""
Run = Callable[..., Result]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(BIB, encoding="utf-8")
    return path


@pytest.fixture
def run(library: Path) -> Run:
    return lambda *arguments: CliRunner().invoke(cli, ["-L", str(library), *map(str, arguments)])


def test_bibtex_is_the_default(run: Run) -> None:
    done = run("export")
    assert done.exit_code == 0
    assert done.stdout.count("\n@") == 3
    assert "booktitle = {Whole}" in done.stdout
    assert "crossref" not in done.stdout
    assert done.stderr == ""


def test_formats(run: Run) -> None:
    assert "journaltitle = {Journal of Water}" in run("export", "--format", "biblatex", "doe2015").stdout
    assert "TY  - JOUR" in run("export", "--format", "ris", "doe2015").stdout
    items = json.loads(run("export", "--format", "csljson", "doe2015", "kuhn1962").stdout)
    assert [item["id"] for item in items] == ["doe2015", "kuhn1962"]
    assert json.loads(run("export", "--json", "doe2015").stdout) == items[:1]


def test_of_two_entries_with_one_key_the_first_is_exported(run: Run, library: Path) -> None:
    library.write_text(f"{BIB}@misc{{kuhn1962, title={{Another}}}}\n", encoding="utf-8")
    assert "kuhn1962 is there more than once; only the first is exported" in run("export").stderr
    done = run("export", "doe2015")
    assert (done.exit_code, done.stderr) == (0, "")


def test_a_key_that_was_merged_is_known_by_its_new_name(run: Run, library: Path) -> None:
    with Library.open(library).change("dedupe") as change:
        change.decide(Decision("merged", ("doe2015", "doe2015a")))
    assert "there is no entry doe2015a. doe2015a was merged into doe2015." in run("export", "doe2015a").stderr


def test_every_format_is_offered() -> None:
    assert sorted(FORMATTED) == sorted(FORMATS)


def test_a_style_prints_text(run: Run) -> None:
    done = run("export", "--style", "chicago-notes-bibliography", "doe2015", "kuhn1962")
    assert done.stdout.splitlines() == [
        "Doe, Jane. “On Water.” Journal of Water, 2015.",
        "Kuhn, Thomas S. Structure. Chicago, 1962.",
    ]
    assert "*Journal of Water*" in run("export", "-s", "apa", "-f", "markdown", "doe2015").stdout


def test_the_output_names_its_format(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "refs.html"
    assert run("export", "-o", out).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run("export", "-o", tmp_path / "out.bib").exit_code == 0
    assert "@preamble" not in (tmp_path / "out.bib").read_text(encoding="utf-8")
    assert run("export", "-o", tmp_path / "out.docx").exit_code == 0
    assert (tmp_path / "out.docx").read_bytes().startswith(b"PK")
    assert run("export", "-s", "apa", "-o", tmp_path / "out.md").exit_code == 0
    assert "*" in (tmp_path / "out.md").read_text(encoding="utf-8")


def test_the_output_is_written_whole_or_not_at_all(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "refs.txt"
    out.write_text("before", encoding="utf-8")
    out.chmod(0o640)
    assert run("export", "-s", "no-such-style", "-o", out).exit_code == 2
    assert out.read_text(encoding="utf-8") == "before"
    assert run("export", "-s", "apa", "-o", out).exit_code == 0
    assert "Doe, J." in out.read_text(encoding="utf-8")
    if os.name == "posix":
        assert out.stat().st_mode & 0o777 == 0o640
    done = run("export", "-s", "apa", "-o", tmp_path / "out.pdf")
    assert (done.exit_code, (tmp_path / "out.pdf").exists()) == (2, False)
    assert "refman does not write pdf files" in done.stderr
    done = run("export", "-o", tmp_path / "missing" / "x.bib")
    assert done.exit_code == 4
    assert "cannot be written" in done.stderr
    assert run("export", "-o", "-").stdout.startswith("@")
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_the_library_is_not_written_over(run: Run, library: Path, tmp_path: Path) -> None:
    for output in (library, tmp_path / "folder" / ".." / library.name):
        done = run("export", "doe2015", "-o", output)
        assert done.exit_code == 2
        assert "would write over the library" in done.stderr
    assert library.read_text(encoding="utf-8") == BIB


def test_a_full_disk_leaves_nothing_behind(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    done = run("export", "-o", tmp_path / "out.bib")
    assert done.exit_code == 4
    assert "out.bib: cannot be written: No space left on device" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["refs.bib"]


def test_missing_keys_are_named_with_the_nearest(run: Run) -> None:
    done = run("export", "doe2015", "kuhn1926", "zzz")
    assert done.exit_code == 1
    assert "there is no entry kuhn1926. Did you mean kuhn1962?" in done.stderr
    assert "there is no entry zzz\n" in done.stderr
    assert "@article{doe2015" in done.stdout


def test_only_what_a_paper_cites(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "paper.tex"
    paper.write_text(r"\cite{kuhn1962} \cite{doe2015,dough}", encoding="utf-8")
    done = run("export", "--cited-in", paper)
    assert done.exit_code == 1
    assert "dough" in done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith("@")] == [
        "@article{doe2015,",
        "@book{kuhn1962,",
    ]
    cited = run("export", "--cited-in", paper, "--order", "cited").stdout
    assert cited.index("kuhn1962") < cited.index("doe2015")
    paper.write_text(r"\cite{kuhn1962}\nocite{*}", encoding="utf-8")
    assert run("export", "--cited-in", paper, "--order", "key").stdout.count("\n@") == 3


def test_several_papers_may_follow_one_option(run: Run, tmp_path: Path) -> None:
    papers = [tmp_path / "one.md", tmp_path / "two.md"]
    for paper, key in zip(papers, ("kuhn1962", "doe2015"), strict=True):
        paper.write_text(f"See @{key}.", encoding="utf-8")
    done = run("export", "--cited-in", *map(str, papers), "--format", "csljson")
    assert (done.exit_code, len(json.loads(done.stdout))) == (0, 2)


def test_a_query(run: Run) -> None:
    assert run("export", "--query", "author:kuhn").stdout.startswith("@book{kuhn1962")
    done = run("export", "--query", "nothinglikethis")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Nothing to export." in done.stderr


def test_notes(run: Run) -> None:
    done = run("export", "--notes", "kuhn1962")
    assert done.stdout.splitlines() == [
        "First notes", "", "Thomas S. Kuhn, Structure (Chicago, 1962).", "", "Later notes", "", "Kuhn, Structure.",
    ]  # fmt: skip
    assert run("export", "--notes", "-s", "apa").exit_code == 2


def test_annotations_and_sections(run: Run) -> None:
    annotated = run("export", "--annotated", "doe2015", "kuhn1962").stdout
    assert "\n\n    Read twice.\n" in annotated
    assert "\n\n    On science.\n" in annotated
    by_type = run("export", "--group-by", "type").stdout
    assert by_type.index("Books") < by_type.index("Chapters") < by_type.index("Journal articles")
    assert run("export", "--group-by", "tag").stdout.startswith("water\n")


def record(library: Path) -> None:
    """Two articles whose notes cite the works."""
    with Library.open(library).change("import") as change:
        for name, keys in (("a.html", ["doe2015", "kuhn1962"]), ("b.html", ["doe2015"])):
            article = ArticleRecord(id=name, digest="", format="html", title=f"Article <{name[0].upper()}>")
            citations = [
                CitationRecord(
                    article=name,
                    id=f"1:{n}",
                    label="1",
                    form="full",
                    text=f"*{key}*",
                    key=key,
                    locator="5",
                    context="So it is.",
                )
                for n, key in enumerate(keys, 1)
            ]
            change.record(
                article,
                [*citations, CitationRecord(name, "2:1", "2", "ibid", "Ibid. *", "doe2015", section="II")],
            )


def test_sections_by_article(run: Run, library: Path) -> None:
    record(library)
    text = run("export", "--group-by", "article").stdout
    assert text.index("Article <A>") < text.index("Article <B>") < text.index("Other")
    assert text.count("On Water") == 2


def test_a_page_to_look_at(run: Run, library: Path, tmp_path: Path) -> None:
    record(library)
    out = tmp_path / "refs.html"
    assert run("export", "--format", "html", "--interactive", "-o", out).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert "4 works, cited 5 times in 2 articles" in page
    assert "Article &lt;A&gt;, note 1 · at 5" in page
    assert "<em>doe2015</em>" in page
    assert "Ibid. *" in page
    assert '"edges": [[0, 1, 1]]' in page
    assert "Cited together with" in page
    assert run("export", "--interactive", "-f", "docx").exit_code == 2
    assert "Nothing to export" in run("export", "--interactive", "--query", "zzzz").stderr
    assert "did you mean `author:`?" in run("export", "--query", "autor:x").stderr


def test_bad_entries_do_not_keep_the_rest_from_print(run: Run, library: Path) -> None:
    library.write_text(
        BIB
        + "@book{a, crossref={b}, title={A}}\n@book{b, crossref={a}}\n@misc{bare, note={x}}\n@misc{none,}\n@book{broken, title={x\n",
        encoding="utf-8",
    )
    done = run("export", "-s", "ieee")
    assert done.exit_code == 1
    assert "is a circle of crossrefs" in done.stderr
    assert "neither author nor title: b, bare, none\n" in done.stderr
    assert "1 broken block left out" in done.stderr
    assert "“On Water,”" in done.stdout


def test_styles_that_are_none(run: Run, tmp_path: Path) -> None:
    done = run("export", "--style", "chicago-author-dat")
    assert done.exit_code == 2
    assert "chicago-author-date" in done.stderr
    broken = tmp_path / "broken.csl"
    broken.write_text("<style", encoding="utf-8")
    done = run("export", "--style", broken)
    assert done.exit_code == 4
    assert "not a citation style" in done.stderr


def test_locale_and_configured_style(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        "hrsg. von" in run("export", "-s", "chicago-author-date", "--locale", "de-DE", "part").stdout.lower()
        or "herausgegeben" in run("export", "-s", "chicago-author-date", "--locale", "de-DE", "part").stdout
    )
    (tmp_path / ".refman.toml").write_text('style = "ieee"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("export", "--format", "text", "kuhn1962").stdout.startswith("[1] T. S. Kuhn")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("--format bibtex --style apa", "bibtex is not printed"),
        ("-o refs.bib --style apa", "bibtex is not printed"),
        ("--json --group-by type", "--group-by says how to print"),
        ("--format ris --locale de-DE", "--locale says how to print"),
        ("--interactive --notes", "--interactive and --notes do not go together"),
        ("--notes --group-by type", "--notes and --group-by do not go together"),
        ("--interactive --annotated", "--interactive and --annotated do not go together"),
        ("--interactive -o refs.docx", "--interactive makes an HTML page"),
        ("--locale german", "there is no locale 'german'"),
    ],
)
def test_options_without_a_meaning_are_refused(run: Run, options: str, says: str) -> None:
    done = run("export", *options.split())
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr


def test_a_note_with_a_label_is_no_variable(tmp_path: Path) -> None:
    path = tmp_path / "l.bib"
    path.write_text(
        "@article{a, author={Roe, Ann}, title={Ships}, journal={Sea}, volume=2, number=3, pages={1--20}, year=2001,\n"
        "note={Number: 3\nPublisher: Aire}}",
        encoding="utf-8",
    )
    done = CliRunner().invoke(cli, ["-L", str(path), "export", "--style", "apa"])
    assert done.stdout == "Roe, A. (2001). Ships. Sea, 2(3), 1–20.\n"


def test_an_address_that_begins_a_note_keeps_its_small_letter(tmp_path: Path) -> None:
    path = tmp_path / "l.bib"
    path.write_text("@online{a, url={https://example.org/a}}", encoding="utf-8")
    words = ["export", "--style", "chicago-notes-bibliography", "--notes"]
    assert "\n\nhttps://example.org/a." in CliRunner().invoke(cli, ["-L", str(path), *words]).stdout


def test_a_locale_alone_prints(run: Run) -> None:
    assert run("export", "--locale", "de-DE", "kuhn1962").stdout.startswith("Kuhn, Thomas S.")
    page = run("export", "--locale", "de-DE", "-f", "html", "kuhn1962").stdout
    assert "<h1>Literaturverzeichnis</h1>" in page


def test_a_paper_that_cites_nothing_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text("Nothing here.", encoding="utf-8")
    done = run("export", "--cited-in", tmp_path / "paper.md")
    assert done.exit_code == 1
    assert "paper.md: no citations were found" in done.stderr


def test_styles_are_listed_and_searched() -> None:
    def styles(*words: str) -> Result:
        return CliRunner().invoke(cli, ["styles", *words])

    assert "chicago-notes-bibliography\tChicago Manual of Style" in styles("chicago", "notes").stdout
    assert json.loads(styles("--json", "vancouver", "superscript").stdout)
    done = styles("no", "such", "style")
    assert (done.exit_code, done.stdout) == (1, "")


def test_no_library(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["-L", str(tmp_path / "none.bib"), "export"])
    assert done.exit_code == 4


def test_completion_of_styles() -> None:
    from refman.cli.export import complete_style

    assert "apa" in complete_style(None, None, "ap")  # type: ignore[arg-type]
    assert len(ITEMS) > 40


def test_bibtex_says_what_pdflatex_cannot_print(tmp_path: Path) -> None:
    library = tmp_path / "l.bib"
    library.write_text(
        "@book{k, title={Война}, author={Müller, A}, publisher={P}, year={1869}}\n", encoding="utf-8"
    )
    result = CliRunner().invoke(cli, ["-L", str(library), "export"])
    assert result.exit_code == 0
    assert "pdflatex needs further packages for В а й н о" in result.stderr
    assert (
        "biblatex"
        not in CliRunner().invoke(cli, ["-L", str(library), "export", "--format", "biblatex"]).stderr
    )
