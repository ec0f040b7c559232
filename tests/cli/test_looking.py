"""`list`, `search`, `show`, `cites`, `config`, `completion`, as a person or a script calls them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from refman.cli import cli
from refman.cli.terminal import print_diff, print_table, progress
from refman.library import Library
from refman.model import ArticleRecord, CitationRecord, Decision

Run = Callable[..., Result]
BIB = """@article{speckhard2015,
  author = {Speckhard, Anne and Yayla, Ahmet S.},
  title = {Eyewitness {Accounts}},
  journal = {Perspectives on Terrorism},
  year = {2015},
}

@book{muller2018,
  author = {M{\\"u}ller, J{\\"o}rg},
  title = {Stra{\\ss}en & Wege, a title that is far too long for a narrow terminal},
  year = {2018},
}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.bib"
    path.write_text(BIB, encoding="utf-8")
    with Library.open(path).change("import") as change:
        change.record(
            ArticleRecord("a.html", "x", "html", title="An Article"),
            [
                CitationRecord(
                    "a.html",
                    "3:1",
                    "3",
                    "full",
                    "Müller, *Straßen*, 7.",
                    "muller2018",
                    locator="7",
                    context="As Müller says.",
                ),
                CitationRecord("a.html", "4:1", "4", "ibid", "Ibid.", "muller2018", section="II"),
            ],
        )
        change.record(
            ArticleRecord("b.pdf", "y", "pdf"),
            [CitationRecord("b.pdf", "1:1", "1", "full", "Müller.", "muller2018")],
        )
    return path


@pytest.fixture
def run(path: Path) -> Run:
    def called(*arguments: str, **options: str) -> Result:
        return CliRunner().invoke(cli, ["-L", str(path), *arguments], **options)  # type: ignore[arg-type]

    return called


def test_list(run: Run) -> None:
    result = run("list")
    assert result.exit_code == 0
    assert result.stdout == (
        "speckhard2015\tarticle\tSpeckhard and Yayla\t2015\tEyewitness Accounts\t\n"
        "muller2018\tbook\tMüller\t2018\tStraßen & Wege, a title that is far too long for a narrow terminal\t3\n"
    )
    assert result.stderr == ""


@pytest.mark.parametrize(
    "query",
    [
        ["author:muller year:2018-2020"],
        ["type:book year:2018 strassen"],
        ["author:muller", "year:2018"],
        ["author:muller -type:article title:wege"],
        ['title:"a title that" author:muller'],
        ["title:a title that", "author:muller"],
        ["title:wege author:muller", "type:book"],
    ],
)
def test_a_query_in_one_argument_or_several(query: list[str], run: Run) -> None:
    assert run("search", "--keys", *query).stdout == "muller2018\n"


def test_an_empty_library_says_what_to_do(run: Run, path: Path) -> None:
    path.write_text("% nothing yet\n", encoding="utf-8")
    result = run("list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "`refman import` and `refman add` bring some" in result.stderr


def test_a_key_that_was_merged_is_known_by_its_new_name(run: Run, path: Path) -> None:
    with Library.open(path).change("dedupe") as change:
        change.decide(Decision("merged", ("muller2018", "mueller2018")))
    for command in ("show", "cites", "rename"):
        result = run(command, "mueller2018", *(["new"] if command == "rename" else []))
        assert result.exit_code == 1
        assert "mueller2018 was merged into muller2018." in result.stderr


@pytest.mark.parametrize(
    ("sort", "keys"),
    [
        ("key", ["muller2018", "speckhard2015"]),
        ("author", ["muller2018", "speckhard2015"]),
        ("year", ["speckhard2015", "muller2018"]),
        ("title", ["speckhard2015", "muller2018"]),
        ("cited", ["muller2018", "speckhard2015"]),
    ],
)
def test_list_sorted(sort: str, keys: list[str], run: Run) -> None:
    assert run("list", "--keys", "--sort", sort).stdout.split() == keys
    assert [each["key"] for each in json.loads(run("list", "--json", "--sort", sort).stdout)] == keys


@pytest.mark.parametrize("arguments", [["list"], ["search", "muller"], ["show", "muller2018"]])
def test_json_has_one_shape(arguments: list[str], run: Run) -> None:
    result = run(*arguments, "--json")
    assert result.exit_code == 0
    found = {each["key"]: each for each in json.loads(result.stdout)}["muller2018"]
    assert list(found) == ["key", "type", "fields", "item", "cited"]
    assert found["type"] == "book"
    assert found["fields"]["author"] == 'M{\\"u}ller, J{\\"o}rg'
    assert found["item"]["author"] == [{"family": "Müller", "given": "Jörg"}]
    assert found["cited"] == 3


def test_a_mistyped_field_is_told(run: Run) -> None:
    result = run("search", "--json", "autor:muller")
    assert (result.exit_code, result.stdout) == (1, "[]\n")
    assert result.stderr == "Nothing matches. No entry has a field `autor`; did you mean `author:`?\n"


def test_search(run: Run) -> None:
    assert run("search", "author:muller", "year:2010-", "--keys").stdout == "muller2018\n"
    assert run("search", "title:eyewitness accounts", "--keys").stdout == "speckhard2015\n"
    assert run("search", '"far too long"', "--keys").stdout == "muller2018\n"
    assert run("search", "--keys", "--", "-type:book").stdout == "speckhard2015\n"


def test_nothing_matches(run: Run) -> None:
    result = run("search", "nothing of the kind")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "Nothing matches.\n")
    assert run("search", "no", "--json").stdout == "[]\n"


def test_a_query_that_is_none(run: Run) -> None:
    result = run("search", "year:soon")
    assert result.exit_code == 2
    assert "`year:soon` is no number or range" in result.stderr


def test_show(run: Run) -> None:
    result = run("show", "muller2018", "speckhard2015")
    second, first = BIB.strip().split("\n\n")
    assert result.stdout == f"{first}\n\n{second}\n"
    assert "muller2018 is cited by 3 notes" in result.stderr
    assert result.exit_code == 0


def test_show_of_an_unknown_key(run: Run) -> None:
    result = run("show", "mueller2018", "speckhard2015")
    assert result.exit_code == 1
    assert result.stdout.startswith("@article{speckhard2015,")
    assert "there is no entry mueller2018\nDid you mean muller2018?\n" in result.stderr
    assert "`refman list` shows all keys" in run("show", "xyz").stderr


def test_cites(run: Run) -> None:
    result = run("cites", "muller2018")
    assert result.exit_code == 0
    assert result.stdout == (
        "An Article (a.html)\n  [3] Müller, *Straßen*, 7.  (at 7)\n      in: As Müller says.\n  [II, 4] Ibid.  (ibid)\n"
        "\nb.pdf\n  [1] Müller.\n"
    )


def test_cites_json(run: Run) -> None:
    found = json.loads(run("cites", "muller2018", "--json").stdout)
    assert {k: found[0][k] for k in ("article", "label", "form", "text", "locator", "context")} == {
        "article": "a.html",
        "label": "3",
        "form": "full",
        "text": "Müller, *Straßen*, 7.",
        "locator": "7",
        "context": "As Müller says.",
    }
    assert len(found) == 3


def test_what_no_note_cites(run: Run) -> None:
    result = run("cites", "speckhard2015", "--json")
    assert (result.exit_code, result.stdout) == (1, "[]\n")
    unknown = run("cites", "nobody", "--json")
    assert (unknown.exit_code, unknown.stdout) == (1, "[]\n")


@pytest.mark.parametrize("command", [["list"], ["search", "x"], ["show", "x"], ["cites", "x"], ["check"]])
def test_no_library(command: list[str], tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, [*command, "-L", str(tmp_path / "none.bib")])
    assert result.exit_code == 4
    assert "there is no library here" in result.stderr
    assert result.stdout == ""
    assert not list(tmp_path.glob("none*"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["-L", "x.bib", "list"],
        ["list", "-L", "x.bib"],
        ["list", "--library=x.bib"],
        ["--no-input", "list", "-Lx.bib", "--no-input"],
    ],
)
def test_common_options_may_stand_anywhere(
    arguments: list[str], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    path.rename("x.bib")
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0
    assert "muller2018" in result.stdout


def test_broken_blocks_are_mentioned(run: Run, path: Path) -> None:
    path.write_text(BIB + "@book{x, title = {open\n", encoding="utf-8")
    assert "1 block cannot be read and is not here; see `refman check`" in run("list").stderr
    path.write_text(BIB + "@book{x, title = {open\n@book{y, title={open\n", encoding="utf-8")
    assert "2 blocks cannot be read and are not here" in run("list").stderr


def test_a_damaged_provenance_file_is_named(run: Run, path: Path) -> None:
    beside = path.with_name("library.provenance.jsonl")
    beside.write_bytes(beside.read_bytes() + b"<<<<\n")
    number = len(beside.read_text(encoding="utf-8").splitlines())
    damage = f"{beside}:{number}: this line is no provenance record"
    for command in (
        ["list"],
        ["search", "wege"],
        ["show", "muller2018"],
        ["cites", "muller2018"],
        ["export", "--notes"],
        ["export", "--interactive"],
        ["export", "--group-by", "article"],
    ):
        result = run(*command)
        assert result.exit_code == 0
        assert (
            "1 line of its provenance cannot be read, so notes are missing; see `refman check`"
            in result.stderr
        )
    for command in (["remove", "muller2018"], ["dedupe"]):
        result = run(*command)
        assert result.exit_code == 4
        assert damage in result.stderr
    assert run("show", "nobody").exit_code == 1
    assert damage in run("check").stdout


def test_settings_and_where_they_come_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFMAN_CACHE_DIR", "cache")
    monkeypatch.delenv("REFMAN_STATE_DIR", raising=False)
    (tmp_path / ".refman.toml").write_text(
        'library = "refs/my.bib"\nkey-pattern = "{family}"\nthreshold = 0.9\ncolour = "red"\n',
        encoding="utf-8",
    )
    result = CliRunner().invoke(cli, ["config", "--json"])
    found = {each["name"]: (each["value"], each["from"]) for each in json.loads(result.stdout)}
    file = str(tmp_path / ".refman.toml")
    assert found["library"] == (str(tmp_path / "refs/my.bib"), file)
    assert found["key-pattern"] == ("{family}", file)
    assert found["threshold"] == ("0.9", file)
    assert found["style"] == (None, "default")
    assert found["cache-dir"] == ("cache", "$REFMAN_CACHE_DIR")
    assert found["state-dir"][1] == "platform"
    assert "there is no setting `colour`" in result.stderr
    monkeypatch.setenv("REFMAN_LIBRARY", "env.bib")
    assert "library\tenv.bib\t$REFMAN_LIBRARY\n" in CliRunner().invoke(cli, ["config"]).stdout
    assert "library\topt.bib\t--library\n" in CliRunner().invoke(cli, ["-L", "opt.bib", "config"]).stdout


def test_settings_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    stdout = CliRunner().invoke(cli, ["config"]).stdout
    assert f"library\t{Path('references/library.bib')}\tdefault\n" in stdout


@pytest.mark.parametrize(
    "text", ["library = 7", 'threshold = "high"', "threshold = true", "not toml", b"\xff"]
)
def test_settings_that_are_wrong(text: str | bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".refman.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    result = CliRunner().invoke(cli, ["config"])
    assert result.exit_code == 2
    assert ".refman.toml" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    result = CliRunner().invoke(cli, ["completion", shell])
    assert result.exit_code == 0
    assert f"_REFMAN_COMPLETE={shell}_complete" in result.stdout


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["-L", "{path}", "show", "mu"], ["muller2018"]),
        (["show", "-L", "{path}", "mu"], ["muller2018"]),
        (["-L", "{path}", "cites", ""], ["muller2018", "speckhard2015"]),
        (["-L", "{path}", "remove", "muller2018", "sp"], ["speckhard2015"]),
        (["-L", "nowhere.bib", "show", "mu"], []),
        (["sho"], ["show"]),
    ],
)
def test_keys_are_completed(words: list[str], completed: list[str], path: Path) -> None:
    from click.shell_completion import ShellComplete

    *arguments, incomplete = [word.format(path=path) for word in words]
    found = ShellComplete(cli, {}, "refman", "_REFMAN_COMPLETE").get_completions(arguments, incomplete)
    assert [item.value for item in found] == completed


def test_a_table_fits_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    rows = [
        ("averylongkey2020", "short", "A title that is much too long for this"),
        ("k", "漢字漢字", "x\ny\x1b[m"),
    ]
    print_table(("key", "author", "title"), rows)
    assert capsys.readouterr().out == (
        "key               author    title\n"
        "averylongkey2020  short     A title tha…\n"
        "k                 漢字漢字  x y\\x1b[m\n"
    )
    monkeypatch.setenv("COLUMNS", "5")
    print_table(("key", "author", "title"), rows)
    assert "avery…" in capsys.readouterr().out


HOSTILE = "@book{k,\r\n\ttitle = {A\x1b]0;owned\x07 B\x9b2J},\r\n}"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.bib"
    path.write_text(HOSTILE, encoding="utf-8", newline="")
    with Library.open(path).change("import") as change:
        change.record(
            ArticleRecord("a.html", "x", "html", title="\x1b[8m"),
            [CitationRecord("a.html", "1:1", "1", "full", "K\x1b[2J.", "k", context="As\rK.")],
        )
    article = path.with_suffix(".txt")
    article.write_text(
        "A title\n\nHe says so.[1]\n\n[1] K\x1b[2J, *A Book* (Leeds: Aire, 2001).\n", encoding="utf-8"
    )
    return path


COMMANDS = [
    ["show", "k"],
    ["list"],
    ["cites", "k"],
    ["notes", "{article}"],
    ["show", "k", "--json"],
    ["search", "k", "--json"],
    ["export"],
    ["export", "--style", "apa"],
    ["edit", "k", "--set", "year=2001", "--dry-run"],
    ["remove", "k"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_terminal_is_not_steered(
    command: list[str], hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    words = [word.format(article=hostile.with_suffix(".txt")) for word in command]
    cli.main(["-L", str(hostile), *words], standalone_mode=False)
    printed = "".join(capsys.readouterr())
    assert not any(c in printed.replace("\r\n", "") for c in "\x1b\x07\x9b\r")
    assert command[0] == "notes" or any(escape in printed for escape in (r"\x1b", r"\u001b"))


def test_elsewhere_and_in_json_everything_stays(hostile: Path) -> None:
    def output(*words: str) -> str:
        return CliRunner().invoke(cli, ["-L", str(hostile), *words]).stdout_bytes.decode()

    assert output("show", "k") == f"{HOSTILE}\n"
    assert "\x1b[2J" in output("cites", "k")
    (found,) = json.loads(output("show", "k", "--json"))
    assert found["fields"] == {"title": "A\x1b]0;owned\x07 B\x9b2J"}


def test_errors_do_not_steer_the_terminal(run: Run) -> None:
    assert "there is no entry \\x1b[2J" in run("show", "\x1b[2J").stderr


def test_a_diff_is_coloured_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    print_diff("-a\n+b\n")
    assert capsys.readouterr().out == "-a\n+b\n"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    print_diff("-a\n+b\n")
    assert capsys.readouterr().out == "\x1b[31m-a\x1b[0m\n\x1b[32m+b\x1b[0m\n"


def test_progress_is_for_terminals(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress("Work", 3) as step:
        step(1)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with progress("Work", 3) as step:
        step(3)
    assert "100%" in capsys.readouterr().err


def test_a_table_is_coloured_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("TERM", "xterm")
    print_table(("key",), [("k",)])
    assert "\x1b[1mkey\x1b[0m" in capsys.readouterr().out


def test_a_dumb_terminal_gets_no_escape_codes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "dumb")
    print_table(("key",), [("k",)])
    print_diff("-a\n+b\n")
    with progress("Work", 3) as step:
        step(3)
    assert "\x1b" not in "".join(capsys.readouterr())
