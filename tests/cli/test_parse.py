"""`refman parse`: notes as text in, citations out, nothing stored."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from refman.cli import cli

NOTES = (
    "5\tSee also Eric J. Hobsbawm, *Nations and Nationalism since 1780* (Cambridge: Cambridge University Press, 1990), 3.\n"
    "6\tIbid., 12.\n"
    "\n"
    "7\tThe author thanks the reviewers of this journal.\n"
)


def run(*args: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["parse", *args], input=text, catch_exceptions=False)


def test_json_has_one_object_a_line_with_segments_in_order() -> None:
    done = run("--json", text=NOTES)
    assert done.exit_code == 0
    first, second, third = json.loads(done.stdout)
    assert [first["label"], second["label"], third["label"]] == ["5", "6", "7"]
    assert first["text"] == NOTES.splitlines()[0].partition("\t")[2]
    signal, citation = first["segments"]
    assert first["text"][signal["start"] : signal["end"]] == "See also"
    assert (signal["kind"], citation["kind"], citation["id"], citation["form"]) == (
        "signal",
        "citation",
        "5:1",
        "full",
    )
    assert citation["item"]["type"] == "book"
    assert citation["item"]["author"] == [{"family": "Hobsbawm", "given": "Eric J."}]
    assert citation["item"]["publisher-place"] == "Cambridge"
    assert 0 < citation["confidence"] <= 1
    [ibid] = second["segments"]
    assert (ibid["form"], ibid["refers_to"]) == ("ibid", "5:1")
    assert [s["kind"] for s in third["segments"]] == ["comment"]


def test_plain_lines_are_numbered() -> None:
    done = run("--format", "json", "-", text="Ibid., 4.\n\nIbid., 5.\n")
    assert [n["label"] for n in json.loads(done.stdout)] == ["1", "2"]


def test_only_line_feeds_part_notes() -> None:
    given = [
        "1\tOne\x0c two\u2028 three\x85 four\x1e.",
        "\tNo label.",
        "a label that is longer than labels are\tis text",
    ]
    read = json.loads(run("--json", text="\r\n".join(given)).stdout)
    assert [note["label"] for note in read] == ["1", "2", "3"]
    assert [note["text"] for note in read] == ["One\x0c two\u2028 three\x85 four\x1e.", *given[1:]]


def test_unsplit_lines_are_one_citation_each(tmp_path: Path) -> None:
    path = tmp_path / "references.txt"
    path.write_text(NOTES, encoding="utf-8", newline="\n")
    done = run("--no-split", "--json", str(path))
    for note in json.loads(done.stdout):
        [segment] = note["segments"]
        assert note["text"][segment["start"] : segment["end"]] == note["text"].strip()


def test_csljson_gives_works_without_what_belongs_to_the_citation() -> None:
    [work] = json.loads(run("--format", "csljson", text=NOTES).stdout)
    assert work["id"] == "5:1"
    assert work["title"] == "Nations and Nationalism since 1780"
    assert "locator" not in work


def test_bibtex_gives_entries_with_keys() -> None:
    done = run("--format", "bibtex", text=NOTES)
    assert done.exit_code == 0
    assert done.stdout.startswith("@book{hobsbawm1990nations,")
    assert "Cambridge University Press" in done.stdout


def test_without_a_format_lines_are_readable() -> None:
    done = run(text=NOTES)
    assert done.stdout.splitlines()[1].split("\t")[:3] == ["6:1", "ibid", "5:1"]


@pytest.mark.parametrize(
    ("options", "message"),
    [([], "No citations were found.\n"), (["--format", "bibtex"], "No full citations were found.\n")],
)
def test_where_nothing_is_cited_that_is_said(options: list[str], message: str) -> None:
    done = run(*options, text=NOTES.splitlines()[-1])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", message)


def test_text_that_is_not_utf8_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes("Jürgen Müller, Über die Größe der Städte (München: Beck, 1990), 3.\n".encode("cp1252"))
    done = run("--json", str(path))
    assert done.exit_code == 0
    assert "not UTF-8" in done.stderr
    assert json.loads(done.stdout)[0]["text"].startswith("Jürgen")


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "holds no notes"), (b" \n\t\n", "holds no notes"), (b"%PDF\x00\x01", "is a binary file")],
)
def test_input_that_holds_no_notes_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    done = run("--json", str(path))
    assert done.exit_code == 4
    assert (done.stdout, message in done.stderr, str(path) in done.stderr) == ("", True, True)


def test_a_folder_or_missing_file_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.txt"):
        done = run(str(path))
        assert done.exit_code == 4
        assert "cannot be read" in done.stderr


def test_stdin_is_called_by_its_name() -> None:
    done = run("-", text="")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "stdin: holds no notes" in done.stderr


def test_an_unknown_format_is_wrong_usage() -> None:
    assert run("--format", "marc", text=NOTES).exit_code == 2
