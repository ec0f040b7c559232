"""`notes` and `import` as a person or a script calls them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from refman.cli import cli
from refman.cli.importing import _complain
from refman.ingest import SourceReport
from tests.conftest import REPOSITORY
from tests.test_ingest import NOTE

ARTICLES = [str(p) for p in sorted((REPOSITORY / "references" / "articles").iterdir())]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.txt").write_text(NOTE, encoding="utf-8", newline="\n")
    return tmp_path


def run(*arguments: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(cli, arguments, input=given)


def loads(result: Result) -> Any:
    return json.loads(result.stdout)


class TestNotes:
    def test_json(self, here: Path) -> None:
        shown = loads(run("notes", "--json", "paper.txt"))
        assert shown["path"] == "paper.txt"
        assert (shown["format"], shown["title"]) == ("txt", "A Short Paper")
        assert [n["label"] for n in shown["notes"]] == ["1", "2", "3", "4"]
        assert shown["notes"][3] == {
            "section": "",
            "label": "4",
            "kind": "endnote",
            "text": "The author thanks the archive for its patience.",
            "contexts": ["The last adds nothing.[4]"],
        }

    def test_text(self, here: Path) -> None:
        shown = run("notes", "paper.txt")
        assert shown.exit_code == 0
        assert (
            "[4] The author thanks the archive for its patience.\n    in: The last adds nothing.[4]\n"
            in shown.stdout
        )

    def test_from_stdin(self, here: Path) -> None:
        assert len(loads(run("notes", "--json", "-", given=NOTE.encode()))["notes"]) == 4

    def test_an_article_without_notes_is_a_finding(self, here: Path) -> None:
        (here / "plain.txt").write_text("Nothing is cited here.\n", encoding="utf-8", newline="\n")
        shown = run("notes", "--json", "plain.txt")
        assert shown.exit_code == 1
        assert loads(shown)["notes"] == []
        assert "no notes found" in shown.stderr

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("missing.html", None, "no such file"),
            ("empty.txt", b"", "empty"),
            ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "picture.txt"),
        ],
    )
    def test_what_cannot_be_read(self, here: Path, name: str, content: bytes | None, words: str) -> None:
        if content is not None:
            (here / name).write_bytes(content)
        for command in (("notes", name), ("import", name)):
            shown = run(*command)
            assert shown.exit_code == 4, shown.output
            assert name in shown.stderr
            assert words in shown.stderr
        assert not (here / "references").exists()

    def test_a_directory(self, here: Path) -> None:
        shown = run("notes", ".")
        assert shown.exit_code == 4
        assert "directory" in shown.stderr


class TestImport:
    def test_json(self, here: Path) -> None:
        shown = loads(run("import", "--json", "paper.txt"))
        assert shown["library"] == str(Path("references/library.bib"))
        [source] = shown["sources"]
        assert {k: source[k] for k in ("path", "format", "title", "notes", "citations", "comments")} == {
            "path": "paper.txt",
            "format": "txt",
            "title": "A Short Paper",
            "notes": 4,
            "citations": 4,
            "comments": 1,
        }
        assert source["added"] == ["okafor1998rivers", "havel2004counting"]
        assert source["linked"] == [
            {"citation": "2:2", "key": "okafor1998rivers"},
            {"citation": "3:1", "key": "okafor1998rivers"},
        ]
        assert source["unresolved"] == source["rejected"] == []

    def test_summary(self, here: Path) -> None:
        shown = run("import", *ARTICLES)
        assert shown.exit_code == 0, shown.output
        assert "20 notes, 20 citations" in shown.stdout
        assert "19 notes, 24 citations" in shown.stdout
        assert "35 entries" in shown.stderr

    def test_dry_run(self, here: Path) -> None:
        shown = run("import", "--dry-run", "paper.txt")
        assert "+@book{okafor1998rivers," in shown.stdout
        assert not (here / "references").exists()

    def test_undo(self, here: Path) -> None:
        run("import", "paper.txt")
        before = (here / "references/library.bib").read_bytes()
        run("import", *ARTICLES)
        assert run("undo").exit_code == 0
        assert (here / "references/library.bib").read_bytes() == before

    def test_one_of_two_sources_is_missing(self, here: Path) -> None:
        shown = run("import", "--json", "missing.txt", "paper.txt")
        assert shown.exit_code == 3
        assert [s["path"] for s in loads(shown)["sources"]] == ["missing.txt", "paper.txt"]
        assert loads(shown)["sources"][0]["rejected"] == [{"where": "missing.txt", "reason": "no such file"}]

    def test_where_nothing_is_found_the_formats_are_named(self, here: Path) -> None:
        (here / "nothing.txt").write_text("Not a note.\n", encoding="utf-8")
        shown = run("import", "nothing.txt")
        assert shown.exit_code == 1
        assert "and bibliographies (bib, ris, nbib, csljson)." in shown.stderr

    def test_what_is_read_all_the_same_is_warned_about(self, here: Path) -> None:
        (here / "comma.bib").write_text("\n@book{a, title = {A}\n year = 2001}\n", encoding="utf-8")
        shown = run("import", "--json", "comma.bib")
        assert shown.exit_code == 0
        warning = "line 2: a comma is missing before `year`; read all the same"
        assert loads(shown)["sources"][0]["warnings"] == [warning]
        assert f"comma.bib: {warning}" in shown.stderr

    def test_what_is_no_entry_is_named(self, here: Path) -> None:
        text = '% free\n@string{s = "S"}\n@comment{jabref-meta: x;}\n@preamble{"\\x"}\n@book{a, title={A}, series=s}\n@Comment{y}\n'
        (here / "jabref.bib").write_text(text, encoding="utf-8")
        shown = run("import", "jabref.bib")
        assert shown.exit_code == 0
        assert (
            "jabref.bib: line 3: @comment and @preamble (3) are no entries and were left out" in shown.stderr
        )

    def test_a_bibliography_from_stdin(self, here: Path) -> None:
        shown = run(
            "import", "--json", "--from", "bib", "-", given=b"@book{a, title={Bridges}}\n@book{b, title={x\n"
        )
        assert loads(shown)["sources"][0]["added"] == ["a"]

    def test_an_article_from_stdin_is_remembered_by_its_content(self, here: Path) -> None:
        first = loads(run("import", "--json", "-", given=NOTE.encode()))["sources"][0]
        assert (first["path"], first["format"], first["notes"]) == ("-", "txt", 4)
        (article,) = {c["article"] for c in loads(run("cites", "--json", first["added"][0]))}
        assert re.fullmatch(r"stdin-[0-9a-f]{12}", article)
        again = loads(run("import", "--json", "-", given=NOTE.encode()))["sources"][0]
        assert (again["added"], len(again["linked"])) == ([], first["citations"])
        assert {c["article"] for c in loads(run("cites", "--json", first["added"][0]))} == {article}

    def test_the_format_of_stdin_is_found(self, here: Path) -> None:
        given = b'@string{s = "S"}\n@book{a, title={Bridges}}\n'
        assert loads(run("import", "--json", "-", given=given))["sources"][0]["format"] == "bib"
        assert run("import", "-", given=b"").exit_code == 4

    def test_questions_need_a_person(self, here: Path) -> None:
        for option in (["--review"], ["--on-duplicate", "ask"]):
            shown = run("import", *option, "paper.txt")
            assert shown.exit_code == 2
            assert "nobody to ask" in shown.stderr

    def test_unresolved_short_forms_are_named(self, here: Path) -> None:
        text = NOTE.replace("Okafor, *Rivers and Borders*, 51", "Lindqvist, *Harbours*, 51")
        (here / "paper.txt").write_text(text, encoding="utf-8", newline="\n")
        shown = run("import", "paper.txt")
        assert "note 2:2: not resolved: Lindqvist, *Harbours*, 51" in shown.stderr


class TestQuestions:
    @pytest.fixture(autouse=True)
    def person(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("refman.cli.session.Session.may_ask", property(lambda _: True))

    def test_duplicates(self, here: Path) -> None:
        run("import", "paper.txt")
        (here / "other.txt").write_text(NOTE, encoding="utf-8", newline="\n")
        shown = run("import", "--json", "--on-duplicate", "ask", "other.txt", given=b"y\nn\ny\n")
        assert loads(shown)["sources"][0]["added"] == ["havel2004countinga"]
        assert "The same work?" in shown.stderr

    def test_review(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("refman.cli.importing.REVIEW_BELOW", 1.1)
        shown = run("import", "--json", "--review", "paper.txt", given=b"year=1999\ny\nn\nn\n")
        assert loads(shown)["sources"][0]["added"] == ["okafor1999rivers"]
        assert "% sure" in shown.stderr

    def test_what_is_no_answer_is_asked_again(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("refman.cli.importing.REVIEW_BELOW", 1.1)
        answers = b"?\ns\na b=c\ntype=booklet\ntype=a b\nyes\nq\n"
        shown = run("import", "--json", "--review", "paper.txt", given=answers)
        [source] = loads(shown)["sources"]
        assert source["added"] == ["okafor1998rivers"]
        assert [w.partition(":1: ")[2][:20] for w in source["warnings"]] == ["left out in the revi"] * 2
        assert "@booklet{okafor" in (here / "references/library.bib").read_text(encoding="utf-8")

    def test_a_correction_is_written_as_latex(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("refman.cli.importing.REVIEW_BELOW", 1.1)
        run("import", "--review", "paper.txt", given=b"title=Rivers & Borders\ny\nn\nn\n")
        assert r"title = {Rivers \& Borders}" in (here / "references/library.bib").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text"), [("a.json", "{bad"), ("a.nbib", "hello\n"), ("a.bib", "@book{a, title={open")]
)
def test_what_is_rejected_as_a_whole_cannot_be_read(name: str, text: str, tmp_path: Path) -> None:
    source = tmp_path / name
    source.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(cli, ["-L", str(tmp_path / "library.bib"), "import", str(source)])
    assert done.exit_code == 4
    assert name in done.stderr
    assert not (tmp_path / "library.bib").exists()


@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.nbib", "a.json", "a.md", "a.docx"])
def test_an_empty_file_is_called_so_in_all_formats(name: str, tmp_path: Path) -> None:
    source = tmp_path / name
    source.write_text("", encoding="utf-8")
    done = CliRunner().invoke(cli, ["-L", str(tmp_path / "library.bib"), "import", str(source)])
    assert (done.exit_code, done.stderr) == (4, f"Error: {source}: the file is empty\n")


def test_a_bibliography_has_no_notes(tmp_path: Path) -> None:
    source = tmp_path / "a.bib"
    source.write_text("@book{a, title={A}}", encoding="utf-8")
    done = CliRunner().invoke(cli, ["notes", str(source)])
    assert done.exit_code == 4
    assert "`refman import` reads its entries" in done.stderr


def test_what_is_rejected_is_named_with_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    _complain(SourceReport("a.md", rejected=[("note 1", "no title"), ("a.md:3", "no brace")]))
    assert capsys.readouterr().err == "Error: a.md: note 1: no title\nError: a.md:3: no brace\n"
