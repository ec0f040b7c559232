"""`add`, `edit`, `remove`, `rename`, `check`, `undo`, `log`, as a person or a script calls them."""

import json
import os
import shlex
import sys
from collections.abc import Callable
from errno import EINVAL
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from refman.cli import cli
from refman.cli.terminal import run_editor
from refman.library import Library
from refman.library.paths import state_dir

Run = Callable[..., Result]
BIB = """@article{speckhard2015,
  author = {Speckhard, Anne},
  title = {Eyewitness Accounts},
  journal = {Perspectives},
  year = {2015},
}

@book{muller2018,
  author = {Müller, Jörg},
  title = {Wege},
  publisher = {P},
  year = {2018},
}
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REFMAN_STATE_DIR", str(tmp_path / "state"))
    path = tmp_path / "library.bib"
    path.write_text(BIB, encoding="utf-8", newline="")
    return path


@pytest.fixture
def run(path: Path) -> Run:
    def called(*arguments: str, **options: str) -> Result:
        result = CliRunner().invoke(cli, ["-L", str(path), *arguments], **options)  # type: ignore[arg-type]
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return called


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is there to ask."""
    monkeypatch.setattr("refman.cli.session.Session.may_ask", True)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes an editor of some lines of Python that change `text`."""

    def made(code: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            "import sys\nfrom pathlib import Path\npath = Path(sys.argv[1])\n"
            f"text = path.read_text(encoding='utf-8')\n{code}\npath.write_text(text, encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv(
            "VISUAL",
            shlex.join([sys.executable, str(script)]) if os.name == "posix" else f"{sys.executable} {script}",
        )

    return made


def bib(path: Path) -> str:
    return path.read_bytes().decode()


def drafts() -> list[str]:
    return [draft.read_text(encoding="utf-8") for draft in (state_dir() / "drafts").glob("*")]


def test_add_from_options(run: Run, path: Path) -> None:
    result = run(
        "add", "--author", "Doe, Jane", "--author", "Roe, R.", "--title", "Salt & Pepper", "--year", "2020",
        "--publisher", "P", "--set", "address=Köln", "--set", "Note=50% {\\emph{off}}",
    )  # fmt: skip
    assert (result.exit_code, result.stdout) == (0, "doe2020salt\n")
    assert bib(path) == BIB + (
        "\n@book{doe2020salt,\n  author = {Doe, Jane and Roe, R.},\n  title = {Salt \\& Pepper},\n"
        "  publisher = {P},\n  address = {Köln},\n  note = {50% {\\emph{off}}},\n  year = {2020},\n}\n"
    )


@pytest.mark.parametrize(
    ("options", "type_"),
    [
        (["--journal", "J"], "article"),
        (["--set", "booktitle=B"], "incollection"),
        (["--publisher", "P"], "book"),
        (["--url", "https://a.b/c_d"], "online"),
        ([], "misc"),
        (["--type", "thesis"], "thesis"),
    ],
)
def test_the_type_is_what_the_fields_suggest(options: list[str], type_: str, run: Run, path: Path) -> None:
    assert run("add", "--title", "T", "--key", "new", *options).exit_code == 0
    assert Library.open(path).entries["new"].type == type_


def test_verbatim_fields_stay(run: Run, path: Path) -> None:
    run("add", "--title", "T", "--url", "https://a.b/c_d%20e&f", "--doi", "10.1000/a_b", "--key", "new")
    fields = Library.open(path).entries["new"].fields
    assert (fields["url"], fields["doi"]) == ("https://a.b/c_d%20e&f", "10.1000/a_b")


def test_add_bibtex_from_stdin(run: Run, path: Path) -> None:
    text = '@string{x = "Xs"}\n@book{new, title = x, author={A}, year=1}\n\n@misc{muller2018, title = {Quite another}, year=1900}\n@misc{, title={No key}}\n'
    result = run("add", "-", input=text)
    assert result.exit_code == 0
    assert result.stdout == "new\nquite1900another\nkeyno\n"
    assert (
        result.stderr == "Warning: the key muller2018 is taken or cannot be used; this is quite1900another\n"
    )
    assert Library.open(path).entries["new"].fields["title"] == "Xs"


@pytest.mark.parametrize(
    ("key", "message"), [("Muller2018", "there is an entry Muller2018 already"), ("a key", "cannot be a key")]
)
def test_a_key_that_was_asked_for_is_given_or_refused(key: str, message: str, run: Run, path: Path) -> None:
    result = run("add", "--title", "T", "--key", key)
    assert (result.exit_code, result.stdout, bib(path)) == (2, "", BIB)
    assert message in result.stderr


def test_a_file_is_no_citation(run: Run, path: Path) -> None:
    result = run("add", str(path))
    assert result.exit_code == 2
    assert f"Run `refman import {path}`" in result.stderr
    assert run("add", "@book{a, title = {" + "Long " * 1000 + "}}").exit_code == 0


def test_add_bibtex_with_options(run: Run, path: Path) -> None:
    assert (
        run("add", "@book{new, title={T}}", "--year", "2000", "--key", "mine", "--type", "misc").stdout
        == "mine\n"
    )
    entry = Library.open(path).entries["mine"]
    assert (entry.type, dict(entry.fields)) == ("misc", {"title": "T", "year": "2000"})


def test_add_what_is_partly_broken(run: Run, path: Path) -> None:
    result = run("add", "-", input="@book{open, title={T}\n@book{c, title={Dd}\n year=2000}")
    assert (result.exit_code, result.stdout) == (3, "c\n")
    assert "Error: line 1: a closing brace" in result.stderr
    assert "line 2: a comma is missing before `year`; read all the same" in result.stderr
    assert "open" not in Library.open(path).entries


@pytest.mark.parametrize(
    ("arguments", "stdin", "status", "message"),
    [
        ([], "", 2, "there is nothing to add"),
        (["-"], "  \n", 4, "stdin: there is nothing to add"),
        ([""], "", 4, "there is nothing to add"),
        (["-"], "@book{open, title={T}", 4, "cannot be read"),
        (["-"], "% only @comment{x}", 4, "cannot be read"),
        (["@misc{a,title={A}} @misc{b,title={B}}", "--year", "1"], "", 2, "options describe one entry"),
        (["--set", "novalue"], "", 2, "is not NAME=VALUE"),
        (["--title", "T", "--type", "bo ok"], "", 2, "'bo ok' cannot be an entry type"),
        (["--title", "T", "--type", "Comment"], "", 2, "'Comment' cannot be an entry type"),
        (["--title", "a } b"], "", 3, "cannot be written"),
    ],
)
def test_what_cannot_be_added(
    arguments: list[str], stdin: str, status: int, message: str, run: Run, path: Path
) -> None:
    result = run("add", *arguments, input=stdin)
    assert (result.exit_code, result.stdout) == (status, "")
    assert message in result.stderr
    assert bib(path) == BIB


def test_add_a_citation(run: Run, path: Path) -> None:
    result = run("add", "Jane Doe, A History of Salt (Oxford: Oxford University Press, 1999), 17.")
    assert result.exit_code == 0
    entry = Library.open(path).entries[result.stdout.strip()]
    assert entry.fields["year"] == "1999"
    assert "Salt" in entry.fields["title"]


@pytest.mark.parametrize("text", ["10.1000/182", "https://example.org/paper"])
def test_add_only_an_address(text: str, run: Run) -> None:
    result = run("add", text)
    assert result.exit_code == 0
    assert "only an address, and refman asks no network" in result.stderr


def test_add_what_is_no_citation(run: Run, path: Path) -> None:
    result = run("add", "Ibid.")
    assert result.exit_code == 1
    assert "no citation can be read" in result.stderr
    assert bib(path) == BIB


KNOWN = [
    "--title",
    "Eyewitness Accounts",
    "--author",
    "Speckhard, Anne",
    "--year",
    "2015",
    "--journal",
    "Perspectives",
]


def test_add_what_is_known(run: Run, path: Path) -> None:
    result = run("add", *KNOWN)
    assert result.exit_code == 1
    assert "This is speckhard2015 already" in result.stderr
    assert bib(path) == BIB
    assert run("add", *KNOWN, "--on-duplicate", "ask").exit_code == 1
    assert run("add", *KNOWN, "--on-duplicate", "add").stdout == "speckhard2015eyewitness\n"


@pytest.mark.usefixtures("person")
def test_add_what_is_known_when_asked(run: Run) -> None:
    result = run("add", *KNOWN, "--on-duplicate", "ask", input="y\n")
    assert "This seems to be speckhard2015" in result.stderr
    assert result.stdout == "speckhard2015eyewitness\n"


@pytest.mark.parametrize(
    "command",
    [
        ["add", "--title", "T"],
        ["edit", "muller2018", "--set", "year=2019"],
        ["remove", "muller2018"],
        ["rename", "muller2018", "new"],
    ],
)
def test_a_dry_run_prints_the_diff(command: list[str], run: Run, path: Path) -> None:
    result = run(*command, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith("--- library.bib\n+++ library.bib\n@@ ")
    assert bib(path) == BIB
    assert not (state_dir() / "journal").exists()


def test_edit_sets_fields(run: Run, path: Path) -> None:
    assert (
        run("edit", "muller2018", "--set", "year=2019", "--unset", "Publisher", "--type", "Misc").exit_code
        == 0
    )
    new = BIB.replace("@book{m", "@misc{m").replace("2018},", "2019},").replace("  publisher = {P},\n", "")
    assert bib(path) == new


def test_edit_refuses_what_is_no_type(run: Run, path: Path) -> None:
    result = run("edit", "muller2018", "--type", "string")
    assert (result.exit_code, bib(path)) == (2, BIB)
    assert "'string' cannot be an entry type" in result.stderr


def test_edit_in_the_editor(run: Run, path: Path, editor: Callable[[str], None]) -> None:
    editor(
        "assert text.startswith('@book{muller2018,') and text.endswith('}\\n')\ntext = text.replace('Wege', 'Straßen')"
    )
    assert run("edit", "muller2018").exit_code == 0
    assert bib(path) == BIB.replace("Wege", "Straßen")
    assert drafts() == []


def test_edit_keeps_the_newlines_of_the_file(run: Run, path: Path, editor: Callable[[str], None]) -> None:
    path.write_bytes(BIB.replace("\n", "\r\n").encode())
    editor("assert '\\r' not in path.read_bytes().decode()\ntext = text.replace('Wege', 'Straßen')")
    assert run("edit", "muller2018").exit_code == 0
    assert path.read_bytes() == BIB.replace("\n", "\r\n").replace("Wege", "Straßen").encode()


def test_edit_may_rename(run: Run, path: Path, editor: Callable[[str], None]) -> None:
    editor("text = text.replace('muller2018', 'mueller')")
    assert run("edit", "muller2018").exit_code == 0
    assert bib(path) == BIB.replace("muller2018", "mueller")


def test_edit_nothing(run: Run, path: Path, editor: Callable[[str], None]) -> None:
    editor("pass")
    result = run("edit", "muller2018")
    assert (result.exit_code, result.stderr) == (0, "Nothing was changed.\n")
    assert bib(path) == BIB
    assert drafts() == []


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("text = text.replace('},', '',)", "is not one entry"),
        ("text = ''", "is not one entry"),
        ("text = text.replace('muller2018', 'speckhard2015')", "there is an entry speckhard2015 already"),
        ("text = text.replace('muller2018', 'a b')", "cannot be a key"),
    ],
)
def test_a_mistake_in_the_editor_loses_nothing(
    code: str, message: str, run: Run, path: Path, editor: Callable[[str], None]
) -> None:
    editor(code)
    result = run("edit", "muller2018")
    assert result.exit_code == 4
    assert message in result.stderr
    assert bib(path) == BIB
    (draft,) = (state_dir() / "drafts").iterdir()
    assert f"What you wrote is in {draft}" in result.stderr


@pytest.mark.usefixtures("person")
def test_a_mistake_can_be_mended(run: Run, path: Path, editor: Callable[[str], None]) -> None:
    editor(
        "text = text.replace('Wege}', 'Straßen') if 'Wege' in text else text.replace('Straßen', 'Straßen}')"
    )
    result = run("edit", "muller2018", input="y\n")
    assert "Edit it again?" in result.stderr
    assert result.exit_code == 0
    assert bib(path) == BIB.replace("Wege", "Straßen")


def test_an_editor_that_fails_leaves_no_draft_unless_something_was_written(
    run: Run, path: Path, editor: Callable[[str], None]
) -> None:
    editor("sys.exit(1)")
    assert run("edit", "muller2018").exit_code == 2
    assert drafts() == []
    editor("path.write_text('mine', encoding='utf-8'); sys.exit(1)")
    assert "What you wrote is in" in run("edit", "muller2018").stderr
    assert drafts() == ["mine"]
    assert bib(path) == BIB


def test_no_editor_without_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    result = run("edit", "muller2018")
    assert result.exit_code == 2
    assert "there is no terminal for an editor" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_an_interrupt_belongs_to_the_editor(run: Run, path: Path, editor: Callable[[str], None]) -> None:
    editor(
        "import os, signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nos.kill(os.getppid(), signal.SIGINT)\n"
        "time.sleep(0.2)\ntext = text.replace('Wege', 'Pfade')"
    )
    assert run("edit", "muller2018").exit_code == 0
    assert bib(path) == BIB.replace("Wege", "Pfade")


def test_a_conflict_while_editing_loses_nothing(run: Run, path: Path, editor: Callable[[str], None]) -> None:
    editor(
        f"text = text.replace('Wege', 'X'); other = Path({str(path)!r}); other.write_text('% mine', encoding='utf-8')"
    )
    result = run("edit", "muller2018")
    assert result.exit_code == 5
    assert "changed by another program" in result.stderr
    assert bib(path) == "% mine"
    assert "X" in drafts()[0]


def test_on_windows_the_shell_reads_the_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotes and backslashes stay what they are there, and `code` is a batch file."""
    called = []
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("subprocess.run", lambda command, **options: called.append((command, options)))
    monkeypatch.setenv("VISUAL", r'"C:\Program Files\Notepad++\notepad++.exe" -multiInst')
    run_editor(Path("draft.bib"))
    command = r'"C:\Program Files\Notepad++\notepad++.exe" -multiInst "draft.bib"'
    assert called == [(command, {"check": True, "shell": True})]


@pytest.mark.skipif(os.name != "posix", reason="the shell of Windows says it in its own words")
@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("no-such-editor", "cannot be run: No such file or directory"),
        ('vi "', "cannot be run: No closing quotation"),
        ("false", "ended with status 1"),
    ],
)
def test_an_editor_that_does_not_work(
    command: str, message: str, run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", command)
    result = run("edit", "muller2018")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: the editor `{command}` {message}\n")
    assert (bib(path), drafts()) == (BIB, [])


def test_no_editor_without_input(run: Run) -> None:
    result = run("edit", "muller2018", "--no-input")
    assert result.exit_code == 2
    assert "--set NAME=VALUE" in result.stderr


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("pages=3--4", "{3--4}"),
        ("note=R&D --- 5%", "{R\\&D --- 5\\%}"),
        ("note=R\\&D", "{R\\&D}"),
        ("crossref=a_b", "{a_b}"),
        ("url=https://a.b/c_d?e&f", "{https://a.b/c_d?e&f}"),
    ],
)
def test_values_become_latex(given: str, written: str, run: Run, path: Path) -> None:
    assert run("edit", "muller2018", "--set", given).exit_code == 0
    assert f"  {given.partition('=')[0]} = {written},\n" in bib(path)


def test_remove(run: Run, path: Path) -> None:
    result = run("remove", "speckhard2015")
    assert result.exit_code == 0
    assert "speckhard2015: Speckhard, Anne, Eyewitness Accounts, 2015\n" in result.stderr
    assert bib(path) == BIB.partition("\n\n")[2]


def test_removing_a_parent_names_its_heirs(run: Run, path: Path) -> None:
    path.write_text(f"{BIB}@inbook{{part, crossref = {{Muller2018}}}}\n", encoding="utf-8")
    for words in (["muller2018", "--dry-run"], ["muller2018"]):
        assert "part inherits from what is removed" in run("remove", *words).stderr
    assert "inherits" not in run("remove", "speckhard2015").stderr


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(("answer", "left"), [("y", 0), ("n", 2), ("", 2)])
def test_remove_asks_a_person(answer: str, left: int, run: Run, path: Path) -> None:
    result = run("remove", "speckhard2015", "muller2018", input=f"{answer}\n")
    assert "Remove these 2 entries?" in result.stderr
    assert len(Library.open(path).entries) == left
    assert ("Nothing was removed.\n" in result.stderr) == (left == 2)


@pytest.mark.parametrize(
    "command", [["remove", "muller2018", "nobody"], ["edit", "nobody"], ["rename", "nobody", "x"]]
)
def test_unknown_keys(command: list[str], run: Run, path: Path) -> None:
    result = run(*command)
    assert result.exit_code == 1
    assert "there is no entry nobody" in result.stderr
    assert bib(path) == BIB


def test_rename(run: Run, path: Path) -> None:
    assert run("rename", "muller2018", "Muller:2018").exit_code == 0
    assert bib(path) == BIB.replace("muller2018", "Muller:2018")
    result = run("rename", "Muller:2018", "speckhard2015")
    assert result.exit_code == 2
    assert "there is an entry speckhard2015 already" in result.stderr


def test_check(run: Run, path: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no problems" in result.stderr
    path.write_text(BIB + "@book{x, author={A}\n title={T}, year=1}\n", encoding="utf-8")
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == (
        "14\tx\tsyntax\ta comma is missing before `title`\tfixable\n14\tx\tmissing\tno publisher\t\n"
    )
    assert "2 problems" in result.stderr


def test_check_json(run: Run, path: Path) -> None:
    path.write_text(
        "@misc{x, title={T}, url={http://a.b}, month={May the 1st of}, doi={doi:10.1000/1}}", encoding="utf-8"
    )
    finding = {"line": 1, "key": "x", "kind": "doi", "message": "the DOI carries more than the DOI"}
    assert json.loads(run("check", "--json").stdout) == [{**finding, "fixable": True, "fixed": False}]
    assert json.loads(run("check", "--json", "--fix").stdout) == [{**finding, "fixable": True, "fixed": True}]
    assert json.loads(run("check", "--json").stdout) == []


def test_check_fix(run: Run, path: Path) -> None:
    path.write_text(BIB + "@book{x, author={A}\n title={T}, year=1}\n", encoding="utf-8", newline="")
    result = run("check", "--fix", "--dry-run")
    assert "+@book{x, author={A},\n" in result.stdout
    assert result.exit_code == 1
    result = run("check", "--fix")
    assert result.exit_code == 1
    assert "2 problems, 1 of them fixed" in result.stderr
    assert bib(path) == BIB + "@book{x, author={A},\n title={T}, year=1}\n"
    assert run("edit", "x", "--set", "publisher=P").exit_code == 0
    assert run("check").exit_code == 0


def test_check_says_where_nothing_could_be_mended(run: Run, path: Path) -> None:
    path.write_text("@misc{x, title = {T}}\n", encoding="utf-8")
    assert "mended" not in run("check").stderr
    assert run("check", "--fix").stderr == f"{path}: 1 problem\nNothing could be mended safely.\n"
    assert run("log").stdout == ""


def test_without_library_and_log_there_is_nothing_to_undo(run: Run, path: Path) -> None:
    path.unlink()
    for command in ("undo", "log"):
        result = run(command)
        assert (result.exit_code, result.stdout) == (4, "")
        assert "there is no library here" in result.stderr
    run("add", "--title", "T", "--type", "book")
    assert run("undo").exit_code == 0
    assert not path.exists()
    assert "undone" in run("log").stdout
    assert run("undo").exit_code == 1


def test_undo_and_log(run: Run, path: Path) -> None:
    run("rename", "muller2018", "new")
    run("add", "--title", "T")
    assert bib(path) != BIB
    result = run("undo", "--dry-run")
    assert result.stderr.startswith("Would take back `add` of ")
    assert run("undo").stderr.startswith("Took back `add` of ")
    assert bib(path) == BIB.replace("muller2018", "new")
    run("undo")
    assert bib(path) == BIB
    result = run("undo")
    assert result.exit_code == 1
    assert "there is no change to take back" in result.stderr
    lines = [line.split("\t")[1:] for line in run("log").stdout.splitlines()]
    assert lines == [
        ["undone", "add", "1 added: t"],
        ["undone", "rename muller2018 new", "1 renamed: new"],
    ]
    found = json.loads(run("log", "--json").stdout)
    assert [(each["number"], each["command"], each["added"]) for each in found] == [
        (2, "add", ["t"]),
        (1, "rename muller2018 new", []),
    ]
    assert found[0]["files"] == [str(path)]


@pytest.mark.parametrize(
    "command", [["edit", "", "--set", "note=x"], ["edit", ""], ["remove", ""], ["show", ""]]
)
def test_an_entry_without_key_is_not_named(command: list[str], run: Run, path: Path) -> None:
    path.write_text(BIB + "@book{, title={T}}\n", encoding="utf-8", newline="")
    result = run(*command)
    assert (result.exit_code, bib(path)) == (1, BIB + "@book{, title={T}}\n")
    assert "there is no entry ''\n`refman check --fix` gives a key to every entry." in result.stderr


def test_undo_refuses_what_changed_since(run: Run, path: Path) -> None:
    run("add", "--title", "T")
    path.write_text("% mine", encoding="utf-8")
    result = run("undo")
    assert result.exit_code == 5
    assert "has changed since `add`" in result.stderr
    assert bib(path) == "% mine"


def test_the_system_saying_no_is_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_path: Path) -> None:
        raise OSError(5, "Input/output error", "library.bib")

    monkeypatch.setattr("refman.library.Library.open", failing)
    result = run("list")
    assert (result.exit_code, result.stderr) == (4, "Error: library.bib: Input/output error\n")


def test_windows_says_in_its_own_way_that_nobody_reads(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_path: Path) -> None:
        raise OSError(EINVAL, "Invalid argument")

    monkeypatch.setattr("refman.library.Library.open", failing)
    assert run("list").stderr == "Error: the output: Invalid argument\n"
    monkeypatch.setattr("sys.platform", "win32")
    assert (run("list").exit_code, run("list").stderr) == (1, "")
